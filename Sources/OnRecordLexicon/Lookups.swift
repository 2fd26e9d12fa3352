/// One entry of the lexicon found in a text: a half-open range of scalars and what stands there.
package struct Hit: Sendable {
  package let start: Int32
  package let end: Int32
  package let id: EntryID
  package let entry: LexiconEntry

  package var range: Range<Int> { Int(start)..<Int(end) }
  package var length: Int { Int(end - start) }
}

/// Every hit of the lexicon in one text, sorted by start, longest first.
package struct Lookups: Sendable {
  package private(set) var hits: [Hit] = []
  /// `first[i]` is the index of the first hit that starts at or after scalar `i`.
  private var first: [Int32] = []

  package init() {}

  /// All hits that start at `position`, longest first.
  package func at(_ position: Int) -> ArraySlice<Hit> {
    guard position >= 0, position + 1 < first.count else { return [] }
    return hits[Int(first[position])..<Int(first[position + 1])]
  }

  /// The longest hit of `list` that starts at `position`.
  package func word(_ list: WordList, at position: Int) -> Hit? {
    at(position).first { $0.entry.isWord(list) }
  }

  /// The longest hit of `list` that ends at `position`.
  package func word(_ list: WordList, endingAt position: Int, within limit: Int = 12) -> Hit? {
    var start = max(0, position - limit)
    while start < position {
      if let hit = at(start).first(where: { Int($0.end) == position && $0.entry.isWord(list) }) { return hit }
      start += 1
    }
    return nil
  }

  /// Every entry of `lexicon` in the folded text. Words in letters or digits are found whole only.
  package mutating func fill(folded: [UInt16], classes: [UInt8], lexicon: Lexicon) {
    hits.removeAll(keepingCapacity: true)
    first.removeAll(keepingCapacity: true)
    first.reserveCapacity(folded.count + 1)
    let latin = CharacterClass.latin.rawValue
    let digit = CharacterClass.digit.rawValue
    folded.withUnsafeBufferPointer { text in
      classes.withUnsafeBufferPointer { classes in
        for start in 0..<text.count {
          first.append(Int32(hits.count))
          let opens = classes[start]
          var behindDigit = false
          if start > 0, opens == latin || opens == digit, classes[start - 1] == latin || classes[start - 1] == digit {
            // Behind a digit only a unit may begin: 100km.
            guard opens == latin, classes[start - 1] == digit else { continue }
            behindDigit = true
          }
          let from = hits.count
          for (number, image) in lexicon.images.enumerated() {
            walk(image, number, text, classes, start)
          }
          if behindDigit {
            let units = hits[from...].filter { $0.entry.isWord(.units) }
            hits.replaceSubrange(from..., with: units)
          }
          if hits.count - from > 1 { hits[from...].sort { $0.end > $1.end } }
        }
      }
    }
    first.append(Int32(hits.count))
  }

  @inline(__always)
  private mutating func walk(
    _ image: LexiconImage, _ number: Int, _ text: UnsafeBufferPointer<UInt16>, _ classes: UnsafeBufferPointer<UInt8>,
    _ start: Int
  ) {
    let trie = image.trie
    let units = trie.count / 3
    var unit = 0
    var position = start
    while position < text.count {
      let code = Int(image.codes[Int(text[position])])
      if code == 0 { return }
      let next = Int(trie[unit * 3]) + code
      if next >= units || Int(trie[next * 3 + 1]) != unit + 1 || trie[unit * 3] == 0 { return }
      unit = next
      position += 1
      let value = Int(trie[unit * 3 + 2])
      if value == 0 { continue }
      if position < text.count, Self.joins(classes[position - 1], classes[position]) { continue }
      for index in Int(image.surfaces[value - 1])..<Int(image.surfaces[value]) {
        hits.append(
          Hit(
            start: Int32(start), end: Int32(position), id: EntryID(image: number, index: index),
            entry: image.entries[index]))
      }
    }
  }

  /// Both are letters or digits, so that a word ending between them is none.
  @inline(__always)
  private static func joins(_ a: UInt8, _ b: UInt8) -> Bool {
    let latin = CharacterClass.latin.rawValue
    let digit = CharacterClass.digit.rawValue
    return (a == latin || a == digit) && (b == latin || b == digit)
  }
}
