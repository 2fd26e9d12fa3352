import OnRecordLexicon
import OnRecordModel

/// A candidate that won its place in the text: what type it is, which rule found it, which entry is behind it.
struct FoundMention {
  var span: TextSpan
  var type: EntityType
  var entity: EntityID?
  var rule: String
}

/// Finds people, organizations and places.
struct MentionRecognizer {
  private let reading: Reading
  private let figures: [Figure]

  init(_ reading: Reading, _ figures: [Figure]) {
    self.reading = reading
    self.figures = figures
  }

  /// The mentions, sorted, without overlap.
  func mentions() -> [FoundMention] {
    var found: [FoundMention] = []
    for paragraph in reading.document.paragraphs {
      var position = paragraph.span.start
      while position < paragraph.span.end {
        if let hit = reading.lookups.at(position).first(where: { $0.entry.kind != .word && !$0.entry.isWeak }),
          Int(hit.end) <= paragraph.span.end, hit.length > 1
        {
          let type: EntityType =
            hit.entry.kind == .person ? .person : hit.entry.kind == .organization ? .organization : .place
          found.append(
            FoundMention(
              span: TextSpan(Int(hit.start), Int(hit.end)), type: type, entity: reading.lexicon.entity(hit.id),
              rule: "mention.gazetteer"))
          position = Int(hit.end)
        } else {
          position += 1
        }
      }
    }
    return found
  }
}
