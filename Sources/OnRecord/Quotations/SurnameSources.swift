import OnRecordLexicon
import OnRecordModel

/// Sources that are a surname alone, as the papers of Hong Kong write: 劉指.
extension SourcePhraseFinder {
  /// 劉指, 聶則稱: a surname alone that the article's people bear, with nothing else before the cue.
  func surnameAlone(in region: TextSpan) -> SourceCandidate? {
    if surnames.isEmpty { return nil }
    var start = region.start
    while start < region.end, let word = conjunction(at: start), Int(word.end) < region.end { start = Int(word.end) }
    if let surname = surname(at: start, in: region) { return surname }
    // 身兼記協主席的陳表示: behind what describes its bearer.
    if let genitive = region.range.dropFirst().last(where: { isGenitive(endingAt: $0) }),
      let surname = surname(at: genitive, in: region)
    {
      return surname
    }
    // 等待裁決期間鍾表示: behind what tells when.
    for end in start + 2..<max(start + 2, region.end) where endsOccasion(end) {
      if let surname = surname(at: end, in: region) { return surname }
    }
    return nil
  }

  /// 周 of 周則說: the surname is a word for a time as well, and no longer word begins there, 周日.
  func surnameOfTime(in region: TextSpan) -> SourceCandidate? {
    guard lookups.isLoneCharacter(at: region.start), lookups.word(.timeWords, at: region.start) != nil else {
      return nil
    }
    return surname(at: region.start, in: region)
  }

  /// 鍾 of 鍾放下滅火筒後，…: a surname alone that the article's people bear opens a clause, and no noun follows with which
  /// it would be one.
  func surnameOpening(_ clause: TextSpan) -> SourceCandidate? {
    if surnames.isEmpty { return nil }
    let start = afterConnectives(clause)
    guard start + 1 < clause.end, lookups.isLoneCharacter(at: start), names.mention(at: start) == nil,
      lookups.grammar(at: start).isEmpty, let person = surnames.person(TextSpan(start, start + 1)),
      !strangers.contains(start),
      let verb = lookups.word(.commonWords, at: start + 1) ?? lookups.word(.speechAdverbs, at: start + 1),
      verb.length > 1, verb.entry.isWord(.speechAdverbs) || !verb.grammar.isDisjoint(with: [.verb, .acts])
    else { return nil }
    let span = TextSpan(start, start + 1)
    return SourceCandidate(
      span: span, head: span, kind: .titled, entities: [bearer(of: span, named: person)], flags: [])
  }

  /// 黃說, where the article has a 黃先生 whom it names no further.
  func surnameOfSomebody(in region: TextSpan) -> SourceCandidate? {
    let start = afterConnectives(region)
    guard start < region.end, let surname = lookups.word(.surnames, at: start), surname.length == 1,
      reaches(Int(surname.end), region.end), addressed.contains(document.folded[start])
    else { return nil }
    let span = TextSpan(start, Int(surname.end))
    return SourceCandidate(span: span, head: span, kind: .anonymous, entities: [], flags: [])
  }

  /// The surnames before an honorific, 黃 of 黃先生.
  func surnamesAddressed() -> Set<UInt16> {
    var found: Set<UInt16> = []
    for hit in lookups.hits where hit.entry.isWord(.honorifics) && hit.length > 1 && hit.start > 0 {
      guard !reading.lexicon.value(hit.id).isEmpty,
        lookups.lists(endingAt: Int(hit.start)).contains(WordListSet(.surnames))
      else { continue }
      found.insert(document.folded[Int(hit.start) - 1])
    }
    return found
  }

  /// 期間, 時, 後 end there, and what follows is no longer word.
  private func endsOccasion(_ end: Int) -> Bool {
    guard let word = lookups.word(.speechAdverbs, endingAt: end, within: 2),
      word.grammar.contains(.dates)
    else { return false }
    return !lookups.at(end).contains { $0.length > 1 && $0.entry.isWord(.commonWords) }
      && !lookups.at(end - 1).contains { Int($0.end) > end && $0.entry.isWord(.commonWords) }
  }

  func surname(at start: Int, in region: TextSpan) -> SourceCandidate? {
    for length in [1, 2] where start + length <= region.end {
      let surname = TextSpan(start, start + length)
      guard let person = surnames.person(surname), !strangers.contains(start),
        names.mention(at: start).map({ $0.span.end <= surname.end }) ?? true
      else { continue }
      var span = surname
      if let title = lookups.word(.honorifics, at: span.end), Int(title.end) <= region.end {
        span.end = Int(title.end)
      } else if let title = lookups.word(.titles, at: span.end), title.titleFlags.contains(.short) {
        // 陳母: somebody of theirs.
        continue
      }
      guard reaches(span.end, region.end) else { continue }
      return SourceCandidate(
        span: span, head: span, kind: .titled, entities: [bearer(of: surname, named: person)], flags: [])
    }
    return nil
  }
}
