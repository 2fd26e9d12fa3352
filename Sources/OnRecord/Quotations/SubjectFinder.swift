import OnRecordLexicon
import OnRecordModel

/// Who stands before a cue: the subject among the noun phrases of a stretch.
extension SourcePhraseFinder {
  /// Who stands before a cue that begins at the end of `region`.
  /// - Parameter isFrame: what stands in the region is the source whatever it is: 據X報導.
  func subject(in region: TextSpan, isFrame: Bool) -> Cue.Subject {
    if let surname = surnameAlone(in: region) { return .adjacent(surname) }
    let phrases = self.phrases(in: region)
    if let last = phrases.last, last.government != .preposition, !isSetting(last), reaches(last.span.end, region.end) {
      return .adjacent(last)
    }
    let free = phrases.filter { $0.government == .none && !isSetting($0) }
    if let last = free.last, reaches(last.span.end, region.end) { return .adjacent(last) }
    if let last = free.last, let whole = withUnknownTail(last, region) { return .adjacent(whole) }
    if let subject = first(of: free) { return .distant(subject) }
    if isFrame {
      return .adjacent(SourceCandidate(span: region, head: region, kind: .anonymous, entities: [], flags: []))
    }
    if let marked = markedNoun(in: region) { return .adjacent(marked) }
    if let unknown = unknownNoun(in: region) { return .adjacent(unknown) }
    // 受訪時說, 在會上指: no noun at all.
    if isSettingWord(endingAt: region.end) || reaches(region.start, region.end) { return .zero }
    return .other
  }

  /// 波蘭司法部表示, 專家某某說: a place or a noun is the beginning of a name that nobody knows.
  private func withUnknownTail(_ phrase: SourceCandidate, _ region: TextSpan) -> SourceCandidate? {
    guard phrase.kind == .anonymous || isPlaceOnly(phrase), phrase.span.end < region.end,
      let tail = unknownNoun(in: TextSpan(phrase.span.end, region.end)), tail.span.start == phrase.span.end
    else { return nil }
    if tail.kind == .named { return tail }
    return SourceCandidate(
      span: TextSpan(phrase.span.start, tail.span.end), head: tail.span, kind: .anonymous, entities: [], flags: [])
  }

  /// 民主派強調, 球場方面則表示: a noun that no list holds is somebody, though nobody knows who.
  private func unknownNoun(in region: TextSpan) -> SourceCandidate? {
    var start = region.start
    while start < region.end, let word = conjunction(at: start), Int(word.end) < region.end { start = Int(word.end) }
    var end = start
    while end < region.end, end - start <= unknownLimit {
      let kind = document.characterClass(at: end)
      guard kind == .han || kind.isAlphanumeric || kind == .interpunct || kind == .openTitle || kind == .closeTitle
      else { break }
      let lists = lookups.lists(at: end)
      if end > start, !lists.isDisjoint(with: [WordListSet(.functionWords), WordListSet(.speechAdverbs)]),
        isOnlyAdverbs(TextSpan(end, region.end)) || lookups.word(.functionWords, at: end) != nil
      {
        break
      }
      if let word = lookups.word(.commonWords, at: end), WordFlags(rawValue: word.entry.flags).contains(.verb) {
        return nil
      }
      if let title = lookups.word(.titles, at: end), title.length > 1, Int(title.end) <= region.end {
        end = Int(title.end)
        continue
      }
      if lists.contains(WordListSet(.cues)) { return nil }
      end += 1
    }
    let span = TextSpan(start, end)
    guard (2...unknownLimit).contains(span.length), reaches(end, region.end), !isSettingWord(endingAt: end),
      lookups.lists(at: start).isDisjoint(with: Self.noNounLists)
    else { return nil }
    if let entity = known[Self.key(document, span)], names.entities[entity].type != .place {
      return SourceCandidate(span: span, head: span, kind: .named, entities: [entity], flags: [])
    }
    return SourceCandidate(
      span: span, head: span, kind: .anonymous, entities: [], flags: [], isUnknown: !isTitle(endingAt: span.end))
  }

  private func isTitle(endingAt end: Int) -> Bool { lookups.lists(endingAt: end).contains(WordListSet(.titles)) }

  /// 「決議文」指出: a short name in quotation marks before the cue.
  private func markedNoun(in region: TextSpan) -> SourceCandidate? {
    let start = afterAdverbs(region)
    guard let mark = splitter.mark(openingAt: start) else { return nil }
    let span = splitter.marks[mark]
    guard span.inner.length <= unknownLimit, !splitter.endsWithTerminal(span), reaches(span.outer.end, region.end)
    else {
      return nil
    }
    if let mention = names.mention(at: span.inner.start), mention.span == span.inner {
      return SourceCandidate(span: span.inner, head: span.inner, kind: .named, entities: [mention.entity], flags: [])
    }
    return SourceCandidate(span: span.inner, head: span.inner, kind: .anonymous, entities: [], flags: [])
  }

  /// 聯合國會議中, 受訪時.
  func isSettingWord(endingAt end: Int) -> Bool {
    guard let word = lookups.word(.speechAdverbs, endingAt: end, within: 2) else { return false }
    return WordFlags(rawValue: word.entry.flags).contains(.ends)
  }

  /// A place or a platform is named at the end of `span`.
  func endsWithPlace(_ span: TextSpan) -> Bool {
    names.mention(at: span.end - 1).map { $0.type != .person && $0.span.end == span.end } ?? false
  }

  /// Who or what reports in a frame that no second word closes: a medium, a body, a document of its kind at the end of
  /// `region`.
  func reporter(in region: TextSpan) -> SourceCandidate? {
    guard let last = phrases(in: region).last, region.end - last.span.end <= 1 else { return nil }
    switch last.kind {
    case .document: return last.flags.contains(.whole) ? last : nil
    case .named: return last.entities.contains { names.entities[$0].type == .organization } ? last : nil
    default: return nil
    }
  }

  /// The subject of a clause: its first free noun phrase, a person's name before the noun that describes it.
  func subject(of clause: TextSpan) -> SourceCandidate? {
    first(of: phrases(in: clause).filter { $0.government == .none && !isSetting($0) })
  }

  private func first(of free: [SourceCandidate]) -> SourceCandidate? {
    guard let first = free.first(where: { !isPlaceOnly($0) }) ?? free.first else { return nil }
    if first.kind == .anonymous,
      let person = free.last(where: {
        $0.kind == .named && $0.entities.allSatisfy { names.entities[$0].type == .person }
      })
    {
      return person
    }
    return first
  }

  func isPlaceOnly(_ candidate: SourceCandidate) -> Bool {
    candidate.kind == .named && candidate.entities.allSatisfy { names.entities[$0].type == .place }
  }

  /// 影片中, 聲明裡: where something is said, not who says it.
  private func isSetting(_ candidate: SourceCandidate) -> Bool {
    guard candidate.kind == .document || candidate.kind == .anonymous, candidate.entities.isEmpty,
      candidate.span.end < document.count
    else { return false }
    guard let word = lookups.word(.speechAdverbs, at: candidate.span.end) else { return false }
    return WordFlags(rawValue: word.entry.flags).contains(.ends)
  }

  /// 劉指, 聶則稱: a surname alone that the article's people bear, with nothing else before the cue.
  private func surnameAlone(in region: TextSpan) -> SourceCandidate? {
    if surnames.isEmpty { return nil }
    var start = region.start
    while start < region.end, let word = conjunction(at: start), Int(word.end) < region.end { start = Int(word.end) }
    for length in [1, 2] where start + length <= region.end {
      let surname = TextSpan(start, start + length)
      guard let person = surnames.person(surname) else { continue }
      var span = surname
      if let title = lookups.word(.honorifics, at: span.end), Int(title.end) <= region.end { span.end = Int(title.end) }
      guard reaches(span.end, region.end) else { continue }
      return SourceCandidate(span: span, head: span, kind: .titled, entities: [person], flags: [])
    }
    return nil
  }

  private func conjunction(at position: Int) -> Hit? {
    if let word = lookups.word(.functionWords, at: position),
      WordFlags(rawValue: word.entry.flags).contains(.conjunction)
    {
      return word
    }
    return lookups.word(.speechAdverbs, at: position)
  }

  /// A name or a noun for people stands at the beginning and more than an attribute behind it: 當局溝通不善.
  func opensWithSubject(_ span: TextSpan) -> Bool {
    guard let first = phrases(in: span).first, first.span.start - span.start <= 6 else { return false }
    if let word = lookups.word(.functionWords, at: first.span.end),
      WordFlags(rawValue: word.entry.flags).contains(.genitive)
    {
      return false
    }
    return span.end - first.span.end >= 4
  }
}
