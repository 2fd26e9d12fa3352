import OnRecordLexicon
import OnRecordModel

/// To whom and where something is said, as far as the words before the cue tell: 向BBC, 在記者會上.
final class QuotationSetting {
  private let reading: Reading
  private let phrases: SourcePhraseFinder

  /// Looked for no farther before the cue.
  private let limit = 60
  /// A place is told in at most so many characters.
  private let venueLimit = 30

  init(_ reading: Reading, _ phrases: SourcePhraseFinder) {
    self.reading = reading
    self.phrases = phrases
  }

  /// The noun phrase behind 向, 對, 跟 right before the cue, or the one behind the cue: 告訴X.
  func addressee(of cue: Cue) -> TextSpan? {
    if let told = cue.addressee { return told }
    guard let position = preposition(.addresses, before: cue) else { return nil }
    guard let told = phrases.phrase(at: position.end, limit: cue.span.start),
      phrases.isOnlyAdverbs(TextSpan(told.end, cue.span.start))
    else { return nil }
    return told
  }

  /// From 在 or 於 to the cue, where nothing but a place stands between.
  func venue(of cue: Cue) -> TextSpan? {
    guard let position = preposition(.locates, before: cue) else { return nil }
    let span = reading.document.trimmed(TextSpan(position.start, cue.span.start))
    guard (3...venueLimit).contains(span.length) else { return nil }
    return phrases.isSettingWord(endingAt: span.end) || phrases.endsWithPlace(span) ? span : nil
  }

  /// The last word with `flag` before the cue in its clause.
  private func preposition(_ flag: WordFlag, before cue: Cue) -> TextSpan? {
    var start = cue.opens
    if case .adjacent(let phrase) = cue.subject, phrase.span.end <= cue.span.start { start = phrase.span.end }
    if case .distant(let phrase) = cue.subject, phrase.span.end <= cue.span.start { start = phrase.span.end }
    var position = cue.span.start - 1
    while position >= max(start, cue.span.start - limit) {
      if let word = reading.lookups.word(.functionWords, at: position), Int(word.end) < cue.span.start,
        word.grammar.contains(flag)
      {
        return TextSpan(position, Int(word.end))
      }
      position -= 1
    }
    return nil
  }
}
