import Foundation
import OnRecord
import OnRecordModel

/// Prints who said what in two articles, with a name and a cue that the built-in gazetteers do not know; with a file as
/// argument, the graph of its text as JSON.
@main
struct WhoSaidWhat {
  static func main() async throws {
    if CommandLine.arguments.count > 1 {
      let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[1])), as: UTF8.self)
      let graph = try Extractor().extract(Article(id: "sample", text: text))
      FileHandle.standardOutput.write(Data(GraphWriter().json(graph) + [0x0A]))
      return
    }
    let own = Gazetteer(
      entries: [.init(.organization, "浮雲社", latin: ["Cloud Society"], kind: "media")],
      words: [.init("咕噥道", list: "cues", flags: ["clause"])])
    let extractor = try Extractor(gazetteers: [own])
    let articles = [
      Article(
        id: "a1", text: "台積電董事長魏哲家20日表示,今年營收將成長25%。他強調,「需求非常強勁。」", published: "2025-11-20"),
      Article(id: "a2", text: "浮雲社社長王小明咕噥道,會議將延期三天。"),
    ]

    // One extractor for all tasks.
    let graphs = await withTaskGroup(of: (Int, ArticleGraph).self) { group in
      for (index, article) in articles.enumerated() { group.addTask { (index, extractor.extract(article)) } }
      var graphs: [Int: ArticleGraph] = [:]
      for await (index, graph) in group { graphs[index] = graph }
      return articles.indices.compactMap { graphs[$0] }
    }
    for graph in graphs { show(graph) }

    // The same, as a sequence.
    let (stream, continuation) = AsyncStream.makeStream(of: Article.self)
    for article in articles { continuation.yield(article) }
    continuation.finish()
    var again: [ArticleGraph] = []
    for await graph in extractor.graphs(of: stream, jobs: 2) { again.append(graph) }

    guard again == graphs, graphs[0].quotations.count == 2, graphs[0].figures.contains(where: { $0.unit == "%" }),
      graphs[1].entities.contains(where: { $0.name == "浮雲社" }), graphs[1].quotations.count == 1
    else { fatalError("the articles say more than was found") }
  }

  static func show(_ graph: ArticleGraph) {
    let names = Dictionary(graph.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    for quotation in graph.quotations {
      let speakers = quotation.speakers.compactMap { names[$0] }.joined(separator: "、")
      print("\(graph.article.id) \(speakers): \(quotation.content.map(\.text).joined(separator: "…"))")
    }
  }
}
