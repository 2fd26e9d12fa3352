import OnRecord

/// Makes one dataset of many: associative, commutative, idempotent.
///
/// A dataset is the set of its article graphs; the rest follows from them. So merging is the union of sets, written in
/// the order of ids, and merged datasets merge again to the same bytes.
public struct Merge {
  /// Files of article graphs, and folders of datasets.
  public var inputs: [String]
  public var output: String
  public var formats = DatasetFormat.standard
  public var joinsEqualNames = false
  /// Leaves articles that repeat another one out of all but the graphs.
  public var countsOnce = false

  public init(inputs: [String], output: String) {
    self.inputs = inputs
    self.output = output
  }

  /// - Throws: `FileError` where an input cannot be read or the dataset not be written; lines that are no article
  ///   graphs are told in `problems.ndjson`.
  public func run() throws -> DatasetSummary {
    var graphs: [String] = []
    var texts: [String] = []
    for input in inputs {
      if try FileSystem.kind(input) == .folder {
        graphs.append(input + "/articles.ndjson")
        texts.append(input + "/texts.ndjson")
      } else {
        graphs.append(input)
      }
    }
    // All inputs stay open, so that the output may be one of them.
    var index = try ArticleIndex(graphs: graphs, texts: texts)
    index.sort()
    try FileSystem.makeFolder(output)
    try write(index)
    var dataset = DatasetWriter(folder: output, formats: formats)
    dataset.joinsEqualNames = joinsEqualNames
    dataset.countsOnce = countsOnce
    let summary = try dataset.write(index)
    try write(summary)
    return summary
  }

  private func write(_ index: ArticleIndex) throws {
    let articles = try OutputFile(output + "/articles.ndjson")
    let texts = try OutputFile(output + "/texts.ndjson")
    let newline: [UInt8] = [0x0A]
    var last = ""
    var hasTexts = false
    for entry in index.entries {
      try articles.write(try index.bytes(entry.place))
      try articles.write(newline)
    }
    // One text may belong to several articles, but is written once.
    for entry in index.entries.sorted(by: { $0.sha256 < $1.sha256 }) where entry.sha256 != last {
      last = entry.sha256
      guard let line = try index.textLine(entry) else { continue }
      hasTexts = true
      try texts.write(line)
      try texts.write(newline)
    }
    try articles.finish()
    if hasTexts { try texts.finish() } else { texts.discard() }
    try writeDuplicates(index)
  }

  /// As runs write them, by the lines of the merged graphs.
  private func writeDuplicates(_ index: ArticleIndex) throws {
    let file = try OutputFile(output + "/duplicates.ndjson")
    for duplicate in index.duplicates {
      var json = JSONBuffer()
      json.object { json in
        json.key("line")
        json.number(duplicate.article + 1)
        json.key("id")
        json.string(index.entries[duplicate.article].id)
        json.key("of_line")
        json.number(duplicate.original + 1)
        json.key("of")
        json.string(index.entries[duplicate.original].id)
        json.key("similarity")
        json.literal(duplicate.similarity)
      }
      json.newline()
      try file.write(json.bytes)
    }
    try file.finish()
  }

  private func write(_ summary: DatasetSummary) throws {
    let problems = try OutputFile(output + "/problems.ndjson")
    for problem in summary.problems {
      var json = JSONBuffer()
      json.object { json in
        json.key("path")
        json.string(problem.path)
        json.key("line")
        json.number(problem.line)
        json.key("byte")
        json.literal("null")
        json.key("error")
        json.string(problem.error)
      }
      json.newline()
      try problems.write(json.bytes)
    }
    try problems.finish()
  }
}
