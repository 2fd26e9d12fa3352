import OnRecordLexicon
import OnRecordModel

/// A word that reports speech, and what stands behind it.
struct Cue {
  var span: TextSpan
  var flags: CueFlags
  /// The clause it stands in.
  var clause: Int
  /// The first scalar behind the cue and its particles.
  var next: Int
  var follow: Follow

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
}

/// Finds cues outside quotations, longest first; what only looks like one is told by the list `not-cues`.
struct CueRecognizer {
  private let reading: Reading
  private let names: Names
  private let splitter: ClauseSplitter

  init(_ reading: Reading, _ names: Names, _ splitter: ClauseSplitter) {
    self.reading = reading
    self.names = names
    self.splitter = splitter
  }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }

  /// The cues of a clause, in order and apart.
  func cues(in clause: Clause, index: Int) -> [Cue] {
    var cues: [Cue] = []
    var position = clause.span.start
    while position < clause.span.end {
      if let mark = splitter.mark(at: position) {
        _ = mark
        position += 1
        continue
      }
      if document.characterClass(at: position) == .openBracket {
        position = bracketEnd(position, clause.span.end)
        continue
      }
      guard let hit = lookups.word(.cues, at: position), Int(hit.end) <= clause.span.end,
        !isSuppressed(hit), let cue = cue(hit, clause, index)
      else {
        position += 1
        continue
      }
      cues.append(cue)
      position = Int(hit.end)
    }
    return cues
  }

  private func bracketEnd(_ position: Int, _ end: Int) -> Int {
    // Brackets that stay open over hundreds of characters are no parenthesis.
    for inner in position..<min(end, position + 200) where document.characterClass(at: inner) == .closeBracket {
      return inner + 1
    }
    return position + 1
  }

  /// A longer word covers the cue: 小說, 指揮, a name.
  private func isSuppressed(_ hit: Hit) -> Bool {
    let span = TextSpan(Int(hit.start), Int(hit.end))
    if let mention = names.mention(at: span.start), mention.span.overlaps(span) { return true }
    if let mention = names.mention(at: span.end - 1), mention.span.overlaps(span) { return true }
    for start in max(0, span.start - 5)...span.start {
      for other in lookups.at(start) where other.entry.isWord(.notCues) {
        let isLonger = Int(other.end) - start > span.length
        if isLonger, Int(other.end) > span.start { return true }
      }
      // A longer cue that began before: 回應說 holds 應說.
      if start < span.start, let other = lookups.word(.cues, at: start), Int(other.end) > span.start,
        other.length >= span.length
      {
        return true
      }
    }
    return false
  }

  private func cue(_ hit: Hit, _ clause: Clause, _ index: Int) -> Cue? {
    let flags = CueFlags(rawValue: hit.entry.flags)
    var next = Int(hit.end)
    // 評論者, 分析員, 批評家: a noun of the cue, not the cue. 者 員 家 師
    if next < clause.span.end, [0x8005, 0x5458, 0x5BB6, 0x5E08].contains(document.folded[next]) { return nil }
    // 說了, 說過, 說著: the particle belongs to the cue.
    if let particle = lookups.word(.functionWords, at: next), next < clause.span.end,
      WordFlags(rawValue: particle.entry.flags).contains(.particle), particle.length == 1
    {
      if isGenitive(next) { return nil }
      next += 1
    }
    while next < clause.span.end, document.isSpace(next) { next += 1 }
    // 告訴BBC,…: who is told stands between cue and content.
    if flags.contains(.addressee), let told = names.mention(at: next), told.span.start == next,
      told.span.end <= clause.span.end
    {
      next = told.span.end
    }
    let follow: Cue.Follow
    if next >= clause.span.end {
      switch clause.mark {
      case .colon: follow = .colon
      case .comma: follow = .comma
      default: follow = .end
      }
    } else if splitter.mark(at: next) != nil {
      follow = .mark
    } else {
      follow = .clause
    }
    return Cue(span: TextSpan(Int(hit.start), Int(hit.end)), flags: flags, clause: index, next: next, follow: follow)
  }

  /// 的 behind a cue makes it an attribute: 他說的話.
  private func isGenitive(_ position: Int) -> Bool {
    document.folded[position] == 0x7684
  }
}
