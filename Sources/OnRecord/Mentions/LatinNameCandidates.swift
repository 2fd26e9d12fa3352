import OnRecordLexicon
import OnRecordModel

/// People written in Latin letters: two to four capitalized words beside a title, a cue or an age.
struct LatinNameCandidates {
  private let reading: Reading
  private let context: NameContext

  init(_ reading: Reading, _ context: NameContext) {
    self.reading = reading
    self.context = context
  }

  private var document: Document { reading.document }

  func candidates(at position: Int, limit: Int) -> [MentionCandidate] {
    guard context.isCapital(position), document.characterClass(at: position - 1) != .latin,
      let span = Self.capitalizedWords(document, context, at: position, limit: limit), span.words >= 2
    else { return [] }
    let evidence = context.personEvidence(span.span)
    let isTitled = context.titleBefore(position) != nil || context.titleAfter(span.span.end) != nil
    guard isTitled || evidence >= 50 else { return [] }
    return [
      MentionCandidate(
        span: span.span, type: .person, entity: nil, cost: 4 * span.span.length, rule: "person.latin.in-context")
    ]
  }

  /// A run of words that begin with a capital: Cameron Johnson, J. D. Vance, Ursula von der Leyen.
  static func capitalizedWords(_ document: Document, _ context: NameContext, at position: Int, limit: Int)
    -> (span: TextSpan, words: Int)?
  {
    var words = 0
    var end = position
    var at = position
    while at < limit, words < 5 {
      let start = at
      while at < limit, isLatinName(document, at) { at += 1 }
      guard at > start else { break }
      let isCapital = context.isCapital(start)
      if !isCapital && at - start > 3 { break }
      if document.characterClass(at: at) == .period, at - start <= 2 { at += 1 }
      if isCapital {
        words += 1
        end = at
      }
      guard document.characterClass(at: at) == .space, at + 1 < limit, document.characterClass(at: at + 1) == .latin
      else { break }
      at += 1
    }
    return words > 0 ? (TextSpan(position, end), words) : nil
  }

  private static func isLatinName(_ document: Document, _ position: Int) -> Bool {
    switch document.characterClass(at: position) {
    case .latin, .apostrophe: true
    // A hyphen between two names.
    case .dash: document.scalars[position] == 0x2D
    default: false
    }
  }
}
