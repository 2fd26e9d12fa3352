import OnRecordLexicon
import OnRecordModel

/// A word that reports speech, with what stands before and behind it; not changed any more once it is made.
///
/// A class: cues are large, are handed on to every rule that judges them, and one reference is counted for each.
final class Cue {
  var span: TextSpan
  var flags: CueFlags
  /// The clause it stands in.
  var clause: Int
  /// The first scalar behind the cue, its particles and whom it was said to.
  var next: Int
  var follow: Follow
  /// Where the noun phrase of its source may begin: its clause, or behind the preposition of its frame.
  var opens: Int
  var subject: Subject
  /// The word that opens the frame the cue closes: 據 of 據X報導, 在 of 在X看來.
  var frame: TextSpan?
  /// The quotations between a preposition and the cue that closes it: 以「甲」、「乙」為由.
  var held: ClosedRange<Int>?
  /// To whom it was said, where that stands behind the cue: 告訴X.
  var addressee: TextSpan?

  init(
    span: TextSpan, flags: CueFlags, clause: Int, next: Int, follow: Follow, opens: Int, subject: Subject,
    frame: TextSpan? = nil
  ) {
    self.span = span
    self.flags = flags
    self.clause = clause
    self.next = next
    self.follow = follow
    self.opens = opens
    self.subject = subject
    self.frame = frame
  }

  enum Follow {
    /// A colon, then an opening mark or not.
    case colon
    case comma
    /// An opening quotation mark at once.
    case mark
    /// More of the clause.
    case clause
    /// The sentence ends: the quotation must stand before.
    case end
  }

  /// Who stands before a cue in its clause.
  enum Subject {
    /// A noun phrase with nothing but adverbs between it and the cue.
    case adjacent(SourceCandidate)
    /// A noun phrase farther off: 劉德華出席活動時說.
    case distant(SourceCandidate)
    /// Nothing but adverbs from the clause's beginning: 又指.
    case zero
    /// Words that name nobody.
    case other

    /// The noun phrase, near or far.
    var phrase: SourceCandidate? {
      switch self {
      case .adjacent(let phrase), .distant(let phrase): phrase
      case .zero, .other: nil
      }
    }

    var isNamed: Bool {
      guard case .adjacent(let phrase) = self else { return false }
      return phrase.kind == .named || phrase.kind == .titled
    }

    /// Somebody by name or pronoun stands right before the cue.
    var isSpeaker: Bool {
      guard case .adjacent(let phrase) = self else { return false }
      return isNamed || phrase.kind == .pronoun && phrase.flags.isDisjoint(with: [.narrator, .thing])
    }

    /// A noun phrase that the lists or the article's names know stands right before the cue.
    var isKnown: Bool {
      guard case .adjacent(let phrase) = self else { return false }
      return !phrase.isUnknown
    }

    var isDocument: Bool {
      guard case .adjacent(let phrase) = self else { return false }
      return phrase.kind == .document
    }

    var isAdjacent: Bool { if case .adjacent = self { true } else { false } }

    var isUnknown: Bool {
      guard case .adjacent(let phrase) = self else { return false }
      return phrase.isUnknown
    }

    /// 我, 你們: who writes or reads.
    var isNarrator: Bool {
      switch self {
      case .adjacent(let phrase), .distant(let phrase): phrase.kind == .pronoun && phrase.flags.contains(.narrator)
      case .zero, .other: false
      }
    }

    /// 你, 您: who reads.
    var isReader: Bool { phrase.map { $0.kind == .pronoun && $0.flags.contains(.reader) } ?? false }

    var isZero: Bool { if case .zero = self { true } else { false } }
  }
}

/// A paragraph cut into clauses, with the cues of each.
final class Passage {
  let paragraph: Document.Paragraph
  let index: Int
  let clauses: [Clause]
  /// All cues of the paragraph, in order; what only looks like one is left out.
  @exclusivity(unchecked) private(set) var cues: [Cue]
  /// The first cue of each clause, and one more for the end.
  @exclusivity(unchecked) private var firstCue: [Int]
  /// The clauses in which a word that may be a cue has a subject of its own, by name or pronoun, report or not.
  private let speakers: [Bool]

  /// - Parameter firstCue: the first cue of each clause, and one more for the end.
  init(paragraph: Document.Paragraph, index: Int, clauses: [Clause], cues: [Cue], firstCue: [Int]) {
    self.paragraph = paragraph
    self.index = index
    self.clauses = clauses
    self.cues = cues
    self.firstCue = firstCue
    let hasSemicolon = !cues.isEmpty && clauses.contains { $0.mark == .semicolon }
    speakers =
      hasSemicolon
      ? clauses.indices.map { firstCue[$0] < firstCue[$0 + 1] && cues[firstCue[$0]].subject.isSpeaker } : []
  }

  /// Leaves out the cues that do not report.
  func keepCues(_ reports: [Bool]) {
    guard reports.contains(false) else { return }
    var kept: [Cue] = []
    kept.reserveCapacity(cues.count)
    for clause in clauses.indices {
      let own = firstCue[clause]..<firstCue[clause + 1]
      firstCue[clause] = kept.count
      for cue in own where reports[cue] { kept.append(cues[cue]) }
    }
    firstCue[clauses.count] = kept.count
    cues = kept
  }

  func cues(of clause: Int) -> ArraySlice<Cue> { cues[numbers(ofCuesOf: clause)] }

  /// Where in `cues` those of a clause stand; nowhere for one that is none.
  func numbers(ofCuesOf clause: Int) -> Range<Int> {
    guard clause + 1 < firstCue.count else { return 0..<0 }
    return firstCue[clause]..<firstCue[clause + 1]
  }

  /// A word in the clause that may be a cue has a subject of its own; known only where the paragraph holds semicolons.
  func hasSpeaker(_ clause: Int) -> Bool { clause < speakers.count && speakers[clause] }

  /// The clause that holds `position`, or the first behind it.
  func clause(at position: Int) -> Int? {
    let clause = clauses.partitioningIndex { $0.span.end > position }
    return clause < clauses.count ? clause : nil
  }
}
