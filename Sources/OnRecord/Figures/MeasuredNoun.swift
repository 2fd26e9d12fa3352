import OnRecordLexicon
import OnRecordModel

/// What a figure measures: the noun right behind it, 25%的銷售分成, 逾100萬顆國產GPU.
struct MeasuredNoun {
  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  /// At most twelve characters, up to the first word that no noun phrase holds; nil where none follows.
  func noun(of figure: Figure, limit: Int) -> String? {
    switch figure.kind {
    case .percent, .count, .money, .ratio, .measure: break
    default: return nil
    }
    let document = reading.document
    var start = figure.span.end
    // 的
    if start < limit, document.folded[start] == 0x7684 { start += 1 }
    var end = start
    while end < limit, end - start < 12 {
      switch document.characterClass(at: end) {
      case .han, .latin, .kana: break
      default: return finish(start, end)
      }
      if let word = reading.lookups.word(.functionWords, at: end), word.entry.flags != 0 || word.length > 1 { break }
      if let cue = reading.lookups.word(.cues, at: end), cue.length > 1 { break }
      if let word = reading.lookups.word(.commonWords, at: end),
        WordFlags(rawValue: word.entry.flags).contains(.verb)
      {
        break
      }
      if reading.lookups.word(.modifiers, at: end) != nil, end > start { break }
      if let word = reading.lookups.word(.commonWords, at: end), Int(word.end) <= limit {
        end = min(Int(word.end), limit)
      } else {
        end += 1
      }
    }
    return finish(start, end)
  }

  private func finish(_ start: Int, _ end: Int) -> String? {
    end - start >= 2 ? reading.document.text(TextSpan(start, end)) : nil
  }
}
