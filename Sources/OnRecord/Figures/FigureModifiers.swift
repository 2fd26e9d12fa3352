import OnRecordLexicon
import OnRecordModel

/// The words on either side of a figure that make it a bound: 超過95%, 50人以上.
final class FigureModifiers {
  private let document: Document
  private let lookups: Lookups
  private let numerals: NumeralReader

  init(_ reading: Reading, _ numerals: NumeralReader) {
    document = reading.document
    lookups = reading.lookups
    self.numerals = numerals
  }

  /// `span` with its modifiers, and what they say; the one before wins over the one behind.
  func extend(_ figure: Figure, limit: TextSpan) -> (TextSpan, Figure.Modifier?) {
    var span = figure.span
    var modifier: Figure.Modifier?
    if let after = after(span.end, limit: limit.end, of: figure.kind) {
      span.end = Int(after.end)
      modifier = Figure.Modifier(after)
    }
    if let before = before(span.start, limit: limit.start), isFit(before, figure) {
      span.start = Int(before.start)
      modifier = Figure.Modifier(before) ?? modifier
      // 約過百人, 大概有五百多人: the one nearer to the number wins.
      if let outer = self.before(span.start, limit: limit.start), isFit(outer, figure) { span.start = Int(outer.start) }
    }
    return (span, modifier)
  }

  private static let reach = 6

  /// 過 and 上 stand before 百, 千, 萬 only, 介乎 before ranges only.
  private func isFit(_ hit: Hit, _ figure: Figure) -> Bool {
    // 超過今年: what is compared with a day or a year is no later one.
    if figure.kind == .date, figure.rule != DateReader.dayRule, [.over, .under].contains(Figure.Modifier(hit)) {
      return false
    }
    if hit.modifierFlags.contains(.scale) {
      guard case .scale? = numerals.sign(at: figure.span.start) else { return false }
    }
    return BoundWord(code: hit.entry.number) != .between || figure.low != figure.high
      || figure.highValue != figure.value
  }

  private func before(_ position: Int, limit: Int) -> Hit? {
    var end = position
    if end > limit, document.characterClass(at: end - 1) == .space { end -= 1 }
    guard let hit = lookups.word(.modifiers, endingAt: end, within: Self.reach), Int(hit.start) >= limit,
      hit.modifierFlags.contains(.before)
    else { return nil }
    // 最近3年, 附近5人: the character belongs to another word.
    for start in max(limit, Int(hit.start) - 2)..<Int(hit.start) {
      for other in lookups.at(start) where Int(other.end) >= Int(hit.end) && other.length > 1 {
        if other.entry.isWord(.commonWords) || (other.entry.kind != .word && !other.entry.isWeak) { return nil }
      }
    }
    return hit
  }

  private func after(_ position: Int, limit: Int, of kind: Figure.Kind) -> Hit? {
    guard lookups.lists(at: position).contains(WordListSet(.modifiers)),
      let hit = lookups.at(position).first(where: {
        $0.entry.isWord(.modifiers) && $0.modifierFlags.contains(.after) && Int($0.end) <= limit
      })
    else { return nil }
    if hit.length == 1 {
      // 內, 許, 起 behind anything else are other words; 多 behind a unit is one of time.
      // 九成多
      let isShare = kind == .percent && BoundWord(code: hit.entry.number) == .over
      guard kind == .duration || kind == .time || isShare else { return nil }
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
    case .between, nil: return nil
    }
  }
}
