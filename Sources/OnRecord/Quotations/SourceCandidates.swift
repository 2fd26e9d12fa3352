import OnRecordLexicon
import OnRecordModel

/// A noun phrase that may be the source of a quote: 美國喬治城大學助理教授杜如松(Rush Doshi) as one.
struct SourceCandidate {
  enum Kind {
    /// Its head is a name.
    case named
    /// Its head is a title or short form that points at a name: 陳校長.
    case titled
    case pronoun
    /// Its head is a noun without a name: 知情人士, 華為的一名發言人.
    case anonymous
    /// Its head is a document: 聲明, 報告.
    case document
  }

  var span: TextSpan
  /// The head alone: the name.
  var head: TextSpan
  var kind: Kind
  /// The entities of the head, or of the body that the head speaks for.
  var entities: [Int]
  /// A preposition stands before it: 向X, 在Y.
  var isGoverned: Bool
  var flags: SourceFlags
}

/// Finds the noun phrases of a stretch that may be sources, left to right.
struct SourceCandidateFinder {
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

  func candidates(in span: TextSpan) -> [SourceCandidate] {
    var atoms = atoms(in: span)
    var groups: [SourceCandidate] = []
    while let first = atoms.first {
      var group = first
      atoms.removeFirst()
      while let next = atoms.first, joins(group, next) {
        group = joined(group, next)
        atoms.removeFirst()
      }
      group.isGoverned = isGoverned(group.span.start, from: span.start)
      groups.append(group)
    }
    return groups
  }

  // MARK: Atoms

  private func atoms(in span: TextSpan) -> [SourceCandidate] {
    var atoms: [SourceCandidate] = []
    var position = span.start
    while position < span.end {
      if let atom = atom(at: position, limit: span.end) {
        atoms.append(atom)
        position = max(position + 1, atom.span.end)
      } else {
        position += 1
      }
    }
    return atoms
  }

  private func atom(at position: Int, limit: Int) -> SourceCandidate? {
    if let mention = names.mention(at: position), mention.span.start == position, mention.span.end <= limit {
      return SourceCandidate(
        span: mention.span, head: mention.span, kind: .named, entities: [mention.entity], isGoverned: false, flags: [])
    }
    if let reference = names.references.first(where: { $0.span.start == position && $0.span.end <= limit }) {
      return SourceCandidate(
        span: reference.span, head: reference.span, kind: .titled, entities: [reference.entity], isGoverned: false,
        flags: [])
    }
    if splitter.mark(at: position) != nil { return nil }
    for hit in lookups.at(position) where Int(hit.end) <= limit && hit.entry.kind == .word {
      let flags = SourceFlags(rawValue: hit.entry.flags)
      let span = TextSpan(Int(hit.start), Int(hit.end))
      switch hit.entry.list {
      case .pronouns:
        if isInsideWord(hit) { continue }
        return SourceCandidate(
          span: span, head: span, kind: flags.contains(.deictic) ? .anonymous : .pronoun, entities: [],
          isGoverned: false, flags: flags)
      case .anonymousSources:
        return SourceCandidate(
          span: span, head: span, kind: .anonymous, entities: [], isGoverned: false, flags: flags)
      case .documents:
        return SourceCandidate(span: span, head: span, kind: .document, entities: [], isGoverned: false, flags: flags)
      default: continue
      }
    }
    return nil
  }

  /// 其他, 其中: a pronoun's character inside another word.
  private func isInsideWord(_ hit: Hit) -> Bool {
    for start in max(0, Int(hit.start) - 2)...Int(hit.start) {
      for other in lookups.at(start) where Int(other.end) > Int(hit.start) && other.length > hit.length {
        if other.entry.kind != .word || other.entry.isWord(.functionWords) || other.entry.isWord(.commonWords) {
          return true
        }
      }
    }
    return false
  }

  // MARK: Phrases

  /// Both belong to one noun phrase: little but titles and glosses between them, no preposition, no verb.
  private func joins(_ a: SourceCandidate, _ b: SourceCandidate) -> Bool {
    let gap = TextSpan(a.span.end, b.span.start)
    if gap.length > 14 { return false }
    if a.kind == .pronoun && !a.flags.contains(.deictic) && b.kind != .anonymous && b.kind != .document { return false }
    var position = gap.start
    while position < gap.end {
      switch document.characterClass(at: position) {
      case .comma, .fullStop, .semicolon, .colon, .question, .exclamation: return false
      default: break
      }
      if let word = lookups.word(.functionWords, at: position), Int(word.end) <= gap.end {
        let flags = WordFlags(rawValue: word.entry.flags)
        if word.length == 1, flags.contains(.conjunction), position == gap.start { return true }
        if !flags.contains(.particle), !coveredByTitle(position, gap) { return false }
      }
      if let adverb = lookups.word(.speechAdverbs, at: position), adverb.length > 1, !coveredByTitle(position, gap) {
        return false
      }
      if let cue = lookups.word(.cues, at: position), cue.length > 1, !coveredByTitle(position, gap) { return false }
      position += 1
    }
    return true
  }

  private func coveredByTitle(_ position: Int, _ gap: TextSpan) -> Bool {
    for start in max(gap.start, position - 8)...position {
      if let title = lookups.word(.titles, at: start), Int(title.end) > position, title.length > 1 { return true }
    }
    return false
  }

  private func joined(_ a: SourceCandidate, _ b: SourceCandidate) -> SourceCandidate {
    var group = b
    group.span = TextSpan(a.span.start, b.span.end)
    let joint = isConjunction(a.span.end, b.span.start)
    switch (a.kind, b.kind) {
    case (.named, .named) where joint, (.titled, .named) where joint:
      group.entities = a.entities + b.entities.filter { !a.entities.contains($0) }
    case (.named, .anonymous), (.titled, .anonymous), (.named, .document), (.titled, .document), (.document, .document):
      group.entities = a.entities
    case (.anonymous, .anonymous), (.document, .anonymous), (.anonymous, .document):
      group.entities = a.entities
      group.flags.formUnion(a.flags.intersection(.deictic))
    case (.pronoun, .document), (.pronoun, .anonymous):
      group.flags.formUnion(a.flags)
    default: break
    }
    return group
  }

  private func isConjunction(_ start: Int, _ end: Int) -> Bool {
    if document.characterClass(at: start) == .enumerationComma { return true }
    guard let word = lookups.word(.functionWords, at: start), Int(word.end) <= end else { return false }
    return WordFlags(rawValue: word.entry.flags).contains(.conjunction)
  }

  /// A preposition stands right before, or a few characters before with nothing between that could end its phrase.
  private func isGoverned(_ start: Int, from limit: Int) -> Bool {
    var position = start
    while position > limit, document.isSpace(position - 1) || document.characterClass(at: position - 1) == .openTitle {
      position -= 1
    }
    for back in 0...6 where position - back > limit {
      let end = position - back
      for length in 1...3 where end - length >= limit {
        guard let word = lookups.word(.functionWords, at: end - length), Int(word.end) == end,
          WordFlags(rawValue: word.entry.flags).contains(.preposition)
        else { continue }
        return back == 0 || isPlainNoun(TextSpan(end, position))
      }
    }
    return false
  }

  private func isPlainNoun(_ span: TextSpan) -> Bool {
    for position in span.range {
      guard document.characterClass(at: position) == .han || document.characterClass(at: position) == .latin else {
        return false
      }
      if let word = lookups.word(.functionWords, at: position),
        !WordFlags(rawValue: word.entry.flags).contains(.particle)
      {
        return false
      }
      if lookups.word(.cues, at: position) != nil { return false }
    }
    return true
  }
}
