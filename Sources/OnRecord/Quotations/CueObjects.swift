import OnRecordLexicon
import OnRecordModel

/// Whether what stands behind a word that may be a cue is a clause, or a noun with what describes it.
extension CueJudge {
  /// What follows is a clause, not an object: long enough, with a verb, and not one noun with its attribute.
  func opensClause(_ cue: Cue, _ clause: Clause, goesOn: Bool, ends: Bool) -> Bool {
    let rest = TextSpan(cue.next, clause.span.end)
    guard rest.length >= contentLength || isBrief(cue, rest.end),
      !opensConjunction(rest.start, rest.end) || concerns(rest)
    else { return false }
    var genitive = -1
    var verb = -1
    /// The last verb before the genitive.
    var described = -1
    var isNoun = false
    for position in rest.start..<min(rest.end, rest.start + clauseLimit) {
      if let word = lookups.word(.functionWords, at: position), Int(word.end) <= rest.end,
        word.grammar.contains(.genitive)
      {
        genitive = position
        described = verb
      }
      if speech.isVerb(at: position, limit: rest.end) || isAmount(at: position, from: rest.start) { verb = position }
    }
    // 敦促改善人權的提議: the noun that all of it describes is a verb elsewhere.
    if genitive >= 0, genitive + 1 < rest.end {
      // 團隊技術上的不足, 張學良的不抵抗政策: no verb before 的 either.
      let isWord = lookups.at(genitive + 1).contains { Int($0.end) == rest.end }
      let tail = TextSpan(genitive + 1, rest.end)
      isNoun = described < 0 && (ends && (isWord || isVerbalNoun(tail)) || isNounList(tail))
      if isWord { verb = min(verb, genitive) }
    }
    if isPossessive(rest), ends { return false }
    if endsWithDegree(rest, behind: genitive) { return true }
    // 承認北京政府: a name alone.
    if let noun = phrases.phrase(at: rest.start, limit: rest.end), noun.end == rest.end { return false }
    // 可能會帶來新的障礙: a clause without a subject of its own.
    if lookups.grammar(at: rest.start).contains(.negates) {
      return true
    }
    // 指控她隱瞞公司的業務: a pronoun is the subject of a clause; not 他的做法, 他對事件的觀察.
    if let pronoun = lookups.word(.pronouns, at: rest.start), Int(pronoun.end) < rest.end,
      lookups.isLongest(pronoun),
      pronoun.sourceFlags.isDisjoint(with: [.deictic]),
      rest.end - Int(pronoun.end) >= contentLength
    {
      let flags = lookups.grammar(at: Int(pronoun.end))
      if flags.contains(.addresses), genitive >= verb, rest.end - genitive <= headLimit,
        !cue.flags.contains(.verbPhrase)
      {
        return false
      }
      if !flags.contains(.genitive) { return true }
    }
    // A cue that goes on with the speaker wants less: 承認團隊溝通值得檢視.
    if speech.opensWithWill(rest) { return true }
    if isNoun { return false }
    if genitive >= 0, provesClause(rest, before: genitive, cue) { return true }
    if verb < 0, cue.subject.isZero, cue.flags.contains(.chains), goesOn, rest.length > contentLength + 1 {
      return genitive < rest.end - 5
    }
    if verb < 0 { return !(genitive >= 0 && rest.end - genitive <= 6) && phrases.opensWithSubject(rest) }
    // 呼籲等候結果的市民,留在家中: who is to do what the next clause tells.
    if !ends, cue.flags.contains(.verbPhrase) { return true }
    // 批評政府不負責任的做法: all of it describes its last noun.
    return !(genitive > verb && rest.end - genitive <= 6)
  }

  /// 風險低, 副作用的可能高: one character that tells how much ends the clause, behind a noun.
  private func endsWithDegree(_ rest: TextSpan, behind genitive: Int) -> Bool {
    let last = rest.end - 1
    guard lookups.phraseWord(.degree, at: last) != nil, lookups.reach(at: last) <= 1, genitive < last - 1 else {
      return false
    }
    return !lookups.at(last - 1).contains { Int($0.end) == rest.end && $0.length > 1 }
      && lookups.word(.commonWords, endingAt: last, within: 3).map { $0.length > 1 } ?? false
  }

  /// 與支持某甲無關: the conjunction is the preposition of what ends the clause.
  private func concerns(_ rest: TextSpan) -> Bool {
    lookups.phraseWord(.concerns, endingAt: rest.end).map { Int($0.start) > rest.start + 1 } ?? false
  }

  /// 警方沒有公布傷者的人數, 黑斑是太陽的一部分: a word that only the predicate of a clause has stands before the last 的.
  private func provesClause(_ rest: TextSpan, before genitive: Int, _ cue: Cue) -> Bool {
    (rest.start..<genitive).contains { position in
      guard let word = lookups.word(.functionWords, at: position), Int(word.end) <= genitive,
        speech.isVerb(at: position, limit: genitive)
      else { return false }
      let flags = word.grammar
      // 批評不負責任的做法, 批評有問題的做法: at the very front it describes the noun as well.
      if position == rest.start {
        return !cue.flags.contains(.criticizes) && flags.contains(.verb)
          && lookups.word(.speechAdverbs, at: position)?.end == word.end
      }
      return flags.isSuperset(of: [.lacks, .negates]) || flags.contains(.plans) || flags == [.verb, .equates]
    }
  }

  /// 告知他面談時間: too short for a clause, and neither a verb nor a pronoun.
  func isShortNoun(_ rest: TextSpan) -> Bool {
    rest.length <= nounLength && !speech.holdsVerb(rest)
      && rest.range.allSatisfy { lookups.lists(at: $0).isDisjoint(with: [WordListSet(.pronouns), WordListSet(.cues)]) }
  }

  /// 經濟的重要性, 你的控制感, 他們的朋友: whose something is.
  func isPossessive(_ rest: TextSpan) -> Bool {
    guard rest.length <= possessionLimit, !lookups.grammar(at: rest.start).contains(.verb) else { return false }
    let genitives = rest.range.filter { phrases.isGenitive(endingAt: $0 + 1) }
    guard genitives.count == 1, let genitive = genitives.first, genitive > rest.start else { return false }
    let tail = TextSpan(genitive + 1, rest.end)
    // 你的控制感, not 媽媽的心情複雜.
    let isOne =
      lookups.word(.pronouns, at: rest.start).map { Int($0.end) == genitive } ?? false && tail.length < headLimit
    return !tail.isEmpty
      && (lookups.at(tail.start).contains { Int($0.end) == tail.end }
        || !(isOne ? holdsFunctionVerb(tail) : speech.holdsVerb(tail)))
      && tail.length <= headLimit
      && (lookups.at(rest.start).contains { Int($0.end) == genitive }
        || phrases.phrase(at: rest.start, limit: genitive)?.end == genitive)
  }

  /// 特徵和其他細節: nouns that a conjunction joins.
  private func isNounList(_ tail: TextSpan) -> Bool {
    guard tail.length > headLimit, !holdsFunctionVerb(tail),
      let last = lookups.word(.commonWords, endingAt: tail.end), last.grammar.isDisjoint(with: [.verb, .acts])
    else { return false }
    return tail.range.dropFirst().contains { position in
      lookups.word(.functionWords, at: position).map { $0.grammar.contains(.coordinates) } ?? false
    }
  }

  /// A word like 是, 會, 沒有 that only predicates have.
  func holdsFunctionVerb(_ span: TextSpan) -> Bool {
    span.range.contains { position in
      guard let word = lookups.word(.functionWords, at: position), Int(word.end) <= span.end,
        lookups.isLongest(word)
      else { return false }
      return word.grammar.contains(.verb) && speech.isVerb(at: position, limit: span.end)
    }
  }

  /// 這些批評, 會面一事, 《某條例》, 經濟、股市和樓市: no more than a noun, which ends its sentence.
  /// - Parameter isAsked: a verb phrase may follow as well, 要求…
  func isBareNoun(_ rest: TextSpan, isAsked: Bool) -> Bool {
    if document.characterClass(at: rest.start) == .openTitle, document.characterClass(at: rest.end - 1) == .closeTitle,
      rest.range.dropFirst().dropLast().allSatisfy({ document.characterClass(at: $0) != .closeTitle })
    {
      return true
    }
    if let pronoun = lookups.word(.pronouns, at: rest.start), pronoun.sourceFlags.contains(.deictic) {
      return rest.length <= headLimit + 2 && !holdsFunctionVerb(rest)
    }
    return rest.length <= nounLimit && !isAsked && !speech.holdsVerb(rest)
      && rest.range.contains { document.characterClass(at: $0) == .enumerationComma }
  }

  /// 不抵抗政策: the verb describes the noun that ends the phrase.
  private func isVerbalNoun(_ tail: TextSpan) -> Bool {
    guard tail.length <= tailLimit, speech.isVerb(at: tail.start, limit: tail.end),
      let noun = lookups.word(.commonWords, endingAt: tail.end), Int(noun.start) > tail.start, noun.length > 1,
      noun.grammar.isDisjoint(with: [.verb, .acts]),
      tail.range.allSatisfy({ !lookups.lists(at: $0).contains(WordListSet(.cues)) })
    else { return false }
    return !speech.holdsVerb(TextSpan(min(tail.start + 3, Int(noun.start)), tail.end))
  }

  /// 重申過去的立場: one noun with what describes it, and no verb.
  func isOneNoun(_ rest: TextSpan) -> Bool {
    guard rest.length <= nounLimit, !speech.holdsVerb(rest), let length = lookups.at(rest.start).first?.length,
      !lookups.at(rest.start).contains(where: {
        $0.length == length && ($0.entry.isWord(.functionWords) || $0.entry.isWord(.cues))
      })
    else { return false }
    return (max(rest.start, rest.end - headLimit)..<rest.end).contains { position in
      lookups.grammar(at: position).contains(.genitive)
    }
  }

  /// 提及記者中槍的事件, 重申過去的立場, 承認一項暴動罪: what one speaks of, by a noun that describes it, and no predicate.
  func isTopicNoun(_ rest: TextSpan) -> Bool {
    guard let noun = lookups.word(.commonWords, endingAt: rest.end), noun.grammar.contains(.noun),
      Int(noun.start) > rest.start, !speech.isVerb(endingAt: Int(noun.start))
    else { return false }
    return (rest.start..<Int(noun.start)).allSatisfy { position in
      guard let word = lookups.word(.functionWords, at: position), Int(word.end) <= Int(noun.start) else { return true }
      return word.grammar.isDisjoint(with: [.equates, .negates, .plans]) || splitter.mark(at: position) != nil
    }
  }

  /// 提及事件對業界的影響: what is raised, one noun at the end of what describes it.
  func isRaised(_ rest: TextSpan, by cue: Cue) -> Bool {
    guard let word = lookups.word(.cues, endingAt: cue.span.end), reading.lexicon.value(word.id) == "raises",
      let noun = lookups.word(.commonWords, endingAt: rest.end), noun.length > 1, Int(noun.start) > rest.start + 1,
      phrases.isGenitive(endingAt: Int(noun.start)), noun.grammar.isDisjoint(with: [.adverb, .predicative])
    else { return false }
    return !holdsFunctionVerb(TextSpan(rest.start, Int(noun.start)))
  }

  /// 公布最新的調查報告, 披露資料: a document, and no predicate.
  func isDocumentNoun(_ rest: TextSpan) -> Bool {
    guard let noun = lookups.word(.documents, endingAt: rest.end), !speech.isVerb(endingAt: Int(noun.start)) else {
      return false
    }
    return !holdsFunctionVerb(TextSpan(rest.start, max(rest.start, Int(noun.start))))
  }

  /// 一國兩制的經驗: one noun behind what describes it, and no verb before.
  func isNounPhrase(_ span: TextSpan) -> Bool {
    guard let noun = lookups.word(.commonWords, endingAt: span.end), Int(noun.start) > span.start + 1,
      phrases.isGenitive(endingAt: Int(noun.start)), noun.grammar.isDisjoint(with: [.adverb, .predicative])
    else { return false }
    return (span.start..<Int(noun.start)).allSatisfy { position in
      let flags = lookups.grammar(at: position)
      return lookups.lists(at: position).isDisjoint(with: [WordListSet(.cues)]) && !flags.contains(.equates)
        && !speech.isVerb(at: position, limit: span.end)
    }
  }

  /// 重提死者丈夫鍾德寧表示…: what follows is what another one by name said.
  func passesOn(_ cue: Cue, _ passage: Passage) -> Bool {
    passage.cues(of: cue.clause).contains { other in
      guard other.span.start > cue.next, other.follow != .end, case .adjacent(let phrase) = other.subject,
        phrase.kind == .named, phrase.span.start >= cue.next
      else { return false }
      return other.flags.contains(.clause) && other.flags.isDisjoint(with: [.noun, .weak, .verbPhrase, .beforeColon])
    }
  }

  /// 死亡人數逾2000人: how much a noun comes to is told like a verb.
  private func isAmount(at position: Int, from start: Int) -> Bool {
    guard position > start, let word = lookups.word(.modifiers, at: position),
      word.modifierFlags.contains(.before)
    else { return false }
    return document.characterClass(at: Int(word.end)) == .digit && document.characterClass(at: position - 1) == .han
  }

  /// 評估與應用: a conjunction joins the word to another one.
  func opensConjunction(_ position: Int, _ end: Int) -> Bool {
    guard let word = lookups.word(.functionWords, at: position), Int(word.end) <= end,
      lookups.isLongest(word)
    else { return false }
    let flags = word.grammar
    return flags.contains(.conjunction) && (flags.contains(.preposition) || flags.contains(.coordinates))
  }
}
