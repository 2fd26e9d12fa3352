import OnRecordLexicon
import OnRecordModel

/// Who says it, by which sieve.
struct SourceAnswer {
  var source: Quotation.Source?
  /// Indices into the article's entities.
  var entities: [Int]
  var rule: String
  /// One person whom the text does not name: 黃小姐, 店員.
  var isSomebody = false
  /// Told in passing, 對於X稱: nobody goes on with it.
  var isBackground = false

  static let none = SourceAnswer(source: nil, entities: [], rule: "source.none")
}

/// Resolves sources by sieves from strict to loose; every answer is signed by the sieve that gave it.
final class SourceResolver {
  let reading: Reading
  let names: Names
  var document: Document { reading.document }
  let phrases: SourcePhraseFinder
  let bodies: BodyResolver
  private let people: DescribedPeople
  let documents: DocumentResolver
  let pairs: NamedPairs

  /// A subject goes on over at most so many clauses.
  let clauseLimit = 12
  /// A pointing phrase is no longer: 這名官員.
  private let deicticLength = 10
  /// 害羞 of 害羞回:… in a headline: how it was said takes at most so many characters.
  private let mannerLimit = 2
  /// Words of which nothing is known are a source up to this length.
  private let unreadLimit = 24
  /// So many characters more than its name a place may have as a source: 法國當局.
  private let placeMargin = 2
  /// So far back the noun it points at may have come up.
  let mentionLimit = 400
  /// And so many names are looked at.
  let calledLimit = 400
  /// A clause whose last word is the name before 他 is no longer.
  let touchLimit = 40
  /// 來自 stands at most so far before the words for a person.
  let titleReach = 4
  /// Between a body and somebody of it stand at most so many characters: 法律系.
  private let departmentLimit = 5
  /// And points back over no more paragraphs; so does 他們.
  let pointingLimit = 2

  init(_ reading: Reading, _ names: Names, _ phrases: SourcePhraseFinder) {
    self.reading = reading
    self.names = names
    self.phrases = phrases
    bodies = BodyResolver(reading, names)
    people = DescribedPeople(reading, names)
    documents = DocumentResolver(reading, names, phrases, bodies)
    pairs = NamedPairs(reading, names)
  }

  /// The source of a cue: before it in its clause, in the clauses before, or the speaker who goes on.
  /// - Parameter content: what is said without marks, in which nobody speaks of himself by name.
  func source(
    of cue: Cue, in passage: Passage, _ state: QuotationState, content: TextSpan? = nil
  ) -> SourceAnswer {
    switch cue.subject {
    case .adjacent(let phrase) where phrase.isBackground || isAgreed(phrase, cue):
      var answer = answer(phrase, rule: "source.before-cue", state)
      answer.isBackground = true
      return answer
    case .adjacent(let phrase):
      if let maker = maker(of: phrase, cue, passage, state) { return maker }
      if let owner = owner(of: phrase, cue) { return answer(owner, rule: "source.before-cue", state) }
      if phrase.isUnknown, phrase.span.length <= mannerLimit, let actor = actor(of: passage, cue.clause, state) {
        return actor
      }
      if cue.frame == nil, let name = apposition(phrase, in: cue.clause, passage) {
        return answer(name, rule: "source.clause-before", state)
      }
      return answer(
        apart(phrase, cue, passage, content), rule: cue.frame == nil ? "source.before-cue" : "source.frame", state)
    // 根據政府政策去判斷,…: the writer does, by what stands before the cue.
    case .distant where cue.frame != nil && cue.flags.contains(.thinks) && isGoingTo(cue): return .none
    case .distant(let phrase): return answer(apart(phrase, cue, passage, content), rule: "source.subject", state)
    case .other where cue.frame == nil && (opensSentence(cue.clause, passage) || isScreenName(cue, passage)):
      // Somebody whom no list knows is not who spoke last.
      return unread(cue, passage)
    case .zero, .other: break
    }
    // 亦有指,…: nobody who has come up.
    if cue.frame != nil && cue.held == nil || phrases.existing(endingAt: cue.span.start) { return .none }
    if cue.subject.isZero, let told = received(cue, passage) ?? caller(cue, passage, state) { return told }
    // 問林志成，…: at the beginning of a sentence the writer asks, and whoever is asked answers.
    if cue.flags.contains(.asks), cue.addressee != nil, cue.subject.isZero, opensSentence(cue.clause, passage) {
      return .none
    }
    // 從南美來的一位先生聽了真相後表示: somebody else comes up.
    if let stranger = stranger(before: cue) {
      return answer(stranger, rule: "source.before-cue", state)
    }
    return clauseBefore(cue.clause, passage, state, cue) ?? actor(of: passage, cue.clause, state)
      ?? outermost(cue, passage, state) ?? goesOn(cue, passage, state)
  }

  /// 香港筆會Facebook發文稱: whose page it is, where somebody is named right before the platform.
  private func owner(of page: SourceCandidate, _ cue: Cue) -> SourceCandidate? {
    guard cue.flags.contains(.written), page.kind == .named,
      let platform = names.mention(at: page.span.end - 1), platform.type == .organization,
      platform.span.start > page.span.start,
      let owner = names.mention(at: platform.span.start - 1), owner.span.end == platform.span.start,
      owner.type != .place
    else { return nil }
    return SourceCandidate(
      span: TextSpan(page.span.start, owner.span.end), head: owner.span, kind: .named,
      entities: [owner.entity], flags: page.flags)
  }

  /// 來 of 用這個數字來判斷
  private func isGoingTo(_ cue: Cue) -> Bool {
    cue.span.start > cue.opens && SourcePhraseFinder.going.contains(document.folded[cue.span.start - 1])
  }

  /// 他同意某甲所說,…: told in passing, he goes on.
  private func isAgreed(_ phrase: SourceCandidate, _ cue: Cue) -> Bool {
    guard cue.frame == nil, let word = reading.lookups.word(.speechAdverbs, endingAt: cue.span.start, within: 1),
      reading.lexicon.value(word.id) == "relative"
    else { return false }
    return phrases.phrases(in: TextSpan(cue.opens, phrase.span.start)).contains {
      $0.government == .none && $0.kind != .document && !phrases.isPlaceOnly($0)
    }
  }

  /// 林志成視察港口　稱…, 林志成開直播 嬌羞回:…: in a headline the person or the body with whom a part before opens.
  private func actor(of passage: Passage, _ number: Int, _ state: QuotationState) -> SourceAnswer? {
    guard passage.paragraph.kind == .title || passage.paragraph.kind == .heading else { return nil }
    for index in (max(0, number - clauseLimit)..<number).reversed() {
      let clause = passage.clauses[index]
      guard let name = names.mention(at: clause.span.start), name.span.start == clause.span.start else {
        // 官分析現場情況　指…
        if let first = phrases.phrases(in: clause.span).first, first.span.start == clause.span.start,
          first.kind == .anonymous, !first.isPointer, !first.isUnknown, passage.cues(of: index).isEmpty,
          first.flags.isDisjoint(with: [.plural, .thing])
        {
          return answer(first, rule: "source.headline", state)
        }
        continue
      }
      if name.type == .organization {
        return opener(name, of: clause.span).map { answer($0, rule: "source.headline", state) }
      }
      guard name.type == .person else { return nil }
      return SourceAnswer(
        source: Quotation.Source(span: name.span, standing: .named), entities: [name.entity], rule: "source.headline")
    }
    return nil
  }

  /// 衛生局首發指引　提醒…, 工會理事長旁聽　指…: the body with which the part opens, or somebody of it right behind; nobody
  /// where one stands farther off, 台大法律系男生.
  private func opener(_ body: NamedSpan, of clause: TextSpan) -> SourceCandidate? {
    let all = phrases.phrases(in: clause)
    guard let first = all.first, first.span.start == body.span.start, first.government == .none else { return nil }
    let isOfIt = all.dropFirst().contains {
      $0.kind == .anonymous && $0.flags.isDisjoint(with: [.organization, .thing])
        && $0.head.start - body.span.end <= departmentLimit
    }
    return isOfIt ? nil : first
  }

  /// 她對張惠玲說, 他批評林志成: a pronoun does not mean whom its clause names behind it, nor whom
  /// what is said begins with.
  private func apart(
    _ phrase: SourceCandidate, _ cue: Cue, _ passage: Passage, _ content: TextSpan?
  ) -> SourceCandidate {
    guard phrase.kind == .pronoun || phrase.kind == .anonymous && phrase.flags.contains(.deictic),
      phrase.span.end < passage.clauses[cue.clause].span.end
    else { return phrase }
    var phrase = phrase
    // Farther on he may be named again: 他說,對方不願意,還罵某甲.
    let first = content.flatMap { passage.clause(at: $0.start) }.map { passage.clauses[$0].span.end }
    let end = max(passage.clauses[cue.clause].span.end, first ?? 0)
    phrase.others = names.mentions(in: TextSpan(phrase.span.end, end)).map(\.entity)
    return phrase
  }

  /// 何中尉表示, 多方認為: the words before a cue, of which nothing is known but that they name somebody.
  private func unread(_ cue: Cue, _ passage: Passage) -> SourceAnswer {
    var start = max(cue.opens, passage.clauses[cue.clause].span.start)
    // 不過, not 多 of 多方.
    while let word = phrases.conjunction(at: start), word.length > 1 || opensClause(word),
      Int(word.end) < cue.span.start
    {
      start = Int(word.end)
    }
    let end = phrases.beforeAdverbs(TextSpan(start, cue.span.start))
    let span = document.trimmed(TextSpan(start, phrases.beforePreposition(TextSpan(start, end))))
    // No mark opens or closes between its ends alone.
    guard (1...unreadLimit).contains(span.length), openMarks(span) == (0, 0),
      // 👉重申
      span.range.contains(where: { document.characterClass(at: $0) != .symbol })
    else { return .none }
    return SourceAnswer(
      source: Quotation.Source(span: span, standing: .anonymous), entities: [], rule: "source.unread", isSomebody: true)
  }

  /// 但 of 但何中尉: a conjunction that begins no longer word.
  private func opensClause(_ word: Hit) -> Bool {
    word.grammar.contains(.conjunction) && !word.grammar.contains(.preposition) && reading.lookups.isLongest(word)
  }

  /// How many titles, quotations and brackets are open at the end of `span`, and how few were at its lowest.
  private func openMarks(_ span: TextSpan) -> (atEnd: Int, atLeast: Int) {
    var (depth, lowest) = (0, 0)
    for position in span.range {
      switch document.characterClass(at: position) {
      case .openTitle, .openQuote, .openBracket: depth += 1
      case .closeQuote where document.isElision(position): break
      case .closeTitle, .closeQuote, .closeBracket: depth -= 1
      default: break
      }
      lowest = min(lowest, depth)
    }
    return (depth, lowest)
  }

  func opensSentence(_ clause: Int, _ passage: Passage) -> Bool {
    var first = clause
    // 不過,有店主表示
    while first > 0, passage.clauses[first - 1].sentence == passage.clauses[clause].sentence,
      phrases.isOnlyConnectives(passage.clauses[first - 1].span)
    {
      first -= 1
    }
    return first == 0 || passage.clauses[first - 1].sentence != passage.clauses[clause].sentence
  }

  func isPerson(_ entities: [Int]) -> Bool { entities.contains { names.entities[$0].type == .person } }

  /// 某某(gloss),同時是…成員在X上表示: the clause before is a name and nothing else, and clause `number` describes it.
  func apposition(_ phrase: SourceCandidate, in number: Int, _ passage: Passage) -> SourceCandidate? {
    guard phrase.kind == .anonymous, !isPerson(phrase.entities), number > 0, passage.cues(of: number - 1).isEmpty else {
      return nil
    }
    let before = passage.clauses[number - 1]
    guard before.sentence == passage.clauses[number].sentence, before.mark == .comma,
      let last = phrases.phrases(in: before.span).last, last.kind == .named, last.government == .none,
      last.entities.allSatisfy({ names.entities[$0].type == .person }),
      phrases.isOnlyAdverbs(TextSpan(last.span.end, before.span.end))
    else { return nil }
    return last
  }

  /// Nobody is named: the speaker of the cue before goes on; one whom nobody knows only where the cue says so, 續指, or
  /// as one person, who spoke in the same paragraph.
  private func goesOn(_ cue: Cue, _ passage: Passage, _ state: QuotationState) -> SourceAnswer {
    // 問:…: of an interview, whoever asks.
    guard let last = state.memory.last, !(cue.flags.contains(.asks) && cue.follow == .colon) else { return .none }
    if last.paragraph != state.paragraph, !reachesBack(cue, passage) {
      return cue.subject.isZero ? .none : unread(cue, passage)
    }
    let isOpen = last.entities.isEmpty && !(last.isSomebody && last.paragraph == state.paragraph)
    return isOpen && !cue.flags.contains(.continues) ? .none : implied(state)
  }

  /// 一位先生: who is counted as one in the cue's own stretch, where nothing governs him.
  private func stranger(before cue: Cue) -> SourceCandidate? {
    phrases.phrases(in: TextSpan(cue.opens, cue.span.start)).last {
      $0.kind == .anonymous && $0.government == .none && !$0.isUnknown
        && (phrases.isCountedOne($0.head) || comesUpAlone($0.head))
    }
  }

  /// 有一個男人
  private func comesUpAlone(_ noun: TextSpan) -> Bool {
    reading.lookups.phraseWord(.comesUp, endingAt: noun.start) != nil
  }

  /// The speaker of another paragraph goes on only by the cue's own word, 又指, in a transcript, 答:, in a heading, 籲使用者
  /// 反思, or in a document of theirs, 文中提到.
  private func reachesBack(_ cue: Cue, _ passage: Passage) -> Bool {
    if cue.flags.contains(.continues) || cue.follow == .colon || document.isHeadline(passage.paragraph) { return true }
    let start = phrases.afterConnectives(passage.clauses[cue.clause].span)
    guard let noun = reading.lookups.word(.documents, at: start), Int(noun.end) <= cue.span.start else { return false }
    return phrases.opensSetting(at: Int(noun.end))
      || phrases.isOnlyAdverbs(TextSpan(Int(noun.end), cue.span.start), withTitles: false)
  }

  func implied(_ state: QuotationState) -> SourceAnswer {
    guard let last = state.memory.last else { return .none }
    return SourceAnswer(
      source: Quotation.Source(span: last.span, standing: last.entities.isEmpty ? .anonymous : .implied),
      entities: last.entities, rule: "source.last-speaker", isSomebody: last.isSomebody)
  }

  /// What a noun phrase says about who speaks.
  func answer(_ candidate: SourceCandidate, rule: String, _ state: QuotationState) -> SourceAnswer {
    func made(
      _ standing: Quotation.Standing, _ entities: [Int], _ rule: String, _ span: TextSpan? = nil
    ) -> SourceAnswer {
      SourceAnswer(
        source: Quotation.Source(span: closed(span ?? candidate.issuer ?? candidate.span), standing: standing),
        entities: entities, rule: rule)
    }
    switch candidate.kind {
    case .named:
      // 中國華信網頁: a place is the beginning or the end of somebody whom nobody knows.
      if candidate.entities.count == 1, phrases.isPlaceOnly(candidate),
        candidate.span.length > candidate.head.length + placeMargin
      {
        return made(.anonymous, [], rule)
      }
      return made(.named, candidate.entities, rule)
    case .titled: return made(.titled, candidate.entities, rule)
    case .pronoun: return pronoun(candidate, state)
    case .document:
      // 他的聲明說: the document is his.
      if !candidate.flags.isDisjoint(with: [.male, .female]) { return pronoun(candidate, state) }
      // 德國《商報》報道: the title is the medium's, and nobody knows it.
      let isTitled = candidate.span.range.contains { document.characterClass(at: $0) == .closeTitle }
      // 梵蒂岡聲明 is that place's word, 美國的研究 is not.
      let isOfPlace = phrases.isPlaceOnly(candidate.entities)
      if !candidate.entities.isEmpty,
        !isOfPlace || !isTitled && candidate.flags.isDisjoint(with: [.plural, .organization])
      {
        return made(.titled, candidate.entities, rule)
      }
      if let author = candidate.author, !author.flags.isDisjoint(with: [.one, .relative, .organization]) {
        var whose = answer(
          SourceCandidate(
            span: author.span, head: author.head, kind: .anonymous, entities: author.entities, flags: author.flags),
          rule: rule, state)
        whose.source?.span = candidate.issuer ?? candidate.span
        return whose
      }
      if !isTitled, candidate.entities.isEmpty, let entities = documents.issuer(of: candidate, state) {
        return made(.titled, entities, "source.document-of-last")
      }
      return made(.anonymous, [], rule)
    case .anonymous where isAccount(candidate):
      // 他的分析表明: what he finds is his.
      return pronoun(candidate, state)
    case .anonymous:
      if let person = people.person(candidate) {
        return made(.titled, [person], "source.described")
      }
      if candidate.flags.contains(.deictic), candidate.span.length <= deicticLength,
        let entities = pointedAt(candidate, state)
      {
        return made(.titled, entities, "source.pointing")
      }
      // An unnamed speaker of a named body speaks for the body; one of its members, 港大學生, does not, and one of a named
      // person's is somebody else.
      let named = candidate.entities.filter { names.entities[$0].type == .organization }
      if named.isEmpty, candidate.flags.contains(.organization) {
        if let name = phrases.markedName(before: candidate) {
          return made(name.standing, name.entities, rule, name.span)
        }
        if let body = body(candidate) { return made(.titled, [body], "source.short-form") }
      }
      // 台灣大學的吳同學 does not either.
      if !named.isEmpty, candidate.isUnknown || speaksForBody(candidate) && !phrases.isAddressed(candidate) {
        return made(.titled, named, rule)
      }
      let isBound = candidate.flags.contains(.bound) && candidate.span == candidate.head
      var answer = made(.anonymous, [], rule, isBound ? phrases.whole(candidate.head) : nil)
      answer.isSomebody =
        flagsOfOne(candidate)
        || candidate.isUnknown
          && (phrases.isLatinStranger(at: candidate.span.start) || phrases.isFamiliarStranger(at: candidate.span.start))
      return answer
    }
  }

  /// 他的分析: a pronoun owns what is a cue as well, and no person.
  private func isAccount(_ candidate: SourceCandidate) -> Bool {
    guard !candidate.flags.isDisjoint(with: [.male, .female]),
      candidate.flags.isDisjoint(with: [.one, .relative, .plural]),
      let cue = reading.lookups.word(.cues, at: candidate.head.start)
    else { return false }
    return Int(cue.end) == candidate.head.end && cue.cueFlags.contains(.noun)
  }

  /// 發言人, 校長, 當局, not 球迷: the noun is of one who speaks for a body.
  private func speaksForBody(_ candidate: SourceCandidate) -> Bool {
    let flags = candidate.flags
    return !flags.isDisjoint(with: [.relative, .one, .organization, .whole])
      && (!flags.contains(.plural) || flags.contains(.organization))
  }

  /// 英國《金融時報》, 江凱明(Cameron Johnson), 《明報》記者: with the marks that open and close what the phrase holds.
  private func closed(_ span: TextSpan) -> TextSpan {
    var span = span
    var marks = openMarks(span)
    if marks.atLeast == -1 {
      switch document.characterClass(at: span.start - 1) {
      case .openTitle, .openQuote, .openBracket:
        span.start -= 1
        marks.atEnd += 1
      default: break
      }
    }
    guard marks.atEnd == 1 else { return span }
    switch document.characterClass(at: span.end) {
    case .closeTitle, .closeQuote, .closeBracket: return TextSpan(span.start, span.end + 1)
    default: return span
    }
  }

  /// 工會, 校方, 牛津校方: the organization named last that the noun may stand for.
  private func body(_ candidate: SourceCandidate) -> Int? {
    // 越來越多的大學: not the one that was named.
    if phrases.isGenitive(endingAt: candidate.span.start) { return nil }
    if candidate.entities.isEmpty { return bodies.body(candidate.head) }
    guard !isPerson(candidate.entities), candidate.head.start > candidate.span.start,
      let place = names.mention(at: candidate.span.start)
    else { return nil }
    return bodies.body(candidate.head, place: place.span)
  }

  /// A noun for one person: 店員, 黃小姐.
  private func flagsOfOne(_ candidate: SourceCandidate) -> Bool { isLabelled(candidate) || isOne(candidate) }

  /// 警員28597, 觀眾king
  func isLabelled(_ candidate: SourceCandidate) -> Bool {
    candidate.kind == .anonymous && candidate.head.end < candidate.span.end
      && document.characterClass(at: candidate.span.end - 1).isAlphanumeric
  }

  private func isOne(_ candidate: SourceCandidate) -> Bool {
    candidate.flags.isDisjoint(with: [.organization, .plural, .thing]) && !candidate.isUnknown
      // 業內人士 are many, 該業內人士 is one.
      && (!candidate.flags.contains(.whole) || candidate.flags.contains(.deictic)
        || phrases.isCountedOne(candidate.span))
  }
}
