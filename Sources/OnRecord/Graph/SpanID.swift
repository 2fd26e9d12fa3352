import OnRecordModel

/// The id of a node that is a stretch of its article: kind, span, article.
enum SpanID {
  /// `KIND/START-END@ARTICLE`, written byte by byte: graphs hold several for every figure and quote.
  static func text(_ kind: String, _ detail: String?, _ span: TextSpan, in article: String) -> String {
    let capacity = kind.utf8.count + (detail?.utf8.count ?? 0) + article.utf8.count + 44
    return String(unsafeUninitializedCapacity: capacity) { memory in
      guard let bytes = memory.baseAddress else { return 0 }
      var count = 0
      func put(_ byte: UInt8) {
        bytes[count] = byte
        count += 1
      }
      func put(_ text: String) {
        let rest = UnsafeMutableBufferPointer(start: bytes + count, count: capacity - count)
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
}

extension Figure {
  /// From article, span and kind.
  package func id(in article: String) -> String { SpanID.text("figure", kind.rawValue, span, in: article) }
}
