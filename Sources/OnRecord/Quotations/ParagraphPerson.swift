import OnRecordLexicon
import OnRecordModel

/// The one person whom a paragraph is about.
extension SourceResolver {
  /// So much of a paragraph before a pronoun is read.
  private var paragraphReach: Int { 400 }

  /// Whom the paragraph names before `pronoun`, outside of what others say: the first one in it who acts, where nobody
  /// else comes up, by a name or by a noun for one person.
  func paragraphPerson(before pronoun: SourceCandidate, _ state: QuotationState) -> Int? {
    let paragraph = document.paragraphs[state.paragraph].span
    guard paragraph.start < pronoun.span.start, pronoun.span.start - paragraph.start <= paragraphReach else {
      return nil
    }
    var found: Int?
    var pronounBefore: Int?
    for phrase in phrases.phrases(in: TextSpan(paragraph.start, pronoun.span.start))
    where !SpeakerMemory.isInside(phrase.span, state.content) {
      switch phrase.kind {
      case .named, .titled:
        guard let person = phrase.entities.last, names.entities[person].type == .person else { continue }
        if found == nil, phrase.government != .none || phrases.isNoAntecedent(phrase.span, female: true) { return nil }
        guard phrase.entities.allSatisfy({ names.entities[$0].type != .person || $0 == found ?? person }) else {
          return nil
        }
        // 當他看見林志成奪冠,… 他說: whom a pronoun means is another one than his sentence names behind it.
        if let pronounBefore,
          !(pronounBefore..<max(pronounBefore, phrase.span.start)).contains(where: {
            document.characterClass(at: $0).endsSentence
          })
        {
          return nil
        }
        found = person
      case .anonymous:
        let isOne = phrases.isNounOfPerson(phrase) && !phrase.flags.contains(.plural)
        if isOne || isLabelled(phrase), !asks(phrase) { return nil }
      case .pronoun:
        let isOne = !phrase.flags.isDisjoint(with: [.male, .female]) && !phrase.flags.contains(.plural)
        if found == nil, isOne { pronounBefore = phrase.span.start }
      case .document: continue
      }
    }
    return found
  }

  /// 記者 of 記者問: who asks is not whom the paragraph is about.
  func asks(_ phrase: SourceCandidate) -> Bool {
    let next = phrases.afterAdverbs(TextSpan(phrase.span.end, document.count))
    return reading.lookups.word(.cues, at: next)?.cueFlags.contains(.asks) ?? false
  }
}
