import CArchive

/// What a compressed stream holds: gzip or Zstandard, with members or frames one behind the other.
final class DecompressedSource: ByteSource {
  enum Compression: Int32 {
    case gzip = 1
    case zstd = 2

    /// The compression that a stream beginning with `start` is in.
    init?(start: UnsafeRawBufferPointer) {
      if start.starts(with: [0x1F, 0x8B]) {
        self = .gzip
      } else if start.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
        self = .zstd
      } else {
        return nil
      }
    }
  }

  /// Text shrinks to a tenth, a page of one character to a thousandth: more than that is no archive but a trap.
  private static let largestRatio = 2000
  private static let freeBytes = 64 << 20

  private let compression: Compression
  private let stream: ByteStream
  private let inflater: OpaquePointer
  private var isBetweenMembers = true
  private var total = 0

  init(_ compression: Compression, _ stream: ByteStream) throws(StreamError) {
    guard let opened = carchive_inflater_open(compression.rawValue) else {
      throw StreamError(reason: "no memory to decompress")
    }
    self.compression = compression
    self.stream = stream
    inflater = opened
  }

  deinit { carchive_inflater_close(inflater) }

  func read(into target: UnsafeMutableRawBufferPointer) throws(StreamError) -> Int {
    guard let base = target.bindMemory(to: UInt8.self).baseAddress else { return 0 }
    while true {
      let window = stream.window()
      guard let bytes = window.bindMemory(to: UInt8.self).baseAddress, !window.isEmpty else {
        if let failure = stream.failure { throw failure }
        if isBetweenMembers { return 0 }
        throw StreamError(reason: "compressed data ends too early, at compressed byte \(stream.offset)")
      }
      if isBetweenMembers, total > 0, compression == .gzip, Compression(start: stream.window(atLeast: 2)) != .gzip {
        // Zeros that pad a tape, as gzip itself takes them.
        if window.allSatisfy({ $0 == 0 }) {
          stream.skip(window.count)
          continue
        }
        throw StreamError(reason: "no gzip member at compressed byte \(stream.offset)")
      }
      var consumed = 0
      var produced = 0
      var isMemberEnd = false
      let problem = carchive_inflate(
        inflater, bytes, window.count, &consumed, base, target.count, &produced, &isMemberEnd)
      stream.skip(consumed)
      total += produced
      isBetweenMembers = isMemberEnd
      if let problem {
        throw StreamError(
          reason: "damaged compressed data at compressed byte \(stream.offset): \(String(cString: problem))")
      }
      if total > Self.freeBytes, total / Self.largestRatio > stream.offset {
        throw StreamError(reason: "expands to more than \(Self.largestRatio) times its size: a decompression bomb")
      }
      if produced > 0 { return produced }
    }
  }
}
