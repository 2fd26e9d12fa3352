import OnRecord
import OnRecordModel

/// Writes what a run finds as it comes: article graphs, texts, problems, duplicates; and in the end what the run was.
///
/// All other files of the dataset follow from these: `DatasetWriter`. A journal tells after each batch how far it came.
final class RunWriter {
  private let folder: String
  private let articles: AppendedFile
  private let texts: AppendedFile
  private let problems: AppendedFile
  private let duplicates: AppendedFile
  private let sketches: AppendedFile
  private let journal: RunJournal
  private var index: DuplicateIndex
  private let countsOnce: Bool
  private(set) var state: RunJournal.State
  private(set) var messages: [String] = []

  static let fileNames = [
    "articles.ndjson", "texts.ndjson", "problems.ndjson", "duplicates.ndjson", "duplicates.index",
  ]

  /// What one batch of records gave, in order.
  struct Outcome: Sendable {
    var articles: [UInt8] = []
    var texts: [UInt8] = []
    var problems: [UInt8] = []
    var messages: [String] = []
    var sketches: [DuplicateSketch] = []
    /// Where the graph of each article begins in `articles`.
    var starts: [Int] = []
    /// What was found in each article.
    var found: [RunCounts] = []
    /// Articles, problems and bytes.
    var counts = RunCounts()
    /// How far the archive is read when the batch is done.
    var file = 0
    var records = 0
    var total = 0
  }

  /// - Parameters:
  ///   - state: how far an interrupted run came; nil starts anew.
  ///   - countsOnce: leaves what duplicates say out of the counts.
  init(
    folder: String, identity: [(name: String, value: String)], state: RunJournal.State?, countsOnce: Bool = false
  ) throws {
    self.folder = folder
    self.countsOnce = countsOnce
    let lengths = state?.lengths ?? Self.fileNames.map { _ in 0 }
    func file(_ index: Int) throws(FileError) -> AppendedFile {
      try AppendedFile("\(folder)/\(Self.fileNames[index])", keeping: lengths[index])
    }
    articles = try file(0)
    texts = try file(1)
    problems = try file(2)
    duplicates = try file(3)
    sketches = try file(4)
    self.state = state ?? RunJournal.State()
    journal = try RunJournal(folder: folder, identity: identity, continues: state != nil)
    index = DuplicateIndex(sketches, articles, lines: self.state.counts.articles)
  }

  private var files: [AppendedFile] { [articles, texts, problems, duplicates, sketches] }

  func write(_ outcome: Outcome) throws {
    let start = articles.length
    try articles.append(outcome.articles)
    try texts.append(outcome.texts)
    try problems.append(outcome.problems)
    var repeats = JSONBuffer()
    for (number, sketch) in outcome.sketches.enumerated() {
      let duplicate = try index.add(sketch, articleOffset: start + outcome.starts[number])
      if let duplicate {
        duplicate.write(to: &repeats)
        state.counts.duplicates += 1
      }
      if duplicate == nil || !countsOnce { state.counts += outcome.found[number] }
    }
    try duplicates.append(repeats.bytes)
    state.counts += outcome.counts
    state.file = outcome.file
    state.records = outcome.records
    state.total = outcome.total
    try mark()
    messages.append(contentsOf: outcome.messages.prefix(max(0, 20 - messages.count)))
  }

  private func mark() throws(FileError) {
    state.lengths = files.map(\.length)
    try journal.write(state)
  }

  /// Ends the reading: what was written gets its names. The journal stays until the rest of the dataset is written.
  func finishReading() throws {
    state.isRead = true
    try mark()
    for file in files.dropLast() { try file.finish() }
    sketches.remove()
  }

  /// Tells what the run was and takes the journal away.
  static func writeRun(_ run: RunDescription, folder: String) throws(FileError) {
    let file = try OutputFile(folder + "/run.json")
    try file.write(run.json())
    try file.finish()
    try FileSystem.remove(RunJournal.path(folder))
  }
}

/// One line of `problems.ndjson`.
enum ProblemLine {
  /// - Parameters:
  ///   - line: the number of the record or line, from 1.
  ///   - byte: in the decompressed stream.
  static func write(path: String, line: Int?, byte: Int?, error: String, to json: inout JSONBuffer) {
    json.object { json in
      json.key("path")
      json.string(path)
      json.key("line")
      if let line { json.number(line) } else { json.literal("null") }
      json.key("byte")
      if let byte { json.number(byte) } else { json.literal("null") }
      json.key("error")
      json.string(error)
    }
    json.newline()
  }
}

/// What `run.json` tells.
struct RunDescription {
  var inputs: [String]
  var options: [(name: String, value: String)]
  var workers: Int
  var files: Int
  var passedOver: Int
  var counts: RunCounts
  var seconds: Double
  var isResumed: Bool

  func json() -> [UInt8] {
    var json = JSONBuffer()
    json.object { json in
      json.key("schema")
      json.string(ArticleGraph.schema)
      json.key("version")
      json.string(OnRecordVersion.current)
      json.key("inputs")
      json.array { json in for input in inputs { json.string(input) } }
      json.key("options")
      json.object { json in
        for (name, value) in options {
          json.key(named: name)
          json.string(value)
        }
      }
      json.key("workers")
      json.number(workers)
      json.key("files")
      json.number(files)
      json.key("passed_over")
      json.number(passedOver)
      for (name, value) in [
        ("articles", counts.articles), ("problems", counts.problems), ("duplicates", counts.duplicates),
        ("people", counts.people), ("organizations", counts.organizations), ("places", counts.places),
        ("figures", counts.figures), ("quotes", counts.quotes), ("bytes", counts.bytes),
        ("milliseconds", Int(seconds * 1000)),
      ] {
        json.key(named: name)
        json.number(value)
      }
      json.key("resumed")
      json.boolean(isResumed)
    }
    json.newline()
    return json.bytes
  }
}
