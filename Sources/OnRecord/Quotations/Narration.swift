import OnRecordLexicon
import OnRecordModel

/// Where the narrator goes on behind what was asked for, promised, announced, admitted or asked in one clause, without
/// a cue that says so.
///
/// Such content is of what is to be, or of oneself: a clause that tells what has come about, 要求離開,警員已到場, is told
/// by nobody but the narrator.
extension CueJudge {
  /// 被…的人 holds at most so many characters before 的.
  private var attributeReach: Int { 8 }

  /// The clause behind the content that begins at `start` is the narrator's.
  func narrates(_ number: Int, of cue: Cue, from start: Int, in passage: Passage) -> Bool {
    let clause = passage.clauses[number].span
    // 據悉, 但據悉
    let opener = behindBut(clause)
    if let word = lookups.word(.narrationWords, at: opener), word.narrationFlags.contains(.rumour) { return true }
    if decides(number, passage), cue.flags.contains(.thinks) && !cue.flags.contains(.performs) || isJudge(cue, passage)
    {
      return true
    }
    if !cue.subject.isDocument, !cue.flags.contains(.report), denies(clause) { return true }
    if isPast(cue), lookups.grammar(at: clause.start).contains(.opposes), isAfterwards(clause) { return true }
    if cue.flags.contains(.report) || cue.frame != nil, wonders(clause, passage.clauses[number]) { return true }
    if halts(clause) || isWriters(clause) || isObeyed(clause, cue, from: start) { return true }
    if takesUp(clause) || adjourns(clause) || passesTime(clause) || saysNoMore(clause) { return true }
    guard cue.follow == .clause || cue.follow == .mark else { return false }
    if cue.flags.contains(.thinks), cue.follow == .clause, actsUpon(clause) { return true }
    if !cue.flags.isDisjoint(with: [.thinks, .claims]), opening(clause).flags.contains(.fact),
      cue.flags.contains(.claims) || lookups.grammar(at: clause.start).contains(.opposes)
    {
      return true
    }
    let before = TextSpan(start, passage.clauses[number - 1].span.end)
    if cue.flags.contains(.asks) { return answersQuestion(clause, before) }
    guard !cue.flags.isDisjoint(with: [.performs, .claims]) else { return false }
    if withholds(clause) { return true }
    if cue.flags.contains(.claims) { return followsClaim(clause, before) }
    return hasComeAbout(clause, behind: passage.clauses[number - 1].span)
  }

  /// Behind 但 where it opens `clause`.
  private func behindBut(_ clause: TextSpan) -> Int {
    lookups.grammar(at: clause.start).contains(.opposes) ? clause.start + 1 : clause.start
  }

  /// 但說到這裡,他臉色一沉: the narrator looks up.
  private func halts(_ clause: TextSpan) -> Bool {
    lookups.word(.narrationWords, at: behindBut(clause)).map { $0.narrationFlags.contains(.halts) } ?? false
  }

  /// 於是我提起…: the writer acts.
  private func isWriters(_ clause: TextSpan) -> Bool {
    guard let hence = lookups.word(.narrationWords, at: clause.start), hence.narrationFlags.contains(.hence),
      let pronoun = lookups.word(.pronouns, at: phrases.afterAdverbs(TextSpan(Int(hence.end), clause.end)))
    else { return false }
    return pronoun.sourceFlags.contains(.narrator) && !pronoun.sourceFlags.contains(.plural)
  }

  /// 要求某甲解釋理據,某甲以守則為擋箭牌: whoever was to do it does something.
  private func isObeyed(_ clause: TextSpan, _ cue: Cue, from start: Int) -> Bool {
    guard cue.flags.isSuperset(of: [.performs, .verbPhrase]), cue.follow == .clause,
      let asked = phrases.names.mention(at: start), asked.type == .person, asked.span.start == start,
      let actor = phrases.names.mention(at: clause.start), actor.entity == asked.entity,
      actor.span.start == clause.start
    else { return false }
    return narration(in: clause).isDisjoint(with: [.future, .asks])
  }

  /// 擔心地位不保,就想出了毒計; 認為這是綁架,此後向警方求助; 但事與願違: what whoever thought so then did, or what came of it.
  private func actsUpon(_ clause: TextSpan) -> Bool {
    if let word = lookups.word(.narrationWords, at: behindBut(clause)), word.narrationFlags.contains(.turns) {
      return true
    }
    // 因此他推薦了一個節目
    if let hence = lookups.word(.narrationWords, at: clause.start), hence.narrationFlags.contains(.hence),
      let pronoun = lookups.word(.pronouns, at: Int(hence.end)),
      !pronoun.sourceFlags.isDisjoint(with: [.male, .female]),
      isDone(from: Int(pronoun.end), before: min(clause.end, Int(pronoun.end) + deedReach))
    {
      return true
    }
    guard clause.length > 2, document.folded[clause.start] == Self.then, lookups.isLoneCharacter(at: clause.start)
    else { return false }
    return isDone(from: clause.start + 2, before: min(clause.end, clause.start + deedReach))
      && narration(in: clause).isDisjoint(with: [.future, .asks])
  }

  /// 了 stands by itself there: something was done.
  private func isDone(from start: Int, before end: Int) -> Bool {
    (start..<max(start, end)).contains { document.folded[$0] == Self.done && lookups.isLoneCharacter(at: $0) }
  }

  /// 就
  private static let then = UInt16(("就" as Unicode.Scalar).value)
  /// 了
  private static let done = UInt16(("了" as Unicode.Scalar).value)
  /// 了 of 就想出了 stands so near.
  private var deedReach: Int { 6 }

  /// 曾表示, 一度承諾: what was said once, and may have come to something else.
  private func isPast(_ cue: Cue) -> Bool {
    (max(cue.opens, cue.span.start - adverbReach)..<max(cue.opens, cue.span.start)).contains { position in
      lookups.word(.narrationWords, at: position).map { Int($0.end) <= cue.span.start && $0.narrationFlags == [.past] }
        ?? false
    }
  }

  /// 曾 of 曾公開表示 stands at most so far before the cue.
  private var adverbReach: Int { 4 }

  /// 但之後, 惟其後
  private func isAfterwards(_ clause: TextSpan) -> Bool {
    lookups.word(.narrationWords, at: clause.start + 1).map { $0.narrationFlags.contains(.sequence) } ?? false
  }

  /// 是否知情,馬英九則重複…: behind a question a clause that asks nothing and has a subject of its own.
  private func answersQuestion(_ clause: TextSpan, _ question: TextSpan) -> Bool {
    guard narration(in: question).contains(.asks), narration(in: clause).isDisjoint(with: [.asks]) else { return false }
    let opening = opening(clause)
    if opening.flags.contains(.adds) || phrases.supposes(clause) { return false }
    if opening.flags.contains(.answers) || lookups.grammar(at: clause.start).contains(.opposes) { return true }
    return hasSubject(clause)
  }

  /// 認為證供可信,故裁定罪名成立: what whoever thought so then did.
  private func decides(_ number: Int, _ passage: Passage) -> Bool {
    let clause = passage.clauses[number].span
    // 如果罪成,判監…: what would be done.
    if phrases.supposes(passage.clauses[number - 1].span) { return false }
    var position = clause.start
    var flags: NarrationFlags = [.decides]
    while position < clause.end {
      if let word = lookups.word(.narrationWords, at: position), word.narrationFlags.contains(.hence) {
        flags.insert(.resolves)
        position = Int(word.end)
      } else if let word = lookups.word(.functionWords, at: position),
        word.grammar.isSuperset(of: [.conjunction, .proceeds])
      {
        position = Int(word.end)
      } else {
        break
      }
    }
    guard let word = lookups.word(.narrationWords, at: position), Int(word.end) < clause.end,
      !word.narrationFlags.isDisjoint(with: flags), word.length >= lookups.reach(at: position)
    else { return false }
    // 決定的理由, 判監是唯一選擇, 判監將在所難免: the noun.
    let end = Int(word.end)
    return lookups.grammar(at: end).isDisjoint(with: [.genitive, .equates])
      && !(lookups.word(.narrationWords, at: end)?.narrationFlags.contains(.future) ?? false)
  }

  /// 劉官, 裁判官屈麗雯, 高等法院: who speaks, or opens the sentence, decides.
  private func isJudge(_ cue: Cue, _ passage: Passage) -> Bool {
    var speaker = cue.subject.phrase
    if speaker == nil {
      let sentence = passage.clauses[cue.clause].sentence
      let first = passage.clauses.partitioningIndex { $0.sentence >= sentence }
      speaker = phrases.phrases(in: passage.clauses[first].span).first
    }
    guard let span = speaker?.span else { return false }
    return span.range.contains {
      lookups.word(.narrationWords, at: $0).map { $0.narrationFlags.contains(.judges) && Int($0.end) <= span.end }
        ?? false
    }
  }

  /// Where what is said ends that describes the noun behind it, which a verb before the speaker governs:
  /// 反駁海事處認為分租合理|的說法.
  func endBeforeNoun(_ cue: Cue, _ clause: TextSpan) -> Int? {
    guard cue.follow == .clause, case .adjacent(let speaker) = cue.subject,
      let noun = lookups.word(.narrationWords, endingAt: clause.end), noun.narrationFlags.contains(.telling),
      Int(noun.start) - 1 > cue.next, lookups.grammar(at: Int(noun.start) - 1).contains(.genitive)
    else { return nil }
    let start = speaker.span.start
    let governs =
      lookups.lists(endingAt: start).contains(WordListSet(.cues)) || speech.isVerb(endingAt: start)
      || lookups.grammar(endingAt: start, within: 2).contains(.topics)
    return governs ? Int(noun.start) - 1 : nil
  }

  /// 而拒絕 of 被法官認為不當而拒絕: where begins what whoever thinks so behind 被 did.
  func act(of cue: Cue, in content: TextSpan) -> Int? {
    guard cue.flags.contains(.thinks), cue.subject.phrase?.government == .passive else { return nil }
    return content.range.dropFirst(2).first { position in
      document.folded[position] == Self.therefore && lookups.isLoneCharacter(at: position)
        && lookups.word(.narrationWords, at: position + 1).map {
          !$0.narrationFlags.isDisjoint(with: [.decides, .resolves]) && Int($0.end) == content.end
        } ?? false
    }
  }

  /// 而
  private static let therefore = UInt16(("而" as Unicode.Scalar).value)

  /// 難道他們知道內情嗎, 怎麼會流血呢: whoever cites a report asks so.
  private func wonders(_ span: TextSpan, _ clause: Clause) -> Bool {
    guard clause.mark == .question else { return false }
    return (span.start..<span.end - 1).contains { lookups.phraseWord(.wonders, at: $0) != nil }
  }

  /// 但朝鮮否認: another one, who answers in a word.
  private func denies(_ clause: TextSpan) -> Bool {
    guard lookups.grammar(at: clause.start).contains(.opposes) || lookups.grammar(at: clause.start).contains(.proceeds),
      let subject = phrases.phrases(in: clause).first, subject.kind == .named || subject.kind == .titled,
      subject.span.start <= phrases.afterConnectives(clause)
    else { return false }
    let verb = phrases.afterAdverbs(TextSpan(subject.span.end, clause.end))
    guard let word = lookups.word(.cues, at: verb), word.cueFlags.contains(.denies) else { return false }
    return clause.end - Int(word.end) <= attributeReach
  }

  /// 其說法引起不滿: what came of what was said.
  private func takesUp(_ clause: TextSpan) -> Bool {
    guard let remark = lookups.word(.narrationWords, at: clause.start), remark.narrationFlags.contains(.remark) else {
      return false
    }
    // 這番話…: whatever came of it.
    if remark.narrationFlags.contains(.stirs) { return !phrases.isGenitive(at: Int(remark.end)) }
    let verb = phrases.afterAdverbs(TextSpan(Int(remark.end), clause.end))
    return lookups.word(.narrationWords, at: verb).map { $0.narrationFlags.contains(.stirs) } ?? false
  }

  /// 案件押後再審: what the court decided, behind whatever was said there.
  private func adjourns(_ clause: TextSpan) -> Bool {
    guard let hearing = lookups.word(.narrationWords, at: clause.start), hearing.narrationFlags.contains(.hearing),
      Int(hearing.end) == clause.start + lookups.reach(at: clause.start)
    else { return false }
    let flags = narration(in: TextSpan(Int(hearing.end), clause.end))
    return flags.contains(.adjourns) && flags.isDisjoint(with: [.asks]) && !phrases.isGenitive(at: Int(hearing.end))
  }

  /// 一周過去了: how long it took.
  private func passesTime(_ clause: TextSpan) -> Bool {
    guard clause.length <= durationLimit, clause.length > Self.passing.count else { return false }
    let end = clause.end - Self.passing.count
    guard Self.passing.indices.allSatisfy({ document.folded[end + $0] == Self.passing[$0] }) else { return false }
    let start = phrases.afterAdverbs(TextSpan(clause.start, end))
    return lookups.word(.numeralWords, at: start) != nil || document.characterClass(at: start) == .digit
  }

  /// 過去了, folded
  private static let passing = "过去了".unicodeScalars.map { UInt16($0.value) }
  /// 一個星期過去了 has at most so many characters.
  private var durationLimit: Int { 10 }

  /// 但他並未透露原因: that whoever spoke did not say, or was not asked.
  private func saysNoMore(_ clause: TextSpan) -> Bool {
    guard lookups.grammar(at: clause.start).contains(.opposes) else { return false }
    let start = phrases.afterConnectives(clause)
    guard let pronoun = lookups.word(.pronouns, at: start), !pronoun.sourceFlags.isDisjoint(with: [.male, .female]),
      pronoun.sourceFlags.isDisjoint(with: [.plural])
    else { return false }
    let negation = phrases.afterAdverbs(TextSpan(Int(pronoun.end), clause.end))
    guard let word = lookups.word(.functionWords, at: negation), word.grammar.contains(.negates) else { return false }
    let verb = phrases.afterAdverbs(TextSpan(Int(word.end), clause.end))
    return lookups.word(.cues, at: verb).map {
      $0.cueFlags.isDisjoint(with: [.thinks, .criticizes, .verbPhrase, .denies])
    } ?? false
  }

  /// 但就不肯透露, 卻沒有交代: what nobody said.
  private func withholds(_ clause: TextSpan) -> Bool {
    guard lookups.grammar(at: clause.start).contains(.opposes) else { return false }
    let start = phrases.afterAdverbs(TextSpan(phrases.afterConnectives(clause), clause.end))
    guard let word = lookups.word(.functionWords, at: start), word.grammar.contains(.negates) else { return false }
    let verb = phrases.afterAdverbs(TextSpan(Int(word.end), clause.end))
    return lookups.lists(at: verb).contains(WordListSet(.cues)) && narration(in: clause).isDisjoint(with: [.future])
  }

  /// 承認傷人罪,案件押後…; 聲稱不知情,其後改口: what came of a claim, told in one clause.
  private func followsClaim(_ clause: TextSpan, _ claim: TextSpan) -> Bool {
    let opening = opening(clause)
    if !opening.flags.contains(.adds), let word = lookups.word(.narrationWords, endingAt: claim.end),
      word.narrationFlags.contains(.charge)
    {
      return true
    }
    if lookups.word(.speechAdverbs, at: clause.start).map({ $0.grammar.contains(.proceeds) }) ?? false { return true }
    return opening.flags.contains(.sequence) && narration(in: clause).contains(.past)
  }

  /// 警員已到場, 日前被否決, 至今沒有回音: what has come about behind what was to be.
  private func hasComeAbout(_ clause: TextSpan, behind before: TextSpan) -> Bool {
    let opening = opening(clause)
    if opening.flags.isSuperset(of: [.sequence, .past]) { return true }
    let flags = narration(in: clause)
    if !flags.isDisjoint(with: [.future, .asks]) || opening.flags.contains(.adds) { return false }
    if phrases.supposes(clause) || lookups.grammar(at: opening.end).contains(.subordinates) { return false }
    // 否則十年之後,香港早已…: what would come about.
    if self.opening(before).flags.contains(.future) || phrases.supposes(before) { return false }
    return opening.flags.contains(.sequence) || flags.contains(.past)
  }

  /// Somebody by name, office or pronoun stands at the clause's beginning, and more than an attribute behind it.
  private func hasSubject(_ clause: TextSpan) -> Bool {
    guard let subject = phrases.phrases(in: clause).first, subject.government == .none,
      subject.span.start <= phrases.afterConnectives(clause)
    else { return false }
    return subject.span.end < clause.end && !lookups.grammar(at: subject.span.end).contains(.genitive)
  }

  /// What the connectives, adverbs and times tell that open a clause, with the word behind them; and where they end.
  private func opening(_ clause: TextSpan) -> (flags: NarrationFlags, end: Int) {
    let end = max(phrases.afterConnectives(clause), phrases.afterAdverbs(clause))
    var flags = narration(in: TextSpan(clause.start, min(end, clause.end)))
    if let word = lookups.word(.narrationWords, at: end), Int(word.end) <= clause.end,
      lookups.reach(at: end) == word.length
    {
      flags.formUnion(word.narrationFlags)
    }
    return (flags, end)
  }

  /// What the words of `span` tell, each the longest at its place, outside quotation marks.
  private func narration(in span: TextSpan) -> NarrationFlags {
    var flags: NarrationFlags = []
    var position = span.start
    var past = Int.min / 2
    while position < span.end {
      if let mark = splitter.mark(at: position) {
        position = max(position + 1, splitter.marks[mark].outer.end)
        continue
      }
      let reach = lookups.reach(at: position)
      if lookups.lists(at: position).contains(WordListSet(.narrationWords)),
        let word = lookups.word(.narrationWords, at: position), word.length == reach, Int(word.end) <= span.end
      {
        if word.narrationFlags.contains(.past) { past = position }
        flags.formUnion(word.narrationFlags)
      }
      // 被扣押的人: what happened to him only describes him.
      if position - past <= attributeReach, lookups.grammar(at: position).contains(.genitive) {
        flags = flags.subtracting([.past])
      }
      position += reach
    }
    return flags
  }

  /// 不會延後, 三小時: the last character belongs to a word that tells of no time when something happens.
  func isTimeless(_ span: TextSpan) -> Bool {
    lookups.word(.narrationWords, endingAt: span.end).map { $0.narrationFlags.contains(.timeless) } ?? false
  }

  /// 就算…, …而言, …之前: the clause says nothing without another one.
  func isDependent(_ span: TextSpan) -> Bool {
    if let word = lookups.word(.narrationWords, at: phrases.afterConnectives(span)),
      word.narrationFlags.contains(.open), Int(word.end) <= span.end
    {
      return true
    }
    return setsScene(span)
  }

  /// …而言, …之前: the clause only tells of what or when.
  func setsScene(_ span: TextSpan) -> Bool {
    guard let word = lookups.word(.narrationWords, endingAt: span.end), word.narrationFlags.contains(.sets),
      Int(word.start) > span.start
    else { return false }
    // 目前, 一直以來: the word ends an adverb.
    return lookups.word(.speechAdverbs, endingAt: span.end).map { $0.length <= word.length } ?? true
  }
}
