import ICUText
import OnRecordModel
import Testing

@testable import OnRecord

/// Figures: `Tests/Cases/figures.cases` line by line, and numerals against ICU's spell-out.
struct FigureTests {
  private let extractor: Extractor

  init() throws { extractor = try Extractor() }

  private func figures(_ text: String) -> [Figure] {
    extractor.extract(Article(id: "a", text: text, published: "2025-12-18")).figures
  }

  /// kind value unit modifier, blank-separated; a hyphen for what is absent.
  private func describe(_ figure: Figure) -> String {
    let low = figure.value ?? figure.low?.description ?? "-"
    let high = figure.highValue ?? figure.high?.description ?? low
    let value = low == high ? low : "\(low)..\(high)"
    return "\(figure.text) \(figure.kind.rawValue) \(value) \(figure.unit ?? "-") \(figure.modifier?.rawValue ?? "-")"
  }

  @Test func casesAreRead() {
    let cases = TestFiles.cases("figures")
    #expect(cases.count > 40)
    for columns in cases {
      let found = figures(columns[0]).map(describe)
      #expect(found == columns.dropFirst().filter { !$0.isEmpty }, "\(columns[0])")
    }
  }

  @Test func spelledOutNumbersAreReadBack() throws {
    var number: Int64 = 13
    while number < 900_000_000_000 {
      let words = try spellOut(number, locale: "zh_Hant")
      let text = "共有\(words)個。"
      let found = figures(text).first
      #expect(found?.low?.description == String(number), "\(words)")
      number = number * 7 + 11
    }
  }

  @Test func datesAreSettledAgainstTheArticlesDate() {
    let found = figures("他12月8日抵達，去年11月離開。")
    #expect(found.map { $0.interval?.start } == ["2025-12-08", "2024-11-01"])
    #expect(found.map { $0.interval?.end } == ["2025-12-09", "2024-12-01"])
    #expect(found.map { $0.interval?.days } == [1, 30])
  }
}
