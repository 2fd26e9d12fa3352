import OnRecordLexicon
import OnRecordModel

/// What a figure measures and what it is counted by: 25%的銷售分成, 逾100萬顆國產GPU, 每股3元.
final class MeasuredNoun {
  private let document: Document
  private let lookups: Lookups

  init(_ reading: Reading) {
    document = reading.document
    lookups = reading.lookups
  }

  /// Sets `of` and `per` where the words beside the figure tell them.
  func complete(_ figure: inout Figure, limit: TextSpan) {
    switch figure.kind {
    case .percent, .count, .money, .ratio, .measure: break
    case .duration, .number:
      figure.per = figure.per ?? every(before: figure.span.start, limit: limit.start)
      return
    default: return
    }
    // 700人出席, 兩人的罪名 tell what is counted; behind money only 的 tells what it is for.
    let hasLink = figure.span.end < limit.end && document.folded[figure.span.end] == Glyph.possessive
    if figure.unit == ":" { return }
    if figure.kind == .money ? hasLink : figure.rule != Self.countedNounRule {
      figure.of =
        figure.of
        ?? noun(
          at: figure.span.end, limit: limit.end, ofPeople: isOfPeople(figure))
    }
    figure.per = figure.per ?? every(before: figure.span.start, limit: limit.start)
  }

  static let countedNounRule = "count.counted-noun"
  private static let longest = 12

  /// At most twelve characters, up to the first word that no noun phrase holds; nil where none follows.
  ///
  /// - Parameter ofPeople: what is counted may be people; 兩宗美容師確診個案 are cases.
  func noun(at position: Int, limit: Int, ofPeople: Bool = true) -> String? {
    var start = position
    // 數以百萬計的市民
    if start < limit, document.folded[start] == Glyph.counting, scale(endingAt: start) { start += 1 }
    if start < limit, document.folded[start] == Glyph.possessive { start += 1 }
    // 300貝克|每公斤, 三成人|為
    if start < limit, document.folded[start] == Glyph.every || isBarePeople(start) { return nil }
    var end = start
    // 市民|受傷: where the last word that ends a noun phrase begins and ends.
    var close: TextSpan?
    // Where a name ends that begins the phrase, and where the last word begins.
    var nameEnd: Int?
    var last = start
    while end < limit {
      // What goes on for so long is a clause.
      if end - start >= Self.longest { return nil }
      switch document.characterClass(at: end) {
      case .han, .latin, .kana: break
      default: return finish(start, end, close)
      }
      let lists = lookups.lists(at: end)
      let common = word(at: end, lists)
      let isLinked = end == start && start > position
      let name = name(at: end, limit: limit)
      if name == nil, !isLinked, let predicate = lookups.word(.predicates, at: end),
        predicate.length >= common?.length ?? 1
      {
        if !predicate.grammar.contains(.ends) {
          // 兩個|蘇聯|贈送的手提包: a name alone is who acts.
          if nameEnd == end { return nil }
          break
        }
        // 國家發言時: a clause that tells when.
        if close?.end == end, document.folded[end] == Glyph.when { return nil }
        // 學生|返港度假: what somebody does is no part of who does it.
        if end > start, ofPeople, isSomebody(end), predicate.length > 1 { return finish(start, end, nil) }
        close = TextSpan(end, Int(predicate.end))
      }
      if name == nil, end > start, isTime(end, longerThan: common) { break }
      if (common?.length ?? 1) == 1, isCount(end) { break }
      // 朋友|去了: what stands before 了 is a verb.
      if end > start, document.folded[end] == Glyph.done { return finish(start, max(start, min(last, end - 1)), close) }
      // 擺在香港, 交給警方: what stands before is a verb.
      if end > start, Glyph.whereabouts.contains(document.folded[end]), document.folded[end] != Glyph.until {
        return nil
      }
      // 法官|張舉能
      if name != nil, end > start, isTitle(endingAt: end), isPerson(end) { break }
      // 立法會: the 會 of a name is no word.
      if let name, name >= Int(common?.end ?? 0) {
        if end == start { nameEnd = name }
        end = name
        continue
      }
      if lists.contains(WordListSet(.functionWords)), let word = lookups.word(.functionWords, at: end),
        !word.grammar.isEmpty || word.length > 1, !isHidden(word, by: common)
      {
        break
      }
      if let cue = lookups.word(.cues, at: end), cue.length > 1 { break }
      // 學者|申作軍: a name behind a title.
      if end > start, (common?.length ?? 1) == 1, lists.contains(WordListSet(.surnames)), isTitle(endingAt: end) {
        break
      }
      if !lists.isDisjoint(with: Self.bounds), isBound(end, longerThan: common) { break }
      last = end
      guard let word = common else {
        end += 1
        continue
      }
      // 的銷售分成: behind 的 even a verb begins a noun.
      if !isLinked, word.entry.isWord(.commonWords), word.grammar.contains(.verb) { break }
      // 民眾|分別
      if end > start, lists.contains(WordListSet(.speechAdverbs)) { break }
      end = min(Int(word.end), limit)
      if word.length > 1, document.folded[end - 1] == Glyph.done { return finish(start, Int(word.start), close) }
    }
    return finish(start, end, close)
  }

  /// 三名, 5個, 兩成: not 5宗, 三項, 10毫米.
  private func isOfPeople(_ figure: Figure) -> Bool {
    switch figure.kind {
    case .count: figure.span.end > 0 && Glyph.heads.contains(document.folded[figure.span.end - 1])
    case .percent, .ratio: true
    default: false
    }
  }

  private static let nouns: [WordList] = [.titles, .anonymousSources]

  /// The longest word that begins at `position`: 特首|都 is told by titles, too.
  private func word(at position: Int, _ lists: WordListSet) -> Hit? {
    var best = lookups.word(.commonWords, at: position)
    for list in Self.nouns where lists.contains(WordListSet(list)) {
      if let word = lookups.word(list, at: position), word.length > best?.length ?? 1 { best = word }
    }
    return best
  }

  /// 護照, 比賽, 會員, 被告: a longer noun begins with the character, unless that is a verb or adverb there as well.
  private func isHidden(_ word: Hit, by noun: Hit?) -> Bool {
    guard let noun, noun.length > word.length, word.length == 1 else { return false }
    let code = document.folded[Int(word.start)]
    if isSomebody(Int(noun.end)) { return true }
    if code == Glyph.without { return noun.length > 2 }
    // 會議, but not 會|對
    if Glyph.nounBeginnings.contains(code) {
      return code != Glyph.meet
        || lookups.lists(at: Int(word.end)).isDisjoint(with: [WordListSet(.functionWords), WordListSet(.predicates)])
    }
    return code != Glyph.come && code != Glyph.joins[2] && !word.grammar.contains(.verb)
      && !word.grammar.isDisjoint(with: [.movement, .addresses, .coordinates])
  }

  /// 人 before a word of grammar: 三成|人|為.
  private func isBarePeople(_ position: Int) -> Bool {
    document.folded[position] == Glyph.person
      && !lookups.lists(at: position + 1).isDisjoint(with: [WordListSet(.functionWords), WordListSet(.predicates)])
  }

  private func scale(endingAt position: Int) -> Bool {
    position > 0 && Glyph.myriads.contains(document.folded[position - 1])
  }

  private func isTitle(endingAt position: Int) -> Bool {
    Self.nouns.contains { (lookups.word($0, endingAt: position)?.length ?? 0) > 1 }
  }

  private func isPerson(_ position: Int) -> Bool {
    lookups.at(position).first { $0.entry.kind != .word && $0.length > 1 }?.entry.kind == .person
  }

  /// A title or another word for people ends at `position`.
  private func isSomebody(_ position: Int) -> Bool {
    !lookups.lists(endingAt: position).isDisjoint(with: Self.people)
      || Glyph.people.contains(document.folded[position - 1])
  }

  private static let people: WordListSet = [WordListSet(.titles), WordListSet(.anonymousSources)]

  /// Where a name ends; a weak one only where it is long enough to be nothing else: 立法會.
  private func name(at position: Int, limit: Int) -> Int? {
    guard lookups.lists(at: position).contains(.names) else { return nil }
    return lookups.at(position).first {
      $0.entry.kind != .word && $0.length > ($0.entry.isWeak ? 2 : 1) && Int($0.end) <= limit
    }.map { Int($0.end) }
  }

  private static let counted: WordListSet = [
    WordListSet(.measureWords), WordListSet(.currencies), WordListSet(.units), WordListSet(.numeralWords),
  ]

  /// 一箱|四百蚊, 四成|四人: another figure.
  private func isCount(_ position: Int) -> Bool {
    lookups.lists(at: position).contains(WordListSet(.numeralWords))
      && !lookups.lists(at: position + 1).isDisjoint(with: Self.counted)
  }

  private static let weeks: TimeWordSet = [.weeks]

  /// 軍艦|昨日, 軍艦|周四: a word of time, or a week's day.
  private func isTime(_ position: Int, longerThan common: Hit?) -> Bool {
    guard let word = lookups.word(.timeWords, at: position), word.length >= common?.length ?? 1 else { return false }
    return word.length > 1 && word.figureFlags.contains(.before)
      || (Self.weeks.contains(word) && lookups.lists(at: Int(word.end)).contains(WordListSet(.numeralWords)))
  }

  private static let bounds: WordListSet = [WordListSet(.modifiers), WordListSet(.changes)]

  /// A word of change, or a modifier and no longer word that begins with it: 超市, 過境旅客.
  private func isBound(_ position: Int, longerThan common: Hit?) -> Bool {
    lookups.word(.changes, at: position) != nil
      || (lookups.word(.modifiers, at: position)?.length ?? 0) >= common?.length ?? 1
  }

  private func finish(_ start: Int, _ end: Int, _ close: TextSpan?) -> String? {
    let end = close.map { $0.end == end && $0.start > start && !isCase($0, from: start) ? $0.start : end } ?? end
    return end - start >= 2 ? document.text(TextSpan(start, end)) : nil
  }

  /// 兩次|自然死亡, 3宗|新增確診: what happened is counted itself; of 5宗|暴動罪|罪成 it is not.
  private func isCase(_ close: TextSpan, from start: Int) -> Bool {
    close.length > 1 && start > 0 && Glyph.cases.contains(document.folded[start - 1])
      && !Glyph.matters.contains(document.folded[close.start - 1])
  }

  private static let reach = 8

  private static let units: [WordList] = [.timeWords, .measureWords, .units, .commonWords]

  /// 每年, 每股, 每名學生: the nearest before the figure, in its clause.
  private func every(before position: Int, limit: Int) -> String? {
    var at = position - 1
    while at >= limit, position - at <= Self.reach {
      switch document.characterClass(at: at) {
      case .han, .latin, .digit: break
      default: return nil
      }
      if document.folded[at] == Glyph.every { return unit(behind: at, limit: position) }
      at -= 1
    }
    return nil
  }

  private func unit(behind position: Int, limit: Int) -> String? {
    var end = position + 1
    for list in Self.units {
      if let word = lookups.word(list, at: position + 1), Int(word.end) <= limit { end = max(end, Int(word.end)) }
    }
    return end > position + 1 ? document.text(TextSpan(position, end)) : nil
  }
}
