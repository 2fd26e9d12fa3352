import Glibc
import OnRecord

/// Where a line stands: file, byte, length.
struct LinePlace {
  var file: Int
  var offset: Int
  var length: Int
}

/// A file of lines that is read once in order and then by place, then by any number of threads.
final class LineFile: Sendable {
  private let path: String
  private let descriptor: Int32

  init(_ path: String) throws(FileError) {
    self.path = path
    descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw .last(path) }
  }

  deinit { close(descriptor) }

  /// Gives each line that is not empty, with its place and its number from 1.
  func forEachLine(_ body: ([UInt8], _ offset: Int, _ number: Int) throws(FileError) -> Void) throws(FileError) {
    var lines = LineReader(descriptor: descriptor, limit: 1 << 30)
    var offset = 0
    while let line = lines.next() {
      if lines.isCut { throw FileError(path: path, reason: "line \(lines.line) is longer than \(lines.limit) bytes") }
      if !line.isEmpty { try body(line, offset, lines.line) }
      offset += line.count + 1
    }
  }

  func bytes(offset: Int, length: Int) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: length)
    var filled = 0
    while filled < length {
      let count = bytes.withUnsafeMutableBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return 0 }
        return pread(descriptor, base + filled, length - filled, off_t(offset + filled))
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .last(path) }
      if count == 0 { throw FileError(path: path, reason: "became shorter while it was read") }
      filled += count
    }
    return bytes
  }
}

/// One line of `texts.ndjson`: an article's text, found by its hash.
enum TextLine {
  private static let start = Array("{\"sha256\":\"".utf8)

  static func write(sha256: String, text: String, to json: inout JSONBuffer) {
    json.object { json in
      json.key("sha256")
      json.string(sha256)
      json.key("text")
      json.string(text)
    }
    json.newline()
  }

  /// The hash of a line; nil where the line is none of ours.
  static func hash(_ line: [UInt8]) -> String? {
    guard line.count > start.count + 64, line.starts(with: start) else { return nil }
    let hash = line[start.count..<(start.count + 64)]
    guard hash.allSatisfy({ $0 >= 0x30 && $0 < 0x67 }) else { return nil }
    return String(decoding: hash, as: UTF8.self)
  }

  static func text(_ line: [UInt8], _ reader: JSONTokenReader) throws(GraphReadingError) -> String? {
    var text: String?
    try line.withUnsafeBufferPointer { (bytes) throws(GraphReadingError) in
      var tokens = try reader.tokens(bytes)
      try tokens.object { (tokens, key) throws(GraphReadingError) in
        switch key {
        case "text": text = try tokens.string()
        default: tokens.skip()
        }
      }
    }
    return text
  }
}
