import OnRecordLexicon
import OnRecordModel

/// What 元 and $ are worth in an article that does not say: the currency of the place it is about.
struct CurrencyResolver {
  /// ISO 4217.
  let local: String

  init(_ reading: Reading) {
    var votes = ["TWD": 0, "HKD": 0, "CNY": 0]
    var simplified = 0
    for hit in reading.lookups.hits where hit.length > 1 {
      switch hit.entry.kind {
      case .place:
        let file = reading.lexicon.place(hit.id)
        if file.contains("/taiwan.tsv") { votes["TWD", default: 0] += 1 }
        if file.contains("/hongkong-macau.tsv") { votes["HKD", default: 0] += 1 }
        if file.contains("/china.tsv") { votes["CNY", default: 0] += 1 }
      case .word where hit.entry.isWord(.currencies):
        let value = reading.lexicon.value(hit.id)
        if votes[value] != nil { votes[value, default: 0] += 5 }
      default: continue
      }
    }
    let document = reading.document
    var han = 0
    for position in 0..<document.count where document.classes[position] == CharacterClass.han.rawValue {
      han += 1
      if UInt32(document.folded[position]) != document.scalars[position] { simplified += 1 }
    }
    if simplified * 20 <= han { votes["CNY", default: 0] += 1000 } else { votes["CNY"] = (votes["CNY"] ?? 0) / 3 }
    let order = ["TWD", "HKD", "CNY"]
    local =
      order.max { a, b in (votes[a] ?? 0) < (votes[b] ?? 0) || ((votes[a] ?? 0) == (votes[b] ?? 0) && a > b) } ?? "TWD"
  }
}
