import OnRecordLexicon
import OnRecordModel

/// Where the words for a source begin and end, as far as the lists of nouns and names do not tell.
extension SourcePhraseFinder {
  /// What a numeral opens and 人士 ends takes at most so many characters.
  var describedReach: Int { 16 }
  /// 記錄 of 邊記錄邊 takes at most so many.
  private var meanwhileReach: Int { 8 }

  /// 林志成離開法院, 林志成仍拒絕訪客: a predicate stands behind a person's name, so that what follows belongs to no noun
  /// phrase with it; not 林志成任教的大學.
  func isActing(_ a: SourceCandidate, before b: SourceCandidate, _ gap: TextSpan) -> Bool {
    guard a.kind == .named, isPerson(a), b.kind == .named || b.kind == .anonymous && !b.isPointer,
      !gap.isEmpty, !isGenitive(endingAt: b.head.start), !isGenitive(endingAt: b.span.start),
      lookups.lists(at: gap.start).isDisjoint(with: Self.nounLists), !isConjunction(gap)
    else { return false }
    // 林志成剛生了一個小孩
    if gap.range.dropFirst().contains(where: { lookups.grammar(at: $0).isSuperset(of: [.particle, .nominalizes]) }) {
      return true
    }
    guard let verb = lookups.word(.predicates, at: gap.start), Int(verb.end) <= gap.end
    else { return false }
    return verb.length > 1 || lookups.grammar(at: gap.start).contains(.verb)
  }

  private static let nounLists: WordListSet = [
    WordListSet(.titles), WordListSet(.anonymousSources), WordListSet(.honorifics), WordListSet(.cues),
  ]

  /// 和兩大功臣仍稱讚: an adverb of verbs stands in what a conjunction opens, so that no name behind it is joined.
  func holdsAdverb(_ gap: TextSpan, before b: SourceCandidate) -> Bool {
    if isGenitive(endingAt: b.head.start) || isGenitive(endingAt: b.span.start) || isPlace(b) { return false }
    return gap.range.dropFirst().contains { position in
      guard let adverb = lookups.word(.speechAdverbs, at: position), adverb.length == 1, Int(adverb.end) < gap.end,
        let word = lookups.word(.functionWords, at: position), word.length == 1, word.grammar == [.verb]
      else { return false }
      return !isPartOfWord(position)
    }
  }

  /// The character at `position` belongs to a longer word.
  private func isPartOfWord(_ position: Int) -> Bool {
    (max(0, position - 3)...position).contains { start in
      lookups.at(start).contains { Int($0.end) > position && $0.length > 1 }
    }
  }

  /// 一名接近公司高層的人士, 多位熟悉市場的人士: from the numeral on, for 公司高層的人士 would be another one.
  func described(_ noun: SourceCandidate, from limit: Int) -> SourceCandidate {
    guard noun.kind == .anonymous, noun.flags.contains(.bound), noun.span.start > limit else { return noun }
    let start = noun.span.start
    var opening: Int?
    var position = start - 1
    while position >= max(limit, start - describedReach), document.characterClass(at: position) == .han {
      if lookups.word(.cues, at: position).map({ Int($0.end) <= start && $0.length > 1 }) ?? false { break }
      if peopleMeasure(at: position) != nil,
        let numeral = lookups.word(.numeralWords, endingAt: position, within: 2) ?? manyWord(endingAt: position),
        Int(numeral.start) >= limit
      {
        opening = Int(numeral.start)
        break
      }
      position -= 1
    }
    // 接近公司的人士: the clause opens with the verb.
    if opening == nil, start - limit == 2, isGenitive(endingAt: noun.head.start),
      let verb = lookups.word(.commonWords, at: limit), Int(verb.end) == start,
      lookups.lists(at: limit).isDisjoint(with: Self.openers)
    {
      opening = limit
    }
    // 另一名
    if let number = opening, number > limit, document.scalars[number - 1] == Self.other { opening = number - 1 }
    guard let opening, government(opening, from: limit) == .none else { return noun }
    var whole = noun
    whole.span.start = opening
    whole.entities = []
    return whole
  }

  /// 另
  private static let other = ("另" as Unicode.Scalar).value

  private static let openers: WordListSet = [
    WordListSet(.functionWords), WordListSet(.speechAdverbs), WordListSet(.timeWords), WordListSet(.titles),
    WordListSet(.cues), WordListSet(.anonymousSources), WordListSet(.documents), .names,
  ]

  /// 多 of 多位.
  private func manyWord(endingAt end: Int) -> Hit? {
    lookups.word(.modifiers, endingAt: end, within: 1) ?? lookups.word(.speechAdverbs, endingAt: end, within: 1)
  }

  /// 反政府陣營: the prefix that opens the clause belongs to the noun, which without it would be its opposite.
  func prefixed(_ noun: SourceCandidate, from limit: Int) -> SourceCandidate {
    guard noun.kind == .anonymous, !noun.isPointer,
      let prefix = lookups.phraseWord(.stance, endingAt: noun.span.start), Int(prefix.start) == limit,
      document.characterClass(at: limit - 1) != .han
    else { return noun }
    var whole = noun
    whole.span.start = limit
    whole.entities = []
    whole.flags.remove(.organization)
    return whole
  }

  /// Where 他 ends in 他邊記錄邊, 他一邊記錄一邊: what somebody does meanwhile.
  func beforeMeanwhile(_ region: TextSpan) -> Int? {
    let last = region.end - 1
    guard last > region.start, isMeanwhile(last) else { return nil }
    var first = last - 2
    while first > max(region.start, last - meanwhileReach), !isMeanwhile(first) { first -= 1 }
    guard first > region.start, isMeanwhile(first) else { return nil }
    return document.scalars[first - 1] == Self.one ? first - 1 : first
  }

  private func isMeanwhile(_ position: Int) -> Bool {
    document.folded[position] == Self.meanwhile
      && (position > 0 && document.scalars[position - 1] == Self.one
        || !lookups.at(max(0, position - 1)).contains { Int($0.end) == position + 1 && $0.length == 2 })
  }

  /// 一 of 一邊
  private static let one = ("一" as Unicode.Scalar).value
  /// 邊, folded
  private static let meanwhile = UInt16(("边" as Unicode.Scalar).value)

  /// 林志成夫婦, 林志成的妻子, 林志成訴張惠玲案, 李白的《靜夜思》: she is not he, and who is named in a case or as the author
  /// of a work does not act.
  func isNoAntecedent(_ name: TextSpan, female: Bool?) -> Bool {
    if isParty(name) || isAuthor(name) || isCredited(name) { return true }
    guard female == true else { return false }
    let start = isGenitive(at: name.end) ? name.end + 1 : name.end
    return lookups.word(.anonymousSources, at: start).map { $0.sourceFlags.contains(.relative) && $0.length > 1 }
      ?? false
  }

  /// 攝：林志成, Source: Tom Miller: who made a picture, in a line or behind a full stop of its own.
  func isCredited(_ name: TextSpan) -> Bool {
    var start = name.start
    if start > 0, document.characterClass(at: start - 1) == .space { start -= 1 }
    guard start > 1, document.characterClass(at: start - 1) == .colon else { return false }
    start -= 1
    while start > 0, name.start - start <= creditReach,
      document.characterClass(at: start - 1) == .han || document.characterClass(at: start - 1) == .latin
    {
      start -= 1
    }
    if start == 0 || document.characterClass(at: start - 1) == .newline { return true }
    // 20 April. Source: Tom Miller
    return document.characterClass(at: start) == .latin && document.characterClass(at: name.start) == .latin
      && document.characterClass(at: start - 1) == .space && document.characterClass(at: start - 2) == .period
  }

  /// 圖片提供： and Source: have at most so many characters.
  private var creditReach: Int { 8 }

  /// 李白的《靜夜思》
  private func isAuthor(_ name: TextSpan) -> Bool {
    let start = isGenitive(at: name.end) ? name.end + 1 : name.end
    return document.characterClass(at: start) == .openTitle
  }

  /// 林志成訴張惠玲案: a party by whose name a case is called.
  func isParty(_ name: TextSpan) -> Bool {
    func sues(_ position: Int) -> Bool {
      position >= 0 && position < document.count && document.folded[position] == Self.sues
    }
    return sues(name.end) && names.mention(at: name.end + 1) != nil
      || sues(name.start - 1) && names.mention(at: name.start - 2) != nil
  }

  /// 訴, folded
  private static let sues = UInt16(("诉" as Unicode.Scalar).value)

  /// 其人之手, 他的能力: a pronoun by itself that tells whose something is, and does not speak.
  func isPossessive(_ phrase: SourceCandidate) -> Bool {
    guard phrase.kind == .pronoun, phrase.span == phrase.head, phrase.span.length == 1, phrase.flags == [.whole] else {
      return false
    }
    return lookups.lists(at: phrase.span.end).isDisjoint(with: Self.behindPronoun)
  }

  /// 其 of 其情景.
  func isWhose(_ position: Int) -> Bool {
    lookups.word(.pronouns, at: position).map { $0.length == 1 && $0.sourceFlags == [.whole] } ?? false
  }

  private static let behindPronoun: WordListSet = [
    WordListSet(.cues), WordListSet(.functionWords), WordListSet(.speechAdverbs), WordListSet(.timeWords),
  ]
}
