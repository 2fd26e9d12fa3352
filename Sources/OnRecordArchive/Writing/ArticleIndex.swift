import Glibc
import OnRecordModel

/// Where the graphs and texts of a dataset stand in their files: one graph an article, whatever the inputs repeat.
///
/// An article is known by its id and the hash of its text. The same twice counts once (the smaller bytes stand, so that
/// the order of inputs does not matter); one id with two texts is two articles, told apart by their hashes.
/// Holds a few dozen bytes an article, never the graphs.
struct ArticleIndex {
  struct Entry {
    var id: String
    var sha256: String
    var place: LinePlace
    /// The id with the beginning of its hash, where another text has the same id.
    var distinctID: String?
  }

  /// A line that is no article graph.
  struct Problem {
    var path: String
    var line: Int
    var error: String
  }

  private(set) var entries: [Entry] = []
  private(set) var problems: [Problem] = []
  /// How many graphs were passed over because they came before.
  private(set) var repeated = 0
  private var files: [LineFile] = []
  private var texts: [String: LinePlace] = [:]

  /// Indexes the graphs of `graphs` in order, and the texts of `texts`; a file of texts that is missing is none.
  init(graphs: [String], texts: [String]) throws(FileError) {
    let reader = GraphReader()
    var known: [String: Int] = [:]
    var withID: [String: [Int]] = [:]
    for path in graphs {
      let file = try LineFile(path)
      let number = files.count
      files.append(file)
      try file.forEachLine { (line, offset, record) throws(FileError) in
        let found: (id: String, sha256: String)
        do throws(GraphReadingError) {
          found = try line.withUnsafeBufferPointer { (bytes) throws(GraphReadingError) in try reader.key(bytes) }
        } catch {
          problems.append(Problem(path: path, line: record, error: error.description))
          return
        }
        let place = LinePlace(file: number, offset: offset, length: line.count)
        let key = "\(found.sha256)\(found.id)"
        if let index = known[key] {
          repeated += 1
          if line.lexicographicallyPrecedes(try bytes(entries[index].place)) { entries[index].place = place }
        } else {
          known[key] = entries.count
          withID[found.id, default: []].append(entries.count)
          entries.append(Entry(id: found.id, sha256: found.sha256, place: place))
        }
      }
    }
    for indexes in withID.values where indexes.count > 1 {
      for index in indexes { entries[index].distinctID = "\(entries[index].id)~\(entries[index].sha256.prefix(8))" }
    }
    for path in texts {
      guard (try? FileSystem.kind(path)) == .file else { continue }
      let file = try LineFile(path)
      let number = files.count
      files.append(file)
      try file.forEachLine { (line, offset, _) throws(FileError) in
        guard let hash = TextLine.hash(line) else { return }
        self.texts[hash] = self.texts[hash] ?? LinePlace(file: number, offset: offset, length: line.count)
      }
    }
  }

  /// In the order of ids, then hashes: what merging writes.
  mutating func sort() { entries.sort { ($0.id, $0.sha256) < ($1.id, $1.sha256) } }

  func bytes(_ place: LinePlace) throws(FileError) -> [UInt8] {
    try files[place.file].bytes(offset: place.offset, length: place.length)
  }

  /// The line of the article's text, nil where it is not known.
  func textLine(_ entry: Entry) throws(FileError) -> [UInt8]? {
    guard let place = texts[entry.sha256] else { return nil }
    return try bytes(place)
  }
}
