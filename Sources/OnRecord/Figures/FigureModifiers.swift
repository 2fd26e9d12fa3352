import OnRecordLexicon
import OnRecordModel

/// The words on either side of a figure that make it a bound: 超過95%, 50人以上.
struct FigureModifiers {
  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }

  /// `span` with its modifiers, and what they say; the one before wins over the one behind.
  func extend(_ span: TextSpan, limit: TextSpan, isDuration: Bool, isTime: Bool) -> (TextSpan, Figure.Modifier?) {
    var span = span
    var modifier: Figure.Modifier?
    if let after = after(span.end, limit: limit.end, isDuration: isDuration, isTime: isTime) {
      span.end = Int(after.end)
      modifier = Figure.Modifier(rawValue: reading.lexicon.value(after.id))
    }
    if let before = before(span.start, limit: limit.start) {
      span.start = Int(before.start)
      modifier = Figure.Modifier(rawValue: reading.lexicon.value(before.id)) ?? modifier
    }
    return (span, modifier)
  }

  private func before(_ position: Int, limit: Int) -> Hit? {
    var end = position
    if end > limit, document.characterClass(at: end - 1) == .space { end -= 1 }
    guard let hit = lookups.word(.modifiers, endingAt: end, within: 5), Int(hit.start) >= limit,
      ModifierFlags(rawValue: hit.entry.flags).contains(.before)
    else { return nil }
    // 最近3年, 附近5人: the character belongs to another word.
    for start in max(limit, Int(hit.start) - 2)..<Int(hit.start) {
      for other in lookups.at(start) where Int(other.end) >= Int(hit.end) && other.length > 1 {
        if other.entry.isWord(.commonWords) || (other.entry.kind != .word && !other.entry.isWeak) { return nil }
      }
    }
    return hit
  }

  private func after(_ position: Int, limit: Int, isDuration: Bool, isTime: Bool) -> Hit? {
    guard
      let hit = lookups.at(position).first(where: {
        $0.entry.isWord(.modifiers) && ModifierFlags(rawValue: $0.entry.flags).contains(.after) && Int($0.end) <= limit
      })
    else { return nil }
    if hit.length == 1 {
      // 內, 許, 起 behind anything else are other words; 多 behind a unit is one of time.
      guard isDuration || isTime else { return nil }
      if lookups.at(position).contains(where: { $0.length > 1 && $0.entry.isWord(.commonWords) }) { return nil }
    }
    return hit
  }
}
