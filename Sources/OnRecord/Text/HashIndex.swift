/// Finds things by hashes that the caller makes, and numbers them: open addressing over one array.
///
/// For the few things that one article holds, a dictionary spends most of its time on hashing for safety's sake and on
/// growing.
struct HashIndex {
  private var slots: [Int32]
  private let shift: Int

  /// - Parameter capacity: the most things that are entered.
  init(capacity: Int) {
    var bits = 4
    while 1 << bits < capacity * 2 { bits += 1 }
    slots = Array(repeating: -1, count: 1 << bits)
    shift = 64 - bits
  }

  /// The number of the thing with `hash` for which `isSame` holds; where there is none, `new`, which is entered.
  mutating func number(_ hash: UInt64, orNew new: Int, _ isSame: (Int) -> Bool) -> Int {
    var slot = first(hash)
    while slots[slot] >= 0 {
      if isSame(Int(slots[slot])) { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(truncatingIfNeeded: new)
    return new
  }

  /// Whether a thing with `hash` was entered for which `isSame` holds.
  func contains(_ hash: UInt64, _ isSame: (Int) -> Bool) -> Bool { find(hash, isSame) != nil }

  /// The number of the thing with `hash` for which `isSame` holds; nil where none was entered.
  func find(_ hash: UInt64, _ isSame: (Int) -> Bool) -> Int? {
    var slot = first(hash)
    while slots[slot] >= 0 {
      if isSame(Int(slots[slot])) { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The upper bits of a product depend on all bits of the hash (Knuth's multiplicative hashing).
  @inline(__always)
  private func first(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> UInt64(shift))
  }
}

/// A hash of units one after the other (FNV-1a).
struct UnitHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  mutating func combine(_ unit: some FixedWidthInteger & UnsignedInteger) {
    value = (value ^ UInt64(truncatingIfNeeded: unit)) &* 0x100_0000_01B3
  }
}
