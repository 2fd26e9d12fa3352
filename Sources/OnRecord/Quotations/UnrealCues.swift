import OnRecordLexicon
import OnRecordModel

/// Where a word that may be a cue tells what is to be said, what would be, or which one is meant, so that nobody says it.
extension CueContext {
  /// 必須再次強調,…: the writer's duty, as nobody stands before it.
  func isDuty(_ cue: Cue, _ clause: Clause) -> Bool {
    guard cue.frame == nil, cue.follow == .clause || cue.follow == .comma else { return false }
    let start = phrases.afterConnectives(TextSpan(clause.span.start, cue.span.start))
    guard let modal = lookups.word(.functionWords, at: start), modal.length > 1, isObliging(modal),
      Int(modal.end) <= cue.span.start, !isInName(start)
    else { return false }
    return phrases.isOnlyAdverbs(TextSpan(Int(modal.end), cue.span.start), withTitles: false)
  }

  private func isObliging(_ modal: Hit) -> Bool {
    modal.grammar.contains(.verb) && !modal.grammar.isDisjoint(with: [.plans, .negates])
      && !modal.grammar.contains(.lacks)
  }

  /// 如果他還有話,他會這樣說:「…」: a clause before supposes what did not happen.
  func isImagined(_ cue: Cue, in passage: Passage) -> Bool {
    guard cue.flags.isDisjoint(with: [.thinks, .asks]), cue.follow != .end,
      let modal = (max(cue.opens, cue.span.start - objectLimit)..<max(cue.opens, cue.span.start)).last(where: {
        lookups.word(.functionWords, at: $0)?.grammar.isSuperset(of: [.verb, .plans]) ?? false
          && lookups.isLoneCharacter(at: $0) && !isInName($0)
      }),
      isManner(TextSpan(modal + 1, cue.span.start))
    else { return false }
    var index = cue.clause - 1
    while index >= 0, index >= cue.clause - supposingReach,
      passage.clauses[index].sentence == passage.clauses[cue.clause].sentence
    {
      if phrases.supposes(passage.clauses[index].span), passage.cues(of: index).isEmpty { return true }
      index -= 1
    }
    return false
  }

  /// What is supposed stands at most so many clauses before.
  private var supposingReach: Int { 2 }

  /// 這樣, 如此, or adverbs.
  private func isManner(_ span: TextSpan) -> Bool {
    phrases.isOnlyAdverbs(span)
      || Self.manners.contains { $0.count == span.length && document.holds($0, at: span.start) }
  }

  private static let manners: [[UInt32]] = ["這樣", "这样", "這麼", "这么", "怎樣", "怎样", "如何"].map {
    $0.unicodeScalars.map(\.value)
  }

  /// 一份聲稱「…」公司申請上市的文件, 一名自稱業主的男子: the cue describes what is counted.
  func isOfCounted(_ cue: Cue) -> Bool {
    guard cue.flags.contains(.claims), cue.follow == .clause || cue.follow == .mark,
      let measure = lookups.word(.measureWords, endingAt: cue.span.start, within: 2),
      lookups.lists(endingAt: Int(measure.start)).contains(WordListSet(.numeralWords))
        || document.characterClass(at: Int(measure.start) - 1) == .digit
    else { return false }
    return true
  }

  /// 其他他們認為安全的地點: which ones, by what somebody thinks of them.
  func isOpinionOfNoun(_ cue: Cue, _ clause: Clause) -> Bool {
    guard cue.flags.contains(.thinks), cue.follow == .clause, case .adjacent(let phrase) = cue.subject,
      phrase.kind == .pronoun, phrase.span.end == cue.span.start, phrase.span.start > clause.span.start,
      !phrases.isOnlyConnectives(TextSpan(clause.span.start, phrase.span.start)),
      document.characterClass(at: phrase.span.start - 1) == .han,
      lookups.word(.cues, endingAt: phrase.span.start) == nil
    else { return false }
    let end = clause.span.end
    return (max(cue.next + 1, end - describedReach)..<max(cue.next + 1, end - 1)).contains {
      phrases.isGenitive(endingAt: $0) && lookups.at($0).contains { Int($0.end) == end && $0.length > 1 }
    }
  }

  /// A noun has at most so many characters.
  private var describedReach: Int { 4 }
}
