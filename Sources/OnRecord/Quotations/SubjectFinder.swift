import OnRecordLexicon
import OnRecordModel

/// Who stands before a cue: the subject among the noun phrases of a stretch.
extension SourcePhraseFinder {
  /// An unknown noun behind its description and the adverbs behind it take at most so many characters.
  private var describedLimit: Int { 10 }

  /// Who stands before a cue that begins at the end of `region`.
  /// - Parameter isFrame: what stands in the region is the source whatever it is: 據X報導.
  func subject(in region: TextSpan, isFrame: Bool) -> Cue.Subject {
    if let surname = surnameAlone(in: region) { return .adjacent(surname) }
    let phrases = self.phrases(in: region)
    if let told = behindConjunction(phrases.last, region) { return .adjacent(told) }
    if let last = phrases.last, last.government != .preposition, !isSetting(last), reaches(last.span.end, region.end) {
      return .adjacent(outer(last, phrases, region) ?? last)
    }
    let free = phrases.filter { $0.government == .none && !isSetting($0) }
    if let last = free.last, reaches(last.span.end, region.end) { return .adjacent(outer(last, free, region) ?? last) }
    if let last = free.last, let whole = withUnknownTail(last, region) { return .adjacent(whole) }
    if let subject = first(of: free, in: region), !isFrame || !isPlaceOnly(subject) { return .distant(subject) }
    if isFrame {
      return .adjacent(SourceCandidate(span: region, head: region, kind: .anonymous, entities: [], flags: []))
    }
    if let marked = markedNoun(in: region) { return .adjacent(marked) }
    if let unknown = unknownNoun(in: region) ?? describedNoun(in: region) { return .adjacent(unknown) }
    // 受訪時說, 在會上指: no noun at all.
    if isSettingWord(endingAt: region.end) || reaches(region.start, region.end) { return .zero }
    return .other
  }

  /// 對於張卓勤稱, 由於校方指: a conjunction opens the clause whose subject it seems to govern.
  private func behindConjunction(_ phrase: SourceCandidate?, _ region: TextSpan) -> SourceCandidate? {
    guard var phrase, phrase.government == .preposition, isOnlyAdverbs(TextSpan(phrase.span.end, region.end)) else {
      return nil
    }
    let start = afterAdverbs(region)
    guard let word = lookups.word(.functionWords, at: start), Int(word.end) <= phrase.span.start,
      WordFlags(rawValue: word.entry.flags).contains(.subordinates),
      isOnlyAdverbs(TextSpan(Int(word.end), phrase.span.start))
    else { return nil }
    phrase.government = .none
    phrase.isBackground = true
    return phrase
  }

  /// 張卓勤在回答有關英國的問題時說, 校方在給家長的信件指: who stands before the circumstance or the document, not who
  /// is named in it.
  private func outer(_ last: SourceCandidate, _ phrases: [SourceCandidate], _ region: TextSpan) -> SourceCandidate? {
    let isDocument = isDocument(last) && last.flags.isDisjoint(with: [.male, .female])
    guard isDocument || endsWithSetting(TextSpan(last.span.end, region.end)) && !isGenitive(endingAt: last.span.start)
    else { return nil }
    return phrases.first { phrase in
      guard phrase.span.end < last.span.start, phrase.government == .none, !isPlaceOnly(phrase),
        phrase.kind == .named || phrase.kind == .titled || phrase.kind == .pronoun
          || phrase.flags.contains(.organization),
        let word = lookups.word(.functionWords, at: afterAdverbs(TextSpan(phrase.span.end, last.span.start)))
      else { return false }
      let flags = WordFlags(rawValue: word.entry.flags)
      return isDocument ? flags.contains(.locates) : flags.contains(.preposition) && !flags.contains(.coordinates)
    }
  }

  /// A document, or a word that is one as well: 消息.
  private func isDocument(_ candidate: SourceCandidate) -> Bool {
    candidate.kind == .document
      || lookups.word(.documents, at: candidate.head.start).map { Int($0.end) == candidate.head.end } ?? false
  }

  /// 時, 後, 上: a circumstance ends there, and nothing but adverbs follows.
  private func endsWithSetting(_ span: TextSpan) -> Bool {
    if isOnlyAdverbs(span) { return false }
    return (span.start + 1...span.end).contains { end in
      isSettingWord(endingAt: end) && isOnlyAdverbs(TextSpan(end, span.end))
    }
  }

  private func isGenitive(endingAt end: Int) -> Bool {
    lookups.word(.functionWords, endingAt: end, within: 1).map {
      WordFlags(rawValue: $0.entry.flags).contains(.genitive)
    } ?? false
  }

  /// 波蘭司法部表示, 專家某某說: a place or a noun is the beginning of a name that nobody knows; 這名抗爭者說: what is
  /// pointed at.
  private func withUnknownTail(_ phrase: SourceCandidate, _ region: TextSpan) -> SourceCandidate? {
    if phrase.isPointer, region.end - phrase.span.end <= unknownLimit {
      var whole = phrase
      whole.span.end = region.end
      return whole
    }
    guard phrase.kind == .anonymous || isPlaceOnly(phrase), phrase.span.end < region.end,
      let tail = unknownNoun(in: TextSpan(phrase.span.end, region.end)), tail.span.start == phrase.span.end,
      !opensSetting(at: tail.span.end)
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
      if end > start, !lists.isDisjoint(with: Self.endLists),
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

  /// 隨團隊到台北的穩叔: the noun behind what describes it, no word of the lists.
  private func describedNoun(in region: TextSpan) -> SourceCandidate? {
    var start = region.end - 1
    while start > max(region.start, region.end - describedLimit), !isGenitive(endingAt: start) { start -= 1 }
    guard start > region.start, isGenitive(endingAt: start), (lookups.word(.commonWords, at: start)?.length ?? 0) < 2
    else { return nil }
    return unknownNoun(in: TextSpan(start, region.end))
  }

  /// Behind a noun may begin one of these.
  private static let endLists: WordListSet = [
    WordListSet(.functionWords), WordListSet(.speechAdverbs), WordListSet(.timeWords),
  ]

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

  /// 後 of 市府活動後, 上 of 香港集會上.
  private func opensSetting(at position: Int) -> Bool {
    lookups.word(.speechAdverbs, at: position).map { WordFlags(rawValue: $0.entry.flags).contains(.ends) } ?? false
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
    first(of: phrases(in: clause).filter { $0.government == .none && !isSetting($0) }, in: clause)
  }

  private func first(of free: [SourceCandidate], in region: TextSpan) -> SourceCandidate? {
    guard let first = free.first(where: { !isPlaceOnly($0) }) else { return free.first.flatMap { place($0, region) } }
    if first.kind == .anonymous,
      let person = free.last(where: {
        $0.kind == .named && $0.entities.allSatisfy { names.entities[$0].type == .person }
      })
    {
      return person
    }
    return first
  }

  /// A place at the beginning of a clause that acts by itself; 美國對華鷹派, 中國網路空間: else somebody of that place
  /// whom no list knows.
  private func place(_ place: SourceCandidate, _ region: TextSpan) -> SourceCandidate? {
    guard isOnlyAdverbs(TextSpan(region.start, place.span.start)) else { return nil }
    var end = place.span.end
    while end < region.end, end - place.span.end <= unknownLimit {
      if isPredicate(at: end) {
        guard isToward(end), end + 2 < region.end, !isPredicate(at: end + 2) else { break }
        end += 1
      }
      end += 1
    }
    if document.trimmed(TextSpan(place.span.end, end)).isEmpty { return place }
    if opensSetting(at: end) { return nil }
    return SourceCandidate(
      span: TextSpan(place.span.start, end), head: place.span, kind: .anonymous, entities: [], flags: [],
      isUnknown: true)
  }

  /// 對華 of 對華鷹派: an attribute, not whom something is done to.
  private func isToward(_ position: Int) -> Bool {
    guard let word = lookups.word(.functionWords, at: position), word.length == 1,
      WordFlags(rawValue: word.entry.flags).contains(.movement)
    else { return false }
    return lookups.word(.placeAbbreviations, at: position + 1) != nil
  }

  /// What stands at `position` belongs to the predicate: an adverb, a time, a preposition, a verb.
  private func isPredicate(at position: Int) -> Bool {
    // 集會, not 會.
    if position > 0, let noun = lookups.word(.commonWords, at: position - 1), Int(noun.end) > position { return false }
    let lists = lookups.lists(at: position)
    if !lists.isDisjoint(with: Self.endLists) {
      return lookups.word(.functionWords, at: position).map {
        WordFlags(rawValue: $0.entry.flags) != .movement
      } ?? true
    }
    if let cue = lookups.word(.cues, at: position), cue.length > 1 { return true }
    return lookups.word(.commonWords, at: position).map {
      WordFlags(rawValue: $0.entry.flags).contains(.verb)
    } ?? false
  }

  /// 一名中六男生, 王小姐: somebody without a name who comes up here.
  func introduces(_ phrase: SourceCandidate, from start: Int) -> Bool {
    guard phrase.kind == .anonymous, phrase.entities.isEmpty, !phrase.isUnknown,
      phrase.flags.isDisjoint(with: [.organization, .plural, .thing, .deictic, .narrator])
    else { return false }
    if lookups.word(.honorifics, at: phrase.head.start) != nil,
      lookups.word(.surnames, endingAt: phrase.head.start, within: 2) != nil
    {
      return true
    }
    return (start..<phrase.head.start).contains { position in
      guard let measure = lookups.word(.measureWords, at: position),
        !FigureWordFlags(rawValue: measure.entry.flags).isDisjoint(with: [.general, .person])
      else { return false }
      return document.characterClass(at: position - 1) == .digit
        || lookups.lists(at: position - 1).contains(WordListSet(.numeralWords))
    }
  }

  func isPlaceOnly(_ candidate: SourceCandidate) -> Bool {
    candidate.kind == .named && isPlaceOnly(candidate.entities)
  }

  func isPlaceOnly(_ entities: [Int]) -> Bool { entities.allSatisfy { names.entities[$0].type == .place } }

  /// 影片中, 聲明裡: where something is said, not who says it.
  private func isSetting(_ candidate: SourceCandidate) -> Bool {
    guard candidate.kind == .document || candidate.kind == .anonymous, candidate.entities.isEmpty,
      candidate.span.end < document.count
    else { return false }
    guard let word = lookups.word(.speechAdverbs, at: candidate.span.end) else { return false }
    // 機構下令: the character begins a cue.
    if let cue = lookups.word(.cues, at: candidate.span.end), cue.length > word.length { return false }
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
