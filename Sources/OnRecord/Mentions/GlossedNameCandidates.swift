import OnRecordLexicon
import OnRecordModel

/// People between a title and their Latin names in parentheses: 部長布魯(Tano Bruckow), whatever else the characters mean.
final class GlossedNameCandidates {
  private let reading: Reading
  private let context: NameContext
  private let characters: CharacterCosts

  private static let longest = 7

  init(_ reading: Reading, _ context: NameContext, _ characters: CharacterCosts) {
    self.reading = reading
    self.context = context
    self.characters = characters
  }

  private var document: Document { reading.document }

  /// Names that end before the bracket that opens at `position`.
  func add(to candidates: inout [MentionCandidate], at position: Int, in paragraph: TextSpan) {
    let end = document.characterClass(at: position - 1) == .space ? position - 1 : position
    let gloss = document.characterClass(at: position + 1) == .space ? position + 2 : position + 1
    guard context.isCapital(gloss),
      let latin = LatinNameCandidates.capitalizedWords(document, context, at: gloss, limit: paragraph.end),
      latin.words > 1, closes(latin.span.end), !LatinNameCandidates.isOrganization(reading, latin.span)
    else { return }
    var start = end
    while start > paragraph.start, end - start <= Self.longest, document.characterClass(at: start - 1) == .han {
      if end - start > 1, context.titleBefore(start) != nil {
        let span = TextSpan(start, end)
        // Whom the gazetteers know is found by them.
        if isTranscribed(span), !isKnown(span) {
          candidates.append(
            MentionCandidate(
              span: span, type: .person, entity: nil, cost: MentionCost.established(span.length),
              rule: .transcribedInContext))
        }
        return
      }
      start -= 1
    }
  }

  private func isKnown(_ span: TextSpan) -> Bool {
    reading.lookups.at(span.start).contains {
      $0.entry.kind == .person && Int($0.end) == span.end && !$0.entry.isWeak
    }
  }

  private func closes(_ position: Int) -> Bool {
    switch document.characterClass(at: position) {
    case .closeBracket, .comma, .enumerationComma: true
    case .space: document.characterClass(at: position + 1) == .closeBracket
    default: false
    }
  }

  /// Characters that transcriptions use, all but one, and no everyday word among them: neither 政治學的任美格 nor
  /// 熱門人選桑德斯.
  private func isTranscribed(_ span: TextSpan) -> Bool {
    var strangers = 0
    for position in span.range {
      if characters[position, .transcriptionInside] | characters[position, .transcriptionFirst]
        | characters[position, .transcriptionLast] == 0
      {
        strangers += 1
        if strangers > 1 { return false }
      }
      let isWord = reading.lookups.at(position).contains {
        guard $0.entry.kind == .word, Int($0.end) <= span.end else { return false }
        switch $0.entry.list {
        case .titles, .honorifics: return $0.length > 1
        case .functionWords: return $0.length == 1 && position == span.start
        case .organizationSuffixes, .placeSuffixes: return $0.length > 1 || Int($0.end) == span.end && strangers > 0
        case .commonWords: return $0.length > 1 && $0.entry.number < Self.rareWord
        default: return false
        }
      }
      if isWord { return false }
    }
    return true
  }

  /// Words that cost more are as often accidents of transcriptions.
  private static let rareWord = 112
}
