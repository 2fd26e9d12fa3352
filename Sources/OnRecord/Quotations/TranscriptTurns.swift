import OnRecordLexicon
import OnRecordModel

/// Finds the turns of an interview: paragraphs that open with who speaks and a colon, 主持人：…, 林志成：….
///
/// One such paragraph may be a list, 時間：…; two and more of people are a transcript.
struct TranscriptTurns {
  /// For each paragraph that opens a turn, who speaks; empty where the article is no transcript.
  private var speakers: [Int: TextSpan] = [:]

  /// A speaker takes at most so many characters.
  private let speakerLimit = 12
  /// So many turns make a transcript.
  private let fewest = 2

  init(_ reading: Reading, _ names: Names) {
    for (index, paragraph) in reading.document.paragraphs.enumerated() {
      if let speaker = speaker(paragraph.span, reading, names) { speakers[index] = speaker }
    }
    if speakers.count < fewest { speakers = [:] }
  }

  /// Who speaks in the paragraph, if it is a turn.
  subscript(paragraph: Int) -> TextSpan? { speakers[paragraph] }

  /// A person's name, or a noun for people, that fills the paragraph up to its colon.
  private func speaker(_ paragraph: TextSpan, _ reading: Reading, _ names: Names) -> TextSpan? {
    let document = reading.document
    let limit = min(paragraph.end, paragraph.start + speakerLimit)
    guard let colon = (paragraph.start..<limit).first(where: { document.characterClass(at: $0) == .colon }) else {
      return nil
    }
    let span = document.trimmed(TextSpan(paragraph.start, colon))
    if let mention = names.mention(at: span.start), mention.span == span { return mention.type == .person ? span : nil }
    guard let noun = reading.lookups.word(.anonymousSources, at: span.start), Int(noun.end) == span.end,
      noun.sourceFlags.isDisjoint(with: [.thing])
    else { return nil }
    return span
  }
}
