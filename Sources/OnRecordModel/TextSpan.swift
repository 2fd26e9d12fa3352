/// A half-open range of Unicode scalars in an article's text: Python's `text[start:end]`.
@frozen
public struct TextSpan: Hashable, Comparable, Sendable, Codable, BitwiseCopyable {
  public var start: Int
  public var end: Int

  @inlinable
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  @inlinable
  public var length: Int { end - start }
  @inlinable
  public var isEmpty: Bool { end <= start }
  @inlinable
  public var range: Range<Int> { start..<end }

  @inlinable
  public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }
  @inlinable
  public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }
  @inlinable
  public func contains(_ position: Int) -> Bool { start <= position && position < end }

  @inlinable
  public static func < (a: TextSpan, b: TextSpan) -> Bool {
    (a.start, a.end) < (b.start, b.end)
  }
}
