import OnRecordLexicon
import OnRecordModel

/// What a cue reports: its stretches, how they are said, and where they end.
struct Content {
  var segments: [TextSpan]
  /// The quotations it takes.
  var marks: [Int] = []
  var form: Quotation.Form
  var rule: String
  /// Behind the content.
  var end: Int
  /// A quotation behind indirect content that is a quote of its own: X說,A,「B。」
  var followedBy: Int?
}

/// Reads the content behind a cue, from strict to loose: marked words, a marked fragment, an indirect clause.
final class ContentReader {
  private let reading: Reading
  private let splitter: ClauseSplitter
  private let judge: CueJudge
  private let speech: SpeechMarks

  /// A gloss of a whole statement is no shorter.
  private let glossLength = 30
  /// A clause before a colon and marked words is no shorter.
  private let clauseLength = 4
  /// 儘管如此 alone has so many characters.
  private let concessionLength = 4
  /// 雖然 stands at most so many clauses before the cue.
  private let concessionReach = 6
  /// Indirect content is no shorter.
  private let shortest = 3

  init(_ reading: Reading, _ splitter: ClauseSplitter, _ judge: CueJudge, _ speech: SpeechMarks) {
    self.reading = reading
    self.splitter = splitter
    self.judge = judge
    self.speech = speech
  }

  private var document: Document { reading.document }
  private var marks: [MarkedSpan] { splitter.marks }

  /// The content behind `cue`, which ends before `limit`; nil where nothing follows that could be content.
  func content(of cue: Cue, in passage: Passage, limit: Int) -> Content? {
    guard let start = start(of: cue, in: passage), start < limit else { return nil }
    let limit = isSubordinate(cue, passage) ? min(limit, mainClause(behind: cue, start, passage)) : limit
    if let mark = splitter.mark(at: start), marks[mark].outer.start == start {
      return isAttribute(mark, passage) ? nil : marked(mark, cue, passage, limit)
    }
    var content = indirect(cue, from: start, passage, limit)
    guard let span = content.segments.first, document.trimmed(span).length >= shortest || cue.follow == .colon else {
      return nil
    }
    content.rule =
      switch cue.follow {
      case .colon: "content.colon"
      case .comma: "content.comma"
      default: "content.clause"
      }
    return content
  }

  /// Where the main sentence goes on behind a subordinate clause: with 但, or with the next speaker, 對於有人指他失職,
  /// 擅離崗位,局長說…; else with the next clause, unless a comma stands behind the cue.
  private func mainClause(behind cue: Cue, _ start: Int, _ passage: Passage) -> Int {
    let clauses = passage.clauses
    let opener = reading.lookups.grammar(at: clauses[cue.clause].span.start)
    var index = cue.clause + (cue.follow == .clause ? 1 : 2)
    while index < clauses.count, clauses[index].sentence == clauses[cue.clause].sentence {
      if let word = reading.lookups.word(.functionWords, at: clauses[index].span.start) {
        let flags = word.grammar
        if flags.contains(.opposes)
          || cue.follow == .comma && flags.contains(.conjunction)
            && flags.isDisjoint(with: [.preposition, .subordinates])
        {
          return clauses[index].span.start
        }
      }
      if cue.follow == .clause, passage.cues(of: index).first?.subject.isAdjacent ?? false {
        return clauses[index].span.start
      }
      index += 1
    }
    return cue.follow == .clause && !opener.contains(.topics)
      ? clauses[cue.clause].span.end : passage.paragraph.span.end
  }

  /// 當被質疑捏造答案,… 雖然他說計畫不變,…: the clause is part of a larger sentence, and so is what is said.
  private func isSubordinate(_ cue: Cue, _ passage: Passage) -> Bool {
    let clause = passage.clauses[cue.clause]
    guard clause.mark == .comma, cue.follow == .clause || cue.follow == .comma,
      let word = reading.lookups.word(.functionWords, at: clause.span.start),
      reading.lookups.isLongest(word)
    else { return false }
    let flags = word.grammar
    return flags.contains(.subordinates) && (!flags.contains(.topics) || cue.follow == .clause)
  }

  /// 雖然…,工會抗議…: a clause before the cue's opens with what the next 但 or 卻 answers.
  private func isConceded(_ cue: Cue, _ passage: Passage) -> Bool {
    var index = cue.clause
    let sentence = passage.clauses[index].sentence
    guard cue.subject.isZero, !reading.lookups.grammar(at: passage.clauses[index].span.start).contains(.opposes) else {
      return false
    }
    while index > max(0, cue.clause - concessionReach), passage.clauses[index - 1].sentence == sentence {
      index -= 1
      let flags = reading.lookups.grammar(at: passage.clauses[index].span.start)
      if flags.contains(.opposes) { return false }
      if flags.contains(.subordinates), flags.isDisjoint(with: [.topics, .supposes, .preposition]) {
        // 儘管如此,…
        return passage.clauses[index].span.length > concessionLength
      }
    }
    return false
  }

  /// Behind the colon or comma, or at once behind the cue.
  private func start(of cue: Cue, in passage: Passage) -> Int? {
    guard cue.follow == .colon || cue.follow == .comma else { return cue.follow == .end ? nil : cue.next }
    guard cue.clause + 1 < passage.clauses.count else { return nil }
    let next = passage.clauses[cue.clause + 1]
    return next.sentence == passage.clauses[cue.clause].sentence ? next.span.start : nil
  }

  // MARK: Marked words

  /// The content begins with a quotation mark.
  private func marked(_ first: Int, _ cue: Cue, _ passage: Passage, _ limit: Int) -> Content {
    let list = self.list(from: first)
    let last = list.last ?? first
    let end = marks[last].outer.end
    let segments = list.map { marks[$0].inner }
    let after = document.characterClass(at: end)
    let isWhole = splitter.endsWithTerminal(marks[last]) || end >= passage.paragraph.span.end
    if isWhole || after.endsSentence || after == .semicolon {
      return Content(segments: segments, marks: list, form: .direct, rule: "content.marks", end: end)
    }
    if after == .comma && !goesOn(behind: end, passage) || after == .closeBracket || after == .openBracket {
      return Content(segments: segments, marks: list, form: .direct, rule: "content.marks.comma", end: end)
    }
    // 高呼「甲」、「乙」等口號: the list is closed, and what follows is the narrator's.
    if let word = reading.lookups.word(.quoteNouns, at: end), word.grammar.contains(.ends) {
      return Content(segments: segments, marks: list, form: .direct, rule: "content.marks.list", end: Int(word.end))
    }
    if let slogans = slogans(behind: end) {
      return Content(segments: segments, marks: list, form: .direct, rule: "content.marks.list", end: slogans)
    }
    // 高呼「…」的群眾,…: a statement describes whoever made it.
    if speech.isStatement(marks[last]), reading.lookups.grammar(at: end).contains(.genitive) {
      return Content(segments: segments, marks: list, form: .direct, rule: "content.marks", end: end)
    }
    // A fragment: the sentence goes on around the marked words.
    var content = indirect(cue, from: marks[first].outer.start, passage, limit)
    content.form = .mixed
    content.rule = "content.fragment"
    return content
  }

  /// Where 等挑釁性口號 ends behind shouts.
  private func slogans(behind end: Int) -> Int? {
    guard end < document.count, document.scalars[end] == Self.others else { return nil }
    let start = end + 2
    for position in start..<max(start, min(document.count, start + sloganReach)) {
      guard let word = reading.lookups.word(.quoteNouns, at: position) else { continue }
      return reading.lexicon.value(word.id) == "slogan" ? Int(word.end) : nil
    }
    return nil
  }

  /// 等
  private static let others = ("等" as Unicode.Scalar).value
  /// Between 等 and the noun stand at most so many characters.
  private let sloganReach = 4

  /// 發布「勝利之路」的數據: what stands in marks describes a noun, of which nothing is told.
  private func isAttribute(_ mark: Int, _ passage: Passage) -> Bool {
    let end = marks[mark].outer.end
    guard reading.lookups.grammar(at: end).contains(.genitive), !speech.isStatement(marks[mark]),
      let clause = passage.clause(at: end)
    else { return false }
    return !speech.holdsVerb(TextSpan(end + 1, max(end + 1, passage.clauses[clause].span.end)))
  }

  /// 「這不是錢的問題」,而是態度問題: a conjunction takes up the sentence that the marked words began.
  private func goesOn(behind end: Int, _ passage: Passage) -> Bool {
    guard let clause = passage.clause(at: end + 1), passage.cues(of: clause).isEmpty,
      let word = reading.lookups.word(.functionWords, at: passage.clauses[clause].span.start)
    else { return false }
    return word.grammar.contains(.contrasts)
  }

  /// 「甲」、「乙」 and 「甲」「乙」: one quotation in stretches.
  func list(from first: Int) -> [Int] {
    var list = [first]
    var end = marks[first].outer.end
    while document.characterClass(at: end) == .enumerationComma, let next = splitter.mark(at: end + 1),
      marks[next].outer.start == end + 1
    {
      list.append(next)
      end = marks[next].outer.end
    }
    return list
  }

  // MARK: Indirect content

  /// Indirect content ends with its sentence, unless a clause with a cue of its own, a whole quotation or the narrator
  /// comes first.
  private func indirect(_ cue: Cue, from start: Int, _ passage: Passage, _ limit: Int) -> Content {
    let clauses = passage.clauses
    var index = passage.clause(at: start) ?? clauses.count - 1
    let first = index
    let sentence = clauses[index].sentence
    if let end = judge.endBeforeNoun(cue, clauses[index].span), end > start {
      return described(TextSpan(start, end), clauses[index].span.end)
    }
    var end = clauses[index].span.end
    var followedBy: Int?
    let hasInner = holdsInnerQuote(start, cue, first, passage)
    let isConceded = isConceded(cue, passage)
    while index + 1 < clauses.count, clauses[index + 1].sentence == sentence, clauses[index + 1].span.start < limit {
      let next = clauses[index + 1]
      // 雖然工會抗議計畫,…,卻沒有影響進度: the sentence that the cue's clause is the first half of goes on.
      if isConceded, reading.lookups.grammar(at: next.span.start).contains(.opposes) { break }
      let isOpen = index == first && isOpen(clauses[first], from: start, index + 1, cue, passage)
      if !hasInner, !isOpen, let mark = splitter.mark(openingAt: next.span.start),
        marks[mark].outer.end >= next.span.end,
        speech.isStatement(marks[mark]),
        isMainClause(from: start, to: end, first, index, passage)
      {
        followedBy = mark
        break
      }
      if judge.opensStatement(index + 1, in: passage), !handsOn(index, start, passage),
        index > first ? !isUnfinished(index, passage) : !isOpen
      {
        // …,對學者建議,她認為…: what the next statement is about.
        if index > first, isTopic(clauses[index]) { end = clauses[index - 1].span.end }
        break
      }
      // 雖然…,但未有…: the second half belongs to the first.
      let isSecondHalf =
        reading.lookups.grammar(at: max(start, clauses[index].span.start)).contains(.subordinates)
        && reading.lookups.grammar(at: next.span.start).contains(.opposes)
      if !isOpen, !isSecondHalf, judge.narrates(index + 1, of: cue, from: start, in: passage) {
        // 翌日,警員到場: the time belongs to what the narrator tells.
        if index > first, judge.isTime(clauses[index].span) || judge.setsScene(clauses[index].span) {
          end = clauses[index - 1].span.end
        }
        break
      }
      if !isOpen || cue.flags.contains(.asks),
        (judge.endsContent(next) || judge.tellsOutcome(next, of: cue)) && !isSecondHalf
          || judge.isAsked(index + 1, in: passage) || judge.answers(index + 1, cue, in: passage)
          || clauses[index].mark == .semicolon
            && (changesSpeaker(index + 1, passage) || isNextItem(index + 1, of: cue, passage))
          || judge.speaksUp(index + 1, in: passage)
      {
        break
      }
      index += 1
      end = next.span.end
    }
    if index > first, isAnswered(index, cue, passage) { end = clauses[index - 1].span.end }
    // …,但是,「…」: what opens the next statement.
    while index > first, clauses[index].mark == .comma || clauses[index].span.length <= 2,
      judge.phrases.isOnlyConnectives(clauses[index].span)
    {
      index -= 1
      end = clauses[index].span.end
    }
    if index == first, let act = judge.act(of: cue, in: TextSpan(start, end)) { end = act }
    end = judge.withoutOccasion(cue, TextSpan(start, end), clauses[index])
    let span = withoutGloss(document.trimmed(TextSpan(start, min(end, limit))))
    let inner = splitter.marks(in: span)
    let isMixed = inner.contains { speech.isSpoken(marks[$0]) }
    return Content(
      segments: [span], marks: Array(inner), form: isMixed ? .mixed : .indirect, rule: "", end: span.end,
      followedBy: followedBy)
  }

  /// 他說他讀書很差,那為何讀法律?「因為冷門。」: the last clause asks him, who answers in the words behind it.
  private func isAnswered(_ index: Int, _ cue: Cue, _ passage: Passage) -> Bool {
    let clauses = passage.clauses
    guard clauses[index].mark == .question, !cue.flags.contains(.asks), index + 1 < clauses.count,
      clauses[index - 1].mark == .comma, let mark = splitter.mark(openingAt: clauses[index + 1].span.start)
    else { return false }
    return speech.isSpoken(marks[mark]) || splitter.endsWithTerminal(marks[mark])
  }

  /// 反駁某甲認為計畫合理|的說法
  private func described(_ span: TextSpan, _ end: Int) -> Content {
    let inner = splitter.marks(in: span)
    let isMixed = inner.contains { speech.isSpoken(marks[$0]) }
    return Content(
      segments: [document.trimmed(span)], marks: Array(inner), form: isMixed ? .mixed : .indirect, rule: "", end: end)
  }

  /// 若辯方同意, 8月14日前: what has begun with the clause is not told yet.
  private func isUnfinished(_ index: Int, _ passage: Passage) -> Bool {
    let clause = passage.clauses[index]
    return supposes(clause) || judge.isSetting(clause.span)
      || !isAloud(index + 1, passage) && judge.setsScene(clause.span)
  }

  /// 某甲說:「…」: the clause has marked words for a quote of its own.
  private func isAloud(_ index: Int, _ passage: Passage) -> Bool {
    passage.cues(of: index).first.map { $0.follow == .colon || $0.follow == .mark } ?? false
  }

  /// ；他促請…, ；至於時程，局長說…: what stands behind the semicolon has a subject and a cue of its own, at once or
  /// behind what it is about.
  private func changesSpeaker(_ first: Int, _ passage: Passage) -> Bool {
    let clauses = passage.clauses
    if passage.hasSpeaker(first) || passage.cues(of: first).first?.subject.isKnown ?? false { return true }
    guard isTopic(clauses[first]), first + 1 < clauses.count, clauses[first].mark == .comma else { return false }
    return passage.hasSpeaker(first + 1) || judge.opensStatement(first + 1, in: passage)
  }

  /// （3）甲表示,…；（4）…: the next item of the list, one of whose items the cue's clause belongs to.
  private func isNextItem(_ number: Int, of cue: Cue, _ passage: Passage) -> Bool {
    let clauses = passage.clauses
    guard isItem(clauses[number].span.start) else { return false }
    var first = cue.clause
    while first > max(0, cue.clause - concessionReach), clauses[first - 1].mark == .comma,
      clauses[first - 1].sentence == clauses[cue.clause].sentence
    {
      first -= 1
    }
    return isItem(clauses[first].span.start)
  }

  /// （4）, 四、: a number opens the clause.
  private func isItem(_ start: Int) -> Bool {
    if document.characterClass(at: start) == .openBracket {
      var end = start + 1
      while document.characterClass(at: end) == .digit || reading.lookups.word(.numeralWords, at: end) != nil {
        end += 1
      }
      return end > start + 1 && document.characterClass(at: end) == .closeBracket
    }
    guard let number = reading.lookups.word(.numeralWords, at: start) else { return false }
    return document.characterClass(at: Int(number.end)) == .enumerationComma
  }

  /// 引述消息指,草案列明…: the clause ends with a cue inside the content, which takes the next one.
  private func handsOn(_ index: Int, _ start: Int, _ passage: Passage) -> Bool {
    guard let cue = passage.cues(of: index).last, cue.span.start > start, cue.subject.isAdjacent else { return false }
    return cue.follow == .comma || cue.follow == .colon
  }

  /// 若辯方同意, 鍾將會承認…: the clause wants the next one.
  private func supposes(_ clause: Clause) -> Bool {
    return reading.lookups.grammar(at: clause.span.start).contains(.supposes)
  }

  private func isTopic(_ clause: Clause) -> Bool {
    return reading.lookups.grammar(at: clause.span.start).contains(.topics)
  }

  /// 計畫已經完成(The plan is complete): the words as they were said, in another language, are no part of the content.
  private func withoutGloss(_ span: TextSpan) -> TextSpan {
    guard span.length > glossLength, document.characterClass(at: span.end - 1) == .closeBracket else { return span }
    var start = span.end - 2
    while start > span.start, document.characterClass(at: start) != .openBracket {
      if document.characterClass(at: start) == .han { return span }
      start -= 1
    }
    guard start > span.start, span.end - start >= glossLength else { return span }
    return document.trimmed(TextSpan(span.start, start))
  }

  /// 如果…, 在…的同時, 一國兩制的經驗: the clause alone says nothing yet, and what follows may go on with it.
  private func isOpen(_ clause: Clause, from start: Int, _ next: Int, _ cue: Cue, _ passage: Passage) -> Bool {
    guard clause.mark == .comma else { return false }
    let span = TextSpan(max(start, clause.span.start), clause.span.end)
    let other = passage.cues(of: next).first
    // 集會開始前,某甲說:「…」
    let isAloud = isAloud(next, passage)
    if judge.isSetting(span) || !isAloud && judge.isDependent(span)
      || start == clause.span.start && isSubject(of: next, span, passage)
      // 他說,市府的決定,「完全符合規定」
      || (splitter.mark(openingAt: passage.clauses[next].span.start).map({ speech.isPredicate(marks[$0]) }) ?? false)
        && judge.isNounPhrase(span)
    {
      return true
    }
    // 他表示,根據守則,…: what was reported has not begun.
    if let frame = reading.lookups.word(.cues, at: span.start), frame.cueFlags.contains(.prefix),
      !speech.holdsVerb(TextSpan(Int(frame.end), span.end))
    {
      return true
    }
    guard let word = reading.lookups.word(.functionWords, at: span.start), word.grammar.contains(.subordinates),
      word.length > 1 || word.length == reading.lookups.reach(at: span.start)
    else { return false }
    if let other, other.flags.contains(.thinks) { return true }
    // 對於計畫,他說: what the next statement is about; 問若當選會否…,他說會: the question is whole.
    if word.grammar.contains(.topics) || cue.flags.contains(.asks) || isAloud { return false }
    // …,並透露: the speaker goes on.
    return other.map { !$0.subject.isZero || $0.span.start == passage.clauses[next].span.start } ?? true
  }

  /// 他說,去年的經驗,表明…: a noun that nothing is told of yet is the subject of the next clause's cue.
  private func isSubject(of next: Int, _ span: TextSpan, _ passage: Passage) -> Bool {
    guard let cue = passage.cues(of: next).first, cue.subject.isZero, cue.frame == nil,
      cue.span.start == passage.clauses[next].span.start, cue.flags.isDisjoint(with: Self.personal)
    else { return false }
    return judge.isNounPhrase(span)
  }

  /// What people say and no thing tells.
  private static let personal: CueFlags = [.continues, .thinks, .criticizes, .asks, .verbPhrase, .denies, .promises]

  /// The content opens with a speaker of its own, 報道引述該人士說: what follows is that one's. A person who tells in one
  /// clause what another one said goes on.
  private func holdsInnerQuote(_ start: Int, _ outer: Cue, _ clause: Int, _ passage: Passage) -> Bool {
    passage.cues(of: clause).contains { cue in
      guard cue.span.start > start, case .adjacent(let phrase) = cue.subject,
        cue.follow != .clause
          || cue.flags.isDisjoint(with: [.noun, .thinks, .weak])
            && (outer.flags.contains(.report) || outer.subject.isDocument)
      else { return false }
      return phrase.kind != .pronoun && phrase.span.start >= start
    }
  }

  /// What stands before a quotation is a clause of its own: it has a verb, no 如果, and no cue that takes the quotation.
  private func isMainClause(from start: Int, to end: Int, _ first: Int, _ last: Int, _ passage: Passage) -> Bool {
    if let cue = passage.cues(of: last).last, cue.follow == .comma || cue.follow == .colon { return false }
    // 若動武,將會產生危險:「…」
    if passage.clauses[last].mark == .colon, last > first || end - start >= clauseLength { return true }
    if last == first, reading.lookups.grammar(at: start).contains(.subordinates) {
      return false
    }
    return speech.holdsVerb(TextSpan(start, end))
  }
}
