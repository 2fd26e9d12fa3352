/// An exact decimal: `significand` × 10^`exponent`, never rounded to binary.
///
/// Kept in lowest terms, so equal values are equal. Arithmetic that would not fit 128 bits gives nil.
public struct DecimalNumber: Hashable, Sendable, BitwiseCopyable {
  /// The digits, without zeros at the end.
  public private(set) var significand: Int128
  /// The power of ten.
  public private(set) var exponent: Int

  /// The value of `significand` × 10^`exponent`.
  public init(_ significand: Int128, exponent: Int = 0) {
    var significand = significand
    var exponent = exponent
    if significand == 0 {
      exponent = 0
    } else if var small = Int64(exactly: significand) {
      // Division in one register, where it fits.
      while small % 10 == 0 {
        small /= 10
        exponent += 1
      }
      significand = Int128(small)
    } else {
      while significand % 10 == 0 {
        significand /= 10
        exponent += 1
      }
    }
    self.significand = significand
    self.exponent = exponent
  }

  /// A whole number.
  public init(_ value: Int) { self.init(Int128(value)) }

  /// 0.
  public static let zero = DecimalNumber(0 as Int128)
  /// 1.
  public static let one = DecimalNumber(1 as Int128)

  /// The product, or nil where it does not fit.
  public func times(_ other: DecimalNumber) -> DecimalNumber? {
    if other.significand == 1, other.exponent == 0 { return self }
    let (product, overflow) = significand.multipliedReportingOverflow(by: other.significand)
    return overflow ? nil : DecimalNumber(product, exponent: exponent + other.exponent)
  }

  /// The sum, or nil where it does not fit.
  public func plus(_ other: DecimalNumber) -> DecimalNumber? {
    if significand == 0 { return other }
    if other.significand == 0 { return self }
    let low = min(exponent, other.exponent)
    guard let a = Self.scaled(significand, by: exponent - low),
      let b = Self.scaled(other.significand, by: other.exponent - low)
    else { return nil }
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : DecimalNumber(sum, exponent: low)
  }

  /// The value with the other sign.
  public var negated: DecimalNumber { DecimalNumber(0 &- significand, exponent: exponent) }

  /// The value as an `Int`, where it is whole and fits.
  public var integer: Int? {
    guard exponent >= 0, let whole = Self.scaled(significand, by: exponent) else { return nil }
    return Int(exactly: whole)
  }

  /// −1, 0 or 1 as `self` is less than, equal to or greater than `other`.
  public func compared(to other: DecimalNumber) -> Int {
    if self == other { return 0 }
    if let difference = plus(other.negated) { return difference.significand < 0 ? -1 : 1 }
    // Too far apart for one scale: the sign, then the magnitude decides.
    if (significand < 0) != (other.significand < 0) { return significand < 0 ? -1 : 1 }
    let larger = exponent > other.exponent ? 1 : -1
    return significand < 0 ? -larger : larger
  }

  private static func scaled(_ value: Int128, by zeros: Int) -> Int128? {
    if value == 0 { return 0 }
    guard zeros <= 38 else { return nil }
    var result = value
    for _ in 0..<zeros {
      let (next, overflow) = result.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      result = next
    }
    return result
  }
}

extension DecimalNumber: CustomStringConvertible {
  /// Plain digits, no exponent while that is readable: `2500000000`, `0.5`; a JSON number.
  public var description: String {
    let negative = significand < 0
    var digits = String(significand.magnitude)
    if exponent > 40 {
      digits += "e\(exponent)"
    } else if exponent >= 0 {
      if significand != 0 { digits += String(repeating: "0", count: exponent) }
    } else if digits.count > -exponent {
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: exponent))
    } else {
      digits = "0." + String(repeating: "0", count: -exponent - digits.count) + digits
    }
    return negative ? "-" + digits : digits
  }
}

extension DecimalNumber: Codable {
  /// Reads the plain digits of a string, so that no coder rounds them.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let value = DecimalNumber(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "expected a decimal number, found \(text)"))
    }
    self = value
  }

  /// Writes plain digits as a string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// The value of plain digits with an optional sign and point, or nil.
  public init?(_ text: String) {
    var significand: Int128 = 0
    var exponent = 0
    var seenPoint = false
    var seenDigit = false
    var negative = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: negative = true
      case UInt8(ascii: ".") where !seenPoint: seenPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let (shifted, over) = significand.multipliedReportingOverflow(by: 10)
        let (next, more) = shifted.addingReportingOverflow(Int128(byte - UInt8(ascii: "0")))
        if over || more { return nil }
        significand = next
        seenDigit = true
        if seenPoint { exponent -= 1 }
      default: return nil
      }
    }
    guard seenDigit else { return nil }
    self.init(negative ? -significand : significand, exponent: exponent)
  }
}
