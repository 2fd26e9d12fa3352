import OnRecordLexicon
import OnRecordModel

/// Whom a pronoun or a pointing noun means: 她, 他們, 該公司, 這名官員.
extension SourceResolver {
  func pronoun(_ candidate: SourceCandidate, _ state: QuotationState) -> SourceAnswer {
    let source = Quotation.Source(span: candidate.span, standing: .pronoun)
    let flags = candidate.flags
    if flags.contains(.narrator) { return SourceAnswer(source: source, entities: [], rule: "source.pronoun.narrator") }
    if !flags.isDisjoint(with: [.former, .latter]) {
      let pair = pairs.pair(before: candidate.span.start, outside: state.content)
      let entities = pair.map { [flags.contains(.former) ? $0.former : $0.latter] } ?? []
      return SourceAnswer(source: source, entities: entities, rule: "source.pronoun.pair")
    }
    if flags.contains(.plural) || flags.contains(.thing) {
      if let body = bodyBefore(candidate) {
        return SourceAnswer(source: source, entities: [body], rule: "source.pronoun.plural")
      }
      let last = state.memory.last.flatMap { state.paragraph - $0.paragraph <= pointingLimit ? $0 : nil }
      var entities = last?.entities ?? []
      // 它: nobody.
      if !flags.contains(.plural), isPerson(entities) { entities = [] }
      // 兩人: no body, which 他們 may mean.
      let isOne =
        entities.count == 1 && (flags.contains(.whole) || names.entities[entities[0]].type != .organization)
      // 某甲和某乙說,… 某甲又說,… 他們說: both, though one of them spoke last.
      if flags.contains(.plural), isOne || last?.isSomebody ?? false {
        let group = state.memory.group.flatMap { state.paragraph - $0.paragraph <= pointingLimit ? $0 : nil }
        entities = group?.entities ?? []
      }
      // 某甲和某乙已經見面。兩人都認為…
      if entities.count != 2, flags.contains(.whole), countsTwo(candidate.span),
        let pair = pairs.pair(before: candidate.span.start, outside: state.content), isLast(pair, before: candidate)
      {
        entities = [pair.former, pair.latter]
      }
      return SourceAnswer(source: source, entities: entities, rule: "source.pronoun.plural")
    }
    if isIntroduced(candidate) || followsCounted(candidate) {
      return SourceAnswer(source: source, entities: [], rule: "source.pronoun.open", isSomebody: true)
    }
    let isFemale = flags.contains(.female) ? true : flags.contains(.male) ? false : nil
    func meant(_ person: Int?) -> Int? {
      person.flatMap { state.memory.fits($0, isFemale) && !candidate.others.contains($0) ? $0 : nil }
    }
    func answer(_ person: Int) -> SourceAnswer {
      let person = state.memory.settled(
        person, before: candidate.span.start, female: isFemale, apartFrom: candidate.others, content: state.content)
      return SourceAnswer(source: source, entities: [person], rule: "source.pronoun")
    }
    if let person = meant(touching(candidate)) ?? meant(actorBefore(candidate))
      ?? meant(paragraphPerson(before: candidate, state))
    {
      return answer(person)
    }
    // 黃小姐表示,… 她稱: who spoke last is somebody without a name of an own.
    if state.memory.isOpen(in: state.paragraph) {
      return SourceAnswer(source: source, entities: [], rule: "source.pronoun.open", isSomebody: true)
    }
    if followsStranger(candidate, isFemale, state) {
      return SourceAnswer(source: source, entities: [], rule: "source.pronoun.open", isSomebody: true)
    }
    if let person = state.memory.person(
      before: candidate.span.start, in: state.paragraph, female: isFemale, apartFrom: candidate.others,
      content: state.content),
      !isSpokesman(person, candidate, state)
    {
      return answer(person)
    }
    return SourceAnswer(source: source, entities: [], rule: "source.pronoun.open", isSomebody: true)
  }

  /// 一家工廠的負責人也感到壓力。他說: the paragraph's last sentence that is about somebody is about one without a name, and the
  /// paragraph names nobody before whom the pronoun may mean.
  private func followsStranger(_ pronoun: SourceCandidate, _ isFemale: Bool?, _ state: QuotationState) -> Bool {
    let paragraph = document.paragraphs[state.paragraph].span
    let start = max(paragraph.start, pronoun.span.start - mentionLimit)
    guard start < pronoun.span.start,
      names.mentions(in: TextSpan(start, pronoun.span.start)).allSatisfy({
        $0.type != .person || !state.memory.fits($0.entity, isFemale)
          || SpeakerMemory.isInside($0.span, state.content)
      })
    else { return false }
    if isTold(before: pronoun, state) { return true }
    var position = start
    while position < pronoun.span.start {
      var end = position
      while end < pronoun.span.start, !Self.breaks.contains(document.classes[end]) { end += 1 }
      let clause = TextSpan(position, end)
      let opens = position == paragraph.start || document.characterClass(at: position - 1).endsSentence
      if opens, !clause.isEmpty, !SpeakerMemory.isInside(clause, state.content),
        let subject = phrases.subject(of: clause),
        subject.kind == .anonymous, !subject.isUnknown,
        subject.entities.allSatisfy({ names.entities[$0].type != .person }),
        subject.flags.isDisjoint(with: [.plural, .organization, .thing, .narrator]), phrases.isNounOfPerson(subject),
        phrases.isCountedOne(subject.head) || isLabelled(subject), !asks(subject)
      {
        return true
      }
      position = end + 1
    }
    return false
  }

  /// 《晨報》指,一家工廠的負責人也感到壓力。他說: the last sentence is what a medium says of somebody without a name.
  private func isTold(before pronoun: SourceCandidate, _ state: QuotationState) -> Bool {
    guard let last = state.content.last, last.end <= pronoun.span.start, pronoun.span.start - last.end <= titleReach,
      let speaker = state.memory.last, speaker.paragraph == state.paragraph, !isPerson(speaker.entities)
    else { return false }
    let end = last.range.first { document.characterClass(at: $0) == .comma } ?? last.end
    guard let subject = phrases.subject(of: TextSpan(last.start, end)), subject.kind == .anonymous, !subject.isUnknown
    else { return false }
    return subject.flags.isDisjoint(with: [.plural, .organization, .thing, .narrator, .whole])
      && subject.flags.contains(.one) && subject.span.length > subject.head.length
      && subject.entities.allSatisfy { names.entities[$0].type != .person }
  }

  /// 大學研究員表示,…他認為…, 集團表示,…,他認為…: somebody of a body speaks in this paragraph, or the body does in this
  /// sentence, and `person` came up in another one.
  private func isSpokesman(_ person: Int, _ pronoun: SourceCandidate, _ state: QuotationState) -> Bool {
    guard let last = state.memory.last, last.paragraph == state.paragraph, !last.entities.isEmpty,
      last.span.end < pronoun.span.start,
      last.entities.allSatisfy({ names.entities[$0].type == .organization })
    else { return false }
    let isBody = names.mention(at: last.span.end - 1).map { $0.span.end == last.span.end } ?? false
    if isBody, (last.span.end..<pronoun.span.start).contains(where: { document.characterClass(at: $0).endsSentence }) {
      return false
    }
    let start = max(document.paragraphs[state.paragraph].span.start, pronoun.span.start - mentionLimit)
    return names.mentions(in: TextSpan(start, pronoun.span.start)).allSatisfy { $0.entity != person }
  }

  /// 國會 of 國會已經表態,他們說: the body that opens the clause before.
  private func bodyBefore(_ pronoun: SourceCandidate) -> Int? {
    guard pronoun.flags.contains(.plural), let clause = clauseBefore(pronoun) else { return nil }
    let named = names.mentions(in: clause)
    guard let body = named.first, body.type == .organization, named.allSatisfy({ $0.entity == body.entity }),
      body.span.start <= phrases.afterConnectives(clause), !phrases.isGenitive(at: body.span.end),
      reading.lookups.word(.anonymousSources, at: body.span.end) == nil
    else { return nil }
    return body.entity
  }

  /// What stands between the mark before and the comma right before a pronoun.
  private func clauseBefore(_ pronoun: SourceCandidate) -> TextSpan? {
    let comma = pronoun.span.start - 1
    guard comma > 0, document.characterClass(at: comma) == .comma else { return nil }
    var start = comma
    while start > max(0, comma - touchLimit), !Self.breaks.contains(document.classes[start - 1]) { start -= 1 }
    return TextSpan(start, comma)
  }

  private static let breaks: CharacterClassSet = [
    .comma, .semicolon, .colon, .fullStop, .question, .exclamation, .newline,
  ]

  /// 「看雨」是一位陝西的朋友，他說: the clause before tells who somebody is whom no list knows.
  private func isIntroduced(_ pronoun: SourceCandidate) -> Bool {
    let comma = pronoun.span.start - 1
    guard comma > 0, document.characterClass(at: comma) == .comma else { return false }
    var start = comma
    var copula: Int?
    while start > max(0, comma - touchLimit) {
      let mark = document.characterClass(at: start - 1)
      if mark.endsSentence || mark == .comma || mark == .newline || mark == .semicolon { break }
      start -= 1
      if phrases.peopleMeasure(at: start) != nil, document.scalars[start - 1] == Self.one,
        reading.lookups.grammar(endingAt: start - 1, within: 1).contains(.equates)
      {
        copula = start - 2
      }
    }
    guard let copula, copula > start else { return false }
    return names.mentions(in: TextSpan(start, comma)).allSatisfy { $0.type != .person }
      && reading.lookups.word(.pronouns, at: start) == nil
  }

  /// 一位該案從犯的律師看過判決書，他…: the clause before opens the sentence with one of those who have no name.
  private func followsCounted(_ pronoun: SourceCandidate) -> Bool {
    guard let clause = clauseBefore(pronoun),
      clause.start == 0 || document.characterClass(at: clause.start - 1).endsSentence
        || document.characterClass(at: clause.start - 1) == .newline,
      names.mentions(in: clause).allSatisfy({ $0.type != .person }),
      let subject = phrases.subject(of: clause), subject.kind == .anonymous, !subject.isUnknown,
      subject.flags.isDisjoint(with: [.plural, .organization, .thing])
    else { return false }
    return phrases.isCountedOne(subject.head)
  }

  /// 異議來自林志成，他…: the only person of the clause before, whose name ends it behind what is told of him.
  private func touching(_ pronoun: SourceCandidate) -> Int? {
    let comma = pronoun.span.start - 1
    guard comma > 0, document.characterClass(at: comma) == .comma, let name = names.mention(at: comma - 1),
      name.type == .person, name.span.end == comma
    else { return nil }
    var start = name.span.start
    while start > max(0, name.span.start - touchLimit),
      document.characterClass(at: start - 1) == .han
        || document.characterClass(at: start - 1).isAlphanumeric
    {
      start -= 1
    }
    guard name.span.start - start >= 2,
      start == 0 || document.characterClass(at: start - 1).endsSentence
    else { return nil }
    let all = phrases.phrases(in: TextSpan(start, comma))
    guard let last = all.last, last.kind == .named, last.entities == [name.entity], last.span.start > start,
      all.dropLast().allSatisfy({ $0.kind == .named && !phrases.isPerson($0) })
    else { return nil }
    // Another one than he opens the clause, or it tells who that is.
    let isTold = (max(start, last.span.start - titleReach)..<last.span.start).contains { position in
      phrases.predicate(at: position) == "equates"
    }
    let isMet =
      all.count > 1 && !phrases.isPlaceOnly(all[0]) && all[0].government == .none
      && phrases.isOnlyAdverbs(TextSpan(start, all[0].span.start))
    return isTold || isMet ? name.entity : nil
  }

  /// Both are people, named near by, and nobody is since.
  private func isLast(_ pair: (former: Int, latter: Int), before pronoun: SourceCandidate) -> Bool {
    let near = names.mentions(in: TextSpan(max(0, pronoun.span.start - pairReach), pronoun.span.start))
    return isPerson([pair.former]) && isPerson([pair.latter])
      && Set(near.filter { $0.type == .person }.map(\.entity)) == [pair.former, pair.latter]
      && document.characterClass(at: pronoun.span.start - 1) != .han
  }

  /// A pair stands at most so far before 兩人.
  private var pairReach: Int { 100 }

  /// 兩人, 二人
  private func countsTwo(_ span: TextSpan) -> Bool {
    span.length == 2 && Self.two.contains(document.folded[span.start])
  }

  /// 兩, 二, folded
  private static let two: Set<UInt16> = Set("两二".unicodeScalars.map { UInt16($0.value) })

  /// 林志成簽發了文件,他說…: the only person of the clause before, who opens the sentence with it and does something.
  private func actorBefore(_ pronoun: SourceCandidate) -> Int? {
    guard let clause = clauseBefore(pronoun),
      clause.start == 0 || document.characterClass(at: clause.start - 1).endsSentence
        || document.characterClass(at: clause.start - 1) == .newline
    else { return nil }
    let people = names.mentions(in: clause).filter { $0.type == .person }
    guard let actor = people.first, people.count == 1, actor.span.end < clause.end,
      !phrases.isSettingWord(endingAt: clause.end),
      reading.lookups.grammar(at: clause.start).isDisjoint(with: [.subordinates, .supposes]),
      phrases.isOnlyAdverbs(TextSpan(phrases.afterConnectives(clause), actor.span.start)),
      !phrases.isGenitive(at: actor.span.end),
      // 林志成媽媽到場,她說…
      !phrases.isNoAntecedent(actor.span, female: pronoun.flags.contains(.female)),
      phrases.phrases(in: clause).dropFirst().allSatisfy({ $0.kind != .anonymous || !phrases.isNounOfPerson($0) })
    else { return nil }
    return actor.entity
  }

  /// 該公司, 這名官員: the last one of that kind that was named, or that spoke in a paragraph near by.
  func pointedAt(_ candidate: SourceCandidate, _ state: QuotationState) -> [Int]? {
    if candidate.flags.contains(.plural) { return nil }
    // 這篇署名|報道稱: the document's noun is part of the cue.
    if candidate.flags.contains(.thing), !candidate.flags.contains(.organization), isOfDocument(candidate) {
      return documents.issuer(of: candidate, state)
    }
    if candidate.flags.contains(.organization) || candidate.flags.contains(.thing) {
      return
        (bodies.body(candidate.head, isPointed: true)
        ?? bodies.last(before: candidate.span.start, outside: state.content)).map { [$0] }
        ?? state.memory.organization?.entities
    }
    guard phrases.isNounOfPerson(candidate), let last = state.memory.last,
      state.paragraph - last.paragraph <= pointingLimit, let first = last.entities.first,
      names.entities[first].type == .person, last.entities.allSatisfy({ !candidate.others.contains($0) }),
      !comesUp(candidate) || isCalled(first, candidate.head)
    else { return nil }
    return last.entities
  }

  /// A word for a document stands right behind.
  private func isOfDocument(_ candidate: SourceCandidate) -> Bool {
    reading.lookups.word(.documents, at: candidate.span.end) != nil
  }

  /// 某甲找到一名老師,… 這名老師說: the noun came up, beside no name.
  private func comesUp(_ candidate: SourceCandidate) -> Bool {
    let noun = candidate.head
    guard noun.length > 1 else { return false }
    let key = document.key(noun)
    return (max(0, candidate.span.start - mentionLimit)..<max(0, candidate.span.start - noun.length)).contains {
      document.folded[$0] == document.folded[noun.start] && document.key(TextSpan($0, $0 + noun.length)) == key
        && names.mention(at: $0 + noun.length)?.type != .person && names.mention(at: $0 - 1)?.type != .person
    }
  }

  /// 林志成教授, 教授林志成: the noun stands beside a name of the person.
  private func isCalled(_ person: Int, _ noun: TextSpan) -> Bool {
    let key = document.key(noun)
    return names.mentions.prefix(calledLimit).contains { mention in
      mention.entity == person
        && [mention.span.start - noun.length, mention.span.end].contains { start in
          start >= 0 && start + noun.length <= document.count
            && document.key(TextSpan(start, start + noun.length)) == key
        }
    }
  }
}
