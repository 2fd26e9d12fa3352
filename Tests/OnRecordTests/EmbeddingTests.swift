import Foundation
import OnRecord
import OnRecordModel
import Testing

/// What programs that embed the library rely on.
@Suite struct EmbeddingTests {
  static let article = Article(
    id: "a1", text: "台積電董事長魏哲家20日表示,今年營收將成長25%至逾3.5億美元。他強調,「需求非常強勁。」", published: "2025-11-20")

  @Test func graphsRoundTripThroughCodable() throws {
    let graph = try Extractor().extract(Self.article)
    #expect(!graph.entities.isEmpty && !graph.figures.isEmpty && !graph.quotations.isEmpty && !graph.edges.isEmpty)
    let data = try JSONEncoder().encode(graph)
    #expect(try JSONDecoder().decode(ArticleGraph.self, from: data) == graph)
    let article = try JSONDecoder().decode(Article.self, from: JSONEncoder().encode(Self.article))
    #expect(article == Self.article)
  }

  @Test func namesAndWordsAreAddedInCode() throws {
    let article = Article(id: "a2", text: "浮雲社社長王小明咕噥道,會議將延期三天。")
    let before = try Extractor().extract(article)
    #expect(!before.entities.contains { $0.gazetteer != nil && $0.name == "浮雲社" })
    let own = Gazetteer(
      entries: [.init(.organization, "浮雲社", latin: ["Cloud Society"], kind: "media")],
      words: [.init("咕噥道", list: "cues", flags: ["clause"])])
    let graph = try Extractor(gazetteers: [own]).extract(article)
    #expect(graph.entities.contains { $0.gazetteer != nil && $0.name == "浮雲社" })
    #expect(graph.quotations.contains { $0.cue?.text == "咕噥道" })
    #expect(try JSONDecoder().decode(Gazetteer.self, from: JSONEncoder().encode(own)) == own)
  }

  @Test func rulesAreAddedInCode() throws {
    let article = Article(id: "a3", text: "昨天開庭。\n民九庭審判長王小明表示，案件將延期。民九庭沒有說明。")
    let chambers = OwnNameRule("own.chamber") { paragraph in
      let names = paragraph.indices.dropFirst(2).filter { paragraph[$0] == "庭" && paragraph[$0 - 1] == "九" }
        .map { OwnNameRule.Name(TextSpan($0 - 2, $0 + 1), .organization) }
      // Wrong spans do no harm.
      return names + [-5, 1 << 40].map { OwnNameRule.Name(TextSpan($0, $0 + 3), .person) }
        + [OwnNameRule.Name(TextSpan(8, 8), .place), OwnNameRule.Name(TextSpan(9, 7), .place)]
    }
    let before = try Extractor().extract(article)
    #expect(!before.entities.contains { $0.name == "民九庭" })
    let graph = try Extractor(rules: [chambers]).extract(article)
    let found = try #require(graph.entities.first { $0.name == "民九庭" })
    #expect(found.type == .organization)
    #expect(found.mentions.map(\.rule) == ["own.chamber", "own.chamber"])
    #expect(found.mentions.map(\.span) == [TextSpan(6, 9), TextSpan(24, 27)])
    #expect(graph.quotations.count == before.quotations.count)
  }

  @Test(arguments: [
    Gazetteer(entries: [.init(.person, "")]),
    Gazetteer(words: [.init("說", list: "no-such-list")]),
    Gazetteer(words: [.init("說", list: "cues", flags: ["no-such-flag"])]),
    Gazetteer(words: [.init("", list: "cues")]),
  ])
  func wrongLinesAreToldByNumber(_ wrong: Gazetteer) {
    let error = #expect(throws: (any Error).self) { try Extractor(gazetteers: [Gazetteer(), wrong]) }
    #expect(error.map { "\($0)" }?.hasPrefix("gazetteer 2:1: found ") == true)
  }

  @Test(arguments: [1, 3]) func sequencesKeepTheirOrder(jobs: Int) async throws {
    let extractor = try Extractor()
    let articles = (0..<40).map { Article(id: "\($0)", text: Self.article.text, published: "2025-11-20") }
    let stream = AsyncStream<Article> { continuation in
      for article in articles { continuation.yield(article) }
      continuation.finish()
    }
    var graphs: [ArticleGraph] = []
    for await graph in extractor.graphs(of: stream, jobs: jobs) { graphs.append(graph) }
    #expect(graphs == articles.map(extractor.extract))
  }
}
