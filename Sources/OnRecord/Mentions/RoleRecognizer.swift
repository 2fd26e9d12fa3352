import OnRecordLexicon
import OnRecordModel

/// Who holds which office where: 台積電董事長魏哲家, 江凱明(Cameron Johnson)是…高級合夥人.
struct RoleRecognizer {
  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  /// An edge for each title between a name of an organization or place and a person's, and for each office that a
  /// person is said to hold; `span` covers the title.
  func roles(_ names: Names) -> [Edge] {
    var edges: [Edge] = []
    var previous: NamedSpan?
    for mention in names.mentions {
      defer { previous = mention }
      guard let before = previous else { continue }
      if mention.type == .person, before.type != .person {
        var gap = reading.document.trimmed(TextSpan(before.span.end, mention.span.start))
        if gap.length > 1, isGenitive(gap.end - 1) { gap.end -= 1 }
        guard (1...16).contains(gap.length), let start = titles(covering: gap) else { continue }
        edges.append(
          edge(mention, before, names, TextSpan(start, gap.end), isPast(gap, before.span), "role.title-before-name"))
      } else if before.type == .person, mention.type != .person, let verb = office(between: before, mention),
        let title = reading.lookups.word(.titles, at: mention.span.end), title.length > 1
      {
        edges.append(
          edge(
            before, mention, names, TextSpan(Int(title.start), Int(title.end)),
            verb.titleFlags.contains(.past), "role.office-behind-name"))
      }
    }
    return edges
  }

  private func edge(
    _ person: NamedSpan, _ body: NamedSpan, _ names: Names, _ title: TextSpan, _ isPast: Bool, _ rule: String
  ) -> Edge {
    Edge(
      kind: .role, from: names.entities[person.entity].id, to: names.entities[body.entity].id,
      title: reading.document.text(title), isPast: isPast, span: title, rule: rule)
  }

  /// 曾任, 擔任: the word that says that a person holds or held an office, with little before it.
  private func office(between person: NamedSpan, _ body: NamedSpan) -> Hit? {
    guard (1...6).contains(body.span.start - person.span.end),
      let verb = reading.lookups.word(.titles, endingAt: body.span.start, within: 4),
      verb.titleFlags.contains(.holds)
    else { return nil }
    for position in person.span.end..<Int(verb.start) where reading.document.characterClass(at: position) == .fullStop {
      return nil
    }
    return verb
  }

  private func isGenitive(_ position: Int) -> Bool {
    reading.lookups.at(position).contains {
      $0.length == 1 && $0.entry.isWord(.functionWords) && $0.grammar.contains(.genitive)
    }
  }

  /// Where the title begins: the gap ends in titles, and only nouns stand before them.
  private func titles(covering gap: TextSpan) -> Int? {
    let lookups = reading.lookups
    guard let last = lookups.word(.titles, endingAt: gap.end, within: 8), last.length > 1 else { return nil }
    var position = gap.start
    while position < Int(last.start) {
      guard reading.document.characterClass(at: position) == .han else { return nil }
      if let word = lookups.word(.functionWords, at: position), Int(word.end) <= Int(last.start), !word.grammar.isEmpty
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

  /// The title begins with 前, or 曾任 stands before the body.
  private func isPast(_ gap: TextSpan, _ body: TextSpan) -> Bool {
    if let word = reading.lookups.word(.titles, endingAt: body.start, within: 4),
      word.titleFlags.contains(.past)
    {
      return true
    }
    return reading.lookups.at(gap.start).contains {
      $0.entry.isWord(.titles) && $0.titleFlags.contains(.past)
    }
  }
}
