import CICU

/// Tells which charset bytes are in, by ICU's statistics.
///
/// Owns one ICU detector, closed once. Not thread-safe: one per worker.
public final class CharsetDetector {
  private let handle: OpaquePointer

  public init() throws(ICUError) {
    var status: Int32 = 0
    let opened = cicu_detector_open(&status)
    try checked(status, "open a charset detector")
    guard let opened else { throw ICUError(operation: "open a charset detector", name: "null") }
    handle = opened
  }

  deinit { cicu_detector_close(handle) }

  /// The likeliest charset of `bytes` and ICU's confidence in it, 0 to 100; nil where none fits.
  public func detect(_ bytes: UnsafeRawBufferPointer) throws(ICUError) -> (charset: String, confidence: Int)? {
    guard let base = bytes.baseAddress else { return nil }
    var confidence: Int32 = 0
    var status: Int32 = 0
    let length = Int32(clamping: bytes.count)
    let name = cicu_detect(handle, base.assumingMemoryBound(to: CChar.self), length, &confidence, &status)
    try checked(status, "detect a charset")
    return name.map { (String(cString: $0), Int(confidence)) }
  }
}

/// Bytes that are not what their charset allows.
public struct MalformedText: Error, Hashable, Sendable, CustomStringConvertible {
  public let charset: String
  /// The offset of the first byte that does not fit.
  public let byte: Int

  public init(charset: String, byte: Int) {
    self.charset = charset
    self.byte = byte
  }

  public var description: String { "byte \(byte): no valid \(charset)" }
}

/// Turns the bytes of one charset into text, strictly where it is not told to be lenient.
///
/// Owns one ICU converter, closed once. Not thread-safe: one per worker.
public final class CharsetConverter {
  private let handle: OpaquePointer
  private let charset: String

  /// - Parameter isLenient: bytes that do not fit become U+FFFD instead of an error.
  public init(_ charset: String, isLenient: Bool = false) throws(ICUError) {
    var status: Int32 = 0
    let opened = cicu_converter_open(charset, isLenient, &status)
    try checked(status, "open a converter for \(charset)")
    guard let opened else { throw ICUError(operation: "open a converter for \(charset)", name: "null") }
    handle = opened
    self.charset = charset
  }

  deinit { cicu_converter_close(handle) }

  /// The text of `bytes`.
  /// - Throws: `MalformedText` with the offset of the first bad byte.
  public func convert(_ bytes: UnsafeRawBufferPointer) throws(MalformedText) -> String {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return "" }
    var units = [UInt16](repeating: 0, count: bytes.count * 2 + 16)
    var consumed = 0
    var status: Int32 = 0
    let written = units.withUnsafeMutableBufferPointer { buffer -> Int32 in
      guard let target = buffer.baseAddress else { return 0 }
      return cicu_convert(
        handle, base.assumingMemoryBound(to: CChar.self), bytes.count, target, buffer.count, &consumed, &status)
    }
    guard status <= 0 else { throw MalformedText(charset: charset, byte: max(0, consumed - 1)) }
    return String(decoding: units[..<Int(written)], as: UTF16.self)
  }
}
