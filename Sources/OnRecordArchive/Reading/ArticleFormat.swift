import OnRecordModel

/// A format that articles come in.
///
/// A new format is one file: a type of this protocol, and its place in `ArticleFormats.all`. Cutting runs on the thread
/// that reads and keeps the archive's order, so it does no more than it must; the rest is the workers'.
protocol ArticleFormat: Sendable {
  /// What `--format` calls it.
  var name: String { get }

  /// Whether a stream is of this format, by its beginning first and by its name where that does not tell.
  func recognizes(_ start: StreamStart) -> Bool

  /// Cuts a stream to records, in order, each holding one article at most.
  func cut(_ stream: ByteStream, at place: StreamPlace, _ give: (Record) throws -> Void) throws

  /// The article of a record; nil where it holds something else that is no mistake, such as the request of a crawler.
  func article(of record: Record, _ tools: ReadingTools) throws(RecordError) -> ArticleDraft?
}

/// The beginning of a stream and the name it goes by.
struct StreamStart {
  /// Up to 64 KB.
  var bytes: [UInt8]
  /// In lower case, without `.gz` or `.zst`.
  var name: String

  func hasSuffix(_ suffixes: String...) -> Bool { suffixes.contains { name.hasSuffix($0) } }

  /// The first byte that is no white space and no byte order mark.
  var firstByte: UInt8? { trimmed.first }

  var trimmed: ArraySlice<UInt8> {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    return start.drop { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
  }

  /// The beginning as ASCII in lower case, other bytes and the zeros of UTF-16 left out.
  func ascii(_ count: Int) -> String {
    String(decoding: bytes.prefix(count * 2).filter { $0 > 0 && $0 < 0x80 }.prefix(count), as: UTF8.self).lowercased()
  }
}

/// Which stream a record is from.
struct StreamPlace: Sendable {
  /// The file, and behind it the members of containers, with slashes.
  var path: String
  /// What articles without an id of their own are called.
  var id: String
  /// The largest record that is read, in bytes.
  var limit: Int
}

/// A stretch of a stream that holds one article, not yet read.
struct Record: Sendable {
  var place: StreamPlace
  /// Counted from 1 in its stream, lines for formats of lines; nil for a file that is one article.
  var number: Int?
  /// Where it begins, in the decompressed stream.
  var offset: Int
  var bytes: [UInt8]
  /// What the format found out while cutting.
  var context: Context = .none
  /// Why it is no record after all.
  var error: RecordError?

  /// Where its article is from.
  var source: ArticleSource { ArticleSource(path: place.path, record: number) }

  enum Context: Sendable {
    case none
    case columns([String], separator: UInt8)
    /// A record of a WARC file: its kind, where it was fetched from and when.
    case web(type: String, url: String?, date: String?)
  }

  init(_ place: StreamPlace, number: Int?, offset: Int, bytes: [UInt8], context: Context = .none) {
    self.place = place
    self.number = number
    self.offset = offset
    self.bytes = bytes
    self.context = context
  }

  init(_ place: StreamPlace, number: Int?, offset: Int, error: String) {
    self.init(place, number: number, offset: offset, bytes: [])
    self.error = RecordError(error)
  }
}

/// Why a record gives no article.
struct RecordError: Error, Hashable, Sendable, CustomStringConvertible {
  var description: String
  /// Counted from the record's first byte.
  var byte: Int?

  init(_ description: String, byte: Int? = nil) {
    self.description = description
    self.byte = byte
  }
}
