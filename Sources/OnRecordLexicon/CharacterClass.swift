/// What a character is to the rules: one class a scalar, from `Gazetteers/und/characters.tsv` and Unicode's categories.
///
/// Half-width and full-width forms are of one class; the raw values are part of the compiled lexicon's format.
package enum CharacterClass: UInt8, CaseIterable, Sendable {
  case other = 0
  case space, newline
  case han, latin, digit, kana, hangul, letter
  case comma, enumerationComma, fullStop, period, question, exclamation, semicolon, colon
  case openBracket, closeBracket
  case openQuote, closeQuote, straightQuote, apostrophe
  case openTitle, closeTitle
  case interpunct, dash, ellipsis, slash, percent, currency, symbol, punctuation

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
  package var endsSentence: Bool {
    switch self {
    case .fullStop, .question, .exclamation, .newline: true
    default: false
    }
  }

  /// Part of a word written in letters or digits, which has to be matched whole.
  package var isAlphanumeric: Bool { self == .latin || self == .digit }
}
