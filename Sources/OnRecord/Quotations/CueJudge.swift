import OnRecordLexicon
import OnRecordModel

/// Tells which words that may be cues report something where they stand.
final class CueJudge {
  private let reading: Reading
  let splitter: ClauseSplitter
  let phrases: SourcePhraseFinder
  let speech: SpeechMarks
  let context: CueContext

  /// A verb is looked for no farther behind the cue.
  let clauseLimit = 80
  /// Content behind a cue without a mark has at least so many characters.
  let contentLength = 4
  /// And as many in a headline.
  private let headlineLength = 3
  /// A noun with what describes it has at most so many characters, and so many from 的 on.
  let nounLimit = 16
  /// Whose something is takes at most so many with it.
  let possessionLimit = 10
  let headLimit = 4
  /// A noun that a verb describes has at most so many with it.
  let tailLimit = 7
  /// What is no longer and has no verb is a noun.
  let nounLength = 5
  /// A feeling is told in the last characters of its clause.
  let feelingLimit = 6
  /// Who asked stands within so many characters behind 被.
  let askerLimit = 10
  /// 沒有, 不同意: an answer in a word has at most so many characters.
  let answerLimit = 4
  /// A comment that was declined ends its clause with at most so many characters.
  let commentLimit = 6
  /// Before the cue of a statement of its own stand at most so many characters.
  let statementLimit = 40

  init(
    _ reading: Reading, _ splitter: ClauseSplitter, _ phrases: SourcePhraseFinder, _ speech: SpeechMarks,
    _ context: CueContext
  ) {
    self.reading = reading
    self.speech = speech
    self.splitter = splitter
    self.phrases = phrases
    self.context = context
  }

  var document: Document { reading.document }
  var lookups: Lookups { reading.lookups }

  /// The cue reports something here.
  func reports(_ cue: Cue, in passage: Passage) -> Bool {
    let clause = passage.clauses[cue.clause]
    let flags = cue.flags
    if !flags.isDisjoint(with: [.declines, .optional, .prefix, .ends]) { return false }
    // 你覺得, 我們看到: what the writer or the reader thinks is no report.
    if cue.subject.isNarrator, !flags.isDisjoint(with: [.thinks, .weak, .noun, .beforeColon]), cue.follow != .mark {
      return false
    }
    if let held = cue.held { return speech.isSpoken(splitter.marks[held.lowerBound]) }
    if flags.contains(.suffix) { return cue.follow != .end && !context.isTimeOnly(before: cue.span.start) }
    if cue.frame != nil {
      return cue.follow != .end && flags.isDisjoint(with: [.verbPhrase, .asks])
        && !(cue.follow == .clause
          && (flags.contains(.beforeColon) || opensConjunction(cue.next, clause.span.end)
            || flags.contains(.noun) && phrases.isGenitive(endingAt: cue.span.start)))
    }
    if isNegated(cue) || isAttribute(cue, passage) || isPassive(cue) || isTopic(cue, clause, passage) { return false }
    if context.isPointed(cue) || context.isCaused(cue) || context.isToldBefore(cue) || context.isListed(cue)
      || context.isSupposed(cue)
    {
      return false
    }
    if flags.contains(.replies), flags.isDisjoint(with: [.criticizes, .thinks]), cue.follow == .clause,
      isAnswered(cue, passage)
    {
      return false
    }
    if context.isUnreal(cue, clause) || !isMarked(cue, passage) && context.isNoun(cue, clause) { return false }
    if cue.subject.isZero, cue.follow == .clause || !flags.isDisjoint(with: [.bare, .thinks]),
      isDefinition(cue, clause, passage)
    {
      return false
    }
    // 依舊建議您…: the writer does.
    if cue.subject.isZero, flags.contains(.verbPhrase), cue.follow == .clause,
      let reader = lookups.word(.pronouns, at: cue.next), reader.sourceFlags.contains(.reader)
    {
      return false
    }
    // 您需要提醒自己:…, 您會說…: what the reader is to do.
    if cue.subject.isReader, cue.follow != .mark { return false }
    if cue.subject.isZero, splitter.opensCell(clause) { return false }
    if flags.contains(.studied), cue.follow == .clause, !context.isStudied(by: cue.subject) { return false }
    // 由法院去判斷,…, 用這項來分析:…
    if !flags.isDisjoint(with: [.noun, .thinks]), cue.follow != .clause, isGoingTo(cue) { return false }
    // 被警察發現,搜查後拘捕
    if flags.contains(.studied), cue.subject.phrase?.government == .passive { return false }
    if cue.follow == .clause, isOccasion(cue, clause) { return false }
    let hasSubject = if case .other = cue.subject { false } else { true }
    switch cue.follow {
    case .colon:
      // 相關報道:…: a heading.
      if flags.contains(.weak) || flags.contains(.report) && flags.contains(.noun) { return cue.subject.isKnown }
      return !flags.contains(.noun) || hasSubject
    case .mark:
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
    case .end:
      return flags.contains(.afterQuote)
        || flags.contains(.chains) && !flags.contains(.noun) && followsMark(clause, before: cue)
    case .comma:
      if handsOn(cue, in: passage) || context.isAnswerGiven(cue) || context.isExpectation(cue) { return false }
      if flags.contains(.closed), cue.addressee == nil, splitter.mark(openingAt: clause.span.end + 1) == nil,
        !isSaid(cue)
      {
        return false
      }
      // 更寬泛地說,…: how the writer puts it.
      if !hasSubject || cue.subject.isZero, context.isManner(before: cue.span.start), !followsMark(clause, before: cue)
      {
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
    case .clause:
      let rest = TextSpan(cue.next, clause.span.end)
      // 回應質疑, but 回應沒有計畫: what it answers has no predicate.
      if flags.contains(.topics), cue.addressee == nil, !context.opensWithPredicate(rest),
        flags.contains(.replies) || !context.opensWithPronoun(rest)
      {
        return false
      }
      if flags.contains(.beforeColon) || context.isJoined(cue) { return false }
      // 指今日之後,…: when it is to be.
      if phrases.isOnlyAdverbs(rest), !flags.contains(.bare) || !cue.subject.isKnown || !opensWithTime(rest) {
        return false
      }
      // 當他們告訴你有疫情…
      if let addressee = cue.addressee, let reader = lookups.word(.pronouns, at: addressee.start),
        Int(reader.end) == addressee.end, reader.sourceFlags.contains(.reader)
      {
        return false
      }
      if cue.subject.isReader || context.isAlias(cue, rest) || context.isForeseen(cue, rest) { return false }
      if clause.mark == .comma, context.describesPerson(cue, rest) { return false }
      if context.isFrequency(rest) || flags.contains(.asks) && context.isQuestion(rest) { return false }
      if !flags.isDisjoint(with: [.noun, .announces]), !flags.contains(.thinks), context.isTimeOfAct(rest) {
        return false
      }
      // 表示沒有回應: a comment that was declined.
      if let declined = lookups.word(.cues, at: cue.next), declined.cueFlags.contains(.declines) { return false }
      // 稱他為英雄; 指他為英雄 says so.
      if !flags.isDisjoint(with: [.bare, .continues]) && !context.isPointing(cue) && context.isNaming(rest)
        || context.isPointer(rest)
      {
        return false
      }
      if describesNoun(cue, in: passage) || isDocument(cue, in: passage) { return false }
      if isPassed(cue, rest, in: passage) { return false }
      if flags.contains(.noun), isBareNoun(rest, isAsked: flags.contains(.verbPhrase)), endsHere(cue, clause, passage) {
        return false
      }
      if context.isInsideTopic(cue, rest) { return false }
      if context.isPlanned(cue) || !flags.isDisjoint(with: [.noun, .report]) && context.isGiving(cue) { return false }
      if flags.contains(.noun), flags.isDisjoint(with: [.asks, .verbPhrase, .promises]),
        flags.contains(.announces) ? isDocumentNoun(rest) && endsHere(cue, clause, passage) : isTopicNoun(rest)
      {
        return false
      }
      if flags.contains(.feels), context.isFeeling(rest) { return false }
      // 感到非常痛心
      if flags.isSuperset(of: [.thinks, .noun]), rest.length <= feelingLimit, context.isFeeling(rest, withAdverbs: true)
      {
        return false
      }
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
      return clause.sentenceEnd - cue.next >= contentLength
        && !((isOneNoun(rest) || isPossessive(rest)) && endsHere(cue, clause, passage))
    }
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

  /// 回應本報表示: who is answered stands before the cue that reports.
  private func isAnswered(_ cue: Cue, _ passage: Passage) -> Bool {
    guard let next = passage.cues(of: cue.clause).first(where: { $0.span.start > cue.next }) else { return false }
    let between = TextSpan(cue.next, next.span.start)
    guard let asked = phrases.phrases(in: between).first, asked.span.start == between.start else { return false }
    return phrases.isOnlyAdverbs(TextSpan(asked.span.end, between.end))
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

  /// 辦事處:指由公司管理的單位, 漠視:認為…, 讀書會:重申價值: the cue tells what the word before the colon means or does; but
  /// 林志成:要求即時撤回 is a headline's way to say who asks.
  private func isDefinition(_ cue: Cue, _ clause: Clause, _ passage: Passage) -> Bool {
    guard cue.clause > 0, cue.span.start == clause.span.start else { return false }
    let before = passage.clauses[cue.clause - 1]
    return before.mark == .colon && !context.isPerson(endingAt: before.span.end)
  }

  /// 居民斥一日兩檢: in a headline less is said.
  private func isHeadline(_ passage: Passage) -> Bool {
    passage.paragraph.kind == .title || passage.paragraph.kind == .heading
  }

  /// 「…」 or :「…」 follows: 提出質疑:「…」 reports even where the word is a noun.
  func isMarked(_ cue: Cue, _ passage: Passage) -> Bool {
    if cue.follow == .mark { return true }
    guard cue.follow == .colon, cue.clause + 1 < passage.clauses.count else { return false }
    return splitter.mark(openingAt: passage.clauses[cue.clause + 1].span.start) != nil
  }

  private func isWhole(_ mark: Int) -> Bool { splitter.endsWithTerminal(splitter.marks[mark]) }

  /// 發表聲明,重申…: the next clause opens with the cue that reports.
  private func handsOn(_ cue: Cue, in passage: Passage) -> Bool {
    guard !cue.flags.isDisjoint(with: [.beforeColon, .noun, .written, .announces]), !cue.flags.contains(.report),
      cue.clause + 1 < passage.clauses.count, let next = passage.cues(of: cue.clause + 1).first, next.frame == nil
    else { return false }
    // 網民跟貼評論,有人說…: what somebody does, and then who speaks.
    // 她問醫師,醫師回答說…: who was asked answers.
    let isPrelude = !cue.subject.isAdjacent || cue.flags.contains(.asks)
    if isPrelude, next.subject.isKnown, next.follow != .end { return true }
    return next.subject.isZero && next.flags.contains(.chains)
      && next.flags.isDisjoint(with: [.thinks, .ends, .optional, .declines, .prefix])
  }

  /// 談到比賽,他說…: the clause only sets what is spoken of; 在報道新聞時: or when.
  private func isTopic(_ cue: Cue, _ clause: Clause, _ passage: Passage) -> Bool {
    guard cue.follow == .clause, cue.flags.contains(.noun) || cue.flags.contains(.report) else { return false }
    if clause.mark == .comma, phrases.isSettingWord(endingAt: clause.span.end),
      lookups.word(.functionWords, endingAt: cue.span.start, within: 2) != nil
        || !cue.flags.isDisjoint(with: [.announces, .asks]) && context.endsWithDate(clause.span)
    {
      return true
    }
    guard cue.subject.isZero, !cue.flags.contains(.continues), clause.mark == .comma,
      cue.clause == 0 || passage.clauses[cue.clause - 1].sentence != clause.sentence,
      let next = passage.cues(of: cue.clause + 1).first, case .adjacent = next.subject
    else { return false }
    return true
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

  /// 沒有說, 不願透露: nothing was said.
  private func isNegated(_ cue: Cue) -> Bool {
    if context.isLacking(cue) { return true }
    // 張舉能表示: the character is the last one of a name.
    if context.isInName(cue.span.start - 1) { return false }
    let flags = lookups.grammar(endingAt: cue.span.start, within: 3)
    // 不認為會延後 thinks that it will not; 不質疑 says nothing.
    let isRaised = cue.flags.contains(.thinks) && !cue.flags.contains(.criticizes)
    return flags.contains(.negates) && (!isRaised || flags.contains(.lacks))
  }

  /// 的表示, 被指, 只會說: a noun, a passive or an ability.
  private func isAttribute(_ cue: Cue, _ passage: Passage) -> Bool {
    guard let word = lookups.word(.functionWords, endingAt: cue.span.start, within: 3) else { return false }
    let flags = word.grammar
    if flags.contains(.nominalizes), !cue.flags.isDisjoint(with: [.noun, .verbPhrase, .beforeColon]) {
      return !isMarked(cue, passage)
    }
    // 除了評論…, 在報道…: what follows a preposition is no statement.
    if flags.contains(.preposition), !flags.contains(.passive), Int(word.end) == cue.span.start, cue.span.length > 1,
      cue.follow != .colon, !context.isInName(Int(word.start)), !phrases.isInsideNoun(word)
    {
      // 法官就反駁指: an adverb before what is no noun, or behind somebody.
      return cue.flags.contains(.noun) && !cue.subject.isNamed
        || !lookups.lists(endingAt: cue.span.start).contains(WordListSet(.speechAdverbs))
    }
    // 被質疑是…: the copula is no part of the verb.
    let length = cue.span.length - (lookups.grammar(endingAt: cue.span.end, within: 1).contains(.equates) ? 1 : 0)
    return flags.contains(.genitive) || flags.contains(.passive) && length < 3
  }

  /// 被連番追問: nobody but adverbs between the passive and the cue, so that the text names nobody who asks.
  private func isPassive(_ cue: Cue) -> Bool {
    let start = phrases.beforeAdverbs(TextSpan(cue.opens, cue.span.start))
    guard start < cue.span.start, cue.follow == .clause,
      let word = lookups.word(.functionWords, endingAt: start, within: 1), word.grammar.contains(.passive)
    else { return false }
    return !context.isInName(Int(word.start))
  }

  /// The sentence ends with the clause, or goes on with a cue of its own.
  private func endsHere(_ cue: Cue, _ clause: Clause, _ passage: Passage) -> Bool {
    guard cue.clause + 1 < passage.clauses.count, passage.clauses[cue.clause + 1].sentence == clause.sentence else {
      return true
    }
    return passage.cues(of: cue.clause + 1).first?.subject.isZero ?? false
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

  /// 告訴你的事: who is told owns what follows.
  private func isListener(_ cue: Cue) -> Bool {
    guard cue.addressee == nil, let pronoun = lookups.word(.pronouns, at: cue.next),
      pronoun.sourceFlags.contains(.reader)
    else { return false }
    return lookups.grammar(at: Int(pronoun.end)).contains(.genitive)
  }

  /// 今日之後, 5月3日前
  private func opensWithTime(_ rest: TextSpan) -> Bool {
    rest.length > 1
      && (lookups.lists(at: rest.start).contains(WordListSet(.timeWords))
        || phrases.date(at: rest.start, limit: rest.end) != nil)
  }

  /// ,高喊「加油」、「撐住」: more than one, behind whoever the clause before tells of.
  private func isShouted(_ mark: Int, _ cue: Cue) -> Bool {
    let end = splitter.marks[mark].outer.end
    return cue.subject.isZero && cue.flags.isSuperset(of: [.chains, .afterQuote])
      && cue.flags.isDisjoint(with: [.noun, .thinks, .continues]) && cue.span.length > 1
      && document.characterClass(at: end) == .enumerationComma && splitter.mark(openingAt: end + 1) != nil
  }

  /// 去判斷: what somebody is to do, or does with something.
  private func isGoingTo(_ cue: Cue) -> Bool {
    let before = cue.span.start - 1
    return before > cue.opens && SourcePhraseFinder.going.contains(document.scalars[before])
      && lookups.isLoneCharacter(at: before)
      && !lookups.at(max(0, before - 1)).contains { Int($0.end) == before + 1 && $0.length > 1 }
      && !context.isInName(before)
  }

  /// 當原告指控被告犯罪時,…: when something is said, not that it was.
  private func isOccasion(_ cue: Cue, _ clause: Clause) -> Bool {
    let behind = phrases.afterConnectives(clause.span)
    // 當 is a conjunction itself, or begins a title that is none, 當局長說.
    let opens = [behind - 1, behind].contains { start in
      guard start >= clause.span.start, start < cue.span.start else { return false }
      return Self.when.contains(document.scalars[start]) && !context.isInName(start)
    }
    let closes = phrases.isSettingWord(endingAt: clause.span.end) || context.endsWithWhile(clause)
    return clause.mark == .comma && opens && closes && splitter.mark(at: cue.next) == nil
  }

  /// 當
  private static let when: Set<UInt32> = Set("當当".unicodeScalars.map(\.value))

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
}
