/// Positions in order, in memory that has room for all that may come.
struct PositionList {
  private let base: UnsafeMutablePointer<Int32>
  private var count = 0

  init(_ base: UnsafeMutablePointer<Int32>) { self.base = base }

  var all: UnsafeBufferPointer<Int32> { UnsafeBufferPointer(start: base, count: count) }

  /// Told without a branch, which nobody could foresee.
  @inline(__always)
  mutating func append(_ position: Int, if isFit: Bool = true) {
    base[count] = Int32(truncatingIfNeeded: position)
    count &+= isFit ? 1 : 0
  }
}
