import OnRecordLexicon
import OnRecordModel

/// Where a cue tells what a thing shows or what everybody sees, and nobody says anything: 訂單表明, 人們很容易看到.
extension CueContext {
  /// 公司收到的訂單表明, 這種文化強調: the word right before the cue is a thing.
  func isShownByThing(_ cue: Cue) -> Bool {
    guard cue.frame == nil, let word = lookups.word(.cues, endingAt: cue.span.end),
      reading.lexicon.value(word.id) == "shows", cue.flags.contains(.weak) || cue.follow == .clause
    else { return false }
    let end = phrases.beforeAdverbs(TextSpan(cue.opens, cue.span.start))
    switch cue.subject {
    case .adjacent(let phrase): return (phrase.isUnknown || phrase.isPointer) && isThing(endingAt: end)
    // 某甲昨日再次|表明, but 某甲寄來的照片|表明
    case .distant(let phrase):
      return isThing(endingAt: end)
        && (phrase.span.end..<max(phrase.span.end, end)).contains { phrases.isGenitive(endingAt: $0 + 1) }
    case .zero, .other: return false
    }
  }

  /// 訂單, 門口: one word that is no document, no title and nobody, nor ends as words for people and bodies do.
  private func isThing(endingAt end: Int) -> Bool {
    guard let word = lookups.word(.commonWords, endingAt: end), word.length > 1,
      lookups.phraseWord(.actor, endingAt: end) == nil, !isInName(end - 1)
    else { return false }
    return lookups.lists(endingAt: end).isDisjoint(with: Self.speakers)
  }

  private static let speakers: WordListSet = [
    WordListSet(.documents), WordListSet(.titles), WordListSet(.anonymousSources), WordListSet(.honorifics),
    WordListSet(.pronouns),
  ]

  /// 人們不再認為, 人們很容易看到: what people in general come to see or to believe.
  func isGeneral(_ cue: Cue) -> Bool {
    guard cue.flags.contains(.thinks) || cue.flags.contains(.beforeColon) || cue.flags.contains(.weak),
      let phrase = cue.subject.phrase, phrase.kind == .anonymous, phrase.span.end < cue.span.start,
      phrase.flags.contains(.general)
    else { return false }
    return (phrase.span.end..<cue.span.start).contains { position in
      lookups.phraseWord(.easily, at: position) != nil || lookups.grammar(at: position).contains(.plans)
    }
  }
}
