import OnRecordLexicon
import OnRecordModel

/// Who speaks where a cue has no subject in its own clause: the subject of the clauses before it.
extension SourceResolver {
  /// The subject of the clauses before in the same sentence, unless they are content of the cue before: the last one that
  /// opens its clause, else the first one of the sentence. What a verb governs is none.
  /// - Parameter cue: the one without a subject; nil for a colon.
  func clauseBefore(
    _ number: Int, _ passage: Passage, _ state: QuotationState, _ cue: Cue? = nil
  ) -> SourceAnswer? {
    let sentence = passage.clauses[number].sentence
    if let cue, number > 0, passage.clauses[number - 1].sentence == sentence,
      cue.flags.contains(.bare) && isCharge(passage.clauses[number - 1])
        || cue.flags.contains(.criticizes) && isSuit(passage.clauses[number - 1])
    {
      return SourceAnswer.none
    }
    if let cue, let cited = cited(before: number, passage, cue) {
      return answer(cited, rule: "source.clause-before", state)
    }
    var first: (phrase: SourceCandidate, clause: Int)?
    var isTold = false
    var index = number - 1
    while index >= max(0, number - clauseLimit), passage.clauses[index].sentence == sentence {
      let clause = passage.clauses[index]
      // 有舊生自我介紹,說…: whoever comes up there, not who spoke before.
      if index == number - 1, clause.span.start >= state.contentEnd, phrases.introducesSomebody(clause.span) {
        return SourceAnswer.none
      }
      // 乙指…; 林志成在帖上題跋，寫道: behind a semicolon the sentence has another subject.
      if clause.span.start >= state.contentEnd, index > 0, passage.clauses[index - 1].mark == .semicolon,
        let own = phrases.subject(of: clause.span), own.kind == .named || own.kind == .titled,
        !phrases.isPlaceOnly(own), phrases.isOnlyAdverbs(TextSpan(clause.span.start, own.span.start))
      {
        return answer(own, rule: "source.clause-before", state)
      }
      if let previous = state.previous, previous.clause >= index || clause.span.start < state.contentEnd {
        guard previous.answer.source != nil else { return nil }
        if let cue, index == number - 1, lies(cue), let liar = phrases.subject(of: clause.span), !liar.isUnknown,
          phrases.isOnlyAdverbs(TextSpan(clause.span.start, liar.span.start))
        {
          return self.answer(liar, rule: "source.clause-before", state)
        }
        if let cue, index == number - 1, index > previous.clause,
          let inner = answering(in: clause, state) ?? replying(in: clause) ?? issuing(in: clause.span)
            ?? told(in: passage.clauses[previous.clause + 1], previous.answer, cue)
            ?? acting(in: clause, index, passage, previous.answer, cue)
        {
          return self.answer(inner, rule: "source.clause-before", state)
        }
        // 報道指警方發表聲明，強調…: whoever issues it inside what is said.
        if let cue, index == number - 1, index == previous.clause, cue.span.start == cue.opens,
          !isPerson(previous.answer.entities),
          let outer = passage.cues(of: index).last, outer.follow == .clause, outer.next < clause.span.end,
          let inner = issuing(in: TextSpan(outer.next, clause.span.end))
        {
          return self.answer(inner, rule: "source.clause-before", state)
        }
        // 據他介紹,工作人員提出合作,並承諾…: whoever acts in what he tells.
        if let cue, index == number - 1, previous.answer.rule == "source.frame", cue.flags.contains(.performs),
          cue.subject.isZero, let actor = phrases.subject(of: clause.span), !actor.isUnknown, actor.kind != .pronoun,
          phrases.isOnlyAdverbs(TextSpan(clause.span.start, actor.span.start))
        {
          return self.answer(actor, rule: "source.clause-before", state)
        }
        var answer = previous.answer
        answer.rule = "source.same-sentence"
        if answer.source?.standing == .named { answer.source?.standing = .implied }
        return answer
      }
      // 某甲亦被建制報章攻擊,稱…, 遭市民入稟,指控…: who attacks him.
      if let cue, index == number - 1, cue.subject.isZero, let agent = phrases.phrases(in: clause.span).last,
        agent.government == .passive, !agent.isUnknown, agent.kind != .document,
        cue.flags.contains(.bare)
          || cue.flags.contains(.criticizes)
            && reading.lookups.grammar(endingAt: agent.span.start, within: 1).contains(.passive),
        (1...agentReach).contains(clause.span.end - agent.span.end)
      {
        return answer(agent, rule: "source.clause-before", state)
      }
      if let phrase = phrases.surnameOpening(clause.span)
        ?? phrases.subject(of: clause.span).map({ phrases.opener(of: clause.span, before: $0) ?? $0 }),
        !phrase.isUnknown || first == nil && !isTold && !phrases.isWhose(phrase.span.start),
        // 這個問題
        !phrase.isPointer || phrases.peopleMeasure(at: phrase.span.end - 1) != nil, !isOutcome(phrase),
        !isPossessor(phrase, in: clause.span)
      {
        if phrases.isTold(phrase, in: clause.span) {
          isTold = true
        } else {
          first = (phrase, index)
          // 就有老師找到…: what exists comes up there.
          let exists =
            phrases.existing(endingAt: phrase.span.start)
            && document.characterClass(at: phrase.span.end) != .enumerationComma
          let opening = exists ? phrase.span.start - 1 : phrase.span.start
          if phrases.isOnlyAdverbs(TextSpan(clause.span.start, max(clause.span.start, opening))) { break }
          // 反對提案的民主黨則上訴,認為…
          if phrase.kind == .named, phrases.isAttributed(phrase, in: clause.span), opensWithVerb(clause.span) { break }
          if index == number - 1, fills(phrase, clause) { break }
        }
      }
      index -= 1
    }
    if first == nil, isTold { return SourceAnswer.none }
    guard let (subject, clause) = first else { return nil }
    var phrase = subject
    // 林志成，台灣大學教授，擔憂稱…
    if isWhole(phrase, passage.clauses[clause]), let name = apposition(phrase, in: clause, passage) { phrase = name }
    // 你會得到一個自動回覆,詢問:「…」: who reads is told of it.
    if phrase.kind == .pronoun, phrase.flags.contains(.reader) { return SourceAnswer.none }
    // 他想繼續，就問陳美芳…, 他背對著陳美芳,問她…: he is none of whom his sentence names behind him.
    if let cue, phrase.kind == .pronoun, phrase.span.end <= cue.span.end {
      phrase.others = named(behind: phrase, before: cue, in: passage.clauses[clause].span, state)
    }
    return answer(phrase, rule: "source.clause-before", state)
  }

  /// The people whom the sentence names between a pronoun and its cue, and right behind the cue; but for what others say,
  /// and for the pronoun's own name: 他叫林志成, 他（林志成）.
  private func named(
    behind pronoun: SourceCandidate, before cue: Cue, in clause: TextSpan, _ state: QuotationState
  ) -> [Int] {
    let own = phrases.called(in: clause)?.entity
    var others: [Int] = []
    for name in names.mentions(in: TextSpan(pronoun.span.end, cue.span.end))
    where name.type == .person && name.span.length > 1 && name.entity != own
      && name.span.start != pronoun.span.end + 1 && !SpeakerMemory.isInside(name.span, state.content)
    {
      others.append(name.entity)
    }
    if let told = names.mention(at: cue.span.end), told.span.start == cue.span.end { others.append(told.entity) }
    return others
  }

  /// 反對 of 反對提案的民主黨
  private func opensWithVerb(_ clause: TextSpan) -> Bool {
    let start = phrases.afterConnectives(clause)
    guard let verb = reading.lookups.word(.commonWords, at: start), verb.length > 1 else {
      return reading.lookups.word(.cues, at: start).map { $0.length > 1 } ?? false
    }
    return !verb.grammar.isDisjoint(with: [.verb, .acts]) || reading.lookups.word(.cues, at: start)?.end == verb.end
  }

  /// 某甲說,騙徒致電長者,訛稱…: nobody says so of himself.
  private func lies(_ cue: Cue) -> Bool {
    guard let word = reading.lookups.word(.cues, endingAt: cue.span.end) else { return false }
    return reading.lexicon.value(word.id) == "lies"
  }

  /// 無涉及領導機構的成份: whose something is that a verb governs.
  private func isPossessor(_ phrase: SourceCandidate, in clause: TextSpan) -> Bool {
    guard phrase.kind == .anonymous, phrase.span.start > phrases.afterConnectives(clause),
      phrases.isGenitive(at: phrase.span.end)
    else { return false }
    // 自稱是學員的人
    let noun = phrase.span.end + 1
    return noun < document.count && document.scalars[noun] != Self.person
      && reading.lookups.word(.anonymousSources, at: noun) == nil
  }

  /// 人
  private static let person = ("人" as Unicode.Scalar).value

  /// 結果卻得不到回報: how it went on, by itself.
  private func isOutcome(_ phrase: SourceCandidate) -> Bool {
    guard phrase.kind == .document, phrase.span == phrase.head,
      let word = reading.lookups.word(.documents, at: phrase.head.start)
    else { return false }
    return reading.lexicon.value(word.id) == "outcome"
  }

  /// 台灣大學教授，: the clause is nothing but the noun phrase.
  private func isWhole(_ phrase: SourceCandidate, _ clause: Clause) -> Bool {
    clause.mark == .comma && phrase.span.end == clause.span.end
      && phrases.isOnlyAdverbs(TextSpan(clause.span.start, phrase.span.start))
  }

  /// 另一名風險投資家林志成，也承認…: the clause is nothing but the noun phrase, with what describes it.
  private func fills(_ phrase: SourceCandidate, _ clause: Clause) -> Bool {
    clause.mark == .comma && phrase.span.end == clause.span.end && phrase.government == .none
      && phrases.isPerson(phrase)
      && (clause.span.start..<phrase.span.start).allSatisfy { position in
        reading.lookups.lists(at: position).isDisjoint(with: [WordListSet(.cues), WordListSet(.predicates)])
          && (reading.lookups.word(.commonWords, at: position).map { $0.grammar.isDisjoint(with: [.verb, .acts]) }
            ?? true)
          && reading.lookups.grammar(at: position).isDisjoint(with: [.preposition, .passive, .verb])
      }
  }

  /// 鄭問是否計劃包抄，黃沒有正面回答，承認…: behind a question whoever opens the clause, by name or surname.
  private func answering(in clause: Clause, _ state: QuotationState) -> SourceCandidate? {
    guard let asked = state.found.last?.cue?.span, let cue = reading.lookups.word(.cues, endingAt: asked.end),
      cue.cueFlags.contains(.asks),
      let subject = phrases.surnameOpening(clause.span) ?? phrases.subject(of: clause.span),
      subject.kind == .named || subject.kind == .titled, phrases.isPerson(subject),
      phrases.isOnlyAdverbs(TextSpan(clause.span.start, subject.span.start))
    else { return nil }
    return subject
  }

  /// 當局一直否認，並稱…, 張惠玲不同意，重申…: whoever opens the clause that ends with a reply or a denial, of which the
  /// clause tells no more.
  private func replying(in clause: Clause) -> SourceCandidate? {
    guard clause.mark == .comma, let verb = replyVerb(endingAt: clause.span.end) else { return nil }
    // 遭特首澄清，表示…
    let before = TextSpan(clause.span.start, verb.span.start)
    if let agent = phrases.phrases(in: before).last, agent.government == .passive, agent.kind == .named,
      phrases.isOnlyAdverbs(TextSpan(agent.span.end, before.end))
    {
      return agent
    }
    guard
      // 提出質疑
      !reading.lookups.grammar(endingAt: verb.span.start, within: 2).contains(.nominalizes)
    else { return nil }
    let region = TextSpan(clause.span.start, verb.span.start)
    guard let subject = phrases.subject(of: region), !subject.isUnknown, !subject.isPointer, subject.kind != .document,
      !phrases.isPlaceOnly(subject),
      phrases.afterConnectives(TextSpan(region.start, subject.span.start)) >= subject.span.start,
      !verb.isBare || phrases.isOnlyAdverbs(TextSpan(subject.span.end, region.end))
    else { return nil }
    return subject
  }

  /// The verb of a reply that ends there; a bare one is none where anything but adverbs stands before it, 受到批評.
  private func replyVerb(endingAt end: Int) -> (span: TextSpan, isBare: Bool)? {
    let lookups = reading.lookups
    if phrases.predicate(endingAt: end, within: 3) == "replies",
      let verb = lookups.word(.predicates, endingAt: end, within: 3)
    {
      return (TextSpan(Int(verb.start), end), false)
    }
    guard let verb = lookups.word(.cues, endingAt: end, within: 3), verb.length > 1,
      verb.cueFlags.isDisjoint(with: [.addressee]),
      !verb.cueFlags.isDisjoint(with: [.denies, .replies, .agrees, .criticizes])
    else { return nil }
    return (TextSpan(Int(verb.start), end), verb.cueFlags.contains(.criticizes))
  }

  /// 某公司面臨多起訴訟，指控…: nor of a lawsuit.
  private func isSuit(_ clause: Clause) -> Bool {
    guard clause.mark == .comma, let suit = reading.lookups.word(.narrationWords, endingAt: clause.span.end) else {
      return false
    }
    return suit.narrationFlags.contains(.suit)
      && clause.span.range.contains { phrases.predicate(at: $0) == "suffers" }
  }

  /// 某甲被控一項暴動罪，指…: of a charge nobody is told who brings it.
  private func isCharge(_ clause: Clause) -> Bool {
    let crime = clause.span.range.last { document.folded[$0] == Self.crime }
    guard clause.mark == .comma, let crime, clause.span.end - crime <= crimeReach else { return false }
    return (clause.span.start..<crime).contains { phrases.predicate(at: $0) == "charged" }
  }

  /// 罪
  private static let crime = UInt16(("罪" as Unicode.Scalar).value)
  /// 攻擊 of 被建制報章攻擊 has at most so many characters with its adverbs.
  private var agentReach: Int { 5 }
  /// 罪名成立 ends a clause in so many characters.
  private var crimeReach: Int { 5 }

  /// 研究發現，有些孩子…，會告訴大人：「…」: of those of whom a document tells, who speaks in marked words.
  private func told(in clause: Clause, _ outer: SourceAnswer, _ cue: Cue) -> SourceCandidate? {
    guard cue.follow == .mark || cue.follow == .colon, outer.entities.isEmpty, let source = outer.source,
      reading.lookups.lists(endingAt: source.span.end).contains(WordListSet(.documents)),
      let subject = phrases.subject(of: clause.span), subject.kind == .anonymous, !subject.isUnknown,
      !subject.isPointer, subject.flags.isDisjoint(with: [.organization, .thing])
    else { return nil }
    return subject
  }

  /// 報道說,…,政府向用戶發出警告,稱…: inside what a medium, a body or somebody without a name says, somebody else opens the
  /// clause before and acts, who goes on. A person by name goes on with his own words sooner.
  private func acting(
    in clause: Clause, _ index: Int, _ passage: Passage, _ outer: SourceAnswer, _ cue: Cue
  ) -> SourceCandidate? {
    guard clause.mark == .comma, passage.cues(of: index).isEmpty, goesOnAtOnce(cue, behind: clause),
      !isPerson(outer.entities), outer.source?.standing != .pronoun,
      let subject = phrases.subject(of: clause.span), !subject.isUnknown,
      subject.kind == .named || subject.kind == .titled, !phrases.isPlaceOnly(subject),
      phrases.isOnlyAdverbs(TextSpan(clause.span.start, subject.span.start)),
      subject.entities.allSatisfy({ !outer.entities.contains($0) }),
      tellsWhatWasDone(TextSpan(subject.span.end, max(subject.span.end, clause.span.end)))
    else { return nil }
    return subject
  }

  /// The cue opens its clause, and nobody stands before it.
  private func goesOnAtOnce(_ cue: Cue, behind clause: Clause) -> Bool {
    guard cue.subject.isZero, cue.span.start == cue.opens, !cue.flags.contains(.continues),
      let own = reading.lookups.word(.cues, endingAt: cue.span.end)
    else { return false }
    // 人們認為,某甲堅持多年,認為…: the same word goes on.
    if let before = reading.lookups.word(.cues, endingAt: clause.span.start - 1), before.id == own.id { return false }
    // 中新社指出,某甲喜歡閱讀,稱他…: nobody speaks so of himself.
    return reading.lookups.word(.pronouns, at: cue.span.end)?.sourceFlags.isDisjoint(with: [.male, .female]) ?? true
  }

  /// 公司將派息, 某甲是議員: what is to come, and what somebody is, is told by whoever speaks.
  private func tellsWhatWasDone(_ predicate: TextSpan) -> Bool {
    predicate.range.allSatisfy { position in
      guard let word = reading.lookups.word(.functionWords, at: position), reading.lookups.isLongest(word) else {
        return true
      }
      return word.grammar.isDisjoint(with: [.plans, .equates, .passive, .genitive, .lacks])
    }
  }

  /// 拍下了現場影片說: the document is what somebody made, who speaks with it.
  func maker(of made: SourceCandidate, _ cue: Cue, _ passage: Passage, _ state: QuotationState) -> SourceAnswer? {
    guard made.kind == .document, made.entities.isEmpty, made.author == nil, made.issuer == nil, cue.frame == nil,
      made.span.start > cue.opens, phrases.phrases(in: TextSpan(cue.opens, made.span.start)).isEmpty,
      case let isMade = (cue.opens + 1..<made.span.start).contains(where: { position in
        reading.lookups.word(.functionWords, at: position).map {
          $0.length == 1 && $0.grammar.isSuperset(of: [.particle, .nominalizes])
        } ?? false
      }),
      isMade || phrases.predicate(endingAt: made.span.start, within: 2) == "issues",
      let answer = clauseBefore(cue.clause, passage, state, cue), let source = answer.source
    else { return nil }
    if isMade { return answer }
    // 控方指某甲遊說市民,發表文章說…: not who tells of it.
    guard let clause = passage.clause(at: source.span.start).map({ passage.clauses[$0] }),
      clause.span.contains(source.span.start),
      source.standing != .implied, !answer.entities.isEmpty, answer.rule != "source.same-sentence",
      phrases.isOnlyAdverbs(TextSpan(clause.span.start, source.span.start))
    else { return nil }
    return answer
  }

  /// 宅女愛出門 Hi I'm 57也提醒: a name in letters and characters that no list knows, and 也 before the cue.
  func isScreenName(_ cue: Cue, _ passage: Passage) -> Bool {
    guard let word = reading.lookups.word(.functionWords, endingAt: cue.span.start, within: 1),
      word.grammar == [.verb], reading.lookups.word(.speechAdverbs, at: Int(word.start)) != nil
    else { return false }
    let name = TextSpan(max(cue.opens, passage.clauses[cue.clause].span.start), Int(word.start))
    return name.length >= 4 && document.characterClass(at: name.start) == .han
      && document.characterClass(at: name.end - 1).isAlphanumeric
      && name.range.contains { document.characterClass(at: $0) == .latin }
  }

  /// 報道引述林志成，指…, 報道引述，曾任店長的林志成，指…: whoever is cited says it.
  private func cited(before number: Int, _ passage: Passage, _ cue: Cue) -> SourceCandidate? {
    guard cue.flags.contains(.bare), cue.subject.isZero, number > 0 else { return nil }
    let clause = passage.clauses[number - 1]
    guard clause.mark == .comma, clause.sentence == passage.clauses[number].sentence,
      let last = phrases.phrases(in: clause.span).last, last.kind != .pronoun, !phrases.isPlaceOnly(last.entities),
      phrases.isOnlyAdverbs(TextSpan(last.span.end, clause.span.end), withTitles: false)
        || explains(TextSpan(last.span.end, clause.span.end))
    else { return nil }
    var verb = citing(in: TextSpan(clause.span.start, last.span.start))
    if verb == nil, number > 1, passage.clauses[number - 2].mark == .comma,
      passage.clauses[number - 2].sentence == clause.sentence
    {
      let before = passage.clauses[number - 2].span
      verb = citing(in: before).flatMap { Int($0.end) == before.end ? $0 : nil }
      if verb != nil, last.span.start > clause.span.start, !phrases.isGenitive(endingAt: last.head.start) { return nil }
    }
    return verb == nil ? nil : last
  }

  /// 解釋 of 報道引述林志成解釋，指…: one cue and no more.
  private func explains(_ span: TextSpan) -> Bool {
    reading.lookups.word(.cues, at: span.start).map { Int($0.end) == span.end && $0.cueFlags.contains(.chains) }
      ?? false
  }

  /// 引述, 援引: the only cue of a stretch but for nouns, 報道.
  private func citing(in span: TextSpan) -> Hit? {
    var found: Hit?
    var position = span.start
    while position < span.end {
      guard let hit = reading.lookups.word(.cues, at: position), Int(hit.end) <= span.end else {
        position += 1
        continue
      }
      position = Int(hit.end)
      let flags = hit.cueFlags
      if flags.contains(.noun) { continue }
      guard found == nil, flags.contains(.report), flags.isDisjoint(with: [.optional, .prefix, .suffix]) else {
        return nil
      }
      found = hit
    }
    return found
  }

  /// 報道援引數據預測，…。並稱，…: of the sentence before who reports, not the paper or figures that are cited.
  func outermost(_ cue: Cue, _ passage: Passage, _ state: QuotationState) -> SourceAnswer? {
    guard let outer = state.outer, outer.paragraph == passage.index, let source = outer.answer.source,
      cue.subject.isZero, cue.flags.contains(.continues), let last = state.memory.last, last.span != source.span,
      !isPerson(last.entities), !last.isSomebody, opensSentence(cue.clause, passage)
    else { return nil }
    return SourceAnswer(
      source: Quotation.Source(span: source.span, standing: outer.answer.entities.isEmpty ? .anonymous : .implied),
      entities: outer.answer.entities, rule: "source.last-speaker", isSomebody: outer.answer.isSomebody)
  }
}
