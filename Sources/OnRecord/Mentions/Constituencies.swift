import OnRecordLexicon
import OnRecordModel

/// 旺角東, 美孚北: constituencies of Hong Kong, in news of its elections, by a quarter that the gazetteers know and the
/// direction right behind it.
final class Constituencies {
  private let document: Document
  private let lookups: Lookups
  private let kinds: PlaceKinds
  /// The article speaks of elections.
  private lazy var isOfElections = countsElections()

  init(_ reading: Reading) {
    document = reading.document
    lookups = reading.lookups
    kinds = PlaceKinds(reading)
  }

  /// The name of the constituency that begins with `place`, where one does.
  func constituency(of place: Hit) -> TextSpan? {
    let end = Int(place.end)
    guard end < document.count, Self.directions.contains(document.folded[end]), place.entry.homeland == .hongKong,
      // 旺角東路, 尖沙咀中心, 港島北部
      !beginsLonger(end), !isNoun(end + 1), !kinds.isSpot(place), isOfElections
    else { return nil }
    return TextSpan(Int(place.start), end + 1)
  }

  private func beginsLonger(_ position: Int) -> Bool {
    lookups.at(position).contains { $0.length > 1 }
  }

  /// The rest of a noun for a part of the place, or the suffix of a longer name: 部, 面, 街.
  private func isNoun(_ position: Int) -> Bool {
    guard position < document.count else { return false }
    return Self.parts.contains(document.folded[position])
      || lookups.lists(at: position).contains(WordListSet(.placeSuffixes))
  }

  /// Several places of the article hold 選區, 區議 or 議席.
  private func countsElections() -> Bool {
    var count = 0
    for position in 1..<max(1, document.count) {
      let last = document.folded[position]
      guard last == Self.quarter || last == Self.council || last == Self.seat else { continue }
      let first = document.folded[position - 1]
      if last == Self.quarter && first == Self.chosen || last == Self.council && first == Self.quarter
        || last == Self.seat && first == Self.council
      {
        count += 1
        if count == Self.enough { return true }
      }
    }
    return false
  }

  private static let enough = 3
  /// 區 議 席 選
  private static let quarter: UInt16 = 0x533A
  private static let council: UInt16 = 0x8BAE
  private static let seat: UInt16 = 0x5E2D
  private static let chosen: UInt16 = 0x9009
  /// 北 南 東 西 中 上 下
  private static let directions: [UInt16] = [0x5317, 0x5357, 0x4E1C, 0x897F, 0x4E2D, 0x4E0A, 0x4E0B]
  /// 部 面 邊 側 角 方 段 端 的 有 與 和
  private static let parts: [UInt16] = [
    0x90E8, 0x9762, 0x8FB9, 0x4FA7, 0x89D2, 0x65B9, 0x6BB5, 0x7AEF, 0x7684, 0x6709, 0x4E0E, 0x548C,
  ]
}
