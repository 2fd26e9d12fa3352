/// NDJSON: one object with an article a line.
struct JSONLinesFormat: ArticleFormat {
  let name = "ndjson"

  func recognizes(_ start: StreamStart) -> Bool {
    if start.hasSuffix(".ndjson", ".jsonl") { return true }
    // An object that ends with its line is one of many; one that does not is a whole file.
    guard start.firstByte == UInt8(ascii: "{"), !start.hasSuffix(".txt") else { return false }
    let first = start.trimmed.prefix { $0 != 0x0A }
    return first.count == start.trimmed.count || first.last { $0 != 0x0D && $0 != 0x20 } == UInt8(ascii: "}")
  }

  func cut(_ stream: ByteStream, at place: StreamPlace, _ give: (Record) throws -> Void) throws {
    if stream.window(atLeast: 3).starts(with: [0xEF, 0xBB, 0xBF]) { stream.skip(3) }
    var lines = StreamLines(stream, limit: place.limit)
    while let line = lines.next() {
      if lines.isTooLong {
        try give(
          Record(place, number: lines.number, offset: lines.offset, error: "a line longer than \(place.limit) bytes"))
      } else if line.contains(where: { $0 != 0x20 && $0 != 0x09 }) {
        try give(Record(place, number: lines.number, offset: lines.offset, bytes: line))
      }
    }
  }

  func article(of record: Record, _ tools: ReadingTools) throws(RecordError) -> ArticleDraft? {
    try tools.draft(record.bytes)
  }
}

extension ReadingTools {
  /// What one JSON object says of an article.
  func draft(_ bytes: [UInt8]) throws(RecordError) -> ArticleDraft {
    do throws(ArticleLineError) {
      let draft = try bytes.withUnsafeBufferPointer { (bytes) throws(ArticleLineError) in try lines.draft(bytes) }
      if draft.isBlank { throw ArticleLineError(description: "an empty text") }
      return draft
    } catch {
      throw RecordError(error.description)
    }
  }
}
