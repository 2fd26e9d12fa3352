import ArgumentParser
import OnRecord
import OnRecordArchive

@main
struct OnRecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "onrecord",
    abstract: "Reads Chinese-language news: who is in it, which figures, and who said what, with evidence.",
    subcommands: [FilterCommand.self])
}

struct FilterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter", abstract: "One article a line in (NDJSON), one article graph a line out, in the same order.")

  func run() throws {
    _ = Filter(extractor: try Extractor()).run()
  }
}
