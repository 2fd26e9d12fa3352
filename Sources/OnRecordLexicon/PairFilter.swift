/// Which two codes some key of a lexicon begins with: a bit for each pair that may, so that most walks end before they
/// touch the trie. A set bit may be another pair's; a clear one is certain.
enum PairFilter {
  /// 64 KB: stays in the cache beside everything else.
  static let bits = 19
  static let words = 1 << (bits - 6)

  @inline(__always)
  static func slot(_ first: Int, _ second: Int) -> (word: Int, bit: UInt64) {
    let pair = UInt32(truncatingIfNeeded: first) << 16 | UInt32(truncatingIfNeeded: second)
    let hash = Int((pair &* 0x9E37_79B1) >> UInt32(32 - bits))
    return (hash >> 6, 1 << UInt64(hash & 63))
  }

  static func filter(_ keys: [[UInt16]]) -> [UInt64] {
    var filter = [UInt64](repeating: 0, count: words)
    for key in keys where key.count > 1 {
      let slot = slot(Int(key[0]), Int(key[1]))
      filter[slot.word] |= slot.bit
    }
    return filter
  }
}
