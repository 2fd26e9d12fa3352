import OnRecordLexicon
import OnRecordModel

/// Chinese personal names: a surname of one or two characters and a given name of one or two.
///
/// A name is judged by how common its characters are in names (`characters/names.tsv`), by its neighbours and by how
/// often the article repeats it.
struct ChineseNameCandidates {
  private let reading: Reading
  private let context: NameContext

  init(_ reading: Reading, _ context: NameContext) {
    self.reading = reading
    self.context = context
  }

  func candidates(at position: Int, limit: Int, repeated: (TextSpan) -> Int) -> [MentionCandidate] {
    let document = reading.document
    var candidates: [MentionCandidate] = []
    for surname in reading.lookups.at(position) where surname.entry.isWord(.surnames) {
      let given = Int(surname.end)
      let surnameCost =
        surname.length > 1
        ? 55 : MentionCost.surname(reading.lexicon.nameGrades(document.folded[position]).surname)
      for length in 1...2 {
        let span = TextSpan(position, given + length)
        guard span.end <= limit, document.characterClass(at: span.end - 1) == .han else { break }
        var cost = MentionCost.chineseName + surnameCost
        let first = reading.lexicon.nameGrades(document.folded[given])
        if length == 1 {
          cost += MentionCost.shortGivenName + MentionCost.given(max(first.givenSecond, first.givenFirst))
        } else {
          let second = reading.lexicon.nameGrades(document.folded[given + 1])
          cost += MentionCost.given(first.givenFirst) + MentionCost.given(second.givenSecond)
          // 淑淑, 圓圓: a doubled character is a given name whatever it is.
          if document.folded[given] == document.folded[given + 1] { cost -= 30 }
        }
        let evidence = context.personEvidence(span)
        let count = repeated(span)
        cost -= evidence + (count >= 3 ? 45 : count == 2 ? 28 : 0)
        let rule =
          evidence >= 40 ? "person.chinese.in-context" : count > 1 ? "person.chinese.repeated" : "person.chinese"
        candidates.append(
          MentionCandidate(
            span: span, type: .person, entity: nil, cost: max(cost, MentionCost.established(span.length)), rule: rule))
      }
    }
    return candidates
  }
}
