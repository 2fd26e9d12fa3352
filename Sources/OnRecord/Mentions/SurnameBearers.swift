import OnRecordModel

/// The people of an article by their surnames, and where they stand: who is meant by a surname alone.
struct SurnameBearers {
  /// The people of one surname.
  private struct Bearers {
    var key: UInt32
    /// Who was mentioned first.
    var first: Int
    /// All their mentions, in the order of the text.
    var places: [(start: Int, entity: Int)] = []
  }

  private var bearers: [Bearers] = []
  private var index: HashIndex
  /// Who was found under which surname.
  private var found: [(entity: Int, number: Int)] = []
  /// What each entity was last found under: most people are always written with the same surname.
  private var keys: [UInt32]
  private var isPlaced = false

  init(_ names: Names) {
    index = HashIndex(capacity: names.mentions.count)
    keys = [UInt32](repeating: 0, count: names.entities.count)
    bearers.reserveCapacity(Self.usual)
    found.reserveCapacity(Self.usual)
  }

  /// Articles name so many people.
  private static let usual = 16

  var isEmpty: Bool { bearers.isEmpty }
  /// Several people bear one surname.
  private(set) var areSeveral = false

  /// What stands for the surname at `span`, of one or two characters: not 0.
  static func key(_ span: TextSpan, in document: Document) -> UInt32 {
    let first = UInt32(document.folded[span.start])
    return span.length > 1 ? first << 16 | UInt32(document.folded[span.start + 1]) : first
  }

  /// - Parameter key: what stands for a surname.
  func contains(_ key: UInt32) -> Bool { index.contains(UInt64(key)) { bearers[$0].key == key } }

  mutating func add(_ entity: Int, under key: UInt32) {
    if keys[entity] == key { return }
    keys[entity] = key
    let number = index.number(UInt64(key), orNew: bearers.count) { [bearers] in bearers[$0].key == key }
    if number == bearers.count {
      bearers.append(Bearers(key: key, first: entity))
    } else {
      areSeveral = true
    }
    found.append((entity, number))
  }

  /// Tells where the people of each surname stand, however they are written there; once all are added.
  mutating func place(_ names: Names) {
    if isPlaced { return }
    isPlaced = true
    // Of each entity the last time it was found, and of each time the one before.
    var last = [Int](repeating: -1, count: names.entities.count)
    var previous = [Int](repeating: -1, count: found.count)
    for (time, bearer) in found.enumerated() {
      previous[time] = last[bearer.entity]
      last[bearer.entity] = time
    }
    for mention in names.mentions {
      var time = last[mention.entity]
      while time >= 0 {
        bearers[found[time].number].places.append((mention.span.start, mention.entity))
        time = previous[time]
      }
    }
  }

  /// Whoever of a surname was mentioned last before `position`; where nobody was, the first of all.
  func last(_ key: UInt32, before position: Int) -> (entity: Int, isBefore: Bool)? {
    guard let number = index.find(UInt64(key), { bearers[$0].key == key }) else { return nil }
    let behind = bearers[number].places.partitioningIndex { $0.start >= position }
    return behind > 0 ? (bearers[number].places[behind - 1].entity, true) : (bearers[number].first, false)
  }
}
