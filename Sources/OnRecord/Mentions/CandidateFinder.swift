import OnRecordLexicon
import OnRecordModel

/// Everything that might be a name in a line: asks each rule at the characters that its names may begin or end at.
///
/// The rules are classes: what they keep would be copied wherever a structure of theirs is handed on.
final class CandidateFinder {
  private let document: Document
  private let lookups: Lookups
  private let memory: NameMemory
  private let characters: CharacterCosts
  private let context: NameContext
  private let own: OwnNames
  private let counts: RepeatedNames
  private let gazetteer: GazetteerCandidates
  private let chinese: ChineseNameCandidates
  private let transcribed: TranscribedNameCandidates
  private let latin: LatinNameCandidates
  private let organizations: OrganizationCandidates
  private let speakers: SpeakerCandidates
  private let described: DescribedOrganizations
  private let places: PlaceCandidates
  private let abbreviations: PlaceAbbreviations
  private let defined: DefinedPlaces
  private let parts: BodyPartCandidates
  private let glossed: GlossedNameCandidates
  private let states: ShortStates

  init(_ reading: Reading, _ context: NameContext, _ lattice: CandidateLattice, _ characters: CharacterCosts) {
    document = reading.document
    lookups = reading.lookups
    memory = reading.memory.names
    self.characters = characters
    self.context = context
    own = reading.own
    counts = RepeatedNames(reading.document, reading.memory.names)
    gazetteer = GazetteerCandidates(reading, context, lattice, characters)
    chinese = ChineseNameCandidates(reading, context, characters)
    transcribed = TranscribedNameCandidates(reading, context, characters)
    latin = LatinNameCandidates(reading, context)
    organizations = OrganizationCandidates(reading, context, lattice, characters)
    speakers = SpeakerCandidates(reading, context, characters)
    described = DescribedOrganizations(reading, context, lattice)
    places = PlaceCandidates(reading, context, lattice, characters)
    abbreviations = PlaceAbbreviations(reading, context)
    defined = DefinedPlaces(reading, context, lattice)
    parts = BodyPartCandidates(reading, context, lattice, characters)
    glossed = GlossedNameCandidates(reading, context, characters)
    states = ShortStates(reading)
  }

  /// In no order; some may go on behind the end of the line.
  func candidates(in paragraph: TextSpan) -> [MentionCandidate] {
    var candidates: [MentionCandidate] = []
    candidates.reserveCapacity(paragraph.length / 4)
    own.add(to: &candidates, in: paragraph)
    defined.add(to: &candidates, in: paragraph)
    var positions = CandidatePositions(memory, length: paragraph.length)
    positions.gather(in: paragraph, document, lookups, characters)
    addTold(to: &candidates, at: positions.telling, in: paragraph)
    for position in positions.names.all { gazetteer.add(to: &candidates, at: Int(position)) }
    addPeople(to: &candidates, at: positions, limit: paragraph.end)
    addOrganizations(to: &candidates, at: positions, in: paragraph)
    addPlaces(to: &candidates, at: positions, in: paragraph)
    let hasTitle = addOther(to: &candidates, at: positions.others, in: paragraph)
    // 《哈利·波特》: a work with a name for its title.
    if hasTitle {
      // Apart, as the marks of one title enclose one name.
      let works = candidates.filter { $0.type == .person && context.fillsTitle($0.span) }.map(\.span).sorted()
      candidates.removeAll { name in
        guard name.type == .person else { return false }
        let work = works.partitioningIndex { $0.start > name.span.start } - 1
        return work >= 0 && works[work].contains(name.span)
      }
      leaveInTitles(&candidates, in: paragraph)
    }
    return candidates
  }

  /// 《憶舊遊書懷贈友》: what only its characters make a name amid a title is a piece of the work's.
  private func leaveInTitles(_ candidates: inout [MentionCandidate], in paragraph: TextSpan) {
    var titles: [TextSpan] = []
    var open = document.next(of: [.openTitle], from: paragraph.start, before: paragraph.end)
    while open < paragraph.end {
      let close = document.next(of: [.closeTitle], from: open, before: paragraph.end)
      titles.append(TextSpan(open, close))
      open = document.next(of: [.openTitle], from: close, before: paragraph.end)
    }
    candidates.removeAll { name in
      guard name.rule == .chinese || name.rule == .repeatedChinese else { return false }
      let title = titles.partitioningIndex { $0.start > name.span.start } - 1
      return title >= 0 && titles[title].start + 1 < name.span.start && name.span.end < titles[title].end
    }
  }

  private func addTold(to candidates: inout [MentionCandidate], at positions: PositionList, in paragraph: TextSpan) {
    for position in positions.all {
      let position = Int(position)
      chinese.addFamiliar(to: &candidates, at: position, limit: paragraph.end, counts)
      chinese.addDoubled(to: &candidates, at: position, limit: paragraph.end, counts)
      states.add(to: &candidates, at: position, in: paragraph)
    }
  }

  private func addPeople(to candidates: inout [MentionCandidate], at positions: CandidatePositions, limit: Int) {
    for position in positions.surnames.all { chinese.add(to: &candidates, at: Int(position), limit: limit, counts) }
    for position in positions.transcribed.all {
      transcribed.add(to: &candidates, at: Int(position), limit: limit, counts)
    }
    for position in positions.givenNames.all { transcribed.addGiven(to: &candidates, at: Int(position), counts) }
    // What no mark joins begins with a name of either list.
    for position in positions.names.all where document.characterClass(at: Int(position)) == .han {
      transcribed.addJoined(to: &candidates, at: Int(position), limit: limit, counts)
    }
    for position in positions.givenNames.all where !lookups.lists(at: Int(position)).contains(.names) {
      transcribed.addJoined(to: &candidates, at: Int(position), limit: limit, counts)
    }
  }

  private func addOrganizations(
    to candidates: inout [MentionCandidate], at positions: CandidatePositions, in paragraph: TextSpan
  ) {
    for position in positions.organizationSuffixes.all {
      organizations.add(to: &candidates, at: Int(position), in: paragraph, counts)
    }
    for position in positions.organizationSuffixes.all {
      parts.add(to: &candidates, at: Int(position), in: paragraph)
    }
    for position in positions.clauses.all {
      speakers.add(to: &candidates, at: Int(position), in: paragraph, counts)
    }
  }

  private func addPlaces(
    to candidates: inout [MentionCandidate], at positions: CandidatePositions, in paragraph: TextSpan
  ) {
    for position in positions.placeSuffixes.all {
      places.add(to: &candidates, at: Int(position), in: paragraph, counts)
    }
    for position in positions.placeAbbreviations.all {
      abbreviations.add(to: &candidates, at: Int(position), in: paragraph)
    }
  }

  /// Adds what letters, digits and marks tell of; whether the marks of a title are among them.
  private func addOther(
    to candidates: inout [MentionCandidate], at positions: PositionList, in paragraph: TextSpan
  ) -> Bool {
    var hasTitle = false
    for position in positions.all {
      let position = Int(position)
      switch document.characterClass(at: position) {
      case .interpunct, .period:
        if document.isInterpunct(position) {
          transcribed.addAroundInterpunct(to: &candidates, at: position, in: paragraph)
        }
      case .latin, .digit:
        if context.isCapital(position) {
          latin.add(to: &candidates, at: position, limit: paragraph.end, counts)
          described.add(to: &candidates, at: position, limit: paragraph.end)
        }
      case .openBracket:
        glossed.add(to: &candidates, at: position, in: paragraph)
        described.addAbbreviated(to: &candidates, at: position, in: paragraph)
      case .openQuote: described.addQuoted(to: &candidates, at: position, limit: paragraph.end)
      case .openTitle:
        hasTitle = true
        described.addCited(to: &candidates, at: position, limit: paragraph.end)
      case .dash, .question: transcribed.addAroundHyphen(to: &candidates, at: position, in: paragraph, counts)
      default: continue
      }
    }
    return hasTitle
  }
}
