/// What a word of a list can be marked with. The name of a case, in kebab case, is what the gazetteers' column of flags
/// holds; the order of the cases is the order of the bits in a compiled lexicon.
public protocol ListedFlag: RawRepresentable<UInt8>, CaseIterable, Sendable {}

/// The flags of one word: a bit each.
@frozen
public struct FlagSet<Flag: ListedFlag>: Hashable, Sendable, BitwiseCopyable, ExpressibleByArrayLiteral {
  public var rawValue: UInt32

  @inlinable
  @inline(__always)
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// By `forEach`, which the compiler unrolls, and with a shift that is one instruction: a literal of more than three
  /// flags was an array in memory otherwise.
  @inlinable
  @inline(__always)
  public init(arrayLiteral flags: Flag...) {
    var bits: UInt32 = 0
    flags.forEach { bits |= 1 &<< UInt32($0.rawValue) }
    rawValue = bits
  }

  @inlinable
  public var isEmpty: Bool { rawValue == 0 }

  @inlinable
  @inline(__always)
  public func contains(_ flag: Flag) -> Bool { rawValue & (1 &<< UInt32(flag.rawValue)) != 0 }

  @inlinable
  @inline(__always)
  public func isSuperset(of other: FlagSet) -> Bool { rawValue & other.rawValue == other.rawValue }

  @inlinable
  @inline(__always)
  public func isDisjoint(with other: FlagSet) -> Bool { rawValue & other.rawValue == 0 }

  @inlinable
  @inline(__always)
  public func subtracting(_ other: FlagSet) -> FlagSet { FlagSet(rawValue: rawValue & ~other.rawValue) }

  @inlinable
  @inline(__always)
  public mutating func insert(_ flag: Flag) { rawValue |= 1 &<< UInt32(flag.rawValue) }

  @inlinable
  @inline(__always)
  public mutating func remove(_ flag: Flag) { rawValue &= ~(1 &<< UInt32(flag.rawValue)) }

  @inlinable
  @inline(__always)
  public func intersection(_ other: FlagSet) -> FlagSet { FlagSet(rawValue: rawValue & other.rawValue) }

  @inlinable
  @inline(__always)
  public func union(_ other: FlagSet) -> FlagSet { FlagSet(rawValue: rawValue | other.rawValue) }

  @inlinable
  @inline(__always)
  public mutating func formUnion(_ other: FlagSet) { rawValue |= other.rawValue }

  /// The flags' names in the gazetteers, in the order of their bits.
  static var names: [String] {
    precondition(Flag.allCases.count <= UInt32.bitWidth, "\(Flag.self) has more flags than bits")
    return Flag.allCases.map { kebabCase(of: $0) }
  }
}

/// The name of a case as the gazetteers write it: `before-colon`.
func kebabCase(of value: some Any) -> String {
  var name = ""
  for character in String(describing: value) {
    if character.isUppercase { name += "-" }
    name += character.lowercased()
  }
  return name
}
