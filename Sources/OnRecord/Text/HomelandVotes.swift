import OnRecordLexicon

/// What an article says for each of the three regions as its home.
struct HomelandVotes {
  private var counts = [Int](repeating: 0, count: Homeland.allCases.count)

  subscript(region: Homeland) -> Int {
    get { counts[Int(region.rawValue) - 1] }
    set { counts[Int(region.rawValue) - 1] = newValue }
  }

  /// The first region with the most votes; `favourite` where none has more.
  func winner(unless favourite: Homeland = .taiwan) -> Homeland {
    var best = favourite
    for region in Homeland.allCases where self[region] > self[best] { best = region }
    return best
  }
}
