import GRDB
import Glibc
import OnRecord

/// What a dataset holds.
public struct DatasetSummary: Sendable {
  public var articles = 0
  /// Graphs that were passed over, because their article had come before.
  public var repeated = 0
  /// Articles whose text is not known: without `texts.ndjson` or a text in the graph.
  public var withoutText = 0
  public var entities = 0
  public var quotes = 0
  public var figures = 0
  /// Edges `same`.
  public var joins = 0
  /// Lines that are no article graphs: path, line, why.
  public var problems: [(path: String, line: Int, error: String)] = []
}

/// Writes all files of a dataset that follow from its `articles.ndjson`, in memory that does not grow with the archive.
///
/// The graphs are read once, into SQLite; every other file is read out of there, row by row. The same articles give the
/// same bytes. Files get their names when they are whole.
public struct DatasetWriter {
  public var folder: String
  public var formats: Set<DatasetFormat>
  /// Joins entities of one type and name, whatever else is known of them.
  public var joinsEqualNames = false
  /// Leaves articles that repeat another one out.
  public var countsOnce = false

  public init(folder: String, formats: Set<DatasetFormat> = DatasetFormat.standard) {
    self.folder = folder
    self.formats = formats
  }

  /// Reads `articles.ndjson` and, where it is there, `texts.ndjson` of the folder.
  /// - Throws: `FileError` or GRDB's `DatabaseError` where a file cannot be read or written.
  public func write() throws -> DatasetSummary {
    try write(
      ArticleIndex(graphs: [folder + "/articles.ndjson"], texts: [folder + "/texts.ndjson"]))
  }

  func write(_ index: ArticleIndex) throws -> DatasetSummary {
    if formats.isEmpty { return summary(index) }
    let path = folder + "/onrecord.sqlite"
    let partial = path + ".partial"
    unlink(partial)
    var summary = summary(index)
    summary.articles = 0
    do {
      var configuration = Configuration()
      // Half a database never gets its name: no journal is needed. Keys are checked by tests, not row by row.
      configuration.foreignKeysEnabled = false
      configuration.prepareDatabase { database in
        try database.execute(
          sql: """
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -6000; PRAGMA temp_store = FILE;
            PRAGMA locking_mode = EXCLUSIVE;
            """)
      }
      let queue = try DatabaseQueue(path: partial, configuration: configuration)
      let search = SearchText(try Extractor().lexicon)
      try queue.write { database in try fill(database, index, search, &summary) }
      try queue.writeWithoutTransaction { database in try derive(database, search, &summary) }
      try queue.close()
    }
    if formats.contains(.sqlite) {
      let descriptor = open(partial, O_RDONLY)
      if descriptor >= 0 {
        fsync(descriptor)
        close(descriptor)
      }
      guard rename(partial, path) == 0 else { throw FileError.last(path) }
    } else {
      unlink(partial)
    }
    return summary
  }

  /// What is known without reading the graphs.
  private func summary(_ index: ArticleIndex) -> DatasetSummary {
    var summary = DatasetSummary()
    summary.articles = index.entries.count
    summary.repeated = index.repeated
    summary.problems = index.problems.map { ($0.path, $0.line, $0.error) }
    return summary
  }

  private func fill(
    _ database: Database, _ index: ArticleIndex, _ search: SearchText, _ summary: inout DatasetSummary
  ) throws {
    let isWhole = formats.contains { $0.holdsWholeArticles }
    var builder = try DatabaseBuilder(database, search: search, joinsEqualNames: joinsEqualNames)
    builder.storesWholeArticles = isWhole
    let repeats = countsOnce ? index.repeats : []
    var articles = [Int?](repeating: nil, count: index.entries.count)
    let loader = GraphLoader(
      index: index, search: search, readsTexts: isWhole, indexesText: formats.contains(.sqlite))
    try loader.forEach(index.entries.indices.filter { !repeats.contains($0) }) { place, graph in
      let entry = index.entries[place]
      switch graph {
      case .success(let loaded):
        if loaded.isWithoutText { summary.withoutText += 1 }
        try builder.add(loaded, id: entry.distinctID ?? entry.id)
        summary.articles += 1
        articles[place] = summary.articles
      case .failure(let error):
        summary.problems.append(("articles.ndjson", summary.articles + 1, "\(entry.id): \(error)"))
      }
    }
    for duplicate in index.duplicates {
      guard let article = articles[duplicate.article], let original = articles[duplicate.original] else { continue }
      try builder.add(duplicate: article, of: original, similarity: duplicate.similarity)
    }
    try builder.finish()
    summary.figures = builder.figureCount
  }

  private func derive(_ database: Database, _ search: SearchText, _ summary: inout DatasetSummary) throws {
    func count(_ table: String) throws -> Int {
      try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
    }
    summary.entities = try count("entities")
    summary.quotes = try count("quotes")
    summary.joins = try count("edges WHERE type = 'same'")
    if formats.contains(.graph) { try CorpusGraphWriter(database: database, folder: folder).write() }
    if formats.contains(.graphml) || formats.contains(.gexf) {
      let network = try NetworkWriter(database: database, folder: folder)
      if formats.contains(.graphml) { try network.writeGraphML() }
      if formats.contains(.gexf) { try network.writeGEXF() }
    }
    if formats.contains(.report) { try ReportWriter(database: database, folder: folder, search: search).write() }
    if formats.contains(.annotations) { try AnnotationWriter(database: database, folder: folder).write() }
    if formats.contains(.brat) { try BratWriter(database: database, folder: folder).write() }
    if formats.contains(.csv) { try TableWriter(database: database, folder: folder).write() }
  }
}
