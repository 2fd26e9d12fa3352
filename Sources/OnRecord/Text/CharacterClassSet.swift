import OnRecordLexicon

/// Some classes of characters: whether a character is of one of them is the test of a bit.
struct CharacterClassSet: ExpressibleByArrayLiteral {
  private let bits: UInt64

  /// As `FlagSet` does it, so that a constant set is a constant of the program and not made when it is first asked.
  @inline(__always)
  init(arrayLiteral classes: CharacterClass...) {
    var bits: UInt64 = 0
    classes.forEach { bits |= 1 &<< UInt64($0.rawValue) }
    self.bits = bits
  }

  /// - Parameter code: a raw `CharacterClass`.
  @inline(__always)
  func contains(_ code: UInt8) -> Bool { bits &>> UInt64(code) & 1 != 0 }
}

extension Document {
  /// The first position from `start` on whose character is of one of `kinds`; `end` where there is none before it.
  @inline(__always)
  func next(of kinds: CharacterClassSet, from start: Int, before end: Int) -> Int {
    let classes = classes
    var position = start
    while position < end, !kinds.contains(classes[position]) { position += 1 }
    return position
  }
}
