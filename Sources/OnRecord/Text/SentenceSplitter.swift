import OnRecordLexicon
import OnRecordModel

/// Cuts a paragraph into sentences at 。！？ and their half-width forms; closing marks behind them belong to the
/// sentence they close.
///
/// A mark inside 「…」 ends a sentence too: whoever needs the quotation as a whole pairs the marks.
enum SentenceSplitter {
  static func split(_ document: Document, _ span: TextSpan) -> [TextSpan] {
    var sentences: [TextSpan] = []
    var start = span.start
    var position = span.start
    while position < span.end {
      let kind = document.characterClass(at: position)
      position += 1
      guard kind.endsSentence || (kind == .period && endsSentence(document, position - 1, span)) else { continue }
      while position < span.end, closes(document.characterClass(at: position)) { position += 1 }
      sentences.append(TextSpan(start, position))
      start = position
    }
    if start < span.end { sentences.append(TextSpan(start, span.end)) }
    return sentences
  }

  /// A half-width period ends a sentence where Han stands before it and no digit or letter behind.
  private static func endsSentence(_ document: Document, _ position: Int, _ span: TextSpan) -> Bool {
    let before = document.characterClass(at: position - 1)
    let after = document.characterClass(at: position + 1)
    return (before == .han || before == .closeQuote || before == .closeBracket) && !after.isAlphanumeric
      && position > span.start
  }

  private static func closes(_ kind: CharacterClass) -> Bool {
    switch kind {
    case .closeQuote, .closeBracket, .closeTitle, .fullStop, .question, .exclamation: true
    default: false
    }
  }
}
