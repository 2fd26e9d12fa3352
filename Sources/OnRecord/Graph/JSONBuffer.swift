/// Writes JSON as UTF-8 bytes, keys in the order they are given.
///
/// Faster than an encoder of trees by more than a factor of ten, and the same bytes everywhere. Owns its memory, which
/// is used again after `removeAll()`.
package struct JSONBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
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
    if needsComma { put(UInt8(ascii: ",")) }
    needsComma = true
  }

  /// - Parameter name: plain characters that need no escape.
  package mutating func key(_ name: StaticString) {
    separate()
    reserve(name.utf8CodeUnitCount + 3)
    base[count] = UInt8(ascii: "\"")
    (base + count + 1).update(from: name.utf8Start, count: name.utf8CodeUnitCount)
    count += name.utf8CodeUnitCount + 3
    base[count - 2] = UInt8(ascii: "\"")
    base[count - 1] = UInt8(ascii: ":")
    needsComma = false
  }

  package mutating func key(_ name: String) {
    separate()
    quote(name)
    put(UInt8(ascii: ":"))
    needsComma = false
  }

  // MARK: Values

  package mutating func string(_ text: String?) {
    separate()
    guard let text else {
      put("null")
      return
    }
    quote(text)
  }

  package mutating func number(_ value: Int) {
    separate()
    reserve(20)
    if value < 0 { put(UInt8(ascii: "-")) }
    var rest = value.magnitude
    var digits = 1
    var bound: UInt = 10
    while digits < 19, rest >= bound {
      digits += 1
      bound *= 10
    }
    if digits == 19, rest >= bound { digits = 20 }
    reserve(digits)
    for place in stride(from: count + digits - 1, through: count, by: -1) {
      base[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += digits
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
    if count + more > capacity { grow(count + more) }
  }

  private mutating func grow(_ needed: Int) {
    let grown = max(needed, capacity * 2)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: grown)
    memory.update(from: base, count: count)
    base.deallocate()
    (base, capacity) = (memory, grown)
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  private mutating func put(_ text: String) {
    for byte in text.utf8 { put(byte) }
  }

  private mutating func quote(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      reserve(utf8.count + 2)
      let raw = UnsafeRawBufferPointer(utf8)
      var out = UnsafeMutableRawPointer(base + count)
      out.storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
      out += 1
      var index = 0
      while index < raw.count {
        // Eight bytes at a time as long as none of them needs an escape.
        if index + 8 <= raw.count {
          let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          if !Self.needsEscape(word) {
            out.storeBytes(of: word, as: UInt64.self)
            out += 8
            index += 8
            continue
          }
        }
        let byte = raw[index]
        index += 1
        if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
          count = out - UnsafeMutableRawPointer(base)
          escape(byte)
          reserve(raw.count - index + 2)
          out = UnsafeMutableRawPointer(base + count)
        } else {
          out.storeBytes(of: byte, as: UInt8.self)
          out += 1
        }
      }
      out.storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
      count = out - UnsafeMutableRawPointer(base) + 1
    }
  }

  /// Whether one of eight bytes is a control character, a quotation mark or a backslash: the test for a zero byte
  /// (Mycroft 1987) on the word with each of them taken away.
  @inline(__always)
  private static func needsEscape(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let quotes = word ^ (ones &* 0x22)
    let backslashes = word ^ (ones &* 0x5C)
    let controls = (word &- ones &* 0x20) & ~word
    return (controls | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes) & highs != 0
  }

  private mutating func escape(_ byte: UInt8) {
    put(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): put(byte)
    case 0x0A: put(UInt8(ascii: "n"))
    case 0x0D: put(UInt8(ascii: "r"))
    case 0x09: put(UInt8(ascii: "t"))
    default:
      put("u00")
      for digit in [byte >> 4, byte & 15] {
        put(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }
}
