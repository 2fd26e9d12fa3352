import ArgumentParser
import Glibc
import OnRecord
import OnRecordArchive
import OnRecordModel

@main
struct OnRecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "onrecord",
    abstract: "Reads Chinese-language news: who is in it, which figures, and who said what, with evidence.",
    version: OnRecordVersion.current,
    subcommands: [
      ExtractCommand.self, FilterCommand.self, ExplainCommand.self, MergeCommand.self, QueryCommand.self,
      GazetteerCommand.self,
    ])

  /// Exit codes: 0 all went well, 1 wrong usage or no dataset, 2 some inputs failed.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as ExitCode {
      Glibc.exit(error.rawValue)
    } catch {
      let message = fullMessage(for: error)
      let isFine = exitCode(for: error) == .success
      if !message.isEmpty { print(message, to: isFine ? .output : .error) }
      Glibc.exit(isFine ? 0 : 1)
    }
  }

  enum Stream { case output, error }

  static func print(_ message: String, to stream: Stream) {
    let bytes = Array((message + "\n").utf8)
    _ = write(stream == .output ? 1 : 2, bytes, bytes.count)
  }
}

struct GazetteerOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "A gazetteer of your own: type, name, aliases, latin, kind, about, tab-separated; or compiled.")
  var gazetteer: [String] = []

  func extractor() throws -> Extractor {
    try Extractor(
      compiled: gazetteer.map { path in
        let bytes = try FileSystem.contents(path)
        if Extractor.isCompiled(bytes) { return bytes }
        return try Extractor.compile([(path, String(decoding: bytes, as: UTF8.self))])
      })
  }
}

/// How the articles of files, folders and archives are read.
struct ReadingOptions: ParsableArguments {
  @Option(
    help:
      "What a field is called, such as text=maintext; for \(FieldMap.Field.allCases.map(\.name).joined(separator: ", "))."
  )
  var map: [String] = []
  @Option(help: "Take all inputs for \(Extraction.inputFormats.joined(separator: ", ")).") var format: String?
  @Option(help: "The largest record that is read, in MB.") var largest = 16

  func validate() throws {
    if !(1...1024).contains(largest) { throw ValidationError("expected 1 to 1024 MB, found \(largest)") }
    if let format, !Extraction.inputFormats.contains(format) {
      throw ValidationError("expected a format of \(Extraction.inputFormats.joined(separator: ", ")), found \(format)")
    }
    _ = try fieldMap()
  }

  func fieldMap() throws -> FieldMap {
    var fields = FieldMap()
    for option in map {
      do { try fields.map(option) } catch { throw ValidationError(error.description) }
    }
    return fields
  }
}

/// What article graphs hold beside what is found.
struct GraphOptions: ParsableArguments {
  @Flag(help: "Write each article's text into its graph.") var text = false
  @Option(
    help: "Add offsets in these units to every span: utf8 or utf16.",
    transform: {
      guard let unit = OffsetUnit(rawValue: $0) else { throw ValidationError("expected utf8 or utf16, found \($0)") }
      return unit
    })
  var offsets: OffsetUnit?
}

struct FilterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter", abstract: "One article a line in (NDJSON), one article graph a line out, in the same order.")

  @OptionGroup var graphs: GraphOptions
  @OptionGroup var gazetteers: GazetteerOptions

  func run() throws {
    var filter = Filter(extractor: try gazetteers.extractor())
    filter.writesText = graphs.text
    filter.offsets = graphs.offsets
    _ = filter.run()
  }
}
