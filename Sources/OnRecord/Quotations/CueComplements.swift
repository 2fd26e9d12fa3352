import OnRecordLexicon
import OnRecordModel

/// What the complement of a cue is, the rest of its clause: a statement, or a name, a pointer, a feeling, a plan.
extension CueContext {
  /// 宣布封麥的張三,…: what follows the cue describes the person whose name ends the clause.
  func describesPerson(_ cue: Cue, _ rest: TextSpan) -> Bool {
    guard !cue.subject.isAdjacent || cue.flags.contains(.noun), let person = names.mention(at: rest.end - 1) else {
      return false
    }
    return person.type == .person && person.span.end == rest.end && person.span.start > rest.start
      && phrases.isGenitive(endingAt: person.span.start)
  }

  /// 新廠預計在明年啟用: nobody expects it who is named; the place or the paper is what will be.
  func isForeseen(_ cue: Cue, _ rest: TextSpan) -> Bool {
    guard cue.flags.contains(.impersonal), case .adjacent(let phrase) = cue.subject else { return false }
    guard phrases.isPlaceOnly(phrase) || phrase.kind == .document else { return false }
    let flags = lookups.grammar(at: rest.start)
    return !flags.isDisjoint(with: [.plans, .locates]) || phrases.afterAdverbs(rest) > rest.start
  }

  /// 也稱乙,是…: another name of what the sentence is about.
  func isAlias(_ cue: Cue, _ rest: TextSpan) -> Bool {
    guard cue.flags.contains(.continues), cue.subject.isZero, document.characterClass(at: rest.end) == .comma,
      !speech.holdsVerb(rest)
    else { return false }
    if lookups.grammar(at: rest.end + 1).contains(.equates) { return true }
    // 昊鯤功,又稱昊鯤大法,源於…: a noun before it and another one behind.
    guard document.folded[cue.span.end - 1] == Self.calls, cue.span.start == cue.opens, rest.length <= aliasLimit,
      let comma = document.trimmed(TextSpan(max(0, cue.span.start - 1), cue.span.start)).range.last,
      document.characterClass(at: comma) == .comma
    else { return false }
    var start = comma
    while start > max(0, comma - aliasLimit), document.characterClass(at: start - 1) == .han { start -= 1 }
    return start < comma && !speech.holdsVerb(TextSpan(start, comma))
  }

  /// 稱
  private static let calls = UInt16(("称" as Unicode.Scalar).value)
  /// What something is called has at most so many characters.
  private var aliasLimit: Int { 10 }

  /// 非常擔心,但… 解釋,並…: the sentence turns or goes on, and what worries or explains is not told.
  func turns(behind clause: Clause) -> Bool {
    let start = clause.span.end + 1
    if lookups.grammar(at: start).contains(.opposes) { return true }
    guard let word = lookups.word(.functionWords, at: start), word.grammar.contains(.proceeds) else { return false }
    return !lookups.grammar(at: Int(word.end)).contains(.negates) && lookups.isLongest(word)
  }

  /// 分享到社群, 轉述給她: a verb of giving.
  func isGiving(_ cue: Cue) -> Bool {
    // 否認到訪
    guard !cue.flags.contains(.denies), let word = lookups.word(.functionWords, at: cue.next),
      lookups.isLongest(word)
    else { return false }
    return word.grammar.contains(.goals)
  }

  /// 強調這點: what was said before, not what is said now.
  func isPointer(_ rest: TextSpan) -> Bool {
    guard (1...pointerLimit).contains(rest.length), let pronoun = lookups.word(.pronouns, at: rest.start) else {
      return false
    }
    return pronoun.sourceFlags.contains(.deictic) && !speech.holdsVerb(rest)
  }

  /// 指, 又指: Hong Kong's word for what somebody says of another one; not 指為.
  func isPointing(_ cue: Cue) -> Bool {
    document.scalars[cue.span.end - 1] == Self.points && !isCopula(at: cue.next)
  }

  /// 指
  private static let points = ("指" as Unicode.Scalar).value

  /// 稱某人為「英雄」, 稱他為英雄: what somebody is called.
  func isNaming(_ rest: TextSpan) -> Bool {
    if let pronoun = lookups.word(.pronouns, at: rest.start), pronoun.length == 1,
      isCopula(at: Int(pronoun.end))
    {
      return true
    }
    // 並稱蔡英文為總統
    if let noun = phrases.phrase(at: rest.start, limit: rest.end), isCopula(at: noun.end),
      !speech.holdsVerb(TextSpan(noun.end + 1, rest.end))
    {
      return true
    }
    guard let mark = phrases.splitter.marks(in: rest).first else { return isNamingEach(rest) }
    // 稱梅拉尼婭「畫像」
    if let name = names.mention(at: rest.start), name.span.end == phrases.splitter.marks[mark].outer.start,
      phrases.splitter.marks[mark].inner.length <= nicknameLimit
    {
      return true
    }
    let start = phrases.splitter.marks[mark].outer.start
    guard let word = lookups.word(.functionWords, endingAt: start, within: 1),
      word.grammar == [.preposition, .verb]
    else { return false }
    return !speech.holdsVerb(TextSpan(rest.start, Int(word.start)))
  }

  /// 稱甲為A、乙為B: each of two things by its name.
  private func isNamingEach(_ rest: TextSpan) -> Bool {
    guard rest.length <= namingLimit, !speech.holdsVerb(rest) else { return false }
    let copulas = rest.range.count { isCopula(at: $0) }
    return copulas == 2 && rest.range.count { document.characterClass(at: $0) == .enumerationComma } == 1
  }

  /// 為 by itself, not 為了 or 為何.
  private func isCopula(at position: Int) -> Bool {
    guard let word = lookups.word(.functionWords, at: position), word.length == 1 else { return false }
    return word.grammar == [.preposition, .verb]
      && lookups.isLongest(word)
  }

  /// 更寬泛地|說: 地, by itself, makes an adverb of what stands before `position`.
  func isManner(before position: Int) -> Bool {
    position > 0 && document.scalars[position - 1] == Self.manner && !isInName(position - 1)
      && lookups.word(.commonWords, endingAt: position, within: 3) == nil
  }

  /// 地
  private static let manner = ("地" as Unicode.Scalar).value

  /// 沒有…, 將會…, 是…, 都…: a denial, what is to be done or an adverb opens a predicate.
  func opensWithPredicate(_ rest: TextSpan) -> Bool {
    if phrases.afterAdverbs(rest) > rest.start { return true }
    guard let word = lookups.word(.functionWords, at: rest.start),
      lookups.lists(at: rest.start).isDisjoint(with: [WordListSet(.pronouns)]),
      lookups.isLongest(word)
    else { return opensWithBareCue(rest) }
    return !word.grammar.isDisjoint(with: [.negates, .plans, .equates])
  }

  /// 分享|她走完全部的路, not 她的經歷: a clause with a pronoun for its subject.
  func opensWithPronoun(_ rest: TextSpan) -> Bool {
    guard let pronoun = lookups.word(.pronouns, at: rest.start) else { return false }
    return !lookups.grammar(at: Int(pronoun.end)).contains(.genitive)
  }

  /// 回應|謂他不知情, not 傳媒.
  private func opensWithBareCue(_ rest: TextSpan) -> Bool {
    guard let cue = lookups.word(.cues, at: rest.start) else { return false }
    return cue.cueFlags.contains(.bare) && lookups.isLongest(cue)
  }

  /// 他表示無奈, 深感遺憾: too short for a clause, what somebody feels.
  func isFeeling(_ whole: TextSpan, withAdverbs: Bool = false) -> Bool {
    // 無奈和憤怒
    if withAdverbs, whole.length <= joinedFeelings,
      whole.range.dropFirst(2).contains(where: { lookups.grammar(at: $0).contains(.coordinates) })
    {
      return true
    }
    let rest = withAdverbs ? TextSpan(min(phrases.afterAdverbs(whole), whole.end), whole.end) : whole
    if rest.start > whole.start, lookups.at(rest.start).contains(where: { Int($0.end) == rest.end }) { return true }
    guard rest.length <= 3, !rest.isEmpty else { return false }
    return !speech.holdsVerb(rest) && lookups.word(.functionWords, at: rest.start) == nil
  }
}
