/// A half-open range of Unicode scalars in an article's text: Python's `text[start:end]`.
@frozen
public struct TextSpan: Hashable, Comparable, Sendable, Codable, BitwiseCopyable {
  /// The first scalar, counted from 0.
  public var start: Int
  /// The scalar behind the last.
  public var end: Int

  /// The scalars from `start` up to, not including, `end`.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// How many scalars it holds.
  @inlinable
  public var length: Int { end - start }
  /// Whether it holds none.
  @inlinable
  public var isEmpty: Bool { end <= start }
  /// The same as a range of offsets.
  @inlinable
  public var range: Range<Int> { start..<end }

  /// Whether a scalar belongs to both.
  @inlinable
  public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }
  /// Whether all of `other` lies inside.
  @inlinable
  public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }
  /// Whether the scalar at `position` lies inside.
  @inlinable
  public func contains(_ position: Int) -> Bool { start <= position && position < end }

  /// By start, then by end.
  @inlinable
  public static func < (a: TextSpan, b: TextSpan) -> Bool {
    (a.start, a.end) < (b.start, b.end)
  }
}
