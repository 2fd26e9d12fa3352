/// Which two codes, and which three, some key of a lexicon begins with: a bit for each prefix that may, so that most
/// walks end before they touch the trie. A set bit may be another prefix's; a clear one is certain.
enum PrefixFilter {
  /// 128 KB: stays in the cache beside everything else, which the trie does not.
  static let bits = 20
  static let words = 1 << (bits - 6)

  /// The hash of two codes, and of three.
  @inline(__always)
  static func hash(_ first: UInt16, _ second: UInt16) -> UInt32 {
    (UInt32(first) << 16 | UInt32(second)) &* 0x9E37_79B1
  }
  @inline(__always)
  static func hash(_ first: UInt16, _ second: UInt16, _ third: UInt16) -> UInt32 {
    (hash(first, second) &+ UInt32(third)) &* 0x85EB_CA6B
  }

  @inline(__always)
  static func slot(_ hash: UInt32) -> (word: Int, place: UInt64) {
    let slot = hash &>> UInt32(32 - bits)
    return (Int(slot &>> 6), UInt64(slot & 63))
  }

  static func filter(_ keys: [[UInt16]]) -> [UInt64] {
    var filter = [UInt64](repeating: 0, count: words)
    func insert(_ hash: UInt32) {
      let slot = slot(hash)
      filter[slot.word] |= 1 << slot.place
    }
    for key in keys where key.count > 1 {
      insert(hash(key[0], key[1]))
      if key.count > 2 { insert(hash(key[0], key[1], key[2])) }
    }
    return filter
  }
}
