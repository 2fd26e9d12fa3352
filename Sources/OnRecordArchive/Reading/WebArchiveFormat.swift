/// WARC and WET: pages as crawlers stored them (`response`, `resource`) and texts taken from them (`conversion`).
struct WebArchiveFormat: ArticleFormat {
  let name = "warc"

  func recognizes(_ start: StreamStart) -> Bool {
    start.bytes.starts(with: Array("WARC/".utf8)) || start.hasSuffix(".warc", ".wet")
  }

  func cut(_ stream: ByteStream, at place: StreamPlace, _ give: (Record) throws -> Void) throws {
    var number = 0
    while true {
      while let byte = stream.window().first, byte == 0x0D || byte == 0x0A { stream.skip(1) }
      if stream.window().isEmpty { return }
      number += 1
      let offset = stream.offset
      guard stream.window(atLeast: 5).starts(with: Array("WARC/".utf8)), let header = Header(stream) else {
        try give(Record(place, number: number, offset: offset, error: "expected the header of a WARC record"))
        goToNextRecord(stream)
        continue
      }
      guard let length = header["content-length"].flatMap({ Int($0) }), length >= 0 else {
        try give(Record(place, number: number, offset: offset, error: "a WARC record without Content-Length"))
        goToNextRecord(stream)
        continue
      }
      let type = header["warc-type"]?.lowercased() ?? ""
      guard type == "response" || type == "conversion" || type == "resource" else {
        stream.pass(length)
        continue
      }
      if length > place.limit {
        try give(
          Record(
            place, number: number, offset: offset, error: "a record of \(length) bytes, the limit is \(place.limit)"))
        stream.pass(length)
        continue
      }
      let bytes = stream.take(length)
      if bytes.count < length {
        try give(Record(place, number: number, offset: offset, error: "ends after \(bytes.count) of \(length) bytes"))
        return
      }
      let url = header["warc-target-uri"]?.trimmingMarks
      let date = header["warc-date"]
      let isPage = type != "resource" || (header["content-type"] ?? "text/html").contains("html")
      guard isPage else { continue }
      try give(
        Record(place, number: number, offset: offset, bytes: bytes, context: .web(type: type, url: url, date: date)))
    }
  }

  /// Passes over damage, to the next line that begins a record.
  private func goToNextRecord(_ stream: ByteStream) {
    var lines = StreamLines(stream, limit: 1 << 16)
    repeat {
      if lines.next() == nil { return }
    } while !stream.window(atLeast: 5).starts(with: Array("WARC/".utf8))
  }

  func article(of record: Record, _ tools: ReadingTools) throws(RecordError) -> ArticleDraft? {
    guard case .web(let type, let url, _) = record.context else { return nil }
    var draft: ArticleDraft?
    switch type {
    case "conversion":
      var text = ArticleDraft()
      do { text.text = try tools.decoder.text(record.bytes) } catch { throw RecordError("\(error)") }
      if text.isBlank { throw RecordError("an empty text") }
      draft = text
    case "resource": draft = try HTMLFormat().page(record.bytes, charset: nil, url: url, tools)
    default:
      guard let message = HTTPMessage(record.bytes) else { throw RecordError("no HTTP response") }
      guard message.status == 200, message.isPage else { return nil }
      draft = try HTMLFormat().page(try message.body(record.place.limit), charset: message.charset, url: url, tools)
    }
    if draft?.url == nil { draft?.url = url }
    return draft
  }

  /// The named fields of a record, names in lower case.
  private struct Header {
    private var fields: [String: String] = [:]

    /// Reads a header to its blank line; nil where it has none within 256 KB.
    init?(_ stream: ByteStream) {
      var lines = StreamLines(stream, limit: 1 << 16)
      _ = lines.next()
      while let line = lines.next(), !lines.isTooLong, lines.number < 4096 {
        if line.isEmpty { return }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
        let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
        fields[name] = String(decoding: line[(colon + 1)...], as: UTF8.self).trimmingSpace
      }
      return nil
    }

    subscript(_ name: String) -> String? { fields[name] }
  }
}

extension String {
  /// Without white space at its ends.
  var trimmingSpace: String {
    let scalars = unicodeScalars.drop { $0.properties.isWhitespace }
    var end = scalars.endIndex
    while end > scalars.startIndex, scalars[scalars.index(before: end)].properties.isWhitespace {
      end = scalars.index(before: end)
    }
    return String(scalars[scalars.startIndex..<end])
  }

  /// Without the `<` and `>` that some crawlers write around addresses.
  fileprivate var trimmingMarks: String {
    hasPrefix("<") && hasSuffix(">") ? String(dropFirst().dropLast()) : self
  }
}
