import OnRecordLexicon
import OnRecordModel

/// Short names that no word explains, by what they do: they open clauses before cues, and come back.
final class SpeakerCandidates {
  private let reading: Reading
  private let context: NameContext
  private let characters: CharacterCosts

  init(_ reading: Reading, _ context: NameContext, _ characters: CharacterCosts) {
    self.reading = reading
    self.context = context
    self.characters = characters
  }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }

  /// 新航表示: a short name that opens a clause before a cue, that no word explains, and that comes back.
  ///
  /// A clause must begin at `position`.
  func add(
    to candidates: inout [MentionCandidate], at position: Int, in paragraph: TextSpan, _ counts: RepeatedNames
  ) {
    guard (2...4).contains(where: { context.cueEvidence(position + $0) >= 20 }) else { return }
    var cost = MentionCost.organization + 20
    for length in 1...4 {
      let span = TextSpan(position, position + length)
      guard span.end < paragraph.end, document.characterClass(at: span.end - 1) == .han else { break }
      cost += characters[span.end - 1, .organization, unseen: MentionCost.organizationUnseen]
      // 莫俊強表示: what may be a person's name is one.
      // 評委們
      guard length > 1, document.folded[span.end - 1] != Self.plural,
        !lookups.lists(at: position).contains(WordListSet(.surnames)) || length == 4,
        context.cueEvidence(span.end) >= 20, counts.count(span) >= 3
      else { continue }
      let isGiven = length == 2 && isGivenName(span)
      let isWhole = length == 3 && isRareSurname(span)
      candidates.append(
        MentionCandidate(
          span: span, type: isGiven || isWhole ? .person : .organization, entity: nil,
          cost: cost - context.cueEvidence(span.end) - MentionCost.repeated(counts.count(span)),
          rule: isGiven ? .givenBeforeCue : isWhole ? .chineseInContext : .beforeCue))
    }
  }

  /// 們
  private static let plural: UInt16 = 0x4EEC

  /// 阿恆, 鎧彤: characters of given names; 輝哥: one with an honorific.
  private func isGivenName(_ span: TextSpan) -> Bool {
    if let honorific = lookups.word(.honorifics, at: span.start + 1), honorific.length == 1 { return true }
    // 阿
    if document.folded[span.start] == 0x963F { return true }
    let first = characters[span.start, .givenFirst]
    let second = characters[span.start + 1, .givenSecond]
    guard first > 0, second > 0 else { return false }
    // 子朗 is a given name, 新航 is none.
    let body =
      characters[span.start, .organization, unseen: MentionCost.organizationUnseen]
      + characters[span.start + 1, .organization, unseen: MentionCost.organizationUnseen]
    return second <= 78 && first <= 75 || first + second + 10 < body
  }

  /// 招祥麒: behind a surname that no list has, two characters of given names.
  private func isRareSurname(_ span: TextSpan) -> Bool {
    let first = characters[span.start + 1, .givenFirst]
    let second = characters[span.start + 2, .givenSecond]
    return first > 0 && second > 0 && first + second <= MentionCost.likelyGivenName
  }
}
