import CICU

/// Word or sentence boundaries of a text, by ICU's rules and its Chinese dictionary.
///
/// Owns one ICU break iterator, closed once. Not thread-safe: one per worker.
public final class TextBreaker {
  public enum Unit: Sendable {
    case word, sentence
  }

  private let handle: OpaquePointer

  public init(_ unit: Unit, locale: String = "zh_Hant") throws(ICUError) {
    var status: Int32 = 0
    let kind = Int32(unit == .word ? CICU_BREAK_WORD : CICU_BREAK_SENTENCE)
    let opened = cicu_breaker_open(kind, locale, &status)
    try checked(status, "open a break iterator for \(locale)")
    guard let opened else { throw ICUError(operation: "open a break iterator for \(locale)", name: "null") }
    handle = opened
  }

  deinit { cicu_breaker_close(handle) }

  /// The ends of all pieces of `text`, as UTF-16 offsets in order; the last one is the length.
  public func boundaries(utf16 text: UnsafeBufferPointer<UInt16>) throws(ICUError) -> [Int] {
    guard let base = text.baseAddress, !text.isEmpty else { return [] }
    var status: Int32 = 0
    cicu_breaker_set_text(handle, base, Int32(clamping: text.count), &status)
    try checked(status, "set a break iterator's text")
    var ends: [Int] = []
    while true {
      let next = cicu_breaker_next(handle)
      if next < 0 { return ends }
      if next > 0 { ends.append(Int(next)) }
    }
  }

  /// How many boundaries `text` has, without a list of them: the yardstick of benchmarks.
  package func countBoundaries(utf16 text: UnsafeBufferPointer<UInt16>) throws(ICUError) -> Int {
    guard let base = text.baseAddress, !text.isEmpty else { return 0 }
    var status: Int32 = 0
    cicu_breaker_set_text(handle, base, Int32(clamping: text.count), &status)
    try checked(status, "set a break iterator's text")
    var count = 0
    while cicu_breaker_next(handle) > 0 { count += 1 }
    return count
  }

  /// The pieces of `scalars` as half-open ranges of scalars that cover them from first to last.
  public func pieces(of scalars: some Collection<UInt32>) throws(ICUError) -> [Range<Int>] {
    let text = UTF16Text(scalars)
    let ends = try text.units.withUnsafeBufferPointer { (units) throws(ICUError) in try boundaries(utf16: units) }
    var pieces: [Range<Int>] = []
    pieces.reserveCapacity(ends.count)
    var start = 0
    for end in ends {
      let scalar = text.scalarOffset(ofUnit: end)
      if scalar > start { pieces.append(start..<scalar) }
      start = max(start, scalar)
    }
    return pieces
  }
}

/// Scalars as UTF-16, with the way back from unit to scalar offsets. UTF-16 begins and ends in this module.
struct UTF16Text {
  var units: [UInt16] = []
  /// Offsets of the units that begin the second half of a surrogate pair, in order.
  private var trailing: [Int] = []

  init(_ scalars: some Collection<UInt32>) {
    units.reserveCapacity(scalars.count)
    for scalar in scalars {
      if scalar < 0x10000 {
        units.append(UInt16(scalar))
      } else {
        let value = scalar - 0x10000
        units.append(UInt16(0xD800 + (value >> 10)))
        trailing.append(units.count)
        units.append(UInt16(0xDC00 + (value & 0x3FF)))
      }
    }
  }

  /// The scalar offset of the unit at `unit`.
  func scalarOffset(ofUnit unit: Int) -> Int {
    if trailing.isEmpty { return unit }
    var low = 0
    var high = trailing.count
    while low < high {
      let middle = (low + high) / 2
      if trailing[middle] < unit { low = middle + 1 } else { high = middle }
    }
    return unit - low
  }
}
