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
    if context.isFollowedByAssumed(position) {
      addAssumed(to: &candidates, endingAt: end, from: paragraph.start)
      return
    }
    let gloss = document.characterClass(at: position + 1) == .space ? position + 2 : position + 1
    guard context.isCapital(gloss),
      let latin = LatinNameCandidates.capitalizedWords(document, context, at: gloss, limit: paragraph.end),
      latin.words > 1, closes(latin.span.end), !LatinNameCandidates.isOrganization(reading, latin.span)
    else { return }
    var start = end
    while start > paragraph.start, end - start <= Self.longest, document.characterClass(at: start - 1) == .han {
      if end - start > 1, context.titleBefore(start) != nil || endsTrade(start) {
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

  /// 飛鷹（化名）: two or three characters behind a mark, a title or a small word, whatever else they mean; 李同學（化名） is
  /// no name.
  private func addAssumed(to candidates: inout [MentionCandidate], endingAt end: Int, from limit: Int) {
    let lookups = reading.lookups
    if lookups.word(.honorifics, endingAt: end, within: 3) != nil { return }
    for start in [end - 3, end - 2] where start >= limit {
      let span = TextSpan(start, end)
      // 有飛鷹
      guard span.range.allSatisfy({ document.characterClass(at: $0) == .han }),
        lookups.word(.functionWords, at: start)?.length != 1
      else { continue }
      let opens =
        document.characterClass(at: start - 1) != .han || context.titleBefore(start) != nil
        || !lookups.grammar(endingAt: start, within: 2).isDisjoint(with: [.genitive, .coordinates])
      let isEveryday = lookups.at(start).contains {
        Int($0.end) == end && $0.entry.isWord(.commonWords) && $0.entry.number < MentionCost.everydayWord
      }
      if opens, !isEveryday, lookups.word(.anonymousSources, endingAt: end, within: 4) == nil {
        candidates.append(
          MentionCandidate(
            span: span, type: .person, entity: nil, cost: MentionCost.established(span.length),
            rule: .chineseInContext))
        return
      }
    }
  }

  /// 樂評家萊布列德(Norman Lebred): what ends the words for trades, behind two characters and more.
  private func endsTrade(_ position: Int) -> Bool {
    // 家 師 員 者
    position > 1 && [0x5BB6, 0x5E08, 0x5458, 0x8005].contains(document.folded[position - 1])
      && document.characterClass(at: position - 2) == .han
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
