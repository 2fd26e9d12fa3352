import OnRecordLexicon

/// The hits of an article that tell where it is at home: several readers ask for the few among all.
struct HomeSigns {
  /// The names of more than one character that need no support, in order.
  private(set) var names: [Hit] = []
  /// The signs and names of currencies, in order.
  private(set) var currencies: [Hit] = []

  init(_ lookups: Lookups) {
    // News names something in thirty characters.
    names.reserveCapacity(lookups.count / 32 + 8)
    for position in lookups.positions(of: Self.lists, in: 0..<lookups.count) {
      for hit in lookups.at(position) {
        if hit.entry.kind == .word {
          if hit.entry.isWord(.currencies) { currencies.append(hit) }
        } else if hit.length > 1, !hit.entry.isWeak {
          names.append(hit)
        }
      }
    }
  }

  private static let lists: WordListSet = [.names, WordListSet(.currencies)]
}
