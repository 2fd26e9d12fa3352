import OnRecordLexicon

/// Texts as full-text search keeps them: character by character, so that a word of one or two characters is found.
struct SearchText: Sendable {
  private let lexicon: Lexicon

  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// The Simplified writing of `text`, by which Traditional and Simplified names are the same.
  func fold(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { folded.append(fold(scalar)) }
    return String(folded)
  }

  private func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let key = lexicon.fold(scalar.value)
    return key == 0xFFFF ? scalar : Unicode.Scalar(UInt32(key)) ?? scalar
  }

  /// Every character that folding changes, with what it becomes behind it.
  var foldPairs: String {
    var pairs = String.UnicodeScalarView()
    for value in UInt32(0x2E80)..<0xFB00 {
      guard let scalar = Unicode.Scalar(value), fold(scalar) != scalar else { continue }
      pairs.append(scalar)
      pairs.append(fold(scalar))
    }
    return String(pairs)
  }

  /// What stands for punctuation: a word to the tokenizer, so that no phrase is found across it.
  private static let mark: Unicode.Scalar = "\u{E000}"

  /// `text` with spaces around every character of a script that is written without them, and around a mark for each run
  /// of punctuation; what stands between Latin letters and digits (3.5, U.S, don't) only parts them.
  func spaced(_ text: String) -> String {
    var spaced: [UInt8] = []
    spaced.reserveCapacity(text.utf8.count * 4 / 3 + 16)
    func append(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0..<0x80: spaced.append(UInt8(scalar.value))
      default: UTF8.encode(scalar).map { spaced.append(contentsOf: $0) }
      }
    }
    func appendAlone(_ scalar: Unicode.Scalar) {
      if let last = spaced.last, last != 0x20 { spaced.append(0x20) }
      append(scalar)
      spaced.append(0x20)
    }
    var last: Unicode.Scalar = " "
    var punctuation = 0
    for scalar in text.unicodeScalars {
      if Self.isPunctuation(scalar) {
        punctuation += 1
        continue
      }
      if punctuation > 0 {
        let isInside = punctuation == 1 && Self.isASCIIWord(last) && Self.isASCIIWord(scalar)
        if isInside { spaced.append(0x20) } else { appendAlone(Self.mark) }
        punctuation = 0
      }
      if Self.isUnspaced(scalar.value) { appendAlone(scalar) } else { append(scalar) }
      last = scalar
    }
    if punctuation > 0 { appendAlone(Self.mark) }
    return String(decoding: spaced, as: UTF8.self)
  }

  /// A text as a row of full-text search.
  struct Row: Sendable {
    var original: String
    /// Nil where folding changes nothing.
    var folded: String?
  }

  func row(_ text: String) -> Row {
    let folded = fold(text)
    return Row(original: spaced(text), folded: folded == text ? nil : spaced(folded))
  }

  /// The query that finds every word of `words`, in either script: 輝達 營收 gives "辉 达" AND "营 收".
  func query(_ words: String) -> String {
    words.split(whereSeparator: { $0.isWhitespace || $0 == "\"" })
      .map { word in
        // Marks around a word are no part of it; a word of nothing else finds what has such marks.
        var bare = word.unicodeScalars.drop(while: Self.isPunctuation)
        while let last = bare.last, Self.isPunctuation(last) { bare.removeLast() }
        let sought = bare.isEmpty ? String(word) : String(String.UnicodeScalarView(bare))
        return "\"\(spaced(fold(sought)).trimmed)\""
      }.joined(separator: " AND ")
  }

  private static func isASCIIWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "A"..."Z", "a"..."z": true
    default: false
    }
  }

  /// All that ends a phrase: marks, symbols, ends of lines; not spaces, which stand inside Latin names.
  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0xA0, 0x3000, 0x3005..<0x3008, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return false
    case 0..<0x80: return true
    case 0x4E00..<0xA000: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .lineSeparator, .paragraphSeparator, .control, .mathSymbol, .currencySymbol,
      .otherSymbol, .modifierSymbol:
      return true
    default: return false
    }
  }

  private static func isUnspaced(_ scalar: UInt32) -> Bool {
    (0x2E80..<0x3000).contains(scalar) || (0x3005..<0x3008).contains(scalar) || (0x3040..<0xA000).contains(scalar)
      || (0xAC00..<0xD7A4).contains(scalar) || (0xF900..<0xFB00).contains(scalar)
      || (0x20000..<0x34000).contains(scalar)
  }
}

extension String {
  /// Without spaces at both ends.
  fileprivate var trimmed: Substring {
    let start = drop { $0 == " " }
    return start.prefix(upTo: start.lastIndex { $0 != " " }.map { start.index(after: $0) } ?? start.startIndex)
  }
}
