import OnRecordLexicon
import OnRecordModel

/// Where a word that may be a cue tells what is to be said, what would be, or which one is meant, so that nobody says it.
extension CueContext {
  /// 必須再次強調,…: the writer's duty, as nobody stands before it.
  func isDuty(_ cue: Cue, _ clause: Clause) -> Bool {
    guard cue.frame == nil, cue.follow == .clause || cue.follow == .comma else { return false }
    let start = phrases.afterConnectives(TextSpan(clause.span.start, cue.span.start))
    guard let modal = lookups.word(.functionWords, at: start), modal.length > 1, isObliging(modal),
      Int(modal.end) <= cue.span.start, !isInName(start)
    else { return false }
    return phrases.isOnlyAdverbs(TextSpan(Int(modal.end), cue.span.start), withTitles: false)
  }

  /// 必須, 需要, not 沒有: what is to be done.
  private func isObliging(_ modal: Hit) -> Bool {
    modal.grammar.contains(.verb) && !modal.grammar.isDisjoint(with: [.plans, .negates])
      && !modal.grammar.contains(.lacks)
  }

  /// 如果他還有話,他會這樣說:「…」: a clause before supposes what did not happen.
  func isImagined(_ cue: Cue, in passage: Passage) -> Bool {
    guard cue.flags.isDisjoint(with: [.thinks, .asks]), cue.follow != .end,
      let modal = (max(cue.opens, cue.span.start - objectLimit)..<max(cue.opens, cue.span.start)).last(where: {
        lookups.word(.functionWords, at: $0)?.grammar.isSuperset(of: [.verb, .plans]) ?? false
          && lookups.isLoneCharacter(at: $0) && !isInName($0)
      }),
      isManner(TextSpan(modal + 1, cue.span.start))
    else { return false }
    var index = cue.clause - 1
    while index >= 0, index >= cue.clause - supposingReach,
      passage.clauses[index].sentence == passage.clauses[cue.clause].sentence
    {
      if phrases.supposes(passage.clauses[index].span), passage.cues(of: index).isEmpty { return true }
      index -= 1
    }
    return false
  }

  /// What is supposed stands at most so many clauses before.
  private var supposingReach: Int { 2 }

  /// 這樣, 如此, or adverbs.
  private func isManner(_ span: TextSpan) -> Bool {
    phrases.isOnlyAdverbs(span)
      || lookups.phraseWord(.manner, endingAt: span.end).map { Int($0.start) == span.start } ?? false
  }

  /// 原本已答應,後來卻…: that somebody gave his word, and what came of it.
  func isOvertaken(_ cue: Cue, _ clause: Clause) -> Bool {
    guard cue.follow == .comma, cue.flags.isSuperset(of: [.promises, .performs]) else { return false }
    let next = clause.span.end + 1
    if let word = lookups.word(.narrationWords, at: next), word.narrationFlags.contains(.overtakes) { return true }
    return lookups.grammar(at: next).contains(.opposes)
  }

  /// 拒絕猜測今年人數: nothing was said.
  func isRefused(_ cue: Cue) -> Bool {
    guard cue.follow == .clause, let word = lookups.word(.functionWords, endingAt: cue.span.start, within: 3),
      word.length > 1, reading.lexicon.value(word.id) == "not", !isInName(Int(word.start))
    else { return false }
    return lookups.phraseWord(.refuses, at: Int(word.start)) != nil
  }

  /// 男子懷疑因欠債自殺: what is told of him, and nobody names who thinks so; but 警方懷疑因….
  func isSuspected(_ cue: Cue) -> Bool {
    guard cue.follow == .clause, let word = lookups.word(.cues, endingAt: cue.span.end),
      reading.lexicon.value(word.id) == "suspects",
      // 懷疑被告說謊
      lookups.phraseWord(.alleged, at: cue.next).map({ lookups.isLongest($0) }) ?? false,
      let phrase = cue.subject.phrase
    else { return false }
    return phrase.flags.isDisjoint(with: [.organization, .whole]) && !phrases.isBody(phrase)
  }

  /// 看到 of 被某甲看到.
  func sees(_ cue: Cue) -> Bool {
    lookups.word(.cues, endingAt: cue.span.end).map { reading.lexicon.value($0.id) == "sees" } ?? false
  }

  /// 要求員工監聽意味著…, 數據刪除請求來自外國: all of the clause is the subject of another predicate, and nobody asks.
  func isSubjectOfPredicate(_ cue: Cue, _ clause: Clause) -> Bool {
    guard cue.follow == .clause, cue.addressee == nil, !cue.flags.isDisjoint(with: [.noun, .verbPhrase]) else {
      return false
    }
    if phrases.predicate(at: cue.next) == "equates" {
      return cue.flags.contains(.noun) && !cue.flags.contains(.thinks)
    }
    return cue.subject.isZero
      && (cue.next + 2..<max(cue.next + 2, clause.span.end)).contains { phrases.predicate(at: $0) == "means" }
  }

  /// 老闆很要求氣氛: a word of degree before it, and it tells what somebody is like.
  func isTrait(_ cue: Cue) -> Bool {
    guard cue.follow == .clause, cue.flags.contains(.verbPhrase), !cue.flags.contains(.thinks) else { return false }
    let before = cue.span.start - 1
    return before > cue.opens && Self.very.contains(document.folded[before]) && lookups.isLoneCharacter(at: before)
  }

  /// 很, 太
  private static let very: Set<UInt16> = Set("很太".unicodeScalars.map { UInt16($0.value) })

  /// 聽黨話: whose word somebody heeds. 告知國人作為參考: what it is for, not what is told.
  func isHeeded(_ cue: Cue) -> Bool {
    if cue.span.length == 1, cue.follow == .comma, let phrase = cue.subject.phrase,
      document.folded[cue.span.start] == Self.word,
      [phrase.span.start, phrase.span.start - 1].contains(where: { $0 >= 0 && document.folded[$0] == Self.hears })
    {
      return true
    }
    return cue.flags.contains(.addressee) && cue.addressee != nil && cue.follow == .clause
      && phrases.predicate(at: cue.next) == "serves"
  }

  /// 話, 聽, folded
  private static let word = UInt16(("话" as Unicode.Scalar).value)
  private static let hears = UInt16(("听" as Unicode.Scalar).value)

  /// 一份聲稱「…」公司申請上市的文件, 一名自稱業主的男子: the cue describes what is counted.
  func isOfCounted(_ cue: Cue) -> Bool {
    guard cue.flags.contains(.claims), cue.follow == .clause || cue.follow == .mark else { return false }
    // 當局聲稱「正確」的歷史
    if cue.follow == .mark, let mark = phrases.splitter.mark(openingAt: cue.next),
      phrases.splitter.marks[mark].inner.length <= nicknameLimit,
      phrases.isGenitive(at: phrases.splitter.marks[mark].outer.end)
    {
      return true
    }
    guard
      let measure = lookups.word(.measureWords, endingAt: cue.span.start, within: 2),
      lookups.lists(endingAt: Int(measure.start)).contains(WordListSet(.numeralWords))
        || document.characterClass(at: Int(measure.start) - 1) == .digit
    else { return false }
    return true
  }

  /// 其他他們認為安全的地點: which ones, by what somebody thinks of them.
  func isOpinionOfNoun(_ cue: Cue, _ clause: Clause) -> Bool {
    guard cue.flags.contains(.thinks), cue.follow == .clause,
      let pronoun = lookups.word(.pronouns, endingAt: cue.span.start, within: 2),
      !phrases.isOnlyConnectives(TextSpan(clause.span.start, Int(pronoun.start))),
      document.characterClass(at: Int(pronoun.start) - 1) == .han,
      lookups.word(.cues, endingAt: Int(pronoun.start)) == nil
    else { return false }
    let end = clause.span.end
    return (max(cue.next + 1, end - nounReach)..<max(cue.next + 1, end - 1)).contains {
      phrases.isGenitive(endingAt: $0) && lookups.at($0).contains { Int($0.end) == end && $0.length > 1 }
    }
  }

  /// A noun has at most so many characters.
  private var nounReach: Int { 4 }
}
