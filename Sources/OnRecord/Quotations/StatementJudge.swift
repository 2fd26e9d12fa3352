import OnRecordLexicon
import OnRecordModel

/// Where inside what is said a statement of its own opens, another one speaks up or the narrator goes on, so that the
/// content ends before.
extension CueJudge {
  /// The clause opens a statement of its own, so that the content before it ends: a subject and its cue, or a cue that
  /// goes on with the speaker.
  func opensStatement(_ clause: Int, in passage: Passage) -> Bool {
    guard let cue = passage.cues(of: clause).first, cue.follow != .end else { return false }
    let before = TextSpan(passage.clauses[clause].span.start, cue.span.start)
    if before.length > statementLimit { return false }
    if cue.frame != nil { return !cue.flags.contains(.suffix) || cue.subject.isNamed }
    switch cue.subject {
    // 指部分屬實,但質疑…: the speaker turns.
    case .zero:
      // 但一致認為: those of whom is told.
      if lookups.phraseWord(.together, endingAt: cue.span.start) != nil { return false }
      return cue.flags.contains(.chains)
        || cue.flags.contains(.criticizes) && lookups.grammar(at: before.start).contains(.opposes)
    case .adjacent(let phrase):
      // 外界認為, 有人說 may be part of what is said, and so may be 研究發現, 數據顯示.
      if phrase.kind == .document, phrase.entities.isEmpty, phrase.flags.isSuperset(of: [.plural, .whole]) {
        return cue.follow != .clause || phrase.flags.contains(.deictic)
      }
      if phrase.kind != .anonymous || cue.follow != .clause { return true }
      // 遭辯方質疑…: who is against it.
      if phrase.government == .passive { return true }
      // 工會則呼籲…: another one, who is set against the speaker.
      let between = lookups.grammar(at: phrase.span.end)
      // 有人甚至認為: more of the same.
      return phrase.span.end < cue.span.start && between.contains(.conjunction)
        && between.isDisjoint(with: [.verb, .preposition, .coordinates, .subordinates, .opposes, .proceeds])
    // 狗哀怨地說:「…」
    case .distant, .other:
      return cue.follow == .colon && cue.flags.contains(.afterQuote)
        && (cue.flags.isDisjoint(with: [.noun, .thinks]) || isMarked(cue, passage))
    }
  }

  /// 某甲表示尊重對手,認為…: another one, by name, with a verb of speech that reports nothing, to whom the cue without a
  /// subject in the next clause belongs; 警員表示不同意: or who answers in a word.
  func speaksUp(_ number: Int, in passage: Passage) -> Bool {
    let clause = passage.clauses[number].span
    guard passage.cues(of: number).isEmpty,
      // Asked before the noun phrases are looked for, which takes longer.
      lookups.holds(WordListSet(.cues), in: clause.range),
      let subject = phrases.phrases(in: clause).first,
      !phrases.isPlaceOnly(subject), phrases.isOnlyAdverbs(TextSpan(clause.start, subject.span.start))
    else { return false }
    let verb = phrases.afterAdverbs(TextSpan(subject.span.end, clause.end))
    guard let cue = lookups.word(.cues, at: verb), cue.length > 1, Int(cue.end) <= clause.end else { return false }
    let isNamed = subject.kind == .named || subject.kind == .titled
    if isNamed, let next = passage.cues(of: number + 1).first, next.subject.isZero, next.frame == nil,
      passage.clauses[number + 1].sentence == passage.clauses[number].sentence
    {
      return true
    }
    // 巴勒斯坦則要求建立…: another one, set against the speaker.
    if isNamed, cue.cueFlags.contains(.verbPhrase), subject.span.end < verb,
      lookups.grammar(at: subject.span.end).contains(.conjunction), lookups.isLoneCharacter(at: subject.span.end)
    {
      return true
    }
    return (isNamed || subject.kind == .anonymous && !subject.isUnknown && !subject.isPointer)
      && cue.cueFlags.isSuperset(of: [.clause, .afterQuote]) && cue.cueFlags.isDisjoint(with: [.noun, .thinks])
      && (1...answerLimit).contains(clause.end - Int(cue.end)) && passage.clauses[number].mark != .comma
  }

  /// Only a time or a circumstance: 7月24日上午, 在擴大內需的同時.
  func isSetting(_ span: TextSpan) -> Bool {
    isTime(span)
      || phrases.isSettingWord(endingAt: span.end) && !isTimeless(span)
        && (lookups.lists(at: span.start).contains(WordListSet(.functionWords)) || endsWithPlace(span))
  }

  /// 7月24日上午, 受訪時
  func isTime(_ span: TextSpan) -> Bool {
    phrases.isOnlyAdverbs(span) || context.endsWithDate(span) && !isTimeless(span)
  }

  /// 黃惠沖本月中在律政司內部會議上: who does it is told, and where, not what.
  private func endsWithPlace(_ span: TextSpan) -> Bool {
    guard
      let place = span.range.first(where: {
        lookups.grammar(at: $0).isSuperset(of: [.preposition, .locates]) && lookups.reach(at: $0) == 1
          // 正在草擬中
          && (lookups.word(.functionWords, endingAt: $0 + 1, within: 2)?.length ?? 1) == 1
      }),
      let actor = phrases.phrases(in: TextSpan(span.start, place)).last
    else { return false }
    return phrases.isOnlyAdverbs(TextSpan(actor.span.end, place)) && !holdsWholeVerb(TextSpan(place + 1, span.end))
  }

  /// A verb that is no part of a longer word: not 會 of 會議.
  private func holdsWholeVerb(_ span: TextSpan) -> Bool {
    var position = span.start
    while position < span.end {
      let reach = lookups.reach(at: position)
      if speech.isVerb(at: position, limit: span.end),
        lookups.word(.functionWords, at: position)?.length ?? reach == reach
      {
        return true
      }
      position += reach
    }
    return false
  }

  /// 對拘捕表示憤怒, 向選手鞠躬致歉: what somebody feels or does, told by the narrator.
  private func showsFeeling(_ clause: Clause, from start: Int) -> Bool {
    let isAddressed =
      lookups.grammar(at: start).contains(.addresses)
    for position in max(start, clause.span.end - feelingLimit)..<max(start, clause.span.end)
    where lookups.lists(at: position).contains(WordListSet(.cues)) && splitter.mark(at: position) == nil {
      guard let hit = lookups.word(.cues, at: position), hit.length > 1, Int(hit.end) <= clause.span.end
      else { continue }
      let flags = hit.cueFlags
      if flags.contains(.ends) { return isAddressed }
      let rest = TextSpan(Int(hit.end), clause.span.end)
      if flags.contains(.feels), context.isFeeling(rest) { return true }
    }
    return false
  }

  /// 被問及時程,…: what the next statement answers.
  func isAsked(_ index: Int, in passage: Passage) -> Bool {
    let clause = passage.clauses[index]
    guard clause.mark == .comma, index + 1 < passage.clauses.count, !passage.cues(of: index + 1).isEmpty,
      let passive = lookups.word(.functionWords, at: phrases.afterAdverbs(clause.span)),
      passive.grammar.contains(.passive)
    else { return false }
    let start = Int(passive.end)
    return (start..<max(start, min(clause.span.end, start + askerLimit))).contains {
      lookups.word(.cues, at: $0).map { $0.cueFlags.contains(.asks) } ?? false
    }
  }

  /// The narrator goes on: 並感謝, 但拒絕透露; 警方不予置評.
  func endsContent(_ clause: Clause) -> Bool {
    var position = clause.span.start
    func isCue(at position: Int, _ flags: CueFlags) -> Bool {
      lookups.word(.cues, at: position).map { !$0.cueFlags.isDisjoint(with: flags) } ?? false
    }
    while position < clause.span.end, !isCue(at: position, [.ends, .declines]),
      let word = phrases.conjunction(at: position)
    {
      position = Int(word.end)
    }
    if isCue(at: position, [.ends, .declines]) { return true }
    // 但被問到原因時,…: the narrator tells how it went on.
    if lookups.grammar(at: clause.span.start).contains(.opposes),
      let passive = lookups.word(.functionWords, at: position), passive.grammar.contains(.passive),
      isCue(at: Int(passive.end), [.asks])
    {
      return true
    }
    // 以…為由,要求…: why somebody does what follows.
    if clause.mark == .comma, let word = lookups.word(.functionWords, at: clause.span.start),
      word.grammar.contains(.preposition), let reason = lookups.word(.cues, endingAt: clause.span.end, within: 2),
      reason.cueFlags.contains(.suffix), !reason.cueFlags.contains(.weak)
    {
      return true
    }
    let comment = max(clause.span.start, clause.span.end - commentLimit)..<clause.span.end
    if comment.contains(where: {
      lookups.word(.cues, at: $0).map { $0.cueFlags.isSuperset(of: [.ends, .declines]) } ?? false
    }) {
      return true
    }
    return showsFeeling(clause, from: position)
  }

  /// 宣布退出,引發補選; 認為可疑,遂上前查問; 要求交出文件,但遭拒絕: what came of what was said, announced or asked in one
  /// clause.
  func tellsOutcome(_ clause: Clause, of cue: Cue) -> Bool {
    guard cue.follow == .clause else { return false }
    let start = clause.span.start
    if isAboutSpeaker(cue), let subject = phrases.phrases(in: clause.span).first,
      phrases.isOnlyAdverbs(TextSpan(start, subject.span.start))
    {
      return true
    }
    let flags = lookups.grammar(at: start)
    if sumsUp(start) { return true }
    if flags.isSuperset(of: [.nominalizes, .proceeds]) {
      return !cue.flags.isDisjoint(with: [.verbPhrase, .announces, .noun]) && !cue.flags.contains(.thinks)
    }
    // 宣布解散國會，但示威並未平息
    if cue.flags.contains(.verbPhrase) || cue.flags.isSuperset(of: [.announces, .performs]), flags.contains(.opposes) {
      return true
    }
    return !cue.flags.isDisjoint(with: [.thinks, .noun, .verbPhrase, .announces]) && proceeds(start)
  }

  /// 對於某甲稱球場已經關閉,乙說…: what a statement is about ends where its own subject stands.
  private func isAboutSpeaker(_ cue: Cue) -> Bool {
    guard case .adjacent(let phrase) = cue.subject,
      let word = lookups.word(.functionWords, endingAt: phrase.span.start, within: 2), Int(word.start) == cue.opens
    else { return false }
    return word.grammar.isSuperset(of: [.topics, .subordinates]) && !word.grammar.contains(.conjunction)
  }

  /// 遂, 於是, 最終: what happened next.
  private func proceeds(_ start: Int) -> Bool {
    guard let word = lookups.word(.speechAdverbs, at: start) else { return false }
    return word.grammar.contains(.proceeds) && lookups.isLongest(word)
  }

  /// 這都使她背負罵名: the narrator sums up what was said.
  private func sumsUp(_ start: Int) -> Bool {
    guard let pronoun = lookups.word(.pronouns, at: start), pronoun.sourceFlags.contains(.deictic) else { return false }
    let verb = phrases.afterAdverbs(TextSpan(Int(pronoun.end), min(document.count, Int(pronoun.end) + answerLimit)))
    return lookups.grammar(at: verb).contains(.causes)
  }

  /// 問他為何離開,他沒有回答: whoever was asked answers, or does not.
  func answers(_ number: Int, _ cue: Cue, in passage: Passage) -> Bool {
    guard cue.flags.contains(.asks), cue.follow != .colon else { return false }
    let clause = passage.clauses[number].span
    guard let subject = phrases.phrases(in: clause).first, !phrases.isPlaceOnly(subject),
      phrases.isOnlyAdverbs(TextSpan(clause.start, subject.span.start))
    else { return false }
    return (subject.span.end..<clause.end).contains { position in
      guard lookups.lists(at: position).contains(WordListSet(.cues)), splitter.mark(at: position) == nil,
        let answer = lookups.word(.cues, at: position), Int(answer.end) <= clause.end
      else { return false }
      let flags = answer.cueFlags
      // 大叔即表明不會
      let isStatement =
        flags.contains(.chains) && flags.isDisjoint(with: [.asks, .thinks, .verbPhrase, .written])
        && phrases.isOnlyAdverbs(TextSpan(subject.span.end, position))
      return flags.contains(.declines) || flags.contains(.replies) && flags.isDisjoint(with: [.asks, .criticizes])
        || flags.contains(.denies) || isStatement
    }
  }
}
