import OnRecordLexicon
import OnRecordModel

/// Finds who said what: cue → content → source, paragraph by paragraph.
///
/// The flow follows Citron (Pearson et al. 2018): a cue is found first, its content by the marks and the grammar
/// behind (or before) it, its source by sieves.
struct QuotationRecognizer {
  private let reading: Reading
  private let names: Names
  private let marks: [MarkedSpan]
  private let splitter: ClauseSplitter
  private let cueRecognizer: CueRecognizer
  private let resolver: SourceResolver
  private let speech: SpeechClassifier

  init(_ reading: Reading, _ names: Names, _ figures: [Figure]) {
    self.reading = reading
    self.names = names
    marks = QuoteMarkPairer(reading.document).spans()
    splitter = ClauseSplitter(reading.document, marks)
    cueRecognizer = CueRecognizer(reading, names, splitter)
    resolver = SourceResolver(reading, names, splitter)
    speech = SpeechClassifier(reading, names, splitter)
  }

  private var document: Document { reading.document }

  /// The quotations, sorted by the start of their content.
  func quotations() -> [Quotation] {
    var state = State(
      memory: SpeakerMemory(names, genders: genders()), isUsed: Array(repeating: false, count: marks.count))
    for (index, paragraph) in document.paragraphs.enumerated() {
      state.paragraph = index
      if paragraph.kind == .title || paragraph.kind == .heading {
        if headline(paragraph, &state) { continue }
      }
      read(paragraph, &state)
    }
    resolveHeadlines(&state.found)
    return state.found.sorted { ($0.span, $0.id) < ($1.span, $1.id) }
  }

  private struct State {
    var memory: SpeakerMemory
    var isUsed: [Bool]
    var paragraph = 0
    var found: [Quotation] = []
    /// Where the content that is being read ends: a cue before it is part of what is said.
    var contentEnd = 0
  }

  private func genders() -> [Character?] { names.entities.map { $0.gender?.first } }

  /// 學者:… in a headline is the first scholar that the body quotes by name.
  private func resolveHeadlines(_ found: inout [Quotation]) {
    for index in found.indices where found[index].sourceRule == "source.headline" && found[index].speakers.isEmpty {
      guard let source = found[index].source?.span, source.length >= 2 else { continue }
      let word = document.key(TextSpan(source.end - 2, source.end))
      let named = found.first { other in
        guard let span = other.source?.span, !other.speakers.isEmpty, span.start > source.end else { return false }
        return (span.start..<max(span.start, span.end - 1)).contains {
          document.key(TextSpan($0, $0 + 2)) == word
        }
      }
      guard let named else { continue }
      found[index].speakers = named.speakers
      found[index].source?.standing = .titled
      found[index].sourceRule = "source.headline.first-of-kind"
    }
  }

  // MARK: Paragraphs

  private func read(_ paragraph: Document.Paragraph, _ state: inout State) {
    let clauses = splitter.clauses(of: paragraph)
    let cues = clauses.indices.map { cueRecognizer.cues(in: clauses[$0], index: $0) }
    state.contentEnd = paragraph.span.start
    var previous: (clause: Int, answer: SourceAnswer)?
    for index in clauses.indices {
      let clause = clauses[index]
      if state.contentEnd <= clause.span.start { bareQuotations(clause, clauses, cues, paragraph, &state) }
      if let script = transcript(clause, index, clauses, paragraph, &state) {
        previous = (index, script)
        continue
      }
      for cue in cues[index] {
        let context = CueContext(paragraph: paragraph, clauses: clauses, cues: cues, cue: cue)
        if cue.span.start < state.contentEnd, !isNested(context, state) { continue }
        guard speech.isCue(context) else { continue }
        let answer = source(context, previous, state)
        if let quotation = quotation(context, answer, &state) {
          state.found.append(quotation)
          state.memory.remember(answer, paragraph: state.paragraph)
          previous = (index, answer)
        }
      }
    }
  }

  /// A cue inside content counts where it has a source of its own right before it.
  private func isNested(_ context: CueContext, _ state: State) -> Bool {
    let clause = context.clauses[context.cue.clause]
    guard !context.cue.flags.contains(.bare) || context.cue.span.length > 1 else { return false }
    guard let last = state.found.last?.content.last, last.span.contains(context.cue.span) else { return false }
    let start = max(clause.span.start, last.span.start)
    guard let answer = resolver.source(before: context.cue.span.start, from: start, memory: state.memory) else {
      return false
    }
    return answer.source?.standing == .named && context.cue.follow != .end
  }

  // MARK: Content

  private func quotation(_ context: CueContext, _ answer: SourceAnswer, _ state: inout State) -> Quotation? {
    let cue = context.cue
    let clause = context.clauses[cue.clause]
    var segments: [TextSpan] = []
    var rule = ""
    var isMixed = false

    // 「…」X說: the quotation stands before its cue.
    let before = quotationBefore(context, state)
    if let before {
      segments.append(marks[before].inner)
      state.isUsed[before] = true
      rule = "content.before-cue"
    }
    if cue.follow == .end {
      if segments.isEmpty { return nil }
      state.contentEnd = max(state.contentEnd, clause.span.end)
    } else {
      let after = contentAfter(context, hasBefore: before != nil)
      if let after {
        if before != nil && !after.isDirect && !after.rule.isEmpty { isMixed = true }
        segments.append(contentsOf: after.segments)
        for mark in after.marks { state.isUsed[mark] = true }
        isMixed = isMixed || after.isMixed
        rule = rule.isEmpty ? after.rule : rule + "+" + after.rule
        state.contentEnd = max(state.contentEnd, after.end)
        if !after.isDirect && segments.count == 1 {
          return make(segments, form: after.isMixed ? .mixed : .indirect, cue, answer, rule)
        }
      }
      if segments.isEmpty { return nil }
    }
    return make(segments, form: isMixed ? .mixed : .direct, cue, answer, rule)
  }

  private func make(
    _ segments: [TextSpan], form: Quotation.Form, _ cue: Cue, _ answer: SourceAnswer, _ rule: String
  ) -> Quotation {
    Quotation(
      form: form, content: segments.map { Quotation.Stretch(span: document.trimmed($0)) },
      cue: Quotation.Stretch(span: cue.span), source: answer.source,
      speakers: answer.entities.map { names.entities[$0].id }, contentRule: rule, sourceRule: answer.rule)
  }

  private struct Content {
    var segments: [TextSpan]
    var marks: [Int] = []
    var isDirect = false
    var isMixed = false
    var rule: String
    /// Behind the content.
    var end: Int
  }

  private func contentAfter(_ context: CueContext, hasBefore: Bool) -> Content? {
    let cue = context.cue
    let clause = context.clauses[cue.clause]
    var start = cue.next
    if cue.follow == .colon || cue.follow == .comma {
      guard cue.clause + 1 < context.clauses.count else { return nil }
      let next = context.clauses[cue.clause + 1]
      if next.sentence != clause.sentence { return nil }
      start = next.span.start
      if hasBefore && cue.follow == .comma
        && context.cues[cue.clause + 1].contains(where: { speech.hasOwnSubject($0, next) })
      {
        return nil
      }
    }
    if let mark = splitter.mark(at: start), marks[mark].outer.start == start {
      return markedContent(context, mark)
    }
    let end = indirectEnd(context, from: start)
    let span = TextSpan(start, end)
    guard span.length >= 4 else { return nil }
    let inner = marks.indices.filter { span.contains(marks[$0].outer) }
    let isMixed = inner.contains { speech.isSpoken(marks[$0], in: span) }
    let rule =
      switch cue.follow {
      case .colon: "content.colon"
      case .comma: "content.comma"
      default: "content.clause"
      }
    return Content(segments: [span], marks: inner, isMixed: isMixed, rule: rule, end: end)
  }

  /// The content begins with a quotation mark.
  private func markedContent(_ context: CueContext, _ first: Int) -> Content? {
    let paragraph = context.paragraph.span
    var used = [first]
    var segments = [marks[first].inner]
    var end = marks[first].outer.end
    // 「甲」、「乙」: one quotation in stretches.
    while let next = splitter.mark(at: end + 1), document.characterClass(at: end) == .enumerationComma,
      marks[next].outer.start == end + 1
    {
      used.append(next)
      segments.append(marks[next].inner)
      end = marks[next].outer.end
    }
    let last = used.last ?? first
    let isWhole = splitter.endsWithTerminal(marks[last]) || end >= paragraph.end
    let after = document.characterClass(at: end)
    if isWhole || after.endsSentence || after == .semicolon {
      return Content(segments: segments, marks: used, isDirect: true, rule: "content.marks", end: end)
    }
    if after == .comma || after == .closeBracket || after == .openBracket {
      if context.cue.follow != .mark || marks[first].inner.length > 14 || speech.newStatement(context, after: end) {
        return Content(segments: segments, marks: used, isDirect: true, rule: "content.marks.comma", end: end)
      }
    }
    // A fragment: the sentence goes on around the marked words.
    let sentenceEnd = indirectEnd(context, from: marks[first].outer.start)
    let span = TextSpan(marks[first].outer.start, max(end, sentenceEnd))
    let inner = marks.indices.filter { span.contains(marks[$0].outer) }
    return Content(segments: [span], marks: inner, isMixed: true, rule: "content.fragment", end: span.end)
  }

  /// The end of indirect content: its sentence, unless a clause with a cue of its own comes first.
  private func indirectEnd(_ context: CueContext, from start: Int) -> Int {
    let clauses = context.clauses
    guard var index = clauses.lastIndex(where: { $0.span.start <= start }) else { return context.paragraph.span.end }
    let sentence = clauses[index].sentence
    var end = clauses[index].span.end
    while clauses[index].mark != .closeQuote, index + 1 < clauses.count, clauses[index + 1].sentence == sentence {
      if clauses[index + 1].span.start > start, speech.startsStatement(clauses[index + 1], context.cues[index + 1]) {
        return end
      }
      index += 1
      end = clauses[index].span.end
    }
    return end
  }

  /// The unused quotation right before the clause of a cue: 「…」X說.
  private func quotationBefore(_ context: CueContext, _ state: State) -> Int? {
    let clause = context.clauses[context.cue.clause]
    // 「…」他說 in one clause: the quotation opens it.
    if let mark = splitter.mark(at: clause.span.start), marks[mark].outer.start == clause.span.start,
      marks[mark].outer.end <= context.cue.span.start, !state.isUsed[mark],
      speech.isSpoken(marks[mark], in: clause.span) || context.cue.flags.contains(.afterQuote)
    {
      return context.cue.span.start - marks[mark].outer.end <= 24 ? mark : nil
    }
    // 「…，」他說 or 「…」，他說.
    var position = clause.span.start
    while position > context.paragraph.span.start,
      document.isSpace(position - 1) || document.characterClass(at: position - 1) == .comma
        || document.characterClass(at: position - 1) == .fullStop && splitter.mark(at: position - 2) != nil
    {
      position -= 1
    }
    guard let mark = splitter.mark(at: position - 1), marks[mark].outer.end == position, !state.isUsed[mark],
      context.cue.follow != .mark, speech.isSpoken(marks[mark], in: context.paragraph.span),
      context.cue.flags.contains(.afterQuote), context.cue.span.start - clause.span.start <= 24
    else { return nil }
    return mark
  }

  // MARK: Sources

  private func source(
    _ context: CueContext, _ previous: (clause: Int, answer: SourceAnswer)?, _ state: State
  ) -> SourceAnswer {
    let cue = context.cue
    let clause = context.clauses[cue.clause]
    var start = clause.span.start
    if let mark = splitter.mark(at: start), marks[mark].outer.end <= cue.span.start { start = marks[mark].outer.end }
    if let answer = resolver.source(before: cue.span.start, from: start, memory: state.memory) { return answer }
    // Zero subject: the clauses before, back to the last cue or the sentence's start.
    var index = cue.clause - 1
    while index >= 0, context.clauses[index].sentence == clause.sentence {
      // Clauses that are content of the cue before name others, not the speaker.
      let isContent = context.clauses[index].span.start < state.contentEnd
      if let previous, previous.clause >= index || isContent, previous.answer.source != nil {
        var answer = previous.answer
        answer.rule = "source.same-sentence"
        if answer.source?.standing == .named { answer.source?.standing = .implied }
        return answer
      }
      if let answer = resolver.source(
        before: context.clauses[index].span.end, from: context.clauses[index].span.start, memory: state.memory,
        isOtherClause: true)
      {
        var answer = answer
        answer.rule = "source.clause-before"
        return answer
      }
      index -= 1
    }
    return resolver.implied(at: cue.span, memory: state.memory)
  }

  // MARK: Quotations without a cue of their own

  /// 「…」 that opens a sentence and is followed by no cue goes on with the last speaker.
  private func bareQuotations(
    _ clause: Clause, _ clauses: [Clause], _ cues: [[Cue]], _ paragraph: Document.Paragraph, _ state: inout State
  ) {
    guard let mark = splitter.mark(at: clause.span.start), marks[mark].outer.start == clause.span.start,
      !state.isUsed[mark], speech.isWhole(marks[mark])
    else { return }
    let end = marks[mark].outer.end
    let rest = clauses.filter { $0.span.end > end && $0.span.start < end + 40 && $0.sentence <= clause.sentence + 1 }
    // An attribution behind it will take it.
    for next in rest.prefix(2) {
      guard let index = clauses.firstIndex(where: { $0.span == next.span }) else { continue }
      if cues[index].contains(where: {
        $0.span.start >= end && $0.span.start - max(end, next.span.start) <= 24 && $0.flags.contains(.afterQuote)
      }) {
        return
      }
    }
    guard let last = state.memory.last, state.paragraph - last.paragraph <= 2 else { return }
    state.isUsed[mark] = true
    let answer = resolver.implied(at: clause.span, memory: state.memory)
    state.found.append(
      Quotation(
        form: .direct, content: [Quotation.Stretch(span: document.trimmed(marks[mark].inner))],
        source: answer.source, speakers: answer.entities.map { names.entities[$0].id },
        contentRule: "content.bare", sourceRule: "source.last-speaker"))
    state.memory.remember(answer, paragraph: state.paragraph)
  }

  // MARK: Colons

  /// `X:「…」` without a cue word: the colon is the cue.
  private func transcript(
    _ clause: Clause, _ index: Int, _ clauses: [Clause], _ paragraph: Document.Paragraph, _ state: inout State
  ) -> SourceAnswer? {
    guard clause.mark == .colon, index + 1 < clauses.count, clause.span.start >= state.contentEnd else { return nil }
    let next = clauses[index + 1]
    guard let mark = splitter.mark(at: next.span.start), marks[mark].outer.start == next.span.start,
      !state.isUsed[mark], speech.isSpoken(marks[mark], in: next.span),
      cueRecognizer.cues(in: clause, index: index).allSatisfy({ $0.follow != .colon })
    else { return nil }
    let opens = index == 0 || clauses[index - 1].sentence != clause.sentence
    let answer =
      resolver.source(before: clause.span.end, from: clause.span.start, memory: state.memory)
      ?? (opens ? nil : resolver.implied(at: clause.span, memory: state.memory))
    guard let answer, answer.source != nil else { return nil }
    state.isUsed[mark] = true
    let colon = colonSpan(after: clause.span.end)
    state.found.append(
      Quotation(
        form: .direct, content: [Quotation.Stretch(span: document.trimmed(marks[mark].inner))],
        cue: Quotation.Stretch(span: colon), source: answer.source,
        speakers: answer.entities.map { names.entities[$0].id }, contentRule: "content.transcript",
        sourceRule: answer.rule))
    state.contentEnd = marks[mark].outer.end
    state.memory.remember(answer, paragraph: state.paragraph)
    return answer
  }

  private func colonSpan(after end: Int) -> TextSpan {
    var position = end
    while document.characterClass(at: position) == .space { position += 1 }
    return TextSpan(position, position + 1)
  }

  /// A headline `X:…`, where X is a name or a role: the rest of the line is what X says.
  private func headline(_ paragraph: Document.Paragraph, _ state: inout State) -> Bool {
    let clauses = splitter.clauses(of: paragraph)
    guard let index = clauses.firstIndex(where: { $0.mark == .colon }), index + 1 < clauses.count else { return false }
    var start = clauses[index].span.start
    for position in clauses[index].span.range where document.isSpace(position) { start = position + 1 }
    let speaker = TextSpan(start, clauses[index].span.end)
    guard speaker.length <= 16, let answer = headlineSpeaker(speaker, state) else { return false }
    let span = TextSpan(clauses[index + 1].span.start, paragraph.span.end)
    guard span.length >= 4 else { return false }
    var content = span
    var form = Quotation.Form.indirect
    if let mark = splitter.mark(at: span.start), marks[mark].outer.start == span.start,
      marks[mark].outer.end >= paragraph.span.end - 1
    {
      content = marks[mark].inner
      form = .direct
      state.isUsed[mark] = true
    } else if marks.contains(where: { span.contains($0.outer) && speech.isSpoken($0, in: span) }) {
      form = .mixed
    }
    state.found.append(
      Quotation(
        form: form, content: [Quotation.Stretch(span: document.trimmed(content))],
        cue: Quotation.Stretch(span: colonSpan(after: clauses[index].span.end)), source: answer.source,
        speakers: answer.entities.map { names.entities[$0].id }, contentRule: "content.headline",
        sourceRule: "source.headline"))
    return true
  }

  private func headlineSpeaker(_ span: TextSpan, _ state: State) -> SourceAnswer? {
    guard let answer = resolver.source(in: span, rule: "source.headline", memory: state.memory),
      let source = answer.source, source.span.end >= span.end - 3
    else { return nil }
    if !answer.entities.isEmpty, answer.entities.allSatisfy({ names.entities[$0].type == .place }) { return nil }
    return answer
  }
}

/// A cue with all that stands around it.
struct CueContext {
  let paragraph: Document.Paragraph
  let clauses: [Clause]
  let cues: [[Cue]]
  let cue: Cue
}
