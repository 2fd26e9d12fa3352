import OnRecordLexicon
import OnRecordModel

/// Finds a subheading that a page's text has glued to the paragraph behind it with nothing but a space:
/// `行人指責博物館造假 林志成說,…`.
///
/// Only papers that write half-width commas beside Chinese do so; elsewhere a space in Chinese is a slip or stands beside
/// a name.
enum GluedHeadings {
  /// A subheading has so many characters,
  private static let lengths = 6...45
  /// and the first clause behind it at least as many as this.
  private static let shortestClause = 5
  /// Shorter lines are no paragraphs.
  private static let shortestParagraph = 40

  /// The subheading with which `paragraph` opens; nil where there is none.
  static func heading(of paragraph: TextSpan, in document: Document) -> TextSpan? {
    guard paragraph.length >= shortestParagraph, let space = lastSpace(of: paragraph, in: document),
      lengths.contains(space - paragraph.start)
    else { return nil }
    let rest = TextSpan(space + 1, paragraph.end)
    guard let mark = rest.range.first(where: { isMark(document.characterClass(at: $0)) }),
      mark - rest.start >= shortestClause, document.scalars[mark] == comma,
      rest.range.contains(where: { document.characterClass(at: $0) == .fullStop })
    else { return nil }
    return TextSpan(paragraph.start, space)
  }

  /// The last space between Chinese characters before the first mark of `paragraph`.
  private static func lastSpace(of paragraph: TextSpan, in document: Document) -> Int? {
    var found: Int?
    var depth = 0
    for position in paragraph.start..<min(paragraph.end - 1, paragraph.start + lengths.upperBound + 1) {
      switch document.characterClass(at: position) {
      case .openQuote, .openTitle, .openBracket: depth += 1
      case .closeQuote, .closeTitle, .closeBracket: depth -= 1
      case .space where depth == 0 && position > paragraph.start:
        if document.characterClass(at: position - 1).endsHeading, document.characterClass(at: position + 1).opensText {
          found = position
        }
      case let other where isMark(other): return found
      default: break
      }
    }
    return found
  }

  private static func isMark(_ character: CharacterClass) -> Bool {
    switch character {
    case .comma, .fullStop, .semicolon, .colon, .question, .exclamation: true
    default: false
    }
  }

  /// ,
  private static let comma = ("," as Unicode.Scalar).value
}

extension CharacterClass {
  fileprivate var endsHeading: Bool { self == .han || self == .closeQuote || self == .closeTitle }
  fileprivate var opensText: Bool { self == .han || self == .openTitle }
}
