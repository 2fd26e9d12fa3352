/// HTML: one page a file.
struct HTMLFormat: ArticleFormat {
  let name = "html"

  func recognizes(_ start: StreamStart) -> Bool {
    let text = start.ascii(4096)
    let trimmed = text.drop { $0 == " " || $0.isNewline || $0 == "\t" }
    if trimmed.hasPrefix("<!doctype html") || trimmed.hasPrefix("<html") { return true }
    if start.hasSuffix(".html", ".htm", ".xhtml", ".shtml") { return trimmed.contains("<") }
    return trimmed.hasPrefix("<") && (text.contains("<html") || text.contains("<head") || text.contains("<body"))
  }

  func cut(_ stream: ByteStream, at place: StreamPlace, _ give: (Record) throws -> Void) throws {
    guard let bytes = stream.takeAll(limit: place.limit) else {
      return try give(Record(place, number: nil, offset: 0, error: "a page longer than \(place.limit) bytes"))
    }
    try give(Record(place, number: nil, offset: 0, bytes: bytes))
  }

  func article(of record: Record, _ tools: ReadingTools) throws(RecordError) -> ArticleDraft? {
    try page(record.bytes, charset: nil, url: nil, tools)
  }

  /// The article of a page.
  /// - Parameter charset: what the server told, which counts more than what the page says of itself.
  func page(_ bytes: [UInt8], charset: String?, url: String?, _ tools: ReadingTools) throws(RecordError)
    -> ArticleDraft?
  {
    let text: String
    do {
      text = try tools.decoder.page(bytes, charset: charset)
    } catch {
      throw RecordError("\(error)")
    }
    guard let page = HTMLPage(text, tools.words) else { throw RecordError("no HTML that can be read") }
    guard let draft = PageReader(page, tools, url: url).draft() else {
      throw RecordError("a page without an article")
    }
    return draft
  }
}
