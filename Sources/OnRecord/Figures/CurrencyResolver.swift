import OnRecordLexicon
import OnRecordModel

/// What 元 and $ are worth in an article that does not say: the currency of the place it is about.
///
/// Asked for the first time, it counts: so articles without 元 and years of two digits pay nothing. Lives as long as one article is read.
final class CurrencyResolver {
  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  /// ISO 4217.
  private(set) lazy var local: String = Self.currency(of: region)

  /// The region that the article is about or comes from.
  private(set) lazy var region: Homeland = winner()

  private static func currency(of region: Homeland) -> String {
    switch region {
    case .taiwan: "TWD"
    case .hongKong: "HKD"
    case .mainland: "CNY"
    }
  }

  private static let weightOfName = 3
  private static let certain = 1000

  private func winner() -> Homeland {
    var votes = HomelandVotes()
    for hit in reading.signs.currencies {
      if hit.length == 1 {
        // A bare $ is Hong Kong's habit; Taiwan and the mainland write 元.
        if reading.document.characterClass(at: Int(hit.start)) == .currency { votes[.hongKong] += 1 }
        continue
      }
      let named = reading.lexicon.value(hit.id)
      if let region = Homeland.allCases.first(where: { Self.currency(of: $0) == named }) {
        votes[region] += Self.weightOfName
      }
    }
    for hit in reading.signs.names {
      if let homeland = hit.entry.homeland { votes[homeland] += 1 }
    }
    // The mainland is in the news of all three.
    if reading.document.isTraditional { votes[.mainland] /= 2 } else { votes[.mainland] += Self.certain }
    // The article's own outlet, where nothing else tells more.
    return votes.winner(unless: outlet ?? .taiwan)
  }

  /// Where the article's outlet is at home: 眾新聞 Citizen News HK is known by its first word.
  private var outlet: Homeland? {
    guard let outlet = reading.article.outlet else { return nil }
    return reading.lexicon.homeland(named: outlet)
      ?? outlet.split(separator: " ").first.flatMap { reading.lexicon.homeland(named: String($0)) }
  }
}
