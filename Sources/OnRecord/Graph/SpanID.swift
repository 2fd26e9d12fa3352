import OnRecordModel

/// The id of a node that is a stretch of its article: kind, span, article.
enum SpanID {
  /// `KIND/START-END@ARTICLE`, written byte by byte: graphs hold several for every figure and quote.
  static func text(_ kind: String, _ detail: String?, _ span: TextSpan, in article: String) -> String {
    let capacity = kind.utf8.count + (detail?.utf8.count ?? 0) + article.utf8.count + 44
    return String(unsafeUninitializedCapacity: capacity) { bytes in
      var count = 0
      func put(_ byte: UInt8) {
        bytes[count] = byte
        count += 1
      }
      func put(_ text: String) {
        let rest = UnsafeMutableBufferPointer(rebasing: bytes[count...])
        count += rest.update(fromContentsOf: text.utf8)
      }
      func put(_ number: Int) {
        let number = UInt32(truncatingIfNeeded: number)
        var divisor: UInt32 = 1
        while number / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
          put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
          divisor /= 10
        }
      }
      put(kind)
      put(UInt8(ascii: "/"))
      if let detail {
        put(detail)
        put(UInt8(ascii: "/"))
      }
      put(max(0, span.start))
      put(UInt8(ascii: "-"))
      put(max(0, span.end))
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
