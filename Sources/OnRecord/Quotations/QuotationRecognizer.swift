import OnRecordLexicon
import OnRecordModel

/// Finds who said what: cue → content → source, paragraph by paragraph.
///
/// The flow follows Citron (Pearson et al. 2018): a cue is found first (`CueRecognizer`, `CueJudge`), its content by
/// the marks and the grammar behind or before it (`ContentReader`, `TrailingCue`), its source by sieves
/// (`SourceResolver`). Quotes without a cue word have readers of their own (`ColonQuotations`, `UncuedQuotations`). The
/// readers are classes, so that none is copied where one asks another.
final class QuotationRecognizer {
  private let reading: Reading
  private let names: Names
  private let splitter: ClauseSplitter
  private let cueRecognizer: CueRecognizer
  private let context: CueContext
  private let judge: CueJudge
  private let contents: ContentReader
  private let resolver: SourceResolver
  let phrases: SourcePhraseFinder
  private let trailing: TrailingCue
  private let colons: ColonQuotations
  private let uncued: UncuedQuotations
  private let setting: QuotationSetting
  private let headlines: HeadlineSpeakers
  private let continuations: ContinuationReader
  private let blocks: QuoteBlocks
  private let declined: DeclinedRecognizer

  init(_ reading: Reading, _ names: Names, _ figures: [Figure]) {
    self.reading = reading
    self.names = names
    splitter = ClauseSplitter(reading.document, QuoteMarkPairer(reading.document).spans())
    phrases = SourcePhraseFinder(reading, names, splitter)
    let speech = SpeechMarks(reading, splitter)
    context = CueContext(reading, names, phrases, speech)
    cueRecognizer = CueRecognizer(reading, names, splitter, phrases, speech, context)
    judge = CueJudge(reading, splitter, phrases, speech, context)
    contents = ContentReader(reading, splitter, judge, speech)
    resolver = SourceResolver(reading, names, phrases)
    trailing = TrailingCue(reading, splitter, speech, phrases)
    colons = ColonQuotations(reading, names, splitter, speech, phrases, resolver)
    setting = QuotationSetting(reading, phrases)
    headlines = HeadlineSpeakers(reading, names)
    continuations = ContinuationReader(reading, splitter, phrases)
    blocks = QuoteBlocks(reading.document, splitter)
    declined = DeclinedRecognizer(reading, names, splitter, phrases, resolver)
    uncued = UncuedQuotations(reading, names, splitter, speech, trailing, resolver, phrases, contents)
  }

  /// A quotation that is only introduced is no shorter.
  private let introducedLength = 8
  /// Whoever speaks inside a quote does so within so many clauses.
  private let nestedReach = 12
  /// A says that B says that C says: no more.
  private let depthLimit = 3

  var document: Document { reading.document }
  private var marks: [MarkedSpan] { splitter.marks }

  /// The quotations, sorted by the start of their content, and who declined to say anything, in order.
  func statements() -> (quotations: [Quotation], declined: [DeclinedComment]) {
    var state = QuotationState(names, phrases, marks: marks.count)
    var next: Passage?
    for index in document.paragraphs.indices {
      let passage = next ?? self.passage(index)
      next = index + 1 < document.paragraphs.count ? self.passage(index + 1) : nil
      read(passage, next, &state)
    }
    headlines.resolve(&state.found)
    for index in state.found.indices where blocks.runsOn(state.found[index].span) {
      state.found[index].content = state.found[index].content.flatMap { blocks.stretches($0) }
    }
    return (inOrder(state.found), state.declined)
  }

  /// Quotations are large: they are moved only where one was found behind a later one.
  private func inOrder(_ found: [Quotation]) -> [Quotation] {
    let spans = found.indices.map { found[$0].span }
    func isBefore(_ a: Int, _ b: Int) -> Bool {
      let (first, second) = (spans[a], spans[b])
      return first != second ? first < second : found[a].contentRule < found[b].contentRule
    }
    if found.indices.dropFirst().allSatisfy({ !isBefore($0, $0 - 1) }) { return found }
    return found.indices.sorted(by: isBefore).map { found[$0] }
  }

  /// A paragraph's clauses, and its cues that report something.
  private func passage(_ index: Int) -> Passage {
    let paragraph = document.paragraphs[index]
    let clauses = splitter.clauses(of: paragraph)
    var cues: [Cue] = []
    var firstCue: [Int] = []
    firstCue.reserveCapacity(clauses.count + 1)
    for (number, clause) in clauses.enumerated() {
      firstCue.append(cues.count)
      cueRecognizer.addCues(in: clause, index: number, to: &cues)
    }
    firstCue.append(cues.count)
    let passage = Passage(paragraph: paragraph, index: index, clauses: clauses, cues: cues, firstCue: firstCue)
    if cues.isEmpty { return passage }
    // Each is judged beside all the others, whether they report something or not.
    passage.keepCues(cues.map { judge.reports($0, in: passage) })
    return passage
  }

  private func read(_ passage: Passage, _ next: Passage?, _ state: inout QuotationState) {
    state.contentEnd = max(state.contentEnd, passage.paragraph.span.start)
    state.previous = nil
    state.paragraph = passage.index
    let isHeadline = document.isHeadline(passage.paragraph)
    for index in passage.clauses.indices {
      if isHeadline, colons.headline(index, passage, &state) { continue }
      if index == 0, let turn = colons.turn(passage, &state) {
        addContinuations(behind: turn.content.end, turn.answer, passage, &state)
        continue
      }
      uncued.read(index, passage, next, &state)
      if colons.transcript(index, passage, &state) { continue }
      declined.addDeclined(in: passage.clauses[index].span, to: &state)
      let count = state.found.count
      for number in passage.numbers(ofCuesOf: index) {
        let cue = passage.cues[number]
        if cue.span.start >= state.contentEnd {
          state.depth = 0
          read(cue, passage, &state)
        } else if isNested(cue, passage, state) {
          readNested(cue, passage, &state)
        }
      }
      if state.found.count == count { noteTopic(index, passage, state) }
    }
    readIntroduced(passage, &state)
  }

  private func noteTopic(_ index: Int, _ passage: Passage, _ state: QuotationState) {
    let clause = passage.clauses[index]
    guard clause.span.start >= state.contentEnd else { return }
    let opensSentence = index == 0 || passage.clauses[index - 1].sentence != clause.sentence
    state.memory.topics.note(
      Topics.Clause(span: clause.span, opensSentence: opensSentence, paragraph: passage.index))
  }

  // MARK: One cue

  /// The cue opens a sentence, and a pronoun follows.
  private func takesUp(_ cue: Cue, _ passage: Passage) -> Bool {
    guard cue.subject.isZero, cue.follow == .clause, cue.span.start == passage.clauses[cue.clause].span.start,
      cue.clause == 0 || passage.clauses[cue.clause - 1].sentence != passage.clauses[cue.clause].sentence,
      let pronoun = reading.lookups.word(.pronouns, at: cue.next)
    else { return false }
    return !pronoun.sourceFlags.isDisjoint(with: [.thing, .male, .female])
  }

  private func read(_ cue: Cue, _ passage: Passage, _ state: inout QuotationState) {
    if let held = cue.held {
      guard !state.isUsed[held.lowerBound] else { return }
      let answer = resolver.source(of: cue, in: passage, state)
      add(held.map { marks[$0].inner }, .direct, cue, answer, "content.held", passage, &state)
      for mark in held { state.isUsed[mark] = true }
      state.contentEnd = max(state.contentEnd, cue.span.end)
      return
    }
    let before = trailing.quotation(before: cue, in: passage, state)
    var content: Content?
    if let found = contents.content(of: cue, in: passage, limit: passage.paragraph.span.end),
      before == nil || !trailing.closes(cue, in: passage) && !isRemark(found)
    {
      content = found
    }
    guard before != nil || content != nil else {
      readBlock(cue, passage, &state)
      return
    }
    // 記者問X: X answers.
    if cue.flags.contains(.asks), let addressee = cue.addressee, let asked = names.mentions(in: addressee).last {
      state.memory.topics.note(asked.entity, at: cue.span.end, paragraph: passage.index)
    }
    let said = content.flatMap { $0.form == .indirect ? $0.segments.last : nil }
    let answer = resolver.source(of: cue, in: passage, state, content: said)
    if answer.source == nil, before == nil, cue.flags.contains(.noun) { return }
    // 說它是「空殼」,並非貶意: the writer takes up a word.
    if answer.source == nil, before == nil, content?.form != .direct, takesUp(cue, passage) { return }
    // 您先列出風險,並分析它們: what the reader is to do.
    if answer.rule == "source.pronoun.narrator", cue.subject.isZero, before == nil,
      !cue.flags.isDisjoint(with: [.noun, .thinks, .weak]), cue.follow == .clause
    {
      return
    }
    // 我是有點擔心,就說…; 它不具備,就說…: how the writer goes on.
    if before == nil, content?.form != .direct, isFiller(cue), isOwnWord(answer) { return }
    // …被拘捕,相信事件與毒品有關: who is told of is not who thinks so.
    if cue.flags.contains(.impersonal), cue.subject.isZero, cue.follow == .clause, before == nil,
      answer.rule != "source.same-sentence"
    {
      return
    }
    // A zero subject far from who spoke last is the writer's: 特別提醒大家; so is one of nobody who spoke.
    if before == nil, content?.form != .direct, cue.subject.isZero {
      if answer.source == nil, !cue.flags.isDisjoint(with: [.weak, .noun, .verbPhrase, .thinks]) { return }
      if answer.rule == "source.last-speaker", let last = state.memory.last, passage.index - last.paragraph > 1 {
        return
      }
    }
    if let before {
      let segments = [marks[before].inner] + (content?.segments ?? [])
      let form: Quotation.Form = content.map { $0.form == .direct ? .direct : .mixed } ?? .direct
      let rule = content == nil ? "content.before-cue" : "content.around-cue"
      add(segments, form, cue, answer, rule, passage, &state)
      state.isUsed[before] = true
      state.contentEnd = max(state.contentEnd, cue.next)
    } else if let content {
      add(content.segments, content.form, cue, answer, content.rule, passage, &state)
    }
    guard let content else { return }
    if content.form != .direct, content.followedBy == nil {
      addContinuations(behind: content.end, answer, passage, &state)
    }
    for mark in content.marks { state.isUsed[mark] = true }
    state.contentEnd = max(state.contentEnd, content.end)
    if let mark = content.followedBy, !endsWithAnother(mark, answer, passage) {
      addFollowing(mark, answer, passage, &state)
    }
  }

  /// 某甲透露,A,「B。」某乙表示。: a sentence of nothing but a cue and whoever stands beside it takes the quotation.
  private func endsWithAnother(_ mark: Int, _ answer: SourceAnswer, _ passage: Passage) -> Bool {
    guard let clause = passage.clause(at: marks[mark].outer.start),
      let cue = trailing.attribution(of: mark, openingAt: clause, in: passage), cue.follow == .end,
      case .adjacent(let other) = cue.subject, other.kind != .pronoun,
      other.span.start - marks[mark].outer.end <= 1
    else { return false }
    return other.entities != answer.entities || other.entities.isEmpty
  }

  /// 就說: what speakers put between their words.
  private func isFiller(_ cue: Cue) -> Bool {
    cue.span.length == 1 && document.folded[cue.span.start] == Self.says && cue.span.start > cue.opens
      && document.folded[cue.span.start - 1] == Self.then
      && phrases.afterConnectives(TextSpan(cue.opens, cue.span.start)) >= cue.span.start - 1
  }

  /// 就
  private static let then = UInt16(("就" as Unicode.Scalar).value)
  /// 說, folded
  private static let says = UInt16(("说" as Unicode.Scalar).value)

  /// 他現在是歐洲議會議員: who spoke, by office.
  private func isOffice(_ span: TextSpan) -> Bool {
    guard let pronoun = reading.lookups.word(.pronouns, at: span.start),
      !pronoun.sourceFlags.isDisjoint(with: [.male, .female]), pronoun.sourceFlags.isDisjoint(with: [.plural]),
      reading.lookups.lists(endingAt: span.end).contains(WordListSet(.titles))
    else { return false }
    let verb = phrases.afterAdverbs(TextSpan(Int(pronoun.end), span.end))
    return reading.lookups.grammar(at: verb).contains(.equates)
  }

  /// The source is 我 or 它.
  private func isOwnWord(_ answer: SourceAnswer) -> Bool {
    guard answer.entities.isEmpty, let source = answer.source?.span,
      let pronoun = reading.lookups.word(.pronouns, at: source.start), Int(pronoun.end) == source.end
    else { return false }
    return pronoun.sourceFlags.contains(.narrator)
      || pronoun.sourceFlags.contains(.thing) && pronoun.sourceFlags.isDisjoint(with: [.deictic])
  }

  /// 「…」他說,指的是…, 「…」他說,聲音顫抖: what the narrator tells of the words before the cue, or of who said them.
  private func isRemark(_ content: Content) -> Bool {
    guard let start = content.segments.first?.start else { return false }
    if let word = reading.lookups.word(.cues, at: start), word.cueFlags.contains(.ends) { return true }
    if content.form == .indirect, let span = content.segments.first, isOffice(span) { return true }
    return content.form == .indirect
      && reading.lookups.word(.narrationWords, at: start).map { $0.narrationFlags.contains(.bearing) } ?? false
  }

  /// 某某這樣看待: at the end of a paragraph: the quotation that fills the next one is what its last subject says.
  private func readIntroduced(_ passage: Passage, _ state: inout QuotationState) {
    guard let clause = passage.clauses.last, clause.mark == .colon, !document.isHeadline(passage.paragraph),
      let block = blocks.block(behind: passage.index),
      let first = block.segments.first, let last = block.segments.last, last.end > state.contentEnd,
      last.end - first.start >= introducedLength, let answer = introducer(clause.span, passage, state)
    else { return }
    add(block, nil, answer, "content.introduced", passage, &state)
  }

  /// Who speaks in the last clause of a paragraph, its subject, or whom it quotes.
  private func introducer(_ clause: TextSpan, _ passage: Passage, _ state: QuotationState) -> SourceAnswer? {
    if let previous = state.previous, previous.clause == passage.clauses.count - 1, previous.answer.source != nil {
      var answer = previous.answer
      answer.rule = "source.introduced"
      return answer
    }
    let number = passage.clauses.count - 1
    if let subject = phrases.subject(of: clause) {
      let isQuoted = reading.lookups.lists(endingAt: subject.span.start).contains(WordListSet(.cues))
      guard isQuoted || phrases.isOnlyAdverbs(TextSpan(clause.start, subject.span.start)) else { return nil }
      return subject.kind == .document || subject.isUnknown
        ? nil : resolver.answer(subject, rule: "source.introduced", state)
    }
    var answer = resolver.clauseBefore(number, passage, state)
    answer?.rule = "source.introduced"
    return answer
  }

  /// 某某說: at the end of a paragraph: what the next one holds in quotation marks, or as a block, is said.
  private func readBlock(_ cue: Cue, _ passage: Passage, _ state: inout QuotationState) {
    guard cue.follow == .colon, cue.clause == passage.clauses.count - 1, !document.isHeadline(passage.paragraph),
      let block = blocks.block(behind: passage.index)
    else { return }
    add(block, cue, resolver.source(of: cue, in: passage, state), "content.block", passage, &state)
  }

  /// Adds a block as one quote, unless a part of it belongs to another.
  private func add(
    _ block: QuoteBlocks.Block, _ cue: Cue?, _ answer: SourceAnswer, _ rule: String, _ passage: Passage,
    _ state: inout QuotationState
  ) {
    guard block.marks.allSatisfy({ !state.isUsed[$0] }), let end = block.segments.last?.end else { return }
    add(block.segments, .direct, cue, answer, rule, passage, &state)
    for mark in block.marks { state.isUsed[mark] = true }
    state.contentEnd = max(state.contentEnd, block.marks.last.map { marks[$0].outer.end } ?? end)
  }

  /// X說,A,「B。」: B is a direct quote of its own without a cue.
  private func addFollowing(_ mark: Int, _ answer: SourceAnswer, _ passage: Passage, _ state: inout QuotationState) {
    var answer = answer
    answer.rule = "source.same-sentence"
    if answer.source?.standing == .named { answer.source?.standing = .implied }
    let list = contents.list(from: mark)
    add(list.map { marks[$0].inner }, .direct, nil, answer, "content.after-indirect", passage, &state)
    for mark in list { state.isUsed[mark] = true }
    state.contentEnd = max(state.contentEnd, marks[list.last ?? mark].outer.end)
    // What follows in the sentence still has the same speaker.
    if let clause = passage.clause(at: marks[mark].outer.start) { state.previous = (clause, answer) }
  }

  private func add(
    _ segments: [TextSpan], _ form: Quotation.Form, _ cue: Cue?, _ answer: SourceAnswer, _ rule: String,
    _ passage: Passage, _ state: inout QuotationState
  ) {
    let quotation = Quotation(
      form: form, content: segments.map { Quotation.Stretch(span: document.trimmed($0)) },
      cue: cue.map { Quotation.Stretch(span: context.told($0)) }, source: answer.source,
      speakers: names.ids(of: answer.entities),
      addressee: cue.flatMap { setting.addressee(of: $0) }.map { Quotation.Stretch(span: $0) },
      venue: cue.flatMap { setting.venue(of: $0) }.map { Quotation.Stretch(span: $0) }, contentRule: rule,
      sourceRule: answer.rule)
    state.found.append(consume quotation)
    state.content.append(contentsOf: segments)
    if answer.isBackground { return }
    if state.depth == 0 { state.outer = (passage.index, answer) }
    state.memory.remember(
      answer, paragraph: passage.index, publishes: cue?.flags.contains(.report) ?? false)
    if let cue {
      state.previous = (cue.clause, answer)
      // Whom a person quotes does not go on: the person does.
      state.passesOn =
        cue.flags.contains(.report) && !answer.entities.contains { names.entities[$0].type == .person }
    }
  }

  /// Sentences that go on with indirect content without a cue.
  private func addContinuations(
    behind end: Int, _ answer: SourceAnswer, _ passage: Passage, _ state: inout QuotationState
  ) {
    guard !answer.entities.isEmpty, let clause = passage.clause(at: end - 1) else { return }
    for span in continuations.sentences(behind: clause, in: passage) {
      // Two quotes of one sentence go on with the same one.
      let stretch = document.trimmed(span)
      if state.found.contains(where: { $0.isContinuation && $0.span == stretch }) { continue }
      state.found.append(
        Quotation(
          form: .indirect, content: [Quotation.Stretch(span: stretch)], source: answer.source,
          speakers: names.ids(of: answer.entities), isContinuation: true,
          contentRule: "content.continuation", sourceRule: "source.last-speaker"))
    }
  }

  // MARK: Quotes inside quotes

  /// 報道引述該人士說,A: a cue inside indirect content counts where its own source stands right before it, at the
  /// beginning of the content.
  private func isNested(_ cue: Cue, _ passage: Passage, _ state: QuotationState) -> Bool {
    guard cue.follow != .end, let phrase = innerSpeaker(cue), phrase.kind != .pronoun || state.passesOn,
      cue.flags.isDisjoint(with: [.weak, .verbPhrase]),
      !cue.flags.contains(.noun) || cue.follow != .clause || cue.flags.contains(.chains),
      let outer = state.found.last(where: { $0.cue != nil }), outer.form != .direct,
      let stretch = outer.content.last?.span, stretch.contains(cue.span), phrase.span.start >= stretch.start,
      let first = passage.clause(at: stretch.start)
    else { return false }
    // Not far behind, so that the reading of an endless sentence stays linear.
    return cue.clause == first
      || (first...first + nestedReach).contains(cue.clause) && phrase.kind != .pronoun && !phrase.isUnknown
  }

  /// Who stands before a cue inside content; 某甲賽後說,「…」: a name farther off only where marked words follow.
  private func innerSpeaker(_ cue: Cue) -> SourceCandidate? {
    switch cue.subject {
    case .adjacent(let phrase): return phrase
    case .distant(let phrase):
      let isMarked = cue.follow == .mark || splitter.mark(openingAt: cue.next + 1) != nil
      return isMarked && (phrase.kind == .named || phrase.kind == .titled) ? phrase : nil
    case .zero, .other: return nil
    }
  }

  /// The marked words are a quote of their own, not only part of the one that is being read.
  private func isQuoted(_ mark: Int, _ state: QuotationState) -> Bool {
    state.isUsed[mark]
      && state.found.suffix(depthLimit + 1).contains { quotation in
        quotation.form == .direct && quotation.content.contains { $0.span == document.trimmed(marks[mark].inner) }
      }
  }

  private func readNested(_ cue: Cue, _ passage: Passage, _ state: inout QuotationState) {
    guard state.depth < depthLimit else { return }
    state.depth += 1
    guard let content = contents.content(of: cue, in: passage, limit: max(state.contentEnd, cue.next + 1)) else {
      return
    }
    let outer = state.memory
    let passesOn = state.passesOn
    let previous = state.previous
    let answer = resolver.source(of: cue, in: passage, state)
    // 他說父親告訴他,「…」: the marks hold another's words, so the outer quote is indirect.
    let others = content.form == .direct ? content.marks : content.followedBy.map { contents.list(from: $0) } ?? []
    if !others.isEmpty, let outer = state.found.indices.last, state.found[outer].form == .mixed,
      state.found[outer].content.allSatisfy({ stretch in
        splitter.marks(in: stretch.span).allSatisfy { others.contains($0) }
      })
    {
      state.found[outer].form = .indirect
    }
    add(content.segments, content.form, cue, answer, content.rule, passage, &state)
    for mark in content.marks { state.isUsed[mark] = true }
    if let mark = content.followedBy, !isQuoted(mark, state) { addFollowing(mark, answer, passage, &state) }
    // A person who tells what others said goes on; a medium only passes on.
    if !passesOn {
      state.memory = outer
      state.previous = previous
    }
  }
}

extension QuotationRecognizer {
  /// With the names and figures of `reading`, found first.
  convenience init(_ reading: Reading) {
    var figures = FigureRecognizer(reading).figures()
    var mentions = MentionRecognizer(reading).mentions()
    NamesAndFigures.settle(&mentions.mentions, &figures)
    self.init(reading, NameResolver(reading, mentions).names(), figures)
  }
}
