import OnRecordLexicon
import OnRecordModel

/// Whether two nouns that follow each other are one noun phrase: 美國喬治城大學|助理教授|杜如松.
extension SourcePhraseFinder {
  /// Between two names of one noun phrase stand words of these: 女婿, 及, 的.
  private static let joiningLists: WordListSet = [
    WordListSet(.titles), WordListSet(.anonymousSources), WordListSet(.honorifics), WordListSet(.functionWords),
  ]

  /// Both belong to one noun phrase: little but titles and glosses between them, no preposition, no verb.
  func joins(_ a: SourceCandidate, _ b: SourceCandidate) -> Bool {
    let gap = self.gap(between: a, b)
    if gap.length > gapLimit || b.isPointer && gap.length > 0 { return false }
    if a.kind == .pronoun && !a.flags.contains(.deictic) && b.kind != .anonymous && b.kind != .document { return false }
    // 某甲晤某乙: a verb between two people, no title.
    if isPerson(a), isPerson(b), gap.length > 0, lookups.lists(at: gap.start).isDisjoint(with: Self.joiningLists),
      lookups.word(.commonWords, at: gap.start).map({ !$0.grammar.isDisjoint(with: [.verb, .acts, .outside]) }) ?? true,
      gap.range.allSatisfy({ document.characterClass(at: $0) == .han })
    {
      return false
    }
    // 林鄭月娥出席行政會議, 法官接納證人: nothing but a verb between them.
    if a.kind == .named && !isPlace(a) || a.kind == .titled || a.kind == .anonymous && !a.isPointer,
      b.kind == .named || b.kind == .anonymous, b.head == b.span,
      let verb = lookups.word(.commonWords, at: gap.start),
      Int(verb.end) == gap.end, !verb.grammar.isDisjoint(with: [.verb, .acts]),
      lookups.word(.titles, at: gap.start)?.titleFlags.contains(.before) != true
    {
      return false
    }
    if isActing(a, before: b, gap) { return false }
    // 他評論張惠玲說: what is a verb before a person by name.
    if a.kind == .document, a.span == a.head, gap.isEmpty, isPerson(b),
      lookups.word(.cues, endingAt: a.span.end, within: 2).map({ !$0.cueFlags.contains(.report) }) ?? false
    {
      return false
    }
    // 林志成指著她喝斥: whom somebody does something to.
    if b.kind == .pronoun, !gap.isEmpty, let particle = lookups.word(.functionWords, endingAt: gap.end, within: 1),
      particle.grammar.contains(.particle), !particle.grammar.contains(.genitive)
    {
      return false
    }
    // 她瞪著記者: so is what a pronoun acts on.
    if a.kind == .pronoun, b.kind == .anonymous, gap.range.contains(where: { lookups.grammar(at: $0) == [.particle] }) {
      return false
    }
    // 昭雪捉起其人之手
    if b.kind == .pronoun, b.flags == [.whole], b.span.length == 1, !gap.isEmpty, !isConjunction(gap) { return false }
    if isBody(a), isPartOfBody(b), isOneWord(gap) { return true }
    // 法官採納證人一方: the only word between somebody and another one is no noun or title.
    if isOnePerson(a), b.kind == .named || b.kind == .anonymous && !b.flags.contains(.relative), b.head == b.span,
      !isPlaceOnly(b), isOnlyVerb(gap) || isDone(gap)
    {
      return false
    }
    // 法庭審理某甲
    if isPredicate(gap, of: a, before: b) { return false }
    for position in gap.range {
      switch step(at: position, in: gap, a, b) {
      case .joins: return true
      case .divides: return false
      case .goesOn: continue
      }
    }
    return true
  }

  /// 監控: a word that opens and ends there.
  private func isOneWord(_ gap: TextSpan) -> Bool {
    lookups.word(.commonWords, at: gap.start).map { Int($0.end) == gap.end && $0.length > 1 } ?? false
  }

  /// 中心 of 衛生部監控中心: a noun that ends names of bodies and does not stand for one.
  private func isPartOfBody(_ phrase: SourceCandidate) -> Bool {
    phrase.kind == .anonymous && phrase.flags.isDisjoint(with: [.organization, .whole, .one, .relative])
      && (lookups.word(.organizationSuffixes, at: phrase.head.start).map { Int($0.end) == phrase.head.end } ?? false)
  }

  /// A person, by name or by a noun that is no body's.
  private func isOnePerson(_ phrase: SourceCandidate) -> Bool {
    isPerson(phrase)
      || phrase.kind == .anonymous && !phrase.isPointer && phrase.flags.isDisjoint(with: [.organization, .thing])
  }

  /// 消息 of 新聞局19日發布消息: a document, which somebody gives out.
  private func isIssued(_ phrase: SourceCandidate, _ gap: TextSpan) -> Bool {
    phrase.kind == .document || isDocument(phrase) && predicate(endingAt: gap.end, within: gap.length) == "issues"
  }

  /// What stands between two noun phrases settles whether they are one, or leaves it open.
  private enum Step { case joins, divides, goesOn }

  private func step(at position: Int, in gap: TextSpan, _ a: SourceCandidate, _ b: SourceCandidate) -> Step {
    let isIssued = isIssued(b, gap)
    switch document.characterClass(at: position) {
    case .comma, .fullStop, .semicolon, .colon, .question, .exclamation: return .divides
    case .closeBracket where document.characterClass(at: a.span.start - 1) == .openBracket: return .divides
    // 某甲獲獎 某乙昨日: a heading that runs into the text.
    case .space where position > gap.start && isHanBeside(position): return .divides
    // 首相安倍晉三16日參加《新聞》: a date opens what he does.
    case .digit where !isIssued && date(at: position, limit: gap.end) != nil: return .divides
    default: break
    }
    // 中央銀行再發聲明: adverbs before what somebody issued.
    let isAdverb = isIssued && lookups.lists(at: position).contains(WordListSet(.speechAdverbs))
    if !isAdverb, let word = lookups.word(.functionWords, at: position), Int(word.end) <= gap.end {
      let flags = word.grammar
      if flags.contains(.coordinates), position == gap.start { return holdsAdverb(gap, before: b) ? .divides : .joins }
      // 父親發出聲明: the verb only makes a noun of the document.
      let isIssue = isIssued && flags.contains(.nominalizes)
      if !flags.contains(.particle), !isIssue, !isInTitle(position, gap), !isInsideNoun(word) { return .divides }
    }
    if let adverb = lookups.word(.speechAdverbs, at: position), !isInTitle(position, gap) {
      // X昨晚發出聲明, X下午六時報道, X網站上的聲明; not X受訪時文件.
      let isSetting = adverb.grammar.contains(.ends) && !isClock(position) && !isGenitive(at: Int(adverb.end))
      if isIssued ? isSetting : adverb.length > 1 { return .divides }
    }
    if let cue = lookups.word(.cues, at: position), cue.length > 1, !isInTitle(position, gap) {
      // 新華社深夜發布報導: as with 發出.
      return isIssued && cue.cueFlags.contains(.announces) && Int(cue.end) == gap.end ? .joins : .divides
    }
    // 我問班長, not 中國問題專家
    if !isIssued, let asks = lookups.word(.cues, at: position), asks.cueFlags.contains(.asks), lookups.isLongest(asks),
      !isInTitle(position, gap)
    {
      return .divides
    }
    // 公安部召開全國公安機關會議
    if predicate(at: position) == "holds", !isInTitle(position, gap) { return .divides }
    // 總統去年訪問中國
    if !isIssued, let end = verbEnd(at: position), end <= gap.end, !isInTitle(position, gap), !isInTitle(end - 1, gap) {
      return .divides
    }
    return .goesOn
  }

  /// The space stands in Chinese, not beside a word in letters.
  func isHanBeside(_ space: Int) -> Bool {
    document.characterClass(at: space - 1) == .han && document.characterClass(at: space + 1) == .han
  }

  /// Where a verb of more than one character ends that begins there: 訪問, 致函.
  private func verbEnd(at position: Int) -> Int? {
    guard let verb = lookups.word(.commonWords, at: position), verb.length > 1, verb.grammar.contains(.acts) else {
      return nil
    }
    return Int(verb.end)
  }

  /// 法院審理某甲: a verb that is in no list of nouns opens what stands between a subject and its object.
  private func isPredicate(_ gap: TextSpan, of subject: SourceCandidate, before object: SourceCandidate) -> Bool {
    guard !isPlaceOnly(subject), !isIssued(object, gap), let verb = lookups.word(.predicates, at: gap.start),
      verb.length > 1, Int(verb.end) <= gap.end, !verb.grammar.contains(.ends),
      reading.lexicon.value(verb.id).isEmpty, lookups.lists(at: gap.start).isDisjoint(with: Self.joiningLists)
    else { return false }
    // 檢控專員周天行, 統戰官員程幹遠: the verb tells what the title is for.
    if lookups.word(.titles, endingAt: gap.end) != nil { return false }
    if object.kind == .named || object.kind == .titled, lookups.word(.titles, at: Int(verb.end)) != nil { return false }
    return !(gap.range.contains { isGenitive(at: $0) } || isGenitive(at: Int(verb.end)) || isDescribing(object))
  }

  /// 港島區 of 出戰港島區的學者, 新華社 of 新華社主辦的雜誌: the object ends what describes another noun.
  private func isDescribing(_ object: SourceCandidate) -> Bool {
    if !isPerson(object), isGenitive(at: object.span.end) { return true }
    // 某甲和他的家人
    if isConjunction(TextSpan(object.span.end, object.span.end + 1)) { return false }
    return lookups.word(.commonWords, at: object.span.end).map { $0.length > 1 && isGenitive(at: Int($0.end)) } ?? false
  }

  /// What stands between two noun phrases; 江凱明(Cameron Johnson)陪同某乙: the gloss with its bracket belongs to the first.
  func gap(between a: SourceCandidate, _ b: SourceCandidate) -> TextSpan {
    let isGlossed =
      a.span.end < b.span.start && document.characterClass(at: a.span.end) == .closeBracket
      && document.characterClass(at: a.span.start - 1) != .openBracket
    if isGlossed { return TextSpan(a.span.end + 1, b.span.start) }
    return gap(betweenMarked: a, b) ?? TextSpan(a.span.end, b.span.start)
  }

  /// 和 of 《明報》和《星島日報》, “甲”與“乙”: the marks belong to the names.
  private func gap(betweenMarked a: SourceCandidate, _ b: SourceCandidate) -> TextSpan? {
    guard a.span.end + 1 < b.span.start else { return nil }
    switch document.characterClass(at: a.span.end) {
    case .closeTitle, .closeQuote: break
    default: return nil
    }
    let start = a.span.end + 1
    guard isConjunction(TextSpan(start, b.span.start)) else { return nil }
    switch document.characterClass(at: b.span.start - 1) {
    case .openTitle, .openQuote: return start < b.span.start - 1 ? TextSpan(start, b.span.start - 1) : nil
    default: return TextSpan(start, b.span.start)
    }
  }

  /// 六時, 20時: the hour of a clock.
  private func isClock(_ position: Int) -> Bool {
    document.characterClass(at: position - 1) == .digit
      || !lookups.lists(at: position - 1).isDisjoint(with: [WordListSet(.numeralWords)])
  }

  private func isInTitle(_ position: Int, _ gap: TextSpan) -> Bool {
    for start in max(gap.start, position - 8)...position {
      if let title = lookups.word(.titles, at: start), Int(title.end) > position, title.length > 1 { return true }
    }
    return false
  }
}
