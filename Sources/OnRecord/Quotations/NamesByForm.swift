import OnRecordModel

/// The entities of an article by the folded characters of their names; most articles never ask.
final class NamesByForm {
  private let document: Document
  private let names: Names
  private lazy var entities = index()
  private lazy var shapes = shapesOfNames()
  private lazy var lastWords = lastWordsOfNames()
  /// No last word of a name is shorter.
  private let lastWordLength = 3

  init(_ document: Document, _ names: Names) {
    self.document = document
    self.names = names
  }

  /// The entity that is named elsewhere as `span` is written; of several the first one.
  func entity(_ span: TextSpan) -> Int? {
    guard !span.isEmpty else { return nil }
    let (word, bit) = shape(span)
    if shapes[word] & bit != 0, let entity = entities[key(span)] { return entity }
    guard document.characterClass(at: span.start) == .latin, span.length >= lastWordLength else { return nil }
    return lastWords[key(span)] ?? nil
  }

  /// Johnson: whoever of the article has a name in letters that ends with it, 江凱明(Cameron Johnson); nil where
  /// several have.
  private func lastWordsOfNames() -> [UInt64: Int?] {
    var words: [UInt64: Int?] = [:]
    for mention in names.mentions where mention.type == .person {
      let span = mention.span
      guard document.characterClass(at: span.end - 1) == .latin,
        let space = span.range.last(where: { document.isSpace($0) }), span.end - space > lastWordLength
      else { continue }
      let key = key(TextSpan(space + 1, span.end))
      if let known = words[key], known != mention.entity {
        words[key] = .some(nil)
      } else {
        words[key] = mention.entity
      }
    }
    return words
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
