import OnRecordLexicon
import OnRecordModel

/// The verbs of one character that stand behind who speaks and that names and streets may end in as well.
extension NameContext {
  /// 大吼道:「…」, 王問,「…」: such a verb stands at `position`, and what is said behind it.
  func isSpoken(_ position: Int) -> Bool {
    guard position >= 0, Self.spoken.contains(document.folded[position]) else { return false }
    switch document.characterClass(at: position + 1) {
    case .colon, .openQuote: return true
    case .comma: return document.characterClass(at: position + 2) == .openQuote
    default: return false
    }
  }

  /// 納蘭道:「…」, 「…」納蘭道。: what looks like a name is whoever speaks, and such a verb.
  func isSaid(_ span: TextSpan) -> Bool {
    if isSpoken(span.end - 1) { return true }
    return Self.spoken.contains(document.folded[span.end - 1])
      && document.characterClass(at: span.start - 1) == .closeQuote && isBreak(document.characterClass(at: span.end))
      && lookups.word(.surnames, at: span.start)?.length == span.length - 1
  }

  /// 道 問
  private static let spoken: [UInt16] = [0x9053, 0x95EE]
}
