/// A response of HTTP as a crawler stored it.
struct HTTPMessage {
  let status: Int
  private var fields: [String: String] = [:]
  private let bytes: [UInt8]
  private let bodyStart: Int

  /// nil where `bytes` begin with no status line.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Array("HTTP/".utf8)) else { return nil }
    var lineStart = 0
    var status: Int?
    while lineStart < bytes.count {
      guard let lineEnd = bytes[lineStart...].firstIndex(of: 0x0A) else { return nil }
      var line = bytes[lineStart..<lineEnd]
      if line.last == 0x0D { line.removeLast() }
      lineStart = lineEnd + 1
      if line.isEmpty { break }
      if status == nil {
        let words = line.split(separator: 0x20)
        status = words.count > 1 ? Int(String(decoding: words[1], as: UTF8.self)) : nil
        if status == nil { return nil }
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
        let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
        fields[name] = String(decoding: line[(colon + 1)...], as: UTF8.self).trimmingSpace
      }
    }
    guard let status else { return nil }
    self.status = status
    self.bytes = bytes
    bodyStart = lineStart
  }

  var isPage: Bool {
    guard let type = fields["content-type"]?.lowercased(), !type.isEmpty else { return true }
    return type.contains("html")
  }

  var charset: String? { fields["content-type"].flatMap(Self.charset) }

  /// The value of `charset=` in a content type.
  static func charset(_ contentType: String) -> String? {
    guard let start = contentType.lowercased().firstRange(of: "charset=")?.upperBound else { return nil }
    let value = contentType.lowercased()[start...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
    let name = value.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    return name.isEmpty ? nil : String(name)
  }

  /// The page itself, out of its chunks and decompressed.
  func body(_ limit: Int) throws(RecordError) -> [UInt8] {
    var body = Array(bytes[bodyStart...])
    if fields["transfer-encoding"]?.lowercased().contains("chunked") == true { body = Self.unchunked(body) }
    guard let compression = body.withUnsafeBytes({ DecompressedSource.Compression(start: $0) }) else { return body }
    do throws(StreamError) {
      let stream = ByteStream(try DecompressedSource(compression, ByteStream(MemorySource(body))))
      guard let page = stream.takeAll(limit: limit) else {
        throw StreamError(reason: "a page of more than \(limit) bytes")
      }
      if page.isEmpty, let failure = stream.failure { throw failure }
      return page
    } catch {
      throw RecordError(error.reason)
    }
  }

  /// The chunks one behind the other; bytes that are no chunks are left as they are, as some crawlers store them.
  private static func unchunked(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard let lineEnd = bytes[index...].firstIndex(of: 0x0A), lineEnd - index < 64 else { break }
      let size = bytes[index..<lineEnd].prefix { $0 != 0x0D && $0 != UInt8(ascii: ";") && $0 != 0x20 }
      guard let length = Int(String(decoding: size, as: UTF8.self), radix: 16), length >= 0,
        length <= bytes.count - lineEnd - 1
      else { break }
      if length == 0 { return result }
      result += bytes[(lineEnd + 1)..<(lineEnd + 1 + length)]
      index = lineEnd + 1 + length
      while index < bytes.count, bytes[index] == 0x0D || bytes[index] == 0x0A { index += 1 }
    }
    return result.isEmpty ? bytes : result
  }
}
