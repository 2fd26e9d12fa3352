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

  private func winner() -> Homeland? {
    var votes = [0, 0, 0]
    for hit in reading.lookups.hits where hit.length > 1 && hit.entry.kind == .place && !hit.entry.isWeak {
      switch hit.entry.homeland {
      case .taiwan: votes[0] += 1
      case .hongKong: votes[1] += 1
      case .mainland: votes[2] += 1
      case nil: continue
      }
    }
    // News of Taiwan and Hong Kong names the mainland often, hardly the other way round.
    if reading.document.isTraditional { votes[2] /= 3 }
    guard let most = votes.max(), most > 0 else { return nil }
    let regions: [Homeland] = [.taiwan, .hongKong, .mainland]
    return votes.firstIndex(of: most).map { regions[$0] }
  }

  /// Whether `span` names an organization of the article's own region as well, which `entity` is not.
  func prefersAnother(than entity: EntityID, at span: TextSpan) -> Bool {
    let others = reading.lookups.at(span.start).filter {
      Int($0.end) == span.end && $0.entry.kind == .organization && reading.lexicon.entity($0.id) != entity
    }
    guard !others.isEmpty, let region, self.region(of: entity) != region else { return false }
    return others.contains { reading.lexicon.entity($0.id).map { self.region(of: $0) } == region }
  }

  /// Where an organization is at home, as far as its entry tells.
  private func region(of entity: EntityID) -> Homeland? {
    let about = reading.lexicon.description(entity).about
    if about.hasPrefix("香港") { return .hongKong }
    if about.hasPrefix("中國") { return .mainland }
    return about.hasPrefix("台") ? .taiwan : nil
  }
}
