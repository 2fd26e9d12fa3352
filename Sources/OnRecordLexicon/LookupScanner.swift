/// Finds every entry of a lexicon in a text, in one pass over its folded characters.
///
/// Owns the memory of the lookups it gives: one a worker.
package final class LookupScanner {
  private let hits = ScratchBuffer<Hit>()
  private let first = ScratchBuffer<Int32>()
  private let starting = ScratchBuffer<UInt64>()
  private let ending = ScratchBuffer<UInt64>()
  private var count = 0

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
    count = 0
    for start in 0..<length {
      first.base[start] = Int32(truncatingIfNeeded: count)
      starting.base[start] = scan(folded, classes, lexicon, start)
    }
    first.base[length] = Int32(truncatingIfNeeded: count)
    return Lookups(
      hits: UnsafeBufferPointer(start: hits.base, count: count),
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

  /// Adds the hits that start at `start`; gives what they are.
  @inline(__always)
  private func scan(
    _ text: UnsafeBufferPointer<UInt16>, _ classes: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon, _ start: Int
  ) -> UInt64 {
    let opens = classes[start]
    var unitsOnly = false
    if start > 0, Self.isJoining(opens), Self.isJoining(classes[start - 1]) {
      // Behind a digit only a unit may begin: 100km.
      guard opens == CharacterClass.latin.rawValue, classes[start - 1] == CharacterClass.digit.rawValue else {
        return 0
      }
      unitsOnly = true
    }
    let from = count
    var lists = walk(lexicon.base, 0, text, classes, start, unitsOnly)
    if !lexicon.overlays.isEmpty {
      for (number, image) in lexicon.overlays.enumerated() {
        lists |= walk(image, number + 1, text, classes, start, unitsOnly)
      }
    }
    // The walk finds the shortest first.
    if count - from > 1 { order(from) }
    return lists
  }

  /// Sorts the hits from `from` on, longest first, those of one length in their own order: there are few of them.
  private func order(_ from: Int) {
    let hits = hits.base
    for index in (from + 1)..<count {
      let hit = hits[index]
      var place = index
      while place > from, hits[place - 1].end < hit.end {
        hits[place] = hits[place - 1]
        place -= 1
      }
      hits[place] = hit
    }
  }

  @inline(__always)
  private func walk(
    _ image: LexiconImage, _ number: Int, _ text: UnsafeBufferPointer<UInt16>, _ classes: UnsafeBufferPointer<UInt8>,
    _ start: Int, _ unitsOnly: Bool
  ) -> UInt64 {
    let trie = image.trie
    let codes = image.codes
    let units = trie.count / 3
    var lists: UInt64 = 0
    var unit = 0
    var position = start
    while position < text.count {
      let code = Int(codes[Int(text[position])])
      if code == 0 { break }
      let base = Int(trie[unit * 3])
      let next = base + code
      if base == 0 || next >= units || Int(trie[next * 3 + 1]) != unit + 1 { break }
      unit = next
      position += 1
      let value = Int(trie[unit * 3 + 2])
      if value == 0 { continue }
      if position < text.count, Self.isJoining(classes[position - 1]), Self.isJoining(classes[position]) { continue }
      let from = Int(image.surfaces[value - 1])
      let to = Int(image.surfaces[value])
      hits.grow(to: count + to - from, keeping: count)
      for index in from..<to {
        let entry = image.entries[index]
        if unitsOnly, !entry.isWord(.units) { continue }
        hits.base[count] = Hit(
          start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: position),
          id: EntryID(image: number, index: index), entry: entry)
        count += 1
        let bit = entry.kindCode == 0 ? 1 << UInt64(entry.listCode & 63) : WordListSet.names.rawValue
        lists |= bit
        ending.base[position] |= bit
      }
    }
    return lists
  }

  /// A letter or a digit, so that a word ending between two of them is none.
  @inline(__always)
  private static func isJoining(_ kind: UInt8) -> Bool {
    kind == CharacterClass.latin.rawValue || kind == CharacterClass.digit.rawValue
  }
}
