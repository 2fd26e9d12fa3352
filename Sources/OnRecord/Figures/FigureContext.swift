import OnRecordModel

/// What stands around a figure and belongs to it: bounds, change, what it measures and what it is counted by.
final class FigureContext {
  private let modifiers: FigureModifiers
  private let nouns: MeasuredNoun
  private let changes: FigureChanges

  init(_ reading: Reading, _ numerals: NumeralReader) {
    modifiers = FigureModifiers(reading, numerals)
    nouns = MeasuredNoun(reading)
    changes = FigureChanges(reading)
  }

  /// - Parameter limit: the figure before ends at its start, the paragraph at its end.
  func complete(_ figure: inout Figure, _ limit: TextSpan) {
    if figure.kind == .ordinal { return }
    let (span, modifier) = modifiers.extend(figure, limit: limit)
    figure.span = span
    figure.modifier = modifier ?? figure.modifier
    nouns.complete(&figure, limit: limit)
    changes.complete(&figure, limit: limit)
  }
}
