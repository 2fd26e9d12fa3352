import OnRecordModel

/// Whom the clauses without a quote are about, for the pronouns that point at them.
///
/// Few pronouns ask, and the last clauses that name somebody answer: a clause is read only when it is asked for. Copies
/// of a `SpeakerMemory` share one, since quotes inside quotes note nothing.
final class Topics {
  struct Topic {
    /// Nil where the clause is about somebody without a name.
    var entity: Int?
    var position: Int
    var paragraph: Int
    /// Only its own paragraph is about it.
    var isPassing = false
  }

  /// A clause that reports nothing.
  struct Clause {
    var span: TextSpan
    var opensSentence: Bool
    var paragraph: Int
  }

  private let names: Names
  private let phrases: SourcePhraseFinder
  private let people: DescribedPeople
  @exclusivity(unchecked) private var unread: [Clause] = []
  @exclusivity(unchecked) private var known: Topic?
  /// The last one that only its own paragraph is about.
  @exclusivity(unchecked) private var passing: Topic?

  /// A name in the midst of a sentence is what it is about if it stands so near its clause's beginning.
  private let topicLimit = 4

  init(_ names: Names, _ phrases: SourcePhraseFinder) {
    self.names = names
    self.phrases = phrases
    people = DescribedPeople(phrases.reading, names)
  }

  func note(_ clause: Clause) { unread.append(clause) }

  /// - Parameter entity: nobody's topic where it is no person.
  func note(_ entity: Int, at position: Int, paragraph: Int) {
    guard names.entities[entity].type == .person else { return }
    unread.removeAll(keepingCapacity: true)
    known = Topic(entity: entity, position: position, paragraph: paragraph)
  }

  /// The last one noted, as `paragraph` sees it.
  func last(in paragraph: Int) -> Topic? { last(from: .min, since: .min, in: paragraph) }

  /// The last one noted, as `paragraph` sees it; nil as well where it stands before `position` or before the paragraph
  /// `first`: clauses that lie there are not read.
  func last(from position: Int, since first: Int, in paragraph: Int) -> Topic? {
    while let clause = unread.last, clause.span.end > position, clause.paragraph >= first {
      unread.removeLast()
      guard let topic = topic(of: clause) else { continue }
      if topic.isPassing {
        if passing.map({ $0.position < topic.position }) ?? true { passing = topic }
      } else {
        unread.removeAll(keepingCapacity: true)
        known = topic
      }
    }
    let settled = unread.isEmpty ? known : nil
    guard let passing, passing.paragraph == paragraph, passing.position >= position,
      passing.position > settled?.position ?? -1
    else { return settled }
    return passing
  }

  /// A clause that opens with a person's name, or introduces somebody without one, is about that person.
  private func topic(of clause: Clause) -> Topic? {
    // 若林志成缺席: what may happen is not what the text is about.
    if phrases.supposes(clause.span) { return nil }
    let start = clause.span.start
    // Caplan 說…, 老王找到…: somebody whom no list knows.
    if clause.opensSentence, phrases.isLatinStranger(at: start) || phrases.isFamiliarStranger(at: start) {
      return Topic(entity: nil, position: start, paragraph: clause.paragraph)
    }
    if let called = phrases.called(in: clause.span), names.entities[called.entity].type == .person {
      return Topic(entity: called.entity, position: called.span.start, paragraph: clause.paragraph)
    }
    guard let subject = phrases.subject(of: clause.span) else { return nil }
    if clause.opensSentence, phrases.introduces(subject, from: start) {
      return Topic(entity: people.person(subject), position: subject.span.start, paragraph: clause.paragraph)
    }
    guard subject.kind == .named || subject.kind == .titled, let person = subject.entities.last,
      names.entities[person].type == .person, !phrases.isParty(subject.head),
      clause.opensSentence || phrases.isQuestioned(subject) || isNear(subject, clause)
        || phrases.isAttributed(subject, in: clause.span),
      !phrases.isCredited(subject.head),
      !phrases.actsOnOther(TextSpan(subject.span.end, max(subject.span.end, clause.span.end))),
      // 我看了一本書,林志成寫的: whose work it is.
      !phrases.isGenitive(endingAt: clause.span.end)
    else { return nil }
    return Topic(
      entity: person, position: subject.span.start, paragraph: clause.paragraph,
      isPassing: !clause.opensSentence && !isNear(subject, clause) && !phrases.isQuestioned(subject))
  }

  /// 昨日林志成開會: nothing but adverbs opens the clause.
  private func isNear(_ subject: SourceCandidate, _ clause: Clause) -> Bool {
    subject.span.start - clause.span.start <= topicLimit
      && phrases.isOnlyAdverbs(TextSpan(clause.span.start, subject.span.start))
  }
}
