import OnRecordLexicon
import OnRecordModel

/// Finds the quotation that stands before its cue: 「…」X說, 「…。」X說,B.
final class TrailingCue {
  private let reading: Reading
  private let splitter: ClauseSplitter
  private let speech: SpeechMarks
  private let phrases: SourcePhraseFinder

  /// Between a quotation and its cue stand at most so many characters where the cue goes on.
  private let nearLimit = 24
  /// And so many where the sentence ends with the cue: long descriptions of the speaker.
  private let farLimit = 60
  /// A quotation's own clause and the next ones hold the cue that takes it.
  private let attributionReach = 3
  /// Who opens the sentence is looked for over at most so many clauses.
  private let clauseLimit = 12

  init(_ reading: Reading, _ splitter: ClauseSplitter, _ speech: SpeechMarks, _ phrases: SourcePhraseFinder) {
    self.reading = reading
    self.splitter = splitter
    self.speech = speech
    self.phrases = phrases
  }

  private var document: Document { reading.document }
  private var marks: [MarkedSpan] { splitter.marks }

  /// The unused quotation right before the clause of a cue.
  func quotation(before cue: Cue, in passage: Passage, _ state: QuotationState) -> Int? {
    guard let mark = candidate(before: cue, in: passage), !state.isUsed[mark] else { return nil }
    return mark
  }

  /// The first cue behind the quotation `mark`, which opens clause `index`, where it takes the quotation.
  func attribution(of mark: Int, openingAt index: Int, in passage: Passage) -> Cue? {
    for number in index..<min(index + attributionReach, passage.clauses.count) {
      if let cue = passage.cues(of: number).first(where: { $0.span.start >= marks[mark].outer.end }) {
        return candidate(before: cue, in: passage) == mark ? cue : nil
      }
    }
    return nil
  }

  private func candidate(before cue: Cue, in passage: Passage) -> Int? {
    let clause = passage.clauses[cue.clause]
    guard cue.frame == nil, cue.flags.contains(.afterQuote) || cue.flags.contains(.chains) else { return nil }
    let limit = cue.follow == .end ? farLimit : nearLimit
    // 「…」他說 in one clause: the quotation opens it.
    if let mark = splitter.mark(openingAt: clause.span.start), marks[mark].outer.end <= cue.span.start {
      guard speech.isSpoken(marks[mark]), distance(marks[mark].outer.end, cue.span.start) <= limit, !isAttached(mark)
      else {
        return nil
      }
      return mark
    }
    // 「…,」他說, 「…」,他說, 「…。」他說.
    // 「…」對於計畫,他如此解釋。: what is spoken of may stand between.
    let topic = topic(before: cue, passage)
    let start = topic ?? clause.span.start
    var position = start
    while position > passage.paragraph.span.start,
      document.isSpace(position - 1) || document.characterClass(at: position - 1) == .comma
        || document.characterClass(at: position - 1) == .fullStop && splitter.mark(at: position - 2) != nil
    {
      position -= 1
    }
    guard let mark = splitter.mark(at: position - 1), marks[mark].outer.end == position, speech.isSpoken(marks[mark]),
      cue.flags.contains(.afterQuote) || cue.follow == .end,
      distance(start, cue.span.start) <= (topic == nil ? limit : farLimit)
    else { return nil }
    // 「…。」記者再問:「…？」: the question is another quote.
    if cue.flags.contains(.asks), cue.follow == .mark || cue.follow == .colon { return nil }
    // 「…」,他說「…」: the cue has words of its own.
    let isAloud =
      cue.follow == .mark || cue.follow == .colon
      || cue.follow == .comma && splitter.mark(openingAt: cue.next + 1) != nil
    if isAloud, document.characterClass(at: position) == .fullStop { return nil }
    guard opensSentence(mark, passage) else { return nil }
    // 他批評政府,「…。」他指出,A: the cue has words of its own.
    return cue.follow != .end && endsSentence(mark, before: cue, passage) ? nil : mark
  }

  /// How many characters stand between, glosses in Latin letters left out.
  private func distance(_ start: Int, _ end: Int) -> Int {
    (start..<max(start, end)).count { position in
      switch document.characterClass(at: position) {
      case .latin, .space, .period, .openBracket, .closeBracket: false
      default: true
      }
    }
  }

  /// 「…」的X說: the marked words describe the noun behind them.
  private func isAttached(_ mark: Int) -> Bool {
    return reading.lookups.grammar(at: marks[mark].outer.end).contains(.genitive)
  }

  /// The quotation stands at the beginning of a sentence or clause, not inside one.
  private func opensSentence(_ mark: Int, _ passage: Passage) -> Bool {
    let start = marks[mark].outer.start
    if start < passage.paragraph.span.start { return true }
    guard let clause = passage.clause(at: start) else { return false }
    return passage.clauses[clause].span.start == start
  }

  /// The clause before that of a cue which ends its sentence, where it only tells of what: 對於計畫,他如此解釋。
  private func topic(before cue: Cue, _ passage: Passage) -> Int? {
    guard cue.clause > 0 else { return nil }
    let before = passage.clauses[cue.clause - 1]
    // 「…」,在宣布名單時,某甲說…
    if before.mark == .comma, before.sentence == passage.clauses[cue.clause].sentence, cue.subject.isNamed,
      phrases.isSettingWord(endingAt: before.span.end),
      reading.lookups.grammar(at: before.span.start).contains(.locates),
      cue.span.start - before.span.start <= farLimit
    {
      return before.span.start
    }
    guard cue.follow == .end, before.sentence == passage.clauses[cue.clause].sentence else { return nil }
    // 「…」2014年,某甲受訪時表示。
    let isTopic =
      reading.lookups.grammar(at: before.span.start).contains(.topics)
      || cue.subject.isNamed && phrases.isOnlyAdverbs(before.span, withTitles: false)
    return isTopic ? before.span.start : nil
  }

  /// The quotation ends a sentence that other clauses open, 他批評政府,「…。」: what stands behind is another sentence,
  /// unless it names somebody, and nobody opens the first.
  private func endsSentence(_ mark: Int, before cue: Cue, _ passage: Passage) -> Bool {
    guard splitter.endsWithTerminal(marks[mark]), let clause = passage.clause(at: marks[mark].outer.start) else {
      return false
    }
    var index = clause - 1
    while index >= max(0, clause - clauseLimit), passage.clauses[index].sentence == passage.clauses[clause].sentence {
      guard cue.subject.isNamed else { return true }
      if let subject = phrases.subject(of: passage.clauses[index].span), !phrases.isPlaceOnly(subject.entities) {
        return true
      }
      if passage.cues(of: index).contains(where: { $0.subject.isKnown }) { return true }
      index -= 1
    }
    return false
  }

  /// Behind a quotation and its cue the next clause has a speaker of its own, so that the cue reports nothing more.
  func closes(_ cue: Cue, in passage: Passage) -> Bool {
    guard cue.follow == .comma, cue.clause + 1 < passage.clauses.count,
      let next = passage.cues(of: cue.clause + 1).first
    else { return false }
    if case .adjacent = next.subject { return true }
    return next.subject.isZero && next.flags.contains(.chains)
  }
}
