import Glibc

/// Cuts a stream to lines; memory stays at the longest line allowed.
struct StreamLines {
  private let stream: ByteStream
  private let limit: Int
  /// The number of the line last given, from 1.
  private(set) var number = 0
  /// Where the line last given begins.
  private(set) var offset = 0
  /// Whether the line last given was longer than the limit: its bytes are then empty and it was passed over.
  private(set) var isTooLong = false

  init(_ stream: ByteStream, limit: Int) {
    self.stream = stream
    self.limit = limit
  }

  /// The next line without its line end, nil behind the last one.
  mutating func next() -> [UInt8]? {
    isTooLong = false
    offset = stream.offset
    var scanned = 0
    while true {
      let window = stream.present
      if let end = Self.newline(window, from: scanned) {
        var length = end
        if length > 0, window[length - 1] == 0x0D { length -= 1 }
        let line = [UInt8](window[..<length])
        stream.skip(end + 1)
        number += 1
        return line
      }
      scanned = window.count
      if scanned > limit { return passOver() }
      if stream.isAtEnd {
        guard scanned > 0 else { return nil }
        number += 1
        return stream.take(scanned)
      }
      stream.readMore()
    }
  }

  private mutating func passOver() -> [UInt8] {
    isTooLong = true
    number += 1
    while true {
      let window = stream.window()
      if window.isEmpty { return [] }
      if let end = Self.newline(window, from: 0) {
        stream.skip(end + 1)
        return []
      }
      stream.skip(window.count)
    }
  }

  private static func newline(_ window: UnsafeRawBufferPointer, from index: Int) -> Int? {
    guard index < window.count, let base = window.baseAddress,
      let found = memchr(base + index, 0x0A, window.count - index)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }
}
