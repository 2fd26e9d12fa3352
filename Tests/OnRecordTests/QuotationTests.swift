import OnRecord
import OnRecordModel
import Testing

/// Quotes: `Tests/Cases/quotes.cases` line by line.
struct QuotationTests {
  private let extractor: Extractor

  init() throws { extractor = try Extractor() }

  /// form speakers cue content, blank-separated; a hyphen for what is absent; names and stretches joined by 、 and ….
  private func describe(_ quotation: Quotation, in graph: ArticleGraph) -> String {
    let speakers = graph.edges.filter { $0.kind == .said && $0.to == quotation.id }.compactMap { edge in
      graph.entities.first { $0.id == edge.from }?.name
    }
    let speaker = speakers.isEmpty ? "-" : speakers.joined(separator: "、")
    let content = quotation.content.map(\.text).joined(separator: "…")
    return "\(quotation.form.rawValue) \(speaker) \(quotation.cue?.text ?? "-") \(content)"
  }

  @Test func casesAreRead() {
    let cases = TestFiles.cases("quotes")
    #expect(cases.count > 40)
    for columns in cases {
      let graph = extractor.extract(Article(id: "a", text: columns[0].replacing("\\n", with: "\n")))
      let found = graph.quotations.filter { !$0.isContinuation }.map { describe($0, in: graph) }
      #expect(found == columns.dropFirst().filter { !$0.isEmpty }, "\(columns[0])")
    }
  }
}
