import ICUText

/// Bytes that are no text in any charset we know.
public struct UndecodableText: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String
}

/// Decodes the bytes of a file: UTF-8 with and without BOM, UTF-16, Big5, GB18030.
///
/// Owns ICU handles: one per worker.
public final class TextDecoder {
  private let detector: CharsetDetector

  public init() throws { detector = try CharsetDetector() }

  /// The text of `bytes`, without a byte order mark.
  /// - Throws: `UndecodableText` with the place of the first byte that does not fit.
  public func text(_ bytes: [UInt8]) throws -> String {
    if let text = try marked(bytes) { return text }
    if bytes.contains(0) {
      guard let charset = try detect(bytes), charset.hasPrefix("UTF-16") else {
        throw UndecodableText(description: "binary data: a zero byte at byte \(bytes.firstIndex(of: 0) ?? 0)")
      }
      return try convert(bytes[...], charset)
    }
    if let valid = String(validating: bytes, as: UTF8.self) { return valid }
    guard let charset = try detect(bytes), let text = try? convert(bytes[...], charset) else {
      return try utf8(bytes[...], offset: 0)
    }
    return text
  }

  /// The text of a page: by its mark, by what the server told, by what it says of itself, else by statistics.
  ///
  /// Browsers show pages with a few bad bytes, so they are read here too, with U+FFFD in their place.
  /// - Throws: `UndecodableText` where more than a twentieth is no text.
  public func page(_ bytes: [UInt8], charset: String?) throws -> String {
    let text = try leniently(bytes, charset: charset)
    var count = 0
    var bad = 0
    var ascii = 0
    for scalar in text.unicodeScalars {
      count += 1
      if scalar.isASCII { ascii += 1 }
      if scalar.value == 0xFFFD || scalar.value < 0x09 || (0x0E..<0x20).contains(scalar.value) { bad += 1 }
    }
    if bad * 20 > count { throw UndecodableText(description: "binary data: \(bad) of \(count) characters are no text") }
    // Any noise is good UTF-16, but a page without markup in ASCII is none.
    if ascii * 20 < count, let zero = bytes.firstIndex(of: 0) {
      throw UndecodableText(description: "binary data: a zero byte at byte \(zero)")
    }
    return text
  }

  private func leniently(_ bytes: [UInt8], charset: String?) throws -> String {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return String(decoding: bytes[3...], as: UTF8.self) }
    if let text = try marked(bytes) { return text }
    if let valid = String(validating: bytes, as: UTF8.self), !bytes.contains(0) { return valid }
    for name in [charset, Self.declared(bytes)].compactMap({ $0 }) {
      switch name {
      case "gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk": return try convert(bytes[...], "GB18030", isLenient: true)
      case "big5", "big5-hkscs", "x-x-big5", "big5hkscs": return try convert(bytes[...], "Big5-HKSCS", isLenient: true)
      case "utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "iso-8859-1": continue
      default: if let text = try? convert(bytes[...], name, isLenient: true) { return text }
      }
    }
    if let charset = try detect(bytes) { return try convert(bytes[...], charset, isLenient: true) }
    if bytes.prefix(1 << 12).contains(0) {
      throw UndecodableText(description: "binary data: a zero byte at byte \(bytes.firstIndex(of: 0) ?? 0)")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The charset that a page names in its `<meta>`, in lower case.
  private static func declared(_ bytes: [UInt8]) -> String? {
    HTTPMessage.charset(String(decoding: bytes.prefix(4096).filter { $0 < 0x80 }, as: UTF8.self))
  }

  /// The text behind a byte order mark; nil where there is none.
  private func marked(_ bytes: [UInt8]) throws -> String? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try utf8(bytes[3...], offset: 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return try convert(bytes[2...], "UTF-16LE") }
    if bytes.starts(with: [0xFE, 0xFF]) { return try convert(bytes[2...], "UTF-16BE") }
    return nil
  }

  /// Big5 and GB18030 where ICU names one of them, with the Hong Kong supplement for Big5.
  private func detect(_ bytes: [UInt8]) throws -> String? {
    let found = try bytes.withUnsafeBytes { try detector.detect($0) }
    guard let found, found.confidence >= 10 else { return nil }
    switch found.charset {
    case "Big5": return "Big5-HKSCS"
    case "GB18030", "UTF-16LE", "UTF-16BE": return found.charset
    default: return nil
    }
  }

  private func convert(_ bytes: ArraySlice<UInt8>, _ charset: String, isLenient: Bool = false) throws -> String {
    let converter = try CharsetConverter(charset, isLenient: isLenient)
    do {
      return try bytes.withUnsafeBytes { try converter.convert($0) }
    } catch let error as MalformedText {
      throw UndecodableText(description: error.description)
    }
  }

  private func utf8(_ bytes: ArraySlice<UInt8>, offset: Int) throws -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    // The longest valid beginning, by halving.
    var low = 0
    var high = bytes.count
    while low < high {
      let middle = (low + high + 1) / 2
      if isValidStart(bytes.prefix(middle)) { low = middle } else { high = middle - 1 }
    }
    throw UndecodableText(description: "byte \(offset + low): no valid UTF-8")
  }

  private func isValidStart(_ bytes: ArraySlice<UInt8>) -> Bool {
    (0..<4).contains { String(validating: bytes.dropLast($0), as: UTF8.self) != nil && $0 <= bytes.count }
  }
}
