/// What one rule of a stage means, with a case for it and one against: one line of `rules/STAGE.tsv`.
package struct RuleEntry: Hashable, Sendable {
  /// A text and the spans, in scalars, that the rule gives in it.
  package struct Example: Hashable, Sendable {
    package var text: String
    package var spans: [Range<Int>]
  }

  /// The file's name without its ending: `figures`, `names`, `quotes`.
  package var stage: String
  /// As the graph writes it: `percent.sign`.
  package var id: String
  package var meaning: String
  /// Where the rule gives just the spans.
  package var finds: [Example]
  /// Where it gives none.
  package var leaves: [String]
  package var file: String
  package var line: Int
}

extension RuleEntry.Example {
  /// Reads `超過[95%]的晶片`: square brackets around each span, `\n` for a line's end; nil where they do not pair.
  package init?(bracketed: String) {
    text = ""
    spans = []
    var count = 0
    var open: Int?
    for character in RuleEntry.unescaped(bracketed).unicodeScalars {
      switch (character, open) {
      case ("[", nil): open = count
      case ("]", let start?):
        guard start < count else { return nil }
        spans.append(start..<count)
        open = nil
      case ("[", _), ("]", _): return nil
      default:
        text.unicodeScalars.append(character)
        count += 1
      }
    }
    guard open == nil, !spans.isEmpty else { return nil }
  }
}

extension RuleEntry {
  /// `text` with `\n` as a line's end.
  static func unescaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for character in text.unicodeScalars {
      if isEscaped {
        result.append(character == "n" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return String(result)
  }
}
