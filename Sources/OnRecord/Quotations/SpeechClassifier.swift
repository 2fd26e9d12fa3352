import OnRecordLexicon
import OnRecordModel

/// Tells speech from what only looks like it: which quotation marks hold spoken words, which cues report.
struct SpeechClassifier {
  private let reading: Reading
  private let names: Names
  private let splitter: ClauseSplitter
  private let resolver: SourceResolver
  /// Asks who stands there, not whom a pronoun means.
  private let nobody: SpeakerMemory

  init(_ reading: Reading, _ names: Names, _ splitter: ClauseSplitter) {
    self.reading = reading
    self.names = names
    self.splitter = splitter
    resolver = SourceResolver(reading, names, splitter)
    nobody = SpeakerMemory(names, genders: names.entities.map { _ in nil })
  }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }

  // MARK: Marks

  /// The marked words may be speech: a sentence, or long enough to be one.
  func isSpoken(_ mark: MarkedSpan, in span: TextSpan) -> Bool {
    if splitter.endsWithTerminal(mark) { return mark.inner.length >= 3 }
    if mark.inner.length >= 10 { return !isName(mark) }
    return mark.inner.length >= 5 && holdsClause(mark.inner)
  }

  /// A whole statement by itself: ends like a sentence, or is as long as one.
  func isWhole(_ mark: MarkedSpan) -> Bool {
    (splitter.endsWithTerminal(mark) && mark.inner.length >= 4) || (mark.inner.length >= 16 && !isName(mark))
      || followedByTerminal(mark) && mark.inner.length >= 8 && holdsClause(mark.inner)
  }

  private func followedByTerminal(_ mark: MarkedSpan) -> Bool {
    document.characterClass(at: mark.outer.end).endsSentence
  }

  /// A word that introduces names, titles and slogans stands right before or behind.
  private func isName(_ mark: MarkedSpan) -> Bool {
    if lookups.word(.quoteNouns, at: mark.outer.end) != nil { return true }
    return lookups.word(.quoteNouns, endingAt: mark.outer.start, within: 5) != nil
  }

  /// Has a comma or a word that only clauses have.
  private func holdsClause(_ span: TextSpan) -> Bool {
    for position in span.range {
      let kind = document.characterClass(at: position)
      if kind == .comma || kind.endsSentence || kind == .ellipsis { return true }
      if let word = lookups.word(.functionWords, at: position), Int(word.end) <= span.end,
        WordFlags(rawValue: word.entry.flags).contains(.verb)
      {
        return true
      }
      if let pronoun = lookups.word(.pronouns, at: position), Int(pronoun.end) <= span.end { return true }
    }
    return false
  }

  // MARK: Cues

  /// The cue reports something here.
  func isCue(_ context: CueContext) -> Bool {
    let cue = context.cue
    let clause = context.clauses[cue.clause]
    if cue.flags.contains(.declines) || cue.flags.contains(.optional) { return false }
    if cue.flags.contains(.prefix) || cue.flags.contains(.suffix) { return false }
    if isNegated(cue, clause) || isAttribute(cue, clause) { return false }
    switch cue.follow {
    case .colon, .mark: return true
    case .end: return cue.flags.contains(.afterQuote)
    case .comma:
      if cue.flags.contains(.beforeColon) { return hasSubject(cue, clause) }
      return !cue.flags.contains(.weak) || hasSubject(cue, clause)
    case .clause:
      if cue.flags.contains(.beforeColon) { return false }
      if cue.flags.contains(.addressee) { return true }
      if cue.flags.contains(.bare) || cue.flags.contains(.weak) {
        guard hasSubject(cue, clause) else { return false }
      }
      if cue.flags.contains(.noun) || cue.flags.contains(.verbPhrase) {
        return hasSubject(cue, clause) && reportsClause(context)
      }
      return clause.sentenceEnd - cue.next >= 5
    }
  }

  /// 沒有說, 不願透露: nothing was said.
  private func isNegated(_ cue: Cue, _ clause: Clause) -> Bool {
    guard let word = lookups.word(.functionWords, endingAt: cue.span.start, within: 3) else { return false }
    return reading.lexicon.value(word.id) == "not" && !cue.flags.contains(.thinks)
  }

  /// 的表示, 被指: a noun or a passive.
  private func isAttribute(_ cue: Cue, _ clause: Clause) -> Bool {
    guard let word = lookups.word(.functionWords, endingAt: cue.span.start, within: 2) else { return false }
    return reading.lexicon.value(word.id) == "genitive" || reading.lexicon.value(word.id) == "passive"
  }

  /// Somebody who can speak stands before the cue in its clause.
  private func hasSubject(_ cue: Cue, _ clause: Clause) -> Bool {
    resolver.source(before: cue.span.start, from: clause.span.start, memory: nobody) != nil
      || resolver.isOnlyAdverbs(TextSpan(clause.span.start, cue.span.start))
  }

  /// What follows is a clause, not an object: long enough and with a verb behind its first words.
  private func reportsClause(_ context: CueContext) -> Bool {
    let clause = context.clauses[context.cue.clause]
    let rest = TextSpan(context.cue.next, clause.span.end)
    if clause.sentenceEnd > clause.span.end + 4 && rest.length <= 2 { return true }
    guard rest.length >= 5 else { return false }
    for position in (rest.start)..<rest.end {
      if let word = lookups.word(.functionWords, at: position), Int(word.end) <= rest.end,
        WordFlags(rawValue: word.entry.flags).contains(.verb)
      {
        return true
      }
    }
    return false
  }

  /// The clause opens a statement of its own: a subject and a cue, or a cue at once.
  func startsStatement(_ clause: Clause, _ cues: [Cue]) -> Bool {
    guard let cue = cues.first(where: { isStrong($0, clause) }) else { return false }
    let before = TextSpan(clause.span.start, cue.span.start)
    if before.length > 30 { return false }
    if resolver.isOnlyAdverbs(before) { return !cue.flags.contains(.thinks) || cue.flags.contains(.continues) }
    return hasOwnSubject(cue, clause)
  }

  /// The cue has a named subject or a pronoun of its own in its clause.
  func hasOwnSubject(_ cue: Cue, _ clause: Clause) -> Bool {
    guard
      let answer = resolver.source(
        before: cue.span.start, from: clause.span.start, memory: nobody),
      let source = answer.source
    else { return false }
    return source.standing != .anonymous && resolver.isOnlyAdverbs(TextSpan(source.span.end, cue.span.start))
  }

  private func isStrong(_ cue: Cue, _ clause: Clause) -> Bool {
    if cue.flags.contains(.noun) || cue.flags.contains(.weak) || cue.flags.contains(.beforeColon) { return false }
    if cue.flags.contains(.declines) || cue.flags.contains(.optional) || cue.flags.contains(.suffix) { return false }
    return !isNegated(cue, clause) && !isAttribute(cue, clause)
  }

  /// Behind `end` a new statement begins: a comma, then a clause with a cue.
  func newStatement(_ context: CueContext, after end: Int) -> Bool {
    guard let index = context.clauses.firstIndex(where: { $0.span.start >= end }) else { return true }
    return startsStatement(context.clauses[index], context.cues[index])
  }
}
