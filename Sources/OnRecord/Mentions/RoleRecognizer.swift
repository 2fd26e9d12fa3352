import OnRecordLexicon
import OnRecordModel

/// Who holds which office where: 台積電董事長魏哲家, 江凱明(Cameron Johnson)是…高級合夥人.
struct RoleRecognizer {
  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  /// An edge for each title between a name of an organization or place and a person's; `span` covers the title.
  func roles(_ names: Names) -> [Edge] {
    var edges: [Edge] = []
    var previous: NamedSpan?
    for mention in names.mentions {
      defer { previous = mention }
      guard mention.type == .person, let body = previous, body.type != .person else { continue }
      let gap = reading.document.trimmed(TextSpan(body.span.end, mention.span.start))
      guard (1...16).contains(gap.length), let start = titles(covering: gap) else { continue }
      edges.append(
        Edge(
          kind: .role, from: names.entities[mention.entity].id, to: names.entities[body.entity].id,
          title: reading.document.text(TextSpan(start, gap.end)),
          isPast: isPast(gap), span: TextSpan(start, gap.end), rule: "role.title-before-name"))
    }
    return edges
  }

  /// Where the title begins: the gap ends in titles, and only nouns stand before them.
  private func titles(covering gap: TextSpan) -> Int? {
    let lookups = reading.lookups
    guard let last = lookups.word(.titles, endingAt: gap.end, within: 8), last.length > 1 else { return nil }
    var position = gap.start
    while position < Int(last.start) {
      guard reading.document.characterClass(at: position) == .han else { return nil }
      if let word = lookups.word(.functionWords, at: position), Int(word.end) <= Int(last.start), word.entry.flags != 0
      {
        return nil
      }
      if let cue = lookups.word(.cues, at: position), cue.length > 1, lookups.word(.titles, at: position) == nil {
        return nil
      }
      position += 1
    }
    return gap.start
  }

  private func isPast(_ gap: TextSpan) -> Bool {
    guard let first = reading.lookups.word(.titles, at: gap.start) else { return false }
    return TitleFlags(rawValue: first.entry.flags).contains(.past)
  }
}
