import OnRecordLexicon
import OnRecordModel

/// Places that only their sentence tells: 荷花是湖南省下轄的街道.
struct DefinedPlaces {
  private let document: Document
  private let lookups: Lookups
  private let context: NameContext
  private let lattice: CandidateLattice

  init(_ reading: Reading, _ context: NameContext, _ lattice: CandidateLattice) {
    document = reading.document
    lookups = reading.lookups
    self.context = context
    self.lattice = lattice
  }

  private static let longest = 8

  /// Adds those of `paragraph` that are no phrases.
  func add(to candidates: inout [MentionCandidate], in paragraph: TextSpan) {
    for span in context.definedPlaces where span.start >= paragraph.start && span.end <= paragraph.end {
      guard (2...Self.longest).contains(span.length), span.range.allSatisfy(isOfName), !opensPhrase(span) else {
        continue
      }
      candidates.append(
        MentionCandidate(
          span: span, type: .place, entity: nil,
          cost: max(MentionCost.established(span.length), lattice.wordCost(of: span) - MentionCost.defined),
          rule: .definedPlace))
    }
  }

  /// A Chinese character that is no function word of its own.
  private func isOfName(_ position: Int) -> Bool {
    guard document.characterClass(at: position) == .han else { return false }
    guard lookups.lists(at: position).contains(WordListSet(.functionWords)) else { return true }
    return !lookups.at(position).contains {
      $0.entry.isWord(.functionWords) && !$0.grammar.isEmpty && !$0.grammar.contains(.movement)
    }
  }

  /// 這裡, 其中, 車站: a determiner, a pronoun, a time begins it, or all of it is a word or a kind of place.
  private func opensPhrase(_ span: TextSpan) -> Bool {
    if !lookups.lists(at: span.start).isDisjoint(with: Self.openers) { return true }
    return lookups.at(span.start).contains {
      guard $0.entry.kind == .word, $0.length > 1 else { return false }
      return $0.entry.isWord(.commonWords) && ($0.entry.number < 112 || Int($0.end) == span.end)
    }
  }

  private static let openers: WordListSet = [
    WordListSet(.determiners), WordListSet(.pronouns), WordListSet(.timeWords), WordListSet(.numeralWords),
    WordListSet(.speechAdverbs), WordListSet(.cues), WordListSet(.titles),
  ]
}
