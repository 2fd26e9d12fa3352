import Glibc

/// The files of a run, in order: what is named, and what lies below named folders.
struct InputFiles {
  struct File {
    var path: String
    /// What the articles inside are called, without a suffix.
    var id: String
    var size: Int
    /// Nanoseconds since 1970.
    var modified: Int
    /// Why it cannot be read.
    var error: String?
    /// Comes from a folder, so that its name may tell that it is no article.
    var isFound = false
  }

  private(set) var files: [File] = []
  /// Files of folders that are no articles by their names.
  private(set) var passedOver = 0

  init(_ inputs: [String]) {
    for input in inputs {
      if input == "-" {
        files.append(File(path: "-", id: "stdin", size: 0, modified: 0))
        continue
      }
      let before = files.count
      let overBefore = passedOver
      add(input, id: Self.stem(input.split(separator: "/").last.map(String.init) ?? input), ancestors: [], root: true)
      if files.count == before {
        let reason =
          passedOver > overBefore
          ? "a folder without articles: its files have names of pictures, programs and the like"
          : "a folder without articles"
        files.append(File(path: input, id: input, size: 0, modified: 0, error: reason))
      }
    }
  }

  private struct Place: Hashable {
    var device: UInt
    var node: UInt
  }

  private mutating func add(_ path: String, id: String, ancestors: [Place], root: Bool) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      files.append(File(path: path, id: id, size: 0, modified: 0, error: FileError.last(path).reason))
      return
    }
    let modified = status.st_mtim.tv_sec &* 1_000_000_000 &+ status.st_mtim.tv_nsec
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      let place = Place(device: UInt(status.st_dev), node: UInt(status.st_ino))
      if ancestors.contains(place) {
        files.append(
          File(path: path, id: id, size: 0, modified: 0, error: "a link back to a folder that it lies in"))
        return
      }
      guard ancestors.count < 200, let names = try? FileSystem.names(in: path) else {
        files.append(File(path: path, id: id, size: 0, modified: 0, error: FileError.last(path).reason))
        return
      }
      for name in names {
        let child = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
        let childID = root ? Self.stem(name) : "\(id)/\(Self.stem(name))"
        add(child, id: childID, ancestors: ancestors + [place], root: false)
      }
    case S_IFREG:
      let suffix = path.split(separator: "/").last?.split(separator: ".", omittingEmptySubsequences: false)
      if !root, let suffix, suffix.count > 1, ArticleFormats.passedOver.contains(suffix.last?.lowercased() ?? "") {
        passedOver += 1
        return
      }
      files.append(File(path: path, id: id, size: Int(status.st_size), modified: modified, isFound: !root))
    default:
      // Pipes and devices are read where they are named, not where a folder happens to hold them.
      if root { files.append(File(path: path, id: id, size: 0, modified: 0)) } else { passedOver += 1 }
    }
  }

  /// A file's name without the suffixes of formats and compressions.
  static func stem(_ name: String) -> String {
    var name = name
    for suffix in [".gz", ".zst"] where name.hasSuffix(suffix) { name.removeLast(suffix.count) }
    for suffix in suffixes where name.hasSuffix(suffix) && name.count > suffix.count {
      name.removeLast(suffix.count)
      break
    }
    return name
  }

  private static let suffixes = [
    ".txt", ".text", ".html", ".htm", ".ndjson", ".jsonl", ".json", ".csv", ".tsv", ".warc", ".wet", ".zip", ".tar",
    ".tgz",
  ]

  /// Tells whether two runs read the same files.
  var fingerprint: String {
    var digest = StableHash()
    for file in files {
      digest.add(Array(file.path.utf8))
      digest.add(UInt64(bitPattern: Int64(file.size)))
      digest.add(UInt64(bitPattern: Int64(file.modified)))
    }
    return digest.text
  }
}

/// A hash that is the same in every run and on every machine.
struct StableHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: [UInt8]) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    add(UInt64(bytes.count))
  }

  mutating func add(_ number: UInt64) {
    value = (value ^ number) &* 0x9E37_79B9_7F4A_7C15
    value ^= value >> 29
  }

  /// Sixteen digits.
  var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
