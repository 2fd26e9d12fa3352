import OnRecordLexicon
import OnRecordModel

/// Whom a clause that reports nothing is about, where its subject alone does not tell.
extension SourcePhraseFinder {
  /// 他叫林志成, 她名叫張惠玲: the name that a pronoun or nobody before it bears.
  func called(in clause: TextSpan) -> NamedSpan? {
    let start = afterConnectives(clause)
    let pronoun = lookups.word(.pronouns, at: start)
    if let pronoun, pronoun.sourceFlags.isDisjoint(with: [.male, .female]) { return nil }
    let verb = pronoun.map { Int($0.end) } ?? start
    for word in lookups.at(verb) where word.entry.isWord(.phraseWords) && word.phraseFlags.contains(.called) {
      if pronoun == nil, word.length == 1 { continue }
      let name = Int(word.end)
      if let mention = names.mention(at: name), mention.span.start == name { return mention }
    }
    return nil
  }

  /// 身在國內的林志成五味雜陳: what opens the clause describes its subject, and names nobody else.
  func isAttributed(_ subject: SourceCandidate, in clause: TextSpan) -> Bool {
    let name = subject.head.start
    return isGenitive(endingAt: name) && subject.span.end < clause.end
      && document.characterClass(at: subject.span.end) == .han
      && names.mentions(in: TextSpan(clause.start, name)).allSatisfy { $0.type != .person }
  }

  /// 邀請他 of 主持林志成邀請他任嘉賓: what the clause tells is done to somebody, whom the text is about.
  func actsOnOther(_ predicate: TextSpan) -> Bool {
    predicate.range.dropFirst().contains { position in
      guard let pronoun = lookups.word(.pronouns, at: position),
        !pronoun.sourceFlags.isDisjoint(with: [.male, .female]), pronoun.sourceFlags.isDisjoint(with: [.plural]),
        Int(pronoun.end) < predicate.end, !isGenitive(at: Int(pronoun.end)), names.mention(at: position) == nil,
        let verb = lookups.word(.functionWords, endingAt: position, within: 2)
          ?? lookups.word(.commonWords, endingAt: position, within: 2)
      else { return false }
      return !verb.grammar.isDisjoint(with: [.causes, .addresses, .passive]) && Int(verb.start) >= predicate.start
    }
  }
}
