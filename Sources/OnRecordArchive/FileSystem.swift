import Glibc

/// A failed call of the operating system.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  public let path: String
  public let reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  static func last(_ path: String) -> FileError { FileError(path: path, reason: String(cString: strerror(errno))) }

  public var description: String { "\(path): \(reason)" }
}

/// The few things batch jobs ask of the file system.
public enum FileSystem {
  public enum Kind { case file, folder, other }

  public static func kind(_ path: String) throws(FileError) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .last(path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The names of what lies in a folder, sorted; hidden ones are left out.
  static func names(in folder: String) throws(FileError) -> [String] {
    guard let handle = opendir(folder) else { throw .last(folder) }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// The files below a folder, sorted by path; hidden ones are left out.
  public static func files(in folder: String) throws(FileError) -> [String] {
    var files: [String] = []
    for name in try names(in: folder) {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      switch try kind(path) {
      case .file: files.append(path)
      case .folder: files += try self.files(in: path)
      case .other: continue
      }
    }
    return files
  }

  public static func contents(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw .last(path) }
    defer { close(descriptor) }
    var status = stat()
    fstat(descriptor, &status)
    let size = max(1 << 16, Int(status.st_size) + 1)
    var bytes = [UInt8](repeating: 0, count: size)
    var filled = 0
    while true {
      if filled == bytes.count { bytes.append(contentsOf: repeatElement(0, count: bytes.count)) }
      let count = bytes.withUnsafeMutableBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return 0 }
        return read(descriptor, base + filled, buffer.count - filled)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .last(path) }
      if count == 0 { break }
      filled += count
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }

  /// Keeps a folder for one process at a time, until the descriptor given back is closed or the process ends.
  /// - Throws: `FileError` where another one has it.
  static func lock(_ folder: String) throws(FileError) -> Int32 {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last(folder) }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      close(descriptor)
      throw FileError(path: folder, reason: "another run is writing into this folder")
    }
    return descriptor
  }

  /// Takes a file away; one that is not there is no error.
  static func remove(_ path: String) throws(FileError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw .last(path) }
  }

  public static func makeFolder(_ path: String) throws(FileError) {
    var prefix = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      prefix += prefix.isEmpty && part.isEmpty ? "/" : prefix.isEmpty || prefix == "/" ? String(part) : "/\(part)"
      if prefix.isEmpty || prefix == "/" { continue }
      if mkdir(prefix, 0o777) != 0, errno != EEXIST { throw .last(prefix) }
    }
  }
}

/// A file that is written under another name until it is complete, so that half of it never looks finished.
public final class OutputFile {
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  public init(_ path: String) throws(FileError) {
    self.path = path
    descriptor = open(path + ".partial", O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard descriptor >= 0 else { throw .last(path + ".partial") }
  }

  deinit { close(descriptor) }

  public func write(_ bytes: [UInt8]) throws(FileError) {
    buffer.append(contentsOf: bytes)
    if buffer.count > 1 << 18 { try flush() }
  }

  private func flush() throws(FileError) {
    var done = 0
    while done < buffer.count {
      let count = buffer.withUnsafeBytes { bytes -> Int in
        guard let base = bytes.baseAddress else { return 0 }
        return Glibc.write(descriptor, base + done, bytes.count - done)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .last(path) }
      done += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Takes the file back: nothing of it stays.
  public func discard() { unlink(path + ".partial") }

  /// Writes what is left and gives the file its name.
  public func finish() throws(FileError) {
    try flush()
    guard fsync(descriptor) == 0 || errno == EINVAL, rename(path + ".partial", path) == 0 else { throw .last(path) }
  }
}
