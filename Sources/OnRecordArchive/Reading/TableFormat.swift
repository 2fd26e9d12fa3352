/// CSV and TSV (RFC 4180): a header with names of fields, then one article a row.
struct TableFormat: ArticleFormat {
  let name = "csv"

  func recognizes(_ start: StreamStart) -> Bool {
    if start.hasSuffix(".csv", ".tsv", ".tab") { return true }
    if start.hasSuffix(".txt") { return false }
    guard let separator = Self.separator(start.trimmed) else { return false }
    let map = FieldMap()
    let names = Self.fields(Array(start.trimmed.prefix { $0 != 0x0A }), separator)
    return names.count >= 2 && names.contains { map.target($0)?.field == .text }
      && names.allSatisfy { !$0.isEmpty && $0.utf8.count < 40 }
  }

  func cut(_ stream: ByteStream, at place: StreamPlace, _ give: (Record) throws -> Void) throws {
    if stream.window(atLeast: 3).starts(with: [0xEF, 0xBB, 0xBF]) { stream.skip(3) }
    let start = stream.window(atLeast: 1 << 12)
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      // Excel's "Unicode text": decoded as a whole, for in UTF-16 a line end may be half of a character.
      guard let bytes = stream.takeAll(limit: place.limit * 8), let text = try? TextDecoder().text(bytes) else {
        return try give(Record(place, number: nil, offset: 0, error: "no valid UTF-16, or too long for it"))
      }
      return try cut(ByteStream(MemorySource(Array(text.utf8))), at: place, give)
    }
    guard let separator = Self.separator([UInt8](start.prefix(1 << 12))[...]) else {
      return try give(Record(place, number: 1, offset: 0, error: "no table: expected a header with commas or tabs"))
    }
    var header: [String]?
    var number = 0
    while !stream.window().isEmpty {
      let offset = stream.offset
      number += 1
      switch Self.row(stream, separator, limit: place.limit) {
      case .whole(let bytes):
        guard bytes.contains(where: { $0 != separator && $0 > 0x20 }) else { continue }
        if let header {
          try give(
            Record(
              place, number: number, offset: offset, bytes: bytes, context: .columns(header, separator: separator)))
        } else {
          header = Self.fields(Self.utf8(bytes), separator)
        }
      case .tooLong:
        try give(Record(place, number: number, offset: offset, error: "a row longer than \(place.limit) bytes"))
      case .open:
        try give(Record(place, number: number, offset: offset, error: "a quoted cell without its end"))
      }
    }
    if number <= 1 { try give(Record(place, number: nil, offset: 0, error: "a table without rows")) }
  }

  func article(of record: Record, _ tools: ReadingTools) throws(RecordError) -> ArticleDraft? {
    guard case .columns(let names, let separator) = record.context else { return nil }
    let bytes: [UInt8]
    if String(validating: record.bytes, as: UTF8.self) != nil {
      bytes = record.bytes
    } else {
      do {
        bytes = Array(try tools.decoder.text(record.bytes).utf8)
      } catch {
        throw RecordError("\(error)")
      }
    }
    let cells = Self.fields(bytes, separator)
    guard cells.count == names.count else {
      throw RecordError("\(cells.count) cells, expected \(names.count) as in the header")
    }
    var fields = ArticleFields()
    for (name, cell) in zip(names, cells) {
      if let target = tools.map.target(name), target.field == .text || !cell.isEmpty { fields.set(target, cell) }
    }
    guard let draft = fields.draft else {
      throw RecordError("no column for the text: found \(names.prefix(12).joined(separator: ", "))")
    }
    if draft.isBlank { throw RecordError("an empty text") }
    return draft
  }

  /// The header's bytes as UTF-8, whatever charset the table is in.
  private static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    if String(validating: bytes, as: UTF8.self) != nil { return bytes }
    return (try? TextDecoder().text(bytes)).map { Array($0.utf8) } ?? bytes
  }

  // MARK: RFC 4180

  /// The separator of the header: what comes oftenest in the first line.
  private static func separator(_ start: ArraySlice<UInt8>) -> UInt8? {
    let line = start.prefix { $0 != 0x0A }
    let counts = [UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: ";")].map { mark in
      (mark, line.count { $0 == mark })
    }
    guard let best = counts.max(by: { $0.1 < $1.1 }), best.1 > 0 else {
      // A table of one column.
      return line.isEmpty || line.count > 40 ? nil : UInt8(ascii: ",")
    }
    return best.0
  }

  private enum Row {
    case whole([UInt8])
    case tooLong, open
  }

  /// The row the stream stands at, to its line end; line ends inside quotes belong to their cell.
  private static func row(_ stream: ByteStream, _ separator: UInt8, limit: Int) -> Row {
    var index = 0
    var isQuoted = false
    var isAtCellStart = true
    var firstLineEnd: Int?
    while true {
      let window = stream.window(atLeast: index + 1)
      if index >= window.count {
        if isQuoted { return giveUp(stream, firstLineEnd, .open) }
        return .whole(stream.take(index))
      }
      while index < window.count {
        let byte = window[index]
        index += 1
        if byte == UInt8(ascii: "\"") {
          // A quote inside a bare cell is a character like others; a doubled one closes and opens again.
          if isQuoted || isAtCellStart || index >= 2 && window[index - 2] == UInt8(ascii: "\"") { isQuoted.toggle() }
          isAtCellStart = false
        } else if byte == 0x0A {
          if firstLineEnd == nil { firstLineEnd = index }
          if !isQuoted {
            var bytes = stream.take(index)
            bytes.removeLast()
            if bytes.last == 0x0D { bytes.removeLast() }
            return .whole(bytes)
          }
        } else {
          isAtCellStart = !isQuoted && byte == separator
        }
      }
      if index > limit { return giveUp(stream, firstLineEnd, .tooLong) }
    }
  }

  /// A row that does not end costs its first line only.
  private static func giveUp(_ stream: ByteStream, _ lineEnd: Int?, _ row: Row) -> Row {
    if let lineEnd {
      stream.skip(lineEnd)
    } else {
      var lines = StreamLines(stream, limit: 0)
      _ = lines.next()
    }
    return row
  }

  /// The cells of one row.
  private static func fields(_ row: [UInt8], _ separator: UInt8) -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var index = 0
    while true {
      cell.removeAll(keepingCapacity: true)
      if index < row.count, row[index] == UInt8(ascii: "\"") {
        index += 1
        while index < row.count {
          if row[index] == UInt8(ascii: "\"") {
            guard index + 1 < row.count, row[index + 1] == UInt8(ascii: "\"") else { break }
            index += 1
          }
          cell.append(row[index])
          index += 1
        }
        index += 1
      }
      while index < row.count, row[index] != separator {
        cell.append(row[index])
        index += 1
      }
      if index >= row.count, cell.last == 0x0D { cell.removeLast() }
      cells.append(String(decoding: cell, as: UTF8.self))
      if index >= row.count { return cells }
      index += 1
    }
  }
}
