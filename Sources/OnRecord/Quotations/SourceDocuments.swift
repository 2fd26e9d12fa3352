import OnRecordLexicon
import OnRecordModel

/// Documents and calls in the clauses before a cue that say what it reports: 收到匿名信，稱…, 發表聲明，指….
extension SourceResolver {
  /// 死亡恐嚇信，信中稱…, 收到一封匿名信，稱…: the document that the clause before received, which is no word of who
  /// received it.
  func received(_ cue: Cue, _ passage: Passage) -> SourceAnswer? {
    guard cue.clause > 0, cue.frame == nil else { return nil }
    let (before, clause) = (passage.clauses[cue.clause - 1], passage.clauses[cue.clause])
    guard before.sentence == clause.sentence,
      let noun = document(openingWith: cue, clause) ?? document(ending: before, cue),
      let verb = before.span.range.first(where: { position in
        switch phrases.predicate(at: position) {
        // 收到信，說很高興: whoever received it, unless it is one that comes up.
        case "receives": cue.flags.contains(.bare) || noun.start > cue.opens || isOne(noun, behind: position)
        case "reads": isOne(noun, behind: position)
        case "spreads": noun.start > position
        default: false
        }
      }),
      // 尚未收到報告，指…
      reading.lookups.grammar(endingAt: verb, within: 2).isDisjoint(with: [.negates, .lacks])
    else { return nil }
    return SourceAnswer(
      source: Quotation.Source(span: noun, standing: .anonymous), entities: [], rule: "source.before-cue")
  }

  /// 信 of 信中稱.
  private func document(openingWith cue: Cue, _ clause: Clause) -> TextSpan? {
    guard let noun = reading.lookups.word(.documents, at: clause.span.start), Int(noun.end) < cue.span.start,
      phrases.opensSetting(at: Int(noun.end)),
      phrases.isOnlyAdverbs(TextSpan(Int(noun.end), cue.span.start), withTitles: false)
    else { return nil }
    return TextSpan(Int(noun.start), Int(noun.end))
  }

  /// 匿名信 of 收到一封匿名信，稱…: the cue opens the clause, and goes on with nobody.
  private func document(ending clause: Clause, _ cue: Cue) -> TextSpan? {
    guard clause.mark == .comma, cue.flags.contains(.chains), cue.flags.isDisjoint(with: [.continues, .thinks]),
      cue.span.start == cue.opens, let noun = reading.lookups.word(.documents, endingAt: clause.span.end)
    else { return nil }
    return TextSpan(Int(noun.start), Int(noun.end))
  }

  /// 一篇 of 看到一篇文章: the document comes up there.
  private func isOne(_ noun: TextSpan, behind start: Int) -> Bool {
    (max(start, noun.start - articleReach)..<noun.start).contains { position in
      document.scalars[position] == Self.one
        && reading.lookups.word(.measureWords, at: position + 1).map { Int($0.end) <= noun.start } ?? false
    }
  }

  /// 一
  static let one = ("一" as Unicode.Scalar).value

  /// 一 stands at most so far before the document.
  private var articleReach: Int { 12 }

  /// 院方 of 收到院方電話，指…, 客戶 of 接獲客戶投訴，指…: who called is not who was called; the complaint itself where
  /// nobody stands before it, 收到舉報線索，稱….
  func caller(_ cue: Cue, _ passage: Passage, _ state: QuotationState) -> SourceAnswer? {
    guard cue.clause > 0, cue.frame == nil, cue.span.start == cue.opens,
      // 收到通知，質疑…: whoever received it.
      cue.flags.isDisjoint(with: [.continues, .thinks, .criticizes])
    else { return nil }
    let (before, clause) = (passage.clauses[cue.clause - 1], passage.clauses[cue.clause])
    guard before.sentence == clause.sentence, before.mark == .comma,
      let call = call(endingAt: before.span.end),
      let verb = before.span.range.first(where: { phrases.predicate(at: $0) == "receives" })
    else { return nil }
    // 黃先生的來電
    let end = phrases.isGenitive(endingAt: call.start) ? call.start - 1 : call.start
    if let last = phrases.phrases(in: TextSpan(verb, call.start)).last, last.span.end == end {
      var answer = answer(last, rule: "source.clause-before", state)
      answer.isBackground = true
      return answer
    }
    return SourceAnswer(
      source: Quotation.Source(span: call, standing: .anonymous), entities: [], rule: "source.clause-before",
      isBackground: true)
  }

  /// 電話, 投訴, 舉報線索: what comes in, at the end of a clause.
  private func call(endingAt end: Int) -> TextSpan? {
    var start = end
    while let call = reading.lookups.phraseWord(.call, endingAt: start) { start = Int(call.start) }
    return start < end ? TextSpan(start, end) : nil
  }

  /// 報道說，檢察機關發表聲明，指…: whoever issues the document with which the clause ends.
  func issuing(in clause: TextSpan) -> SourceCandidate? {
    guard document.characterClass(at: clause.end) == .comma,
      // 發表聲明, 發表聲明回應事件
      let last = phrases.phrases(in: clause).first(where: { $0.issuer != nil }), let issuer = last.issuer,
      phrases.afterConnectives(TextSpan(clause.start, issuer.start)) >= issuer.start
    else { return nil }
    return last
  }
}
