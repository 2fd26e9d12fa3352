/// A trie over sequences of small codes as two parallel arrays (Aoe 1989): child of `s` by code `c` is `base[s] + c`
/// where `check` of it is `s`.
///
/// Built here from sorted keys; walked in place by `LexiconImage`.
struct DoubleArray {
  /// Three words a unit: base, check (parent + 1; 0 is free), value (key index + 1; 0 is none).
  private(set) var units: [Int32] = []

  /// - Parameter keys: distinct, sorted lexicographically, no empty one; codes are 1 and up.
  init(keys: [[UInt16]]) {
    // Ranges of keys that share a prefix wait to be placed, breadth first.
    struct Pending {
      var unit: Int
      var range: Range<Int>
      var depth: Int
    }
    grow(to: 1024)
    units[1] = 1
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
        units[job.unit * 3 + 2] = Int32(index + 1)
        index += 1
      }
      while index < job.range.upperBound {
        let code = keys[index][job.depth]
        let start = index
        while index < job.range.upperBound, keys[index][job.depth] == code { index += 1 }
        children.append((Int(code), start..<index))
      }
      guard let first = children.first, let last = children.last else { continue }
      // First fit: the lowest base at which every child falls on a free unit.
      while check(firstFree) != 0 { firstFree += 1 }
      var base = max(1, firstFree - first.code)
      var tries = 0
      while true {
        grow(to: base + last.code + 1)
        if children.allSatisfy({ check(base + $0.code) == 0 }) { break }
        base += 1
        tries += 1
        // Crowded at the front: leave a few units empty rather than search for long.
        if tries == 64 { firstFree += 1 }
      }
      units[job.unit * 3] = Int32(base)
      for child in children {
        let unit = base + child.code
        units[unit * 3 + 1] = Int32(job.unit + 1)
        pending.append(Pending(unit: unit, range: child.range, depth: job.depth + 1))
      }
    }
    var used = units.count / 3
    while used > 1, units[(used - 1) * 3 + 1] == 0 { used -= 1 }
    units.removeLast(units.count - used * 3)
  }

  private func check(_ unit: Int) -> Int32 {
    unit * 3 + 1 < units.count ? units[unit * 3 + 1] : 0
  }

  private mutating func grow(to count: Int) {
    if units.count < count * 3 {
      units.append(contentsOf: repeatElement(0, count: max(count * 3, units.count * 2) - units.count))
    }
  }
}
