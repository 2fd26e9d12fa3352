import ArgumentParser
import Glibc
import OnRecord
import OnRecordArchive

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Reads articles from files and folders, writes a dataset.",
    discussion: "Reads plain text (.txt) and NDJSON (.ndjson, .jsonl). Exit code 2: some inputs failed.")

  @Argument(help: "Files and folders with articles.") var inputs: [String]
  @Option(name: .shortAndLong, help: "The dataset's folder.") var output = "Output/run"
  @Option(name: .shortAndLong, help: "How many workers read articles.") var workers: Int?
  @Option(name: .long, help: DatasetFormat.help) var write: String?
  @Flag(help: "Write each article's text into its graph.") var text = false
  @OptionGroup var gazetteers: GazetteerOptions

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("expected a file or folder") }
    _ = try DatasetFormat.option(write)
    if let workers, workers < 1 { throw ValidationError("expected at least one worker, found \(workers)") }
  }

  func run() throws {
    var extraction = Extraction(extractor: try gazetteers.extractor())
    extraction.workers = workers ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    extraction.writesText = text
    extraction.formats = try DatasetFormat.option(write)
    let summary = try extraction.run(inputs: inputs, output: output)
    for message in summary.messages { OnRecordCommand.print(message, to: .error) }
    report(summary)
    if summary.problems > 0 { throw ExitCode(2) }
  }

  private func report(_ summary: Extraction.Summary) {
    let rows: [(String, String)] = [
      ("articles", "\(summary.articles)"),
      ("people", "\(summary.people)"),
      ("organizations", "\(summary.organizations)"),
      ("places", "\(summary.places)"),
      ("figures", "\(summary.figures)"),
      ("quotes", "\(summary.quotes), \(summary.sourced) with a source"),
      ("problems", summary.problems == 0 ? "none" : "\(summary.problems), see \(output)/problems.ndjson"),
    ]
    for (name, value) in rows { print("\(name.padding(14))\(value)") }
    if !summary.speakers.isEmpty {
      let speakers = summary.speakers.map { "\($0.name) \($0.quotes)" }.joined(separator: ", ")
      print("\("most quoted".padding(14))\(speakers)")
    }
    print("\("written to".padding(14))\(output)/")
  }
}

extension String {
  /// With spaces behind, up to `width` characters.
  func padding(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
