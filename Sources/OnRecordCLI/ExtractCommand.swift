import ArgumentParser
import Glibc
import OnRecord
import OnRecordArchive

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Reads articles from files, folders and archives, writes a dataset.",
    discussion: """
      Reads plain text, HTML, NDJSON, JSON, CSV, TSV, WARC and WET, told apart by their content; each also as .gz or \
      .zst, in folders, zip and tar. - is standard input.
      Exit codes: 0 all went well, 1 wrong usage or no dataset, 2 some inputs failed (problems.ndjson tells which), \
      130 interrupted: --resume goes on.
      """)

  @Argument(help: "Files, folders and archives with articles; - for standard input.") var inputs: [String]
  @Option(name: .shortAndLong, help: "The dataset's folder.") var output = "Output/run"
  @Option(name: .shortAndLong, help: "How many workers read articles.") var workers: Int?
  @Option(name: .long, help: DatasetFormat.help) var write: String?
  @OptionGroup var graphs: GraphOptions
  @Flag(help: "Count articles that repeat an earlier one, or nearly, once: in all but articles.ndjson.")
  var unique = false
  @OptionGroup var reading: ReadingOptions
  @Flag(help: "Go on where an interrupted run of the same inputs and options was ended.") var resume = false
  @Option(help: "Read no more than this many records.") var limit: Int?
  @Option(help: "Read every N-th record, beginning with number I: I/N.") var shard: String?
  @Option(help: "Give up an article after this many seconds, at the end of the stage under way.") var timeout: Double?
  @Option(help: "Show how far the run is: auto, plain or off.") var progress = "auto"
  @OptionGroup var gazetteers: GazetteerOptions

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("expected a file or folder") }
    _ = try DatasetFormat.option(write)
    if let workers, !(1...1024).contains(workers) {
      throw ValidationError("expected 1 to 1024 workers, found \(workers)")
    }
    if let limit, limit < 1 { throw ValidationError("expected a limit of at least 1, found \(limit)") }
    if let timeout, !(timeout > 0 && timeout < 1e6) {
      throw ValidationError("expected a timeout of more than 0 seconds, found \(timeout)")
    }
    if RunProgress.Style(rawValue: progress) == nil {
      throw ValidationError("expected auto, plain or off, found \(progress)")
    }
    if let shard, Self.parse(shard: shard) == nil {
      throw ValidationError("expected a shard such as 1/4, from 1/4 to 4/4, found \(shard)")
    }
  }

  private static func parse(shard: String) -> (index: Int, count: Int)? {
    let parts = shard.split(separator: "/").map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], count >= 1, (1...count).contains(index) else {
      return nil
    }
    return (index, count)
  }

  func run() throws {
    var extraction = Extraction(extractor: try gazetteers.extractor())
    extraction.workers = workers ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    extraction.writesText = graphs.text
    extraction.offsets = graphs.offsets
    extraction.countsOnce = unique
    extraction.formats = try DatasetFormat.option(write)
    extraction.map = try reading.fieldMap()
    extraction.inputFormat = reading.format
    extraction.resumes = resume
    extraction.limit = limit
    extraction.shard = shard.flatMap(Self.parse)
    extraction.timeout = timeout.map { .milliseconds(Int($0 * 1000)) }
    extraction.largestRecord = reading.largest << 20
    extraction.progress = RunProgress.Style(rawValue: progress) ?? .auto
    extraction.overlays = gazetteers.gazetteer.isEmpty ? "built-in" : gazetteers.gazetteer.joined(separator: " ")
    RunInterruption.listen()
    let summary = try extraction.run(inputs: inputs, output: output)
    for message in summary.messages { OnRecordCommand.print(message, to: .error) }
    if summary.wasComplete {
      print("nothing to resume: \(output)/ is complete")
      return
    }
    if summary.isInterrupted {
      OnRecordCommand.print(
        "interrupted after \(summary.counts.articles) articles; the same command with --resume goes on", to: .error)
      throw ExitCode(130)
    }
    report(summary)
    if summary.counts.problems > 0 { throw ExitCode(summary.counts.articles == 0 ? 1 : 2) }
    if summary.counts.articles == 0 { throw ExitCode(1) }
  }

  private func report(_ summary: Extraction.Summary) {
    let counts = summary.counts
    var rows: [(String, String)] = [
      ("articles", "\(counts.articles)"),
      ("people", "\(counts.people)"),
      ("organizations", "\(counts.organizations)"),
      ("places", "\(counts.places)"),
      ("figures", "\(counts.figures)"),
      ("quotes", "\(counts.quotes), \(counts.sourced) with a source"),
      ("problems", counts.problems == 0 ? "none" : "\(counts.problems), see \(output)/problems.ndjson"),
      ("written to", "\(output)/"),
    ]
    if counts.duplicates > 0 {
      rows.insert(("duplicates", "\(counts.duplicates)\(unique ? ", counted once" : "")"), at: 1)
    }
    for (name, value) in rows { print("\(name.padding(14))\(value)") }
  }
}

extension String {
  /// With spaces behind, up to `width` characters.
  func padding(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
