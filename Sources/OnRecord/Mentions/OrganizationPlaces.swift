import OnRecordLexicon
import OnRecordModel

/// What the places before a word that ends names of organizations say: whose it is, and whether they are part of its name.
struct OrganizationPlaces {
  private let reading: Reading
  private let kinds: PlaceKinds

  init(_ reading: Reading) {
    self.reading = reading
    kinds = PlaceKinds(reading)
  }

  private var lookups: Lookups { reading.lookups }

  /// 英國大學, 金鐘立法會: whether a place alone names what it has one of.
  func isTold(apart place: TextSpan, _ flags: OrganizationSuffixFlags) -> Bool {
    if flags.isDisjoint(with: [.many, .ofStates]) { return true }
    // 港大學者
    if place.length == 1 { return !flags.contains(.many) }
    guard
      let hit = lookups.at(place.start).first(where: { $0.entry.kind == .place && Int($0.end) == place.end })
    else { return true }
    return flags.contains(.many) ? !kinds.isLarge(hit) : !kinds.isQuarter(hit)
  }

  /// 波蘭, 美: a state's name begins there, and no town's.
  func isOfState(_ start: Int) -> Bool {
    let place = lookups.at(start).last { $0.entry.kind == .place && !$0.entry.isWeak }
    return place.map { kinds.isLarge($0) } ?? true
  }

  /// 內地|政協
  func isNickname(_ span: TextSpan) -> Bool {
    lookups.at(span.start).contains { $0.entry.kind == .place && Int($0.end) == span.end && kinds.isNickname($0) }
  }

  /// Two names of places and nothing else.
  func areTwo(_ span: TextSpan) -> Bool {
    // 復旦大學|韓國朝鮮研究中心: part of the body before it.
    if lookups.endsName(.organization, at: span.start, within: 8) { return false }
    return lookups.at(span.start).contains { first in
      first.entry.kind == .place && Int(first.end) < span.end
        && lookups.at(Int(first.end)).contains {
          Int($0.end) == span.end && $0.entry.kind == .place && !$0.entry.isWeak
        }
    }
  }
}
