import ArgumentParser
import OnRecord
import OnRecordArchive
import OnRecordLexicon

struct GazetteerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazetteer", abstract: "Checks and compiles gazetteers, and tells what a word is.",
    subcommands: [Check.self, Compile.self, Lookup.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Columns, flags, order, duplicates and clashes of all files of a gazetteer folder.")

    @Argument(help: "The folder.") var folder = "Gazetteers"

    func run() throws {
      var reader = GazetteerReader()
      var lines: [String] = []
      let lexicon = try Extractor().lexicon
      let files = try FileSystem.files(in: folder).filter { $0.hasSuffix(".tsv") }
      for path in files {
        let text = String(decoding: try FileSystem.contents(path), as: UTF8.self)
        reader.read(path: path, text: text)
        lines += order(path, text) + twins(path, text, lexicon)
      }
      lines += reader.source.errors.map(\.description)
      lines += GazetteerClashes(reader.source.entities, fold: lexicon.fold).errors.map(\.description)
      for line in lines { OnRecordCommand.print(line, to: .error) }
      print("\(files.count) files, \(reader.source.entities.count) entities, \(reader.source.words.count) words")
      if !lines.isEmpty { throw ExitCode(2) }
    }

    /// A word comes once in a list, in whichever script: 會見 is 会见 as well.
    private func twins(_ path: String, _ text: String, _ lexicon: Lexicon) -> [String] {
      guard path.contains("/words/") else { return [] }
      var first: [[UInt16]: Int] = [:]
      var problems: [String] = []
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        guard let word = line.split(separator: "\t", omittingEmptySubsequences: false).first, !line.hasPrefix("#")
        else { continue }
        let key = word.unicodeScalars.map { lexicon.fold($0.value) }
        if let other = first.updateValue(index + 1, forKey: key), !key.isEmpty {
          problems.append("\(path):\(index + 1): found \(word) in the other script in line \(other), expected it once")
        }
      }
      return problems
    }

    /// Each first column comes once, in the order of its code points.
    private func order(_ path: String, _ text: String) -> [String] {
      if path.hasSuffix("characters.tsv") || path.hasSuffix("fold.tsv") { return [] }
      var problems: [String] = []
      var last: [UInt32] = []
      var number = 0
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        number += 1
        guard let name = line.split(separator: "\t", omittingEmptySubsequences: false).first, !line.isEmpty,
          !line.hasPrefix("#")
        else { continue }
        let key = name.unicodeScalars.map(\.value)
        if key == last {
          problems.append("\(path):\(number): found \(name) twice, expected it once")
        } else if key.lexicographicallyPrecedes(last) {
          problems.append("\(path):\(number): found \(name) behind a larger name, expected sorted lines")
        }
        last = key
      }
      return problems
    }
  }

  struct Compile: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compiles gazetteers of your own into one file, which --gazetteer takes too and which opens at once.")

    @Argument(help: "Files with the columns type, name, aliases, latin, kind, about, tab-separated.")
    var files: [String]
    @Option(name: .shortAndLong, help: "The compiled file.") var output: String

    func run() throws {
      var overlays: [(path: String, text: String)] = []
      for path in files { overlays.append((path, String(decoding: try FileSystem.contents(path), as: UTF8.self))) }
      let compiled = try Extractor.compile(overlays)
      let file = try OutputFile(output)
      try file.write(compiled)
      try file.finish()
      print("\(output): \(compiled.count) bytes")
    }
  }

  struct Lookup: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "What the lexicon knows of a word, and where it stands.")

    @Argument(help: "The word, in either script.") var word: String
    @OptionGroup var gazetteers: GazetteerOptions

    func run() throws {
      let lexicon = try gazetteers.extractor().lexicon
      let scanner = LookupScanner()
      let lookups = scanner.lookups(word, lexicon)
      var isKnown = false
      for hit in lookups.at(0) where hit.length == word.unicodeScalars.count {
        isKnown = true
        if let entity = hit.entity {
          let entry = lexicon.description(entity)
          let weak = hit.entry.isWeak ? " (weak)" : ""
          print("\(entry.type.rawValue)\(weak)  \(entry.name)  \(entry.forms.joined(separator: " | "))")
          print("  \(entry.kind)  \(entry.about)  \(lexicon.place(hit.id))")
        } else {
          print("\(hit.entry.list.name)  \(lexicon.value(hit.id))  \(lexicon.place(hit.id))")
        }
      }
      if !isKnown {
        print("\(word): not in the lexicon")
        throw ExitCode(2)
      }
    }
  }
}
