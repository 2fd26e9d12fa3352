import OnRecordLexicon
import OnRecordModel

/// Foreign names in Chinese characters: 克里斯·米勒, 總統馬克宏.
struct TranscribedNameCandidates {
  private let reading: Reading
  private let context: NameContext

  init(_ reading: Reading, _ context: NameContext) {
    self.reading = reading
    self.context = context
  }

  private var document: Document { reading.document }

  private func grade(_ position: Int) -> Int { reading.lexicon.nameGrades(document.folded[position]).transcription }

  /// Names whose first interpunct stands at `position`: all left and right edges, weighed by their characters.
  func aroundInterpunct(at position: Int, in paragraph: TextSpan) -> [MentionCandidate] {
    guard position > paragraph.start, isPart(position - 1), position + 1 < paragraph.end, isPart(position + 1) else {
      return []
    }
    // Not the first one: the name was found from there.
    var before = position - 1
    while before > paragraph.start, isPart(before), position - before <= 8 { before -= 1 }
    if document.characterClass(at: before) == .interpunct, before > paragraph.start, isPart(before - 1) { return [] }

    var last = position
    var next = position + 1
    while next < paragraph.end, next - last <= 8 {
      if document.characterClass(at: next) == .interpunct, next + 1 < paragraph.end, isPart(next + 1) {
        last = next
      } else if !isPart(next) {
        break
      }
      next += 1
    }
    var middle = 0
    if last > position {
      for inside in position..<last where document.characterClass(at: inside) == .han {
        middle += MentionCost.interpunctCharacter(max(4, grade(inside)))
      }
    }
    var candidates: [MentionCandidate] = []
    var left = 0
    for start in stride(from: position - 1, through: max(paragraph.start, position - 7), by: -1) {
      guard isPart(start) else { break }
      left += cost(start)
      if splitsLatin(start) { continue }
      var right = 0
      for end in (last + 2)...(last + 9) {
        guard end <= paragraph.end, isPart(end - 1) else { break }
        right += cost(end - 1)
        if splitsLatin(end) { continue }
        let span = TextSpan(start, end)
        let evidence = context.titleAfter(end) != nil ? 10 : 0
        candidates.append(
          MentionCandidate(
            span: span, type: .person, entity: nil,
            cost: max(10, MentionCost.interpunctName + left + middle + right - evidence), rule: "person.interpunct"))
      }
    }
    return candidates
  }

  /// Names without an interpunct beside a title or before a cue, of characters that transcriptions use.
  func besideTitle(at position: Int, limit: Int, repeated: (TextSpan) -> Int) -> [MentionCandidate] {
    guard document.characterClass(at: position) == .han, grade(position) >= 3 else { return [] }
    let isTitled = context.titleBefore(position) != nil
    var candidates: [MentionCandidate] = []
    var cost = MentionCost.transcription
    var low = 9
    for end in (position + 1)...(position + 7) {
      guard end <= limit, document.characterClass(at: end - 1) == .han else { break }
      let grade = grade(end - 1)
      guard grade >= 2 else { break }
      low = min(low, grade)
      cost += MentionCost.transcriptionCharacter(grade)
      let length = end - position
      guard length > 1, length > 2 || low >= 5 else { continue }
      let span = TextSpan(position, end)
      let evidence = context.personEvidence(span)
      let count = repeated(span)
      guard isTitled || evidence >= 40 else { continue }
      guard isTitled || context.titleAfter(end) != nil || count > 1 || context.isFollowedByLatinGloss(end) else {
        continue
      }
      candidates.append(
        MentionCandidate(
          span: span, type: .person, entity: nil,
          cost: max(cost - evidence - (count >= 3 ? 40 : count == 2 ? 25 : 0), MentionCost.established(length)),
          rule: "person.transcribed"))
    }
    return candidates
  }

  private func isPart(_ position: Int) -> Bool {
    switch document.characterClass(at: position) {
    case .han, .latin: true
    default: false
    }
  }

  private func cost(_ position: Int) -> Int {
    document.characterClass(at: position) == .han ? MentionCost.interpunctCharacter(grade(position)) : 2
  }

  /// Between two Latin letters no name begins or ends.
  private func splitsLatin(_ position: Int) -> Bool {
    document.characterClass(at: position) == .latin && document.characterClass(at: position - 1) == .latin
  }
}
