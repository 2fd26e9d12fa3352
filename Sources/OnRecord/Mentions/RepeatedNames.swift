import OnRecordModel

/// How often an article repeats a stretch of two to eight characters: names come back, accidents do not.
struct RepeatedNames {
  private let document: Document
  /// First positions of each pair of characters.
  private var pairs: [UInt32: [Int32]] = [:]

  init(_ document: Document) {
    self.document = document
    for paragraph in document.paragraphs {
      for position in paragraph.span.range.dropLast() { pairs[key(position), default: []].append(Int32(position)) }
    }
  }

  private func key(_ position: Int) -> UInt32 {
    UInt32(document.folded[position]) << 16 | UInt32(document.folded[position + 1])
  }

  /// How often `span` stands in the article, counted up to three.
  func count(_ span: TextSpan) -> Int {
    guard span.length > 1, let places = pairs[key(span.start)] else { return 1 }
    var count = 0
    let wanted = document.key(span)
    for place in places {
      let end = Int(place) + span.length
      if end <= document.count, document.folded[Int(place)..<end] == wanted {
        count += 1
        if count == 3 { break }
      }
    }
    return max(1, count)
  }
}
