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
        switch hit.entry.homeland {
        case .taiwan: votes[0] += 1
        case .hongKong: votes[1] += 1
        case .mainland: votes[2] += 1
        case nil: continue
        }
      default: continue
      }
    }
    if !reading.document.isTraditional { votes[2] += Self.certain } else { votes[2] /= 3 }
    var best = 0
    for index in votes.indices where votes[index] > votes[best] { best = index }
    return Self.currencies[best]
  }
}
