/// What a character is to the rules: one class a scalar, from `Gazetteers/und/characters.tsv` and Unicode's categories.
///
/// Half-width and full-width forms are of one class; the raw values are part of the compiled lexicon's format.
@frozen
public enum CharacterClass: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  case other = 0
  case space, newline
  case han, latin, digit, kana, hangul, letter
  case comma, enumerationComma, fullStop, period, question, exclamation, semicolon, colon
  case openBracket, closeBracket
  case openQuote, closeQuote, straightQuote, apostrophe
  case openTitle, closeTitle
  case interpunct, dash, ellipsis, slash, percent, currency, symbol, punctuation

  /// The class of a raw value that the compiled lexicon holds; `other` for what is none.
  @inlinable
  public init(code: UInt8) {
    // The raw values count up from 0 without a gap, as the enum's own representation does.
    self = code <= CharacterClass.punctuation.rawValue ? unsafeBitCast(code, to: CharacterClass.self) : .other
  }

  /// The name in `characters.tsv`: `enumeration-comma`.
  package var name: String {
    var name = ""
    for character in String(describing: self) {
      if character.isUppercase { name += "-" }
      name += character.lowercased()
    }
    return name
  }

  /// A mark that ends a sentence.
  @inlinable
  public var endsSentence: Bool {
    switch self {
    case .fullStop, .question, .exclamation, .newline: true
    default: false
    }
  }

  /// Part of a word written in letters or digits, which has to be matched whole.
  @inlinable
  public var isAlphanumeric: Bool { self == .latin || self == .digit }
}
