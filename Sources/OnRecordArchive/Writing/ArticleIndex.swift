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

  /// One article repeats another; both as places in `entries`.
  struct Duplicate: Hashable {
    var article: Int
    var original: Int
    /// As it is written.
    var similarity: String
  }

  private(set) var entries: [Entry] = []
  /// By article, then original.
  private(set) var duplicates: [Duplicate] = []
  private(set) var problems: [Problem] = []
  /// How many graphs were passed over because they came before.
  private(set) var repeated = 0
  private var files: [LineFile] = []
  private var texts: [String: LinePlace] = [:]

  /// Indexes the graphs of `graphs` in order, and the texts of `texts`; a file of texts that is missing is none.
  /// Beside a file of graphs may lie `duplicates.ndjson`, which speaks of its lines.
  init(graphs: [String], texts: [String]) throws(FileError) {
    var repeats: Set<Duplicate> = []
    let reader = GraphReader()
    var known: [String: Int] = [:]
    var withID: [String: [Int]] = [:]
    for path in graphs {
      let file = try LineFile(path)
      let number = files.count
      files.append(file)
      var entryOfLine: [Int: Int] = [:]
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
          entryOfLine[record] = index
          if line.lexicographicallyPrecedes(try bytes(entries[index].place)) { entries[index].place = place }
        } else {
          known[key] = entries.count
          entryOfLine[record] = entries.count
          withID[found.id, default: []].append(entries.count)
          entries.append(Entry(id: found.id, sha256: found.sha256, place: place))
        }
      }
      try Self.readDuplicates(beside: path, entryOfLine, into: &repeats)
    }
    duplicates = Self.ordered(repeats, entries)
    for indexes in withID.values where indexes.count > 1 {
      for index in indexes {
        var id = "\(entries[index].id)~\(entries[index].sha256.prefix(8))"
        if withID[id] != nil { id = "\(entries[index].id)~\(entries[index].sha256)" }
        entries[index].distinctID = id
      }
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

  private static func readDuplicates(
    beside path: String, _ entryOfLine: [Int: Int], into repeats: inout Set<Duplicate>
  ) throws(FileError) {
    guard path == "articles.ndjson" || path.hasSuffix("/articles.ndjson") else { return }
    let path = path.dropLast("articles.ndjson".count) + "duplicates.ndjson"
    guard (try? FileSystem.kind(String(path))) == .file else { return }
    let reader = JSONTokenReader()
    try LineFile(String(path)).forEachLine { (line, _, _) throws(FileError) in
      // A line that is none is passed over: duplicates are a remark, not content.
      guard let pair = try? Self.pair(line, reader), let article = entryOfLine[pair.line],
        let original = entryOfLine[pair.original], article != original
      else { return }
      repeats.insert(Duplicate(article: article, original: original, similarity: pair.similarity))
    }
  }

  private static func pair(_ line: [UInt8], _ reader: JSONTokenReader) throws(GraphReadingError) -> (
    line: Int, original: Int, similarity: String
  ) {
    var pair = (line: 0, original: 0, similarity: "1")
    try line.withUnsafeBufferPointer { (bytes) throws(GraphReadingError) in
      var tokens = try reader.tokens(bytes)
      try tokens.object { (tokens, key) throws(GraphReadingError) in
        switch key {
        case "line": pair.line = try tokens.integer()
        case "of_line": pair.original = try tokens.integer()
        case "similarity": pair.similarity = try tokens.numberOrString()?.text ?? "1"
        default: tokens.skip()
        }
      }
    }
    return pair
  }

  /// Sorted; of two that repeat each other the larger one is the duplicate, of two similarities the larger stands.
  private static func ordered(_ repeats: Set<Duplicate>, _ entries: [Entry]) -> [Duplicate] {
    func isSmaller(_ a: Int, _ b: Int) -> Bool {
      (entries[a].id, entries[a].sha256) < (entries[b].id, entries[b].sha256)
    }
    var kept: [[Int]: Duplicate] = [:]
    for duplicate in repeats {
      let pair = [duplicate.article, duplicate.original]
      if let other = kept[pair], other.similarity >= duplicate.similarity { continue }
      kept[pair] = duplicate
    }
    return kept.values.filter {
      kept[[$0.original, $0.article]] == nil || isSmaller($0.original, $0.article)
    }.sorted { ($0.article, $0.original) < ($1.article, $1.original) }
  }

  /// The articles that another one stands for, as places in `entries`: every duplicate whose original is there. Where
  /// articles repeat each other in a circle, the one of the smallest id stands for all.
  var repeats: Set<Int> {
    var repeats = Set(duplicates.map(\.article))
    var copies: [Int: [Int]] = [:]
    for duplicate in duplicates { copies[duplicate.original, default: []].append(duplicate.article) }
    var reached: Set<Int> = []
    func reach(_ original: Int) {
      var waiting = [original]
      while let next = waiting.popLast() {
        for copy in copies[next] ?? [] where reached.insert(copy).inserted { waiting.append(copy) }
      }
    }
    for original in copies.keys where !repeats.contains(original) { reach(original) }
    let inCircles = repeats.subtracting(reached).sorted {
      (entries[$0].id, entries[$0].sha256) < (entries[$1].id, entries[$1].sha256)
    }
    for article in inCircles where !reached.contains(article) {
      repeats.remove(article)
      reach(article)
    }
    return repeats
  }

  /// In the order of ids, then hashes: what merging writes.
  mutating func sort() {
    let order = entries.indices.sorted { a, b in
      (entries[a].id, entries[a].sha256) < (entries[b].id, entries[b].sha256)
    }
    var places = [Int](repeating: 0, count: order.count)
    for (place, old) in order.enumerated() { places[old] = place }
    entries = order.map { entries[$0] }
    duplicates = duplicates.map {
      Duplicate(article: places[$0.article], original: places[$0.original], similarity: $0.similarity)
    }.sorted { ($0.article, $0.original) < ($1.article, $1.original) }
  }

  func bytes(_ place: LinePlace) throws(FileError) -> [UInt8] {
    try files[place.file].bytes(offset: place.offset, length: place.length)
  }

  /// The article's text has a line.
  func hasText(_ entry: Entry) -> Bool { texts[entry.sha256] != nil }

  /// The line of the article's text, nil where it is not known.
  func textLine(_ entry: Entry) throws(FileError) -> [UInt8]? {
    guard let place = texts[entry.sha256] else { return nil }
    return try bytes(place)
  }
}
