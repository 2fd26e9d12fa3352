import OnRecordLexicon
import OnRecordModel

/// 東烏克蘭, 南洛杉磯: parts of places that the gazetteers know, by the quarter they lie in.
struct DirectedPlaces {
  private let document: Document
  private let lookups: Lookups

  init(_ reading: Reading) {
    document = reading.document
    lookups = reading.lookups
  }

  /// The name of the part of `place` that a quarter right before it makes, where one does.
  ///
  /// Short names are too often pieces of words, 南京都; what ends in the quarter is another name or a preposition, 以北.
  func part(of place: Hit) -> TextSpan? {
    let start = Int(place.start) - 1
    guard start >= 0, place.length > 2, Self.quarters.contains(document.folded[start]),
      lookups.lists(endingAt: start + 1).isDisjoint(with: Self.closers),
      start == 0 || !Self.prepositions.contains(document.folded[start - 1]),
      !lookups.at(start).contains(where: {
        $0.length > 1 && !$0.entry.isWeak && ($0.entry.kind != .word || $0.entry.isWord(.commonWords))
      })
    else { return nil }
    return TextSpan(start, Int(place.end))
  }

  private static let closers: WordListSet = [
    .names, WordListSet(.commonWords), WordListSet(.timeWords), WordListSet(.titles),
  ]

  /// 東 西 南 北
  private static let quarters: [UInt16] = [0x4E1C, 0x897F, 0x5357, 0x5317]
  /// 以 往 向 朝 偏 之 正
  private static let prepositions: [UInt16] = [0x4EE5, 0x5F80, 0x5411, 0x671D, 0x504F, 0x4E4B, 0x6B63]
}
