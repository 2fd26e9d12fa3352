import CICU

/// One of ICU's transforms of text: `Hant-Hans`, `Han-Latin/Names`, `Latin-ASCII`, `Any-Latin`.
///
/// Owns one ICU transliterator, closed once. Not thread-safe; Han-Latin takes 80 ms to open, so it belongs to the
/// time when gazetteers are compiled.
public final class Transliterator {
  private let handle: OpaquePointer
  private let id: String

  public init(_ id: String) throws(ICUError) {
    var status: Int32 = 0
    let opened = cicu_transliterator_open(id, &status)
    try checked(status, "open the transliterator \(id)")
    guard let opened else { throw ICUError(operation: "open the transliterator \(id)", name: "null") }
    handle = opened
    self.id = id
  }

  deinit { cicu_transliterator_close(handle) }

  /// `text` transformed.
  public func transliterate(_ text: String) throws(ICUError) -> String {
    var units = Array(text.utf16)
    let length = units.count
    // Han to Latin is the longest there is: six letters and a space a character.
    units.append(contentsOf: repeatElement(0, count: length * 8 + 64))
    var status: Int32 = 0
    let capacity = Int32(clamping: units.count)
    let size = units.withUnsafeMutableBufferPointer { buffer -> Int32 in
      guard let base = buffer.baseAddress else { return 0 }
      return cicu_transliterate(handle, base, Int32(clamping: length), capacity, &status)
    }
    try checked(status, "transliterate with \(id)")
    return String(decoding: units[..<Int(size)], as: UTF16.self)
  }
}
