import OnRecordLexicon
import OnRecordModel

/// Where names of organizations may begin and end: what is counted, what goes on behind the suffix, what closes a phrase.
struct OrganizationEdges {
  private let reading: Reading
  private let context: NameContext
  private let characters: CharacterCosts

  init(_ reading: Reading, _ context: NameContext, _ characters: CharacterCosts) {
    self.reading = reading
    self.context = context
    self.characters = characters
  }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }

  /// 長
  private static let chief: UInt16 = 0x957F
  /// 人
  private static let people: UInt16 = 0x4EBA
  /// 大
  private static let great: UInt16 = 0x5927

  /// 第七屆, 第三次
  func countsTerms(_ start: Int) -> Bool {
    [start + 2, start + 3].contains { position in
      lookups.lists(at: position).contains(WordListSet(.measureWords))
        && lookups.at(position).contains { $0.length == 1 && $0.entry.isWord(.measureWords) }
    }
  }

  /// 部長
  func isTitleOfState(at position: Int) -> Bool {
    guard let title = lookups.word(.titles, at: position), title.length == 2 else { return false }
    return title.titleFlags.contains(.governs)
  }

  /// Where the bracket opens that closes at `position` and holds the name of a place.
  func openBracket(ofPlaceBefore position: Int) -> Int? {
    for open in stride(from: position - 2, through: max(0, position - 7), by: -1)
    where document.characterClass(at: open) == .openBracket {
      return lookups.at(open + 1).contains { $0.entry.kind == .place && Int($0.end) == position } ? open : nil
    }
    return nil
  }

  /// 週刊 of 美國時事週刊《時代》: what sort of paper, with its title behind `end`.
  func describesPaper(_ end: Int) -> Bool {
    document.characterClass(at: end) == .openTitle && context.isPaper(endingAt: end)
  }

  /// 到山頂警署, 旺角警署附近: a house, where words beside it say so.
  func isSite(_ span: TextSpan) -> Bool {
    guard lookups.lists(endingAt: span.end).contains(WordListSet(.organizationSuffixes)),
      let suffix = lookups.word(.organizationSuffixes, endingAt: span.end, within: 6)
    else { return false }
    guard suffix.suffixFlags.contains(.site), context.placeWords(span) >= Self.placeWord else { return false }
    // 屬石硤尾警署的警員
    let isGenitive = span.end < document.count && document.folded[span.end] == Glyph.possessive
    return lookups.word(.titles, at: isGenitive ? span.end + 1 : span.end) == nil
  }

  /// What one word says at least that says anything for a place.
  private static let placeWord = 10

  /// A numeral or determiner and a measure word of no content of its own: 三支, 某間.
  func beginsCount(_ start: Int) -> Bool {
    let first = lookups.lists(at: start)
    guard !first.isDisjoint(with: Self.counts), lookups.lists(at: start + 1).contains(WordListSet(.measureWords)) else {
      return false
    }
    return lookups.at(start + 1).contains {
      $0.length == 1 && $0.entry.isWord(.measureWords)
        && !$0.figureFlags.contains(.noun)
    }
      && !lookups.at(start).contains {
        $0.length > 1 && ($0.entry.kind != .word || $0.entry.isWord(.organizationWords))
      }
  }

  private static let counts: WordListSet = [WordListSet(.numeralWords), WordListSet(.determiners)]

  /// A common noun begins at `position`, and no name or word that names of bodies hold.
  func beginsWithNoun(_ position: Int) -> Bool {
    let lists = lookups.lists(at: position)
    guard lists.contains(WordListSet(.commonWords)), !lists.contains(WordListSet(.organizationWords)),
      !lists.contains(.names)
    else { return false }
    return lookups.at(position).contains { $0.length > 1 && $0.entry.isWord(.commonWords) }
  }

  /// A noun, which neither says what somebody does nor is a name or a title, ends at `position`.
  func isCutOff(_ position: Int) -> Bool {
    let lists = lookups.lists(endingAt: position)
    guard lists.contains(WordListSet(.commonWords)), lists.isDisjoint(with: Self.closers),
      let noun = lookups.word(.commonWords, endingAt: position, within: 4)
    else { return false }
    return noun.length > 1 && noun.grammar.isEmpty
  }

  private static let closers: WordListSet = [
    .names, WordListSet(.titles), WordListSet(.timeWords), WordListSet(.functionWords), WordListSet(.cues),
    WordListSet(.organizationSuffixes), WordListSet(.placeSuffixes), WordListSet(.speechAdverbs),
  ]

  /// 局會通知, 煙囪會冒出: the verb, before another word, and not behind a word that such names end in.
  func isWill(_ suffix: Hit) -> Bool {
    let position = Int(suffix.start)
    guard suffix.length == 1, document.folded[position] == Self.assembly,
      document.characterClass(at: position + 1) == .han
    else { return false }
    return !Self.beforeAssembly.contains(document.folded[position - 1])
      && !lookups.lists(at: position + 1).contains(WordListSet(.titles))
  }

  /// 各地, 各區, 當地, 多省: a word for each of many begins at `position`, ends there, or lies over it.
  func isOfEach(_ position: Int) -> Bool { isEach(position) || isEach(position - 1) || isEach(position - 2) }

  private func isEach(_ position: Int) -> Bool {
    position >= 0 && position + 1 < document.count && Self.each.contains(document.folded[position])
      && Self.divisions.contains(document.folded[position + 1])
  }

  /// 各 當 多 數 兩
  private static let each: [UInt16] = [0x5404, 0x5F53, 0x591A, 0x6570, 0x4E24]
  /// 地 區 省 市 縣 級
  private static let divisions: [UInt16] = [0x5730, 0x533A, 0x7701, 0x5E02, 0x53BF, 0x7EA7]

  /// 基地, 合署, 大廈: a word of two characters that ends names of places begins at `position`.
  func goesOnAsPlace(_ position: Int) -> Bool {
    lookups.lists(at: position).contains(WordListSet(.placeSuffixes))
      && lookups.at(position).contains { $0.length > 1 && $0.entry.isWord(.placeSuffixes) }
  }

  /// 兼, 暨
  private static let joiners: [UInt16] = [0x517C, 0x66A8]
  /// 會
  private static let assembly: UInt16 = 0x4F1A
  /// 委 協 監 聯 管 研 促 進 友 懇 培 基 董 理 執 籌 善 社 志 婦 鄉 福 災 體 商 工 公 學 教 議 業 顧 編 評 校
  private static let beforeAssembly: [UInt16] = [
    0x59D4, 0x534F, 0x76D1, 0x8054, 0x7BA1, 0x7814, 0x4FC3, 0x8FDB, 0x53CB, 0x6073, 0x57F9, 0x57FA, 0x8463, 0x7406,
    0x6267, 0x7B79, 0x5584, 0x793E, 0x5FD7, 0x5987, 0x4E61, 0x798F, 0x707E, 0x4F53, 0x5546, 0x5DE5, 0x516C, 0x5B66,
    0x6559, 0x8BAE, 0x4E1A, 0x987E, 0x7F16, 0x8BC4, 0x6821,
  ]

  /// 中央電視台: the name of a body that is no company begins at `start` and ends before the suffix and more.
  func beginsWithBody(_ start: Int, before position: Int) -> Bool {
    guard lookups.lists(at: start).contains(.names) else { return false }
    return lookups.at(start).contains {
      guard $0.entry.kind == .organization, $0.length > 3, Int($0.end) < position, let entity = $0.entity else {
        return false
      }
      return switch reading.lexicon.kind(of: entity) {
      case "government", "court", "military", "police", "media", "university", "party": true
      default: false
      }
    }
  }

  /// 司法機構、立法機構: in a list with what ends in the same word and is no name.
  func isListedKind(_ span: TextSpan) -> Bool {
    guard span.length > 3, span.end + 3 < document.count else { return false }
    let tail = document.key(TextSpan(span.end - 2, span.end))
    func isKind(_ start: Int, _ end: Int) -> Bool {
      start >= 0 && end <= document.count && document.key(TextSpan(end - 2, end)) == tail
        && !(start..<(end - 1)).contains { position in
          lookups.at(position).contains { Int($0.end) == end && $0.entry.kind == .organization }
        }
    }
    if document.characterClass(at: span.end) == .enumerationComma {
      for length in 3...5 where isKind(span.end + 1, span.end + 1 + length) { return true }
    }
    if document.characterClass(at: span.start - 1) == .enumerationComma, isKind(span.start - 5, span.start - 1) {
      return true
    }
    return false
  }

  /// Facebook會: a name ends right before the suffix.
  func nameEnds(at position: Int) -> Bool {
    document.characterClass(at: position - 1) == .latin || lookups.endsName(.organization, at: position, within: 6)
  }

  /// A common word holds the suffix: the 行 of 進行, the 部 of 部門.
  func isInsideWord(_ suffix: Hit) -> Bool {
    let start = Int(suffix.start)
    let end = Int(suffix.end)
    // 銀行家, 部門
    for hit in lookups.at(start) where Int(hit.end) > end {
      if suffix.length == 1 ? isWord(hit) : hit.entry.isWord(.commonWords) { return true }
    }
    if suffix.length == 1, lookups.lists(endingAt: end).rawValue & Self.words.rawValue != 0 {
      for before in max(0, start - 3)..<start {
        for hit in lookups.at(before) where Int(hit.end) == end && isWord(hit) { return true }
      }
    }
    // 台北市中心
    if suffix.length > 1, lookups.lists(at: start - 1).contains(WordListSet(.commonWords)),
      lookups.lists(at: start - 1).contains(WordListSet(.placeSuffixes)),
      lookups.at(start - 1).contains(where: { Int($0.end) == end && $0.entry.isWord(.commonWords) })
    {
      return true
    }
    // 香港人大概
    if suffix.length == 2, document.folded[start] == Self.people, document.folded[end - 1] == Self.great,
      lookups.at(end - 1).contains(where: { Int($0.end) > end && $0.entry.isWord(.commonWords) })
    {
      return true
    }
    // 立法會議員
    if suffix.length > 1, let title = lookups.word(.titles, at: end), title.length > 1 { return false }
    for inner in (start + 1)..<max(start + 1, end) {
      for hit in lookups.at(inner) where Int(hit.end) > end && hit.entry.isWord(.commonWords) {
        // 醫學協會發布, 大使館外: what lies behind the suffix is a word of its own.
        if suffix.length > 1, isWordOfItsOwn(TextSpan(end, Int(hit.end))) { continue }
        // 教育部長 holds the body, 大學者 does not.
        if document.folded[Int(hit.end) - 1] != Self.chief
          || !lookups.at(inner).contains(where: { $0.end == hit.end && $0.entry.isWord(.titles) })
        {
          return true
        }
      }
    }
    return false
  }

  /// A word begins where `span` does and reaches to its end or beyond.
  private func isWordOfItsOwn(_ span: TextSpan) -> Bool {
    lookups.at(span.start).contains {
      guard Int($0.end) >= span.end, $0.entry.kind == .word else { return false }
      return switch $0.entry.list {
      case .predicates: true
      case .commonWords, .cues: $0.length > 1
      default: false
      }
    }
  }

  private static let words: WordListSet = [
    WordListSet(.commonWords), WordListSet(.functionWords), WordListSet(.cues), WordListSet(.titles),
  ]

  private func isWord(_ hit: Hit) -> Bool {
    switch hit.entry.kind == .word ? hit.entry.list : .surnames {
    case .commonWords, .functionWords, .cues, .titles, .timeWords: hit.length > 1
    default: false
    }
  }

  /// 四支國家隊, 32支球隊, 某間醫院: it begins with a numeral or determiner and a measure word.
  func isCounted(_ start: Int, before position: Int) -> Bool {
    let measures = WordListSet(.measureWords)
    if lookups.lists(at: start).contains(measures) {
      if document.characterClass(at: start - 1) == .digit { return true }
      if lookups.lists(endingAt: start).contains(WordListSet(.numeralWords)) { return true }
    }
    guard start + 1 < position, lookups.lists(at: start + 1).contains(measures) else { return false }
    return !lookups.lists(at: start).isDisjoint(with: Self.counts)
  }

  /// 嘅 喺 佢 咗 啲 嗰 唔 哋 冇 嘢 咁 嚟 畀 俾 攞 搵 諗 乜 亦 仍 卻: words of Cantonese and adverbs, as written, not as folded.
  private static let neverInside: [UInt32] = [
    0x5605, 0x55BA, 0x4F62, 0x5497, 0x5572, 0x55F0, 0x5514, 0x54CB, 0x5187, 0x5622, 0x5481, 0x569F, 0x7540, 0x4FFE,
    0x651E, 0x6435, 0x8AD7, 0x4E5C, 0x4EA6, 0x4ECD, 0x5374,
  ]

  /// 將軍澳警署: a name of three characters begins with what stands in no other name.
  func beginsName(_ start: Int, before position: Int) -> Bool {
    lookups.beginsLongName(at: start, limit: position)
  }

  /// No name goes on over this position: a mark, or a character that is hardly ever part of one.
  @inline(__always)
  func stops(_ position: Int) -> Bool {
    switch document.characterClass(at: position) {
    case .han:
      // 副主席兼昊鯤集團: an office ends before it.
      if Self.joiners.contains(document.folded[position]),
        lookups.lists(endingAt: position).contains(WordListSet(.titles))
      {
        return true
      }
      // 搵番美資公司, 三聯亦設出版社
      if Self.neverInside.contains(document.scalars[position]) { return true }
      let alone = characters[position, .alone]
      return alone > 0 && alone < 66 && characters[position, .organization] == 0
    case .latin, .digit, .kana: return false
    // El Granjero集團
    case .space: return !(document.characterClass(at: position - 1) == .latin && context.isCapital(position + 1))
    default: return true
    }
  }
}
