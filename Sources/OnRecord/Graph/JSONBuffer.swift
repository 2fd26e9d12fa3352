package import OnRecordModel

/// Writes JSON as UTF-8 bytes, keys in the order they are given.
///
/// Faster than an encoder of trees by more than a factor of ten, and the same bytes everywhere. Owns its memory, which
/// is used again after `removeAll()`.
///
/// Room is made once for each value, and some to spare: for the comma before the next one, its key, a number, and the
/// brackets that close. None of these looks whether there is room.
package struct JSONBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// No key is longer than half of it, and nothing is nested so deep that its brackets are.
  private static let spare = 128
  /// How many bytes have been written.
  package private(set) var count = 0
  private var needsComma = false

  package init() {
    capacity = 1 << 12
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  /// A copy of what has been written.
  package var bytes: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// What has been written, without a copy; good inside `body` only.
  package func withBytes<Result, Failure>(_ body: (UnsafeRawBufferPointer) throws(Failure) -> Result) throws(Failure)
    -> Result
  {
    try body(UnsafeRawBufferPointer(start: base, count: count))
  }

  package mutating func removeAll() {
    count = 0
    needsComma = false
  }

  package mutating func newline() {
    reserve(Self.spare)
    put(0x0A)
    needsComma = false
  }

  // MARK: Structure

  package mutating func object(_ body: (inout JSONBuffer) -> Void) { nest("{", "}", body) }
  package mutating func array(_ body: (inout JSONBuffer) -> Void) { nest("[", "]", body) }

  @inline(__always)
  private mutating func nest(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONBuffer) -> Void) {
    separate()
    put(UInt8(ascii: open))
    needsComma = false
    body(&self)
    put(UInt8(ascii: close))
    needsComma = true
  }

  @inline(__always)
  private mutating func separate() {
    reserve(Self.spare)
    // Written anyhow, and written over where none is needed: no branch waits for it.
    base[count] = UInt8(ascii: ",")
    count &+= needsComma ? 1 : 0
    needsComma = true
  }

  /// A key that is known when this is compiled, so that a few stores write it.
  /// - Parameter name: plain characters that need no escape, no more than half of what is spare.
  @inline(__always)
  package mutating func key(_ name: StaticString) {
    separate()
    let length = name.utf8CodeUnitCount
    let out = base + count
    out[0] = UInt8(ascii: "\"")
    (out + 1).update(from: name.utf8Start, count: length)
    out[length &+ 1] = UInt8(ascii: "\"")
    out[length &+ 2] = UInt8(ascii: ":")
    count &+= length &+ 3
    needsComma = false
  }

  package mutating func key(named name: String) {
    separate()
    quote(name)
    put(UInt8(ascii: ":"))
    needsComma = false
  }

  // MARK: Values

  package mutating func string(_ text: String) {
    separate()
    quote(text)
  }

  /// - Parameter utf8: valid UTF-8.
  mutating func string(utf8: UnsafeBufferPointer<UInt8>) {
    separate()
    quote(UnsafeRawBufferPointer(utf8))
  }

  package mutating func string(_ text: String?) {
    if let text { string(text) } else { literal("null") }
  }

  package mutating func number(_ value: Int) {
    separate()
    if value < 0 { put(UInt8(ascii: "-")) }
    digits(value.magnitude)
  }

  /// A number without rounding.
  package mutating func number(_ value: DecimalNumber) {
    if let whole = value.integer { number(whole) } else { literal(value.description) }
  }

  /// A number or literal as it is to be written.
  package mutating func literal(_ text: String) {
    separate()
    put(text)
  }

  package mutating func boolean(_ value: Bool) { literal(value ? "true" : "false") }

  // MARK: Bytes

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if count &+ more > capacity { grow(count + more) }
  }

  private mutating func grow(_ needed: Int) {
    let grown = max(needed, capacity * 2)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: grown)
    memory.update(from: base, count: count)
    base.deallocate()
    (base, capacity) = (memory, grown)
  }

  /// One of what there is room to spare for.
  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    base[count] = byte
    count &+= 1
  }

  private mutating func put(_ text: String) {
    reserve(text.utf8.count + Self.spare)
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { utf8 in
      if let start = utf8.baseAddress { (base + count).update(from: start, count: utf8.count) }
      count += utf8.count
    }
    if done == nil { for byte in text.utf8 { put(byte) } }
  }

  /// Offsets have up to four digits, which are made without a loop.
  @inline(__always)
  private mutating func digits(_ value: UInt) {
    guard value < 10_000 else { return manyDigits(value) }
    let value = UInt32(truncatingIfNeeded: value)
    let (high, low) = (value / 100, value % 100)
    let tens = (high / 10, low / 10)
    // From the lowest byte: thousands, hundreds, tens, ones.
    let all = tens.0 | (high - 10 * tens.0) << 8 | tens.1 << 16 | (low - 10 * tens.1) << 24 | 0x3030_3030
    let digits = value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : 4
    let written = (all >> UInt32(8 * (4 - digits))).littleEndian
    UnsafeMutableRawPointer(base + count).storeBytes(of: written, as: UInt32.self)
    count += digits
  }

  private mutating func manyDigits(_ value: UInt) {
    var rest = value
    var digits = 1
    while rest >= 10 {
      digits += 1
      rest /= 10
    }
    rest = value
    for place in stride(from: count + digits - 1, through: count, by: -1) {
      base[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += digits
  }

  @inline(__always)
  private mutating func quote(_ text: String) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { quote(UnsafeRawBufferPointer($0)) }
    if done == nil { quoteScattered(text) }
  }

  /// A string whose bytes do not lie together. Apart, as a reference was counted for every string otherwise.
  @inline(never)
  private mutating func quoteScattered(_ text: String) { Array(text.utf8).withUnsafeBytes { quote($0) } }

  private mutating func quote(_ bytes: UnsafeRawBufferPointer) {
    let length = bytes.count
    reserve(length &+ Self.spare)
    let out = UnsafeMutableRawPointer(base + count)
    if let start = bytes.baseAddress, Self.copy(start, to: out + 1, count: length) { return quoteEscaping(bytes) }
    out.storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
    out.storeBytes(of: UInt8(ascii: "\""), toByteOffset: length &+ 1, as: UInt8.self)
    count &+= length &+ 2
  }

  /// Copies bytes, and tells whether one of them needs an escape: as few texts have one, all is copied before it is
  /// known, in the largest pieces that fit; the last piece overlaps the one before it.
  @inline(__always)
  private static func copy(_ bytes: UnsafeRawPointer, to out: UnsafeMutableRawPointer, count: Int) -> Bool {
    var escapes: UInt64 = 0
    @inline(__always)
    func move<Piece: FixedWidthInteger & BitwiseCopyable>(_ piece: Piece.Type, at offset: Int) {
      let word = bytes.loadUnaligned(fromByteOffset: offset, as: Piece.self)
      out.storeBytes(of: word, toByteOffset: offset, as: Piece.self)
      // What a short piece does not fill is made of plain characters.
      let filled =
        UInt64(truncatingIfNeeded: word) | (Piece.bitWidth < 64 ? 0x4040_4040_4040_4040 &<< UInt64(Piece.bitWidth) : 0)
      escapes |= needingEscape(filled)
    }
    if count >= 8 {
      var offset = 0
      while offset &+ 8 < count {
        move(UInt64.self, at: offset)
        offset &+= 8
      }
      move(UInt64.self, at: count &- 8)
    } else if count >= 4 {
      move(UInt32.self, at: 0)
      move(UInt32.self, at: count &- 4)
    } else {
      for offset in 0..<count { move(UInt8.self, at: offset) }
    }
    return escapes != 0
  }

  /// The high bits of those of eight bytes that are a control character, a quotation mark or a backslash, and perhaps of
  /// some behind them: the test for a zero byte (Mycroft 1987) on the word with each of them taken away.
  @inline(__always)
  private static func needingEscape(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let quotes = word ^ (ones &* 0x22)
    let backslashes = word ^ (ones &* 0x5C)
    let controls = (word &- ones &* 0x20) & ~word
    return (controls | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes) & highs
  }

  private mutating func quoteEscaping(_ bytes: UnsafeRawBufferPointer) {
    reserve(6 * bytes.count + Self.spare)
    put(UInt8(ascii: "\""))
    for byte in bytes {
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { escape(byte) } else { put(byte) }
    }
    put(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    put(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): put(byte)
    case 0x0A: put(UInt8(ascii: "n"))
    case 0x0D: put(UInt8(ascii: "r"))
    case 0x09: put(UInt8(ascii: "t"))
    default:
      put(UInt8(ascii: "u"))
      put(UInt8(ascii: "0"))
      put(UInt8(ascii: "0"))
      for digit in [byte >> 4, byte & 15] {
        put(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }
}
