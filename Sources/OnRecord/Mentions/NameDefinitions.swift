import OnRecordLexicon
import OnRecordModel

/// Sentences that begin by saying what their subject is: 布魯科夫是北部的城鎮。 林語桐，香港作家。
struct NameDefinitions {
  /// What the name from `start` to `end` is.
  struct Definition {
    var start: Int
    var end: Int
    var type: EntityType
    /// What says what it is names another place: 湖南省的一個村莊.
    var isLocated = false
  }

  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }

  private static let longestName = 16
  private static let longestGloss = 60
  private static let longestPhrase = 45
  /// Without a copula, what stands between commas is told of the name only where it is short.
  private static let longestApposition = 16

  private static let sentenceEnds: CharacterClassSet = [.fullStop, .question, .exclamation, .newline]

  /// In the order of the text.
  func definitions() -> [Definition] {
    var definitions: [Definition] = []
    for paragraph in document.paragraphs {
      var start = paragraph.span.start
      while start < paragraph.span.end {
        if let definition = definition(at: start, limit: paragraph.span.end) { definitions.append(definition) }
        start = document.next(of: Self.sentenceEnds, from: start, before: paragraph.span.end) + 1
      }
    }
    return definitions
  }

  private func definition(at start: Int, limit: Int) -> Definition? {
    guard document.characterClass(at: start) == .han else { return nil }
    var end = start
    while end < limit, !closesName(end) {
      end += 1
      if end - start > Self.longestName { return nil }
    }
    guard end < limit, end - start > 1 else { return nil }
    var at = end
    if document.characterClass(at: at) == .openBracket {
      while at < limit, document.characterClass(at: at) != .closeBracket, at - end < Self.longestGloss { at += 1 }
      at += 1
    }
    let hasComma = document.characterClass(at: at) == .comma
    if hasComma { at += 1 }
    let hasCopula = isCopula(at)
    if hasCopula { at += 1 }
    guard hasComma || hasCopula, at < limit else { return nil }
    let phrase = at
    while at < limit, !closesPhrase(at), at - phrase < Self.longestPhrase { at += 1 }
    guard at - phrase > 2, hasCopula || at - phrase <= Self.longestApposition else { return nil }
    if namesKindOfPlace(endingAt: at) {
      guard hasCopula else { return nil }
      return Definition(start: start, end: end, type: .place, isLocated: namesPlace(TextSpan(phrase, at)))
    }
    if let title = lookups.word(.titles, endingAt: at, within: 8), title.length > 1,
      title.titleFlags.contains(.before)
    {
      return Definition(start: start, end: end, type: .person)
    }
    return isNativeOfPlace(endingAt: at) ? Definition(start: start, end: end, type: .person) : nil
  }

  /// 陝西昊鯤縣人: who comes from a place.
  private func isNativeOfPlace(endingAt end: Int) -> Bool {
    // 人
    guard document.folded[end - 1] == 0x4EBA else { return false }
    return lookups.endsName(.place, at: end - 1, within: 6)
      || lookups.word(.placeSuffixes, endingAt: end - 1, within: 3)?.length == 1
  }

  private func namesPlace(_ span: TextSpan) -> Bool {
    span.range.contains { position in
      lookups.lists(at: position).contains(.names)
        && lookups.at(position).contains { $0.entry.kind == .place && !$0.entry.isWeak && $0.length > 1 }
    }
  }

  /// 城鎮, 一個縣
  private func namesKindOfPlace(endingAt end: Int) -> Bool {
    if let word = lookups.word(.nameNeighbours, endingAt: end, within: 5), word.neighbourFlags.contains(.kindOfPlace) {
      return true
    }
    guard let suffix = lookups.word(.placeSuffixes, endingAt: end, within: 5) else { return false }
    let before = lookups.lists(endingAt: Int(suffix.start))
    if before.contains(WordListSet(.measureWords)) { return true }
    return document.folded[Int(suffix.start) - 1] == Glyph.possessive
  }

  private func closesName(_ position: Int) -> Bool {
    switch document.characterClass(at: position) {
    case .openBracket, .comma, .fullStop, .newline, .colon, .enumerationComma, .openQuote, .openTitle: true
    default: isCopula(position)
    }
  }

  private func closesPhrase(_ position: Int) -> Bool {
    switch document.characterClass(at: position) {
    case .comma, .fullStop, .newline, .colon, .semicolon: true
    default: false
    }
  }

  /// 是, 為
  private func isCopula(_ position: Int) -> Bool {
    guard position < document.count else { return false }
    return document.folded[position] == 0x662F || document.folded[position] == 0x4E3A
  }
}
