import OnRecordLexicon
import OnRecordModel

/// What stands between a cue and its content: whom it addresses, what it answers, how much was said.
extension CueRecognizer {
  /// 告訴BBC記者,…: who is told stands between cue and content.
  func takeAddressee(_ cue: Cue, _ clause: Clause) {
    let start = cue.next
    let limit = min(clause.span.end, start + addresseeLimit)
    guard splitter.mark(at: start) == nil, var told = phrases.phrase(at: behindCount(start), limit: limit) else {
      return
    }
    told.start = start
    // 勸告他的部下
    if lookups.grammar(at: told.end).contains(.genitive) {
      return
    }
    cue.addressee = told
    cue.next = told.end
    // 提醒台灣人:…, 告訴記者他們:…: the rest of the noun.
    let rest = TextSpan(told.end, clause.span.end)
    if clause.mark == .colon, rest.length <= listenerLimit, !speech.holdsVerb(rest),
      splitter.marks(in: rest).isEmpty, lookups.word(.cues, endingAt: rest.end) == nil
    {
      cue.next = rest.end
    }
    while cue.next < clause.span.end, document.isSpace(cue.next) { cue.next += 1 }
  }

  /// 兩位律師: a noun stands behind its numeral and measure word.
  private func behindCount(_ start: Int) -> Int {
    guard let numeral = lookups.word(.numeralWords, at: start),
      let measure = lookups.word(.measureWords, at: Int(numeral.end))
    else { return start }
    return Int(measure.end)
  }

  /// 呼籲廣大市民,…: whom the words are for fills the rest of the clause, and what they are asked follows.
  func takeAudience(_ cue: Cue, _ clause: Clause) {
    let rest = TextSpan(cue.next, clause.span.end)
    if cue.flags.isSuperset(of: [.addressee, .replies]), !cue.flags.contains(.noun), cue.subject.isAdjacent,
      isMedium(rest)
    {
      cue.addressee = rest
      cue.next = rest.end
      return
    }
    // 指示全力搶救傷者,…: what is to be done, not who is to do it.
    guard clause.mark == .comma || clause.mark == .colon, (2...audienceLimit).contains(rest.length),
      lookups.word(.speechAdverbs, at: rest.start) == nil,
      !cue.flags.contains(.beforeColon) || cue.flags.contains(.addressee), splitter.marks(in: rest).isEmpty
    else { return }
    // 告訴《人物》,…: who is told, whom no list knows.
    if cue.flags.isSuperset(of: [.addressee, .replies]), !cue.flags.contains(.noun),
      clause.mark == .colon || rest.length <= listenerLimit && cue.subject.isAdjacent, !speech.holdsVerb(rest)
    {
      cue.addressee = rest
      cue.next = rest.end
      return
    }
    guard let last = phrases.phrases(in: rest).last, last.span.end == rest.end, last.kind != .document,
      // 非妥為當選議員
      document.folded[rest.start] != Self.denial,
      !speech.holdsVerb(TextSpan(rest.start, max(rest.start, last.head.start))),
      lookups.lists(at: rest.start).isDisjoint(with: [WordListSet(.functionWords), WordListSet(.cues)])
    else { return }
    cue.addressee = rest
    cue.next = rest.end
  }

  /// 非
  private static let denial = UInt16(("非" as Unicode.Scalar).value)

  /// 《第一財經》雜誌, Motherboard, 國營電台: a title, a name in letters, or a noun for a medium fills the rest of the clause.
  private func isMedium(_ rest: TextSpan) -> Bool {
    guard (2...mediumLimit).contains(rest.length), splitter.marks(in: rest).isEmpty, !speech.holdsVerb(rest),
      rest.range.allSatisfy({ lookups.grammar(at: $0).isDisjoint(with: [.equates, .negates]) })
    else { return false }
    switch document.characterClass(at: rest.start) {
    case .openTitle: return true
    case .latin: return rest.range.allSatisfy { document.characterClass(at: $0) != .han }
    default:
      let suffix = lookups.word(.organizationSuffixes, endingAt: rest.end)
      return suffix.map { $0.length > 1 && Int($0.start) > rest.start } ?? false
    }
  }

  /// A medium that is told something takes at most so many characters.
  private var mediumLimit: Int { 24 }

  /// 回覆本報指,… 告知審計署指,…: what or whom the cue answers stands before the one that reports.
  func handOver(_ cue: Cue, _ clause: Clause) {
    guard cue.follow == .clause else { return }
    for position in cue.next..<min(clause.span.end, cue.next + questionLimit)
    where lookups.lists(at: position).contains(WordListSet(.cues)) && splitter.mark(at: position) == nil {
      guard let second = lookups.word(.cues, at: position), Int(second.end) <= clause.span.end, !isCovered(second)
      else { continue }
      let follow = follow(Int(second.end), clause)
      guard follow == .comma || follow == .colon || follow == .mark,
        second.cueFlags.contains(.clause), second.cueFlags.isDisjoint(with: Self.objects),
        !speech.holdsVerb(TextSpan(cue.next, position))
      else { return }
      // 批評醫院的新聞稿指: the document says so.
      if cue.flags.contains(.criticizes), lookups.lists(endingAt: position).contains(WordListSet(.documents)) { return }
      cue.span = TextSpan(position, Int(second.end))
      cue.flags = second.cueFlags
      cue.next = Int(second.end)
      cue.follow = follow
      return
    }
  }

  /// 路透社引述知情人士的消息報導,…: what the report rests on stands before the cue that ends the clause.
  func passOn(_ cue: Cue, _ clause: Clause) {
    guard cue.follow == .clause, cue.subject.isAdjacent, clause.mark == .comma || clause.mark == .colon,
      let second = lookups.word(.cues, endingAt: clause.span.end), second.cueFlags.isSuperset(of: [.report, .noun]),
      Int(second.start) > cue.next, let basis = lookups.word(.documents, endingAt: Int(second.start), within: 2),
      phrases.isGenitive(endingAt: Int(basis.start)), !isCovered(second)
    else { return }
    cue.span = TextSpan(Int(second.start), Int(second.end))
    cue.flags = second.cueFlags
    cue.next = clause.span.end
    cue.follow = clause.mark == .colon ? .colon : .comma
  }

  /// What takes a noun, or stands elsewhere in its clause.
  private static let objects: CueFlags = [
    .noun, .weak, .thinks, .beforeColon, .prefix, .suffix, .ends, .declines, .optional, .report,
  ]

  /// 據官方發布消息,… 根據局長回應本報查詢,…: the noun that the cue governs ends the frame.
  func takeObject(_ cue: Cue, _ clause: Clause) {
    let rest = TextSpan(cue.next, clause.span.end)
    let limit = cue.flags.contains(.replies) ? questionLimit : objectLimit
    guard cue.follow == .clause, clause.mark == .comma, !cue.flags.isDisjoint(with: [.announces, .replies]),
      rest.length <= limit, !speech.holdsVerb(rest)
    else { return }
    cue.next = rest.end
    cue.follow = .comma
  }

  /// 笑說一句:「…」, 透露底細:「…」: how much was said, or what it is.
  func isOneWord(_ rest: TextSpan) -> Bool {
    guard rest.length <= objectLimit, splitter.marks(in: rest).isEmpty else { return false }
    if lookups.lists(at: rest.start).contains(WordListSet(.numeralWords)) { return !speech.holdsVerb(rest) }
    var behind = rest.end + 1
    while behind < document.count, document.isSpace(behind) { behind += 1 }
    return rest.length <= 3 && splitter.mark(openingAt: behind) != nil
      && lookups.at(rest.start).contains {
        Int($0.end) == rest.end && $0.entry.isWord(.commonWords) && $0.grammar.isDisjoint(with: [.verb, .acts])
      }
  }

  /// 得出一個結論:…, 提出促成合作的論斷:…: a noun that holds a statement ends the clause.
  func isAnnounced(_ rest: TextSpan) -> Bool {
    guard let noun = lookups.word(.quoteNouns, endingAt: rest.end, within: 2), noun.grammar.contains(.noun),
      Int(noun.start) > rest.start
    else { return false }
    return phrases.isGenitive(endingAt: Int(noun.start)) || isCount(TextSpan(rest.start, Int(noun.start)))
  }

  /// 一個: a numeral and its measure word, and no more.
  private func isCount(_ span: TextSpan) -> Bool { behindCount(span.start) == span.end }
}
