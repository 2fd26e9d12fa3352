/// Where bytes come from: a file, a decompressor, a member of a container.
protocol ByteSource: AnyObject {
  /// Fills `target` with what comes next; 0 at the end.
  /// - Throws: `StreamError` where the bytes end before they should.
  func read(into target: UnsafeMutableRawBufferPointer) throws(StreamError) -> Int
}

/// Why a stream of bytes broke off.
struct StreamError: Error, Hashable, Sendable {
  var reason: String
}

/// Bytes in a window that moves on: memory stays at the largest record, whatever the size of the archive.
///
/// A stream that breaks is given to its last good byte and then ends; `failure` tells why.
final class ByteStream {
  private let source: any ByteSource
  private var buffer: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  private(set) var isAtEnd = false
  /// The offset of the window's first byte.
  private(set) var offset = 0
  private(set) var failure: StreamError?

  private static let step = 1 << 17

  init(_ source: any ByteSource) {
    self.source = source
    buffer = .allocate(byteCount: Self.step, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// The bytes at hand: at least `count`, fewer only where the stream ends. Good until the next call.
  func window(atLeast count: Int = 1) -> UnsafeRawBufferPointer {
    while end - start < count, !isAtEnd { fill(toward: count) }
    return UnsafeRawBufferPointer(rebasing: buffer[start..<end])
  }

  /// The bytes already read, without reading more.
  var present: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: buffer[start..<end]) }

  /// One more read, where the stream goes on.
  func readMore() { fill(toward: end - start + 1) }

  func skip(_ count: Int) {
    let count = min(count, end - start)
    start += count
    offset += count
  }

  /// The next `count` bytes, fewer where the stream ends.
  func take(_ count: Int) -> [UInt8] {
    let window = window(atLeast: count)
    let bytes = [UInt8](window.prefix(count))
    skip(bytes.count)
    return bytes
  }

  /// Passes over `count` bytes without keeping them.
  func pass(_ count: Int) {
    var left = count
    while left > 0 {
      let present = window().count
      if present == 0 { return }
      skip(min(left, present))
      left -= min(left, present)
    }
  }

  /// Everything that is left; nil where that is more than `limit`, and the stream stands at its end then.
  func takeAll(limit: Int) -> [UInt8]? {
    let window = window(atLeast: limit + 1)
    guard window.count > limit else { return take(window.count) }
    while !self.window().isEmpty { skip(end - start) }
    return nil
  }

  private func fill(toward count: Int) {
    guard !isAtEnd else { return }
    if start > 0 {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
      end -= start
      start = 0
    }
    if buffer.count - end < Self.step / 2 {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: max(buffer.count * 2, min(count + Self.step, buffer.count * 4)), alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<end]))
      buffer.deallocate()
      buffer = larger
    } else if buffer.count > 8 << 20, end < Self.step {
      // A giant record is behind us: its memory goes.
      let smaller = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.step * 2, alignment: 16)
      smaller.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<end]))
      buffer.deallocate()
      buffer = smaller
    }
    do throws(StreamError) {
      let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[end...]))
      if count <= 0 { isAtEnd = true }
      end += max(0, count)
    } catch {
      failure = error
      isAtEnd = true
    }
  }
}
