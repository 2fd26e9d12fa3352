import OnRecord
import OnRecordModel

/// Writes what a run finds as it comes: article graphs, texts, problems; and in the end what the run was.
///
/// All other files of the dataset follow from these: `DatasetWriter`.
struct RunWriter {
  private let folder: String
  private let articles: OutputFile
  private let texts: OutputFile
  private let problems: OutputFile
  private let writer = GraphWriter()
  private var quotesOf: [String: Int] = [:]
  var summary = Extraction.Summary()

  init(folder: String) throws(FileError) {
    self.folder = folder
    articles = try OutputFile(folder + "/articles.ndjson")
    problems = try OutputFile(folder + "/problems.ndjson")
    texts = try OutputFile(folder + "/texts.ndjson")
  }

  mutating func write(_ article: ArticleGraph, article source: Article, writesText: Bool) throws {
    var line = JSONBuffer()
    writer.write(article, text: writesText ? source.text : nil, to: &line)
    line.newline()
    try articles.write(line.bytes)
    if !writesText {
      var text = JSONBuffer()
      TextLine.write(sha256: article.article.sha256, text: source.text, to: &text)
      try texts.write(text.bytes)
    }
    summary.articles += 1
    for entity in article.entities {
      switch entity.type {
      case .person: summary.people += 1
      case .organization: summary.organizations += 1
      case .place: summary.places += 1
      }
    }
    summary.figures += article.figures.count
    var names: [String: String] = [:]
    for entity in article.entities { names[entity.id] = entity.name }
    for quotation in article.quotations where !quotation.isContinuation {
      summary.quotes += 1
      if quotation.source != nil { summary.sourced += 1 }
      for speaker in quotation.speakers { quotesOf[names[speaker] ?? speaker, default: 0] += 1 }
    }
  }

  mutating func problem(path: String, line: Int?, error: String) throws {
    var json = JSONBuffer()
    json.object { json in
      json.key("path")
      json.string(path)
      json.key("line")
      if let line { json.number(line) } else { json.literal("null") }
      json.key("error")
      json.string(error)
    }
    json.newline()
    try problems.write(json.bytes)
    summary.problems += 1
    if summary.messages.count < 20 {
      summary.messages.append(line.map { "\(path):\($0): \(error)" } ?? "\(path): \(error)")
    }
  }

  mutating func finish(workers: Int, inputs: [String], formats: Set<DatasetFormat>) throws {
    for file in [articles, texts, problems] { try file.finish() }
    _ = try DatasetWriter(folder: folder, formats: formats).write()
    summary.speakers = quotesOf.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8).map { ($0.key, $0.value) }
    let run = try OutputFile(folder + "/run.json")
    var json = JSONBuffer()
    json.object { json in
      json.key("schema")
      json.string(ArticleGraph.schema)
      json.key("version")
      json.string(OnRecordVersion.current)
      json.key("inputs")
      json.array { json in for input in inputs { json.string(input) } }
      json.key("workers")
      json.number(workers)
      json.key("articles")
      json.number(summary.articles)
      json.key("problems")
      json.number(summary.problems)
      json.key("people")
      json.number(summary.people)
      json.key("organizations")
      json.number(summary.organizations)
      json.key("places")
      json.number(summary.places)
      json.key("figures")
      json.number(summary.figures)
      json.key("quotes")
      json.number(summary.quotes)
      json.key("bytes")
      json.number(summary.bytes)
      json.key("milliseconds")
      json.number(Int(summary.seconds * 1000))
    }
    json.newline()
    try run.write(json.bytes)
    try run.finish()
  }
}

/// The version that datasets and `--version` tell.
public enum OnRecordVersion {
  public static let current = "0.1.0"
}
