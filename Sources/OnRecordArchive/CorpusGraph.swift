import OnRecord
import OnRecordModel

/// The graphs of many articles as one: entities joined by id, quotes with their text, who said what.
///
/// Everything is keyed and sorted, so that the order of the articles does not matter.
struct CorpusGraph {
  private struct Node {
    var type: EntityType
    var name: String
    var aliases: Set<String>
    var gazetteer: String?
    var mentions: Int
    var articles: Set<String>
  }

  private var articles: [String: ArticleGraph.Head] = [:]
  private var nodes: [String: Node] = [:]
  private var quotes: [String: (article: String, form: String, text: String, cue: String?)] = [:]
  private var edges: Set<[String]> = []

  mutating func add(_ graph: ArticleGraph) {
    let article = graph.article.id
    articles[article] = graph.article
    for entity in graph.entities {
      var node =
        nodes[entity.id]
        ?? Node(
          type: entity.type, name: entity.name, aliases: [], gazetteer: entity.gazetteer, mentions: 0, articles: [])
      // The smallest name stands for all, whatever came first.
      node.aliases.formUnion(entity.aliases + [entity.name])
      node.name = node.aliases.contains(gazetteerName(entity)) ? gazetteerName(entity) : min(node.name, entity.name)
      node.mentions += entity.mentions.count
      node.articles.insert(article)
      nodes[entity.id] = node
    }
    for quotation in graph.quotations {
      quotes[quotation.id] = (
        article, quotation.form.rawValue, quotation.content.map(\.text).joined(separator: "…"), quotation.cue?.text
      )
    }
    for edge in graph.edges where edge.kind == .said || edge.kind == .role || edge.kind == .told {
      edges.insert([edge.kind.rawValue, edge.from, edge.to, edge.title ?? ""])
    }
  }

  /// The entry's own name, where the entity comes from a gazetteer.
  private func gazetteerName(_ entity: Entity) -> String {
    entity.gazetteer.flatMap { $0.split(separator: "/", maxSplits: 1).last.map(String.init) } ?? entity.name
  }

  func json() -> [UInt8] {
    var json = JSONBuffer()
    json.object { json in
      json.key("schema")
      json.string("onrecord-corpus/1")
      json.key("articles")
      json.array { json in
        for id in articles.keys.sorted() {
          guard let head = articles[id] else { continue }
          json.object { json in
            json.key("id")
            json.string(id)
            json.key("title")
            json.string(head.title)
            json.key("outlet")
            json.string(head.outlet)
            json.key("published")
            json.string(head.published)
            json.key("url")
            json.string(head.url)
          }
        }
      }
      json.key("nodes")
      json.array { json in
        for id in nodes.keys.sorted() { if let node = nodes[id] { write(id, node, &json) } }
        for id in quotes.keys.sorted() {
          guard let quote = quotes[id] else { continue }
          json.object { json in
            json.key("id")
            json.string(id)
            json.key("type")
            json.string("quote")
            json.key("form")
            json.string(quote.form)
            json.key("text")
            json.string(quote.text)
            json.key("cue")
            json.string(quote.cue)
            json.key("article")
            json.string(quote.article)
          }
        }
      }
      json.key("edges")
      json.array { json in
        for edge in edges.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
          json.object { json in
            json.key("type")
            json.string(edge[0])
            json.key("from")
            json.string(edge[1])
            json.key("to")
            json.string(edge[2])
            if !edge[3].isEmpty {
              json.key("title")
              json.string(edge[3])
            }
          }
        }
      }
    }
    json.newline()
    return json.bytes
  }

  private func write(_ id: String, _ node: Node, _ json: inout JSONBuffer) {
    json.object { json in
      json.key("id")
      json.string(id)
      json.key("type")
      json.string(node.type.rawValue)
      json.key("name")
      json.string(node.name)
      json.key("aliases")
      json.array { json in for alias in node.aliases.subtracting([node.name]).sorted() { json.string(alias) } }
      json.key("gazetteer")
      json.string(node.gazetteer)
      json.key("mentions")
      json.number(node.mentions)
      json.key("articles")
      json.number(node.articles.count)
    }
  }
}
