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
  private static let weightOfName = 3
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
      default:
        guard hit.length > 1, !hit.entry.isWeak, let homeland = hit.entry.homeland else { continue }
        votes[index(homeland)] += 1
      }
    }
    // The mainland is in the news of all three.
    if !reading.document.isTraditional { votes[2] += Self.certain } else { votes[2] /= 2 }
    // The article's own outlet, where nothing else tells more.
    var best = outlet.map(index) ?? 0
    for index in votes.indices where votes[index] > votes[best] { best = index }
    return Self.currencies[best]
  }

  private func index(_ homeland: Homeland) -> Int {
    switch homeland {
    case .taiwan: 0
    case .hongKong: 1
    case .mainland: 2
    }
  }

  /// Where the article's outlet is at home: 眾新聞 Citizen News HK is known by its first word.
  private var outlet: Homeland? {
    guard let outlet = reading.article.outlet else { return nil }
    return reading.lexicon.homeland(named: outlet)
      ?? outlet.split(separator: " ").first.flatMap { reading.lexicon.homeland(named: String($0)) }
  }
}
