import OnRecordLexicon
import OnRecordModel

extension CueJudge {
  /// 被問到會否延期|時,他說…: where what was asked ends before the word that makes an occasion of it.
  func withoutOccasion(_ cue: Cue, _ content: TextSpan, _ clause: Clause) -> Int {
    guard cue.flags.contains(.asks), clause.mark == .comma, content.end == clause.span.end, content.length > 4,
      document.folded[content.end - 1] == Self.occasion,
      lookups.word(.commonWords, endingAt: content.end, within: 2).map({ $0.length == 1 }) ?? true
    else { return content.end }
    return content.end - 1
  }

  /// 時, folded
  private static let occasion = UInt16(("时" as Unicode.Scalar).value)
}

/// Where a word that may be a cue only tells when something happened, and where a clause ends with a time.
extension CueContext {
  /// A cue at the end of a clause is looked for among its last characters.
  private static let longestCue = 4
  /// And tells of an occasion that a word opened so near before it.
  private static let occasionLimit = 20
  /// What a word answers, with 時 behind it, has at most so many characters.
  private static let answerLimit = 12
  /// 後, that nothing but what happened stands before.
  private static let after = UInt16(("后" as Unicode.Scalar).value)

  /// 坦承犯行後仍哭窮: one noun and 後, so that the word only tells when.
  func isTimeOfAct(_ rest: TextSpan) -> Bool {
    lookups.at(rest.start).contains { noun in
      let end = Int(noun.end)
      return noun.length > 1 && noun.entry.isWord(.commonWords) && noun.grammar.isDisjoint(with: [.verb, .acts])
        && end < rest.end && document.folded[end] == Self.after && lookups.isLoneCharacter(at: end)
        && lookups.word(.timeWords, at: rest.start) == nil && !phrases.isGenitive(endingAt: end + 2)
    }
  }

  /// 講過|三次了: how often.
  func isFrequency(_ rest: TextSpan) -> Bool {
    var end = rest.start
    if let numeral = lookups.word(.numeralWords, at: end) {
      end = Int(numeral.end)
    } else {
      while end < rest.end, document.characterClass(at: end) == .digit { end += 1 }
    }
    return end > rest.start && end < rest.end && Self.times.contains(document.scalars[end])
      && lookups.at(end).allSatisfy { $0.length == 1 }
  }

  /// 次, 遍, 回
  private static let times: Set<UInt32> = Set("次遍回".unicodeScalars.map(\.value))

  /// 問|更多的問題: that something was asked, not what.
  func isQuestion(_ rest: TextSpan) -> Bool {
    guard rest.length <= Self.questionLimit, let noun = lookups.phraseWord(.question, endingAt: rest.end),
      Int(noun.start) > rest.start
    else { return false }
    return !speech.holdsVerb(TextSpan(rest.start, Int(noun.start)))
  }

  /// What is asked has at most so many characters with what describes it.
  private static let questionLimit = 8

  /// 目前看來, 事後看來: nobody looks.
  func isTimeOnly(before position: Int) -> Bool {
    guard names.mention(at: position - 1) == nil else { return false }
    return lookups.word(.timeWords, endingAt: position).map { $0.length > 1 } ?? false
      || lookups.word(.speechAdverbs, endingAt: position).map { $0.length > 1 } ?? false
  }

  /// 回應時, 受訪後: the word only tells when, and the clause ends or goes on with a cue of its own; 報道中: or where.
  func isTime(behind end: Int, in clause: Clause, isAct: Bool) -> Bool {
    guard end < clause.span.end, let word = lookups.word(.speechAdverbs, at: end), Int(word.end) <= clause.span.end,
      !opensWord(word)
    else { return false }
    let flags = word.grammar
    if flags.contains(.ends), !flags.contains(.dates) { return word.length == 1 && names.mention(at: end) == nil }
    guard flags.contains(.dates) else { return false }
    // 消息公布後引起關注
    if isAct, word.length > 1 || document.folded[end] == Self.after { return true }
    let rest = phrases.afterAdverbs(TextSpan(Int(word.end), clause.span.end))
    return rest >= clause.span.end || lookups.lists(at: rest).contains(WordListSet(.cues))
  }

  /// 回覆本報查詢時指,…: the word only opens the occasion on which the cue at the clause's end is said.
  func isOccasion(behind end: Int, in clause: Clause) -> Bool {
    guard clause.mark == .comma || clause.mark == .colon else { return false }
    for position in max(end, clause.span.end - Self.longestCue)..<max(end, clause.span.end)
    where lookups.lists(at: position).contains(WordListSet(.cues)) {
      guard position - end <= Self.occasionLimit, let cue = lookups.word(.cues, at: position),
        Int(cue.end) == clause.span.end,
        let word = lookups.word(.speechAdverbs, endingAt: behindSetting(position), within: 2), Int(word.start) > end,
        word.grammar.contains(.dates)
      else { continue }
      return true
    }
    return false
  }

  /// 問到時程時|則表示: before the one character that sets the cue against what stands before.
  private func behindSetting(_ position: Int) -> Int {
    guard let word = lookups.word(.functionWords, endingAt: position, within: 1),
      word.grammar.contains(.conjunction)
    else { return position }
    return Int(word.start)
  }

  /// 回覆查詢時未否認: what the word answers only sets the time.
  func isAnswerTime(behind end: Int, in clause: Clause) -> Bool {
    for position in end..<min(clause.span.end, end + Self.answerLimit) {
      guard let word = lookups.word(.speechAdverbs, at: position), word.grammar.contains(.dates),
        Int(word.end) <= clause.span.end, !opensWord(word), names.mention(at: position) == nil
      else { continue }
      return !speech.holdsVerb(TextSpan(end, position))
    }
    return false
  }

  /// 的時候
  func endsWithWhile(_ clause: Clause) -> Bool {
    lookups.phraseWord(.occasion, endingAt: clause.span.end).map { Int($0.start) > clause.span.start } ?? false
  }

  /// 副總理視察社區時: only when something happened.
  func endsWithDate(_ span: TextSpan) -> Bool {
    guard let word = lookups.word(.speechAdverbs, endingAt: span.end, within: 2) else { return false }
    return word.grammar.contains(.dates)
  }

  /// 在互相尊重的基礎上: a phrase that the next clause goes on from.
  func endsWithPlaceWord(_ span: TextSpan) -> Bool {
    guard let word = lookups.word(.speechAdverbs, endingAt: span.end, within: 2) else { return false }
    let flags = word.grammar
    return flags.contains(.ends) && !flags.contains(.dates)
  }

  /// 時間, 後者: the word is the beginning of a longer one.
  private func opensWord(_ word: Hit) -> Bool {
    lookups.at(Int(word.start)).contains { $0.length > word.length }
  }
}
