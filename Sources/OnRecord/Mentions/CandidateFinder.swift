import OnRecordLexicon
import OnRecordModel

/// Everything that might be a name in a line: asks each rule at each character that it may begin at.
struct CandidateFinder {
  private let document: Document
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

  init(_ reading: Reading, _ context: NameContext, _ lattice: CandidateLattice) {
    document = reading.document
    own = reading.own
    counts = RepeatedNames(reading.document)
    gazetteer = GazetteerCandidates(reading, context, lattice)
    chinese = ChineseNameCandidates(reading, context, lattice)
    transcribed = TranscribedNameCandidates(reading, context, lattice)
    latin = LatinNameCandidates(reading, context)
    organizations = OrganizationCandidates(reading, context, lattice)
    speakers = SpeakerCandidates(reading, context)
    described = DescribedOrganizations(reading, context, lattice)
    places = PlaceCandidates(reading, context, lattice)
  }

  /// In no order; some may go on behind the end of the line.
  func candidates(in paragraph: TextSpan) -> [MentionCandidate] {
    var candidates: [MentionCandidate] = []
    candidates.reserveCapacity(paragraph.length)
    own.add(to: &candidates, in: paragraph)
    for position in paragraph.range {
      switch document.characterClass(at: position) {
      case .han:
        gazetteer.add(to: &candidates, at: position)
        chinese.add(to: &candidates, at: position, limit: paragraph.end, counts)
        transcribed.add(to: &candidates, at: position, limit: paragraph.end, counts)
        organizations.add(to: &candidates, at: position, in: paragraph, counts)
        speakers.add(to: &candidates, at: position, in: paragraph, counts)
        places.add(to: &candidates, at: position, in: paragraph, counts)
        places.addAbbreviations(to: &candidates, at: position, in: paragraph)
      case .interpunct:
        transcribed.addAroundInterpunct(to: &candidates, at: position, in: paragraph)
      case .latin, .digit:
        gazetteer.add(to: &candidates, at: position)
        latin.add(to: &candidates, at: position, limit: paragraph.end)
        described.add(to: &candidates, at: position, limit: paragraph.end)
      case .openQuote: described.addQuoted(to: &candidates, at: position, limit: paragraph.end)
      default: continue
      }
    }
    return candidates
  }
}
