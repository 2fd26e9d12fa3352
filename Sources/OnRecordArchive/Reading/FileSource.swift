import Glibc

/// The bytes of a file, or of standard input for the path `-`.
final class FileSource: ByteSource {
  private let descriptor: Int32
  /// Told of each number of bytes read, for the progress.
  private let meter: (Int) -> Void

  init(_ path: String, meter: @escaping (Int) -> Void) throws(FileError) {
    descriptor = path == "-" ? dup(0) : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .last(path) }
    if path != "-" { _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK) }
    self.meter = meter
  }

  deinit { close(descriptor) }

  func read(into target: UnsafeMutableRawBufferPointer) throws(StreamError) -> Int {
    while true {
      let count = Glibc.read(descriptor, target.baseAddress, min(target.count, 1 << 20))
      if count > 0 { meter(count) }
      if count >= 0 { return count }
      if errno != EINTR { throw StreamError(reason: String(cString: strerror(errno))) }
      if RunInterruption.isWanted { return 0 }
    }
  }
}

/// Bytes that are in memory already.
final class MemorySource: ByteSource {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func read(into target: UnsafeMutableRawBufferPointer) throws(StreamError) -> Int {
    let count = min(target.count, bytes.count - position)
    bytes.withUnsafeBytes {
      target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)]))
    }
    position += count
    return count
  }
}
