import OnRecordLexicon
import OnRecordModel

/// Names that the gazetteers know; weak forms cost more unless their article supports them.
struct GazetteerCandidates {
  private let reading: Reading
  private let context: NameContext
  /// Entities that a strong form names somewhere in the article.
  private let supported: Set<EntityID>
  /// Leagues that the article names strongly, themselves or by one of their teams: 勇士 beside 湖人 or the NBA is a team.
  private let leagues: Set<League>

  init(_ reading: Reading, _ context: NameContext) {
    self.reading = reading
    self.context = context
    var supported: Set<EntityID> = []
    var leagues: Set<League> = []
    for hit in reading.lookups.hits
    where hit.entry.kind != .word && !hit.entry.isWeak && hit.length > 1
      && reading.document.paragraph(at: Int(hit.start)) != nil
    {
      guard let entity = reading.lexicon.entity(hit.id) else { continue }
      if supported.insert(entity).inserted, hit.entry.kind == .organization,
        let league = reading.lexicon.league(of: entity)
      {
        leagues.insert(league)
      }
    }
    self.supported = supported
    self.leagues = leagues
  }

  func candidates(at position: Int) -> [MentionCandidate] {
    var candidates: [MentionCandidate] = []
    for hit in reading.lookups.at(position) where hit.entry.kind != .word && hit.length > 1 {
      let span = TextSpan(Int(hit.start), Int(hit.end))
      let entity = reading.lexicon.entity(hit.id)
      let type: EntityType =
        switch hit.entry.kind {
        case .person: .person
        case .organization: .organization
        default: .place
        }
      var cost = MentionCost.gazetteer(hit.length)
      var rule = "mention.gazetteer"
      if isLatin(position) {
        cost = min(cost, MentionCost.latinLetter * hit.length - 2)
        if isPartOfLatinName(span) || isWordOfLatinText(span) { cost += 60 }
      }
      if isPartOfInterpunctName(span) { cost += 70 }
      if hit.entry.isWeak {
        rule = "mention.gazetteer.weak"
        let league = type == .organization ? entity.flatMap(reading.lexicon.league(of:)) : nil
        if let entity, supported.contains(entity) {
          cost += 4
        } else if let league, leagues.contains(league) {
          cost += 10
        } else {
          cost += MentionCost.weakForm
          if type == .person { cost -= context.personEvidence(span) }
          // 國王說: who speaks is a king, not his team.
          if type == .organization, league == nil { cost -= context.cueEvidence(span.end) }
        }
      }
      candidates.append(MentionCandidate(span: span, type: type, entity: entity, cost: max(6, cost), rule: rule))
    }
    return candidates
  }

  /// 施密特 of 馬克·施密特: half of a longer name.
  private func isPartOfInterpunctName(_ span: TextSpan) -> Bool {
    let document = reading.document
    return document.characterClass(at: span.start - 1) == .interpunct
      && document.characterClass(at: span.start - 2) == .han
      || document.characterClass(at: span.end) == .interpunct && document.characterClass(at: span.end + 1) == .han
  }

  private func isLatin(_ position: Int) -> Bool { reading.document.characterClass(at: position) == .latin }

  /// Small letters among Latin words: "who" in "those who stood", "honor" in "an honor to".
  private func isWordOfLatinText(_ span: TextSpan) -> Bool {
    let document = reading.document
    guard !context.isCapital(span.start) else { return false }
    return document.characterClass(at: span.end) == .space && document.characterClass(at: span.end + 1) == .latin
      || document.characterClass(at: span.start - 1) == .space
        && document.characterClass(at: span.start - 2) == .latin
  }

  /// A capitalized word stands right beside it, so that it is a piece of a longer name: Apple Daily, New York Post.
  private func isPartOfLatinName(_ span: TextSpan) -> Bool {
    let document = reading.document
    if document.characterClass(at: span.end) == .space, context.isCapital(span.end + 1) { return true }
    guard document.characterClass(at: span.start - 1) == .space else { return false }
    var start = span.start - 1
    while document.characterClass(at: start - 1) == .latin { start -= 1 }
    return start < span.start - 1 && context.isCapital(start)
  }
}
