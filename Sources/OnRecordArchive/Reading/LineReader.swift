import Glibc

/// Lines of a file descriptor, one by one, in a buffer that is reused; memory stays at the longest line.
public struct LineReader {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// The number of the line last given, from 1.
  public private(set) var line = 0
  /// A line longer than this is given cut, with `isCut` set; the rest of it is passed over.
  public let limit: Int
  public private(set) var isCut = false

  public init(descriptor: Int32, limit: Int = 256 << 20) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// The next line without its newline, or nil at the end.
  public mutating func next() -> [UInt8]? {
    isCut = false
    var scanned = start
    while true {
      if let end = newline(from: scanned) {
        let line = Array(buffer[start..<end])
        start = end + 1
        self.line += 1
        return line
      }
      scanned = buffer.count
      if buffer.count - start > limit {
        let line = Array(buffer[start..<(start + limit)])
        skipLine()
        isCut = true
        self.line += 1
        return line
      }
      if isAtEnd || !fill(&scanned) {
        guard start < buffer.count else { return nil }
        let line = Array(buffer[start...])
        start = buffer.count
        self.line += 1
        return line
      }
    }
  }

  /// Whether no whole line is there yet, so that `next` would wait for whoever writes.
  public var wouldWait: Bool {
    if isAtEnd || newline(from: start) != nil { return false }
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) == 0
  }

  private func newline(from index: Int) -> Int? {
    guard index < buffer.count else { return nil }
    return buffer.withUnsafeBytes { bytes -> Int? in
      guard let base = bytes.baseAddress, let found = memchr(base + index, 0x0A, bytes.count - index) else {
        return nil
      }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Reads more, moving what is left to the front; false at the end.
  private mutating func fill(_ scanned: inout Int) -> Bool {
    if start > 0 {
      buffer.removeFirst(start)
      scanned -= start
      start = 0
    }
    let size = max(1 << 18, buffer.count)
    let old = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: size))
    let count = buffer.withUnsafeMutableBytes { bytes -> Int in
      guard let base = bytes.baseAddress else { return 0 }
      while true {
        let count = read(descriptor, base + old, size)
        if count >= 0 || errno != EINTR { return count }
      }
    }
    buffer.removeLast(size - max(0, count))
    if count <= 0 { isAtEnd = true }
    return count > 0
  }

  private mutating func skipLine() {
    while true {
      if let end = newline(from: start) {
        start = end + 1
        return
      }
      start = buffer.count
      var scanned = start
      if !fill(&scanned) { return }
    }
  }
}
