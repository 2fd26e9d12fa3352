/// What a lexicon knows of one character, by its code: one line of the cache, as articles are read with cold caches and
/// ask for all of it. Frequent characters have small codes, so that their records lie together.
@frozen
@usableFromInline
struct CharacterRecord: BitwiseCopyable {
  /// The unit that the character leads to from the trie's root; 0 where no key begins with it.
  var unit: UInt64 = 0
  /// Which codes follow it in some key, a bit for each that may: most walks end before they touch the trie. A set bit may
  /// be another code's; a clear one is certain.
  private var followers: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  /// A byte for each `NameColumn`, then zeros.
  private var names: (UInt64, UInt64, UInt64) = (0, 0, 0)

  @usableFromInline static let namesOffset = 40

  init() {}

  /// - Parameter costs: one for each `NameColumn`, or none.
  init(costs: ArraySlice<UInt8>) {
    withUnsafeMutableBytes(of: &names) { names in
      for (column, cost) in costs.enumerated() { names[column] = cost }
    }
  }

  mutating func insert(follower code: UInt16) {
    withUnsafeMutableBytes(of: &followers) { followers in
      let bit = Self.bit(of: code)
      followers[bit >> 3] |= 1 << UInt8(bit & 7)
    }
  }

  /// The bit of a code among the followers, from 0 to 255.
  @inline(__always)
  private static func bit(of code: UInt16) -> Int { Int((code &* 0x9E37) &>> 8) }

  /// 1 where some key may go on with `code` behind the character of `record`, else 0: told without a branch.
  @inline(__always)
  static func mayGoOn(_ record: UnsafePointer<CharacterRecord>, with code: UInt16) -> Int {
    let bit = bit(of: code)
    let followers = UnsafeRawPointer(record) + MemoryLayout<UInt64>.size
    return Int(followers.load(fromByteOffset: bit &>> 3, as: UInt8.self) &>> UInt8(bit & 7) & 1)
  }
}
