import OnRecordLexicon
import OnRecordModel

/// What 元 and $ are worth in an article that does not say: the currency of the place it is about.
struct CurrencyResolver {
  /// ISO 4217.
  let local: String

  /// A currency named outright weighs as much as five places.
  private static let namedCurrency = 5

  init(_ reading: Reading) {
    var taiwan = 0
    var hongKong = 0
    var mainland = 0
    for hit in reading.lookups.hits where hit.length > 1 {
      if hit.entry.kind == .place {
        switch hit.entry.homeland {
        case .taiwan: taiwan += 1
        case .hongKong: hongKong += 1
        case .mainland: mainland += 1
        case nil: break
        }
      } else if hit.entry.isWord(.currencies) {
        switch reading.lexicon.value(hit.id) {
        case "TWD": taiwan += Self.namedCurrency
        case "HKD": hongKong += Self.namedCurrency
        case "CNY": mainland += Self.namedCurrency
        default: break
        }
      }
    }
    if reading.document.isTraditional { mainland /= 3 } else { mainland += 1000 }
    // On a tie Hong Kong before Taiwan before the mainland.
    local = hongKong >= max(taiwan, mainland) ? "HKD" : taiwan >= mainland ? "TWD" : "CNY"
  }
}
