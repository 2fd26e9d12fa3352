import OnRecordLexicon
import OnRecordModel

/// The names, pronouns and nouns that noun phrases are made of.
extension SourcePhraseFinder {
  /// A title in 《》 or a bracket takes at most so many characters.
  private var titleLimit: Int { 60 }
  /// What a bound noun ends takes at most so many characters.
  private var boundLimit: Int { 8 }
  /// A number or letters that stand for a name take at most so many.
  private var labelLimit: Int { 6 }

  static let atomLists: WordListSet = [
    WordListSet(.pronouns), WordListSet(.anonymousSources), WordListSet(.documents),
  ]

  /// The name, pronoun or noun for those who speak that begins at `position` and ends before `limit`.
  func atom(at position: Int, limit: Int) -> SourceCandidate? {
    if let mention = names.mention(at: position), !strangers.contains(mention.span.start) {
      guard mention.span.start == position, mention.span.end <= limit, !isInsideQuotation(mention.span) else {
        return nil
      }
      if let person = surnameWithTitle(mention) {
        return SourceCandidate(span: mention.span, head: mention.span, kind: .titled, entities: [person], flags: [])
      }
      let entity = mention.rule == .surnameWithTitle ? bearer(of: mention.span, named: mention.entity) : mention.entity
      return SourceCandidate(span: mention.span, head: mention.span, kind: .named, entities: [entity], flags: [])
    }
    if let reference = reference(at: position), reference.span.end <= limit {
      return SourceCandidate(
        span: reference.span, head: reference.span, kind: .titled,
        entities: [bearer(of: reference.span, named: reference.entity)], flags: [])
    }
    if lookups.lists(at: position).isDisjoint(with: Self.atomLists) || splitter.mark(at: position) != nil { return nil }
    for hit in lookups.at(position) where Int(hit.end) <= limit && hit.entry.kind == .word {
      let flags = hit.sourceFlags
      let span = TextSpan(Int(hit.start), Int(hit.end))
      switch hit.entry.list {
      case .pronouns:
        if isInsideWord(hit) { continue }
        return SourceCandidate(
          span: span, head: span, kind: flags.contains(.deictic) ? .anonymous : .pronoun, entities: [], flags: flags)
      case .anonymousSources:
        if span.length == 1
          ? isInsideWord(hit)
          : opensLongerWord(hit) || isInsideAdverb(hit) || isCutFromWords(hit)
            || isCutFromVerb(hit)
        {
          continue
        }
        if isDone(span.end) { continue }
        return SourceCandidate(
          span: TextSpan(opening(of: span, flags), labelEnd(behind: span, flags, limit)), head: span, kind: .anonymous,
          entities: [], flags: flags)
      case .documents:
        if span.length == 1 ? isInsideWord(hit) : opensLongerWord(hit) || endsLongerWord(hit) { continue }
        return SourceCandidate(span: span, head: span, kind: .document, entities: [], flags: flags)
      default: continue
      }
    }
    return nil
  }

  /// Where the noun begins with the surname that belongs to it.
  private func opening(of noun: TextSpan, _ flags: SourceFlags) -> Int {
    if flags.contains(.one), let surname = surname(opening: noun) { return surname }
    return surname(before: noun)
  }

  /// 大型財險人士: the whole of a noun that never stands alone.
  func whole(_ bound: TextSpan) -> TextSpan {
    var start = bound.start
    while start > max(0, bound.start - boundLimit), document.characterClass(at: start - 1) == .han,
      names.mention(at: start - 1) == nil, splitter.mark(at: start - 1) == nil, !isBoundary(start)
    {
      start -= 1
    }
    return TextSpan(start, bound.end)
  }

  /// What stands before `position` is no part of a noun: a word of grammar ends there, none that a longer word holds, 大 of
  /// 大型, 制 of 建制.
  private func isBoundary(_ position: Int) -> Bool {
    guard !lookups.lists(endingAt: position).isDisjoint(with: Self.boundaries) else { return false }
    if lookups.at(position - 1).contains(where: { Int($0.end) > position && $0.entry.isWord(.commonWords) }) {
      return false
    }
    guard let word = lookups.word(.commonWords, endingAt: position, within: 3), word.length > 1 else { return true }
    return lookups.at(Int(word.start)).contains { hit in
      hit.end == word.end && hit.entry.kind == .word && Self.boundaries.contains(WordListSet(hit.entry.list))
    }
  }

  private static let boundaries: WordListSet = atomLists.union([
    WordListSet(.functionWords), WordListSet(.speechAdverbs), WordListSet(.timeWords), WordListSet(.cues),
    WordListSet(.measureWords),
  ])

  /// 林老闆: a surname opens its clause, and the noun for one person stands right behind.
  private func surname(opening noun: TextSpan) -> Int? {
    guard let surname = lookups.word(.surnames, endingAt: noun.start, within: 2),
      names.mention(at: Int(surname.start)) == nil, splitter.mark(at: Int(surname.start)) == nil,
      document.characterClass(at: Int(surname.start) - 1) != .han,
      // 向外交大臣提問
      !lookups.grammar(at: Int(surname.start)).contains(.addresses),
      !lookups.at(Int(surname.start)).contains(where: { $0.length > surname.length && $0.entry.kind == .word })
    else { return nil }
    return Int(surname.start)
  }

  /// 警員28597, 證人A: where the number or the letters end that stand for a name.
  private func labelEnd(behind noun: TextSpan, _ flags: SourceFlags, _ limit: Int) -> Int {
    guard noun.end < limit, document.characterClass(at: noun.end).isAlphanumeric,
      flags.isDisjoint(with: [.organization, .thing]), names.mention(at: noun.end) == nil,
      // 觀眾king, not 市民5月.
      !flags.contains(.plural) || document.characterClass(at: noun.end) == .latin
    else { return noun.end }
    var end = noun.end
    while end < limit, end - noun.end <= labelLimit, document.characterClass(at: end).isAlphanumeric { end += 1 }
    guard end - noun.end <= labelLimit else { return noun.end }
    let lists = lookups.lists(at: end)
    // 記者3月, 警員5名: a date, a number of something.
    let isCount = !lists.isDisjoint(with: [WordListSet(.timeWords), WordListSet(.measureWords), WordListSet(.units)])
    return isCount && document.characterClass(at: end - 1) == .digit ? noun.end : end
  }

  /// Where a surname before the noun begins, 黃 of 黃先生, 陳 of 陳同學, or the letters that stand for a name, T先生.
  private func surname(before noun: TextSpan) -> Int {
    guard let title = lookups.word(.honorifics, at: noun.start), Int(title.end) == noun.end, title.length > 1 else {
      return noun.start
    }
    let isGendered = !reading.lexicon.value(title.id).isEmpty
    if isGendered, let letters = letters(before: noun.start) { return letters }
    guard let surname = lookups.word(.surnames, endingAt: noun.start, within: 2),
      isGendered || !isHan(before: Int(surname.start)) || isGenitive(endingAt: Int(surname.start)),
      names.mention(at: Int(surname.start)) == nil || strangers.contains(Int(surname.start)),
      splitter.mark(at: Int(surname.start)) == nil, !governs(surname),
      !lookups.at(max(0, Int(surname.start) - 1)).contains(where: {
        $0.end > surname.start && $0.entry.isWord(.commonWords)
      })
    else { return noun.start }
    return Int(surname.start)
  }

  private func isHan(before position: Int) -> Bool {
    position > 0 && document.characterClass(at: position - 1) == .han
  }

  /// Where the letters begin that end at `end` and stand for a name that is not told.
  private func letters(before end: Int) -> Int? {
    var start = end
    while start > 0, end - start <= labelLimit, document.characterClass(at: start - 1) == .latin { start -= 1 }
    return (1...labelLimit).contains(end - start) && names.mention(at: start) == nil ? start : nil
  }

  /// 離庭前向太太高呼: a preposition in the midst of a clause, no surname.
  private func governs(_ surname: Hit) -> Bool {
    surname.start > 0 && document.characterClass(at: Int(surname.start) - 1) == .han
      && lookups.grammar(at: Int(surname.start)).contains(.preposition)
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

  /// A cue, or a word of grammar: 他說, 他的, 他不.
  private func endsPronoun(_ hit: Hit) -> Bool { hit.entry.isWord(.cues) || hit.entry.isWord(.functionWords) }

  /// 「…台北市政府…」: a name that is part of what stands in quotation marks.
  private func isInsideQuotation(_ name: TextSpan) -> Bool {
    guard let mark = splitter.mark(at: name.start) else { return false }
    return splitter.marks[mark].inner != name
  }

  /// Behind a title in 《》 or a bracket that opens at `position` and is not a name as a whole: no name in it speaks.
  func titleEnd(at position: Int, limit: Int) -> Int? {
    let close: CharacterClass
    switch document.characterClass(at: position) {
    case .openTitle: close = .closeTitle
    case .openBracket: close = .closeBracket
    default: return nil
    }
    for end in position + 1..<max(position + 1, min(limit, position + titleLimit))
    where document.characterClass(at: end) == close {
      let isName = names.mention(at: position + 1).map { $0.span == TextSpan(position + 1, end) } ?? false
      return isName ? nil : end + 1
    }
    return nil
  }

  private func reference(at position: Int) -> NamedSpan? {
    let index = references.partitioningIndex { $0.span.start >= position }
    return index < references.count && references[index].span.start == position ? references[index] : nil
  }

  /// 記者會, 學生會: the noun is the beginning of a longer word.
  private func opensLongerWord(_ hit: Hit) -> Bool {
    lookups.at(Int(hit.start)).contains { other in
      other.end > hit.end && other.entry.isWord(.commonWords)
        && !lookups.at(Int(hit.end)).contains { $0.end == other.end && $0.entry.isWord(.cues) }
    }
  }

  /// 正義工程: the noun is the end of one word and the beginning of the next.
  private func isCutFromWords(_ hit: Hit) -> Bool {
    guard hit.length == 2, hit.start > 0, !hit.sourceFlags.contains(.whole) else { return false }
    func isWord(at start: Int, until end: Int) -> Bool {
      lookups.at(start).contains { Int($0.end) == end && $0.entry.isWord(.commonWords) }
    }
    let middle = Int(hit.start) + 1
    return isWord(at: middle - 2, until: middle) && isWord(at: middle, until: middle + 2)
      && lookups.word(.cues, at: middle + 1) == nil && lookups.word(.functionWords, at: middle + 1) == nil
  }

  /// 應該|會 holds no 該會: what would point ends a word.
  private func isCutFromVerb(_ hit: Hit) -> Bool {
    let start = Int(hit.start)
    guard start > 0, lookups.word(.pronouns, at: start)?.sourceFlags.contains(.deictic) ?? false else { return false }
    return lookups.at(start - 1).contains { Int($0.end) == start + 1 && $0.entry.isWord(.commonWords) }
  }

  /// 組織了: what is over is no noun.
  private func isDone(_ end: Int) -> Bool {
    end < document.count && document.scalars[end] == Self.done && lookups.isLoneCharacter(at: end)
  }

  /// 了
  private static let done = ("了" as Unicode.Scalar).value

  /// 大數據: the noun is the end of a word of three characters that is none.
  private func endsLongerWord(_ hit: Hit) -> Bool {
    hit.length == 2 && hit.start > 0
      && lookups.at(Int(hit.start) - 1).contains {
        $0.end == hit.end && $0.entry.isWord(.commonWords) && $0.grammar.contains(.noun)
      }
  }

  /// 見記者, 會見傳媒: what somebody does when he speaks.
  private func isInsideAdverb(_ hit: Hit) -> Bool {
    (max(0, Int(hit.start) - 2)..<Int(hit.start)).contains { start in
      lookups.word(.speechAdverbs, at: start).map { $0.end >= hit.end } ?? false
    }
  }

  /// 其他, 其中: a pronoun's character inside another word.
  private func isInsideWord(_ hit: Hit) -> Bool {
    for start in max(0, Int(hit.start) - 2)...Int(hit.start) {
      for other in lookups.at(start) where Int(other.end) > Int(hit.start) && other.length > hit.length {
        // 他說, 他的, 他不: the longer word is the pronoun with what follows.
        if start == Int(hit.start),
          lookups.at(Int(hit.end)).contains(where: { $0.end == other.end && endsPronoun($0) })
        {
          continue
        }
        // 此前, 警司
        if other.entry.kind != .word || other.entry.isWord(.functionWords) || other.entry.isWord(.commonWords)
          || other.entry.isWord(.timeWords) || other.entry.isWord(.speechAdverbs) || other.entry.isWord(.titles)
        {
          return true
        }
      }
    }
    return false
  }
}
