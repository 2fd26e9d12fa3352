import OnRecordLexicon
import OnRecordModel

/// Two bounds of one number as the range between them: 大於100並且小於300, 最多100最少20個.
final class JointBounds {
  private let document: Document
  private let lookups: Lookups
  private let counts: QuantityRecognizer

  init(_ reading: Reading, _ counts: QuantityRecognizer) {
    document = reading.document
    lookups = reading.lookups
    self.counts = counts
  }

  /// Takes the bound of the other side into `figure` where one follows it.
  func join(_ figure: inout Figure, limit: Int, _ paragraph: TextSpan) {
    guard let isLower = isLower(figure.modifier), figure.span.start < figure.number.start, let first = figure.low,
      first == figure.high
    else { return }
    var at = skipSpace(figure.span.end)
    if at < limit, Self.joins.contains(document.folded[at]) {
      at = skipSpace(lookups.word(.functionWords, at: at).map { Int($0.end) } ?? at + 1)
    }
    guard let word = lookups.word(.modifiers, at: at), word.modifierFlags.contains(.before),
      self.isLower(Figure.Modifier(word)) == !isLower,
      case .figure(let second, _) = counts.read(at: Int(word.end), limit: limit, paragraph),
      let other = second.low, other == second.high, isOfOneKind(figure, second)
    else { return }
    let (low, high) = isLower ? (first, other) : (other, first)
    guard low.compared(to: high) < 0 else { return }
    var range = second
    (range.low, range.high, range.modifier, range.rule) = (low, high, nil, "range.bounds")
    range.span.start = figure.span.start
    range.number.start = figure.span.start
    (range.of, range.per) = (second.of ?? figure.of, second.per ?? figure.per)
    figure = range
  }

  /// The first may leave its unit to the second.
  private func isOfOneKind(_ first: Figure, _ second: Figure) -> Bool {
    first.kind == .number && first.unit == nil || (first.kind == second.kind && first.unit == second.unit)
  }

  private func isLower(_ modifier: Figure.Modifier?) -> Bool? {
    switch modifier {
    case .over, .atLeast: true
    case .under, .atMost: false
    case .about, nil: nil
    }
  }

  private static let joins: [UInt16] = [Glyph.also, Glyph.moreover, Glyph.yet, Glyph.but]

  private func skipSpace(_ position: Int) -> Int {
    document.characterClass(at: position) == .space ? position + 1 : position
  }
}
