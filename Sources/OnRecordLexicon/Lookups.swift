/// One entry of the lexicon found in a text: a half-open range of scalars and what stands there.
@frozen
public struct Hit: BitwiseCopyable {
  public let start: Int32
  public let end: Int32
  public let id: EntryID
  public let entry: LexiconEntry

  @inlinable
  init(start: Int32, end: Int32, id: EntryID, entry: LexiconEntry) {
    self.start = start
    self.end = end
    self.id = id
    self.entry = entry
  }

  @inlinable
  public var range: Range<Int> { Int(start)..<Int(end) }
  @inlinable
  public var length: Int { Int(end - start) }
  /// The entity behind it, nil for a word.
  @inlinable
  public var entity: EntityID? {
    entry.kind == .word ? nil : EntityID(image: id.image, index: Int(entry.payload))
  }
}

/// What begins or ends at one position of a text: a bit a word list, and one for names.
///
/// Most questions to `Lookups` are answered by a bit that is not set.
@frozen
public struct WordListSet: OptionSet {
  public let rawValue: UInt64
  @inlinable
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  @inlinable
  @inline(__always)
  public init(_ list: WordList) { rawValue = 1 &<< UInt64(list.rawValue) }

  /// The list of a word, or names.
  @inline(__always)
  init(of entry: LexiconEntry) {
    self = entry.kindCode == 0 ? WordListSet(rawValue: 1 &<< UInt64(entry.listCode & 63)) : .names
  }

  /// A person, an organization or a place.
  @inlinable
  public static var names: WordListSet { WordListSet(rawValue: 1 << 63) }
}

/// Every hit of the lexicon in one text, sorted by start, longest first.
///
/// A view over the memory of the `LookupScanner` that made it, good until that scans again.
@frozen
public struct Lookups {
  public let hits: UnsafeBufferPointer<Hit>
  /// `first[i]` is the index of the first hit that starts at or after scalar `i`.
  @usableFromInline let first: UnsafeBufferPointer<Int32>
  /// The lexicon's code of each character.
  @usableFromInline let codes: UnsafePointer<UInt16>
  @usableFromInline let starting: UnsafeBufferPointer<UInt64>
  @usableFromInline let ending: UnsafeBufferPointer<UInt64>

  init(
    hits: UnsafeBufferPointer<Hit>, first: UnsafeBufferPointer<Int32>, codes: UnsafePointer<UInt16>,
    starting: UnsafeBufferPointer<UInt64>, ending: UnsafeBufferPointer<UInt64>
  ) {
    self.hits = hits
    self.first = first
    self.codes = codes
    self.starting = starting
    self.ending = ending
  }

  /// The length of the text in scalars.
  @inlinable
  package var count: Int { starting.count }

  /// The lexicon's code of the character at `position`, which must lie in the text; 0 where it knows none.
  @inlinable
  @inline(__always)
  public func code(at position: Int) -> UInt16 { codes[position] }

  /// All hits that start at `position`, longest first.
  @inlinable
  @inline(__always)
  public func at(_ position: Int) -> UnsafeBufferPointer<Hit> {
    guard holds(position) else { return UnsafeBufferPointer(start: nil, count: 0) }
    let start = Int(first[position])
    return UnsafeBufferPointer(
      start: hits.baseAddress.unsafelyUnwrapped + start, count: Int(first[position &+ 1]) &- start)
  }

  /// How many characters the longest hit holds that starts at `position`; 1 where none does.
  @inlinable
  @inline(__always)
  public func reach(at position: Int) -> Int {
    guard holds(position), first[position] < first[position &+ 1] else { return 1 }
    return Int(hits[Int(first[position])].end) &- position
  }

  /// No longer word or name begins where `hit` does.
  @inlinable
  @inline(__always)
  public func isLongest(_ hit: Hit) -> Bool { reach(at: Int(hit.start)) == hit.length }

  /// Words or names of one character begin at `position`, and no longer ones.
  @inlinable
  @inline(__always)
  public func isLoneCharacter(at position: Int) -> Bool { !at(position).isEmpty && reach(at: position) == 1 }

  /// Whether the text has a character at `position`: one comparison, as no negative number is small without its sign.
  @inlinable
  @inline(__always)
  func holds(_ position: Int) -> Bool { UInt(bitPattern: position) < UInt(bitPattern: count) }

  /// What begins at `position`.
  @inlinable
  @inline(__always)
  public func lists(at position: Int) -> WordListSet {
    holds(position) ? WordListSet(rawValue: starting[position]) : []
  }

  /// The positions of `range` at which a word of one of `lists`, or a name where they hold names, begins.
  @inlinable
  @inline(__always)
  public func positions(of lists: WordListSet, in range: Range<Int>) -> Positions {
    Positions(starting, lists, from: max(0, range.lowerBound), to: min(range.upperBound, count))
  }

  /// Whether a word of one of `lists` begins in `range`.
  @inlinable
  public func holds(_ lists: WordListSet, in range: Range<Int>) -> Bool {
    var positions = positions(of: lists, in: range)
    return positions.next() != nil
  }

  /// Positions one after the other: most are passed over by the test of a bit.
  @frozen
  public struct Positions: Sequence, IteratorProtocol {
    @usableFromInline let starting: UnsafeBufferPointer<UInt64>
    @usableFromInline let lists: UInt64
    @usableFromInline var position: Int
    @usableFromInline let end: Int

    /// - Parameter end: no farther than `starting` goes.
    @inlinable
    @inline(__always)
    init(_ starting: UnsafeBufferPointer<UInt64>, _ lists: WordListSet, from start: Int, to end: Int) {
      self.starting = starting
      self.lists = lists.rawValue
      position = start
      self.end = end
    }

    @inlinable
    @inline(__always)
    public mutating func next() -> Int? {
      var at = position
      while at < end, starting[at] & lists == 0 { at &+= 1 }
      position = at &+ 1
      return at < end ? at : nil
    }
  }

  /// What ends at `position`.
  @inlinable
  @inline(__always)
  public func lists(endingAt position: Int) -> WordListSet {
    holds(position &- 1) || position == 0 ? WordListSet(rawValue: ending[position]) : []
  }

  /// The longest hit of `list` that starts at `position`.
  @inlinable
  @inline(__always)
  public func word(_ list: WordList, at position: Int) -> Hit? {
    guard lists(at: position).contains(WordListSet(list)) else { return nil }
    return at(position).first { $0.entry.isWord(list) }
  }

  /// The longest hit of `list` that ends at `position`.
  @inlinable
  @inline(__always)
  public func word(_ list: WordList, endingAt position: Int, within limit: Int = 12) -> Hit? {
    guard lists(endingAt: position).contains(WordListSet(list)) else { return nil }
    return longest(list, endingAt: position, within: limit)
  }

  /// The longest phrase word marked with `flag` that starts at `position`.
  @inlinable
  @inline(__always)
  public func phraseWord(_ flag: PhraseFlag, at position: Int) -> Hit? {
    guard lists(at: position).contains(WordListSet(.phraseWords)) else { return nil }
    return at(position).first { $0.entry.isWord(.phraseWords) && $0.phraseFlags.contains(flag) }
  }

  /// The longest phrase word marked with `flag` that ends at `position`.
  @inlinable
  @inline(__always)
  public func phraseWord(_ flag: PhraseFlag, endingAt position: Int) -> Hit? {
    guard lists(endingAt: position).contains(WordListSet(.phraseWords)) else { return nil }
    return longest(.phraseWords, endingAt: position, within: 12, with: 1 &<< UInt32(flag.rawValue))
  }

  /// What the function word that starts at `position` does; nothing where none does.
  @inlinable
  @inline(__always)
  public func grammar(at position: Int) -> WordFlags { word(.functionWords, at: position)?.grammar ?? [] }

  /// What the function word that ends at `position` does; nothing where none does.
  @inlinable
  @inline(__always)
  public func grammar(endingAt position: Int, within limit: Int) -> WordFlags {
    word(.functionWords, endingAt: position, within: limit)?.grammar ?? []
  }

  /// A name of three characters and more, which words seldom hold by accident, starts at `position` and ends at `limit` at
  /// the latest.
  @inlinable
  public func beginsLongName(at position: Int, limit: Int) -> Bool {
    name(at: position, limit: limit).map { $0.length > 2 } ?? false
  }

  /// The longest name of more than one character that starts at `position` and ends at `limit` at the latest, and that
  /// needs no support from the article.
  @inlinable
  public func name(at position: Int, limit: Int) -> Hit? {
    guard lists(at: position).contains(.names) else { return nil }
    return at(position).first {
      $0.entry.kind != .word && $0.length > 1 && !$0.entry.isWeak && Int($0.end) <= limit
    }
  }

  /// The longest hit of `list` that ends at `position` and has all bits of `flags`.
  @usableFromInline
  func longest(_ list: WordList, endingAt position: Int, within limit: Int, with flags: UInt32 = 0) -> Hit? {
    var start = max(0, position - limit)
    while start < position {
      if lists(at: start).contains(WordListSet(list)),
        let hit = at(start).first(where: {
          Int($0.end) == position && $0.entry.isWord(list) && $0.entry.flags & flags == flags
        })
      {
        return hit
      }
      start += 1
    }
    return nil
  }
}
