import OnRecordModel
import Testing

@testable import OnRecord

/// Names: `Tests/Cases/names.cases` line by line, and the evidence behind them.
struct NameTests {
  private let extractor: Extractor

  init() throws { extractor = try Extractor() }

  /// Text and type of every mention, in the order of the text.
  private func names(_ text: String) -> [String] {
    extractor.extract(Article(id: "a", text: text)).entities
      .flatMap { entity in entity.mentions.map { ($0.span, "\($0.text) \(entity.type.rawValue)") } }
      .sorted { $0.0 < $1.0 }.map(\.1)
  }

  @Test func casesAreRead() {
    let cases = TestFiles.cases("names")
    #expect(cases.count > 35)
    for columns in cases {
      #expect(names(columns[0]) == columns.dropFirst().filter { !$0.isEmpty }, "\(columns[0])")
    }
  }

  @Test func everyNameHasEvidence() {
    let article = Article(id: "a", text: "總經理林語桐表示，台積電將在台南設廠。林語桐又說，中美關係要緊。")
    let graph = extractor.extract(article)
    let evidence = extractor.nameEvidence(article)
    for mention in graph.entities.flatMap(\.mentions) {
      #expect(evidence.contains { $0.span.contains(mention.span) && $0.rule == mention.rule }, "\(mention.text)")
    }
    #expect(evidence.first?.witnesses.isEmpty == false)
    #expect(evidence.first?.rivals.isEmpty == false)
    for reason in evidence { #expect(reason.rivals.count <= 3) }
  }

  @Test func aFormOfSeveralRegionsMeansTheArticles() {
    let text = "中大校長昨日出席論壇，沙田校園開放，旺角、灣仔的市民參加。"
    let entities = extractor.extract(Article(id: "a", text: text)).entities
    #expect(entities.contains { $0.gazetteer == "organization/香港中文大學" })
  }

  @Test func surnamesInDisorderEnd() {
    // Every pair of them stands hundreds of times, and any three may be a name.
    let surnames = Array("陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴周徐蘇葉莊呂江何蕭羅高")
    var state: UInt64 = 1
    let text = (0..<300_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return surnames[Int(state >> 33) % surnames.count]
    }
    #expect(extractor.extract(Article(id: "a", text: String(text))).article.scalars == 300_000)
  }

  @Test func aMillionSurnamesEnd() {
    let text = String(repeating: "王", count: 1_000_000)
    #expect(extractor.extract(Article(id: "a", text: text)).article.scalars == 1_000_000)
  }
}
