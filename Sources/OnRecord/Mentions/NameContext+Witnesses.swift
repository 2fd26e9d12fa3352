import OnRecordLexicon
import OnRecordModel

/// Single witnesses: what one word or mark beside a possible name says of it.
extension NameContext {
  /// 於, which transcriptions do not use, or 于 before a date.
  @inline(__always)
  func isPreposition(_ position: Int) -> Bool {
    position < document.count && document.folded[position] == 0x4E8E && isWrittenAsPreposition(position)
  }

  private func isWrittenAsPreposition(_ position: Int) -> Bool {
    document.scalars[position] == 0x65BC || document.characterClass(at: position + 1) == .digit
  }

  /// The 日 of 1日: the last character of a date.
  func endsDate(_ position: Int) -> Bool {
    guard position > 0, position < document.count, document.characterClass(at: position - 1) == .digit else {
      return false
    }
    // 年, 月, 日
    return document.folded[position] == 0x5E74 || document.folded[position] == 0x6708
      || document.folded[position] == 0x65E5
  }

  /// The 唐 of 唐·李頎, the 北宋 of 北宋.蘇軾: a dynasty that stands by itself before a mark.
  func isDynasty(endingAt end: Int) -> Bool {
    guard end > 0, Self.dynasties.contains(document.folded[end - 1]) else { return false }
    var start = end - 1
    if start > 0, Self.quarters.contains(document.folded[start - 1]) { start -= 1 }
    return document.characterClass(at: start - 1) != .han && !document.isInterpunct(start - 1)
  }

  /// 唐 宋 元 明 清 漢 晉 隋 魏 梁 周 秦
  private static let dynasties: [UInt16] = [
    0x5510, 0x5B8B, 0x5143, 0x660E, 0x6E05, 0x6C49, 0x664B, 0x968B, 0x9B4F, 0x6881, 0x5468, 0x79E6,
  ]
  /// 東 西 南 北
  private static let quarters: [UInt16] = [0x4E1C, 0x897F, 0x5357, 0x5317]

  /// Where the numeral of a ruler ends that begins at `position`: 三世, 十四世.
  @inline(__always)
  func reignEnd(_ position: Int) -> Int? {
    lookups.lists(at: position).contains(WordListSet(.numeralWords)) && Self.isNumeral(document.folded[position])
      ? endOfReign(position) : nil
  }

  private func endOfReign(_ position: Int) -> Int? {
    var end = position
    while end < position + 3, end < document.count, Self.isNumeral(document.folded[end]) { end += 1 }
    // 世
    guard end > position, end < document.count, document.folded[end] == 0x4E16 else { return nil }
    // 二世紀
    return document.characterClass(at: end + 1) == .han && document.folded[end + 1] == 0x7EAA ? nil : end + 1
  }

  /// 一 to 十
  @inline(__always)
  private static func isNumeral(_ code: UInt16) -> Bool {
    switch code {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341: true
    default: false
    }
  }

  /// A title that ends at `position`, perhaps with a space between: 總統特朗普, 執行長 Tim Cook.
  func titleBefore(_ position: Int) -> Hit? {
    var end = position
    while end > 0, document.characterClass(at: end - 1) == .space { end -= 1 }
    guard let title = lookups.word(.titles, endingAt: end, within: 8) else { return nil }
    return title.titleFlags.contains(.before) && title.length > 1 ? title : nil
  }

  /// A title or honorific that follows the name: 特朗普總統.
  func titleAfter(_ position: Int) -> Hit? {
    var start = position
    while document.characterClass(at: start) == .space { start += 1 }
    guard let title = lookups.word(.titles, at: start) else { return nil }
    let flags = title.titleFlags
    return flags.contains(.after) && title.length > 1 ? title : nil
  }

  /// 創辦人 behind a name: it belongs to a company as often as to a person.
  func isFounder(_ position: Int) -> Bool {
    // 創
    position < document.count && document.folded[position] == 0x521B && titleAfter(position) != nil
  }

  /// What a cue behind the name says, adverbs between allowed.
  func cueEvidence(_ position: Int) -> Int {
    position >= 0 && position <= document.count ? Int(words[position].cue) : 0
  }

  /// All that stands between two title marks.
  func fillsTitle(_ span: TextSpan) -> Bool {
    document.characterClass(at: span.start - 1) == .openTitle && document.characterClass(at: span.end) == .closeTitle
  }

  /// 週刊, 雜誌, 日報 begin at `position`.
  func isPaper(at position: Int) -> Bool {
    // 《展望》報告: no paper of its own.
    lookups.word(.organizationSuffixes, at: position).map { isPaper($0) && lookups.isLongest($0) } ?? false
  }

  /// The same before `position`.
  func isPaper(endingAt position: Int) -> Bool {
    lookups.word(.organizationSuffixes, endingAt: position, within: 3).map { isPaper($0) } ?? false
  }

  private func isPaper(_ suffix: Hit) -> Bool { Self.papers.contains(document.folded[Int(suffix.end) - 1]) }

  private static let papers: Set<UInt16> = Set("刊志报".unicodeScalars.map { UInt16($0.value) })

  /// (45歲), 45歲, ,45歲: an age right behind.
  func isFollowedByAge(_ position: Int) -> Bool {
    var at = position
    switch document.characterClass(at: at) {
    case .openBracket, .comma, .space: at += 1
    default: break
    }
    var digits = 0
    while document.characterClass(at: at) == .digit, digits < 4 {
      at += 1
      digits += 1
    }
    guard digits > 0, at < document.count else { return false }
    // 比他小8歲
    if document.characterClass(at: position) == .digit, position > 0,
      Self.comparisons.contains(document.folded[position - 1])
    {
      return false
    }
    // 歲
    return document.folded[at] == 0x5C81
  }

  /// 小 大
  private static let comparisons: [UInt16] = [0x5C0F, 0x5927]

  /// A parenthesis that says that the name is assumed: (化名).
  func isFollowedByAssumed(_ position: Int) -> Bool {
    guard let mark = lookups.word(.glossMarks, at: position + 1) else { return false }
    return document.characterClass(at: Int(mark.end)) == .closeBracket
      || document.characterClass(at: Int(mark.end)) == .comma
  }

  /// A parenthesis with two capitalized words: one is as often the name of a ship, a drug, a town; a last word in small
  /// letters is a noun, (Treasure chest).
  func isFollowedByLatinName(_ position: Int) -> Bool {
    guard document.characterClass(at: position) == .openBracket, isCapital(position + 1) else { return false }
    var at = position + 2
    while document.characterClass(at: at) == .latin || document.characterClass(at: at) == .period { at += 1 }
    guard document.characterClass(at: at) == .space, document.characterClass(at: at + 1) == .latin else { return false }
    if isCapital(at + 1) { return true }
    at += 1
    while document.characterClass(at: at) == .latin { at += 1 }
    return document.characterClass(at: at) != .closeBracket
  }

  /// A word begins here that makes a thing of the name before it: the 語 of 西班牙語.
  func isThing(_ position: Int) -> Bool { words[position].notPerson > 0 }

  /// What begins here is told to be a thing somewhere in the article: 藥物特敏福.
  @inline(__always)
  func isNamedThing(_ position: Int) -> Bool { words[position].signs.contains(.namedThing) }

  /// A word begins here that makes something else of the place before it: 號 of a ship, 進行曲.
  @inline(__always)
  func isNamesake(_ position: Int) -> Bool { words[position].signs.contains(.namesake) && standsAlone(position) }

  /// 氏症, 氏病: a disease has the name before it.
  func isDisease(_ position: Int) -> Bool {
    // 氏 症 病 綜
    position + 1 < document.count && document.folded[position] == 0x6C0F
      && [0x75C7, 0x75C5, 0x7EFC].contains(document.folded[position + 1])
  }

  /// 節, which no longer word begins with: a festival has the name before it.
  func isFestival(_ position: Int) -> Bool {
    // 節
    position < document.count && document.folded[position] == 0x8282 && isThing(position)
      && lookups.reach(at: position) == 1
  }

  /// 號 of a ship, perhaps behind a quotation mark: 「薩拉托夫」號.
  func isVessel(_ position: Int) -> Bool {
    let position = document.characterClass(at: position) == .closeQuote ? position + 1 : position
    return position < document.count && document.folded[position] == Self.vessel && isNamesake(position)
  }

  private func standsAlone(_ position: Int) -> Bool {
    guard let word = lookups.word(.nameNeighbours, at: position) else { return false }
    // 號召, 號誌
    return !lookups.at(position).contains { $0.length > word.length && $0.entry.isWord(.commonWords) }
  }

  /// A sentence says of what begins here that it is a place: no person of its beginning.
  @inline(__always)
  func isDefinedPlace(_ position: Int) -> Bool { words[position].signs.contains(.definedPlace) }

  /// 成立於, perhaps behind a comma: what stands before it is an organization.
  func isFounded(_ position: Int) -> Bool {
    let start = document.characterClass(at: position) == .comma ? position + 1 : position
    return start < document.count && words[start].signs.contains(.afterOrganization)
  }

  /// A word ends here that tells of an organization whose name follows: 業者, 諮詢公司.
  func isBeforeOrganization(_ position: Int) -> Bool { words[position].signs.contains(.beforeOrganization) }

  /// The same, or one whose name in letters follows: 傳媒.
  func isBeforeLatinOrganization(_ position: Int) -> Bool {
    !words[position].signs.isDisjoint(with: [.beforeOrganization, .beforeLatin])
  }

  /// 語, 文 that no longer word holds.
  func isLanguage(_ position: Int) -> Bool {
    guard position < document.count, document.folded[position] == 0x8BED else { return false }
    return !lookups.at(position).contains { $0.length > 1 }
  }

  @inline(__always)
  func isCapital(_ position: Int) -> Bool {
    guard position >= 0, position < document.count else { return false }
    let scalar = document.scalars[position]
    return (0x41...0x5A).contains(scalar) || (0xC0...0xDE).contains(scalar)
  }

  /// The marks that names end at.
  static let breaks: CharacterClassSet = [
    .newline, .space, .comma, .enumerationComma, .fullStop, .period, .question, .exclamation, .semicolon, .colon,
    .openBracket, .closeBracket, .openQuote, .closeQuote, .straightQuote, .slash, .openTitle, .closeTitle, .dash,
    .ellipsis,
  ]

  @inline(__always)
  func isBreak(_ kind: CharacterClass) -> Bool { Self.breaks.contains(kind.rawValue) }
}
