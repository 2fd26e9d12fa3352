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

  /// The mention that covers `position`.
  func mention(at position: Int) -> NamedSpan? {
    let low = mentions.partitioningIndex { $0.span.end > position }
    return low < mentions.count && mentions[low].span.contains(position) ? mentions[low] : nil
  }

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
}
