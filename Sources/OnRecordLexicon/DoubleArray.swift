/// A trie over sequences of small codes as one array (Aoe 1989): the child of a unit by code `c` is the unit at
/// `base + c` where its label is `c`. No two units share a base, so that a label is check enough (Yata 2011).
///
/// Built here from sorted keys; walked in place by `LookupScanner`.
struct DoubleArray {
  /// One unit a state, packed: see `Unit`.
  private(set) var units: [UInt64] = []

  /// 16 bits label, 24 bits base (0: no child), 24 bits value (0: none), from the lowest bit.
  enum Unit {
    static let limit = 1 << 24

    @inline(__always)
    static func label(_ unit: UInt64) -> Int { Int(truncatingIfNeeded: unit & 0xFFFF) }
    @inline(__always)
    static func base(_ unit: UInt64) -> Int { Int(truncatingIfNeeded: unit >> 16 & 0xFF_FFFF) }
    @inline(__always)
    static func value(_ unit: UInt64) -> Int { Int(truncatingIfNeeded: unit >> 40) }
  }

  /// - Parameters:
  ///   - keys: distinct, sorted lexicographically, no empty one; codes are 1 and up.
  ///   - values: what the walk finds at the end of each key, 1 and up.
  /// - Throws: `LexiconError.tooLarge` where the units or values do not fit 24 bits.
  init(keys: [[UInt16]], values: [Int]) throws(LexiconError) {
    // Ranges of keys that share a prefix wait to be placed, breadth first.
    struct Pending {
      var unit: Int
      var range: Range<Int>
      var depth: Int
    }
    var isTaken: [Bool] = []
    var isBase: [Bool] = []
    func grow(to count: Int) {
      guard units.count < count else { return }
      let more = max(count, units.count * 2, 1024) - units.count
      units.append(contentsOf: repeatElement(0, count: more))
      isTaken.append(contentsOf: repeatElement(false, count: more))
      isBase.append(contentsOf: repeatElement(false, count: more))
    }
    grow(to: 1024)
    isTaken[0] = true
    var pending = [Pending(unit: 0, range: 0..<keys.count, depth: 0)]
    var head = 0
    var firstFree = 1
    var children: [(code: Int, range: Range<Int>)] = []
    while head < pending.count {
      let job = pending[head]
      head += 1
      children.removeAll(keepingCapacity: true)
      var index = job.range.lowerBound
      if index < job.range.upperBound, keys[index].count == job.depth {
        guard values[index] < Unit.limit else { throw .tooLarge }
        units[job.unit] |= UInt64(values[index]) << 40
        index += 1
      }
      while index < job.range.upperBound {
        let code = keys[index][job.depth]
        let start = index
        while index < job.range.upperBound, keys[index][job.depth] == code { index += 1 }
        children.append((Int(code), start..<index))
      }
      guard let first = children.first, let last = children.last else { continue }
      // First fit: the lowest base of its own at which every child falls on a free unit.
      while firstFree < isTaken.count, isTaken[firstFree] { firstFree += 1 }
      var base = max(1, firstFree - first.code)
      var tries = 0
      while true {
        grow(to: base + last.code + 1)
        if !isBase[base], children.allSatisfy({ !isTaken[base + $0.code] }) { break }
        base += 1
        tries += 1
        // Crowded at the front: leave a few units empty rather than search for long.
        if tries == 64 { firstFree += 1 }
      }
      guard base + last.code < Unit.limit else { throw .tooLarge }
      isBase[base] = true
      units[job.unit] |= UInt64(base) << 16
      for child in children {
        let unit = base + child.code
        isTaken[unit] = true
        units[unit] = UInt64(child.code)
        pending.append(Pending(unit: unit, range: child.range, depth: job.depth + 1))
      }
    }
    var used = units.count
    while used > 1, !isTaken[used - 1] { used -= 1 }
    units.removeLast(units.count - used)
  }

  /// The unit behind `unit` by `code`, nil where no key goes on so.
  func child(of unit: UInt64, by code: UInt16) -> UInt64? {
    let index = Unit.base(unit) + Int(code)
    guard code != 0, Unit.base(unit) != 0, index < units.count else { return nil }
    return Unit.label(units[index]) == Int(code) ? units[index] : nil
  }
}

/// Walks an image's double array without a branch that waits for memory, so that the loads of many walks are under way at
/// once.
struct TrieWalker {
  private let trie: UnsafePointer<UInt64>
  private let last: Int

  /// - Parameter image: one whose array holds a unit.
  @inline(__always)
  init(_ image: LexiconImage) {
    trie = image.trie.baseAddress.unsafelyUnwrapped
    last = image.trie.count - 1
  }

  /// The unit behind `unit` by `code`; 0 where no key goes on so, as none does from the unit 0 or by the code 0.
  @inline(__always)
  func child(of unit: UInt64, by code: UInt16) -> UInt64 {
    let base = DoubleArray.Unit.base(unit)
    // What has no child asks the root, which is in the cache and nobody's child.
    let child = trie[base == 0 ? 0 : min(base &+ Int(code), last)]
    let differs = UInt64(UInt16(truncatingIfNeeded: child) ^ code)
    // All ones where the labels are the same and the code is not 0.
    let isChild = (differs &- 1) & (0 &- UInt64(code))
    return child & UInt64(bitPattern: Int64(bitPattern: isChild) >> 63)
  }
}
