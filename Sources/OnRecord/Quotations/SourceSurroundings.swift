import OnRecordLexicon
import OnRecordModel

/// What stands before a noun phrase and between it and its cue: prepositions, adverbs, times, titles.
extension SourcePhraseFinder {
  /// A preposition and its noun together take at most so many characters between a source and its cue.
  private var phraseLimit: Int { 40 }
  /// So far before a noun its preposition may stand.
  private var governmentLimit: Int { 6 }
  /// And whoever is addressed, with what describes him: 對一個當時28歲的女孩.
  private var addresseeReach: Int { 10 }

  /// 到 of 聽到林志成說: of a verb that perceives who speaks.
  private func isHeard(_ preposition: Hit) -> Bool {
    preposition.length == 1 && predicate(endingAt: Int(preposition.end), within: 2) == "perceives"
  }

  /// A preposition stands right before, or a few characters before with nothing between that could end its phrase.
  func government(
    _ start: Int, from limit: Int, isDocument: Bool = false
  ) -> SourceCandidate.Government {
    var position = start
    while position > limit, document.isSpace(position - 1) || document.characterClass(at: position - 1) == .openTitle {
      position -= 1
    }
    // 接受《晨報》的記者訪問: a title between counts for nothing, but 題為《…》的文章 is what the verb tells of.
    if !isDocument, let title = title(endingAt: isGenitive(endingAt: position) ? position - 1 : position, from: limit) {
      position = title
    }
    for back in 0...addresseeReach where position - back > limit {
      let end = position - back
      guard let word = lookups.word(.functionWords, endingAt: end, within: min(3, end - limit)) else { continue }
      let flags = word.grammar
      guard flags.contains(.preposition), !isInsideNoun(word), !isInsideTitle(word), !isHeard(word),
        back == 0
          || back <= governmentLimit
            && isPlainNoun(TextSpan(end, start), holdsNouns: back <= nounReach && !flags.contains(.coordinates))
          // 向旁邊的記者, not 對計畫不滿的居民.
          || flags.contains(.addresses) && (!flags.contains(.topics) || behindCount(end, before: start) > end)
            && !isPartOfWord(word)
            && isPlainNoun(TextSpan(behindCount(end, before: start), start), isDescribed: true)
      else { continue }
      return flags.contains(.passive) ? .passive : .preposition
    }
    return .none
  }

  /// Where 一個 ends of 對一個28歲的女孩, `start` where nobody is counted before `limit`: 家 of 向○家長 belongs to the noun.
  private func behindCount(_ start: Int, before limit: Int) -> Int {
    guard let numeral = lookups.word(.numeralWords, at: start),
      let measure = lookups.word(.measureWords, at: Int(numeral.end)), measure.figureFlags.contains(.general),
      Int(measure.end) <= limit
    else { return start }
    return Int(measure.end)
  }

  /// So near a preposition governs a noun of several characters.
  private var nounReach: Int { 3 }

  /// Where the title in 《》, or the name in quotation marks, begins that ends at `end`.
  private func title(endingAt end: Int, from limit: Int) -> Int? {
    guard end > limit else { return nil }
    // 透過「自由之聲」的網頁
    if document.characterClass(at: end - 1) == .closeQuote, let mark = splitter.mark(at: end - 1),
      splitter.marks[mark].outer.end == end, splitter.marks[mark].outer.start > limit,
      splitter.marks[mark].inner.length <= titleReach
    {
      return splitter.marks[mark].outer.start
    }
    guard document.characterClass(at: end - 1) == .closeTitle else { return nil }
    return (max(limit, end - titleReach)..<end).last { document.characterClass(at: $0) == .openTitle }
  }

  /// A title in 《》 has at most so many characters with its marks.
  private var titleReach: Int { 24 }

  /// 經濟學者, 自由聯盟, 當地居民: the character of a preposition inside a longer word; 在, 對 and their like end too many.
  func isInsideNoun(_ word: Hit) -> Bool {
    let flags = word.grammar
    // 對沖基金: a noun begins with the character.
    if word.length == 1, let noun = lookups.word(.commonWords, at: Int(word.start)), noun.length > 1,
      noun.grammar.contains(.noun)
    {
      return true
    }
    guard word.length == 1, flags.isDisjoint(with: [.addresses, .locates, .coordinates]) else { return false }
    let opensOnly = flags != [.preposition]
    for start in max(0, Int(word.start) - (opensOnly ? 0 : 1))...Int(word.start) {
      for other in lookups.at(start) where other.length > 1 && other.end > word.start {
        if other.entry.isWord(.commonWords), !other.grammar.contains(.verb) { return true }
      }
    }
    return false
  }

  /// 一向, 跟進: the character ends or begins a longer word.
  private func isPartOfWord(_ word: Hit) -> Bool {
    lookups.at(Int(word.start)).contains { $0.end > word.end && $0.entry.isWord(.commonWords) }
      || word.start > 0 && lookups.at(Int(word.start) - 1).contains { $0.end == word.end }
  }

  /// 少將某某: the character of a preposition inside a title.
  private func isInsideTitle(_ word: Hit) -> Bool {
    guard word.length == 1 else { return false }
    return (max(0, Int(word.start) - 3)..<Int(word.start)).contains { start in
      lookups.word(.titles, at: start).map { $0.end >= word.end } ?? false
    }
  }

  /// Where a phrase begins that its preposition does not govern: 位於英國的大學教授某某, 與某某共事多年、工會主席某某. The
  /// preposition governs what stands before the genitive or the comma, not the person behind it.
  func freed(_ group: SourceCandidate) -> Int? {
    guard group.head.start > group.span.start,
      group.kind == .pronoun ? !group.flags.contains(.plural) : isPerson(group) || isAddressed(group),
      group.kind != .named || group.entities.count == 1, group.kind != .titled
    else { return nil }
    let before = TextSpan(group.span.start + 1, group.head.start)
    if let comma = before.range.last(where: { document.characterClass(at: $0) == .enumerationComma }) {
      return comma + 1
    }
    let holdsGenitive = before.range.contains { position in
      lookups.grammar(at: position).contains(.genitive)
    }
    return holdsGenitive ? group.span.start : nil
  }

  /// Where 人權觀察 begins in 總部設在紐約的人權觀察: the preposition opens the clause and tells where the body has its seat.
  func seated(_ group: SourceCandidate, from limit: Int) -> Int? {
    guard isBody(group), group.entities.count == 1, isGenitive(endingAt: group.head.start),
      let seat = names.mention(at: group.head.start - 2), seat.type == .place, seat.span.end == group.head.start - 1,
      let preposition = lookups.word(.functionWords, endingAt: seat.span.start, within: 2),
      preposition.grammar.contains(.locates)
    else { return nil }
    let start = afterConnectives(TextSpan(limit, Int(preposition.start)))
    return Int(preposition.start) - start <= seatReach && names.mentions(in: TextSpan(start, seat.span.start)).isEmpty
      ? group.head.start : nil
  }

  /// 總部設 of 總部設在紐約 has at most so many characters.
  private var seatReach: Int { 4 }

  /// 吳小姐: somebody with a surname, though without a name.
  func isAddressed(_ group: SourceCandidate) -> Bool {
    guard group.kind == .anonymous, group.head.length > 1,
      let title = lookups.word(.honorifics, at: group.head.start), Int(title.end) == group.head.end
    else { return false }
    return lookups.lists(endingAt: group.head.start).contains(WordListSet(.surnames))
  }

  /// - Parameter isDescribed: 的 may end what describes the noun, in which no verb stands.
  /// - Parameter holdsNouns: so near that a function word may be the last character of a noun in two, 國會.
  private func isPlainNoun(_ span: TextSpan, isDescribed: Bool = false, holdsNouns: Bool = false) -> Bool {
    var next = span.start
    for position in span.range where position >= next {
      // 對當時的隊長說, 對剛剛到場的隊長說
      if isDescribed,
        let time = lookups.word(.timeWords, at: position) ?? lookups.word(.speechAdverbs, at: position),
        time.length > 1
      {
        next = Int(time.end)
        continue
      }
      if isDescribed {
        if isGenitive(at: position), position == span.end - 1 { return true }
        if let verb = lookups.word(.commonWords, at: position), !verb.grammar.isDisjoint(with: [.verb, .acts]) {
          return false
        }
      }
      switch document.characterClass(at: position) {
      case .han, .latin, .openTitle, .closeTitle: break
      // 對一個28歲的女孩說
      case .digit where isDescribed: break
      default: return false
      }
      if let word = lookups.word(.functionWords, at: position),
        !word.grammar.subtracting([.movement, .particle]).isEmpty, !holdsNouns || !endsNoun(word, from: span.start)
      {
        return false
      }
      if lookups.lists(at: position).contains(WordListSet(.cues)) { return false }
    }
    return true
  }

  /// 會 of 國會: the last character of a name or a noun in two.
  private func endsNoun(_ word: Hit, from start: Int) -> Bool {
    guard word.length == 1, Int(word.start) > start, !word.grammar.contains(.genitive) else { return false }
    return lookups.at(Int(word.start) - 1).contains {
      $0.length == 2 && $0.end == word.end
        && ($0.entry.kind != .word
          || $0.entry.isWord(.commonWords) && $0.grammar.isDisjoint(with: [.verb, .acts, .predicative, .adverb]))
    }
  }

  /// 與 of 與某甲合作: who stands behind it is no subject, unless 的 ends what it governs.
  func holdsPreposition(_ span: TextSpan) -> Bool {
    !isGenitive(endingAt: span.end)
      && span.range.contains { position in
        guard let word = lookups.word(.functionWords, at: position) else { return false }
        return word.grammar.contains(.preposition) && word.grammar.isDisjoint(with: [.verb, .locates])
      }
  }

  /// Between a source and its cue stand adverbs and times, then at most a phrase with a preposition: 向X, 在Y上.
  func reaches(_ start: Int, _ cue: Int) -> Bool {
    let rest = afterAdverbs(TextSpan(start, cue))
    if rest >= cue { return true }
    guard cue - rest <= phraseLimit, let word = lookups.word(.functionWords, at: rest) else { return false }
    let flags = word.grammar
    return flags.contains(.preposition) && !flags.contains(.conjunction)
  }

  /// Nothing but adverbs, times, titles and glosses.
  func isOnlyAdverbs(_ span: TextSpan, withTitles: Bool = true) -> Bool {
    afterAdverbs(span, withTitles: withTitles) >= span.end
  }

  /// Where the adverbs and times begin with which `span` ends.
  func beforeAdverbs(_ span: TextSpan) -> Int {
    var start = span.end
    for position in stride(from: span.end - 1, to: max(span.start, span.end - phraseLimit), by: -1)
    where isOnlyAdverbs(TextSpan(position, span.end), withTitles: false) {
      start = position
    }
    return start
  }

  /// Where the first preposition stands behind the beginning of `span`: 李透過擴音器.
  func beforePreposition(_ span: TextSpan) -> Int {
    span.range.dropFirst().first { position in
      guard let word = lookups.word(.functionWords, at: position), Int(word.end) < span.end else { return false }
      return word.length > 1 && word.grammar.contains(.preposition) && !word.grammar.contains(.coordinates)
        && !isInsideNoun(word)
    } ?? span.end
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
        guard let end = date(at: position, limit: span.end) ?? times(at: position, limit: span.end) else {
          return position
        }
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

  /// Behind 8度, 3次: how often.
  func times(at position: Int, limit: Int) -> Int? {
    var end = position
    while end < limit, document.characterClass(at: end) == .digit { end += 1 }
    return end > position && end < limit && Self.times.contains(document.scalars[end]) ? end + 1 : nil
  }

  /// 次, 度
  private static let times: Set<UInt32> = Set("次度".unicodeScalars.map(\.value))

  /// Behind 25日, 8月2日, 10時30分.
  func date(at position: Int, limit: Int) -> Int? {
    var end = position
    while end < limit, document.characterClass(at: end) == .digit { end += 1 }
    guard end < limit, let unit = lookups.word(.timeWords, at: end) else { return nil }
    return Int(unit.end)
  }
}
