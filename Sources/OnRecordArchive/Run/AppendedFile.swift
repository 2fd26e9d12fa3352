import Glibc

/// A file that grows batch by batch under the name `NAME.partial`, and gets its own name when it is complete.
final class AppendedFile {
  let path: String
  private let descriptor: Int32
  private(set) var length: Int

  /// Opens the file and cuts it to `length`: what an interrupted run wrote beyond its journal is written anew.
  init(_ path: String, keeping length: Int) throws(FileError) {
    self.path = path
    let partial = path + ".partial"
    descriptor = open(partial, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .last(partial) }
    self.length = length
    guard ftruncate(descriptor, off_t(length)) == 0, lseek(descriptor, off_t(length), SEEK_SET) >= 0 else {
      throw .last(partial)
    }
  }

  deinit { close(descriptor) }

  static func size(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  func append(_ bytes: [UInt8]) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { bytes -> Int in
        guard let base = bytes.baseAddress else { return 0 }
        return Glibc.write(descriptor, base + done, bytes.count - done)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .last(path) }
      done += count
    }
    length += bytes.count
  }

  /// The bytes at `offset`, as many as are there.
  func read(at offset: Int, count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let found = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, count, off_t(offset)) }
    bytes.removeLast(count - max(0, found))
    return bytes
  }

  /// Gives the file its name.
  func finish() throws(FileError) {
    guard fsync(descriptor) == 0 || errno == EINVAL, rename(path + ".partial", path) == 0 else { throw .last(path) }
  }

  func remove() { unlink(path + ".partial") }
}
