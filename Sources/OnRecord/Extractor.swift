import CGazetteers
package import OnRecordLexicon
public import OnRecordModel

/// Reads articles: who is in them, which figures, and who said what.
///
///     let extractor = try Extractor()
///     let graph = extractor.extract(Article(id: "a1", text: "…"))
///
/// Immutable, so one extractor may be shared by any number of tasks; the same article gives the same graph.
public struct Extractor: Sendable {
  package let lexicon: Lexicon
  private let rules: [OwnNameRule]
  private let memory = ReadingMemoryPool()

  /// An extractor with the built-in gazetteers, which every binary carries inside.
  /// - Throws: when the built-in gazetteers are damaged.
  public init() throws {
    let start = UnsafeRawPointer(onrecord_gazetteers_start())
    lexicon = try Lexicon(immortal: UnsafeRawBufferPointer(start: start, count: onrecord_gazetteers_size))
    rules = []
  }

  /// An extractor with gazetteers of the user's own laid over the built-in ones.
  /// - Parameter overlays: paths and texts of files with the columns type, name, aliases, latin, kind, about.
  /// - Throws: `GazetteerError` for the first line that is wrong.
  public init(overlays: [(path: String, text: String)]) throws {
    try self.init(compiled: overlays.isEmpty ? [] : [Self.compile(overlays)])
  }

  /// An extractor with gazetteers that `compile` made laid over the built-in ones, later ones over earlier ones.
  /// - Throws: `LexiconError` for what is no compiled gazetteer of this version.
  public init(compiled overlays: [[UInt8]]) throws {
    self.init(lexicon: try overlays.reduce(Extractor().lexicon) { try $0.overlaid(with: $1) })
  }

  /// Gazetteers compiled into the bytes of one file, which opens without being read line by line.
  /// - Parameter overlays: paths and texts of files with the columns type, name, aliases, latin, kind, about.
  /// - Throws: `GazetteerError` for the first line that is wrong.
  public static func compile(_ overlays: [(path: String, text: String)]) throws -> [UInt8] {
    var reader = GazetteerReader()
    for overlay in overlays { reader.readOverlay(path: overlay.path, text: overlay.text) }
    return try compile(reader)
  }

  static func compile(_ reader: GazetteerReader) throws -> [UInt8] {
    if let error = reader.source.errors.first { throw error }
    return try LexiconCompiler(reader.source, overlaying: Extractor().lexicon).compile()
  }

  /// Whether `bytes` are what `compile` gives, of whatever version.
  package static func isCompiled(_ bytes: [UInt8]) -> Bool { Lexicon.isImage(bytes) }

  package init(lexicon: Lexicon, rules: [OwnNameRule] = []) {
    self.lexicon = lexicon
    self.rules = rules
  }

  /// The graph of one article. Pure: it reads nothing but the article and the gazetteers, and it does not fail; an
  /// article without anything to find gives a graph without nodes.
  public func extract(_ article: Article) -> ArticleGraph { extract([article])[0] }

  /// The graphs of several articles, in their order, each the same as by itself: all of them go through a stage before
  /// the next one begins, so that what the stage needs of code and gazetteers is in the caches for all but the first.
  public func extract(_ articles: [Article]) -> [ArticleGraph] {
    var observer = NoObserver()
    return extract(articles, observer: &observer)
  }

  /// The same, told stage by stage.
  /// - Throws: what the observer throws to end the extraction.
  package func extract<Observer: StageObserver>(_ articles: [Article], observer: inout Observer)
    throws(Observer.Interruption) -> [ArticleGraph]
  {
    try memory.withMemories(articles.count) { (memories) throws(Observer.Interruption) in
      try extract(articles, in: memories, observer: &observer)
    }
  }

  /// What `body` makes of an article that is ready for the stages.
  func withReading<Result>(of article: Article, _ body: (Reading) -> Result) -> Result {
    memory.withMemory { memory in
      var document = Document(article, lexicon: lexicon, memory: memory)
      let lookups = self.lookups(document, memory)
      let zones = ZoneRecognizer(article: article, document: document, lookups: lookups, lexicon: lexicon).zones()
      document.adopt(zones, memory: memory)
      return body(Reading(article, document, lookups, lexicon, zones, rules, memory))
    }
  }

  @inline(__always)
  private func extract<Observer: StageObserver>(
    _ articles: [Article], in memories: [ReadingMemory], observer: inout Observer
  ) throws(Observer.Interruption) -> [ArticleGraph] {
    let all = articles.indices
    let documents = all.map { Document(articles[$0], lexicon: lexicon, memory: memories[$0]) }
    try observer.ended(.decode)
    let lookups = all.map { self.lookups(documents[$0], memories[$0]) }
    try observer.ended(.lookups)
    let readings = all.map { reading(articles[$0], documents[$0], lookups[$0], memories[$0]) }
    try observer.ended(.zones)
    var figures = readings.map { FigureRecognizer($0).figures() }
    try observer.ended(.figures)
    var mentions = readings.map { MentionRecognizer($0).mentions() }
    for article in all { NamesAndFigures.settle(&mentions[article].mentions, &figures[article]) }
    try observer.ended(.mentions)
    let names = all.map { NameResolver(readings[$0], mentions[$0]).names() }
    try observer.ended(.names)
    var statements = all.map { QuotationRecognizer(readings[$0], names[$0], figures[$0]).statements() }
    try observer.ended(.quotations)
    let graphs = all.map {
      // Handed over, not lent: the graph completes them where they lie.
      let (quotations, declined) = exchange(&statements[$0], with: ([], []))
      return GraphBuilder(readings[$0], names[$0], figures[$0]).graph(quotations, declined: declined)
    }
    try observer.ended(.graph)
    return graphs
  }

  private func lookups(_ document: Document, _ memory: ReadingMemory) -> Lookups {
    memory.scanner.lookups(
      folded: document.folded, classes: document.classes, lexicon: lexicon, in: memory.lookups)
  }

  /// An article with its zones, and with them what is read of it.
  private func reading(
    _ article: Article, _ document: Document, _ lookups: Lookups, _ memory: ReadingMemory
  ) -> Reading {
    var document = document
    let zones = ZoneRecognizer(article: article, document: document, lookups: lookups, lexicon: lexicon).zones()
    document.adopt(zones, memory: memory)
    let article = HeadReader(document, lookups, lexicon, zones).completed(article)
    return Reading(article, document, lookups, lexicon, zones, rules, memory)
  }
}
