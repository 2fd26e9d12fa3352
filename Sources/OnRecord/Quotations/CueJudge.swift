import OnRecordLexicon
import OnRecordModel

/// Tells which words that may be cues report something where they stand.
final class CueJudge {
  let reading: Reading
  let splitter: ClauseSplitter
  let phrases: SourcePhraseFinder
  let speech: SpeechMarks
  let context: CueContext

  /// A verb is looked for no farther behind the cue.
  let clauseLimit = 80
  /// Content behind a cue without a mark has at least so many characters.
  let contentLength = 4
  /// And as many in a headline.
  let headlineLength = 3
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
    // 詡謂紹使曰:「…」: 曰 reports. 您認為…嗎?
    if cue.follow == .clause, document.folded[clause.span.end - 1] == Self.saith, cue.span.end < clause.span.end - 1 {
      return false
    }
    if cue.subject.isReader, flags.contains(.thinks) { return false }
    if let held = cue.held { return speech.isSpoken(splitter.marks[held.lowerBound]) }
    // 在你看來,…?
    if flags.contains(.suffix), cue.subject.isReader { return false }
    if flags.contains(.suffix) { return cue.follow != .end && !context.isTimeOnly(before: cue.span.start) }
    if cue.frame != nil {
      return cue.follow != .end && flags.isDisjoint(with: [.verbPhrase, .asks])
        && !(cue.follow == .clause
          && (flags.contains(.beforeColon) || opensConjunction(cue.next, clause.span.end)
            || flags.contains(.noun) && phrases.isGenitive(endingAt: cue.span.start)))
    }
    if isNegated(cue) || isAttribute(cue, passage) || isPassive(cue) || isTopic(cue, clause, passage) { return false }
    if context.isPointed(cue) || context.isCaused(cue) || context.isToldBefore(cue) || context.isListed(cue)
      || context.isSupposed(cue) || context.isGeneral(cue) || context.isShownByThing(cue)
      || context.isDuty(cue, clause) || context.isImagined(cue, in: passage) || context.isOfCounted(cue)
      || context.isOpinionOfNoun(cue, clause) || context.isOvertaken(cue, clause)
      || context.isRefused(cue) || context.isSuspected(cue) || context.isSubjectOfPredicate(cue, clause)
      || context.isTrait(cue)
      || context.isHeeded(cue)
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
    // 首先去問某甲,…
    if flags.contains(.asks), cue.addressee != nil, cue.follow == .comma, isGoingTo(cue), !isMarked(cue, passage),
      splitter.mark(openingAt: clause.span.end + 1) == nil
    {
      return false
    }
    // 被警察發現,搜查後拘捕; 被某甲看到,她…: what somebody sees is what is done to another one.
    if cue.subject.phrase?.government == .passive, flags.contains(.studied) || context.sees(cue) { return false }
    if cue.follow == .clause, isOccasion(cue, clause) { return false }
    return switch cue.follow {
    case .colon: reportsBeforeColon(cue)
    case .mark: reportsMark(cue, clause)
    case .end: endsQuotation(cue, clause)
    case .comma: reportsBehindComma(cue, clause, passage)
    case .clause: reportsClause(cue, withoutNote(clause, behind: cue), passage)
    }
  }

  /// 不相信他（因為他食言）: the clause without the parenthesis that ends it.
  private func withoutNote(_ clause: Clause, behind cue: Cue) -> Clause {
    let end = clause.span.end - 1
    guard end > cue.next, document.characterClass(at: end) == .closeBracket,
      let note = (cue.next..<end).last(where: { document.characterClass(at: $0) == .openBracket }), note > cue.next,
      note - cue.next <= nounLength + headLimit
    else { return clause }
    var clause = clause
    clause.span.end = note
    return clause
  }

  /// 回應本報表示: who is answered stands before the cue that reports.
  private func isAnswered(_ cue: Cue, _ passage: Passage) -> Bool {
    guard let next = passage.cues(of: cue.clause).first(where: { $0.span.start > cue.next }) else { return false }
    let between = TextSpan(cue.next, next.span.start)
    guard let asked = phrases.phrases(in: between).first, asked.span.start == between.start else { return false }
    return phrases.isOnlyAdverbs(TextSpan(asked.span.end, between.end))
  }

  /// 辦事處:指由公司管理的單位, 漠視:認為…, 讀書會:重申價值: the cue tells what the word before the colon means or does; but
  /// 林志成:要求即時撤回 is a headline's way to say who asks.
  private func isDefinition(_ cue: Cue, _ clause: Clause, _ passage: Passage) -> Bool {
    guard cue.clause > 0, cue.span.start == clause.span.start else { return false }
    let before = passage.clauses[cue.clause - 1]
    return before.mark == .colon && !context.isPerson(endingAt: before.span.end)
  }

  /// 「…」 or :「…」 follows: 提出質疑:「…」 reports even where the word is a noun.
  func isMarked(_ cue: Cue, _ passage: Passage) -> Bool {
    if cue.follow == .mark { return true }
    guard cue.follow == .colon, cue.clause + 1 < passage.clauses.count else { return false }
    return splitter.mark(openingAt: passage.clauses[cue.clause + 1].span.start) != nil
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
    // 被質疑是…, 被形容為…: the copula is no part of the verb.
    let isCopula =
      document.folded[cue.span.end - 1] == Self.becoming
      || lookups.grammar(endingAt: cue.span.end, within: 1).contains(.equates)
    let length = cue.span.length - (isCopula ? 1 : 0)
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

  /// 去判斷: what somebody is to do, or does with something.
  private func isGoingTo(_ cue: Cue) -> Bool {
    let before = cue.span.start - 1
    return before > cue.opens && SourcePhraseFinder.going.contains(document.folded[before])
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
      return document.folded[start] == Self.when && !context.isInName(start)
    }
    let closes = phrases.isSettingWord(endingAt: clause.span.end) || context.endsWithWhile(clause)
    return clause.mark == .comma && opens && closes && splitter.mark(at: cue.next) == nil
  }

  /// 曰
  private static let saith = UInt16(("曰" as Unicode.Scalar).value)
  /// 為, folded
  private static let becoming = UInt16(("为" as Unicode.Scalar).value)
  /// 當, folded
  private static let when = UInt16(("当" as Unicode.Scalar).value)
}
