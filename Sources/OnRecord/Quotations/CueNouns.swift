import OnRecordLexicon
import OnRecordModel

/// Where a word that may be a cue is a noun, one of several things that somebody does, or an object of another verb.
extension CueContext {
  /// 18項指控, 這些報導, 進行逐一評估, 應觀眾要求: the word names a statement, it makes none.
  func isNoun(_ cue: Cue, _ clause: Clause) -> Bool {
    guard !cue.flags.isDisjoint(with: Self.nouns) else { return false }
    return isCounted(cue) || isObject(cue, clause) || isOccasion(cue) || isFarObject(cue) || isPurpose(cue, clause)
      || isEquated(cue) || isDescribed(cue) || isTold(cue)
  }

  /// 過去已多次回應,…: that an answer was given, not what it was.
  func isAnswerGiven(_ cue: Cue) -> Bool {
    guard cue.follow == .comma, cue.flags.isSuperset(of: [.replies, .noun]),
      cue.flags.isDisjoint(with: [.criticizes, .thinks, .asks])
    else { return false }
    if let next = phrases.splitter.mark(openingAt: cue.next + 1), phrases.splitter.marks[next].inner.length > 1 {
      return false
    }
    return lookups.phraseWord(.already, endingAt: cue.span.start).map { Int($0.start) >= cue.opens } ?? false
  }

  /// 超出他們預期,…, 突破性發現,…: a verb governs the word with whose it is, or 性 makes it a noun.
  func isExpectation(_ cue: Cue) -> Bool {
    guard cue.flags.contains(.noun) || cue.flags.contains(.thinks), cue.span.start > cue.opens else { return false }
    if cue.flags.contains(.noun), lookups.phraseWord(.nominal, endingAt: cue.span.start) != nil,
      !isInName(cue.span.start - 1)
    {
      return true
    }
    // 超出了市場預料
    if cue.flags.contains(.thinks), let phrase = cue.subject.phrase, phrase.span.end == cue.span.start,
      lookups.phraseWord(.exceeds, endingAt: phrase.span.start) != nil
    {
      return true
    }
    guard cue.flags.isSuperset(of: [.thinks, .noun]), case .adjacent(let phrase) = cue.subject, phrase.kind == .pronoun,
      phrase.span.end == cue.span.start,
      let verb = lookups.word(.commonWords, endingAt: phrase.span.start, within: 2), verb.length == 2
    else { return false }
    return !verb.grammar.isDisjoint(with: [.verb, .acts, .predicative])
  }

  private static let nouns: CueFlags = [.noun, .announces, .beforeColon, .report, .weak]

  /// 產生的深刻懷疑,…: a word that describes nouns stands between the genitive and the word.
  private func isDescribed(_ cue: Cue) -> Bool {
    guard cue.follow == .comma || cue.follow == .clause, cue.flags.contains(.noun), !cue.flags.contains(.weak),
      !cue.flags.contains(.chains) || !cue.flags.isDisjoint(with: [.thinks, .verbPhrase, .criticizes]),
      lookups.lists(endingAt: cue.span.start).isDisjoint(with: Self.speakingLists)
    else { return false }
    if case .adjacent(let phrase) = cue.subject, phrase.span.end == cue.span.start { return false }
    return Self.describingLengths.contains { length in
      let start = cue.span.start - length
      guard start > cue.opens, phrases.isGenitive(endingAt: start), lookups.isLoneCharacter(at: start - 1) else {
        return false
      }
      return lookups.at(start).contains {
        Int($0.end) == cue.span.start && ($0.entry.isWord(.commonWords) || $0.entry.isWord(.speechAdverbs))
          && $0.grammar.isDisjoint(with: [.verb, .acts])
      }
    }
  }

  /// A word that describes a noun has so many characters.
  private static let describingLengths = 2...3

  /// A noun of these lists speaks by itself.
  private static let speakingLists: WordListSet = [
    WordListSet(.documents), WordListSet(.anonymousSources), WordListSet(.titles),
  ]

  /// 建議被否決, 委員會之建議: something is told of the word.
  private func isTold(_ cue: Cue) -> Bool {
    guard cue.follow == .clause, cue.flags.isSuperset(of: [.noun, .verbPhrase]) else { return false }
    // 政府請求增加了八成
    if let change = lookups.word(.changes, at: cue.next), lookups.grammar(at: Int(change.end)).contains(.particle) {
      return true
    }
    if !cue.subject.isAdjacent, let word = lookups.word(.functionWords, at: cue.next),
      lookups.isLongest(word)
    {
      if word.grammar.contains(.passive) { return true }
    }
    return document.scalars[max(0, cue.span.start - 1)] == Self.of && !isInName(cue.span.start - 1)
  }

  /// 之, the literary 的.
  private static let of = ("之" as Unicode.Scalar).value

  /// 這不是分析,…: what something is.
  private func isEquated(_ cue: Cue) -> Bool {
    cue.follow == .comma && lookups.grammar(endingAt: cue.span.start, within: 2).contains(.equates)
  }

  /// 積極記錄、追問,…: one of several things that somebody does.
  func isListed(_ cue: Cue) -> Bool {
    guard cue.follow == .clause || cue.follow == .comma, cue.flags.isDisjoint(with: [.asks, .addressee]) else {
      return false
    }
    if document.characterClass(at: cue.span.start - 1) == .enumerationComma { return true }
    // 數據以及推斷
    guard !cue.flags.isDisjoint(with: [.noun, .thinks]),
      let word = lookups.word(.functionWords, endingAt: cue.span.start, within: 2)
    else { return false }
    return word.grammar.contains(.coordinates) && !isInName(Int(word.start))
  }

  /// 抗議、集會, 證實並提供: the word is one of several, and what follows is not what it tells.
  func isJoined(_ cue: Cue) -> Bool {
    switch document.characterClass(at: cue.next) {
    case .enumerationComma, .closeBracket: return true
    case .dash: return !cue.flags.isDisjoint(with: [.noun, .verbPhrase, .thinks, .weak])
    default: break
    }
    // 建議、提醒等,…
    if document.scalars[cue.next] == Self.etc, document.characterClass(at: cue.span.start - 1) == .enumerationComma {
      return true
    }
    // 諷刺性的語言, 引用量
    if cue.follow == .clause, !cue.flags.isDisjoint(with: [.noun, .thinks]),
      lookups.phraseWord(.nominal, at: cue.next) != nil,
      phrases.isGenitive(endingAt: cue.next + 2) || (lookups.at(cue.next).first.map({ $0.length == 1 }) ?? true)
    {
      return true
    }
    guard let word = lookups.word(.functionWords, at: cue.next), word.length == 1,
      lookups.isLoneCharacter(at: cue.next)
    else { return false }
    // 抗議卻無人注意, 報導則說: of the noun something is told; 或 tells in Hong Kong that something may be.
    if word.grammar.contains(.conjunction),
      word.grammar.isDisjoint(with: [.preposition, .verb, .adverb, .subordinates]),
      !cue.flags.isDisjoint(with: [.noun, .thinks])
    {
      return true
    }
    guard word.grammar.isSuperset(of: [.verb, .proceeds]) else { return false }
    // 認為並沒有: the denial is part of what is said.
    return !lookups.grammar(at: Int(word.end)).contains(.negates)
  }

  /// 等
  private static let etc = ("等" as Unicode.Scalar).value

  /// 分成三批: the cue counts.
  func isMeasure(_ cue: TextSpan) -> Bool {
    guard let measure = lookups.word(.measureWords, at: cue.start), Int(measure.end) == cue.end else { return false }
    return isNumeral(endingAt: cue.start)
  }

  private func isNumeral(endingAt end: Int) -> Bool {
    document.characterClass(at: end - 1) == .digit || lookups.lists(endingAt: end).contains(WordListSet(.numeralWords))
  }

  /// A measure word behind a numeral, or 這些, 該項, stands right before: 18項|指控.
  private func isCounted(_ cue: Cue) -> Bool {
    let start = cue.span.start
    if let pointer = lookups.word(.pronouns, endingAt: start, within: 2),
      pointer.sourceFlags.contains(.deictic)
    {
      // 對此回應: the pronoun belongs to the adverb.
      return !lookups.lists(endingAt: start).contains(WordListSet(.speechAdverbs))
    }
    // 以下規定
    if cue.flags.isSuperset(of: [.noun, .verbPhrase]),
      let determiner = lookups.word(.determiners, endingAt: start, within: 2), determiner.length > 1
    {
      return true
    }
    guard let measure = lookups.word(.measureWords, endingAt: start, within: 2) else { return false }
    let before = Int(measure.start)
    // 社署數字顯示: the noun before the cue speaks.
    if case .adjacent(let phrase) = cue.subject, phrase.span.end > before { return false }
    return isNumeral(endingAt: before)
  }

  /// A verb that makes a noun of what follows governs the cue: 引起民主派質疑.
  private func isObject(_ cue: Cue, _ clause: Clause) -> Bool {
    let end = cue.span.start
    var position = end - 1
    while position >= max(clause.span.start, end - objectLimit) {
      let lists = lookups.lists(at: position)
      if lists.contains(WordListSet(.functionWords)), let word = lookups.word(.functionWords, at: position),
        Int(word.end) <= end, names.mention(at: position) == nil
      {
        let flags = word.grammar
        if flags.contains(.nominalizes), !flags.contains(.particle) { return true }
        // 宣讀了任免通知,…
        if flags.contains(.nominalizes), cue.follow == .comma, cue.flags.contains(.announces),
          lookups.word(.commonWords, endingAt: position) != nil
        {
          return true
        }
        // 引發爭議的X, 向X: what stands before belongs to another phrase.
        if flags.contains(.genitive) || flags.contains(.addresses) { return false }
      }
      if lists.contains(WordListSet(.speechAdverbs)), let word = lookups.word(.speechAdverbs, at: position),
        word.grammar.contains(.ends)
      {
        return false
      }
      position -= 1
    }
    return false
  }

  /// 制定新的管制規定,… 團隊的問題分析更深入: another verb stands between the subject and the word, which a comma follows,
  /// or what describes it.
  private func isFarObject(_ cue: Cue) -> Bool {
    guard case .distant(let phrase) = cue.subject, cue.follow == .comma || cue.follow == .clause,
      !cue.flags.isDisjoint(with: [.noun, .written]), phrase.span.end < cue.span.start
    else { return false }
    // 媒體根據多方的消息報導,…: what the report rests on.
    if cue.flags.contains(.report), cue.follow == .comma,
      let frame = lookups.word(.cues, at: phrases.afterAdverbs(TextSpan(phrase.span.end, cue.span.start))),
      frame.cueFlags.contains(.prefix)
    {
      return false
    }
    var isFar = false
    for position in phrase.span.end..<cue.span.start {
      if let word = lookups.word(.speechAdverbs, at: position), Int(word.end) <= cue.span.start,
        word.grammar.contains(.ends)
      {
        isFar = false
      } else if cue.follow == .comma, let word = lookups.word(.commonWords, at: position),
        Int(word.end) <= cue.span.start
      {
        if !word.grammar.isDisjoint(with: [.verb, .acts]) { isFar = true }
      } else if let word = lookups.word(.functionWords, at: position) {
        let flags = word.grammar
        if flags.contains(.genitive) { isFar = true }
        // 就官員的做法批評: the preposition governs the noun, and the cue is a verb.
        if cue.follow == .clause, flags.contains(.preposition), !isFar { return false }
      }
    }
    return isFar
  }

  /// 應觀眾要求: what was asked is why something happens.
  private func isOccasion(_ cue: Cue) -> Bool {
    if cue.follow == .comma, isOccasioned(cue) { return true }
    let start: Int
    switch cue.subject {
    case .adjacent(let phrase) where phrase.span.end <= cue.span.start: start = phrase.span.start
    // 符合公約的公開要求,…
    case .distant(let phrase): return isGoverned(cue, phrase.span.start)
    case .adjacent, .zero, .other: return false
    }
    if let word = lookups.word(.functionWords, endingAt: start, within: 2) {
      let flags = word.grammar
      // 對於外界批評,…: what the next clause answers.
      if flags.contains(.topics), cue.follow == .comma { return true }
      // 赴立法會解釋: where somebody goes.
      return flags.contains(.occasions)
        || flags.contains(.movement) && flags.isDisjoint(with: [.preposition, .addresses])
    }
    return isGoverned(cue, start)
  }

  /// 按醫生建議,…: the preposition stands so near that it governs the word.
  private func isOccasioned(_ cue: Cue) -> Bool {
    (max(cue.opens, cue.span.start - occasionReach)..<max(cue.opens, cue.span.start)).contains { position in
      guard let word = lookups.word(.functionWords, at: position), word.grammar.contains(.occasions) else {
        return false
      }
      // 應 of 回應 is no preposition.
      let endsWord = [WordList.commonWords, .cues, .speechAdverbs].contains {
        (lookups.word($0, endingAt: Int(word.end), within: 3)?.length ?? 0) > word.length
      }
      return lookups.isLongest(word) && !endsWord && !isInName(position)
    }
  }

  /// 符合公約要求,…: another verb governs both.
  private func isGoverned(_ cue: Cue, _ start: Int) -> Bool {
    guard cue.follow == .comma, cue.flags.contains(.verbPhrase),
      let verb = lookups.word(.commonWords, endingAt: start, within: 3)
    else { return false }
    return !verb.grammar.isDisjoint(with: [.verb, .acts])
  }

  /// 為了滿足監管要求,…: a clause that a preposition opens tells why or when.
  private func isPurpose(_ cue: Cue, _ clause: Clause) -> Bool {
    guard cue.follow == .comma, !cue.subject.isAdjacent,
      let word = lookups.word(.functionWords, at: phrases.afterAdverbs(clause.span)), Int(word.end) < cue.span.start
    else { return false }
    let flags = word.grammar
    return flags.contains(.preposition) && flags.contains(.subordinates) && !flags.contains(.topics)
  }
}
