/// Finds every entry of a lexicon in a text, in one pass over its folded characters.
///
/// Owns the memory of the lookups it gives: one a worker.
package final class LookupScanner {
  private let hits = ScratchBuffer<Hit>()
  private let first = ScratchBuffer<Int32>()
  private let starting = ScratchBuffer<UInt64>()
  private let ending = ScratchBuffer<UInt64>()
  private let codes = ScratchBuffer<UInt16>()
  private let firstUnits = ScratchBuffer<UInt64>()
  private let secondUnits = ScratchBuffer<UInt64>()
  /// Of one block of characters.
  private let thirdUnits = ScratchBuffer<UInt64>(capacity: blockLength)
  @exclusivity(unchecked) private var touched: UInt32 = 0
  private let ends = ScratchBuffer<(value: Int32, end: Int32)>(capacity: longestWalk)
  /// A form has rarely more forms in front of it than four.
  private static let longestWalk = 64
  /// So many characters are looked ahead that what they lead to is still in the first cache when it is read.
  private static let blockLength = 64

  package init() {}

  /// Every entry of `lexicon` in the folded text. Words in letters or digits are found whole only.
  /// - Parameter classes: the raw `CharacterClass` of each character.
  package func lookups(
    folded: UnsafeBufferPointer<UInt16>, classes: UnsafeBufferPointer<UInt8>, lexicon: Lexicon
  ) -> Lookups {
    let length = min(folded.count, classes.count)
    first.reserve(length + 1)
    starting.reserve(length)
    ending.reserve(length + 1)
    ending.base.update(repeating: 0, count: length + 1)
    let count = scan(lexicon.base, folded, classes, length)
    let total = lexicon.overlays.isEmpty ? count : addOverlays(lexicon, folded, classes, length, count)
    return Lookups(
      hits: UnsafeBufferPointer(start: hits.base, count: total),
      first: UnsafeBufferPointer(start: first.base, count: length + 1),
      starting: UnsafeBufferPointer(start: starting.base, count: length),
      ending: UnsafeBufferPointer(start: ending.base, count: length + 1))
  }

  /// The lookups of a short text by itself.
  package func lookups(_ text: String, _ lexicon: Lexicon) -> Lookups {
    let scalars = text.unicodeScalars.map(\.value)
    return scalars.map { lexicon.fold($0) }.withUnsafeBufferPointer { folded in
      scalars.map { lexicon.characterClass($0).rawValue }.withUnsafeBufferPointer { classes in
        lookups(folded: folded, classes: classes, lexicon: lexicon)
      }
    }
  }

  // MARK: One image

  /// Everything that `image` has in the text, longest first at each start; the number of hits.
  ///
  /// In passes, each with loads that do not wait for each other: a walk that goes on unit by unit would spend most of
  /// its time on the cache's misses, one after the other.
  private func scan(
    _ image: LexiconImage, _ folded: UnsafeBufferPointer<UInt16>, _ classes: UnsafeBufferPointer<UInt8>, _ length: Int
  ) -> Int {
    guard !image.trie.isEmpty else { return empty(length) }
    enterRoot(image, folded, length)
    enterSecond(image, length)
    let firstUnits = firstUnits.base
    let secondUnits = secondUnits.base
    let thirdUnits = thirdUnits.base
    let first = first.base
    let starting = starting.base
    guard let entries = image.entries.baseAddress else { return empty(length) }
    var writer = HitWriter(hits, ending: ending.base, entries: entries)
    var block = 0
    for start in 0..<length {
      if start & (Self.blockLength - 1) == 0 {
        block = start
        lookAhead(image, block, length)
      }
      first[start] = Int32(truncatingIfNeeded: writer.count)
      writer.lists = 0
      let opening = Self.opening(classes, start)
      if opening != .insideWord {
        let isUnitsOnly = opening == .unitsOnly
        let third = thirdUnits[start &- block]
        if third != 0 { addLonger(third, image, classes, start, length, isUnitsOnly, &writer) }
        let second = DoubleArray.Unit.value(secondUnits[start])
        if second != 0, Self.endsWord(classes, start &+ 2, length) {
          writer.add(second, start, start &+ 2, isUnitsOnly)
        }
        let value = DoubleArray.Unit.value(firstUnits[start])
        if value != 0, Self.endsWord(classes, start &+ 1, length) {
          writer.add(value, start, start &+ 1, isUnitsOnly)
        }
      }
      starting[start] = writer.lists
    }
    first[length] = Int32(truncatingIfNeeded: writer.count)
    return writer.count
  }

  /// Adds what begins at `start` and has three characters or more, longest first.
  /// - Parameter third: the unit that the first three characters lead to.
  private func addLonger(
    _ third: UInt64, _ image: LexiconImage, _ classes: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int,
    _ isUnitsOnly: Bool, _ writer: inout HitWriter
  ) {
    let codes = codes.base
    // Values on the way, the shortest first.
    let ends = ends.base
    var found = 0
    var unit = third
    var position = start + 3
    while true {
      let value = DoubleArray.Unit.value(unit)
      if value != 0, found < Self.longestWalk, Self.endsWord(classes, position, length) {
        ends[found] = (Int32(truncatingIfNeeded: value), Int32(truncatingIfNeeded: position))
        found += 1
      }
      guard position < length, let next = image.child(of: unit, by: codes[position]) else { break }
      unit = next
      position += 1
    }
    while found > 0 {
      found -= 1
      writer.add(Int(ends[found].value), start, Int(ends[found].end), isUnitsOnly)
    }
  }

  /// Writes the hits of one scan, start by start, and notes what begins and ends where.
  private struct HitWriter {
    private let hits: ScratchBuffer<Hit>
    private let ending: UnsafeMutablePointer<UInt64>
    private let entries: UnsafePointer<LexiconEntry>
    private var out: UnsafeMutablePointer<Hit>
    private var room: Int
    private(set) var count = 0
    /// What begins at the start that is being written.
    var lists: UInt64 = 0

    init(_ hits: ScratchBuffer<Hit>, ending: UnsafeMutablePointer<UInt64>, entries: UnsafePointer<LexiconEntry>) {
      self.hits = hits
      self.ending = ending
      self.entries = entries
      out = hits.base
      room = hits.capacity
    }

    /// Adds all entries of a form.
    @inline(__always)
    mutating func add(_ value: Int, _ start: Int, _ end: Int, _ isUnitsOnly: Bool) {
      var index = value &- 1
      var found: UInt64 = 0
      while true {
        let entry = entries[index]
        if !isUnitsOnly || entry.isWord(.units) {
          if count == room { grow() }
          out[count] = Hit(
            start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), id: EntryID(base: index),
            entry: entry)
          count &+= 1
          found |= LookupScanner.bit(entry)
        }
        if entry.isLast { break }
        index &+= 1
      }
      lists |= found
      ending[end] |= found
    }

    private mutating func grow() {
      hits.grow(to: count + 1, keeping: count)
      out = hits.base
      room = hits.capacity
    }
  }

  /// The codes of all characters, and the unit that each leads to from the root; 0 where no form begins with it.
  private func enterRoot(_ image: LexiconImage, _ folded: UnsafeBufferPointer<UInt16>, _ length: Int) {
    codes.reserve(length)
    firstUnits.reserve(length)
    let codes = codes.base
    let units = firstUnits.base
    let trie = image.trie
    let base = DoubleArray.Unit.base(trie[0])
    for position in 0..<length {
      let code = Int(image.codes[Int(folded[position])])
      codes[position] = UInt16(truncatingIfNeeded: code)
      let unit = base + code < trie.count ? trie[base + code] : 0
      units[position] = code != 0 && DoubleArray.Unit.label(unit) == code ? unit : 0
    }
  }

  /// The unit that each character and the next lead to; 0 where no form begins with the two.
  private func enterSecond(_ image: LexiconImage, _ length: Int) {
    secondUnits.reserve(length)
    let codes = codes.base
    let units = firstUnits.base
    let second = secondUnits.base
    let trie = image.trie
    let pairs = image.pairs
    for position in 0..<max(0, length - 1) {
      second[position] = 0
      let base = DoubleArray.Unit.base(units[position])
      let code = Int(codes[position + 1])
      guard base != 0, code != 0 else { continue }
      let slot = PairFilter.slot(Int(codes[position]), code)
      guard pairs[slot.word] & slot.bit != 0, base + code < trie.count else { continue }
      let unit = trie[base + code]
      if DoubleArray.Unit.label(unit) == code { second[position] = unit }
    }
    if length > 0 { second[length - 1] = 0 }
  }

  /// The third units of the block that begins at `block`, and a touch of the entries that its units lead to.
  private func lookAhead(_ image: LexiconImage, _ block: Int, _ length: Int) {
    let codes = codes.base
    let firstUnits = firstUnits.base
    let secondUnits = secondUnits.base
    let third = thirdUnits.base
    let trie = image.trie
    let end = min(block + Self.blockLength, length)
    var touched: UInt32 = 0
    @inline(__always)
    func touch(_ unit: UInt64) {
      let value = DoubleArray.Unit.value(unit)
      if value != 0 { touched &+= image.entries[value - 1].payload }
    }
    for position in block..<end {
      let unit = secondUnits[position]
      let base = DoubleArray.Unit.base(unit)
      let code = position + 2 < length ? Int(codes[position + 2]) : 0
      let next = base != 0 && code != 0 && base + code < trie.count ? trie[base + code] : 0
      third[position - block] = DoubleArray.Unit.label(next) == code ? next : 0
      touch(firstUnits[position])
      touch(unit)
    }
    for position in block..<end { touch(third[position - block]) }
    self.touched = touched
  }

  private func empty(_ length: Int) -> Int {
    for position in 0..<length { (first.base[position], starting.base[position]) = (0, 0) }
    first.base[length] = 0
    return 0
  }

  @inline(__always)
  private static func bit(_ entry: LexiconEntry) -> UInt64 {
    entry.kindCode == 0 ? 1 &<< UInt64(entry.listCode & 63) : WordListSet.names.rawValue
  }

  // MARK: Overlays

  /// Lays what the overlays find over the hits of the base, which there are `count` of; the number of all hits.
  private func addOverlays(
    _ lexicon: Lexicon, _ folded: UnsafeBufferPointer<UInt16>, _ classes: UnsafeBufferPointer<UInt8>, _ length: Int,
    _ count: Int
  ) -> Int {
    var all = Array(UnsafeBufferPointer(start: hits.base, count: count))
    for (number, image) in lexicon.overlays.enumerated() where !image.trie.isEmpty {
      for start in 0..<length {
        let opening = Self.opening(classes, start)
        if opening == .insideWord { continue }
        var unit = image.trie[0]
        var position = start
        while position < length, let next = image.child(of: unit, by: image.codes[Int(folded[position])]) {
          unit = next
          position += 1
          var index = DoubleArray.Unit.value(unit) - 1
          if index < 0 || (position < length && Self.splitsWord(classes, position)) { continue }
          while true {
            let entry = image.entries[index]
            if opening == .anywhere || entry.isWord(.units) {
              all.append(
                Hit(
                  start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: position),
                  id: EntryID(image: number + 1, index: index), entry: entry))
              starting.base[start] |= Self.bit(entry)
              ending.base[position] |= Self.bit(entry)
            }
            if entry.isLast { break }
            index += 1
          }
        }
      }
    }
    // Where all else is equal the base's own order stays, then the overlays' in theirs.
    let order = all.indices.sorted { a, b in
      (all[a].start, all[b].end, a) < (all[b].start, all[a].end, b)
    }
    hits.reserve(all.count)
    var position = 0
    for (place, index) in order.enumerated() {
      hits.base[place] = all[index]
      while position <= Int(all[index].start) {
        first.base[position] = Int32(truncatingIfNeeded: place)
        position += 1
      }
    }
    while position <= length {
      first.base[position] = Int32(truncatingIfNeeded: all.count)
      position += 1
    }
    return all.count
  }

  // MARK: Words in letters and digits

  private enum Opening { case anywhere, unitsOnly, insideWord }

  /// What may begin at `start`: inside a word of letters or digits nothing, but a unit behind digits: 100km.
  @inline(__always)
  private static func opening(_ classes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Opening {
    guard start > 0, splitsWord(classes, start) else { return .anywhere }
    let opens = classes[start] == CharacterClass.latin.rawValue
    return opens && classes[start - 1] == CharacterClass.digit.rawValue ? .unitsOnly : .insideWord
  }

  /// Letters or digits stand on both sides of `position`.
  @inline(__always)
  private static func splitsWord(_ classes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
    isJoining(classes[position - 1]) && isJoining(classes[position])
  }

  /// A word may end at `position`.
  @inline(__always)
  private static func endsWord(_ classes: UnsafeBufferPointer<UInt8>, _ position: Int, _ length: Int) -> Bool {
    position >= length || !splitsWord(classes, position)
  }

  @inline(__always)
  private static func isJoining(_ kind: UInt8) -> Bool {
    kind == CharacterClass.latin.rawValue || kind == CharacterClass.digit.rawValue
  }
}
