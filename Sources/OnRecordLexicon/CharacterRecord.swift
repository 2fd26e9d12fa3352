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
  private var names: (UInt64, UInt64) = (0, 0)
  /// What the character means by itself: the bits of its lists, and from bit 48 on how many entries it has.
  private var own: UInt64 = 0

  @usableFromInline static let namesOffset = 40

  init() {}

  /// - Parameter costs: one for each `NameColumn`, or none.
  init(costs: ArraySlice<UInt8>) {
    withUnsafeMutableBytes(of: &names) { names in
      for (column, cost) in costs.enumerated() { names[column] = cost }
    }
  }

  /// Told as if the character stood alone in a text.
  mutating func insert(entry: LexiconEntry) {
    own |= WordListSet(of: entry).rawValue
    if entryCount < Self.mostEntries { own += 1 << Self.countShift }
  }

  private static let countShift: UInt64 = 48
  /// So many stand for more as well.
  static let mostEntries = 255

  /// How many entries the character has by itself; `mostEntries` where it has more.
  @inline(__always)
  var entryCount: Int { Int(truncatingIfNeeded: own &>> Self.countShift) & Self.mostEntries }

  /// What the lists of its entries are.
  @inline(__always)
  var lists: UInt64 { own & ~(UInt64(Self.mostEntries) &<< Self.countShift) }

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
