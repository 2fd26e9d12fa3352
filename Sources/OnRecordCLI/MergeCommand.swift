import ArgumentParser
import OnRecordArchive

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Makes one dataset of article graphs and datasets: the same bytes in any order.",
    discussion: """
      People and organizations that no gazetteer knows are joined where their articles tell so: one full name with a \
      role at one organization, or described by the same words. Each join is an edge "same" that names its rule.
      """)

  @Argument(help: "Files of article graphs (.ndjson) and folders of datasets.") var graphs: [String]
  @Option(name: .shortAndLong, help: "The dataset's folder.") var output = "Output/merged"
  @Option(name: .long, help: DatasetFormat.help) var write: String?
  @Flag(help: "Count articles that repeat another one, as their runs found, once: in all but articles.ndjson.")
  var unique = false
  @Flag(help: "Join people, organizations and places of equal names, whatever else is known of them.")
  var mergeNames = false

  func validate() throws {
    if graphs.isEmpty { throw ValidationError("expected a file of article graphs or a folder of a dataset") }
    _ = try DatasetFormat.option(write)
  }

  func run() throws {
    var merge = Merge(inputs: graphs, output: output)
    merge.formats = try DatasetFormat.option(write)
    merge.joinsEqualNames = mergeNames
    merge.countsOnce = unique
    let summary = try merge.run()
    for problem in summary.problems.prefix(20) {
      OnRecordCommand.print("\(problem.path):\(problem.line): \(problem.error)", to: .error)
    }
    let rows: [(String, String)] = [
      ("articles", summary.repeated == 0 ? "\(summary.articles)" : "\(summary.articles), \(summary.repeated) repeated"),
      ("entities", "\(summary.entities), \(summary.joins) joined"),
      ("figures", "\(summary.figures)"),
      ("quotes", "\(summary.quotes)"),
      ("problems", summary.problems.isEmpty ? "none" : "\(summary.problems.count), see \(output)/problems.ndjson"),
      ("written to", "\(output)/"),
    ]
    for (name, value) in rows { print("\(name.padding(14))\(value)") }
    if !summary.problems.isEmpty { throw ExitCode(2) }
  }
}

extension DatasetFormat {
  static var help: ArgumentHelp {
    """
    What to write beside the article graphs: \(allCases.map(\.rawValue).joined(separator: ",")), all or none \
    (default: \(allCases.filter(standard.contains).map(\.rawValue).joined(separator: ","))).
    """
  }

  static func option(_ text: String?) throws -> Set<DatasetFormat> {
    guard let text else { return standard }
    do {
      return try list(text)
    } catch {
      throw ValidationError(error.description)
    }
  }
}
