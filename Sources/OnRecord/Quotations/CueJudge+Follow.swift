import OnRecordLexicon
import OnRecordModel

/// Whether a word that may be a cue reports what stands behind it, by the mark or the words that follow.
extension CueJudge {
  /// Somebody stands before the cue, or speaks on without being named.
  private func hasSubject(_ cue: Cue) -> Bool {
    if case .other = cue.subject { false } else { true }
  }

  /// 林志成說:…
  func reportsBeforeColon(_ cue: Cue) -> Bool {
    let flags = cue.flags
    let hasSubject = hasSubject(cue)
    // 相關報道:…: a heading.
    if flags.contains(.weak) || flags.contains(.report) && flags.contains(.noun) { return cue.subject.isKnown }
    return !flags.contains(.noun) || hasSubject
  }

  /// 林志成說「…」
  func reportsMark(_ cue: Cue, _ clause: Clause) -> Bool {
    let flags = cue.flags
    let hasSubject = hasSubject(cue)
    // 也稱「…」, 提出「…」, 否認「九二共識」: a name, not what somebody says.
    if !cue.subject.isKnown || flags.isSuperset(of: [.beforeColon, .noun]) || flags.contains(.denies),
      let mark = splitter.mark(at: cue.next), !speech.isClause(splitter.marks[mark]), !isShouted(mark, cue)
    {
      return false
    }
    // 回應「五眼聯盟」國家的外長: the marked words are a piece of what it answers.
    if flags.contains(.topics), let mark = splitter.mark(at: cue.next),
      splitter.marks[mark].outer.end < clause.span.end, !speech.isStatement(splitter.marks[mark])
    {
      return false
    }
    // 才發現「吾家有女初長成」: a phrase that fits, said by nobody.
    if flags.contains(.studied), let mark = splitter.mark(at: cue.next), !speech.isStatement(splitter.marks[mark]),
      splitter.marks[mark].outer.end >= clause.span.end
    {
      return false
    }
    return hasSubject || !flags.contains(.noun) || splitter.mark(at: cue.next).map(isWhole) ?? false
  }

  /// ,高喊「加油」、「撐住」: more than one, behind whoever the clause before tells of.
  private func isShouted(_ mark: Int, _ cue: Cue) -> Bool {
    let end = splitter.marks[mark].outer.end
    return cue.subject.isZero && cue.flags.isSuperset(of: [.chains, .afterQuote])
      && cue.flags.isDisjoint(with: [.noun, .thinks, .continues]) && cue.span.length > 1
      && document.characterClass(at: end) == .enumerationComma && splitter.mark(openingAt: end + 1) != nil
  }

  private func isWhole(_ mark: Int) -> Bool { splitter.endsWithTerminal(splitter.marks[mark]) }

  /// 「…」林志成說。
  func endsQuotation(_ cue: Cue, _ clause: Clause) -> Bool {
    let flags = cue.flags
    return flags.contains(.afterQuote)
      || flags.contains(.chains) && !flags.contains(.noun) && followsMark(clause, before: cue)
  }

  /// 林志成說,…
  func reportsBehindComma(_ cue: Cue, _ clause: Clause, _ passage: Passage) -> Bool {
    let flags = cue.flags
    let hasSubject = hasSubject(cue)
    // 規定,與…資訊: one of several nouns.
    if flags.contains(.noun), flags.isDisjoint(with: [.thinks, .chains]), !cue.subject.isNamed,
      let word = lookups.word(.functionWords, at: clause.span.end + 1), word.grammar.contains(.coordinates),
      lookups.isLongest(word)
    {
      return false
    }
    // 領導地位被北京承認,…: what was done to the clause's subject. 有網友留言,我讀給大家聽: the writer goes on.
    if splitter.mark(openingAt: clause.span.end + 1) == nil,
      isDoneBySomebody(cue, clause) || flags.contains(.written) && opensWithWriter(clause.span.end + 1)
    {
      return false
    }
    if handsOn(cue, in: passage) || context.isAnswerGiven(cue) || context.isExpectation(cue) || isTitled(behind: clause)
    {
      return false
    }
    if flags.contains(.closed), cue.addressee == nil, splitter.mark(openingAt: clause.span.end + 1) == nil,
      !isSaid(cue)
    {
      return false
    }
    // 更寬泛地說,…: how the writer puts it.
    if !hasSubject || cue.subject.isZero, context.isManner(before: cue.span.start), !followsMark(clause, before: cue) {
      return false
    }
    if !flags.isDisjoint(with: [.noun, .thinks, .announces, .verbPhrase, .beforeColon]),
      cue.next < cue.span.end + contentLength, context.turns(behind: clause)
    {
      return false
    }
    if flags.contains(.report), flags.contains(.noun), case .adjacent(let phrase) = cue.subject,
      context.isPerson(phrase)
    {
      return false
    }
    if flags.contains(.written) || flags.isDisjoint(with: [.weak, .beforeColon]) {
      return hasSubject || flags.isDisjoint(with: [.beforeColon, .weak, .noun, .bare])
    }
    // 把人帶回,…: such short words report only what is marked.
    if flags.contains(.bare), splitter.mark(openingAt: cue.next + 1) == nil, !holdsMark(clause, before: cue) {
      return false
    }
    // 資訊支持,…: what a document gives, not what it says.
    return hasSubject && !cue.subject.isUnknown && !cue.subject.isZero
      && !(cue.subject.isDocument && flags.contains(.beforeColon) && flags.contains(.noun))
  }

  /// Torn text has lines of its own for what stands in marks.
  private func afterSpace(_ start: Int) -> Int {
    document.trimmed(TextSpan(start, min(document.count, start + answerLimit))).start
  }

  /// 被官媒點名批評,教協今日…: the clause tells what was done, unless the next one goes on with what is held against
  /// somebody, 他…, 如果….
  private func isDoneBySomebody(_ cue: Cue, _ clause: Clause) -> Bool {
    guard !cue.flags.contains(.asks), let agent = cue.subject.phrase,
      cue.flags.contains(.noun) && agent.government == .passive || isBy(agent),
      !agent.span.range.contains(where: { phrases.isGenitive(endingAt: $0 + 1) })
    else { return false }
    let start = clause.span.end + 1
    guard start < document.count else { return true }
    if let pronoun = lookups.word(.pronouns, at: start), !pronoun.sourceFlags.contains(.deictic) { return false }
    return document.folded[start] != Self.whose && !lookups.grammar(at: start).contains(.supposes)
  }

  /// 由網民爆料,…: by whom it was done; not 自由黨主席.
  private func isBy(_ agent: SourceCandidate) -> Bool {
    let by = agent.span.start - 1
    return by >= 0 && document.folded[by] == Self.by && lookups.isLoneCharacter(at: by) && !context.isInName(by)
      && lookups.word(.commonWords, endingAt: by + 1, within: 2).map { $0.length == 1 } ?? true
  }

  /// 由
  private static let by = UInt16(("由" as Unicode.Scalar).value)

  /// 其
  private static let whose = UInt16(("其" as Unicode.Scalar).value)

  /// 我, 我們: the writer is the subject of what follows.
  private func opensWithWriter(_ start: Int) -> Bool {
    lookups.word(.pronouns, at: start).map { $0.sourceFlags.contains(.narrator) } ?? false
  }

  /// 撰文,題為「…」: how it is called.
  private func isTitled(behind clause: Clause) -> Bool {
    let start = afterSpace(clause.span.end + 1)
    guard let noun = lookups.word(.quoteNouns, at: start) else { return false }
    let title = afterSpace(Int(noun.end))
    return reading.lexicon.value(noun.id) == "title"
      && (splitter.mark(openingAt: title) != nil || document.characterClass(at: title) == .openTitle)
  }

  /// 發表聲明,重申…: the next clause opens with the cue that reports.
  private func handsOn(_ cue: Cue, in passage: Passage) -> Bool {
    guard !cue.flags.isDisjoint(with: [.beforeColon, .noun, .written, .announces]),
      !cue.flags.contains(.report) || isGivenOut(cue), cue.clause + 1 < passage.clauses.count,
      let next = passage.cues(of: cue.clause + 1).first, next.frame == nil
    else { return false }
    // 網民跟貼評論,有人說…: what somebody does, and then who speaks.
    // 她問醫師,醫師回答說…: who was asked answers.
    let isPrelude = !cue.subject.isAdjacent || cue.flags.contains(.asks)
    if isPrelude, next.subject.isKnown, next.follow != .end { return true }
    return next.subject.isZero && next.flags.contains(.chains)
      && next.flags.isDisjoint(with: [.thinks, .ends, .optional, .declines, .prefix])
  }

  /// 刊登調查報導: what is given out is a noun.
  private func isGivenOut(_ cue: Cue) -> Bool {
    (cue.opens..<cue.span.start).contains { phrases.predicate(at: $0) == "issues" }
  }

  /// 院長指示, 條例規定,…: who may say so stands right before a cue that seldom reports behind a comma.
  private func isSaid(_ cue: Cue) -> Bool {
    guard cue.flags.isDisjoint(with: [.criticizes, .written]), case .adjacent(let phrase) = cue.subject
    else { return false }
    let between = TextSpan(phrase.span.end, cue.span.start)
    let isName = phrase.kind == .named || phrase.kind == .titled
    // 他又向在場人士承諾, 公司在協議中承諾, but 公司背棄承諾.
    if cue.flags.contains(.promises), !phrase.isUnknown {
      return phrases.isOnlyAdverbs(between)
        || lookups.grammar(at: phrases.afterAdverbs(between)).contains(.addresses)
        || isName && lookups.grammar(endingAt: between.end, within: 3).contains(.ends)
    }
    // 民陣亦嚴正聲明, 某甲及某乙均要求, but 接獲用戶要求, 發表聲明.
    if cue.flags.contains(.beforeColon) == !cue.flags.contains(.noun), isName { return phrases.isOnlyAdverbs(between) }
    return isName && between.isEmpty && !cue.flags.contains(.beforeColon)
  }

  /// 「…」他道,…: marked words stand before the cue.
  private func holdsMark(_ clause: Clause, before cue: Cue) -> Bool {
    splitter.mark(at: clause.span.start - 1) != nil
      || splitter.marks(in: TextSpan(clause.span.start, cue.span.start)).contains {
        speech.isSpoken(splitter.marks[$0])
      }
  }

  /// 「…，」 他回憶道。: the cue ends a clause that a quotation opens, or stands right before.
  private func followsMark(_ clause: Clause, before cue: Cue) -> Bool {
    if let mark = splitter.mark(openingAt: clause.span.start), splitter.marks[mark].outer.end <= cue.span.start {
      return speech.isSpoken(splitter.marks[mark])
    }
    var position = clause.span.start - 1
    while position > 0, document.isSpace(position) || document.characterClass(at: position) == .comma { position -= 1 }
    return splitter.mark(at: position).map { speech.isSpoken(splitter.marks[$0]) } ?? false
  }

  /// 林志成說計畫已經完成
  func reportsClause(_ cue: Cue, _ clause: Clause, _ passage: Passage) -> Bool {
    let flags = cue.flags
    let hasSubject = hasSubject(cue)
    let rest = TextSpan(cue.next, clause.span.end)
    if isNoReport(cue, rest, clause, passage) { return false }
    if cue.subject.isZero, flags.contains(.thinks) || flags.contains(.weak), !flags.contains(.chains) { return false }
    // 他引述警官指,…: a person reports on something, unless it is what another one says.
    if flags.contains(.report), !flags.contains(.clause) || !isMedium(cue) && !holdsSpeaker(cue, passage) {
      return false
    }
    if flags.contains(.addressee), cue.addressee != nil || !flags.contains(.noun) {
      return clause.sentenceEnd - cue.next >= contentLength && !opensConjunction(cue.next, clause.span.end)
        && !isListener(cue)
        && !isOneNoun(rest) && !(cue.addressee != nil && !flags.contains(.asks) && isShortNoun(rest))
    }
    if !hasSubject { return false }
    if flags.contains(.bare), cue.subject.isKnown, isHeadline(passage) { return rest.length >= headlineLength }
    if !flags.isDisjoint(with: [.weak, .noun, .verbPhrase, .thinks]), !cue.subject.isZero, cue.subject.isUnknown {
      return false
    }
    if !flags.isDisjoint(with: [.noun, .verbPhrase]) {
      let goesOn = cue.clause > 0 && passage.clauses[cue.clause - 1].sentence == clause.sentence
      let ends = endsHere(cue, clause, passage)
      return passesOn(cue, passage) || opensClause(cue, clause, goesOn: goesOn, ends: ends)
        || context.endsWithPlaceWord(rest) && !ends
    }
    return (clause.sentenceEnd - cue.next >= contentLength || isBrief(cue, clause.sentenceEnd))
      && !((isOneNoun(rest) || isPossessive(rest)) && endsHere(cue, clause, passage))
  }

  /// What follows the cue in its clause is no statement, or one that nobody made.
  private func isNoReport(_ cue: Cue, _ rest: TextSpan, _ clause: Clause, _ passage: Passage) -> Bool {
    let flags = cue.flags
    // 回應質疑, but 回應沒有計畫: what it answers has no predicate.
    if flags.contains(.topics), cue.addressee == nil, !context.opensWithPredicate(rest),
      flags.contains(.replies) || !context.opensWithPronoun(rest)
    {
      return true
    }
    if flags.contains(.beforeColon) || context.isJoined(cue) { return true }
    // 指今日之後,…: when it is to be.
    if phrases.isOnlyAdverbs(rest), !flags.contains(.bare) || !cue.subject.isKnown || !opensWithTime(rest) {
      return true
    }
    // 當他們告訴你有疫情…
    if let addressee = cue.addressee, let reader = lookups.word(.pronouns, at: addressee.start),
      Int(reader.end) == addressee.end, reader.sourceFlags.contains(.reader)
    {
      return true
    }
    if cue.subject.isReader || context.isAlias(cue, rest) || context.isForeseen(cue, rest) { return true }
    if clause.mark == .comma, context.describesPerson(cue, rest) { return true }
    if context.isFrequency(rest) || flags.contains(.asks) && context.isQuestion(rest) { return true }
    if !flags.isDisjoint(with: [.noun, .announces]), !flags.contains(.thinks), context.isTimeOfAct(rest) {
      return true
    }
    // 表示沒有回應: a comment that was declined.
    if let declined = lookups.word(.cues, at: cue.next), declined.cueFlags.contains(.declines) { return true }
    // 稱他為英雄; 指他為英雄 says so.
    if !flags.isDisjoint(with: [.bare, .continues]) && !context.isPointing(cue) && context.isNaming(rest)
      || context.isPointer(rest)
    {
      return true
    }
    if describesNoun(cue, in: passage) || isDocument(cue, in: passage) { return true }
    if isPassed(cue, rest, in: passage) { return true }
    if flags.contains(.noun), isBareNoun(rest, isAsked: flags.contains(.verbPhrase)), endsHere(cue, clause, passage) {
      return true
    }
    if isRaised(rest, by: cue) { return true }
    if context.isInsideTopic(cue, rest) || isAct(cue, rest, clause, in: passage) { return true }
    if context.isPlanned(cue) || !flags.isDisjoint(with: [.noun, .report]) && context.isGiving(cue) { return true }
    if flags.contains(.noun), flags.isDisjoint(with: [.asks, .verbPhrase, .promises]),
      flags.contains(.announces) ? isDocumentNoun(rest) && endsHere(cue, clause, passage) : isTopicNoun(rest)
    {
      return true
    }
    if flags.contains(.feels), context.isFeeling(rest) { return true }
    // 感到非常痛心
    if flags.isSuperset(of: [.thinks, .noun]), rest.length <= feelingLimit, context.isFeeling(rest, withAdverbs: true) {
      return true
    }
    return false
  }

  /// 今日之後, 5月3日前
  private func opensWithTime(_ rest: TextSpan) -> Bool {
    rest.length > 1
      && (lookups.lists(at: rest.start).contains(WordListSet(.timeWords))
        || phrases.date(at: rest.start, limit: rest.end) != nil)
  }

  /// 居民斥一日兩檢: in a headline less is said.
  private func isHeadline(_ passage: Passage) -> Bool {
    passage.paragraph.kind == .title || passage.paragraph.kind == .heading
  }

  /// 已經宣布參選的張三承認…, 被下令關閉的領事館: what follows the cue describes the noun behind 的, of which another cue
  /// tells.
  private func describesNoun(_ cue: Cue, in passage: Passage) -> Bool {
    let sentence = passage.clauses[cue.clause].sentence
    if cue.subject.isAdjacent || cue.clause > 0 && passage.clauses[cue.clause - 1].sentence == sentence { return false }
    return passage.cues(of: cue.clause).contains { other in
      guard other.span.start > cue.next, case .adjacent(let phrase) = other.subject, phrase.span.start > cue.next,
        other.flags.isDisjoint(with: [.noun, .weak, .verbPhrase, .thinks, .beforeColon])
      else { return false }
      return phrases.isGenitive(endingAt: phrase.span.start)
    }
  }

  /// 公布報告指出,…: the object of the cue is what reports.
  private func isDocument(_ cue: Cue, in passage: Passage) -> Bool {
    guard !cue.flags.isDisjoint(with: [.noun, .announces]),
      cue.flags.isDisjoint(with: [.thinks, .weak, .criticizes, .denies])
    else { return false }
    return passage.cues(of: cue.clause).contains { other in
      guard other.span.start > cue.next, other.flags.isDisjoint(with: [.noun, .thinks, .weak, .verbPhrase]),
        case .adjacent(let phrase) = other.subject
      else { return false }
      return phrase.kind == .document && phrase.span.start == cue.next && phrase.entities.isEmpty
    }
  }

  /// 引述兩人的對話,…: a report passes on a clause, not a noun: a cue of its own or marked words.
  private func isPassed(_ cue: Cue, _ rest: TextSpan, in passage: Passage) -> Bool {
    guard cue.flags.contains(.report), !cue.flags.contains(.noun), cue.frame == nil,
      passage.clauses[cue.clause].mark != .colon, splitter.marks(in: rest).isEmpty
    else { return false }
    return !passage.cues(of: cue.clause).contains { $0.span.start >= cue.next }
  }

  /// A report passes on what a medium, a body or a document says; a person who reports on something is none.
  private func isMedium(_ cue: Cue) -> Bool {
    switch cue.subject {
    case .adjacent(let phrase):
      return phrase.kind != .pronoun && !phrase.isUnknown && !(cue.flags.contains(.noun) && context.isPerson(phrase))
    case .distant(let phrase): return phrase.kind != .pronoun && !cue.flags.contains(.noun)
    case .zero, .other: return false
    }
  }

  /// Another cue behind this one in the clause has a speaker of its own.
  private func holdsSpeaker(_ cue: Cue, _ passage: Passage) -> Bool {
    guard !cue.flags.contains(.noun), cue.subject.isKnown else { return false }
    return passage.cues(of: cue.clause).contains { other in
      guard other.span.start > cue.next, other.follow != .end, case .adjacent(let phrase) = other.subject else {
        return false
      }
      return phrase.span.start >= cue.next && !phrase.isUnknown
    }
  }

  /// 告訴你的事: who is told owns what follows.
  private func isListener(_ cue: Cue) -> Bool {
    guard cue.addressee == nil, let pronoun = lookups.word(.pronouns, at: cue.next),
      pronoun.sourceFlags.contains(.reader)
    else { return false }
    return lookups.grammar(at: Int(pronoun.end)).contains(.genitive)
  }

  /// The sentence ends with the clause, or goes on with a cue of its own.
  func endsHere(_ cue: Cue, _ clause: Clause, _ passage: Passage) -> Bool {
    guard cue.clause + 1 < passage.clauses.count, passage.clauses[cue.clause + 1].sentence == clause.sentence else {
      return true
    }
    return passage.cues(of: cue.clause + 1).first?.subject.isZero ?? false
  }

  /// 表示會調查, 說不清楚: one word and the modal or the negation that makes a statement of it.
  func isBrief(_ cue: Cue, _ end: Int) -> Bool {
    guard end - cue.next == contentLength - 1, cue.flags.isDisjoint(with: [.weak, .thinks]),
      let modal = lookups.word(.functionWords, at: cue.next), modal.length == 1
    else { return false }
    // 報道|曾提及, 命令|有先例, 一說|有回響: what the cue as a noun has or does.
    let isStatement =
      reading.lexicon.value(modal.id) == "exists" || cue.flags.contains(.noun)
      ? !modal.grammar.isDisjoint(with: [.negates, .plans]) : modal.grammar.contains(.verb)
    // 會議, 將軍 begin with no modal; 不知道 with no other word than its negation.
    return isStatement && (modal.grammar.contains(.negates) || lookups.reach(at: cue.next) <= 1)
  }
}
