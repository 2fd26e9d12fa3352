import OnRecordLexicon
import OnRecordModel

/// The states that an article speaks of, and where: whose 外交部 is meant beside 東京, 安倍晉三 and 日本銀行.
///
/// Asked for the first time, it reads what the gazetteers tell of the article's names: articles without a question pay
/// nothing.
final class SpokenStates {
  /// A name and the state that it belongs to.
  private struct Sign {
    var position: Int
    var state: EntityID
  }

  private let reading: Reading
  private lazy var signs = read()
  /// The state of each entity that was asked for.
  private var states: [UInt32: EntityID?] = [:]
  /// Which states have a region of their own, and those regions.
  private var regions: [(state: EntityID, region: Homeland)] = []

  init(_ reading: Reading) { self.reading = reading }

  /// What the names around a position say for each state: the nearer, the more.
  struct Votes {
    fileprivate(set) var states: [(state: EntityID, weight: Int)] = []

    mutating func add(_ weight: Int, for state: EntityID) {
      if let index = states.firstIndex(where: { $0.state == state }) {
        states[index].weight += weight
      } else {
        states.append((state, weight))
      }
    }
  }

  /// A name right beside a position says as much.
  static let nearest = 1000
  /// A name so many characters away says half as much as one right beside.
  private static let halfway = 60
  /// So many names are heard on each side.
  private static let heard = 48

  func votes(around position: Int) -> Votes {
    var votes = Votes()
    let middle = signs.partitioningIndex { $0.position >= position }
    for sign in signs[max(0, middle - Self.heard)..<min(signs.count, middle + Self.heard)] {
      votes.add(
        Self.nearest * Self.halfway / (Self.halfway + abs(sign.position - position)), for: sign.state)
    }
    return votes
  }

  /// The state that is the region, where the article names something of it.
  func state(of region: Homeland) -> EntityID? {
    _ = signs
    return regions.first { $0.region == region }?.state
  }

  /// One of the three regions whose bodies the gazetteers know best.
  func isRegion(_ state: EntityID) -> Bool { regions.contains { $0.state == state } }

  /// 香港: it leaves its foreign affairs and its defence to the state that it belongs to.
  func isTerritory(_ state: EntityID) -> Bool { reading.lexicon.kind(of: state) == "territory" }

  private func read() -> [Sign] {
    var signs: [Sign] = []
    for hit in reading.signs.names {
      guard let entity = hit.entity, let state = state(of: entity) else { continue }
      signs.append(Sign(position: Int(hit.start), state: state))
      if let region = hit.entry.homeland, !isRegion(state) { regions.append((state, region)) }
    }
    return signs
  }

  /// The state that an entity is or belongs to: its description begins with a place, 日本政治人物, 四川.
  func state(of entity: EntityID) -> EntityID? {
    if let known = states[entity.number] { return known }
    let state = state(of: entity, hops: 2)
    states[entity.number] = .some(state)
    return state
  }

  private func state(of entity: EntityID, hops: Int) -> EntityID? {
    let lexicon = reading.lexicon
    if lexicon.isPlace(entity) {
      let kind = lexicon.kind(of: entity)
      if kind == "country" || kind == "territory" { return entity }
    }
    guard hops > 0, let place = lexicon.place(openingDescriptionOf: entity) else { return nil }
    return state(of: place, hops: hops - 1)
  }

  /// The state that a territory belongs to.
  func sovereign(of territory: EntityID) -> EntityID? {
    reading.lexicon.place(openingDescriptionOf: territory)
  }
}
