import OnRecordLexicon
import OnRecordModel

/// What 元 and $ are worth in an article that does not say: the currency of the place it is about.
///
/// Asked for the first time, it counts: so articles without 元 pay nothing. Lives as long as one article is read.
final class CurrencyResolver {
  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  /// ISO 4217.
  private(set) lazy var local: String = winner()

  private static let currencies = ["TWD", "HKD", "CNY"]
  private static let weightOfName = 5
  private static let certain = 1000

  private func winner() -> String {
    var votes = [0, 0, 0]
    for hit in reading.lookups.hits {
      switch hit.entry.kind {
      case .word:
        guard hit.entry.isWord(.currencies) else { continue }
        if hit.length == 1 {
          // A bare $ is Hong Kong's habit; Taiwan and the mainland write 元.
          if reading.document.characterClass(at: Int(hit.start)) == .currency { votes[1] += 1 }
          continue
        }
        if let index = Self.currencies.firstIndex(of: reading.lexicon.value(hit.id)) {
          votes[index] += Self.weightOfName
        }
      case .place where hit.length > 1:
        if let index = Self.index(ofFile: reading.lexicon.place(hit.id)) { votes[index] += 1 }
      default: continue
      }
    }
    if isSimplified { votes[2] += Self.certain } else { votes[2] /= 3 }
    var best = 0
    for index in votes.indices where votes[index] > votes[best] { best = index }
    return Self.currencies[best]
  }

  private static func index(ofFile name: String) -> Int? {
    if name.contains("taiwan") { return 0 }
    if name.contains("hongkong") { return 1 }
    return name.contains("china") ? 2 : nil
  }

  /// Of Simplified text the fold changes hardly anything.
  private var isSimplified: Bool {
    let document = reading.document
    var han = 0
    var changed = 0
    for position in 0..<document.count where document.classes[position] == CharacterClass.han.rawValue {
      han += 1
      if UInt32(document.folded[position]) != document.scalars[position] { changed += 1 }
    }
    return changed * 20 <= han
  }
}
