import OnRecordLexicon
import OnRecordModel

/// Finds the sentences without a cue that go on with indirect content: records of their own, never merged into it.
///
/// About half of such sentences go on with the speaker; those that open with a time, a name or a place, or hold a
/// quotation, are the narrator's and end the search.
final class ContinuationReader {
  private let reading: Reading
  private let splitter: ClauseSplitter
  private let phrases: SourcePhraseFinder

  /// A sentence is no shorter.
  private let shortest = 6

  init(_ reading: Reading, _ splitter: ClauseSplitter, _ phrases: SourcePhraseFinder) {
    self.reading = reading
    self.splitter = splitter
    self.phrases = phrases
  }

  /// The sentences behind the one of clause `index` that go on with it.
  func sentences(behind index: Int, in passage: Passage) -> [TextSpan] {
    var found: [TextSpan] = []
    let clauses = passage.clauses
    var next = clauses.partitioningIndex { $0.sentence > clauses[index].sentence }
    while next < clauses.count {
      let first = next
      var hasCue = false
      while next < clauses.count, clauses[next].sentence == clauses[first].sentence {
        hasCue = hasCue || !passage.cues(of: next).isEmpty
        next += 1
      }
      let span = TextSpan(clauses[first].span.start, clauses[next - 1].span.end)
      guard !hasCue, goesOn(span, clauses[first]) else { break }
      found.append(span)
    }
    return found
  }

  private func goesOn(_ span: TextSpan, _ first: Clause) -> Bool {
    guard span.length >= shortest, splitter.marks(in: span).isEmpty else { return false }
    let lists = reading.lookups.lists(at: span.start)
    if lists.contains(WordListSet(.timeWords)) || lists.contains(WordListSet(.cues))
      || reading.document.characterClass(at: span.start) == .digit
    {
      return false
    }
    if let subject = phrases.subject(of: first.span) { return subject.kind == .pronoun && subject.entities.isEmpty }
    return true
  }
}
