/// Finds every entry of a lexicon in a text, in one pass over its folded characters.
///
/// Owns the memory of the lookups it gives: one a worker.
package final class LookupScanner {
  private let hits = ScratchBuffer<Hit>()
  private let first = ScratchBuffer<Int32>()
  private let starting = ScratchBuffer<UInt64>()
  private let ending = ScratchBuffer<UInt64>()
  private let codes = ScratchBuffer<UInt16>()

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
  private func scan(
    _ image: LexiconImage, _ folded: UnsafeBufferPointer<UInt16>, _ classes: UnsafeBufferPointer<UInt8>, _ length: Int
  ) -> Int {
    codes.reserve(length)
    let codes = codes.base
    for position in 0..<length { codes[position] = image.codes[Int(folded[position])] }
    let first = first.base
    let starting = starting.base
    let ending = ending.base
    let trie = image.trie
    let pairs = image.pairs
    guard !trie.isEmpty else { return empty(length) }
    let rootBase = DoubleArray.Unit.base(trie[0])
    var out = hits.base
    var room = hits.capacity
    var count = 0
    for start in 0..<length {
      first[start] = Int32(truncatingIfNeeded: count)
      starting[start] = 0
      let opening = Self.opening(classes, start)
      if opening == .insideWord { continue }
      let code = Int(codes[start])
      if code == 0 || rootBase + code >= trie.count { continue }
      var unit = trie[rootBase + code]
      if DoubleArray.Unit.label(unit) != code { continue }
      // Values on the way, the shortest first; a form is rarely longer than this.
      var ends = InlineArray<24, (value: Int32, end: Int32)>(repeating: (0, 0))
      var found = 0
      var position = start + 1
      let mayGoOn = position < length && isPair(pairs, code, Int(codes[position]))
      while true {
        let value = DoubleArray.Unit.value(unit)
        if value != 0, position >= length || !Self.splitsWord(classes, position), found < 24 {
          ends[found] = (Int32(truncatingIfNeeded: value), Int32(truncatingIfNeeded: position))
          found += 1
        }
        guard position < length, mayGoOn, let next = image.child(of: unit, by: codes[position]) else { break }
        unit = next
        position += 1
      }
      if found == 0 { continue }
      var lists: UInt64 = 0
      while found > 0 {
        found -= 1
        let (value, end) = ends[found]
        var index = Int(value) - 1
        while true {
          let entry = image.entries[index]
          if opening == .anywhere || entry.isWord(.units) {
            if count == room {
              hits.grow(to: count + 1, keeping: count)
              out = hits.base
              room = hits.capacity
            }
            out[count] = Hit(
              start: Int32(truncatingIfNeeded: start), end: end, id: EntryID(image: 0, index: index), entry: entry)
            count += 1
            let bit = Self.bit(entry)
            lists |= bit
            ending[Int(end)] |= bit
          }
          if entry.isLast { break }
          index += 1
        }
      }
      starting[start] = lists
    }
    first[length] = Int32(truncatingIfNeeded: count)
    return count
  }

  private func empty(_ length: Int) -> Int {
    for position in 0..<length { (first.base[position], starting.base[position]) = (0, 0) }
    first.base[length] = 0
    return 0
  }

  @inline(__always)
  private func isPair(_ pairs: UnsafeBufferPointer<UInt64>, _ first: Int, _ second: Int) -> Bool {
    let slot = PairFilter.slot(first, second)
    return pairs[slot.word] & slot.bit != 0
  }

  @inline(__always)
  private static func bit(_ entry: LexiconEntry) -> UInt64 {
    entry.kindCode == 0 ? 1 << UInt64(entry.listCode & 63) : WordListSet.names.rawValue
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

  @inline(__always)
  private static func isJoining(_ kind: UInt8) -> Bool {
    kind == CharacterClass.latin.rawValue || kind == CharacterClass.digit.rawValue
  }
}
