import OnRecordLexicon
import OnRecordModel

/// Everything that might be a name in a line: asks each rule at each character that it may begin at.
///
/// The rules are classes: what they keep would be copied wherever a structure of theirs is handed on.
final class CandidateFinder {
  private let document: Document
  private let lookups: Lookups
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
    var before = CharacterClass.newline
    for position in paragraph.range {
      let kind = document.characterClass(at: position)
      if kind == .han {
        addChinese(to: &candidates, at: position, behind: before, in: paragraph)
      } else {
        addOther(to: &candidates, kind, at: position, in: paragraph)
      }
      before = kind
    }
    // 《哈利·波特》: a work with a name for its title.
    if document.next(of: [.openTitle], from: paragraph.start, before: paragraph.end) < paragraph.end {
      // Apart, as the marks of one title enclose one name.
      let works = candidates.filter { $0.type == .person && isTitle($0.span) }.map(\.span).sorted()
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

  /// All that stands between two title marks.
  private func isTitle(_ span: TextSpan) -> Bool {
    document.characterClass(at: span.start - 1) == .openTitle && document.characterClass(at: span.end) == .closeTitle
  }

  /// What may begin with a Chinese character. Most rules need a word that begins here: where its list's bit is not set,
  /// they are not asked.
  @inline(__always)
  private func addChinese(
    to candidates: inout [MentionCandidate], at position: Int, behind before: CharacterClass, in paragraph: TextSpan
  ) {
    let lists = lookups.lists(at: position)
    if mayBeTold(at: position, before: paragraph.end) {
      chinese.addFamiliar(to: &candidates, at: position, limit: paragraph.end, counts)
      chinese.addDoubled(to: &candidates, at: position, limit: paragraph.end, counts)
      states.add(to: &candidates, at: position, in: paragraph)
    }
    if lists.isDisjoint(with: Self.openers) {
      transcribed.add(to: &candidates, at: position, limit: paragraph.end, counts)
      if before != .han, context.isBreak(before) { speakers.add(to: &candidates, at: position, in: paragraph, counts) }
    } else {
      addListed(to: &candidates, lists, at: position, behind: before, in: paragraph)
    }
  }

  /// Whether a character tells by itself that it may belong to a name, 阿, 國, 省, 州, or is said twice.
  @inline(__always)
  private func mayBeTold(at position: Int, before end: Int) -> Bool {
    let folded = document.folded
    let code = folded[position]
    // By their last six bits, which pass one character in sixteen.
    func bit(_ code: UInt16) -> UInt64 { 1 &<< UInt64(code) }
    let telling =
      bit(ChineseNameCandidates.familiar) | bit(ShortStates.country) | bit(ShortStates.province)
      | bit(ShortStates.state)
    return telling & bit(code) != 0 || position + 1 < end && folded[position + 1] == code
  }

  /// The lists whose words a name may begin with, or end with.
  private static let openers: WordListSet = [
    .names, WordListSet(.surnames), WordListSet(.givenNames), WordListSet(.organizationSuffixes),
    WordListSet(.placeSuffixes), WordListSet(.placeAbbreviations),
  ]

  private func addListed(
    to candidates: inout [MentionCandidate], _ lists: WordListSet, at position: Int, behind before: CharacterClass,
    in paragraph: TextSpan
  ) {
    if lists.contains(.names) { gazetteer.add(to: &candidates, at: position) }
    if lists.contains(WordListSet(.surnames)) {
      chinese.add(to: &candidates, at: position, limit: paragraph.end, counts)
    }
    transcribed.add(to: &candidates, at: position, limit: paragraph.end, counts)
    if lists.contains(WordListSet(.givenNames)) {
      transcribed.addGiven(to: &candidates, at: position, counts)
    }
    if !lists.isDisjoint(with: [.names, WordListSet(.givenNames)]) {
      transcribed.addJoined(to: &candidates, at: position, limit: paragraph.end, counts)
    }
    if lists.contains(WordListSet(.organizationSuffixes)) {
      organizations.add(to: &candidates, at: position, in: paragraph, counts)
      parts.add(to: &candidates, at: position, in: paragraph)
    }
    if context.isBreak(before) { speakers.add(to: &candidates, at: position, in: paragraph, counts) }
    if lists.contains(WordListSet(.placeSuffixes)) {
      places.add(to: &candidates, at: position, in: paragraph, counts)
    }
    if lists.contains(WordListSet(.placeAbbreviations)) {
      abbreviations.add(to: &candidates, at: position, in: paragraph)
    }
  }

  private func addOther(
    to candidates: inout [MentionCandidate], _ kind: CharacterClass, at position: Int, in paragraph: TextSpan
  ) {
    switch kind {
    case .interpunct, .period:
      if document.isInterpunct(position) {
        transcribed.addAroundInterpunct(to: &candidates, at: position, in: paragraph)
      }
    case .latin, .digit:
      if lookups.lists(at: position).contains(.names) { gazetteer.add(to: &candidates, at: position) }
      if context.isCapital(position) {
        latin.add(to: &candidates, at: position, limit: paragraph.end, counts)
        described.add(to: &candidates, at: position, limit: paragraph.end)
      }
    case .dash, .question: transcribed.addAroundHyphen(to: &candidates, at: position, in: paragraph, counts)
    case .openBracket: glossed.add(to: &candidates, at: position, in: paragraph)
    case .openQuote: described.addQuoted(to: &candidates, at: position, limit: paragraph.end)
    default: return
    }
  }
}
