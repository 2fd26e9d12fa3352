/// JSON as pages carry it: line ends inside strings, commas too many and comments are taken as they come.
indirect enum LooseJSON {
  case string(String)
  case array([LooseJSON])
  case object([String: LooseJSON])
  case other

  static func parse(_ text: String) -> LooseJSON? {
    var parser = Parser(bytes: Array(text.utf8))
    return parser.value(depth: 0)
  }

  /// The strings that a value is, or holds as an array.
  var strings: [String] {
    switch self {
    case .string(let text): [text]
    case .array(let values): values.flatMap(\.strings)
    default: []
    }
  }

  /// Strings, and the names of objects.
  var names: [String] {
    switch self {
    case .string(let text): [text]
    case .array(let values): values.flatMap(\.names)
    case .object(let fields): fields["name"]?.strings ?? []
    case .other: []
    }
  }

  private struct Parser {
    let bytes: [UInt8]
    var index = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func skipSpace() {
      while index < bytes.count, bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: ",") { index += 1 }
    }

    mutating func value(depth: Int) -> LooseJSON? {
      skipSpace()
      guard index < bytes.count, depth < 24 else { return nil }
      switch bytes[index] {
      case UInt8(ascii: "{"):
        index += 1
        var fields: [String: LooseJSON] = [:]
        while true {
          skipSpace()
          guard index < bytes.count else { return .object(fields) }
          if bytes[index] == UInt8(ascii: "}") {
            index += 1
            return .object(fields)
          }
          guard bytes[index] == UInt8(ascii: "\""), let key = string() else { return .object(fields) }
          skipSpace()
          guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { return .object(fields) }
          index += 1
          guard let value = value(depth: depth + 1) else { return .object(fields) }
          if fields[key] == nil { fields[key] = value }
        }
      case UInt8(ascii: "["):
        index += 1
        var values: [LooseJSON] = []
        while true {
          skipSpace()
          guard index < bytes.count else { return .array(values) }
          if bytes[index] == UInt8(ascii: "]") {
            index += 1
            return .array(values)
          }
          guard let value = value(depth: depth + 1) else { return .array(values) }
          values.append(value)
        }
      case UInt8(ascii: "\""): return string().map(LooseJSON.string)
      default:
        let start = index
        while index < bytes.count, bytes[index] > 0x20, !",]}:{[\"".utf8.contains(bytes[index]) { index += 1 }
        return index > start ? .other : nil
      }
    }

    private mutating func string() -> String? {
      index += 1
      var text: [UInt8] = []
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
        guard byte == UInt8(ascii: "\\"), index < bytes.count else {
          text.append(byte)
          continue
        }
        let escaped = bytes[index]
        index += 1
        switch escaped {
        case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): text.append(0x20)
        case UInt8(ascii: "u"): text.append(contentsOf: unicode())
        default: text.append(escaped)
        }
      }
      return nil
    }

    /// The character of `\uXXXX`, of two where they are a pair.
    private mutating func unicode() -> [UInt8] {
      guard let first = hexadecimal() else { return [] }
      var value = first
      if (0xD800..<0xDC00).contains(first), index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
        bytes[index + 1] == UInt8(ascii: "u")
      {
        index += 2
        guard let second = hexadecimal(), (0xDC00..<0xE000).contains(second) else { return [] }
        value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else { return [] }
      return Array(String(Character(scalar)).utf8)
    }

    private mutating func hexadecimal() -> UInt32? {
      guard index + 4 <= bytes.count,
        let value = UInt32(String(decoding: bytes[index..<(index + 4)], as: UTF8.self), radix: 16)
      else { return nil }
      index += 4
      return value
    }
  }
}
