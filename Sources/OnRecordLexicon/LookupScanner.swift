/// Finds every entry of a lexicon in a text, in one pass over its folded characters.
///
/// Owns the memory that it works in: one a worker.
package final class LookupScanner {
  /// Of texts by themselves.
  private let memory = LookupMemory()
  /// Of one block of characters: the walks that go on, the forms of more than one character that were found, and the
  /// index of the longest such form at each start, −1 where there is none.
  private let walks = ScratchBuffer<Walk>(capacity: blockLength)
  private let forms = ScratchBuffer<Form>(capacity: blockLength * longestForm)
  private let longest = ScratchBuffer<Int32>(capacity: blockLength)
  /// So many characters at a time, so that what is known of them stays in the first cache.
  private static let blockLength = 256
  /// Nearly all characters have no more entries by themselves.
  private static let usualEntries = 3
  /// Longer forms are passed over.
  private static let longestForm = 64

  /// A start in the text, and the unit that the characters from there on lead to.
  private struct Walk: BitwiseCopyable {
    var start: Int32
    var unit: UInt64
  }

  /// A form that stands in the text.
  private struct Form: BitwiseCopyable {
    /// The first entry, and its index.
    var entry: LexiconEntry
    var index: Int32
    var end: Int32
    /// The next shorter form of the same start.
    var shorter: Int32
  }

  package init() {}

  /// Every entry of `lexicon` in the folded text. Words in letters or digits are found whole only.
  /// - Parameter classes: the raw `CharacterClass` of each character.
  package func lookups(
    folded: UnsafeBufferPointer<UInt16>, classes: UnsafeBufferPointer<UInt8>, lexicon: Lexicon,
    in memory: LookupMemory
  ) -> Lookups {
    let length = min(folded.count, classes.count)
    memory.first.reserve(length + 1)
    memory.starting.reserve(length)
    memory.ending.reserve(length + 1)
    memory.ending.base.update(repeating: 0, count: length + 1)
    let count = scan(lexicon.base, folded, classes, length, memory)
    let total = lexicon.overlays.isEmpty ? count : addOverlays(lexicon, folded, classes, length, count, memory)
    return memory.lookups(total, length)
  }

  /// The lookups of a short text by itself, good until the next such text.
  package func lookups(_ text: String, _ lexicon: Lexicon) -> Lookups {
    let scalars = text.unicodeScalars.map(\.value)
    return scalars.map { lexicon.fold($0) }.withUnsafeBufferPointer { folded in
      scalars.map { lexicon.characterClass($0).rawValue }.withUnsafeBufferPointer { classes in
        lookups(folded: folded, classes: classes, lexicon: lexicon, in: memory)
      }
    }
  }

  // MARK: One image

  /// Everything that `image` has in the text, longest first at each start; the number of hits.
  private func scan(
    _ image: LexiconImage, _ folded: UnsafeBufferPointer<UInt16>, _ classes: UnsafeBufferPointer<UInt8>,
    _ length: Int, _ memory: LookupMemory
  ) -> Int {
    guard !image.trie.isEmpty, let entries = image.entries.baseAddress, !image.entries.isEmpty else {
      return empty(length, memory)
    }
    let codes = memory.codes
    // Code 0 is no key's: no walk goes on behind the last character.
    codes.reserve(length + Self.longestForm)
    for position in 0..<length { codes.base[position] = image.codes[Int(folded[position])] }
    (codes.base + length).update(repeating: 0, count: Self.longestForm)
    var count = 0
    for block in stride(from: 0, to: length, by: Self.blockLength) {
      let end = min(block + Self.blockLength, length)
      find(image, block..<end, codes.base)
      count = write(block..<end, image, entries, classes, count, memory)
    }
    memory.first.base[length] = Int32(truncatingIfNeeded: count)
    return count
  }

  /// Finds the forms of more than one character that begin in `block`: all walks go on by one character at a time, and
  /// only those that do are kept.
  ///
  /// The trie is larger than the caches: where a walk went on to its end before the next began, each step would wait for
  /// memory. Here loads stand in loops of their own, in which none waits for another and no branch waits for one.
  private func find(_ image: LexiconImage, _ block: Range<Int>, _ codes: UnsafePointer<UInt16>) {
    let walks = walks.base
    let forms = forms.base
    let longest = longest.base
    let walker = TrieWalker(image)
    let characters = image.characters.baseAddress.unsafelyUnwrapped
    longest.update(repeating: -1, count: block.count)
    var found = 0
    var count = 0
    for start in block {
      let record = characters + Int(codes[start])
      walks[count] = Walk(start: Int32(truncatingIfNeeded: start), unit: record.pointee.unit)
      count &+= CharacterRecord.mayGoOn(record, with: codes[start &+ 1])
    }
    var reach = 2
    while count > 0, reach < Self.longestForm {
      for index in 0..<count {
        walks[index].unit = walker.child(of: walks[index].unit, by: codes[Int(walks[index].start) &+ reach &- 1])
      }
      var more = 0
      for index in 0..<count {
        let (start, unit) = (Int(walks[index].start), walks[index].unit)
        let value = DoubleArray.Unit.value(unit)
        let shorter = longest[start &- block.lowerBound]
        forms[found].index = Int32(truncatingIfNeeded: value &- 1)
        forms[found].end = Int32(truncatingIfNeeded: start &+ reach)
        forms[found].shorter = shorter
        let isForm = Self.isPositive(value)
        let difference = Int32(truncatingIfNeeded: found) &- shorter
        longest[start &- block.lowerBound] = shorter &+ difference &* Int32(truncatingIfNeeded: isForm)
        found &+= isForm
        walks[more] = Walk(start: Int32(truncatingIfNeeded: start), unit: unit)
        more &+= Self.isPositive(DoubleArray.Unit.base(unit))
      }
      count = more
      reach &+= 1
    }
    let entries = image.entries
    for index in 0..<found { forms[index].entry = entries[Int(forms[index].index)] }
  }

  /// 1 where `value`, which is not negative, is not 0: told without a branch.
  @inline(__always)
  private static func isPositive(_ value: Int) -> Int {
    Int(truncatingIfNeeded: UInt(bitPattern: 0 &- value) &>> UInt(Int.bitWidth - 1))
  }

  /// Writes the hits that begin in `block`, and notes what begins and ends where.
  /// - Parameter written: how many hits were written before.
  /// - Returns: how many are written now.
  private func write(
    _ block: Range<Int>, _ image: LexiconImage, _ entries: UnsafePointer<LexiconEntry>,
    _ classes: UnsafeBufferPointer<UInt8>, _ written: Int, _ memory: LookupMemory
  ) -> Int {
    let (forms, longest, codes) = (forms.base, longest.base, memory.codes.base)
    let (first, starting, ending) = (memory.first.base, memory.starting.base, memory.ending.base)
    let characters = image.characters.baseAddress.unsafelyUnwrapped
    /// From where on no more entries are read than there are.
    let last = image.entries.count - Self.usualEntries
    var hits = memory.hits.base
    var room = memory.hits.capacity
    var count = written
    @inline(__always)
    func add(_ entry: LexiconEntry, _ index: Int, from start: Int, to end: Int) {
      if count == room {
        memory.hits.grow(to: count + 1, keeping: count)
        (hits, room) = (memory.hits.base, memory.hits.capacity)
      }
      hits[count] = Hit(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), id: EntryID(base: index),
        entry: entry)
      count &+= 1
    }
    /// Adds what stands under one form, the first of which is `entry`; its lists.
    @inline(__always)
    func addAll(_ entry: LexiconEntry, _ index: Int, from start: Int, to end: Int, _ opening: Opening) -> UInt64 {
      if !Self.endsWord(classes, end) { return 0 }
      var (entry, index, found) = (entry, index, UInt64(0))
      // In loops of their own, as nearly all forms stand where everything may.
      if opening == .anywhere {
        while true {
          add(entry, index, from: start, to: end)
          found |= WordListSet(of: entry).rawValue
          if entry.isLast { break }
          index &+= 1
          entry = entries[index]
        }
      } else {
        while true {
          if entry.isWord(.units) {
            add(entry, index, from: start, to: end)
            found |= WordListSet(of: entry).rawValue
          }
          if entry.isLast { break }
          index &+= 1
          entry = entries[index]
        }
      }
      ending[end] |= found
      return found
    }
    /// Adds what the character means by itself. Most have no more entries than are written without asking for how many,
    /// which no branch could foresee.
    @inline(__always)
    func addOwn(_ record: UnsafePointer<CharacterRecord>, _ value: Int, at start: Int) {
      let own = record.pointee.entryCount
      if own > Self.usualEntries || value &- 1 > last {
        if value > 0 { _ = addAll(entries[value &- 1], value &- 1, from: start, to: start &+ 1, .anywhere) }
        return
      }
      if count &+ Self.usualEntries > room {
        memory.hits.grow(to: count + Self.usualEntries, keeping: count)
        (hits, room) = (memory.hits.base, memory.hits.capacity)
      }
      let index = max(0, value &- 1)
      for offset in 0..<Self.usualEntries {
        hits[count &+ offset] = Hit(
          start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: start &+ 1),
          id: EntryID(base: index &+ offset), entry: entries[index &+ offset])
      }
      count &+= own
      ending[start &+ 1] |= record.pointee.lists
    }
    for start in block {
      first[start] = Int32(truncatingIfNeeded: count)
      var form = longest[start &- block.lowerBound]
      let record = characters + Int(codes[start])
      var single = DoubleArray.Unit.value(record.pointee.unit)
      var lists: UInt64 = 0
      if Self.isJoining(classes[start]) {
        let opening = Self.opening(classes, start)
        if opening == .insideWord { (form, single) = (-1, 0) }
        while form >= 0 {
          let found = forms[Int(form)]
          lists |= addAll(found.entry, Int(found.index), from: start, to: Int(found.end), opening)
          form = found.shorter
        }
        if single > 0 { lists |= addAll(entries[single &- 1], single &- 1, from: start, to: start &+ 1, opening) }
      } else {
        while form >= 0 {
          let found = forms[Int(form)]
          lists |= addAll(found.entry, Int(found.index), from: start, to: Int(found.end), .anywhere)
          form = found.shorter
        }
        addOwn(record, single, at: start)
        lists |= record.pointee.lists
      }
      starting[start] = lists
    }
    return count
  }

  private func empty(_ length: Int, _ memory: LookupMemory) -> Int {
    memory.codes.reserve(length)
    memory.codes.base.update(repeating: 0, count: length)
    memory.first.base.update(repeating: 0, count: length + 1)
    memory.starting.base.update(repeating: 0, count: length)
    return 0
  }

  // MARK: Overlays

  /// Lays what the overlays find over the hits of the base, which there are `count` of; the number of all hits.
  private func addOverlays(
    _ lexicon: Lexicon, _ folded: UnsafeBufferPointer<UInt16>, _ classes: UnsafeBufferPointer<UInt8>, _ length: Int,
    _ count: Int, _ memory: LookupMemory
  ) -> Int {
    let (hits, first, starting, ending) = (memory.hits, memory.first, memory.starting, memory.ending)
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
              starting.base[start] |= WordListSet(of: entry).rawValue
              ending.base[position] |= WordListSet(of: entry).rawValue
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
  private static func endsWord(_ classes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
    !isJoining(classes[position - 1]) || position >= classes.count || !isJoining(classes[position])
  }

  @inline(__always)
  private static func isJoining(_ kind: UInt8) -> Bool {
    kind == CharacterClass.latin.rawValue || kind == CharacterClass.digit.rawValue
  }
}
