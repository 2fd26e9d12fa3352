import ArgumentParser
import Glibc
import ICUText
import OnRecord
import OnRecordArchive
import OnRecordModel

/// What reading articles costs, stage by stage and whole, as ratios to ICU's word breaking and to a plain pass over the
/// same bytes, measured in turn in one run: times move with the machine's load, ratios hardly.
@main
struct Benchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "OnRecordBenchmark", abstract: "Times each stage over a corpus, one thread, medians of rounds.")

  @Argument(help: "NDJSON files, or folders of text files.") var inputs: [String]
  @Option(help: "How often everything is measured.") var rounds = 5
  @Flag(help: "Write JSON instead of a table.") var json = false

  func run() throws {
    let corpus = try Corpus(inputs)
    let extractor = try Extractor()
    let start = ContinuousClock.now
    _ = try Extractor()
    let opening = start.duration(to: .now)
    var measured: [Measurement] = []
    for _ in 0..<max(1, rounds) { measured.append(try Measurement(corpus, extractor)) }
    let report = Report(corpus: corpus, rounds: measured, openingSeconds: opening.seconds)
    print(json ? report.json : report.table)
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
