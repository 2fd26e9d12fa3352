import OnRecordLexicon
import OnRecordModel

/// Reads quotations without a cue of their own: 「…」 that opens a sentence, or ends one that reports nothing.
final class UncuedQuotations {
  let reading: Reading
  let names: Names
  private let splitter: ClauseSplitter
  let speech: SpeechMarks
  private let trailing: TrailingCue
  let resolver: SourceResolver
  let phrases: SourcePhraseFinder
  private let contents: ContentReader
  private let blocks: QuoteBlocks

  /// A subject goes on over at most so many clauses.
  let clauseLimit = 12
  /// A quotation behind another one is no shorter.
  private let fragmentLength = 5
  /// Between a question and its answer stand at most so many characters.
  private let answerLimit = 40
  /// What stands between the words of somebody who came up and what follows them at once.
  private let storyLimit = 12
  /// 是 stands at most so far before what somebody is.
  let equationLimit = 6
  /// The last speaker goes on over at most so many paragraphs.
  private let paragraphLimit = 2

  init(
    _ reading: Reading, _ names: Names, _ splitter: ClauseSplitter, _ speech: SpeechMarks, _ trailing: TrailingCue,
    _ resolver: SourceResolver, _ phrases: SourcePhraseFinder, _ contents: ContentReader
  ) {
    self.reading = reading
    self.names = names
    self.splitter = splitter
    self.speech = speech
    self.trailing = trailing
    self.resolver = resolver
    self.phrases = phrases
    self.contents = contents
    blocks = QuoteBlocks(reading.document, splitter)
  }

  var document: Document { reading.document }
  var marks: [MarkedSpan] { splitter.marks }

  func read(_ index: Int, _ passage: Passage, _ next: Passage?, _ state: inout QuotationState) {
    let clause = passage.clauses[index]
    guard clause.span.start >= state.contentEnd, let mark = mark(opening: index, passage), !state.isUsed[mark],
      marks[mark].outer.end <= passage.paragraph.span.end,
      speech.isWhole(marks[mark]) || followsQuotation(mark, index, passage, state)
    else { return }
    // An attribution behind it will take it.
    if trailing.attribution(of: mark, openingAt: index, in: passage) != nil { return }
    let opens = index == 0 || passage.clauses[index - 1].sentence != clause.sentence
    if !opens, isNoStatement(mark, behind: passage.clauses[index - 1]) { return }
    guard let answer = opens ? goesOn(mark, passage, next, state) : inSentence(index, passage, state) else { return }
    let list = contents.list(from: mark)
    for mark in list { state.isUsed[mark] = true }
    let end = marks[list.last ?? mark].outer.end
    state.contentEnd = max(state.contentEnd, end)
    state.content.append(contentsOf: list.map { marks[$0].inner })
    state.found.append(
      Quotation(
        form: .direct, content: list.map { Quotation.Stretch(span: document.trimmed(marks[$0].inner)) },
        source: answer.source, speakers: names.ids(of: answer.entities),
        contentRule: opens ? "content.bare" : "content.bare.in-sentence", sourceRule: answer.rule))
    state.memory.remember(answer, paragraph: passage.index)
    state.previous = (index, answer)
  }

  /// 標題是:「…」, 不是直接反駁:「…」, 「…」的承諾: a title, what nobody says, or what describes a noun.
  private func isNoStatement(_ mark: Int, behind clause: Clause) -> Bool {
    if phrases.isGenitive(at: marks[mark].outer.end), !splitter.endsWithTerminal(marks[mark]) { return true }
    guard clause.mark == .colon else { return false }
    return speech.introducesTitle(endingAt: clause.span.end) || isDenied(clause.span)
  }

  /// 而不是直接反駁: nothing but adverbs between the denial and the cue that ends the clause.
  private func isDenied(_ clause: TextSpan) -> Bool {
    guard let cue = reading.lookups.word(.cues, endingAt: clause.end) else { return false }
    return (clause.start..<max(clause.start, Int(cue.start))).contains { position in
      guard let word = reading.lookups.word(.functionWords, at: position), word.grammar.contains(.negates),
        !word.grammar.isDisjoint(with: [.equates, .lacks]), Int(word.end) <= cue.start
      else { return false }
      return phrases.isOnlyAdverbs(TextSpan(Int(word.end), Int(cue.start)), withTitles: false)
    }
  }

  /// The quotation that opens clause `index`; one that runs over paragraphs opens the last of them.
  func mark(opening index: Int, _ passage: Passage) -> Int? {
    let start = passage.clauses[index].span.start
    if index == 0, start == passage.paragraph.span.start { return blocks.opening(passage.paragraph.span) }
    return splitter.mark(openingAt: start)
  }

  /// 回答「…」,「…」: a second quotation goes on with the first, however short.
  func followsQuotation(_ mark: Int, _ index: Int, _ passage: Passage, _ state: QuotationState) -> Bool {
    guard index > 0, mark > 0, state.isUsed[mark - 1], passage.clauses[index - 1].mark == .comma,
      marks[mark - 1].outer.end == passage.clauses[index - 1].span.end,
      marks[mark].outer.end >= passage.clauses[index].span.end, marks[mark].inner.length >= fragmentLength,
      let last = state.found.last, last.form == .direct, last.span.end <= marks[mark - 1].inner.end,
      last.span.end > marks[mark - 1].inner.start
    else { return false }
    return !speech.isName(marks[mark])
  }

  /// The last speaker goes on, or the paragraph behind tells who spoke.
  private func goesOn(_ mark: Int, _ passage: Passage, _ next: Passage?, _ state: QuotationState) -> SourceAnswer? {
    let isAlone = marks[mark].outer.end >= passage.paragraph.span.end - 1
    if isAlone, let next, let cue = next.cues.first, cue.clause <= 1, case .adjacent(let phrase) = cue.subject,
      phrase.kind == .named || phrase.kind == .titled, cue.follow == .end || isNewSpeaker(phrase, passage, state)
    {
      return resolver.answer(phrase, rule: "source.next-line", state)
    }
    if let answer = attributedBehindDash(mark, passage, state) { return answer }
    // 「…。」林志成就是這樣收到短信的: he was told.
    if let behind = rest(of: passage, from: marks[mark].outer.end),
      behind.range.prefix(receiptReach).contains(where: { phrases.predicate(at: $0) == "receives" })
    {
      return SourceAnswer.none
    }
    if isOpening(passage, state), let answer = namedBehind(mark, passage, next, state) { return answer }
    if let answer = actorBehind(mark, passage, state) { return answer }
    if isAskedAndAnswered(mark) || isQuestionTo(mark) || answersBefore(mark, passage, state) {
      return SourceAnswer.none
    }
    if let answer = subjectBefore(mark, passage, state) { return answer }
    let first = document.paragraph(at: marks[mark].outer.start) ?? passage.index
    guard let last = state.memory.last, first - last.paragraph <= paragraphLimit else { return nil }
    // 學者:長期作用不大: nobody goes on with a headline that names nobody.
    if last.entities.isEmpty, document.isHeadline(document.paragraphs[last.paragraph]) { return SourceAnswer.none }
    // 傳媒追問詳情。「…」: nor with many, or with what is no person, unless its own words stand right before.
    if last.entities.isEmpty, !last.isSomebody, !isQuoted(last, passage, state) { return SourceAnswer.none }
    // 當時有選民說「…」，誰知…。「…」: nor with somebody who came up in a story.
    if last.entities.isEmpty, phrases.existing(endingAt: last.span.start), let before = state.found.last,
      marks[mark].outer.start - before.span.end > storyLimit
    {
      return SourceAnswer.none
    }
    let isHeading = isAlone && marks[mark].outer.start == passage.paragraph.span.start && isHeading(mark)
    return isHeading && !comesUp(last, next) || isOneSpeaking(mark) && isOrganization(last)
      ? SourceAnswer.none : resolver.implied(state)
  }

  /// 「你去哪裡?」 and 「去學校。」 in the next paragraph: two who talk, of whom the text names none here.
  private func answersBefore(_ mark: Int, _ passage: Passage, _ state: QuotationState) -> Bool {
    mark > 0 && state.isUsed[mark - 1] && marks[mark].inner.length <= replyLimit
      && marks[mark].outer.start == passage.paragraph.span.start
      && document.characterClass(at: marks[mark - 1].inner.end - 1) == .question
      && (marks[mark - 1].outer.end..<marks[mark].outer.start).allSatisfy { document.isSpace($0) }
  }

  /// An answer in a talk is no longer.
  private var replyLimit: Int { 20 }

  /// 「…」——林志成, “…” — — 《公約》第七條: who said it, or where it is written, behind a dash.
  private func attributedBehindDash(_ mark: Int, _ passage: Passage, _ state: QuotationState) -> SourceAnswer? {
    var start = marks[mark].outer.end
    var isDash = false
    while start < passage.paragraph.span.end {
      let kind = document.characterClass(at: start)
      guard kind == .dash || document.isSpace(start) else { break }
      isDash = isDash || kind == .dash
      start += 1
    }
    guard isDash, start < passage.paragraph.span.end else { return nil }
    let end = document.next(of: Self.ends, from: start, before: passage.paragraph.span.end)
    if document.characterClass(at: start) == .openTitle,
      let close = (start..<end).first(where: { document.characterClass(at: $0) == .closeTitle })
    {
      let title = TextSpan(start, close + 1)
      return SourceAnswer(
        source: Quotation.Source(span: title, standing: .anonymous), entities: [], rule: "source.next-sentence")
    }
    guard let phrase = phrases.phrases(in: TextSpan(start, end)).first, phrase.kind == .named, isPerson(phrase),
      phrases.isOnlyAdverbs(TextSpan(start, phrase.span.start)), phrase.span.end >= end - titleReach
    else { return nil }
    return resolver.answer(phrase, rule: "source.next-sentence", state)
  }

  private static let ends: CharacterClassSet = [.comma, .fullStop, .semicolon, .question, .exclamation, .newline]
  /// Behind the name stand at most so many characters.
  private var titleReach: Int { 8 }
  /// 收到 stands at most so far behind the marks.
  private var receiptReach: Int { 16 }

  /// 「還有聯絡嗎？」，「很少」他說: who asks is not who answers in the next marks.
  private func isAskedAndAnswered(_ mark: Int) -> Bool {
    let end = marks[mark].outer.end
    return document.characterClass(at: marks[mark].inner.end - 1) == .question
      && document.characterClass(at: end) == .comma && splitter.mark(openingAt: end + 1) != nil
  }

  /// 「林太，想問問土地供應」: who asks is none of those who were quoted.
  private func isQuestionTo(_ mark: Int) -> Bool {
    let inner = marks[mark].inner
    return inner.range.prefix(questionReach).contains { position in
      guard let asks = reading.lookups.word(.cues, at: position), asks.cueFlags.contains(.asks) else { return false }
      return position > inner.start && Self.wishes.contains(document.folded[position - 1])
        && (position == inner.start + 1 || document.characterClass(at: position - 2) == .comma)
    }
  }

  /// 想 of 想問, 請 of 請問, folded
  private static let wishes: Set<UInt16> = Set("想请".unicodeScalars.map { UInt16($0.value) })
  /// 想問 stands among so many characters, behind whoever is addressed.
  private let questionReach = 8

  /// 「世界養大的」 by itself on its line, without a mark that ends a sentence: a heading in the words of whoever speaks next.
  private func isHeading(_ mark: Int) -> Bool {
    let inner = marks[mark].inner
    return inner.length <= headingLength
      && inner.range.allSatisfy {
        let kind = document.characterClass(at: $0)
        return !kind.endsSentence && kind != .comma && kind != .ellipsis
      }
  }

  /// The next paragraph names the speaker.
  private func comesUp(_ speaker: SpeakerMemory.Speaker, _ next: Passage?) -> Bool {
    guard let next else { return false }
    return names.mentions(in: next.paragraph.span).contains { speaker.entities.contains($0.entity) }
  }

  /// A heading in quotation marks has at most so many characters.
  private let headingLength = 20

  /// 店主陳美芳向記者展示眼鏡。「…」: whom the sentence before is about, where nobody has spoken in the paragraph.
  private func subjectBefore(_ mark: Int, _ passage: Passage, _ state: QuotationState) -> SourceAnswer? {
    guard (state.memory.last?.paragraph ?? -1) < passage.index, let topic = state.memory.topics.last(in: passage.index),
      topic.paragraph == passage.index, let person = topic.entity, topic.position < marks[mark].outer.start,
      let name = names.mentions(in: TextSpan(topic.position, marks[mark].outer.start)).first(where: {
        $0.entity == person
      }),
      let number = passage.clause(at: topic.position), let own = passage.clause(at: marks[mark].outer.start),
      passage.clauses[number].sentence + 1 == passage.clauses[own].sentence,
      !phrases.holdsPreposition(TextSpan(passage.clauses[number].span.start, topic.position)),
      // 某甲又如何?「…」: who is asked about.
      passage.clauses[own - 1].mark != .question,
      number == 0 || passage.clauses[number - 1].sentence < passage.clauses[number].sentence
    else { return nil }
    return SourceAnswer(
      source: Quotation.Source(span: name.span, standing: .named), entities: [person], rule: "source.sentence-before")
  }

  /// 「…」約翰說。「…」: somebody whom no list knows, in the paragraph of the quotation before, which is his.
  private func isQuoted(_ speaker: SpeakerMemory.Speaker, _ passage: Passage, _ state: QuotationState) -> Bool {
    guard speaker.paragraph == passage.index, let before = state.found.last, before.form == .direct,
      before.cue != nil, let source = before.source
    else { return false }
    return source.span == speaker.span
  }

  /// 「…」林志成搖頭: who acts right behind the quotation that opens a paragraph has said it.
  private func actorBehind(_ mark: Int, _ passage: Passage, _ state: QuotationState) -> SourceAnswer? {
    let opens = marks[mark].outer.start == passage.paragraph.span.start
    guard opens || isAnswer(mark, state), let number = passage.clause(at: marks[mark].outer.end) else { return nil }
    let clause = passage.clauses[number].span
    let rest = document.trimmed(TextSpan(max(clause.start, marks[mark].outer.end), clause.end))
    guard let phrase = phrases.subject(of: rest), phrase.government == .none, phrase.span.end < rest.end,
      phrases.isOnlyAdverbs(TextSpan(rest.start, phrase.span.start)), !phrases.isGenitive(at: phrase.span.end),
      isPerson(phrase) || opens && isUnnamedPerson(phrase), !isIntroduced(passage)
    else { return nil }
    // 「…嗎?」林志成說,「不懂」: who answers did not ask.
    if asks(mark), splitter.mark(openingAt: clause.end + 1) != nil || !splitter.marks(in: rest).isEmpty {
      return SourceAnswer.none
    }
    let answer = resolver.answer(phrase, rule: "source.actor-behind", state)
    // 「…」他是誰?: who spoke last goes on.
    return phrase.kind == .pronoun && !phrase.flags.contains(.narrator) && answer.entities.isEmpty ? nil : answer
  }

  /// One sentence, which asks.
  private func asks(_ mark: Int) -> Bool {
    let inner = marks[mark].inner
    return document.characterClass(at: inner.end - 1) == .question
      && inner.range.dropLast().allSatisfy { !document.characterClass(at: $0).endsSentence }
  }

  /// 「怎麼辦?」她問。「…」: the quotation before asked.
  private func isAnswer(_ mark: Int, _ state: QuotationState) -> Bool {
    guard let last = state.found.last, last.form == .direct, let asked = last.content.last?.span,
      asked.end < marks[mark].outer.start, marks[mark].outer.start - asked.end <= answerLimit
    else { return false }
    return document.characterClass(at: asked.end - 1) == .question
  }

  /// The paragraph before ends with a colon, so that who speaks is told there.
  private func isIntroduced(_ passage: Passage) -> Bool {
    guard passage.index > 0 else { return false }
    return document.characterClass(at: document.paragraphs[passage.index - 1].span.end - 1) == .colon
  }

  /// 女學員, 我: one person whom the text does not name.
  private func isUnnamedPerson(_ phrase: SourceCandidate) -> Bool {
    switch phrase.kind {
    case .anonymous:
      !phrase.isUnknown && !phrase.isPointer && phrase.entities.isEmpty
        && phrase.flags.isDisjoint(with: [.organization, .plural, .whole, .thing])
    case .pronoun: phrase.flags.contains(.narrator) && !phrase.flags.contains(.plural)
    default: false
    }
  }

  /// Nobody spoke near by, or the paragraph before is about the one who speaks behind the quotation, not about who spoke
  /// last.
  private func isNewSpeaker(_ phrase: SourceCandidate, _ passage: Passage, _ state: QuotationState) -> Bool {
    guard let last = state.memory.last, passage.index - last.paragraph <= paragraphLimit else { return true }
    guard passage.index - last.paragraph > 1 else { return false }
    let named = names.mentions(in: document.paragraphs[passage.index - 1].span).map(\.entity)
    return phrase.entities.contains { named.contains($0) } && !last.entities.contains { named.contains($0) }
  }

  /// Nobody spoke since the last headline, so that the quotation opens the article or its part.
  private func isOpening(_ passage: Passage, _ state: QuotationState) -> Bool {
    guard let last = state.memory.last else { return true }
    guard passage.index - last.paragraph <= paragraphLimit else { return false }
    return (last.paragraph..<max(last.paragraph, passage.index)).contains {
      [.title, .heading].contains(document.paragraphs[$0].kind)
    }
  }

  /// 「…」這是林志成的心聲: the only person whom the sentence behind an opening quotation names.
  private func namedBehind(
    _ mark: Int, _ passage: Passage, _ next: Passage?, _ state: QuotationState
  ) -> SourceAnswer? {
    let end = marks[mark].outer.end
    guard let region = rest(of: passage, from: end) ?? next.flatMap({ rest(of: $0, from: $0.paragraph.span.start) }),
      // 「…嗎?」林志成說,「不懂」: who answers did not ask.
      !asks(mark) || splitter.marks(in: region).isEmpty
    else { return nil }
    // 「…。」前述人士稱,林志成…: who speaks there, not of whom.
    if let cue = passage.cues.first(where: { region.start < $0.span.start && $0.span.start < region.end }),
      case .adjacent(let phrase) = cue.subject, phrase.kind == .anonymous, !phrase.isUnknown, !phrase.isPointer,
      phrase.span.start >= region.start, phrases.isOnlyAdverbs(TextSpan(region.start, phrase.span.start))
    {
      return resolver.answer(phrase, rule: "source.next-sentence", state)
    }
    let people = names.mentions(in: region).filter {
      $0.type == .person && splitter.mark(at: $0.span.start) == nil
        && document.characterClass(at: $0.span.start - 1) != .openTitle
    }
    guard let first = people.first, people.allSatisfy({ $0.entity == first.entity }) else { return nil }
    return SourceAnswer(
      source: Quotation.Source(span: first.span, standing: .named), entities: [first.entity],
      rule: "source.next-sentence")
  }

  /// The rest of the sentence at `position`, or the next one where nothing is left of it.
  private func rest(of passage: Passage, from position: Int) -> TextSpan? {
    for clause in passage.clauses where clause.sentenceEnd > position {
      let span = document.trimmed(TextSpan(max(position, clause.span.start), clause.sentenceEnd))
      if span.length > 1 { return span }
    }
    return nil
  }

  /// 我, not 我們, 我國: one person says so, no body.
  func isOneSpeaking(_ mark: Int) -> Bool {
    marks[mark].inner.range.contains { position in
      guard let pronoun = reading.lookups.word(.pronouns, at: position) else { return false }
      return pronoun.length == 1 && pronoun.sourceFlags.contains(.narrator)
        && pronoun.sourceFlags.isDisjoint(with: [.plural, .reader])
        && !reading.lookups.at(position).contains { $0.length > 1 }
    }
  }

  private func isOrganization(_ speaker: SpeakerMemory.Speaker) -> Bool {
    // 使館發言人 is one person.
    names.mention(at: speaker.span.start).map { $0.type == .organization && $0.span == speaker.span } ?? false
  }

  func isPerson(_ speaker: SpeakerMemory.Speaker) -> Bool {
    speaker.isSomebody || speaker.entities.contains { names.entities[$0].type == .person }
  }

  /// Somebody with a name, or 他.
  func isPerson(_ phrase: SourceCandidate) -> Bool {
    switch phrase.kind {
    case .named, .titled: phrase.entities.count == 1 && names.entities[phrase.entities[0]].type == .person
    case .pronoun: phrase.flags.isDisjoint(with: [.plural, .thing, .narrator])
    case .anonymous, .document: false
    }
  }
}
