import OnRecordLexicon
import OnRecordModel

/// Noun phrases that mean one person without a name: 一名學生, 校長, 林志成的媽媽.
extension SourcePhraseFinder {
  /// 一名中六男生, 王小姐, 校長, 林志成的媽媽: one person without a name who comes up here.
  func introduces(_ phrase: SourceCandidate, from start: Int) -> Bool {
    guard phrase.kind == .anonymous, !phrase.isUnknown, !phrase.isPointer,
      phrase.flags.isDisjoint(with: [.organization, .plural, .thing, .deictic, .narrator])
    else { return false }
    if phrase.entities.contains(where: { names.entities[$0].type == .person }) {
      return phrase.flags.contains(.relative)
    }
    if isNounOfOne(phrase),
      isOnlyConnectives(TextSpan(start, phrase.span.start))
        // 披著紫色袍子的教宗
        || isGenitive(endingAt: phrase.head.start)
          && !lookups.lists(endingAt: phrase.head.start - 1).contains(WordListSet(.pronouns))
          && names.mentions(in: TextSpan(start, min(document.count, phrase.span.end + 2))).isEmpty
    {
      return true
    }
    if lookups.word(.honorifics, at: phrase.head.start) != nil,
      lookups.word(.surnames, endingAt: phrase.head.start, within: 2) != nil
    {
      return true
    }
    return (start..<phrase.head.start).contains { position in
      guard let measure = lookups.word(.measureWords, at: position),
        !measure.figureFlags.isDisjoint(with: [.general, .person])
      else { return false }
      // 家裏是一個老人照顧: what something is, nobody who comes up.
      if position >= start + 2, lookups.grammar(endingAt: position - 1, within: 2).contains(.equates) { return false }
      return document.characterClass(at: position - 1) == .digit
        || lookups.lists(at: position - 1).contains(WordListSet(.numeralWords))
    }
  }

  /// 有舊生自我介紹, 另一名學生提問: the clause opens with somebody who comes up in it and whom no list knows.
  func introducesSomebody(_ clause: TextSpan) -> Bool {
    let start = afterConnectives(clause)
    let isCounted =
      peopleMeasure(at: start + 1) != nil && lookups.word(.numeralWords, at: start).map { $0.length == 1 } ?? false
    return (isCounted || existing(at: start) != nil) && subject(of: clause) == nil
  }

  /// 一名|業內人士, 另一位花卉|業內人士: one of them.
  func isCountedOne(_ noun: TextSpan) -> Bool {
    (max(1, noun.start - describedReach)..<max(1, noun.start)).contains { position in
      document.scalars[position - 1] == SourceResolver.one && peopleMeasure(at: position) != nil
        && (position + 1..<noun.start).allSatisfy { document.characterClass(at: $0) == .han }
    }
  }

  /// Caplan 認為: a word in letters, written as names are, that the article's names do not hold, before Chinese.
  func isLatinStranger(at start: Int) -> Bool {
    var end = start
    while end < document.count, document.characterClass(at: end) == .latin { end += 1 }
    guard end - start >= strangerLength, names.mention(at: start) == nil,
      Self.capitals.contains(document.scalars[start]),
      (start + 1..<end).allSatisfy({ !Self.capitals.contains(document.scalars[$0]) })
    else { return false }
    if end < document.count, document.isSpace(end) { end += 1 }
    return end < document.count && document.characterClass(at: end) == .han && !isGenitive(at: end)
  }

  /// 老王, 小陳: how friends call somebody, whom the article's names do not hold.
  func isFamiliarStranger(at start: Int) -> Bool {
    guard start + 2 < document.count, Self.familiar.contains(document.scalars[start]), names.mention(at: start) == nil,
      let surname = lookups.word(.surnames, at: start + 1), surname.length == 1, lookups.reach(at: start) <= 2,
      // 老師, 小米: a word of its own.
      lookups.word(.commonWords, at: start).map({ $0.length == 1 }) ?? true,
      // 老王子
      lookups.reach(at: start + 1) == 1
    else { return false }
    return document.characterClass(at: start + 2) == .han && !isGenitive(at: start + 2)
  }

  private static let familiar: Set<UInt32> = Set("老小".unicodeScalars.map(\.value))

  /// Shorter words in letters are seldom names.
  private var strangerLength: Int { 4 }
  private static let capitals: ClosedRange<UInt32> = 0x41...0x5A

  /// 名, 位: a measure word for people.
  func peopleMeasure(at position: Int) -> Hit? {
    lookups.word(.measureWords, at: position).flatMap {
      $0.figureFlags.isSuperset(of: [.general, .person]) ? $0 : nil
    }
  }

  /// 校長, 媽媽: a noun that holds for one person at a time, not 警方 or 旅客.
  private func isNounOfOne(_ phrase: SourceCandidate) -> Bool {
    guard let noun = lookups.word(.anonymousSources, at: phrase.head.start), Int(noun.end) == phrase.head.end else {
      return false
    }
    return !noun.sourceFlags.isDisjoint(with: [.one, .relative])
  }

  /// 該名官員, 這位先生: a noun for people, or whatever is counted as people are; not 該法律.
  func isNounOfPerson(_ phrase: SourceCandidate) -> Bool {
    if phrase.isPointer { return false }
    let isKnown = [WordList.anonymousSources, .titles, .honorifics].contains { list in
      lookups.lists(endingAt: phrase.span.end).contains(WordListSet(list))
    }
    return isKnown
      || phrase.span.range.contains { peopleMeasure(at: $0) != nil }
  }
}
