import Dispatch
import Glibc
public import OnRecord
import OnRecordModel

/// The batch job: reads articles from files and folders and writes a dataset.
///
/// Articles are read in the order of their paths and lines, handed to workers in batches, and written in the order they
/// were read: the same bytes with any number of workers.
public struct Extraction {
  /// What a run did.
  public struct Summary: Sendable {
    public var articles = 0
    public var problems = 0
    public var people = 0
    public var organizations = 0
    public var places = 0
    public var figures = 0
    public var quotes = 0
    public var sourced = 0
    public var bytes = 0
    public var seconds = 0.0
    /// Who is quoted most: name and number of quotes.
    public var speakers: [(name: String, quotes: Int)] = []
    public var messages: [String] = []
  }

  public var workers = 1
  /// Writes the article's text into its graph.
  public var writesText = false
  /// What the dataset is to hold beside its article graphs.
  public var formats = DatasetFormat.standard
  private let extractor: Extractor

  public init(extractor: Extractor) { self.extractor = extractor }

  private enum Item {
    case article(Article)
    case problem(path: String, line: Int?, error: String)
  }

  /// Extracts all articles of `inputs` into the folder `output`.
  /// - Throws: `FileError` where the dataset cannot be written; inputs that fail are told in `problems.ndjson`.
  public func run(inputs: [String], output: String) throws -> Summary {
    let clock = ContinuousClock()
    let start = clock.now
    try FileSystem.makeFolder(output)
    var dataset = try RunWriter(folder: output)
    var batch: [Item] = []
    var size = 0
    var bytes = 0
    func flush() throws {
      for (item, graph) in zip(batch, graphs(batch)) {
        switch item {
        case .article(let article):
          if let graph { try dataset.write(graph, article: article, writesText: writesText) }
        case .problem(let path, let line, let error): try dataset.problem(path: path, line: line, error: error)
        }
      }
      batch.removeAll(keepingCapacity: true)
      size = 0
    }
    let decoder = try TextDecoder()
    for input in inputs {
      try read(input, decoder) { item in
        batch.append(item)
        if case .article(let article) = item {
          size += article.text.utf8.count
          bytes += article.text.utf8.count
        }
        if size > 1 << 21 || batch.count >= 4096 { try flush() }
      }
    }
    try flush()
    let duration = start.duration(to: clock.now).components
    dataset.summary.bytes = bytes
    dataset.summary.seconds = Double(duration.seconds) + Double(duration.attoseconds) / 1e18
    try dataset.finish(workers: workers, inputs: inputs, formats: formats)
    return dataset.summary
  }

  // MARK: Work

  private func graphs(_ batch: [Item]) -> [ArticleGraph?] {
    var results = [ArticleGraph?](repeating: nil, count: batch.count)
    let workers = max(1, min(workers, batch.count))
    let extractor = extractor
    results.withUnsafeMutableBufferPointer { results in
      // Each worker writes its own slots only.
      nonisolated(unsafe) let slots = results
      let articles = batch.map { item -> Article? in
        if case .article(let article) = item { return article }
        return nil
      }
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        var index = worker
        while index < articles.count {
          if let article = articles[index] { slots[index] = extractor.extract(article) }
          index += workers
        }
      }
    }
    return results
  }

  // MARK: Inputs

  private func read(_ input: String, _ decoder: TextDecoder, _ give: (Item) throws -> Void) throws {
    let files: [String]
    do {
      files = try self.files(of: input)
    } catch {
      return try give(.problem(path: error.path, line: nil, error: error.reason))
    }
    if files.isEmpty {
      try give(.problem(path: input, line: nil, error: "a folder without articles (.txt, .ndjson, .jsonl)"))
    }
    for file in files {
      if Self.isLines(file) { try readLines(file, give) } else { try readText(file, decoder, give) }
    }
  }

  private func files(of input: String) throws(FileError) -> [String] {
    switch try FileSystem.kind(input) {
    case .folder: try FileSystem.files(in: input).filter(Self.isArticleFile)
    case .file, .other: [input]
    }
  }

  private static func isLines(_ path: String) -> Bool { path.hasSuffix(".ndjson") || path.hasSuffix(".jsonl") }
  private static func isArticleFile(_ path: String) -> Bool { isLines(path) || path.hasSuffix(".txt") }

  private func readText(_ path: String, _ decoder: TextDecoder, _ give: (Item) throws -> Void) throws {
    do {
      let text = try decoder.text(try FileSystem.contents(path))
      guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
        return try give(.problem(path: path, line: nil, error: "an empty file"))
      }
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let id = name.hasSuffix(".txt") ? String(name.dropLast(4)) : name
      try give(.article(Article(id: id, text: text, source: ArticleSource(path: path))))
    } catch let error as UndecodableText {
      try give(.problem(path: path, line: nil, error: error.description))
    } catch let error as FileError where error.path == path {
      try give(.problem(path: path, line: nil, error: error.reason))
    }
  }

  private func readLines(_ path: String, _ give: (Item) throws -> Void) throws {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else {
      return try give(.problem(path: path, line: nil, error: FileError.last(path).reason))
    }
    defer { close(descriptor) }
    var lines = LineReader(descriptor: descriptor)
    let reader = ArticleLineReader()
    while let line = lines.next() {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { continue }
      switch item(line, reader, path: path, number: lines.line, isCut: lines.isCut ? lines.limit : nil) {
      case .success(let article): try give(.article(article))
      case .failure(let error): try give(.problem(path: path, line: lines.line, error: error.description))
      }
    }
    if lines.line == 0 { try give(.problem(path: path, line: nil, error: "an empty file")) }
  }

  private func item(_ line: [UInt8], _ reader: ArticleLineReader, path: String, number: Int, isCut limit: Int?)
    -> Result<Article, ArticleLineError>
  {
    if let limit { return .failure(ArticleLineError(description: "a line longer than \(limit) bytes")) }
    return Result { () throws(ArticleLineError) -> Article in
      var article = try line.withUnsafeBufferPointer { (bytes) throws(ArticleLineError) in
        try reader.article(bytes, record: number)
      }
      article.source = ArticleSource(path: path, record: number)
      return article
    }
  }
}
