import OnRecordLexicon
import OnRecordModel

/// Who speaks where a quotation without a cue stands inside a sentence: 林志成很生氣,「…」.
extension UncuedQuotations {
  /// 他走到街上,「…。」: the sentence's subject speaks.
  func inSentence(_ index: Int, _ passage: Passage, _ state: QuotationState) -> SourceAnswer? {
    guard let mark = mark(opening: index, passage),
      speech.isStatement(marks[mark]) || speech.isDouble(marks[mark]) || speech.isClosing(marks[mark])
        || followsQuotation(mark, index, passage, state)
    else { return nil }
    if let previous = state.previous, previous.answer.source != nil,
      passage.clauses[previous.clause].sentence == passage.clauses[index].sentence
    {
      if let actor = actor(before: index, passage, state) { return actor }
      var answer = previous.answer
      answer.rule = "source.same-sentence"
      return answer
    }
    // 《晨報》發表社評,「…」
    if passage.clauses[index - 1].sentence == passage.clauses[index].sentence,
      let issuer = resolver.issuing(in: passage.clauses[index - 1].span)
    {
      return resolver.answer(issuer, rule: "source.sentence-subject", state)
    }
    var number = index - 1
    while number >= max(0, index - clauseLimit), passage.clauses[number].sentence == passage.clauses[index].sentence {
      let clause = passage.clauses[number].span
      if let phrase = phrases.subject(of: clause), isPerson(phrase), !isDescribed(phrase), !isBystander(clause),
        phrases.isOnlyAdverbs(TextSpan(clause.start, phrase.span.start))
      {
        if isAbout(phrase, mark, index, passage) {
          return state.memory.last?.paragraph == passage.index ? resolver.implied(state) : SourceAnswer.none
        }
        return resolver.answer(phrase, rule: "source.sentence-subject", state)
      }
      number -= 1
    }
    // 在她的文章中,「…」
    if let phrase = document(in: passage.clauses[index - 1]),
      passage.clauses[index - 1].sentence == passage.clauses[index].sentence
    {
      return resolver.answer(phrase, rule: "source.sentence-subject", state)
    }
    let last = state.memory.last.flatMap { passage.index - $0.paragraph <= 1 ? $0 : nil }
    var isTold = last != nil
    number = index - 1
    while number >= 0, passage.clauses[number].sentence == passage.clauses[index].sentence {
      let clause = passage.clauses[number].span
      if let phrase = phrases.subject(of: clause), phrase.kind != .document, !phrases.isNobody(phrase),
        phrase.entities.allSatisfy({ names.entities[$0].type != .place })
      {
        // 校方…,促進教授治校,「…」: the speaker of the paragraph goes on.
        let isCrowd = isCrowd(phrase)
        let goesOn = last.map { isPerson($0) && ($0.paragraph == passage.index || isCrowd) } ?? false
        if goesOn, isCrowd { return resolver.implied(state) }
        if isPerson(phrase) || !goesOn && isSubject(phrase, clause), !isDescribed(phrase) || !goesOn,
          phrase.kind != .pronoun || !phrases.isObject(phrase.span), !phrases.isCaused(phrase), !phrases.isAsked(phrase)
        {
          return resolver.answer(phrase, rule: "source.sentence-subject", state)
        }
        isTold = true
      }
      number -= 1
    }
    if last?.paragraph == passage.index { return resolver.implied(state) }
    return isTold ? SourceAnswer.none : nil
  }

  /// 某甲在旁邊站著, not 某甲睡不著: who is only there while another one acts.
  private func isBystander(_ clause: TextSpan) -> Bool {
    document.folded[clause.end - 1] == Self.lasting && reading.lookups.grammar(at: clause.end - 1).contains(.particle)
      && reading.lookups.grammar(endingAt: clause.end - 1, within: 1).isDisjoint(with: [.negates])
  }

  /// 着
  private static let lasting = UInt16(("着" as Unicode.Scalar).value)

  /// 警方撤去封鎖線,「…」: a body or many, of whom whoever is spoken with tells; not 有網民.
  private func isCrowd(_ phrase: SourceCandidate) -> Bool {
    phrase.kind == .anonymous && !phrase.flags.isDisjoint(with: [.organization, .plural, .whole])
      && !phrases.existing(endingAt: phrase.span.start)
  }

  /// 林志成小時候很窮,「他很早就離開學校」: the words speak of the only one whom their sentence names.
  private func isAbout(_ phrase: SourceCandidate, _ mark: Int, _ index: Int, _ passage: Passage) -> Bool {
    // 「…，作家心內都有一個葉家豪」: nobody names himself.
    if phrase.kind == .named, !isOneSpeaking(mark),
      names.mentions(in: marks[mark].inner).contains(where: { phrase.entities.contains($0.entity) })
    {
      return true
    }
    guard phrase.kind == .named, let pronoun = reading.lookups.word(.pronouns, at: marks[mark].inner.start),
      !pronoun.sourceFlags.isDisjoint(with: [.male, .female]), !pronoun.sourceFlags.contains(.plural),
      !isOneSpeaking(mark)
    else { return false }
    return phrases.phrases(in: TextSpan(phrase.span.end, marks[mark].outer.start)).allSatisfy {
      $0.kind == .document || isTold($0) || $0.entities == phrase.entities && $0.kind == .named
        || !$0.entities.isEmpty && $0.kind == .named && $0.entities.allSatisfy { names.entities[$0].type != .person }
    }
  }

  /// 是 before the noun: what somebody is, no other one.
  private func isTold(_ phrase: SourceCandidate) -> Bool {
    phrase.kind == .anonymous
      && (max(0, phrase.span.start - equationLimit)..<phrase.span.start).contains {
        reading.lookups.grammar(at: $0).contains(.equates)
      }
  }

  /// 某甲表示歉意,某乙認同,「…」: another one by name opens the clause right before the quotation, which reports nothing.
  private func actor(before index: Int, _ passage: Passage, _ state: QuotationState) -> SourceAnswer? {
    let clause = passage.clauses[index - 1]
    guard clause.sentence == passage.clauses[index].sentence, clause.span.start >= state.contentEnd,
      let phrase = phrases.subject(of: clause.span), phrase.kind == .named || phrase.kind == .titled, isPerson(phrase),
      !isDescribed(phrase), phrases.isOnlyAdverbs(TextSpan(clause.span.start, phrase.span.start))
    else { return nil }
    return resolver.answer(phrase, rule: "source.sentence-subject", state)
  }

  /// 有資深中學教師感到奇怪: no verb stands before the noun, and it describes no other.
  private func isSubject(_ phrase: SourceCandidate, _ clause: TextSpan) -> Bool {
    if phrases.isGenitive(at: phrase.span.end) { return false }
    // 報讀中文大學: a body is one where it opens the clause.
    if phrase.kind == .named { return phrases.isOnlyConnectives(TextSpan(clause.start, phrase.span.start)) }
    let start = phrases.afterConnectives(TextSpan(clause.start, phrase.span.start))
    let verb = phrases.existing(at: start).map { Int($0.end) } ?? start
    return verb >= phrase.span.start || !speech.holdsVerb(TextSpan(verb, phrase.span.start))
  }

  /// 安倍晉三是她的朋友,「…」: of whom another one tells who he is.
  private func isDescribed(_ phrase: SourceCandidate) -> Bool {
    phrase.kind != .pronoun && reading.lookups.grammar(at: phrase.span.end).contains(.equates)
  }

  /// A setting whose last noun is a document: 在她的文章中.
  private func document(in clause: Clause) -> SourceCandidate? {
    guard phrases.isSettingWord(endingAt: clause.span.end),
      let phrase = phrases.phrases(in: clause.span).last, phrase.kind == .document, phrase.government == .preposition,
      phrases.subject(of: clause.span) == nil,
      clause.span.end - phrase.span.end <= 2
    else { return nil }
    return phrase
  }
}
