import OnRecordModel

/// The people, organizations and places of one article, resolved: what quotes and the graph work with.
struct Names {
  /// In order of their first mention.
  var entities: [Entity] = []
  /// All mentions, sorted by start, without overlap.
  var mentions: [NamedSpan] = []
  /// Words that point at an entity without naming it in full, 陳校長, 該公司: no mentions, but sources of quotes.
  var references: [NamedSpan] = []
  /// Who holds which office where.
  var roles: [Edge] = []

  /// For each scalar up to the last mention's end the index of the mention that covers it, −1 outside.
  private var covering: [Int32] = []

  /// Makes the mentions known by their positions, once they are complete and in order.
  mutating func indexMentions() {
    covering = [Int32](repeating: -1, count: max(0, mentions.last?.span.end ?? 0))
    for (index, mention) in mentions.enumerated() {
      for position in mention.span.range { covering[position] = Int32(truncatingIfNeeded: index) }
    }
  }

  /// The mention that covers `position`.
  @inline(__always)
  func mention(at position: Int) -> NamedSpan? {
    guard position >= 0, position < covering.count, covering[position] >= 0 else { return nil }
    return mentions[Int(covering[position])]
  }

  /// The ids of entities that are given by their indices.
  func ids(of entities: [Int]) -> [String] { entities.map { self.entities[$0].id } }

  /// All mentions that lie wholly inside `span`.
  func mentions(in span: TextSpan) -> ArraySlice<NamedSpan> {
    let low = mentions.partitioningIndex { $0.span.start >= span.start }
    var end = low
    while end < mentions.count, mentions[end].span.end <= span.end { end += 1 }
    return mentions[low..<end]
  }
}

/// A stretch of text and the entity it stands for.
struct NamedSpan {
  var span: TextSpan
  var type: EntityType
  /// Index into `Names.entities`.
  var entity: Int
  var rule: NameRule
  /// A word for a body that the article names in full as well: 教育局 beside 北市教育局.
  var isShortened = false
}
