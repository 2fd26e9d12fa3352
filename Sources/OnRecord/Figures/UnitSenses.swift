import OnRecordLexicon
import OnRecordModel

/// Which of its senses a unit has, by the words near it: the 呎 of a flat are square feet, the 節 of wind knots, a 季 with
/// episodes is none of the year.
struct UnitSenses {
  private let document: Document
  private let lookups: Lookups
  private let lexicon: Lexicon

  init(_ reading: Reading) {
    document = reading.document
    lookups = reading.lookups
    lexicon = reading.lexicon
  }

  private static let squareFeet = "ft²"
  private static let knots = "kn"

  /// The symbol of the measure that the words near `quantity` make of its unit; nil where they say nothing else than the
  /// unit does.
  func symbol(of unit: FigureUnit, _ quantity: Quantity) -> String? {
    let end = quantity.numeral.span.end
    guard unit.end == end + 1 || document.characterClass(at: end) == .space || quantity.isOver else { return nil }
    switch unit.kind {
    case .measure where Glyph.feet.contains(document.folded[unit.end - 1]):
      // Nothing that is so small has an area that is told: 5呎高.
      guard quantity.low.compared(to: DecimalNumber(10)) >= 0 else { return nil }
      return sense(quantity.span) == Self.squareFeet ? Self.squareFeet : nil
    case .count where document.folded[unit.end - 1] == Glyph.knot:
      return sense(quantity.span) == Self.knots ? Self.knots : nil
    default: return nil
    }
  }

  private static let reach = 14
  private static let besides = 3

  /// The symbol of the sense that the nearest word tells: one right beside `span`, else one in its sentence.
  func sense(_ span: TextSpan) -> String? {
    let list = WordListSet(.senseWords)
    var at = span.start
    while at > 0, span.start - at < Self.reach, !document.characterClass(at: at - 1).endsSentence {
      if lookups.lists(endingAt: at).contains(list), let word = lookups.word(.senseWords, endingAt: at),
        isNear(word, span.start - at)
      {
        return lexicon.value(word.id)
      }
      at -= 1
    }
    at = span.end
    while at < document.count, at - span.end < Self.reach, !document.characterClass(at: at).endsSentence {
      if lookups.lists(at: at).contains(list), let word = lookups.word(.senseWords, at: at), isNear(word, at - span.end)
      {
        return lexicon.value(word.id)
      }
      at += 1
    }
    return nil
  }

  private func isNear(_ word: Hit, _ distance: Int) -> Bool {
    !word.figureFlags.contains(.before) || distance < Self.besides
  }
}
