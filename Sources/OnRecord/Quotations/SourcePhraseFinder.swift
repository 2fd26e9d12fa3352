import OnRecordLexicon
import OnRecordModel

/// Finds the noun phrases of a stretch that may be sources, left to right.
struct SourcePhraseFinder {
  let reading: Reading
  let names: Names
  let splitter: ClauseSplitter
  let surnames: SurnameIndex
  private let references: [NamedSpan]
  /// The entities of the article by a hash of their names' folded characters.
  let known: [UInt64: Int]

  /// Between the parts of one noun phrase stand at most so many characters.
  private let gapLimit = 14
  /// A preposition and its noun together take at most so many characters between a source and its cue.
  private let phraseLimit = 40
  /// A noun that no list holds is a source up to this length.
  let unknownLimit = 12
  /// So far before a noun its preposition may stand.
  private let governmentLimit = 6

  init(_ reading: Reading, _ names: Names, _ splitter: ClauseSplitter) {
    self.reading = reading
    self.names = names
    self.splitter = splitter
    surnames = SurnameIndex(reading, names)
    references = names.references.sorted { $0.span < $1.span }
    var known: [UInt64: Int] = [:]
    for mention in names.mentions where mention.span.length > 1 {
      let key = Self.key(reading.document, mention.span)
      if known[key] == nil { known[key] = mention.entity }
    }
    self.known = known
  }

  static func key(_ document: Document, _ span: TextSpan) -> UInt64 {
    var key: UInt64 = 0xcbf2_9ce4_8422_2325
    for position in span.range { key = (key ^ UInt64(document.folded[position])) &* 0x100_0000_01b3 }
    return key
  }

  var document: Document { reading.document }
  var lookups: Lookups { reading.lookups }

  // MARK: Phrases

  /// The noun phrase that begins at `start`, with whatever names and nouns follow at once: 中央社記者.
  func phrase(at start: Int, limit: Int) -> TextSpan? {
    guard let first = atom(at: start, limit: limit) else { return nil }
    var end = first.span.end
    while end < limit, let next = atom(at: end, limit: limit), next.kind != .pronoun { end = next.span.end }
    return TextSpan(start, end)
  }

  func phrases(in span: TextSpan) -> [SourceCandidate] {
    var phrases: [SourceCandidate] = []
    var group: SourceCandidate?
    func close() {
      guard var done = group else { return }
      done.government = isFreed(done) ? .none : government(done.span.start, from: span.start)
      phrases.append(done)
      group = nil
    }
    var position = span.start
    while position < span.end {
      guard let atom = atom(at: position, limit: span.end) else {
        position += 1
        continue
      }
      if let open = group, joins(open, atom) {
        group = joined(open, atom)
      } else {
        close()
        group = atom
      }
      position = max(position + 1, atom.span.end)
    }
    close()
    return phrases
  }

  private static let atomLists: WordListSet = [
    WordListSet(.pronouns), WordListSet(.anonymousSources), WordListSet(.documents),
  ]

  private func atom(at position: Int, limit: Int) -> SourceCandidate? {
    if let mention = names.mention(at: position) {
      guard mention.span.start == position, mention.span.end <= limit else { return nil }
      if let person = surnameWithTitle(mention) {
        return SourceCandidate(span: mention.span, head: mention.span, kind: .titled, entities: [person], flags: [])
      }
      return SourceCandidate(
        span: mention.span, head: mention.span, kind: .named, entities: [mention.entity], flags: [])
    }
    if let reference = reference(at: position), reference.span.end <= limit {
      return SourceCandidate(
        span: reference.span, head: reference.span, kind: .titled, entities: [reference.entity], flags: [])
    }
    if lookups.lists(at: position).isDisjoint(with: Self.atomLists) || splitter.mark(at: position) != nil { return nil }
    for hit in lookups.at(position) where Int(hit.end) <= limit && hit.entry.kind == .word {
      let flags = SourceFlags(rawValue: hit.entry.flags)
      let span = TextSpan(Int(hit.start), Int(hit.end))
      switch hit.entry.list {
      case .pronouns:
        if isInsideWord(hit) { continue }
        return SourceCandidate(
          span: span, head: span, kind: flags.contains(.deictic) ? .anonymous : .pronoun, entities: [], flags: flags)
      case .anonymousSources:
        if span.length == 1 ? isInsideWord(hit) : opensLongerWord(hit) { continue }
        return SourceCandidate(span: span, head: span, kind: .anonymous, entities: [], flags: flags)
      case .documents:
        if span.length == 1 ? isInsideWord(hit) : opensLongerWord(hit) { continue }
        return SourceCandidate(span: span, head: span, kind: .document, entities: [], flags: flags)
      default: continue
      }
    }
    return nil
  }

  /// 周官, 羅官: the article's judge, whatever else the name may be.
  private func surnameWithTitle(_ mention: NamedSpan) -> Int? {
    guard mention.span.length <= 3, !surnames.isEmpty,
      let surname = lookups.word(.surnames, at: mention.span.start),
      lookups.word(.honorifics, at: Int(surname.end))?.end == Int32(mention.span.end),
      let person = surnames.person(TextSpan(Int(surname.start), Int(surname.end))), person != mention.entity
    else { return nil }
    return person
  }

  private func reference(at position: Int) -> NamedSpan? {
    var low = 0
    var high = references.count
    while low < high {
      let middle = (low + high) / 2
      if references[middle].span.start < position { low = middle + 1 } else { high = middle }
    }
    return low < references.count && references[low].span.start == position ? references[low] : nil
  }

  /// 記者會, 學生會: the noun is the beginning of a longer word.
  private func opensLongerWord(_ hit: Hit) -> Bool {
    lookups.at(Int(hit.start)).contains { other in
      other.end > hit.end && other.entry.isWord(.commonWords)
        && !lookups.at(Int(hit.end)).contains { $0.end == other.end && $0.entry.isWord(.cues) }
    }
  }

  /// 其他, 其中: a pronoun's character inside another word.
  private func isInsideWord(_ hit: Hit) -> Bool {
    for start in max(0, Int(hit.start) - 2)...Int(hit.start) {
      for other in lookups.at(start) where Int(other.end) > Int(hit.start) && other.length > hit.length {
        // 他說: the longer word is the pronoun with its cue.
        if start == Int(hit.start),
          lookups.at(Int(hit.end)).contains(where: { $0.end == other.end && $0.entry.isWord(.cues) })
        {
          continue
        }
        if other.entry.kind != .word || other.entry.isWord(.functionWords) || other.entry.isWord(.commonWords) {
          return true
        }
      }
    }
    return false
  }

  /// Both belong to one noun phrase: little but titles and glosses between them, no preposition, no verb.
  private func joins(_ a: SourceCandidate, _ b: SourceCandidate) -> Bool {
    let gap = TextSpan(a.span.end, b.span.start)
    if gap.length > gapLimit { return false }
    if a.kind == .pronoun && !a.flags.contains(.deictic) && b.kind != .anonymous && b.kind != .document { return false }
    var position = gap.start
    while position < gap.end {
      switch document.characterClass(at: position) {
      case .comma, .fullStop, .semicolon, .colon, .question, .exclamation: return false
      default: break
      }
      if let word = lookups.word(.functionWords, at: position), Int(word.end) <= gap.end {
        let flags = WordFlags(rawValue: word.entry.flags)
        if flags.contains(.coordinates), position == gap.start { return true }
        if !flags.contains(.particle), !isInTitle(position, gap), !isInsideNoun(word) { return false }
      }
      if let adverb = lookups.word(.speechAdverbs, at: position), adverb.length > 1, !isInTitle(position, gap) {
        return false
      }
      if let cue = lookups.word(.cues, at: position), cue.length > 1, !isInTitle(position, gap) { return false }
      position += 1
    }
    return true
  }

  private func isInTitle(_ position: Int, _ gap: TextSpan) -> Bool {
    for start in max(gap.start, position - 8)...position {
      if let title = lookups.word(.titles, at: start), Int(title.end) > position, title.length > 1 { return true }
    }
    return false
  }

  private func joined(_ a: SourceCandidate, _ b: SourceCandidate) -> SourceCandidate {
    var group = b
    group.span = TextSpan(a.span.start, b.span.end)
    if isSurname(a, before: b) {
      group.kind = .titled
      group.entities = a.entities
      group.flags = []
      return group
    }
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

  /// 羅官, 劉教授: a surname that stands for a person, and the noun that addresses its bearer.
  private func isSurname(_ a: SourceCandidate, before b: SourceCandidate) -> Bool {
    guard b.kind == .anonymous, a.kind == .named || a.kind == .titled, a.head.length <= 2, a.head.end == b.span.start,
      a.entities.count == 1, names.entities[a.entities[0]].type == .person,
      let surname = lookups.word(.surnames, at: a.head.start), Int(surname.end) == a.head.end,
      let title = lookups.word(.honorifics, at: b.span.start)
    else { return false }
    return Int(title.end) >= b.span.end
  }

  private func isConjunction(_ start: Int, _ end: Int) -> Bool {
    if document.characterClass(at: start) == .enumerationComma { return true }
    guard let word = lookups.word(.functionWords, at: start), Int(word.end) <= end else { return false }
    return WordFlags(rawValue: word.entry.flags).contains(.coordinates)
  }

  // MARK: What stands between

  /// A preposition stands right before, or a few characters before with nothing between that could end its phrase.
  private func government(_ start: Int, from limit: Int) -> SourceCandidate.Government {
    var position = start
    while position > limit, document.isSpace(position - 1) || document.characterClass(at: position - 1) == .openTitle {
      position -= 1
    }
    for back in 0...governmentLimit where position - back > limit {
      let end = position - back
      guard let word = lookups.word(.functionWords, endingAt: end, within: min(3, end - limit)) else { continue }
      let flags = WordFlags(rawValue: word.entry.flags)
      guard flags.contains(.preposition), !isInsideNoun(word),
        back == 0 || isPlainNoun(TextSpan(end, position))
      else { continue }
      return flags.contains(.passive) ? .passive : .preposition
    }
    return .none
  }

  /// 經濟學者, 自由聯盟: the character of a preposition inside a longer word; 在, 對 and their like end too many.
  private func isInsideNoun(_ word: Hit) -> Bool {
    guard word.length == 1, WordFlags(rawValue: word.entry.flags) == .preposition else { return false }
    for start in max(0, Int(word.start) - 1)...Int(word.start) {
      for other in lookups.at(start) where other.length > 1 && other.end > word.start {
        if other.entry.isWord(.commonWords), !WordFlags(rawValue: other.entry.flags).contains(.verb) { return true }
      }
    }
    return false
  }

  /// 位於英國的大學教授某某: the preposition governs what stands before the genitive, not the person behind it.
  private func isFreed(_ group: SourceCandidate) -> Bool {
    guard group.kind == .named, group.head.start > group.span.start,
      group.entities.allSatisfy({ names.entities[$0].type == .person })
    else { return false }
    return (group.span.start + 1..<group.head.start).contains { position in
      lookups.word(.functionWords, at: position).map {
        WordFlags(rawValue: $0.entry.flags).contains(.genitive)
      } ?? false
    }
  }

  private func isPlainNoun(_ span: TextSpan) -> Bool {
    for position in span.range {
      switch document.characterClass(at: position) {
      case .han, .latin, .openTitle, .closeTitle: break
      default: return false
      }
      if let word = lookups.word(.functionWords, at: position),
        !WordFlags(rawValue: word.entry.flags).subtracting([.movement, .particle]).isEmpty
      {
        return false
      }
      if lookups.lists(at: position).contains(WordListSet(.cues)) { return false }
    }
    return true
  }

  /// Between a source and its cue stand adverbs and times, then at most a phrase with a preposition: 向X, 在Y上.
  func reaches(_ start: Int, _ cue: Int) -> Bool {
    let rest = afterAdverbs(TextSpan(start, cue))
    if rest >= cue { return true }
    guard cue - rest <= phraseLimit, let word = lookups.word(.functionWords, at: rest) else { return false }
    let flags = WordFlags(rawValue: word.entry.flags)
    return flags.contains(.preposition) && !flags.contains(.conjunction)
  }

  /// Nothing but adverbs, times, titles and glosses.
  func isOnlyAdverbs(_ span: TextSpan, withTitles: Bool = true) -> Bool {
    afterAdverbs(span, withTitles: withTitles) >= span.end
  }

  /// Where adverbs, times, titles and glosses end.
  func afterAdverbs(_ span: TextSpan, withTitles: Bool = true) -> Int {
    var position = span.start
    while position < span.end {
      switch document.characterClass(at: position) {
      case .space, .closeTitle, .closeBracket, .closeQuote:
        position += 1
        continue
      case .openBracket:
        while position < span.end, document.characterClass(at: position) != .closeBracket { position += 1 }
        position += 1
        continue
      case .digit:
        guard let end = date(at: position, limit: span.end) else { return position }
        position = end
        continue
      default: break
      }
      let lists = lookups.lists(at: position)
      if lists.isDisjoint(with: Self.betweenLists) { return position }
      guard
        let hit = lookups.at(position).first(where: {
          Int($0.end) <= span.end
            && ($0.entry.isWord(.speechAdverbs) || withTitles && $0.entry.isWord(.titles)
              || $0.entry.isWord(.timeWords))
        })
      else { return position }
      position = Int(hit.end)
    }
    return position
  }

  /// What begins with one of these is no noun that could speak.
  static let noNounLists: WordListSet = [
    WordListSet(.functionWords), WordListSet(.numeralWords), WordListSet(.timeWords),
  ]

  private static let betweenLists: WordListSet = [
    WordListSet(.speechAdverbs), WordListSet(.titles), WordListSet(.timeWords),
  ]

  /// Behind 25日, 8月2日, 10時30分.
  private func date(at position: Int, limit: Int) -> Int? {
    var end = position
    while end < limit, document.characterClass(at: end) == .digit { end += 1 }
    guard end < limit, let unit = lookups.word(.timeWords, at: end) else { return nil }
    return Int(unit.end)
  }
}
