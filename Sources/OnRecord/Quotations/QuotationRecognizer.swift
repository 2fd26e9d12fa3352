import OnRecordLexicon
import OnRecordModel

/// Finds who said what.
struct QuotationRecognizer {
  private let reading: Reading
  private let names: Names
  private let figures: [Figure]

  init(_ reading: Reading, _ names: Names, _ figures: [Figure]) {
    self.reading = reading
    self.names = names
    self.figures = figures
  }

  /// The quotations, sorted by the start of their content.
  func quotations() -> [Quotation] { [] }
}
