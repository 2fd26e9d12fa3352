import OnRecordLexicon
import OnRecordModel

/// Finds figures: numerals with their units and modifiers.
struct FigureRecognizer {
  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  /// The figures, sorted, without overlap.
  func figures() -> [Figure] { [] }
}
