import OnRecordModel

/// How often an article repeats a stretch of two to eight characters: names come back, accidents do not.
///
/// A view over a `NameMemory`, good until the next article.
final class RepeatedNames {
  private let folded: UnsafeBufferPointer<UInt16>
  /// The position before each one where the same two characters stand, −1 at the first; and the one behind it.
  private let previous: UnsafeMutablePointer<Int32>
  private let next: UnsafeMutablePointer<Int32>

  /// How many places were compared so far, and of how many: an article that is nothing but surnames has a name with a
  /// hundred rivals at each character.
  @exclusivity(unchecked) private var steps = 0
  private let mostSteps: Int
  private static let longestChain = 128
  private static let stepsPerCharacter = 16

  init(_ document: Document, _ memory: NameMemory) {
    folded = document.folded
    let count = folded.count
    mostSteps = count * Self.stepsPerCharacter
    memory.previousPairs.reserve(count)
    previous = memory.previousPairs.base
    previous.update(repeating: -1, count: count)
    memory.nextPairs.reserve(count)
    next = memory.nextPairs.base
    next.update(repeating: -1, count: count)
    // Pairs hash into a table of the last position of each; another pair in the same slot is told by comparing.
    var bits = 8
    while bits < 20, 1 << bits < count * 2 { bits += 1 }
    memory.lastPairs.reserve(1 << bits)
    let last = memory.lastPairs.base
    last.update(repeating: -1, count: 1 << bits)
    for paragraph in document.paragraphs {
      for position in paragraph.span.start..<max(paragraph.span.start, paragraph.span.end - 1) {
        let pair = UInt32(folded[position]) << 16 | UInt32(folded[position + 1])
        let slot = Int((pair &* 0x9E37_79B1) >> UInt32(32 - bits))
        let before = last[slot]
        last[slot] = Int32(truncatingIfNeeded: position)
        previous[position] = before
        if before >= 0 { next[Int(before)] = Int32(truncatingIfNeeded: position) }
      }
    }
  }

  /// How often `span` stands in the article, counted up to three.
  @inline(__always)
  func count(_ span: TextSpan) -> Int { mayComeBack(span) ? countAll(span) : 1 }

  /// Whether `span` may stand in the article more than once: told by its first two characters.
  @inline(__always)
  func mayComeBack(_ span: TextSpan) -> Bool {
    span.length > 1 && span.start >= 0 && span.end <= folded.count
      // Both are −1 where no other pair is like the first.
      && previous[span.start] & next[span.start] != -1
  }

  private func countAll(_ span: TextSpan) -> Int {
    var count = 1
    count += matches(of: span, along: previous, from: previous[span.start], limit: 3 - count)
    if count < 3 { count += matches(of: span, along: next, from: next[span.start], limit: 3 - count) }
    return count
  }

  /// Whether the article has the characters before the last one of `span` nowhere without it, 張黃美 of 張黃美玲; false where
  /// they come back too often to tell.
  func isNeverCut(_ span: TextSpan) -> Bool {
    isNeverCut(span, along: previous, from: previous[span.start])
      && isNeverCut(span, along: next, from: next[span.start])
  }

  private func isNeverCut(_ span: TextSpan, along chain: UnsafeMutablePointer<Int32>, from first: Int32) -> Bool {
    let last = folded[span.end - 1]
    var place = first
    var left = Self.longestChain
    while place >= 0 {
      guard left > 0, steps < mostSteps else { return false }
      let start = Int(place)
      if start &+ span.length <= folded.count, folded[start &+ span.length &- 1] != last, isSame(span, start) {
        return false
      }
      place = chain[start]
      left -= 1
      steps &+= 1
    }
    return true
  }

  private func matches(of span: TextSpan, along chain: UnsafeMutablePointer<Int32>, from first: Int32, limit: Int)
    -> Int
  {
    var count = 0
    let length = span.length
    let last = folded[span.end - 1]
    var place = first
    // A chain of one character repeated a million times is followed only so far.
    let end = steps &+ (steps < mostSteps ? Self.longestChain : Self.longestChain / 16)
    while place >= 0, steps < end {
      let start = Int(place)
      if start &+ length <= folded.count, folded[start &+ length &- 1] == last, isSame(span, start) {
        count += 1
        if count == limit { break }
      }
      place = chain[start]
      steps &+= 1
    }
    return count
  }

  /// The same characters stand before the last one, which was compared.
  @inline(__always)
  private func isSame(_ span: TextSpan, _ start: Int) -> Bool {
    for offset in 0..<(span.length - 1) where folded[span.start &+ offset] != folded[start &+ offset] { return false }
    return true
  }
}
