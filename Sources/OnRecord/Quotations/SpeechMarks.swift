import OnRecordLexicon
import OnRecordModel

extension SpeechMarks {
  /// 標題是: the words behind the colon are how something is called.
  func introducesTitle(endingAt end: Int) -> Bool {
    guard let word = lookups.word(.functionWords, endingAt: end, within: 3) else { return false }
    return lookups.word(.quoteNouns, endingAt: Int(word.start), within: 4) != nil
  }
}

/// Tells which quotation marks hold spoken words, and what the others hold.
final class SpeechMarks {
  private let reading: Reading
  private let splitter: ClauseSplitter

  /// A marked stretch of so many characters is long enough for a statement of its own.
  private let statementLength = 14
  /// And of so many where it closes its sentence.
  private let closingLength = 12
  private let wholeLength = 16

  init(_ reading: Reading, _ splitter: ClauseSplitter) {
    self.reading = reading
    self.splitter = splitter
  }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }

  /// The marked words may be speech: a sentence, or long enough to be one.
  func isSpoken(_ mark: MarkedSpan) -> Bool {
    if splitter.endsWithTerminal(mark) { return mark.inner.length >= 3 }
    if mark.inner.length >= 10 { return !isName(mark) }
    return mark.inner.length >= 5 && holdsClause(mark.inner) && !isName(mark)
  }

  /// As much, or a few words with a verb, 「生命受威脅」, that no noun for names stands by.
  func isClause(_ mark: MarkedSpan) -> Bool {
    isSpoken(mark) || mark.inner.length >= 5 && holdsVerb(mark.inner) && !isName(mark)
  }

  /// A whole statement by itself: ends like a sentence, or is as long as one.
  func isWhole(_ mark: MarkedSpan) -> Bool {
    if isName(mark) { return false }
    return (splitter.endsWithTerminal(mark) && mark.inner.length >= 4) || mark.inner.length >= wholeLength
      || document.characterClass(at: mark.outer.end).endsSentence && mark.inner.length >= 8 && holdsClause(mark.inner)
  }

  /// ,「沒料到兩日便升了十倍，突然賺了一大筆錢」。 behind a clause without a cue: two clauses are a statement.
  func isDouble(_ mark: MarkedSpan) -> Bool {
    guard mark.inner.length >= statementLength, !isName(mark), document.characterClass(at: mark.outer.end).endsSentence
    else { return false }
    return holdsComma(mark)
  }

  /// ,「沒想過回來都要付錢」。 behind a clause without a cue: a clause that closes the sentence.
  func isClosing(_ mark: MarkedSpan) -> Bool {
    mark.inner.length >= closingLength && document.characterClass(at: mark.outer.end).endsSentence
      && holdsClause(mark.inner) && !isName(mark) && !opensWithVerb(mark)
  }

  private func holdsComma(_ mark: MarkedSpan) -> Bool {
    mark.inner.range.contains { document.characterClass(at: $0) == .comma }
  }

  /// 「B。」 behind an indirect clause is a quote of its own, not the clause's end.
  func isStatement(_ mark: MarkedSpan) -> Bool {
    if splitter.endsWithTerminal(mark) { return mark.inner.length >= 4 }
    return mark.inner.length >= statementLength && holdsClause(mark.inner) && !isName(mark)
      && (!opensWithVerb(mark) || holdsComma(mark))
  }

  /// 「是…」, 「沒有…」: the sentence around the marks has the subject.
  private func opensWithVerb(_ mark: MarkedSpan) -> Bool {
    let flags = lookups.grammar(at: mark.inner.start)
    return flags.contains(.verb) && !flags.contains(.preposition)
  }

  /// 「完全符合規定」, 「是正確的」: the sentence around the marks has the subject.
  func isPredicate(_ mark: MarkedSpan) -> Bool {
    opensWithVerb(mark) || lookups.word(.speechAdverbs, at: mark.inner.start).map { $0.length > 1 } ?? false
  }

  /// A word that only predicates have, no preposition.
  func holdsVerb(_ span: TextSpan) -> Bool { span.range.contains { isVerb(at: $0, limit: span.end) } }

  /// 將…: a verb phrase that tells what will be done.
  func opensWithWill(_ span: TextSpan) -> Bool {
    guard let word = lookups.word(.functionWords, at: span.start), Int(word.end) < span.end else { return false }
    let flags = word.grammar
    return flags.contains(.verb) && flags.contains(.preposition) && flags.contains(.starts)
  }

  /// 處理|事件: a verb ends right before `position`.
  func isVerb(endingAt position: Int) -> Bool {
    if let word = lookups.word(.functionWords, endingAt: position, within: 3) {
      return isVerb(at: Int(word.start), limit: position)
    }
    return lookups.word(.commonWords, endingAt: position).map { !$0.grammar.isDisjoint(with: [.verb, .acts]) } ?? false
  }

  func isVerb(at position: Int, limit: Int) -> Bool {
    let lists = lookups.lists(at: position)
    if lists.contains(WordListSet(.functionWords)), let word = lookups.word(.functionWords, at: position),
      Int(word.end) <= limit
    {
      let flags = word.grammar
      if flags.contains(.verb), !flags.contains(.preposition), !flags.contains(.particle), !isInsideNoun(word) {
        return true
      }
    }
    // 參與了: what is over is told.
    if document.scalars[position] == Self.done, lookups.isLoneCharacter(at: position) { return true }
    guard lists.contains(WordListSet(.commonWords)), let word = lookups.word(.commonWords, at: position),
      Int(word.end) <= limit
    else { return false }
    return !word.grammar.isDisjoint(with: [.verb, .acts, .predicative])
  }

  /// 了
  private static let done = ("了" as Unicode.Scalar).value

  /// 綱要, 社會: the last character of another word, that no adverb or verb begins.
  private func isInsideNoun(_ word: Hit) -> Bool {
    guard word.length == 1, word.start > 0 else { return false }
    let before = Int(word.start) - 1
    let lists = lookups.lists(at: before)
    guard lists.contains(WordListSet(.commonWords)),
      lists.isDisjoint(with: [WordListSet(.speechAdverbs), WordListSet(.cues)]),
      let longer = lookups.at(before).first(where: { $0.length == 2 && $0.entry.isWord(.commonWords) })
    else { return false }
    return longer.grammar.isDisjoint(with: [.verb, .acts, .adverb])
      && lookups.word(.functionWords, at: before) == nil
  }

  /// A word that introduces names, titles and slogans stands right before or behind.
  func isName(_ mark: MarkedSpan) -> Bool {
    guard let noun = nounBeside(mark) else { return false }
    // 又稱「…」 names something, or goes on with whole sentences.
    if Int(noun.end) == mark.outer.start, lookups.lists(at: Int(noun.start)).contains(WordListSet(.cues)),
      lookups.word(.cues, at: Int(noun.start))?.end == noun.end
    {
      return mark.inner.length < wholeLength || !holdsClause(mark.inner)
    }
    // 制度「已經走到了盡頭」: what opens with an adverb is told of the noun before it.
    guard Int(noun.end) == mark.outer.start, mark.inner.length >= 5,
      let adverb = lookups.word(.speechAdverbs, at: mark.inner.start), adverb.length > 1
    else { return true }
    return !holdsClause(mark.inner)
  }

  /// The noun right before or behind that says what stands in the marks.
  func nounBeside(_ mark: MarkedSpan) -> Hit? {
    if let noun = lookups.word(.quoteNouns, at: mark.outer.end),
      !noun.grammar.contains(.ends)
    {
      return noun
    }
    return lookups.word(.quoteNouns, endingAt: mark.outer.start, within: 5)
  }

  /// Has a comma or a word that only clauses have.
  private func holdsClause(_ span: TextSpan) -> Bool {
    for position in span.range {
      let kind = document.characterClass(at: position)
      if kind == .comma || kind.endsSentence || kind == .ellipsis { return true }
      let lists = lookups.lists(at: position)
      if lists.contains(WordListSet(.functionWords)), let word = lookups.word(.functionWords, at: position),
        Int(word.end) <= span.end, word.grammar.contains(.verb)
      {
        return true
      }
      if lists.contains(WordListSet(.pronouns)), let pronoun = lookups.word(.pronouns, at: position),
        Int(pronoun.end) <= span.end
      {
        return true
      }
    }
    return false
  }
}
