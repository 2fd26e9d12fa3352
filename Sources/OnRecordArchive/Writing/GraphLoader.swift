import OnRecordModel

/// An article graph as the database takes it: with its text, and with what full-text search keeps of it.
struct LoadedGraph: Sendable {
  var graph: ArticleGraph
  /// Nil where it is not known or not asked for.
  var text: String?
  /// The text is not known.
  var isWithoutText: Bool
  /// Of the text, or of the title where no text is known.
  var articleSearch: SearchText.Row?
  /// Of each quotation; none where search is not asked for.
  var quoteSearch: [SearchText.Row] = []
}

/// Reads the graphs of an index while those before them are written into the database, on a thread of its own: reading
/// and writing take about as long, and SQLite writes on one thread only.
struct GraphLoader: Sendable {
  let index: ArticleIndex
  let search: SearchText
  var readsTexts = true
  var indexesText = true

  /// Graphs are handed over together, so many or of so many bytes.
  private static let batchCount = 16
  private static let batchBytes = 1 << 20

  private typealias Loaded = (number: Int, graph: Result<LoadedGraph, GraphReadingError>)

  /// Gives the graphs at `places` in their order.
  /// - Throws: what `body` throws, or `FileError`.
  func forEach(
    _ places: [Int], _ body: (_ place: Int, _ graph: Result<LoadedGraph, GraphReadingError>) throws -> Void
  ) throws {
    let pipeline = BatchPipeline<[Int], Result<[Loaded], any Error>>(workers: 1) {
      let (graphs, texts) = (GraphReader(), JSONTokenReader())
      return { batch in Result { try batch.map { ($0, try load($0, graphs, texts)) } } }
    }
    defer { pipeline.close() }
    func take(_ loaded: Result<[Loaded], any Error>) throws {
      for (place, graph) in try loaded.get() { try body(place, graph) }
    }
    var batch: [Int] = []
    var bytes = 0
    for place in places {
      batch.append(place)
      bytes += index.entries[place].place.length
      guard batch.count == Self.batchCount || bytes > Self.batchBytes else { continue }
      try pipeline.submit(batch, take)
      batch.removeAll()
      bytes = 0
    }
    if !batch.isEmpty { try pipeline.submit(batch, take) }
    try pipeline.finish(take)
  }

  /// The graph at `place`, or why its lines are none.
  private func load(_ place: Int, _ graphs: GraphReader, _ texts: JSONTokenReader) throws(FileError)
    -> Result<LoadedGraph, GraphReadingError>
  {
    let entry = index.entries[place]
    let line = try index.bytes(entry.place)
    let textLine = readsTexts ? try index.textLine(entry) : nil
    do throws(GraphReadingError) {
      let graph = try line.withUnsafeBufferPointer { (bytes) throws(GraphReadingError) in try graphs.read(bytes) }
      var text = graph.article.text
      if text == nil, let textLine { text = try TextLine.text(textLine, texts) }
      var loaded = LoadedGraph(
        graph: graph, text: text, isWithoutText: text == nil && (readsTexts || !index.hasText(entry)))
      if indexesText {
        loaded.articleSearch = (text ?? graph.article.title).map { search.row($0) }
        loaded.quoteSearch = graph.quotations.map { search.row($0.wholeText) }
      }
      return .success(loaded)
    } catch {
      return .failure(error)
    }
  }
}

extension Quotation {
  /// All of its content as one text.
  var wholeText: String { content.map(\.text).joined(separator: "…") }
}
