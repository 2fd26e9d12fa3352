import OnRecordLexicon
import OnRecordModel

/// Names with more in front or behind: a husband's surname, 馮鄭惠儀, or what was named after somebody, 畢嘉士基金會.
extension ChineseNameCandidates {
  /// 馮鄭惠儀: a married woman's name, her husband's surname before her own, where it fills its place between marks or
  /// stands before a word for a couple or a woman.
  func addMarried(
    to candidates: inout [MentionCandidate], at position: Int, limit: Int, _ counts: RepeatedNames
  ) {
    let span = TextSpan(position, position + 4)
    guard span.end <= limit, lookups.lists(at: position + 1).contains(WordListSet(.surnames)),
      lookups.word(.surnames, at: position)?.length == 1, lookups.word(.surnames, at: position + 1)?.length == 1,
      span.range.allSatisfy({ document.characterClass(at: $0) == .han }),
      characters.reach(position) == 1, characters.reach(position + 1) < 3
    else { return }
    let isRepeated = keepsSecondSurname(span, counts)
    guard
      isRepeated
        || (context.isBreak(document.characterClass(at: position - 1)) || context.titleBefore(position) != nil)
          && (document.characterClass(at: span.end) != .han || context.titleAfter(span.end) != nil)
    else { return }
    let given = givenCost(position + 2, 2)
    guard given <= MentionCost.likelyGivenName + 20, characters[position + 2, .givenFirst] > 0,
      characters[position + 3, .givenSecond] > 0, !isDoubled(position), !isWord(TextSpan(position + 2, span.end)),
      !isWord(TextSpan(position + 1, position + 3))
    else { return }
    let families =
      characters[position, .surname, unseen: MentionCost.unseenSurname]
      + characters[position + 1, .surname, unseen: MentionCost.unseenSurname]
    // 沃原千里: a rare surname is no surname here.
    guard families <= MentionCost.likelyFamilies else { return }
    // 張黃美玲 everywhere, 張黃美 nowhere: the second surname is one.
    let second = isRepeated ? MentionCost.repeatedSecondSurname : 0
    add(
      span, MentionCost.person + families + given - second, context.personEvidence(span), to: &candidates, counts,
      isShort: false)
  }

  /// The article has the four characters time and again, and the first three of them nowhere else; not 向徐熙萍 or 葉官一度,
  /// which open with other words.
  private func keepsSecondSurname(_ span: TextSpan, _ counts: RepeatedNames) -> Bool {
    let others: WordListSet = [
      WordListSet(.functionWords), WordListSet(.honorifics), WordListSet(.speechAdverbs), WordListSet(.timeWords),
    ]
    return lookups.lists(at: span.start).isDisjoint(with: others)
      && lookups.lists(at: span.start + 1).isDisjoint(with: others)
      && counts.count(span) > 1 && counts.isNeverCut(span)
  }

  /// 畢嘉士基金會, 陳篤生醫院: a body with the name of a person right before the word that makes it one.
  func addEponym(
    to candidates: inout [MentionCandidate], _ name: TextSpan, _ cost: Int, limit: Int
  ) {
    guard lookups.lists(at: name.end).contains(WordListSet(.organizationSuffixes)),
      let suffix = lookups.word(.organizationSuffixes, at: name.end), suffix.length > 1, Int(suffix.end) <= limit,
      suffix.suffixFlags.contains(.strong),
      suffix.suffixFlags.isDisjoint(with: [.ofBodies, .ofStates, .independent]),
      // 委員會 has members, no founder.
      suffix.suffixFlags != [.strong] || document.folded[Int(suffix.end) - 1] != Self.union,
      !lookups.at(name.end).contains(where: { $0.length > suffix.length })
    else { return }
    candidates.append(
      MentionCandidate(
        span: TextSpan(sponsor(before: name.start) ?? name.start, Int(suffix.end)), type: .organization, entity: nil,
        cost: cost + MentionCost.eponym, rule: .nameAndSuffix))
  }

  /// Where the organization begins that stands right before `position`, 仁愛堂 of 仁愛堂田家炳小學, a husband's surname
  /// between them allowed.
  private func sponsor(before position: Int) -> Int? {
    for end in [position, position - 1] where lookups.lists(endingAt: end).contains(.names) {
      if end < position, !lookups.lists(at: end).contains(WordListSet(.surnames)) { return nil }
      for start in max(0, end - 8)..<end where lookups.lists(at: start).contains(.names) {
        if lookups.at(start).contains(where: {
          $0.entry.kind == .organization && !$0.entry.isWeak && Int($0.end) == end && $0.length > 1
        }) {
          return start
        }
      }
    }
    return nil
  }

  /// 會
  private static let union: UInt16 = 0x4F1A
}
