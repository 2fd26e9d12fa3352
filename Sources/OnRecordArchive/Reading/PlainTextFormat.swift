/// Plain text, one article a file, in any charset that `TextDecoder` knows.
struct PlainTextFormat: ArticleFormat {
  let name = "text"

  func recognizes(_ start: StreamStart) -> Bool { start.hasSuffix(".txt", ".text", ".md") }

  func cut(_ stream: ByteStream, at place: StreamPlace, _ give: (Record) throws -> Void) throws {
    guard let bytes = stream.takeAll(limit: place.limit) else {
      return try give(Record(place, number: nil, offset: 0, error: "longer than \(place.limit) bytes"))
    }
    try give(Record(place, number: nil, offset: 0, bytes: bytes))
  }

  func article(of record: Record, _ tools: ReadingTools) throws(RecordError) -> ArticleDraft? {
    var draft = ArticleDraft()
    do {
      draft.text = try tools.decoder.text(record.bytes)
    } catch {
      throw RecordError("\(error)")
    }
    if draft.isBlank { throw RecordError("an empty file") }
    return draft
  }
}
