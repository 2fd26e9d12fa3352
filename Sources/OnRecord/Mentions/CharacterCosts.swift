import OnRecordLexicon
import OnRecordModel

/// What each character of an article costs in each place of a name and as a word of its own, and how far the words reach
/// that begin with it.
///
/// Gathered once, row by row: rules ask for the same characters again and again, and the lexicon's table is larger than
/// the caches. A view over a `NameMemory`, good until the next article.
struct CharacterCosts {
  private let rows: UnsafePointer<UInt8>
  private let count: Int

  /// The columns of the lexicon's table, then what the character costs as a word of its own, then the
  /// reach, then whether something reaches over it.
  private static let plainColumn = NameColumn.count
  private static let reachColumn = NameColumn.count + 1
  private static let spannedColumn = NameColumn.count + 2
  /// A power of two, so that a row is found by shifting.
  private static let stride = 16

  init(_ document: Document, _ lookups: Lookups, _ lexicon: Lexicon, _ memory: NameMemory) {
    count = document.count
    memory.characterCosts.reserve(count * Self.stride)
    var row = memory.characterCosts.base
    rows = UnsafePointer(row)
    var covered = 0
    for position in 0..<count {
      let costs = lexicon.nameCosts(ofCode: lookups.code(at: position))
      UnsafeMutableRawPointer(row).copyMemory(from: costs, byteCount: Self.stride)
      let kind = document.classes[position]
      let alone = costs[NameColumn.alone.rawValue]
      row[Self.plainColumn] =
        kind == CharacterClass.han.rawValue && alone > 0 ? alone : Self.plain(CharacterClass(code: kind))
      let reach = min(lookups.reach(at: position), 255)
      row[Self.reachColumn] = UInt8(truncatingIfNeeded: reach)
      row[Self.spannedColumn] = position < covered ? 1 : 0
      covered = max(covered, position &+ reach)
      row += Self.stride
    }
  }

  /// What a character costs that the table does not know as a word of its own.
  private static func plain(_ kind: CharacterClass) -> UInt8 {
    switch kind {
    case .han: UInt8(MentionCost.unknown)
    case .kana, .hangul: 70
    case .latin, .letter: UInt8(MentionCost.latinLetter)
    case .digit: UInt8(MentionCost.digit)
    default: 0
    }
  }

  /// What the character at `position`, which must lie in the text, costs there; 0 where it was never seen there.
  @inline(__always)
  subscript(position: Int, column: NameColumn) -> Int {
    Int(rows[position &* Self.stride &+ column.rawValue])
  }

  /// The same, with what a character costs that was never seen there.
  @inline(__always)
  subscript(position: Int, column: NameColumn, unseen unseen: Int) -> Int {
    let cost = self[position, column]
    return cost == 0 ? unseen : cost
  }

  /// How many characters the longest word or name holds that begins at `position`; 255 stand for more as well.
  @inline(__always)
  func reach(_ position: Int) -> Int { Int(rows[position &* Self.stride &+ Self.reachColumn]) }

  /// Whether a word or name begins before `position` and ends behind it.
  @inline(__always)
  func isSpanned(_ position: Int) -> Bool { rows[position &* Self.stride &+ Self.spannedColumn] != 0 }

  /// What the character at `position` costs as a word of its own; nothing beyond either end of the text.
  @inline(__always)
  func plain(_ position: Int) -> Int {
    guard UInt(bitPattern: position) < UInt(bitPattern: count) else { return 0 }
    return Int(rows[position &* Self.stride &+ Self.plainColumn])
  }

  /// What the characters of `span` cost as words of their own.
  @inline(__always)
  func plain(_ span: TextSpan) -> Int {
    var sum = 0
    for position in span.range { sum += plain(position) }
    return sum
  }
}
