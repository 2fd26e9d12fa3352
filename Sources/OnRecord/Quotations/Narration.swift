import OnRecordLexicon
import OnRecordModel

/// Where the narrator goes on behind what was asked for, promised, announced, admitted or asked in one clause, without
/// a cue that says so.
///
/// Such content is of what is to be, or of oneself: a clause that tells what has come about, 要求離開,警員已到場, is told
/// by nobody but the narrator.
extension CueJudge {
  /// The clause behind the content that begins at `start` is the narrator's.
  func narrates(_ number: Int, of cue: Cue, from start: Int, in passage: Passage) -> Bool {
    let clause = passage.clauses[number].span
    if let word = lookups.word(.narrationWords, at: clause.start), word.narrationFlags.contains(.rumour) { return true }
    guard cue.follow == .clause else { return false }
    let before = TextSpan(start, passage.clauses[number - 1].span.end)
    if cue.flags.contains(.asks) { return answersQuestion(clause, before) }
    guard !cue.flags.isDisjoint(with: [.performs, .claims]) else { return false }
    if withholds(clause) { return true }
    if cue.flags.contains(.claims) { return followsClaim(clause, before) }
    return hasComeAbout(clause)
  }

  /// 是否知情,馬英九則重複…: behind a question a clause that asks nothing and has a subject of its own.
  private func answersQuestion(_ clause: TextSpan, _ question: TextSpan) -> Bool {
    guard narration(in: question).contains(.asks), narration(in: clause).isDisjoint(with: [.asks]) else { return false }
    let opening = opening(clause)
    if opening.flags.contains(.adds) || phrases.supposes(clause) { return false }
    if opening.flags.contains(.answers) || lookups.grammar(at: clause.start).contains(.opposes) { return true }
    return hasSubject(clause)
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
  private func hasComeAbout(_ clause: TextSpan) -> Bool {
    let opening = opening(clause)
    let flags = narration(in: clause)
    if !flags.isDisjoint(with: [.future, .asks]) || opening.flags.contains(.adds) { return false }
    if phrases.supposes(clause) || lookups.grammar(at: opening.end).contains(.subordinates) { return false }
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
    while position < span.end {
      if let mark = splitter.mark(at: position) {
        position = max(position + 1, splitter.marks[mark].outer.end)
        continue
      }
      let reach = lookups.reach(at: position)
      if lookups.lists(at: position).contains(WordListSet(.narrationWords)),
        let word = lookups.word(.narrationWords, at: position), word.length == reach, Int(word.end) <= span.end
      {
        flags.formUnion(word.narrationFlags)
      }
      // 被扣押的人: what happened to him only describes him.
      if lookups.grammar(at: position).contains(.genitive) { flags = flags.subtracting([.past]) }
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
    guard let word = lookups.word(.narrationWords, endingAt: span.end), word.narrationFlags.contains(.sets),
      Int(word.start) > span.start
    else { return false }
    // 目前, 一直以來: the word ends an adverb.
    return lookups.word(.speechAdverbs, endingAt: span.end).map { $0.length <= word.length } ?? true
  }
}
