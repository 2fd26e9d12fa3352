import OnRecordLexicon
import OnRecordModel

/// The region that an article is about, by the places it names: what 中大 means in Hong Kong it does not in Guangzhou.
///
/// Asked for the first time, it counts: articles without a form of several regions pay nothing.
final class ArticleHome {
  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  /// Nil where no place of the three regions is named.
  private(set) lazy var region: Homeland? = winner()

  /// The region by the bodies that the article names as well: news of a broadcaster hardly names a place.
  private lazy var regionOfBodies: Homeland? = winner(by: [.place, .organization])

  /// The region by its places; where it names none, or as many of two, by the bodies as well.
  private(set) lazy var regionOfOffices: Homeland? = isOpen ? regionOfBodies : region

  /// No region has more places than the others.
  private var isOpen: Bool {
    guard reading.document.isTraditional else { return false }
    guard let region else { return true }
    let votes = votes(of: [.place])
    return Homeland.allCases.contains { $0 != region && votes[$0] >= votes[region] }
  }

  private func votes(of kinds: [LexiconEntry.Kind]) -> HomelandVotes {
    var votes = HomelandVotes()
    for hit in reading.signs.names where kinds.contains(hit.entry.kind) {
      if let homeland = hit.entry.homeland { votes[homeland] += 1 }
    }
    // News of Taiwan and Hong Kong names the mainland often, hardly the other way round.
    if reading.document.isTraditional { votes[.mainland] /= 3 }
    return votes
  }

  private func winner(by kinds: [LexiconEntry.Kind] = [.place]) -> Homeland? {
    let votes = votes(of: kinds)
    let winner = votes.winner()
    return votes[winner] > 0 ? winner : nil
  }

  /// 港台 in Hong Kong: the short name of a body of the article's own region that reads as two places as well, with no
  /// word for what lies between places behind it.
  ///
  /// FCC in Hong Kong: so are the initials of a body.
  func holdsShortForm(_ hit: Hit) -> Bool {
    let lookups = reading.lookups
    if hit.entry.isInitials { return hit.entry.homeland != nil && hit.entry.homeland == regionOfBodies }
    let (start, end) = (Int(hit.start), Int(hit.end))
    guard hit.length == 2, hit.entity.map({ isPublic(reading.lexicon.kind(of: $0)) }) == true,
      lookups.word(.placeAbbreviations, at: start)?.length == 1,
      lookups.word(.placeAbbreviations, at: start + 1)?.length == 1, hit.entry.homeland != nil,
      hit.entry.homeland == regionOfBodies
    else { return false }
    return lookups.word(.nameNeighbours, at: end).map { !$0.neighbourFlags.contains(.relation) } ?? true
  }

  /// 民主黨: a party of the article's own region.
  func isParty(_ hit: Hit, _ entity: EntityID) -> Bool {
    isAtHome(hit) && reading.lexicon.kind(of: entity) == "party"
  }

  /// A public body, and no company: 美亞 is short for one as well.
  private func isPublic(_ kind: String) -> Bool {
    switch kind {
    case "government", "media", "body", "university": true
    default: false
    }
  }

  /// What a name means belongs to the article's own region.
  private func isAtHome(_ hit: Hit) -> Bool {
    guard let homeland = hit.entry.homeland else { return false }
    return homeland == regionOfOffices
  }

  /// Whether `span` names an organization of the article's own region as well, which `entity` is not.
  func prefersAnother(than entity: EntityID, at span: TextSpan) -> Bool {
    let hits = reading.lookups.at(span.start).filter { Int($0.end) == span.end && $0.entry.kind == .organization }
    guard hits.count > 1, let region = regionOfBodies else { return false }
    let isOwn = hits.contains { $0.entity == entity && $0.entry.homeland == region }
    return !isOwn && hits.contains { $0.entity != entity && $0.entry.homeland == region }
  }
}
