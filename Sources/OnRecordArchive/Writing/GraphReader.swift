package import OnRecordModel

/// Reads article graphs of the schema `onrecord/1` back from their lines: what `GraphWriter` wrote.
///
/// Unknown keys are passed over, so that graphs of later versions are read as far as this version knows them.
package final class GraphReader {
  private let reader = JSONTokenReader()

  package init() {}

  /// The graph of one line.
  /// - Throws: `GraphReadingError` where the line is no article graph.
  package func graph(_ line: UnsafeBufferPointer<UInt8>) throws -> ArticleGraph { try read(line) }

  func read(_ line: UnsafeBufferPointer<UInt8>) throws(GraphReadingError) -> ArticleGraph {
    var tokens = try reader.tokens(line)
    var schema: String?
    var head: ArticleGraph.Head?
    var text: String?
    var graph = ArticleGraph(article: .init(id: "", language: "und", scalars: 0, sha256: "", zones: []))
    try tokens.object { (tokens, key) throws(GraphReadingError) in
      switch key {
      case "schema": schema = try tokens.string()
      case "article": head = try Self.head(&tokens)
      case "text": text = try tokens.optionalString()
      case "nodes":
        try tokens.array { (tokens) throws(GraphReadingError) in try Self.node(&tokens, into: &graph) }
      case "edges":
        try tokens.array { (tokens) throws(GraphReadingError) in
          if let edge = try Self.edge(&tokens) { graph.edges.append(edge) }
        }
      default: tokens.skip()
      }
    }
    guard let head, !head.id.isEmpty else { throw GraphReadingError(description: "found no article, expected one") }
    guard schema == ArticleGraph.schema else {
      throw GraphReadingError(
        description: "found the schema \(schema ?? "null"), expected \(ArticleGraph.schema)")
    }
    graph.article = head
    if let text { graph.article.text = text }
    adoptSpeakers(&graph)
    return graph
  }

  /// Speakers and decliners stand in the `said` and `declined` edges only.
  private func adoptSpeakers(_ graph: inout ArticleGraph) {
    var speakers: [String: [String]] = [:]
    for edge in graph.edges where edge.kind == .said || edge.kind == .declined {
      speakers[edge.to, default: []].append(edge.from)
    }
    for index in graph.declined.indices { graph.declined[index].decliners = speakers[graph.declined[index].id] ?? [] }
    for index in graph.quotations.indices {
      if let found = speakers[graph.quotations[index].id] { graph.quotations[index].speakers = found }
    }
  }

  /// The id and hash of the article of one line, without reading the rest.
  func key(_ line: UnsafeBufferPointer<UInt8>) throws(GraphReadingError) -> (id: String, sha256: String) {
    var tokens = try reader.tokens(line)
    var found: (id: String, sha256: String)?
    try tokens.object { (tokens, key) throws(GraphReadingError) in
      switch key {
      case "article":
        let head = try Self.head(&tokens)
        found = (head.id, head.sha256)
      default: tokens.skip()
      }
    }
    guard let found, !found.id.isEmpty else { throw GraphReadingError(description: "found no article, expected one") }
    return found
  }

  // MARK: The article

  private static func head(_ tokens: inout JSONTokens) throws(GraphReadingError) -> ArticleGraph.Head {
    var head = ArticleGraph.Head(id: "", language: "und", scalars: 0, sha256: "", zones: [])
    try tokens.object { (tokens, key) throws(GraphReadingError) in
      switch key {
      case "id": head.id = try tokens.string()
      case "source": head.source = try source(&tokens)
      case "url": head.url = try tokens.optionalString()
      case "title": head.title = try tokens.optionalString()
      case "byline": try tokens.array { (tokens) throws(GraphReadingError) in head.byline.append(try tokens.string()) }
      case "outlet": head.outlet = try tokens.optionalString()
      case "published": head.published = try tokens.optionalString()
      case "language": head.language = try tokens.string()
      case "scalars": head.scalars = try tokens.integer()
      case "sha256": head.sha256 = try tokens.string()
      case "text": head.text = try tokens.optionalString()
      case "zones":
        try tokens.array { (tokens) throws(GraphReadingError) in
          if let zone = try zone(&tokens) { head.zones.append(zone) }
        }
      default: tokens.skip()
      }
    }
    return head
  }

  private static func source(_ tokens: inout JSONTokens) throws(GraphReadingError) -> ArticleSource? {
    if tokens.isNull {
      tokens.skip()
      return nil
    }
    var source = ArticleSource(path: "")
    try tokens.object { (tokens, key) throws(GraphReadingError) in
      switch key {
      case "path": source.path = try tokens.string()
      case "record": source.record = try tokens.optionalInteger()
      default: tokens.skip()
      }
    }
    return source
  }

  private static func zone(_ tokens: inout JSONTokens) throws(GraphReadingError) -> Zone? {
    var fields = NodeFields()
    try fields.read(&tokens)
    guard let kind = Zone.Kind(rawValue: fields.kind) else { return nil }
    return Zone(kind: kind, span: fields.span, rule: fields.rule ?? "")
  }

  // MARK: Nodes and edges

  private static func node(_ tokens: inout JSONTokens, into graph: inout ArticleGraph) throws(GraphReadingError) {
    var fields = NodeFields()
    try fields.read(&tokens)
    if let type = EntityType(rawValue: fields.type) {
      guard !fields.id.isEmpty else { throw GraphReadingError(description: "found a \(type.rawValue) without an id") }
      graph.entities.append(fields.entity(type))
    } else if fields.type == "figure" {
      guard let figure = fields.figure() else {
        throw GraphReadingError(description: "found a figure of the kind \"\(fields.kind)\"")
      }
      graph.figures.append(figure)
    } else if fields.type == "quote" {
      guard let quotation = fields.quotation() else {
        throw GraphReadingError(description: "found a quote of the form \"\(fields.form)\"")
      }
      graph.quotations.append(quotation)
    } else if fields.type == "declined" {
      guard let comment = fields.declined() else {
        throw GraphReadingError(description: "found a declined comment without a cue or source")
      }
      graph.declined.append(comment)
    }
  }

  private static func edge(_ tokens: inout JSONTokens) throws(GraphReadingError) -> Edge? {
    var kind: Edge.Kind?
    var edge = Edge(kind: .said, from: "", to: "")
    var span = TextSpan(-1, -1)
    try tokens.object { (tokens, key) throws(GraphReadingError) in
      switch key {
      case "type": kind = Edge.Kind(rawValue: try tokens.string())
      case "from": edge.from = try tokens.string()
      case "to": edge.to = try tokens.string()
      case "title": edge.title = try tokens.optionalString()
      case "past": edge.isPast = try tokens.boolean()
      case "start": span.start = try tokens.integer()
      case "end": span.end = try tokens.integer()
      case "rule": edge.rule = try tokens.optionalString()
      default: tokens.skip()
      }
    }
    guard let kind else { return nil }
    edge.kind = kind
    if span.start >= 0, span.end >= span.start { edge.span = span }
    return edge
  }
}
