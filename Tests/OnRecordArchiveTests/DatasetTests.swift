import GRDB
import Glibc
import OnRecord
import OnRecordModel
import Testing

@testable import OnRecordArchive

/// What is written from article graphs: nothing is lost, the order of inputs does not matter, no text does harm.
struct DatasetTests {
  private let folder: String
  private let extractor: Extractor

  init() throws {
    var template = Array("/tmp/onrecord-XXXXXX".utf8CString)
    _ = mkdtemp(&template)
    folder = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    extractor = try Extractor()
  }

  // MARK: Datasets to test

  private func makeDataset(_ name: String, _ articles: [Article]) throws -> String {
    let path = "\(folder)/\(name)"
    try FileSystem.makeFolder(path)
    let graphs = try OutputFile(path + "/articles.ndjson")
    let texts = try OutputFile(path + "/texts.ndjson")
    for article in articles {
      let graph = extractor.extract(article)
      try graphs.write(GraphWriter().json(graph) + [0x0A])
      var line = JSONBuffer()
      TextLine.write(sha256: graph.article.sha256, text: article.text, to: &line)
      try texts.write(line.bytes)
    }
    try graphs.finish()
    try texts.finish()
    return path
  }

  private func merge(_ inputs: [String], _ name: String, mergeNames: Bool = false, unique: Bool = false) throws
    -> String
  {
    var merge = Merge(inputs: inputs, output: "\(folder)/\(name)")
    merge.formats = Set(DatasetFormat.allCases)
    merge.joinsEqualNames = mergeNames
    merge.countsOnce = unique
    _ = try merge.run()
    return "\(folder)/\(name)"
  }

  private func contents(_ path: String) throws -> String {
    String(decoding: try FileSystem.contents(path), as: UTF8.self)
  }

  private func strings(_ dataset: String, _ sql: String) throws -> [String] {
    try DatabaseQueue(path: dataset + "/onrecord.sqlite").read { try String.fetchAll($0, sql: sql) }
  }

  private func isSame(_ a: String, _ b: String) throws -> Bool {
    let names = try [a, b].map { folder in try FileSystem.files(in: folder).map { String($0.dropFirst(folder.count)) } }
    guard names[0] == names[1], names[0].count > 15 else { return false }
    return try names[0].allSatisfy { try FileSystem.contents(a + $0) == FileSystem.contents(b + $0) }
  }

  private static let articles = [
    Article(id: "1", text: "市場\n輝達執行長黃仁勳表示，今年營收將成長25%。\n分析師陳美玲說：「我不這麼看。」", published: "2025-03-04", outlet: "甲報"),
    Article(id: "2", text: "立法院立委王大明指出，預算超過3億元。\n王大明告訴記者：「必須刪減。」", published: "2025-03-05", outlet: "乙報"),
    Article(id: "3", text: "立法院立委王大明今天說，預算已經刪減。\n陳美玲說：「很好。」", published: "2025-04-01", outlet: "甲報"),
  ]

  // MARK: Reading back

  @Test func graphsComeBackAsTheyWere() throws {
    let texts = String(#filePath.split(separator: "/").dropLast(2).reduce("") { "\($0)/\($1)" }) + "/Articles/texts"
    var articles = Self.articles
    for path in try FileSystem.files(in: texts) where path.hasSuffix(".txt") {
      articles.append(Article(id: path, text: try contents(path), published: "2025-12-18"))
    }
    #expect(articles.count > 10)
    let reader = GraphReader()
    for article in articles {
      let line = GraphWriter().json(extractor.extract(article))
      let graph = try line.withUnsafeBufferPointer { try reader.graph($0) }
      #expect(GraphWriter().json(graph) == line)
    }
  }

  @Test(arguments: [
    "", "{", "[]", "{}", "null", "{\"schema\":\"onrecord/1\"}", "{\"schema\":\"other\",\"article\":{\"id\":\"a\"}}",
    "{\"schema\":\"onrecord/1\",\"article\":{\"id\":\"a\",\"scalars\":1e99}}",
    "{\"schema\":\"onrecord/1\",\"article\":{\"id\":\"a\"},\"nodes\":[{\"id\":\"q\",\"type\":\"quote\",\"form\":\"x\"}]}",
    "{\"schema\":\"onrecord/1\",\"article\":{\"id\":\"a\"},\"nodes\":[{\"type\":\"figure\",\"kind\":\"age\",\"start\":9,\"end\":1}]}",
    "{\"schema\":\"onrecord/1\",\"article\":{\"id\":\"a\"}} {}",
    "{\"schema\":\"onrecord/1\",\"article\":{\"id\":\"a\"},\"nodes\":nonsense}",
    "{\"schema\":\"onrecord/1\",\"article\":{\"id\":\"a\"},\"nodes\":nul}",
    "{\"schema\":\"onrecord/1\",\"article\":{\"id\":\"a\"},\"edges\":trux}",
    "{\"schema\":\"onrecord/1\",\"article\":{\"id\":\"a\",\"title\":99999999999999999999999}}",
  ])
  func noGraphIsToldNotRead(_ line: String) {
    let reader = GraphReader()
    #expect(throws: GraphReadingError.self) {
      try Array(line.utf8).withUnsafeBufferPointer { try reader.graph($0) }
    }
  }

  @Test func deepNestingIsRefused() {
    let line = "{\"x\":" + String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000) + "}"
    #expect(throws: GraphReadingError.self) {
      try Array(line.utf8).withUnsafeBufferPointer { try GraphReader().graph($0) }
    }
  }

  // MARK: Merging

  @Test func mergingIsASetsUnion() throws {
    let a = try makeDataset("a", [Self.articles[0], Self.articles[1]])
    let b = try makeDataset("b", [Self.articles[2], Self.articles[0]])
    let c = try makeDataset("c", [Self.articles[1]])
    let all = try merge([a, b, c], "all")
    #expect(try isSame(all, merge([c, b, a], "commutative")))
    #expect(try isSame(all, merge([merge([a, b], "ab"), c], "left")))
    #expect(try isSame(all, merge([a, merge([b, c], "bc")], "right")))
    #expect(try isSame(all, merge([all, all, a], "idempotent")))
    #expect(try strings(all, "SELECT id FROM articles") == ["1", "2", "3"])
    #expect(try FileSystem.files(in: all).allSatisfy { !$0.hasSuffix(".partial") })
  }

  @Test func oneIdWithTwoTextsIsTwoArticles() throws {
    let a = try makeDataset("a", [Article(id: "1", text: "王大明說：「好。」")])
    let b = try makeDataset("b", [Article(id: "1", text: "王大明說：「不好。」")])
    let both = try merge([a, b], "both")
    #expect(try isSame(both, merge([b, a], "other")))
    #expect(try strings(both, "SELECT id FROM articles").allSatisfy { $0.hasPrefix("1~") })
    #expect(try strings(both, "SELECT text FROM quotes ORDER BY text") == ["不好。", "好。"])
    #expect(try strings(both, "SELECT DISTINCT id FROM quotes").count == 2)
  }

  @Test func repeatedStoriesKeepTheirOriginal() throws {
    let a = try makeDataset("a", Self.articles)
    let file = try OutputFile(a + "/duplicates.ndjson")
    try file.write(Array("{\"line\":3,\"id\":\"3\",\"of_line\":2,\"of\":\"2\",\"similarity\":0.91}\nnone\n".utf8))
    try file.finish()
    let b = try makeDataset("b", [Article(id: "0", text: "王大明說：「好。」")])
    let all = try merge([a, b], "all")
    #expect(try isSame(all, merge([b, merge([a], "alone")], "other")))
    let sql =
      "SELECT a.id || o.id || similarity FROM duplicates JOIN articles a USING (article) JOIN articles o ON o.article = original"
    #expect(try strings(all, sql) == ["320.91"])
    #expect(try contents(all + "/duplicates.ndjson").hasPrefix("{\"line\":4,\"id\":\"3\",\"of_line\":3,"))
    #expect(try strings(all, "SELECT quote FROM who_said_what_once WHERE article_id = '3'").isEmpty)
  }

  @Test func repeatedStoriesCountOnceWhereWished() throws {
    let a = try makeDataset("a", Self.articles)
    let file = try OutputFile(a + "/duplicates.ndjson")
    try file.write(Array("{\"line\":3,\"id\":\"3\",\"of_line\":2,\"of\":\"2\",\"similarity\":0.91}\n".utf8))
    try file.finish()
    let once = try merge([a], "once", unique: true)
    #expect(try strings(once, "SELECT id FROM articles") == ["1", "2"])
    #expect(try strings(once, "SELECT text FROM quotes WHERE text LIKE '%很好%'").isEmpty)
    #expect(try contents(once + "/articles.ndjson").split(separator: "\n").count == 3)
    #expect(try contents(once + "/duplicates.ndjson").contains("\"id\":\"3\""))
    #expect(!(try contents(once + "/graph.json")).contains("很好"))
    // The graphs are all there, so that the same dataset can be made with all of them again.
    #expect(try strings(merge([once], "all"), "SELECT id FROM articles") == ["1", "2", "3"])
  }

  @Test func ofACircleOfRepeatsOneIsCounted() throws {
    let a = try makeDataset("a", Self.articles)
    let file = try OutputFile(a + "/duplicates.ndjson")
    for (line, original) in [(1, 3), (2, 1), (3, 2)] {
      try file.write(Array("{\"line\":\(line),\"of_line\":\(original),\"similarity\":1}\n".utf8))
    }
    try file.finish()
    #expect(try strings(merge([a], "once", unique: true), "SELECT id FROM articles") == ["1"])
  }

  @Test func figuresThatMeasureSomebodyHaveTheirEdge() throws {
    let article = Article(id: "1", text: "輝達營收成長25%。", published: "2025-03-04")
    let measures = extractor.extract(article).edges.filter { $0.kind == .measures }
    try #require(!measures.isEmpty)
    let dataset = try merge([makeDataset("a", [article])], "merged")
    let sql = """
      SELECT f.text || e.name FROM edges JOIN figures AS f ON f.figure = from_figure
      JOIN entities AS e ON e.entity = to_entity WHERE edges.type = 'measures'
      """
    #expect(try strings(dataset, sql) == ["25%輝達"])
    #expect(
      try strings(dataset, "SELECT relation FROM figures_by_organization WHERE organization = '輝達' AND text = '25%'")
        .contains("measures"))
    #expect(try contents(dataset + "/tables/edges.csv").contains("measures"))
  }

  @Test func linesThatAreNoGraphsAreTold() throws {
    let a = try makeDataset("a", Self.articles)
    let file = try OutputFile("\(folder)/broken.ndjson")
    try file.write(Array("{\"a\":1}\n\n{broken\n".utf8))
    try file.write(try FileSystem.contents(a + "/articles.ndjson"))
    try file.finish()
    let merge = Merge(inputs: ["\(folder)/broken.ndjson"], output: "\(folder)/out")
    let summary = try merge.run()
    #expect(summary.articles == 3)
    #expect(summary.problems.map(\.line) == [1, 3])
    #expect(try contents("\(folder)/out/problems.ndjson").split(separator: "\n").count == 2)
  }

  @Test func peopleAreJoinedWhereTheirArticlesTellSo() throws {
    let dataset = try makeDataset("a", Self.articles)
    let careful = try merge([dataset], "careful")
    func standing(_ dataset: String, _ name: String) throws -> Int {
      try strings(
        dataset, "SELECT DISTINCT same_as FROM entities WHERE name = '\(name)' AND type = 'person'"
      ).count
    }
    #expect(try standing(careful, "王大明") == 1)
    #expect(try standing(careful, "陳美玲") == 2)
    #expect(try strings(careful, "SELECT DISTINCT name FROM joins WHERE rule LIKE 'same.name-%'") == ["王大明"])
    let bold = try merge([dataset], "bold", mergeNames: true)
    #expect(try standing(bold, "陳美玲") == 1)
  }

  // MARK: SQLite

  @Test func wordsOfTwoCharactersAreFoundInEitherScript() throws {
    let dataset = try merge([makeDataset("a", Self.articles)], "merged")
    let search = SearchText(extractor.lexicon)
    for (words, count) in [("營收", 1), ("营收", 1), ("收營", 0), ("刪減", 2), ("成長 25", 1), ("刪", 2)] {
      let sql = "SELECT rowid FROM quotes_search WHERE quotes_search MATCH '\(search.query(words))'"
      #expect(try strings(dataset, sql).count == count, "\(words)")
    }
    // As one writes it by hand.
    let sql = "SELECT rowid FROM quotes_search WHERE quotes_search MATCH '\"營 收\"'"
    #expect(try strings(dataset, sql).count == 1)
  }

  @Test func phrasesEndAtPunctuation() throws {
    let texts = [
      "市長說：「光輝，達到目標。」", "市長說：「輝達到了。」", "市長說：「增加3.5萬，是U.S的『輝達』。」", "市長說：「用（輝\n達）。」",
      "市長說：「Morgan Stanley 輝達」。",
    ]
    let articles = texts.enumerated().map { Article(id: "\($0 + 1)", text: $1) }
    let dataset = try merge([makeDataset("a", articles)], "merged")
    let search = SearchText(extractor.lexicon)
    for (words, ids) in [
      ("輝達", ["2", "3", "5"]), ("『輝達』", ["2", "3", "5"]), ("3.5", ["3"]), ("U.S", ["3"]), ("Stanley", ["5"]),
      ("3.4", []),
      ("光輝，達到", ["1"]), ("光輝達", []),
    ] {
      let sql = """
        SELECT id FROM articles_search JOIN articles ON article = articles_search.rowid
        WHERE articles_search MATCH '\(search.query(words))' ORDER BY article
        """
      #expect(try strings(dataset, sql) == ids, "\(words)")
    }
    // As one writes it by hand.
    let sql = "SELECT rowid FROM articles_search WHERE articles_search MATCH '\"morgan stanley\"'"
    #expect(try strings(dataset, sql).count == 1)
  }

  @Test func theDatabaseIsWhole() throws {
    let dataset = try merge([makeDataset("a", Self.articles)], "merged")
    #expect(try strings(dataset, "PRAGMA integrity_check") == ["ok"])
    #expect(try strings(dataset, "SELECT 'x' FROM pragma_foreign_key_check").isEmpty)
    for view in try strings(dataset, "SELECT name FROM sqlite_master WHERE type = 'view'") {
      _ = try strings(dataset, "SELECT count(*) FROM \(view)")
    }
  }

  @Test(arguments: NamedQuery.all)
  func everyQueryRuns(_ query: NamedQuery) throws {
    let dataset = try merge([makeDataset("a", Self.articles)], "merged")
    #expect(!query.asks.isEmpty)
    #expect(query.sql.contains("LIMIT :limit;"))
    let values = query.parameters.map { $0.name == "words" ? "預算" : "王大明" }
    try query.run(folder: dataset, values: values, limit: 5) { _, _ in }
  }

  @Test func queriesFindWhatWasSaid() throws {
    let dataset = try merge([makeDataset("a", Self.articles)], "merged")
    let query = try #require(NamedQuery.all.first { $0.name == "said-about" })
    var quotes: [String] = []
    try query.run(folder: dataset, values: ["王大明", "預算"], limit: 9) { columns, cells in
      if let column = columns.firstIndex(of: "quote"), let cell = cells[column] { quotes.append(cell.text) }
    }
    #expect(quotes.count == 2)
  }

  // MARK: Harmless

  @Test(arguments: [
    ("plain", "plain"), ("=1+1", "\"'=1+1\""), ("+86", "\"'+86\""), ("-5", "\"'-5\""), ("@a", "\"'@a\""),
    ("\tx", "\"'\tx\""), ("\rx", "\"'\rx\""), (" =1", "\"' =1\""), ("＝1", "\"'＝1\""), ("'=1", "\"''=1\""), ("'a", "'a"),
    ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("", ""), ("--12-08", "\"'--12-08\""),
  ])
  func cellsAreNeverFormulas(_ text: String, _ cell: String) {
    #expect(CSV.cell(text) == cell)
  }

  @Test func markupStaysText() throws {
    let evil = "</script><script>alert(1)</script><!-- ]]> & \u{0} \u{B} 王大明說：「<b>好</b>。」"
    let article = Article(
      id: "../../<&\">", text: evil, title: evil, url: "javascript:alert(1)", outlet: "=cmd|' /C calc'!A0<")
    let dataset = try merge([makeDataset("evil", [article])], "merged")
    let report = try contents(dataset + "/report.html")
    #expect(!report.contains("alert(1)"))
    // One element for each chunk of data and one for the script.
    let elements = report.ranges(of: "<script").count
    #expect(elements == report.ranges(of: "</script>").count + report.ranges(of: "in <script> elements").count)
    #expect(report.ranges(of: "<!--").isEmpty)
    for name in ["graph.graphml", "graph.gexf"] {
      #expect(!(try contents("\(dataset)/\(name)")).contains("<b>"))
    }
    #expect(try FileSystem.files(in: dataset + "/brat").count == 3)
    #expect(try FileSystem.files(in: folder).allSatisfy { $0.hasPrefix(folder) && !$0.contains("<") })
  }

  @Test func xmlHoldsNoMarkupAndNoForbiddenCharacter() {
    #expect(XML.escaped("a<b>&\"\u{1}\n") == "a&lt;b&gt;&amp;&quot;\u{FFFD}&#10;")
    #expect(XML.escaped("王大明") == "王大明")
  }

  @Test func formatsAreNamed() throws {
    #expect(try DatasetFormat.list("sqlite,csv") == [.sqlite, .csv])
    #expect(try DatasetFormat.list("all") == Set(DatasetFormat.allCases))
    #expect(try DatasetFormat.list("none").isEmpty)
    #expect(throws: UnknownFormat.self) { try DatasetFormat.list("xlsx") }
  }
}
