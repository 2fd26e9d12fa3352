import OnRecordLexicon
import OnRecordModel

/// Names of two characters that are a surname and the word behind it: 邱遂 and 邱不 beside 邱曉生, whom the article names.
struct ShortNameRivals {
  private let reading: Reading
  /// The surnames of people whom the article names in three characters.
  private var surnames: Set<UInt16> = []

  init(_ reading: Reading, _ found: [MentionCandidate]) {
    self.reading = reading
    guard found.contains(where: { isShort($0) && isWord(behind: $0.span.start) }) else { return }
    for mention in found where mention.type == .person && mention.span.length == 3 {
      if mention.rule.isChinese || mention.rule.isGazetteer {
        surnames.insert(reading.document.folded[mention.span.start])
      }
    }
  }

  /// The article names nobody whose surname stands before such a word.
  var isEmpty: Bool { surnames.isEmpty }

  func isFalse(_ mention: MentionCandidate) -> Bool {
    isShort(mention) && surnames.contains(reading.document.folded[mention.span.start])
      && isWord(behind: mention.span.start) && !isTitled(mention.span)
  }

  private func isShort(_ mention: MentionCandidate) -> Bool {
    mention.span.length == 2 && mention.type == .person && mention.entity == nil && mention.rule.isChinese
  }

  /// An adverb or a function word of one character: 遂, 不, 亦.
  private func isWord(behind position: Int) -> Bool {
    let lookups = reading.lookups
    return lookups.at(position + 1).contains {
      $0.length == 1 && ($0.entry.isWord(.speechAdverbs) || $0.entry.isWord(.functionWords) && !$0.grammar.isEmpty)
    }
  }

  /// 主席李才、: a title right before it, or a mark of a list beside it.
  private func isTitled(_ span: TextSpan) -> Bool {
    let document = reading.document
    return reading.lookups.word(.titles, endingAt: span.start, within: 8)?.titleFlags.contains(.before) == true
      || document.characterClass(at: span.end) != .han
      || document.characterClass(at: span.start - 1) == .enumerationComma
  }
}
