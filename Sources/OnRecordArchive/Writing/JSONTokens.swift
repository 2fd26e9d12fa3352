import CArchive

/// A value that is no graph: what was found where what was expected.
struct GraphReadingError: Error, Hashable, Sendable, CustomStringConvertible {
  let description: String
}

/// The tokens of one JSON value, read in order.
///
/// Borrowed from the reader: they live until it reads the next value.
struct JSONTokens {
  private let tokens: UnsafeBufferPointer<carchive_token>
  private var index = 0

  fileprivate init(_ tokens: UnsafeBufferPointer<carchive_token>) { self.tokens = tokens }

  private var next: carchive_token? { index < tokens.count ? tokens[index] : nil }

  private var nextKind: Int32 { next.map { Int32($0.kind) } ?? -1 }

  /// Reads an object; `field` must read or skip the value of each key.
  mutating func object(
    _ field: (inout JSONTokens, JSONKey) throws(GraphReadingError) -> Void
  ) throws(GraphReadingError) {
    guard nextKind == Int32(CARCHIVE_TOKEN_OBJECT) else { throw expected("an object") }
    index += 1
    while let token = next, Int32(token.kind) == Int32(CARCHIVE_TOKEN_KEY) {
      index += 1
      try field(&self, JSONKey(token))
    }
    index += 1
  }

  /// Reads an array; `element` must read or skip one value.
  mutating func array(_ element: (inout JSONTokens) throws(GraphReadingError) -> Void) throws(GraphReadingError) {
    guard nextKind == Int32(CARCHIVE_TOKEN_ARRAY) else { throw expected("an array") }
    index += 1
    while nextKind != Int32(CARCHIVE_TOKEN_END), nextKind >= 0 { try element(&self) }
    index += 1
  }

  /// A string; nil for null.
  mutating func optionalString() throws(GraphReadingError) -> String? {
    if nextKind == Int32(CARCHIVE_TOKEN_NULL) {
      index += 1
      return nil
    }
    return try string()
  }

  mutating func string() throws(GraphReadingError) -> String {
    guard let token = next, Int32(token.kind) == Int32(CARCHIVE_TOKEN_STRING) else { throw expected("a string") }
    index += 1
    return Self.text(token)
  }

  mutating func integer() throws(GraphReadingError) -> Int {
    guard let token = next, Int32(token.kind) == Int32(CARCHIVE_TOKEN_NUMBER), let value = Self.integer(token) else {
      throw expected("a whole number")
    }
    index += 1
    return value
  }

  mutating func optionalInteger() throws(GraphReadingError) -> Int? {
    if nextKind == Int32(CARCHIVE_TOKEN_NULL) {
      index += 1
      return nil
    }
    return try integer()
  }

  /// A number or a string, as it is written; nil for null.
  mutating func numberOrString() throws(GraphReadingError) -> (text: String, isNumber: Bool)? {
    guard let token = next, Int32(token.kind) == Int32(CARCHIVE_TOKEN_NUMBER) else {
      return try optionalString().map { ($0, false) }
    }
    index += 1
    return (Self.text(token), true)
  }

  mutating func boolean() throws(GraphReadingError) -> Bool {
    guard nextKind == Int32(CARCHIVE_TOKEN_TRUE) || nextKind == Int32(CARCHIVE_TOKEN_FALSE) else {
      throw expected("true or false")
    }
    index += 1
    return tokens[index - 1].kind == UInt8(CARCHIVE_TOKEN_TRUE)
  }

  var isNull: Bool { nextKind == Int32(CARCHIVE_TOKEN_NULL) }

  /// Passes over one value.
  mutating func skip() {
    var depth = 0
    repeat {
      switch nextKind {
      case Int32(CARCHIVE_TOKEN_OBJECT), Int32(CARCHIVE_TOKEN_ARRAY): depth += 1
      case Int32(CARCHIVE_TOKEN_END): depth -= 1
      default: break
      }
      index += 1
    } while depth > 0 && index < tokens.count
  }

  private func expected(_ what: String) -> GraphReadingError {
    let found =
      switch nextKind {
      case Int32(CARCHIVE_TOKEN_OBJECT): "an object"
      case Int32(CARCHIVE_TOKEN_ARRAY): "an array"
      case Int32(CARCHIVE_TOKEN_NULL): "null"
      case Int32(CARCHIVE_TOKEN_END): "an end"
      default: next.map { "\"\(Self.text($0).prefix(40))\"" } ?? "the end"
      }
    return GraphReadingError(description: "found \(found), expected \(what)")
  }

  private static func text(_ token: carchive_token) -> String {
    guard let text = token.text else { return "" }
    return text.withMemoryRebound(to: UInt8.self, capacity: Int(token.length)) {
      String(decoding: UnsafeBufferPointer(start: $0, count: Int(token.length)), as: UTF8.self)
    }
  }

  private static func integer(_ token: carchive_token) -> Int? {
    guard let text = token.text, token.length > 0, token.length < 19 else { return nil }
    var value = 0
    for index in 0..<Int(token.length) {
      let digit = UInt8(bitPattern: text[index]) &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }
}

/// The key of a field, compared without making a `String`.
struct JSONKey {
  private let text: UnsafeRawBufferPointer

  fileprivate init(_ token: carchive_token) {
    text = UnsafeRawBufferPointer(start: token.text, count: Int(token.length))
  }

  static func ~= (name: StaticString, key: JSONKey) -> Bool {
    name.utf8CodeUnitCount == key.text.count
      && name.withUTF8Buffer { $0.elementsEqual(key.text) }
  }
}

/// Reads JSON values into tokens, in buffers that are reused: one per thread.
final class JSONTokenReader {
  private let reader = carchive_tokens_open()

  deinit { carchive_tokens_close(reader) }

  /// The tokens of the value in `bytes`; they live until the next call.
  func tokens(_ bytes: UnsafeBufferPointer<UInt8>) throws(GraphReadingError) -> JSONTokens {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { throw GraphReadingError(description: "an empty line") }
    var tokens: UnsafePointer<carchive_token>?
    var count = 0
    if let problem = carchive_tokens_read(reader, base, bytes.count, &tokens, &count) {
      throw GraphReadingError(description: "no JSON: \(String(cString: problem))")
    }
    return JSONTokens(UnsafeBufferPointer(start: tokens, count: count))
  }
}
