import CArchive
import Glibc

/// Walks over the files of a run and gives their records, in order: opens, decompresses, enters containers, and lets the
/// format of each stream cut it.
final class ArchiveReader {
  private let files: [InputFiles.File]
  private let format: (any ArticleFormat)?
  private let limit: Int
  /// Bytes of files read so far, compressed as they are.
  private(set) var bytesRead = 0

  /// - Parameter format: what all streams are taken for; nil lets each tell by its content.
  init(files: [InputFiles.File], format: (any ArticleFormat)?, limit: Int) {
    self.files = files
    self.format = format
    self.limit = limit
  }

  /// A record with the format that reads it, and the file it is from.
  struct Item {
    var file: Int
    var record: Record
    var format: any ArticleFormat
  }

  /// Gives the records of all files from the file number `first` on.
  func read(from first: Int = 0, _ give: (Item) throws -> Void) throws {
    for index in files.indices.dropFirst(first) {
      let file = files[index]
      let place = StreamPlace(path: file.path, id: file.id, limit: limit)
      func put(_ record: Record, _ format: any ArticleFormat) throws {
        try give(Item(file: index, record: record, format: format))
      }
      if let error = file.error {
        try put(Record(place, number: nil, offset: 0, error: error), PlainTextFormat())
        continue
      }
      do {
        let source = try FileSource(file.path) { [unowned self] in bytesRead += $0 }
        try read(ByteStream(source), at: place, depth: 0, put)
      } catch let error as FileError where error.path == file.path {
        try put(Record(place, number: nil, offset: 0, error: error.reason), PlainTextFormat())
      }
    }
  }

  typealias Give = (Record, any ArticleFormat) throws -> Void

  /// Reads one stream, through compressions and containers to a format.
  func read(_ stream: ByteStream, at place: StreamPlace, depth: Int, _ give: Give) throws {
    func problem(_ reason: String, _ offset: Int) throws {
      try give(Record(place, number: nil, offset: offset, error: reason), PlainTextFormat())
    }
    let head = stream.window(atLeast: 1 << 12)
    if head.isEmpty {
      return try problem(stream.failure?.reason ?? "an empty file", 0)
    }
    if let compression = DecompressedSource.Compression(start: head) {
      guard depth < 4 else { return try problem("compressed more than four times over", 0) }
      let inner: DecompressedSource
      do { inner = try DecompressedSource(compression, stream) } catch { return try problem(error.reason, 0) }
      return try read(ByteStream(inner), at: place, depth: depth + 1, give)
    }
    if let binary = Self.binaryKind(head) { return try problem("\(binary), expected articles", 0) }
    if Self.isContainer(head) {
      guard depth < 4 else { return try problem("containers more than four deep", 0) }
      return try readContainer(stream, at: place, depth: depth, give)
    }
    let bytes = [UInt8](stream.window(atLeast: 1 << 12).prefix(1 << 16))
    let start = StreamStart(bytes: bytes, name: Self.bareName(place.path))
    let format = format ?? ArticleFormats.of(start)
    try format.cut(stream, at: place) { try give($0, format) }
    if let failure = stream.failure { try problem(failure.reason, stream.offset) }
  }

  private func readContainer(_ stream: ByteStream, at place: StreamPlace, depth: Int, _ give: Give) throws {
    do {
      let container = try Container(stream)
      var members = 0
      while let name = try container.next() {
        members += 1
        let safe = name.split(separator: "/").filter { $0 != ".." && $0 != "." }.joined(separator: "/")
        if safe.isEmpty || safe.split(separator: "/").contains(where: { $0.hasPrefix(".") || $0 == "__MACOSX" }) {
          continue
        }
        let suffix = safe.split(separator: ".").last?.lowercased() ?? ""
        if safe.contains("."), ArticleFormats.passedOver.contains(suffix) { continue }
        let inner = StreamPlace(
          path: "\(place.path)/\(safe)", id: "\(place.id)/\(InputFiles.stem(safe))", limit: place.limit)
        try read(ByteStream(container.member()), at: inner, depth: depth + 1, give)
      }
      if members == 0 {
        try give(Record(place, number: nil, offset: 0, error: "an archive without files"), PlainTextFormat())
      }
    } catch let error as StreamError {
      try give(Record(place, number: nil, offset: stream.offset, error: error.reason), PlainTextFormat())
    }
  }

  private static func isContainer(_ head: UnsafeRawBufferPointer) -> Bool {
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return true }
    return head.count > 262 && head[257...].starts(with: Array("ustar".utf8))
  }

  private static let binaryKinds: [(start: [UInt8], name: String)] = [
    (Array("%PDF".utf8), "a PDF"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    (Array("GIF8".utf8), "a GIF picture"), ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive"), (Array("Rar!".utf8), "a RAR archive"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "an xz file"), (Array("BZh".utf8), "a bzip2 file"),
    (Array("SQLite format 3".utf8), "a database"), (Array("PAR1".utf8), "a Parquet file"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an Office document"),
  ]

  private static func binaryKind(_ head: UnsafeRawBufferPointer) -> String? {
    binaryKinds.first { head.starts(with: $0.start) }?.name
  }

  private static func bareName(_ path: String) -> String {
    var name = path.lowercased()
    for suffix in [".gz", ".zst"] where name.hasSuffix(suffix) { name.removeLast(suffix.count) }
    return name
  }
}
