import OnRecordLexicon
import OnRecordModel

/// Who speaks where a cue has no subject in its own clause: the subject of the clauses before it.
extension SourceResolver {
  /// The subject of the clauses before in the same sentence, unless they are content of the cue before: the last one that
  /// opens its clause, else the first one of the sentence. What a verb governs is none.
  /// - Parameter cue: the one without a subject; nil for a colon.
  func clauseBefore(
    _ number: Int, _ passage: Passage, _ state: QuotationState, _ cue: Cue? = nil
  ) -> SourceAnswer? {
    let sentence = passage.clauses[number].sentence
    if let cue, let cited = cited(before: number, passage, cue) {
      return answer(cited, rule: "source.clause-before", state)
    }
    var first: SourceCandidate?
    var isTold = false
    var index = number - 1
    while index >= max(0, number - clauseLimit), passage.clauses[index].sentence == sentence {
      let clause = passage.clauses[index]
      // 有舊生自我介紹,說…: whoever comes up there, not who spoke before.
      if index == number - 1, clause.span.start >= state.contentEnd, phrases.introducesSomebody(clause.span) {
        return SourceAnswer.none
      }
      if let previous = state.previous, previous.clause >= index || clause.span.start < state.contentEnd {
        guard previous.answer.source != nil else { return nil }
        var answer = previous.answer
        answer.rule = "source.same-sentence"
        if answer.source?.standing == .named { answer.source?.standing = .implied }
        return answer
      }
      if let phrase = phrases.subject(of: clause.span), !phrase.isUnknown || first == nil && !isTold {
        if phrases.isTold(phrase, in: clause.span) {
          isTold = true
        } else {
          first = phrase
          if phrases.isOnlyAdverbs(TextSpan(clause.span.start, phrase.span.start)) { break }
        }
      }
      index -= 1
    }
    if first == nil, isTold { return SourceAnswer.none }
    return first.map { answer($0, rule: "source.clause-before", state) }
  }

  /// 報道引述林志成，指…, 報道引述，曾任店長的林志成，指…: whoever is cited says it.
  private func cited(before number: Int, _ passage: Passage, _ cue: Cue) -> SourceCandidate? {
    guard cue.flags.contains(.bare), cue.subject.isZero, number > 0 else { return nil }
    let clause = passage.clauses[number - 1]
    guard clause.mark == .comma, clause.sentence == passage.clauses[number].sentence,
      let last = phrases.phrases(in: clause.span).last, last.kind != .pronoun, !phrases.isPlaceOnly(last.entities),
      phrases.isOnlyAdverbs(TextSpan(last.span.end, clause.span.end), withTitles: false)
    else { return nil }
    var verb = citing(in: TextSpan(clause.span.start, last.span.start))
    if verb == nil, number > 1, passage.clauses[number - 2].mark == .comma,
      passage.clauses[number - 2].sentence == clause.sentence
    {
      let before = passage.clauses[number - 2].span
      verb = citing(in: before).flatMap { Int($0.end) == before.end ? $0 : nil }
      if verb != nil, last.span.start > clause.span.start, !phrases.isGenitive(endingAt: last.head.start) { return nil }
    }
    return verb == nil ? nil : last
  }

  /// 引述, 援引: the only cue of a stretch but for nouns, 報道.
  private func citing(in span: TextSpan) -> Hit? {
    var found: Hit?
    var position = span.start
    while position < span.end {
      guard let hit = reading.lookups.word(.cues, at: position), Int(hit.end) <= span.end else {
        position += 1
        continue
      }
      position = Int(hit.end)
      let flags = hit.cueFlags
      if flags.contains(.noun) { continue }
      guard found == nil, flags.contains(.report), flags.isDisjoint(with: [.optional, .prefix, .suffix]) else {
        return nil
      }
      found = hit
    }
    return found
  }
}
