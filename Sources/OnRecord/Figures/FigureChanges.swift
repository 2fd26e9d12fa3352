import OnRecordLexicon
import OnRecordModel

/// Which way a figure moves, and whether it is the distance, the start or the end: 增加25%, 由50億升至80億.
final class FigureChanges {
  private let document: Document
  private let lookups: Lookups

  init(_ reading: Reading) {
    document = reading.document
    lookups = reading.lookups
  }

  /// Sets `change` and `changePart` where the words right beside the figure tell them.
  func complete(_ figure: inout Figure, limit: TextSpan) {
    switch figure.kind {
    case .percent, .money, .count, .measure, .ratio, .number: break
    default: return
    }
    if let change = before(figure.span.start, limit: limit.start) {
      (figure.change, figure.changePart) = (change.direction, change.part)
    } else if let direction = behindFrom(figure.span, limit: limit) {
      (figure.change, figure.changePart) = (direction, .from)
    }
  }

  private static let reach = 4

  private static func direction(_ hit: Hit) -> Figure.Change { hit.entry.number == 1 ? .up : .down }

  private func before(_ start: Int, limit: Int) -> (direction: Figure.Change, part: Figure.ChangePart)? {
    var end = start
    var part = Figure.ChangePart.by
    if end - 1 > limit, Glyph.targets.contains(document.folded[end - 1]) {
      part = .to
      end -= 1
    } else if end - 1 > limit, document.folded[end - 1] == Glyph.done {
      end -= 1
    }
    guard let hit = lookups.word(.changes, endingAt: end, within: Self.reach), Int(hit.start) >= limit else {
      return nil
    }
    // 最高3度, 至少3人: one character of another word.
    if hit.length == 1, isPartOfWord(hit) { return nil }
    return (Self.direction(hit), part)
  }

  private func isPartOfWord(_ hit: Hit) -> Bool {
    for start in max(0, Int(hit.start) - 2)..<Int(hit.start) {
      let isWord = lookups.at(start).contains {
        Int($0.end) >= Int(hit.end) && ($0.entry.isWord(.commonWords) || $0.entry.isWord(.modifiers))
      }
      if isWord { return true }
    }
    return false
  }

  /// 由50億升至80億: the way up or down is told behind the first figure.
  private func behindFrom(_ span: TextSpan, limit: TextSpan) -> Figure.Change? {
    guard span.start > limit.start, Glyph.origins.contains(document.folded[span.start - 1]) else { return nil }
    for position in span.end..<min(span.end + Self.reach, limit.end) {
      guard document.characterClass(at: position) == .han else { return nil }
      if let hit = lookups.word(.changes, at: position) {
        let end = Int(hit.end)
        guard end < limit.end, Glyph.targets.contains(document.folded[end]) else { return nil }
        return Self.direction(hit)
      }
    }
    return nil
  }
}
