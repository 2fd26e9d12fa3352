import OnRecordModel

/// The id of a node that is a stretch of its article: kind, span, article.
enum SpanID {
  /// `KIND/START-END@ARTICLE`, written byte by byte: graphs hold several for every figure and quote.
  static func text(_ kind: String, _ detail: String?, _ span: TextSpan, in article: String) -> String {
    String(unsafeUninitializedCapacity: capacity(kind, detail, article)) { memory in
      write(kind, detail, span, in: article, to: memory)
    }
  }

  /// The same as bytes that are no longer needed behind `body`: a text of its own asks for memory.
  static func withUTF8(
    _ kind: String, _ detail: String?, _ span: TextSpan, in article: String,
    _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity(kind, detail, article)) { memory in
      let count = write(kind, detail, span, in: article, to: memory)
      body(UnsafeBufferPointer(rebasing: memory[..<count]))
    }
  }

  /// Two numbers and the signs between take no more than 44 bytes.
  private static func capacity(_ kind: String, _ detail: String?, _ article: String) -> Int {
    kind.utf8.count + (detail?.utf8.count ?? 0) + article.utf8.count + 44
  }

  /// The number of bytes.
  private static func write(
    _ kind: String, _ detail: String?, _ span: TextSpan, in article: String,
    to memory: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    guard let bytes = memory.baseAddress else { return 0 }
    var count = 0
    func put(_ byte: UInt8) {
      bytes[count] = byte
      count += 1
    }
    func put(_ text: String) {
      let rest = UnsafeMutableBufferPointer(start: bytes + count, count: memory.count - count)
      count += rest.update(fromContentsOf: text.utf8)
    }
    func put(_ number: Int) {
      // From its last digit: dividing by ten alone is no division.
      var rest = UInt32(truncatingIfNeeded: max(0, number))
      var end = count + 1
      var limit: UInt64 = 10
      while UInt64(rest) >= limit {
        end += 1
        limit *= 10
      }
      for place in (count..<end).reversed() {
        bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      count = end
    }
    put(kind)
    put(UInt8(ascii: "/"))
    if let detail {
      put(detail)
      put(UInt8(ascii: "/"))
    }
    put(span.start)
    put(UInt8(ascii: "-"))
    put(span.end)
    put(UInt8(ascii: "@"))
    put(article)
    return count
  }
}

extension Figure {
  /// From article, span and kind.
  package func id(in article: String) -> String { SpanID.text("figure", kind.rawValue, span, in: article) }
}
