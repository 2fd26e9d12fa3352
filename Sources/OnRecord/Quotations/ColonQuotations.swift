import OnRecordLexicon
import OnRecordModel

/// Reads quotes whose cue is a colon: `X:「…」`, `X:…` in the turns of an interview and in headlines.
final class ColonQuotations {
  private let reading: Reading
  private let names: Names
  private let splitter: ClauseSplitter
  private let speech: SpeechMarks
  private let phrases: SourcePhraseFinder
  private let resolver: SourceResolver
  private let turns: TranscriptTurns

  /// A headline's speaker takes at most so many characters.
  private let speakerLimit = 16
  /// Behind the name of a headline's speaker stand at most so many more: a short title.
  private let titleLimit = 3
  /// Before the colon of a transcript whatever is no longer is somebody.
  private let nameLimit = 6
  /// A given name has at most so many characters.
  private let givenNameLimit = 2
  /// So far off a list has the same label again.
  private let labelReach = 200
  /// Content of a headline has at least so many Chinese characters.
  private let shortest = 3

  init(
    _ reading: Reading, _ names: Names, _ splitter: ClauseSplitter, _ speech: SpeechMarks,
    _ phrases: SourcePhraseFinder, _ resolver: SourceResolver
  ) {
    self.reading = reading
    self.names = names
    self.splitter = splitter
    self.speech = speech
    self.phrases = phrases
    self.resolver = resolver
    turns = TranscriptTurns(reading, names)
  }

  private var document: Document { reading.document }
  private var marks: [MarkedSpan] { splitter.marks }

  // MARK: Transcripts

  /// `X:「…」` without a cue word: the colon is the cue.
  func transcript(_ index: Int, _ passage: Passage, _ state: inout QuotationState) -> Bool {
    let clause = passage.clauses[index]
    guard clause.mark == .colon, index + 1 < passage.clauses.count, clause.span.start >= state.contentEnd else {
      return false
    }
    let next = passage.clauses[index + 1]
    if isExample(clause.span.end) { return false }
    guard let mark = splitter.mark(openingAt: next.span.start), !state.isUsed[mark], speech.isSpoken(marks[mark]),
      // 某甲批評某乙不敢出來:「…」: what the cue reports, and then the words themselves.
      passage.cues(of: index).allSatisfy({ $0.follow != .colon && $0.follow != .clause })
    else { return false }
    if let sender = sender(in: clause.span, state) {
      take(mark, sender, index, passage, &state)
      return true
    }
    let opens = index == 0 || passage.clauses[index - 1].sentence != clause.sentence
    let all = phrases.phrases(in: clause.span).filter {
      $0.government != .preposition && !phrases.isAsked($0)
        // 讓客人放心:「…」, but 令他無力:「…」.
        && ($0.kind == .pronoun || phrases.isPerson($0) || !phrases.isCaused($0))
    }
    var phrase = speaker(in: clause.span, all, opens: opens)
    if phrase == nil, opens, clause.span.length <= nameLimit {
      // 老王:「…」, 老王道:「…」, 老王批市府:「…」: somebody whom no list knows.
      phrase = beforeVerb(clause.span).map {
        classical($0)
          ?? SourceCandidate(span: $0, head: $0, kind: .anonymous, entities: [], flags: [], isUnknown: true)
      }
    }
    // 為甚麼沒有人問:「…」
    if let phrase, phrases.isNobody(phrase) { return false }
    guard
      let answer = phrase.map({ resolver.answer($0, rule: "source.transcript", state) })
        ?? (isDefined(index, passage) ? nil : resolver.clauseBefore(index, passage, state))
          ?? (opens && all.isEmpty || isDefined(index, passage) || state.memory.last?.paragraph != passage.index
            ? nil : resolver.implied(state)),
      answer.source != nil
    else { return false }
    take(mark, answer, index, passage, &state)
    return true
  }

  private func take(
    _ mark: Int, _ answer: SourceAnswer, _ index: Int, _ passage: Passage, _ state: inout QuotationState
  ) {
    state.isUsed[mark] = true
    let clause = passage.clauses[index].span
    let cue = verb(in: clause, behind: answer) ?? colon(behind: clause.end)
    add([marks[mark].inner], .direct, cue, answer, "content.transcript", passage, &state)
    state.contentEnd = max(state.contentEnd, marks[mark].outer.end)
    state.previous = (index, answer)
  }

  /// 林志成 of 我們收到林志成的回覆:「…」: not who received it; nobody where the text does not tell.
  private func sender(in clause: TextSpan, _ state: QuotationState) -> SourceAnswer? {
    guard let verb = clause.range.first(where: { phrases.predicate(at: $0) == "receives" }),
      !phrases.endsWithSetting(clause)
    else { return nil }
    let sender = phrases.phrases(in: TextSpan(verb, clause.end)).last { isSomebody($0) && $0.kind != .pronoun }
    return sender.map { resolver.answer($0, rule: "source.transcript", state) } ?? SourceAnswer.none
  }

  /// What stands before the first verb of saying: a name, where no list knows one; nothing where it is a conjunction.
  private func beforeVerb(_ clause: TextSpan) -> TextSpan? {
    let verb = clause.range.dropFirst().first { position in
      guard let cue = reading.lookups.word(.cues, at: position), Int(cue.end) <= clause.end else { return false }
      return cue.cueFlags.contains(.clause) && (cue.length > 1 || position > clause.start + 1)
    }
    guard let verb else { return clause }
    let name = TextSpan(clause.start, verb)
    return phrases.isOnlyConnectives(name) ? nil : name
  }

  /// 繡曰:「…」: of old books, the person whose given name it is.
  private func classical(_ clause: TextSpan) -> SourceCandidate? {
    guard clause.length > 1, document.scalars[clause.end - 1] == Self.says else { return nil }
    let span = TextSpan(clause.start, clause.end - 1)
    let person = span.length <= givenNameLimit ? names.person(named: span, document) : nil
    return SourceCandidate(
      span: span, head: span, kind: person == nil ? .anonymous : .titled, entities: person.map { [$0] } ?? [],
      flags: [],
      isUnknown: person == nil)
  }

  /// 曰
  private static let says = ("曰" as Unicode.Scalar).value

  /// A turn of an interview, 林志成：…: the sentence behind the colon is what the one before it says.
  /// - Returns: the content and who said it.
  func turn(_ passage: Passage, _ state: inout QuotationState) -> (content: TextSpan, answer: SourceAnswer)? {
    guard let speaker = turns[passage.index], passage.clauses.count > 1, let clause = passage.clauses.first,
      clause.mark == .colon, splitter.mark(openingAt: passage.clauses[1].span.start) == nil,
      let phrase = phrases.phrases(in: speaker).last
    else { return nil }
    let content = TextSpan(passage.clauses[1].span.start, passage.clauses[1].sentenceEnd)
    guard content.length >= shortest, !isNames(content), !holdsLabel(content) else { return nil }
    let answer = resolver.answer(phrase, rule: "source.turn", state)
    let isMixed = splitter.marks(in: content).contains { speech.isSpoken(marks[$0]) }
    add(
      [content], isMixed ? .mixed : .indirect, colon(behind: clause.span.end), answer, "content.turn", passage, &state)
    for mark in splitter.marks(in: content) { state.isUsed[mark] = true }
    state.contentEnd = max(state.contentEnd, content.end)
    state.previous = (1, answer)
    return (content, answer)
  }

  /// 嘉賓：林志成 主持：張惠玲: another label behind a space.
  private func holdsLabel(_ content: TextSpan) -> Bool {
    content.range.contains { colon in
      guard document.characterClass(at: colon) == .colon else { return false }
      var start = colon
      while start > content.start, colon - start < nameLimit, document.characterClass(at: start - 1) == .han {
        start -= 1
      }
      return start < colon && start > content.start && document.isSpace(start - 1)
    }
  }

  /// Who stands before the colon at once, or is the subject of its clause.
  private func speaker(in clause: TextSpan, _ all: [SourceCandidate], opens: Bool) -> SourceCandidate? {
    if let owner = all.last, isOwner(owner, clause) { return nil }
    let first = all.first { $0.government == .none && isSomebody($0) }
    let isSubject = first.map { phrases.isOnlyAdverbs(TextSpan(clause.start, $0.span.start)) } ?? false
    if let last = all.last, clause.end - last.span.end <= titleLimit,
      opens || last.span.start - clause.start <= titleLimit,
      // 維持其公司運作:「…」, 某甲譴責某乙:「…」, 他叮囑他:「…」: the object of the clause.
      last.kind != .pronoun || !phrases.isObject(last.span),
      !(isSubject && last.span != first?.span && (first.map { isActing($0, on: last) } ?? false))
    {
      return last
    }
    if isSubject { return first }
    // 這時其中一位女士站起來說:「…」
    if let last = all.last, last.kind == .anonymous, last.government == .none, !last.isUnknown,
      phrases.isCountedOne(last.head), reading.lookups.word(.cues, endingAt: clause.end) != nil
    {
      return last
    }
    guard opens || holdsCue(clause), let subject = phrases.subject(of: clause) else { return nil }
    // 標題讓政府高興:「…」
    if subject.kind == .anonymous, phrases.isCaused(subject) { return nil }
    return subject.kind == .pronoun && phrases.isObject(subject.span) ? nil : subject
  }

  /// 林志成的車:「…」, not 林志成的回應:「…」: whose something is of which the words tell.
  private func isOwner(_ phrase: SourceCandidate, _ clause: TextSpan) -> Bool {
    guard phrases.isPerson(phrase), phrases.isGenitive(at: phrase.span.end) else { return false }
    let thing = TextSpan(phrase.span.end + 1, clause.end)
    return thing.length <= titleLimit && !thing.isEmpty && !holdsCue(thing) && !speech.holdsVerb(thing)
      && thing.range.allSatisfy { position in
        reading.lookups.lists(at: position).isDisjoint(with: Self.speakingThings)
          && document.folded[position] != Self.word
      }
  }

  /// 話 of 一句話, folded
  private static let word = UInt16(("话" as Unicode.Scalar).value)

  private static let speakingThings: WordListSet = [
    WordListSet(.cues), WordListSet(.documents), WordListSet(.quoteNouns), WordListSet(.anonymousSources),
  ]

  /// One person, by name, pronoun or noun.
  private func isSomebody(_ phrase: SourceCandidate) -> Bool {
    switch phrase.kind {
    case .named, .titled: phrase.entities.contains { names.entities[$0].type == .person }
    case .pronoun: true
    case .anonymous: phrase.flags.isDisjoint(with: [.organization, .thing, .deictic]) && phrase.entities.isEmpty
    case .document: false
    }
  }

  /// A verb stands between the two.
  private func isActing(_ subject: SourceCandidate, on object: SourceCandidate) -> Bool {
    let gap = TextSpan(subject.span.end, object.span.start)
    return !gap.isEmpty && (speech.holdsVerb(gap) || holdsCue(gap))
  }

  /// 例如:「…」, 包括:「…」: what follows is named, not said.
  private func isExample(_ end: Int) -> Bool {
    guard let word = reading.lookups.word(.functionWords, endingAt: end, within: 3) else { return false }
    return !word.grammar.isDisjoint(with: [.conjunction, .preposition]) || speech.introducesTitle(endingAt: end)
  }

  /// 其中一款是:「…」: what something is, unless the clause before reports it.
  private func isDefined(_ index: Int, _ passage: Passage) -> Bool {
    let clause = passage.clauses[index]
    guard reading.lookups.grammar(endingAt: clause.span.end, within: 2).contains(.equates) else { return false }
    return index == 0 || passage.clauses[index - 1].sentence != clause.sentence
      || !holdsCue(passage.clauses[index - 1].span)
  }

  /// 批評解禁:「…」: a cue with an object stands before the colon.
  private func holdsCue(_ span: TextSpan) -> Bool {
    span.range.contains { position in
      reading.lookups.word(.cues, at: position).map {
        $0.length > 1 && $0.cueFlags.contains(.clause)
      } ?? false
    }
  }

  private func add(
    _ segments: [TextSpan], _ form: Quotation.Form, _ cue: TextSpan, _ answer: SourceAnswer, _ rule: String,
    _ passage: Passage, _ state: inout QuotationState
  ) {
    state.found.append(
      Quotation(
        form: form, content: segments.map { Quotation.Stretch(span: document.trimmed($0)) },
        cue: Quotation.Stretch(span: cue), source: answer.source,
        speakers: names.ids(of: answer.entities), contentRule: rule, sourceRule: answer.rule))
    state.content.append(contentsOf: segments)
    state.memory.remember(answer, paragraph: passage.index)
  }

  /// 梁振英反問:「…」: the cue between a speaker and the colon.
  private func verb(in clause: TextSpan, behind answer: SourceAnswer) -> TextSpan? {
    guard let source = answer.source, let cue = reading.lookups.word(.cues, endingAt: clause.end),
      Int(cue.start) == source.span.end
    else { return nil }
    return TextSpan(Int(cue.start), Int(cue.end))
  }

  private func colon(behind end: Int) -> TextSpan {
    var position = end
    while document.characterClass(at: position) == .space { position += 1 }
    return TextSpan(position, position + 1)
  }

  // MARK: Headlines

  /// A headline `X:…`, where X is a name or a role: the rest of the line is what X says, up to the next one who speaks.
  func headline(_ index: Int, _ passage: Passage, _ state: inout QuotationState) -> Bool {
    let clauses = passage.clauses
    let clause = clauses[index]
    guard clause.mark == .colon, index + 1 < clauses.count, clause.span.length <= speakerLimit,
      clause.span.start >= state.contentEnd, let answer = headlineSpeaker(clause.span, state)
    else { return false }
    var last = index + 1
    while last + 1 < clauses.count {
      let next = clauses[last + 1]
      if next.sentence != clauses[last].sentence, clauses[last].mark == .space || clauses[last].mark == .closeQuote,
        next.mark == .colon && headlineSpeaker(next.span, state) != nil
          || passage.cues(of: last + 1).contains(where: {
            if case .adjacent = $0.subject { true } else { false }
          })
      {
        break
      }
      last += 1
    }
    // 零售商：某店 產品：褲子: a list.
    if (index + 1..<last).contains(where: {
      clauses[$0].mark == .space && clauses[$0 + 1].mark == .colon && isLabel(clauses[$0 + 1].span)
    }) {
      return false
    }
    let span = TextSpan(clauses[index + 1].span.start, clauses[last].span.end)
    guard span.range.count(where: { document.characterClass(at: $0) == .han }) >= shortest else { return false }
    if isNames(span) { return false }
    // 主持：林志成 為何延期？: who holds the office, and a heading.
    if answer.entities.isEmpty, let name = names.mention(at: span.start), name.type == .person,
      document.isSpace(name.span.end)
    {
      return false
    }
    var content = span
    var form = Quotation.Form.indirect
    if let mark = splitter.mark(openingAt: span.start), marks[mark].outer.end >= span.end {
      content = marks[mark].inner
      form = .direct
      state.isUsed[mark] = true
    } else if splitter.marks(in: span).contains(where: { speech.isSpoken(marks[$0]) }) {
      form = .mixed
    }
    let cue = verb(in: clause.span, behind: answer) ?? colon(behind: clause.span.end)
    add([content], form, cue, answer, "content.headline", passage, &state)
    state.contentEnd = max(state.contentEnd, span.end)
    return true
  }

  /// 產品 of 零售商：某店 產品：褲子: the words stand before a colon again near by.
  private func isLabel(_ span: TextSpan) -> Bool {
    let key = document.key(span)
    return (max(0, span.start - labelReach)..<min(document.count - span.length, span.end + labelReach)).contains {
      $0 != span.start && document.folded[$0] == document.folded[span.start]
        && document.characterClass(at: $0 + span.length) == .colon
        && document.key(TextSpan($0, $0 + span.length)) == key
    }
  }

  /// 主持：林志成, 委員：林志成、張惠玲, 嘉賓：問題專家 林志成；評論員 張惠玲: who holds the office, and nothing is said.
  private func isNames(_ span: TextSpan) -> Bool {
    let lookups = reading.lookups
    var position = span.start
    var endsWithPerson = false
    while position < span.end {
      if let name = names.mention(at: position) {
        position = name.span.end
        endsWithPerson = name.type == .person
      } else if document.isSpace(position) || document.characterClass(at: position) == .semicolon
        || phrases.isConjunction(TextSpan(position, span.end))
      {
        position += 1
      } else if let title = lookups.word(.titles, at: position) ?? lookups.word(.anonymousSources, at: position) {
        position = Int(title.end)
        endsWithPerson = false
      } else {
        return false
      }
    }
    return endsWithPerson
  }

  private func headlineSpeaker(_ span: TextSpan, _ state: QuotationState) -> SourceAnswer? {
    if isRubric(span) { return nil }
    let all = phrases.phrases(in: span)
    // 某黨譴責政府驅散民眾:… : who condemns.
    if all.count > 1, let first = all.first, first.kind == .named, first.span.start - span.start <= titleLimit,
      let cue = reading.lookups.word(.cues, at: first.span.end),
      cue.length > 1 || cue.cueFlags.contains(.bare)
    {
      return resolver.answer(first, rule: "source.headline", state)
    }
    // 某甲晤某乙:… : who acts.
    if all.count > 1, let first = all.first, let last = all.last, isPerson(first), isPerson(last),
      first.government == .none, first.span.start - span.start <= titleLimit,
      document.characterClass(at: first.span.end) == .han
    {
      return resolver.answer(first, rule: "source.headline", state)
    }
    // 我問他:…, 直問醫師:…: no headline.
    if let last = all.last, last.kind == .pronoun && phrases.isObject(last.span) || phrases.isAsked(last) { return nil }
    // 生死金銀潭:一支醫療隊的50天: the name of a place ends what the line is called.
    if let last = all.last, last.kind == .named, !isPerson(last), last.span == last.head, last.span.start > span.start,
      document.characterClass(at: last.span.start - 1) == .han,
      !phrases.isOnlyAdverbs(TextSpan(span.start, last.span.start)),
      phrases.phrases(in: TextSpan(span.start, last.span.start)).isEmpty
    {
      return nil
    }
    guard let phrase = all.last, phrase.kind != .document || !phrase.entities.isEmpty, !phrases.isNobody(phrase),
      phrase.span.end >= span.end - titleLimit, isOffice(TextSpan(phrase.span.end, span.end), of: phrase),
      phrase.kind == .anonymous || phrase.entities.isEmpty
        || !phrase.entities.allSatisfy({ names.entities[$0].type == .place })
    else { return office(span).flatMap { resolver.answer($0, rule: "source.headline", state) } }
    return resolver.answer(phrase, rule: "source.headline", state)
  }

  /// 觀點, 某人專欄: what sort of text the line opens.
  private func isRubric(_ span: TextSpan) -> Bool {
    reading.lookups.phraseWord(.rubric, endingAt: span.end).map { Int($0.start) >= span.start } ?? false
  }

  private func isPerson(_ phrase: SourceCandidate) -> Bool {
    phrase.kind == .named && phrase.entities.contains { names.entities[$0].type == .person }
  }

  private static let predicates: WordListSet = [
    WordListSet(.speechAdverbs), WordListSet(.functionWords), WordListSet(.cues), WordListSet(.organizationSuffixes),
  ]

  /// 特朗普經濟顧問, 報社執行總編: a title that no list of speakers holds.
  private func office(_ span: TextSpan) -> SourceCandidate? {
    guard let title = reading.lookups.word(.titles, endingAt: span.end), title.length > 1 else { return nil }
    return SourceCandidate(span: span, head: span, kind: .anonymous, entities: [], flags: [])
  }

  /// Between a speaker and the colon stands nothing, or a title, or a word or two behind a person's name.
  private func isOffice(_ tail: TextSpan, of phrase: SourceCandidate) -> Bool {
    phrases.isOnlyAdverbs(tail) || !reading.lookups.lists(at: tail.start).isDisjoint(with: Self.predicates)
      || phrase.kind == .named && phrase.entities.contains { names.entities[$0].type == .person }
  }
}
