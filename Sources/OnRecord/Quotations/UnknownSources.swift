import OnRecordLexicon
import OnRecordModel

/// Nouns that no list holds but that stand where a source stands: somebody, though nobody knows who.
extension SourcePhraseFinder {
  /// An unknown noun behind its description and the adverbs behind it take at most so many characters.
  private var describedLimit: Int { 10 }
  /// And behind a numeral so many.
  private var introducedLimit: Int { 20 }

  /// 波蘭司法部表示, 專家某某說: a place or a noun is the beginning of a name that nobody knows; 這名抗爭者說: what is
  /// pointed at.
  func withUnknownTail(_ phrase: SourceCandidate, _ region: TextSpan) -> SourceCandidate? {
    if phrase.isPointer, region.end - phrase.span.end <= unknownLimit {
      var whole = phrase
      whole.span.end = region.end
      return whole
    }
    if let nicknamed = nicknamed(phrase, region) { return nicknamed }
    if isPlaceOnly(phrase), let people = people(behind: phrase, region) ?? introducedNoun(in: region) { return people }
    // 回覆記者查詢: the noun belongs to the verb before it.
    guard !lookups.lists(endingAt: phrase.span.start).contains(WordListSet(.cues)) else { return nil }
    guard phrase.kind == .anonymous || isPlaceOnly(phrase), phrase.span.end < region.end,
      let tail = unknownNoun(in: TextSpan(phrase.span.end, region.end)), tail.span.start == phrase.span.end,
      !opensSetting(at: tail.span.end)
    else { return nil }
    if tail.kind == .named { return tail }
    return SourceCandidate(
      span: TextSpan(phrase.span.start, tail.span.end), head: tail.span, kind: .anonymous, entities: [], flags: [])
  }

  /// 漫畫家「豆薯兄弟」: the noun for somebody with his name in marks, known or not.
  private func nicknamed(_ phrase: SourceCandidate, _ region: TextSpan) -> SourceCandidate? {
    guard phrase.kind == .anonymous, let mark = splitter.mark(openingAt: phrase.span.end) else { return nil }
    let name = splitter.marks[mark]
    guard name.inner.length <= unknownLimit, !splitter.endsWithTerminal(name), reaches(name.outer.end, region.end)
    else { return nil }
    if let mention = names.mention(at: name.inner.start), mention.span == name.inner {
      return SourceCandidate(span: name.inner, head: name.inner, kind: .named, entities: [mention.entity], flags: [])
    }
    var whole = phrase
    whole.span.end = name.outer.end
    return whole
  }

  /// 許多巴勒斯坦人: those of a place.
  private func people(behind place: SourceCandidate, _ region: TextSpan) -> SourceCandidate? {
    guard let noun = lookups.word(.measureWords, at: place.span.end), Int(noun.end) <= region.end,
      noun.figureFlags.isSuperset(of: [.person, .noun]), reaches(Int(noun.end), region.end)
    else { return nil }
    let span = TextSpan(place.span.start, Int(noun.end))
    return SourceCandidate(span: span, head: span, kind: .anonymous, entities: [], flags: [.plural])
  }

  /// 民主派強調, 球場方面則表示: a noun that no list holds is somebody, though nobody knows who.
  func unknownNoun(in region: TextSpan) -> SourceCandidate? {
    var start = region.start
    while start < region.end, let word = conjunction(at: start), Int(word.end) < region.end { start = Int(word.end) }
    if isNumbered(start) { return nil }
    var end = start
    while end < region.end, end - start <= unknownLimit {
      let kind = document.characterClass(at: end)
      guard kind == .han || kind.isAlphanumeric || kind == .interpunct || kind == .openTitle || kind == .closeTitle
      else { break }
      // 《中國評論》寫道: what stands in a title is no cue.
      if kind == .openTitle, let close = titleEnd(at: end, limit: region.end) {
        end = close
        continue
      }
      // 馬雲12月21日曾說
      if end > start, kind == .digit, document.characterClass(at: end - 1) != .digit,
        date(at: end, limit: region.end) != nil
      {
        break
      }
      let lists = lookups.lists(at: end)
      if end > start, !lists.isDisjoint(with: Self.endLists), !isAsking(end),
        isOnlyAdverbs(TextSpan(end, region.end)) || lookups.word(.functionWords, at: end) != nil
      {
        break
      }
      if let word = lookups.word(.commonWords, at: end), word.grammar.contains(.verb) {
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
      lookups.lists(at: start).isDisjoint(with: Self.noNounLists), !isGoing(span)
    else { return nil }
    if opensWithVerb(span) { return nil }
    if let medium = medium(span) { return medium }
    if let entity = known.entity(span), names.entities[entity].type != .place {
      return SourceCandidate(span: span, head: span, kind: .named, entities: [entity], flags: [])
    }
    return SourceCandidate(
      span: span, head: span, kind: .anonymous, entities: [], flags: [], isUnknown: !isTitle(endingAt: span.end))
  }

  /// 舉起礦泉水: what somebody does with a thing.
  private func opensWithVerb(_ span: TextSpan) -> Bool {
    guard let verb = lookups.word(.commonWords, at: span.start), verb.length == 2, Int(verb.end) < span.end,
      lookups.phraseWord(.complement, endingAt: Int(verb.end)) != nil
    else { return false }
    return verb.grammar.contains(.predicative) || verb.grammar.contains(.acts)
  }

  /// 跑去: where somebody goes who then speaks.
  private func isGoing(_ span: TextSpan) -> Bool {
    span.length == 2 && Self.going.contains(document.folded[span.end - 1]) && names.mention(at: span.start) == nil
      && lookups.lists(at: span.start).isDisjoint(with: [WordListSet(.surnames)])
  }

  /// 去, 來, folded
  static let going: Set<UInt16> = Set("去来".unicodeScalars.map { UInt16($0.value) })

  /// 第155段: where something is written, not 第22條.
  private func isNumbered(_ start: Int) -> Bool {
    guard start < document.count, document.scalars[start] == Self.ordinal else { return false }
    var end = start + 1
    while end < document.count, document.characterClass(at: end) == .digit { end += 1 }
    return end > start + 1 && end < document.count && Self.parts.contains(document.folded[end])
  }

  /// 人
  private static let people = ("人" as Unicode.Scalar).value
  /// 段, 頁, folded
  private static let parts: Set<UInt16> = Set("段页".unicodeScalars.map { UInt16($0.value) })

  /// 第
  private static let ordinal = ("第" as Unicode.Scalar).value

  /// 請 of 申請文件: nouns hold it as well.
  private func isAsking(_ position: Int) -> Bool {
    lookups.word(.functionWords, at: position).map {
      $0.grammar == [.causes, .plans]
    } ?? false
  }

  /// 《明報》引述, 《蘋果》引述: a title alone before a cue is a medium's, the one that the article names in full or one
  /// that nobody knows.
  private func medium(_ span: TextSpan) -> SourceCandidate? {
    guard span.length >= 4, document.characterClass(at: span.start) == .openTitle,
      document.characterClass(at: span.end - 1) == .closeTitle
    else { return nil }
    let title = TextSpan(span.start + 1, span.end - 1)
    let key = document.key(title)
    var entities: [Int] = []
    for mention in names.mentions
    where mention.type == .organization && mention.span.length >= title.length
      && document.folded[mention.span.start] == document.folded[title.start] && !entities.contains(mention.entity)
    {
      let start = mention.span.start
      if document.key(TextSpan(start, start + title.length)) == key { entities.append(mention.entity) }
    }
    return SourceCandidate(
      span: title, head: title, kind: entities.count == 1 ? .named : .anonymous,
      entities: entities.count == 1 ? entities : [], flags: [.whole])
  }

  /// 有食肆店主表示: somebody who comes up here.
  func existingNoun(in region: TextSpan) -> SourceCandidate? {
    guard let verb = existing(at: afterConnectives(region)), Int(verb.end) < region.end,
      let noun = unknownNoun(in: TextSpan(Int(verb.end), region.end)), noun.span.start == Int(verb.end),
      noun.kind == .anonymous, !isCount(noun.span.start)
    else { return nil }
    return SourceCandidate(span: noun.span, head: noun.span, kind: .anonymous, entities: [], flags: [])
  }

  /// 有: somebody comes up behind it.
  func existing(at position: Int) -> Hit? {
    lookups.word(.functionWords, at: position).flatMap { reading.lexicon.value($0.id) == "exists" ? $0 : nil }
  }

  /// 有, 也有: what stands at `end` comes up there.
  func existing(endingAt end: Int) -> Bool {
    lookups.word(.functionWords, endingAt: end, within: 2).map { reading.lexicon.value($0.id) == "exists" } ?? false
  }

  /// 有人 of 沒有人: who does not exist says nothing.
  func isNobody(_ phrase: SourceCandidate) -> Bool {
    let start = phrase.span.start
    return lookups.grammar(endingAt: start, within: 3).isSuperset(of: [.lacks, .negates])
      || existing(at: start) != nil
        && lookups.grammar(endingAt: start + 1, within: 2).isSuperset(of: [.lacks, .negates])
  }

  /// 有近六成人, 有件事, 有特別提醒: what begins with these is no noun for somebody.
  private func isCount(_ position: Int) -> Bool {
    if !lookups.lists(at: position).isDisjoint(with: [WordListSet(.speechAdverbs), WordListSet(.modifiers)]) {
      return true
    }
    return lookups.word(.measureWords, at: position).map {
      $0.figureFlags.contains(.general) && !$0.figureFlags.contains(.weak)
    } ?? false
  }

  /// 韓國一名流行病學家其後談到: the noun behind a numeral and a measure word for people, whoever it is.
  func introducedNoun(in region: TextSpan) -> SourceCandidate? {
    for start in stride(from: region.end - 2, to: max(region.start, region.end - introducedLimit), by: -1) {
      guard let measure = peopleMeasure(at: start),
        let numeral = lookups.word(.numeralWords, endingAt: start, within: 2), Int(numeral.start) >= region.start
      else { continue }
      // 由一名成人確認, 成就一位總統: somebody whom the clause does something to or by.
      guard government(Int(numeral.start), from: region.start) == .none, !isObject(TextSpan(Int(numeral.start), start))
      else { return nil }
      let rest = TextSpan(Int(measure.end), region.end)
      guard let noun = unknownNoun(in: rest), noun.span.start == rest.start, noun.kind == .anonymous else { return nil }
      return SourceCandidate(
        span: TextSpan(Int(numeral.start), noun.span.end), head: noun.span, kind: .anonymous, entities: [], flags: [])
    }
    return nil
  }

  /// 隨團隊到台北的穩叔: the noun behind what describes it, no word of the lists.
  func describedNoun(in region: TextSpan) -> SourceCandidate? {
    var start = region.end - 1
    while start > max(region.start, region.end - describedLimit), !isGenitive(endingAt: start) { start -= 1 }
    guard start > region.start, isGenitive(endingAt: start), (lookups.word(.commonWords, at: start)?.length ?? 0) < 2
    else { return nil }
    // 在場的人
    if region.end - start == 1, document.scalars[start] == Self.people {
      let span = TextSpan(start, region.end)
      return SourceCandidate(span: span, head: span, kind: .anonymous, entities: [], flags: [.plural])
    }
    // 談到近期的美中關係時
    return unknownNoun(in: TextSpan(start, region.end)).flatMap { opensOccasion(at: $0.span.end) ? nil : $0 }
  }

  /// 時, 後; not 中.
  private func opensOccasion(at position: Int) -> Bool {
    lookups.word(.speechAdverbs, at: position).map { $0.grammar.isSuperset(of: [.ends, .dates]) } ?? false
  }

  /// Behind a noun may begin one of these.
  private static let endLists: WordListSet = [
    WordListSet(.functionWords), WordListSet(.speechAdverbs), WordListSet(.timeWords),
  ]

  private func isTitle(endingAt end: Int) -> Bool { lookups.lists(endingAt: end).contains(WordListSet(.titles)) }

  /// 「決議文」指出: a short name in quotation marks before the cue.
  func markedNoun(in region: TextSpan) -> SourceCandidate? {
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

  /// “女童保護”組織: the name in marks right before the noun for a body, known or not.
  func markedName(
    before body: SourceCandidate
  ) -> (span: TextSpan, standing: Quotation.Standing, entities: [Int])? {
    let end = body.span.start
    guard body.span.length > 1, document.characterClass(at: end - 1) == .closeQuote,
      let mark = splitter.mark(at: end - 1), splitter.marks[mark].outer.end == end,
      splitter.marks[mark].inner.length <= unknownLimit, !splitter.endsWithTerminal(splitter.marks[mark])
    else { return nil }
    let span = TextSpan(splitter.marks[mark].outer.start, body.span.end)
    guard let name = names.mention(at: splitter.marks[mark].inner.start), name.span == splitter.marks[mark].inner,
      name.type == .organization
    else { return (span, .anonymous, []) }
    return (span, .named, [name.entity])
  }

  /// 《…決定》 in a clause without another noun phrase.
  func title(in clause: TextSpan) -> SourceCandidate? {
    for position in clause.range where document.characterClass(at: position) == .openTitle {
      guard let end = titleEnd(at: position, limit: clause.end), end - position > 2 else { continue }
      let span = TextSpan(position + 1, end - 1)
      return SourceCandidate(span: span, head: span, kind: .document, entities: [], flags: [], isUnknown: true)
    }
    return nil
  }

  /// A place at the beginning of a clause that acts by itself; 美國對華鷹派, 中國網路空間: else somebody of that place
  /// whom no list knows.
  func opening(_ place: SourceCandidate, _ region: TextSpan) -> SourceCandidate? {
    guard isOnlyAdverbs(TextSpan(region.start, place.span.start)) else { return nil }
    // 車臣既不願簽署
    if let word = conjunction(at: place.span.end), !word.grammar.contains(.preposition) { return place }
    let whole = withNoun(place, region)
    if document.trimmed(TextSpan(place.span.end, whole.span.end)).isEmpty { return place }
    return opensSetting(at: whole.span.end) ? nil : whole
  }

  /// 林志成的同好: somebody whom no list knows, up to the predicate.
  func withNoun(_ phrase: SourceCandidate, _ region: TextSpan) -> SourceCandidate {
    var end = phrase.span.end
    if isGenitive(at: end) { end += 1 }
    while end < region.end, end - phrase.span.end <= unknownLimit {
      if isPredicate(at: end) {
        guard isToward(end), end + 2 < region.end, !isPredicate(at: end + 2) else { break }
        end += 1
      }
      end += 1
    }
    return SourceCandidate(
      span: TextSpan(phrase.span.start, min(end, region.end)), head: phrase.span, kind: .anonymous, entities: [],
      flags: [], isUnknown: true)
  }

  /// 對華 of 對華鷹派: an attribute, not whom something is done to.
  private func isToward(_ position: Int) -> Bool {
    guard let word = lookups.word(.functionWords, at: position), word.length == 1,
      word.grammar.contains(.movement)
    else { return false }
    return lookups.word(.placeAbbreviations, at: position + 1) != nil
  }

  /// What stands at `position` belongs to the predicate: an adverb, a time, a preposition, a verb.
  private func isPredicate(at position: Int) -> Bool {
    // 朝鮮4月5日發射火箭
    if document.characterClass(at: position) == .digit, date(at: position, limit: document.count) != nil { return true }
    // 集會, not 會.
    if position > 0, let noun = lookups.word(.commonWords, at: position - 1), Int(noun.end) > position { return false }
    let lists = lookups.lists(at: position)
    if !lists.isDisjoint(with: Self.endLists) {
      return lookups.word(.functionWords, at: position).map {
        $0.grammar != [.movement]
      } ?? true
    }
    if let cue = lookups.word(.cues, at: position), cue.length > 1 { return true }
    if let verb = lookups.word(.predicates, at: position), verb.length > 1, lookups.isLongest(verb),
      !(lookups.word(.commonWords, at: position)?.grammar.contains(.noun) ?? false)
    {
      return true
    }
    return lookups.word(.commonWords, at: position).map {
      $0.grammar.contains(.verb)
    } ?? false
  }
}
