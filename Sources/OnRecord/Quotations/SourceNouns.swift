import OnRecordLexicon
import OnRecordModel

/// The names, pronouns and nouns that noun phrases are made of.
extension SourcePhraseFinder {
  /// A title in 《》 or a bracket takes at most so many characters.
  private var titleLimit: Int { 60 }

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
      return SourceCandidate(
        span: mention.span, head: mention.span, kind: .named, entities: [mention.entity], flags: [])
    }
    if let reference = reference(at: position), reference.span.end <= limit {
      return SourceCandidate(
        span: reference.span, head: reference.span, kind: .titled, entities: [reference.entity], flags: [])
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
        if span.length == 1 ? isInsideWord(hit) : opensLongerWord(hit) || isInsideAdverb(hit) { continue }
        return SourceCandidate(
          span: TextSpan(surname(before: span), span.end), head: span, kind: .anonymous, entities: [], flags: flags)
      case .documents:
        if span.length == 1 ? isInsideWord(hit) : opensLongerWord(hit) { continue }
        return SourceCandidate(span: span, head: span, kind: .document, entities: [], flags: flags)
      default: continue
      }
    }
    return nil
  }

  /// Where a surname before the noun begins, 黃 of 黃先生, that belongs to no name of the article.
  private func surname(before noun: TextSpan) -> Int {
    guard let title = lookups.word(.honorifics, at: noun.start), Int(title.end) == noun.end, title.length > 1,
      !reading.lexicon.value(title.id).isEmpty,
      let surname = lookups.word(.surnames, endingAt: noun.start, within: 2),
      names.mention(at: Int(surname.start)) == nil || strangers.contains(Int(surname.start)),
      splitter.mark(at: Int(surname.start)) == nil,
      !lookups.at(max(0, Int(surname.start) - 1)).contains(where: {
        $0.end > surname.start && $0.entry.isWord(.commonWords)
      })
    else { return noun.start }
    return Int(surname.start)
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
        if other.entry.kind != .word || other.entry.isWord(.functionWords) || other.entry.isWord(.commonWords) {
          return true
        }
      }
    }
    return false
  }
}
