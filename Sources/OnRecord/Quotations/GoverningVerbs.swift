import OnRecordLexicon
import OnRecordModel

/// Which verb governs a noun phrase, so that whoever it names is told of and does not speak.
extension SourcePhraseFinder {
  /// Where 會見 begins in 習近平會見拜登時指出, 訪問 in 王小明訪問日本後表示: whom or what a verb governs before 時 or 後 does
  /// not speak.
  func circumstance(of object: SourceCandidate) -> Int? {
    opensSetting(at: object.span.end) ? verb(governing: object) : nil
  }

  /// Who does what the clause tells before it sets the time: 發言人陪同總統到高雄時, 總統參加《新聞》節目時.
  func actor(of phrases: [SourceCandidate], _ region: TextSpan) -> SourceCandidate? {
    guard let last = phrases.last(where: { !isPlaceOnly($0) }), endsWithSetting(TextSpan(last.span.end, region.end))
    else { return nil }
    // 林志成得悉三名被告獲准保釋後
    if last.kind == .anonymous, let first = phrases.first, first.span != last.span, first.kind == .named,
      isPerson(first),
      first.government == .none, isOnlyAdverbs(TextSpan(region.start, first.span.start)),
      lookups.word(.predicates, at: afterAdverbs(TextSpan(first.span.end, last.span.start))).map({ $0.length > 1 })
        ?? false,
      lookups.word(.cues, at: afterAdverbs(TextSpan(first.span.end, last.span.start))) == nil
    {
      return first
    }
    guard
      let verb = verb(governing: last), verb > region.start,
      // 引述某甲當日在會上指: he is where it is said.
      !(isCiting(verb) && lookups.grammar(at: afterAdverbs(TextSpan(last.span.end, region.end))).contains(.locates)),
      let actor = phrases.first(where: {
        $0.span.end <= verb && $0.government == .none && !isPlaceOnly($0) && !opensRelative($0, before: phrases)
      })
    else { return nil }
    // 某甲在回答有關某乙的問題時: the preposition opens the circumstance.
    return lookups.grammar(at: afterAdverbs(TextSpan(actor.span.end, verb))).contains(.preposition) ? nil : actor
  }

  /// 林志成被問到…: whoever is asked answers.
  func isQuestioned(_ phrase: SourceCandidate) -> Bool {
    guard let passive = lookups.word(.functionWords, at: phrase.span.end), passive.grammar.contains(.passive) else {
      return false
    }
    return lookups.word(.cues, at: Int(passive.end))?.cueFlags.contains(.asks) ?? false
  }

  /// 記者 of 記者採訪的負責人: a verb and 的 follow, so that both describe the person among `others` behind them; not 公司公布的
  /// 負責人, which reports itself.
  func opensRelative(_ phrase: SourceCandidate, before others: [SourceCandidate]) -> Bool {
    guard let verb = lookups.word(.commonWords, at: phrase.span.end), verb.length > 1,
      !verb.grammar.isDisjoint(with: [.verb, .acts]), isGenitive(at: Int(verb.end)),
      lookups.word(.cues, at: phrase.span.end) == nil,
      let next = others.first(where: { $0.span.start > phrase.span.start })
    else { return false }
    return isPerson(next)
      || next.kind == .anonymous && !next.isUnknown && next.flags.isDisjoint(with: [.thing, .organization, .deictic])
  }

  /// 引述, not 報道.
  private func isCiting(_ verb: Int) -> Bool {
    lookups.word(.cues, at: verb).map { $0.cueFlags.contains(.report) && !$0.cueFlags.contains(.noun) } ?? false
  }

  /// Where the verb begins that stands right before a noun phrase.
  func verb(governing object: SourceCandidate) -> Int? {
    guard object.kind == .named || object.kind == .titled || object.kind == .anonymous else { return nil }
    var start = object.span.start
    // 參加《新聞》節目時
    if document.characterClass(at: start - 1) == .openTitle { start -= 1 }
    for list in [WordList.commonWords, .predicates] where lookups.lists(endingAt: start).contains(WordListSet(list)) {
      guard let verb = lookups.word(list, endingAt: start, within: 3), verb.length > 1,
        list == .predicates || !verb.grammar.isDisjoint(with: [.verb, .acts])
      else { continue }
      return Int(verb.start)
    }
    return nil
  }

  /// 讓他高興, 警察讓林志成上車: who is made to do something.
  func isCaused(_ phrase: SourceCandidate) -> Bool {
    let flags = lookups.grammar(endingAt: phrase.span.start, within: 2)
    // 名叫林志成
    return flags.contains(.causes) && !flags.contains(.plans)
  }

  /// 直問醫師, 問隨從的官員: who is asked does not speak.
  func isAsked(_ phrase: SourceCandidate) -> Bool {
    func asks(endingAt end: Int) -> Bool {
      lookups.word(.cues, endingAt: end, within: 2).map { $0.cueFlags.isSuperset(of: [.asks, .addressee]) } ?? false
    }
    if asks(endingAt: phrase.span.start) { return true }
    guard isGenitive(endingAt: phrase.span.start) else { return false }
    return (max(1, phrase.span.start - askedReach)..<phrase.span.start).contains { asks(endingAt: $0) }
  }

  /// What describes whoever is asked takes at most so many characters with its 的.
  private var askedReach: Int { 6 }

  /// 網民湧入微博痛批: a verb governs the body or the place before the cue.
  func isObject(_ candidate: SourceCandidate) -> Bool {
    guard candidate.kind == .named, !isPerson(candidate), candidate.span == candidate.head,
      let verb = lookups.word(.commonWords, endingAt: candidate.span.start, within: 3), verb.length > 1,
      !lookups.lists(endingAt: candidate.span.start).contains(WordListSet(.cues))
    else { return false }
    return verb.grammar.contains(.acts)
  }

  /// 叮囑他, 看着他: a verb stands right before.
  func isObject(_ pronoun: TextSpan) -> Bool {
    let before = pronoun.start
    if lookups.lists(endingAt: before).contains(WordListSet(.cues)) { return true }
    if let word = lookups.word(.functionWords, endingAt: before, within: 1), word.grammar.contains(.particle),
      !word.grammar.contains(.genitive)
    {
      return true
    }
    guard let verb = lookups.word(.commonWords, endingAt: before, within: 3), verb.length > 1 else { return false }
    return !verb.grammar.isDisjoint(with: [.verb, .acts])
  }

  /// 看着他, 要捉拿某甲: a verb stands right before whoever the clause names, so that he is told of and does not speak.
  func isTold(_ phrase: SourceCandidate, in clause: TextSpan) -> Bool {
    if isCommanded(phrase, in: clause) { return true }
    let start = afterConnectives(TextSpan(clause.start, phrase.span.start))
    guard start < phrase.span.start else { return false }
    if phrase.kind == .pronoun { return isToldPronoun(phrase) }
    guard phrase.head.start == phrase.span.start,
      !(clause.start..<phrase.head.start).contains(where: { isGenitive(at: $0) })
    else { return false }
    // 看着某甲, 貼着標語
    if lookups.grammar(endingAt: phrase.span.start, within: 1).contains(.particle) { return true }
    if !isPerson(phrase) { return false }
    // 何況某甲: what opens the clause may be no verb.
    guard let verb = lookups.word(.commonWords, endingAt: phrase.span.start, within: min(3, phrase.span.start - start)),
      verb.length > 1, Int(verb.start) > start
    else { return false }
    return isOnlyVerb(verb)
  }

  /// 她依然被要求離開: who was told to do something, and the text does not say by whom.
  private func isCommanded(_ phrase: SourceCandidate, in clause: TextSpan) -> Bool {
    let passive = afterAdverbs(TextSpan(phrase.span.end, clause.end))
    guard phrase.kind == .pronoun || isPerson(phrase), lookups.grammar(at: passive).contains(.passive),
      let verb = lookups.word(.functionWords, at: passive)
    else { return false }
    return lookups.word(.cues, at: afterAdverbs(TextSpan(Int(verb.end), clause.end))).map {
      $0.cueFlags.contains(.performs) && $0.cueFlags.contains(.verbPhrase)
    } ?? false
  }

  /// 看着他, 讓他; not 可能他, 形容自己.
  private func isToldPronoun(_ pronoun: SourceCandidate) -> Bool {
    if isSelf(pronoun) { return false }
    if let word = lookups.word(.functionWords, endingAt: pronoun.span.start, within: 3),
      word.grammar.isDisjoint(with: [.particle, .causes, .passive])
    {
      return false
    }
    return isObject(pronoun.span)
  }

  /// 法官 of 法官採納林志成一方的說法: whoever opens the clause with nothing but a verb between.
  func opener(of clause: TextSpan, before told: SourceCandidate) -> SourceCandidate? {
    guard told.kind == .named, isPerson(told), let first = phrases(in: clause).first, first.kind == .anonymous,
      !first.isPointer, opensWithAttribute(TextSpan(clause.start, first.span.start))
    else { return nil }
    let between = TextSpan(first.span.end, max(first.span.end, told.span.start))
    return isOnlyVerb(between) || isDone(between) ? first : nil
  }

  /// Nothing but adverbs, or 一位知情的老: how many, and what describes them.
  private func opensWithAttribute(_ lead: TextSpan) -> Bool {
    if isOnlyAdverbs(lead) { return true }
    guard let numeral = lookups.word(.numeralWords, at: afterAdverbs(lead)),
      let measure = peopleMeasure(at: Int(numeral.end))
    else { return false }
    return Int(measure.end) <= lead.end
  }

  /// 採納 of 法官採納證人一方: one word that is no noun or title fills `gap`.
  func isOnlyVerb(_ gap: TextSpan) -> Bool {
    guard gap.length > 1, let verb = lookups.word(.commonWords, at: gap.start) else { return false }
    return Int(verb.end) == gap.end && isOnlyVerb(verb)
  }

  /// 幫助了: what ends with 了 or 過 and holds no other function word is a verb, known or not.
  func isDone(_ gap: TextSpan) -> Bool {
    guard gap.length > 1, let particle = lookups.word(.functionWords, endingAt: gap.end, within: 1),
      particle.grammar.contains(.particle), !particle.grammar.contains(.genitive)
    else { return false }
    return gap.range.dropLast().allSatisfy {
      document.characterClass(at: $0) == .han && lookups.word(.functionWords, at: $0) == nil
    }
  }

  /// No list of nouns, titles, times or adverbs knows the word.
  func isOnlyVerb(_ word: Hit) -> Bool {
    if !lookups.lists(endingAt: Int(word.end)).isDisjoint(with: Self.nounLists) { return false }
    return lookups.at(Int(word.start)).allSatisfy { $0.end != word.end || $0.entry.isWord(of: Self.openLists) }
  }

  /// Words of these may be verbs.
  private static let openLists: WordListSet = [
    WordListSet(.commonWords), WordListSet(.predicates), WordListSet(.phraseWords),
  ]

  /// What ends with a word of these is a noun beside a name.
  private static let nounLists: WordListSet = [
    WordListSet(.titles), WordListSet(.anonymousSources), WordListSet(.honorifics), WordListSet(.measureWords),
    WordListSet(.organizationSuffixes), WordListSet(.placeSuffixes), .names,
  ]

  /// Somebody who stands free before the verb, with nothing but adverbs between.
  func isActor(_ phrase: SourceCandidate, before object: SourceCandidate) -> Bool {
    guard phrase.span.end < object.span.start, phrase.government == .none, !isPlaceOnly(phrase),
      let verb = lookups.word(.commonWords, endingAt: object.span.start, within: 3)
    else { return false }
    return isOnlyAdverbs(TextSpan(phrase.span.end, max(phrase.span.end, Int(verb.start))))
  }

  /// Where the verb begins whose object stands at `object`: 拘捕了孟晚舟, 推翻入境處的決定.
  func verb(before object: Int, in region: TextSpan) -> Int? {
    var end = object
    var flags: WordFlags = [.acts]
    if let word = lookups.word(.functionWords, endingAt: end, within: 1), word.grammar.contains(.particle),
      !word.grammar.contains(.genitive)
    {
      end -= 1
      // 拘捕了: what a particle follows is a verb.
      flags = [.acts, .verb]
    }
    guard end > region.start, lookups.lists(endingAt: end).isDisjoint(with: Self.noVerbLists),
      let verb = lookups.word(.commonWords, endingAt: end, within: min(3, end - region.start)), verb.length > 1,
      !verb.grammar.isDisjoint(with: flags)
    else { return nil }
    return Int(verb.start)
  }

  /// What ends with a word of these is no verb before its object: 正在, 導演.
  private static let noVerbLists: WordListSet = [
    WordListSet(.cues), WordListSet(.titles), WordListSet(.anonymousSources), WordListSet(.functionWords),
    WordListSet(.speechAdverbs), WordListSet(.timeWords),
  ]

  /// Who does what the verb tells: a place at the beginning, 加拿大拘捕了孟晚舟, or somebody whom no list knows; nobody
  /// where the clause opens with the verb.
  func actor(before verb: Int, _ free: [SourceCandidate], _ region: TextSpan) -> SourceCandidate? {
    if let place = free.first, isPlaceOnly(place), place.span.end <= verb { return opening(place, region) }
    let start = afterConnectives(TextSpan(region.start, verb))
    guard start < verb, lookups.lists(at: start).isDisjoint(with: Self.noNounLists) else { return nil }
    let span = TextSpan(start, verb)
    if let surname = surname(at: start, in: span) { return surname }
    return SourceCandidate(span: span, head: span, kind: .anonymous, entities: [], flags: [], isUnknown: true)
  }
}
