import OnRecordModel

/// The entities of an article by the folded characters of their names; most articles never ask.
final class NamesByForm {
  private let document: Document
  private let names: Names
  private lazy var entities = index()
  private lazy var shapes = shapesOfNames()

  init(_ document: Document, _ names: Names) {
    self.document = document
    self.names = names
  }

  /// The entity that is named elsewhere as `span` is written; of several the first one.
  func entity(_ span: TextSpan) -> Int? {
    guard !span.isEmpty else { return nil }
    let (word, bit) = shape(span)
    return shapes[word] & bit == 0 ? nil : entities[key(span)]
  }

  /// A bit for the length, the first and the last character of each name: most spans that are asked about are none.
  private func shapesOfNames() -> [UInt64] {
    var shapes = [UInt64](repeating: 0, count: Self.shapeWords)
    for mention in names.mentions where mention.span.length > 1 {
      let (word, bit) = shape(mention.span)
      shapes[word] |= bit
    }
    return shapes
  }

  private static let shapeWords = 64

  private func shape(_ span: TextSpan) -> (word: Int, bit: UInt64) {
    let ends = UInt32(document.folded[span.start]) << 16 | UInt32(document.folded[span.end - 1])
    let hash = Int(((ends &+ UInt32(truncatingIfNeeded: span.length)) &* 0x9E37_79B1) >> 20)
    return (hash >> 6, 1 << UInt64(hash & 63))
  }

  private func index() -> [UInt64: Int] {
    var entities: [UInt64: Int] = [:]
    for mention in names.mentions where mention.span.length > 1 {
      let key = key(mention.span)
      if entities[key] == nil { entities[key] = mention.entity }
    }
    return entities
  }

  private func key(_ span: TextSpan) -> UInt64 {
    var hash = UnitHash()
    for position in span.range { hash.combine(document.folded[position]) }
    return hash.value
  }
}
