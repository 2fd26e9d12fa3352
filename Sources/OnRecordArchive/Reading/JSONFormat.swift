/// JSON of any layout: an array of objects, or objects one behind the other, each an article.
struct JSONFormat: ArticleFormat {
  let name = "json"

  func recognizes(_ start: StreamStart) -> Bool {
    guard let first = start.firstByte, first == UInt8(ascii: "[") || first == UInt8(ascii: "{") else {
      return start.hasSuffix(".json")
    }
    if start.hasSuffix(".json") || first == UInt8(ascii: "{") { return !start.hasSuffix(".txt") }
    // A text may begin with 【 or [新聞]: an array of objects goes on with a brace.
    let rest = start.trimmed.dropFirst().drop { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
    return rest.first == UInt8(ascii: "{")
  }

  func cut(_ stream: ByteStream, at place: StreamPlace, _ give: (Record) throws -> Void) throws {
    if stream.window(atLeast: 3).starts(with: [0xEF, 0xBB, 0xBF]) { stream.skip(3) }
    var number = 0
    var stray = 0
    var recoveries = 0
    while let byte = stream.window().first {
      guard byte == UInt8(ascii: "{") else {
        let isBetween =
          byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "[")
          || byte == UInt8(ascii: "]")
        if !isBetween, stray == 0 {
          try give(Record(place, number: number + 1, offset: stream.offset, error: "expected an object of JSON"))
        }
        stray = isBetween ? 0 : stray + 1
        stream.skip(1)
        continue
      }
      stray = 0
      number += 1
      let offset = stream.offset
      switch object(stream, limit: place.limit) {
      case .whole(let bytes): try give(Record(place, number: number, offset: offset, bytes: bytes))
      case .tooLong:
        try give(Record(place, number: number, offset: offset, error: "an object longer than \(place.limit) bytes"))
      case .cut:
        try give(Record(place, number: number, offset: offset, error: "an object without its end"))
        recoveries += 1
        goToNextLine(stream, mayRecover: recoveries < 100)
      }
    }
  }

  /// Goes on behind an object without its end: at the next line that opens one, else at the stream's end.
  private func goToNextLine(_ stream: ByteStream, mayRecover: Bool) {
    if mayRecover {
      let window = stream.present
      for index in window.indices.dropFirst() where window[index] == UInt8(ascii: "{") && window[index - 1] == 0x0A {
        stream.skip(index)
        return
      }
    }
    while !stream.window().isEmpty { stream.skip(stream.present.count) }
  }

  private enum Object {
    case whole([UInt8])
    case tooLong, cut
  }

  /// The object the stream stands at, to its closing brace.
  private func object(_ stream: ByteStream, limit: Int) -> Object {
    var depth = 0
    var isInString = false
    var isEscaped = false
    var index = 0
    var isTooLong = false
    while true {
      let window = stream.window(atLeast: index + 1)
      if index >= window.count { return isTooLong ? .tooLong : .cut }
      while index < window.count {
        let byte = window[index]
        index += 1
        if isInString {
          if isEscaped {
            isEscaped = false
          } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
          } else if byte == UInt8(ascii: "\"") {
            isInString = false
          }
          continue
        }
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "}"):
          depth -= 1
          if depth == 0 {
            if !isTooLong { return .whole(stream.take(index)) }
            stream.skip(index)
            return .tooLong
          }
        default: break
        }
      }
      if index > limit {
        // Passed over piece by piece.
        isTooLong = true
        stream.skip(index)
        index = 0
      }
    }
  }

  func article(of record: Record, _ tools: ReadingTools) throws(RecordError) -> ArticleDraft? {
    try tools.draft(record.bytes)
  }
}
