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

  /// `text` with spaces around every character of a script that is written without them.
  func spaced(_ text: String) -> String {
    var spaced: [UInt8] = []
    spaced.reserveCapacity(text.utf8.count * 4 / 3 + 16)
    for scalar in text.unicodeScalars {
      if Self.isUnspaced(scalar.value) {
        if let last = spaced.last, last != 0x20 { spaced.append(0x20) }
        spaced.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
        spaced.append(0x20)
      } else {
        spaced.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
      }
    }
    return String(decoding: spaced, as: UTF8.self)
  }

  /// The query that finds every word of `words`, in either script: 輝達 營收 gives "辉 达" AND "营 收".
  func query(_ words: String) -> String {
    words.split(whereSeparator: { $0.isWhitespace || $0 == "\"" })
      .map { "\"\(spaced(fold(String($0))).trimmed)\"" }.joined(separator: " AND ")
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
