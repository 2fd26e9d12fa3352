import OnRecordLexicon
import OnRecordModel

/// The words on either side of a figure that make it a bound: 超過95%, 50人以上.
struct FigureModifiers {
  private let document: Document
  private let lookups: Lookups

  init(_ reading: Reading) {
    document = reading.document
    lookups = reading.lookups
  }

  /// `span` with its modifiers, and what they say; the one before wins over the one behind.
  func extend(_ span: TextSpan, limit: TextSpan, isDuration: Bool, isTime: Bool) -> (TextSpan, Figure.Modifier?) {
    var span = span
    var modifier: Figure.Modifier?
    if let after = after(span.end, limit: limit.end, isDuration: isDuration, isTime: isTime) {
      span.end = Int(after.end)
      modifier = Figure.Modifier(after)
    }
    if let before = before(span.start, limit: limit.start) {
      span.start = Int(before.start)
      modifier = Figure.Modifier(before) ?? modifier
    }
    return (span, modifier)
  }

  private static let reach = 5

  private func before(_ position: Int, limit: Int) -> Hit? {
    var end = position
    if end > limit, document.characterClass(at: end - 1) == .space { end -= 1 }
    guard let hit = lookups.word(.modifiers, endingAt: end, within: Self.reach), Int(hit.start) >= limit,
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
    guard lookups.lists(at: position).contains(WordListSet(.modifiers)),
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

extension Figure.Modifier {
  /// What a word of `modifiers.tsv` says.
  init?(_ hit: Hit) {
    switch BoundWord(code: hit.entry.number) {
    case .over: self = .over
    case .under: self = .under
    case .about: self = .about
    case .atLeast: self = .atLeast
    case .atMost: self = .atMost
    case nil: return nil
    }
  }
}
