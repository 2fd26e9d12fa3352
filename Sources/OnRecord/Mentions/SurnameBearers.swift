import OnRecordModel

/// The people of an article by their surnames, and where they stand: who is meant by a surname alone.
struct SurnameBearers {
  /// The people of one surname.
  private struct Bearers {
    /// In the order of their first mentions; who is written with other surnames between may stand there again.
    var entities: [Int]
    /// All their mentions, in the order of the text.
    var places: [(start: Int, entity: Int)] = []
  }

  private var bearers: [UInt32: Bearers] = [:]
  /// What each entity was last found under: most people are always written with the same surname.
  private var keys: [UInt32]
  private var isPlaced = false

  init(_ names: Names) { keys = [UInt32](repeating: 0, count: names.entities.count) }

  var isEmpty: Bool { bearers.isEmpty }
  /// Several people bear one surname.
  private(set) var areSeveral = false

  /// What stands for the surname at `span`, of one or two characters: not 0.
  static func key(_ span: TextSpan, in document: Document) -> UInt32 {
    let first = UInt32(document.folded[span.start])
    return span.length > 1 ? first << 16 | UInt32(document.folded[span.start + 1]) : first
  }

  /// - Parameter key: what stands for a surname.
  func contains(_ key: UInt32) -> Bool { bearers[key] != nil }

  mutating func add(_ entity: Int, under key: UInt32) {
    if keys[entity] == key { return }
    keys[entity] = key
    if bearers[key] == nil {
      bearers[key] = Bearers(entities: [entity])
    } else {
      bearers[key]?.entities.append(entity)
      areSeveral = true
    }
  }

  /// Tells where the people of each surname stand, however they are written there; once all are added.
  mutating func place(_ names: Names) {
    if isPlaced { return }
    isPlaced = true
    var keys = [[UInt32]](repeating: [], count: names.entities.count)
    for (key, bearers) in bearers { for entity in bearers.entities { keys[entity].append(key) } }
    for mention in names.mentions {
      for key in keys[mention.entity] { bearers[key]?.places.append((mention.span.start, mention.entity)) }
    }
  }

  /// Whoever of a surname was mentioned last before `position`; where nobody was, the first of all.
  func last(_ key: UInt32, before position: Int) -> (entity: Int, isBefore: Bool)? {
    guard let bearers = bearers[key] else { return nil }
    let behind = bearers.places.partitioningIndex { $0.start >= position }
    return behind > 0 ? (bearers.places[behind - 1].entity, true) : bearers.entities.first.map { ($0, false) }
  }
}
