import OnRecordLexicon
import OnRecordModel

/// Tells where a word that may be a cue is a noun, where what it tells never happened, and where it only sets the time.
final class CueContext {
  let reading: Reading
  let names: Names
  let phrases: SourcePhraseFinder
  let speech: SpeechMarks

  /// Between 進行, 引起 and the noun that they govern stand at most so many characters.
  let objectLimit = 10
  /// Two things and what each is called have at most so many characters.
  let namingLimit = 24
  /// What somebody is called has at most so many characters.
  let nicknameLimit = 4
  /// 應主動 has at most so many characters.
  private let dueLimit = 4
  /// 這, 這點 and 這一點 have at most so many characters.
  let pointerLimit = 3
  /// Two feelings have at most so many characters with their conjunction.
  let joinedFeelings = 5
  /// 按 of 按醫生建議 stands so few characters before the word.
  let occasionReach = 4

  init(_ reading: Reading, _ names: Names, _ phrases: SourcePhraseFinder, _ speech: SpeechMarks) {
    self.reading = reading
    self.names = names
    self.phrases = phrases
    self.speech = speech
  }

  var document: Document { reading.document }
  var lookups: Lookups { reading.lookups }

  func isInName(_ position: Int) -> Bool { names.mention(at: position) != nil }

  /// True where a person's name ends at `position`.
  func isPerson(endingAt position: Int) -> Bool {
    names.mention(at: position - 1).map { $0.type == .person && $0.span.end == position } ?? false
  }

  /// Somebody by name or office: a person reports on something, and passes nothing on.
  func isPerson(_ phrase: SourceCandidate) -> Bool {
    switch phrase.kind {
    case .named, .titled: phrase.entities.contains { names.entities[$0].type == .person }
    case .anonymous: phrase.flags.isDisjoint(with: [.organization, .whole, .plural])
    case .document, .pronoun: false
    }
  }

  /// A study, a body that looks into something or a reporter has found out: not who came upon it.
  func isStudied(by subject: Cue.Subject) -> Bool {
    switch subject {
    case .adjacent(let phrase), .distant(let phrase):
      switch phrase.kind {
      case .document: return true
      case .named, .titled: return !isPerson(phrase)
      case .anonymous:
        return !phrase.flags.isDisjoint(with: [.organization, .whole, .plural]) && !phrase.isUnknown
      case .pronoun: return phrase.flags.contains(.organization)
      }
    case .zero, .other: return false
    }
  }

  /// 請他解釋, 逼人承認: who is to say something has not said it; 令市民擔心: nor has who is made to think so.
  func isCaused(_ cue: Cue) -> Bool {
    guard cue.follow == .clause || cue.follow == .comma else { return false }
    // 受邀請分享: nobody stands between.
    if let cause = cause(endingAt: cue.span.start), cause == [.causes, .plans] { return true }
    guard case .adjacent(let phrase) = cue.subject, phrase.span.end <= cue.span.start,
      let cause = cause(endingAt: phrase.span.start)
    else { return false }
    if cause.contains(.plans) { return true }
    // 讓別人說,…
    if cue.follow == .comma, cue.flags.isDisjoint(with: [.thinks, .criticizes]),
      phrases.splitter.mark(openingAt: cue.next + 1) == nil
    {
      return true
    }
    // 讓美國意識到,…
    if cue.flags.contains(.thinks) || cue.flags.isSuperset(of: [.clause, .beforeColon]) { return true }
    return phrase.kind == .anonymous && !cue.flags.isDisjoint(with: [.weak, .verbPhrase])
  }

  /// What a word does that ends at `end` and makes somebody do what follows; nil where none does.
  private func cause(endingAt end: Int) -> WordFlags? {
    guard
      let word = lookups.word(.functionWords, endingAt: end, within: 1)
        ?? lookups.word(.commonWords, endingAt: end, within: 2),
      word.grammar.contains(.causes), !isInName(Int(word.start))
    else { return nil }
    // 申請, not 請; 大使, not 使.
    let longer = lookups.word(.commonWords, endingAt: end, within: 2) ?? lookups.word(.titles, endingAt: end, within: 4)
    if let longer, longer.length > word.length, !longer.grammar.contains(.causes) { return nil }
    return word.grammar
  }

  /// 把此事告訴同學,…: what was told stands before the cue.
  func isToldBefore(_ cue: Cue) -> Bool {
    guard cue.flags.contains(.addressee), cue.follow == .clause || cue.follow == .comma else { return false }
    return (cue.opens..<cue.span.start).contains { position in
      Self.disposing.contains(document.folded[position]) && lookups.isLoneCharacter(at: position)
        && !isInName(position) && position + 1 < cue.span.start
        && !phrases.isOnlyAdverbs(TextSpan(position + 1, cue.span.start))
    }
  }

  /// 把, 將: the object stands before its verb.
  private static let disposing: Set<UInt16> = Set("把将".unicodeScalars.map { UInt16($0.value) })

  /// 這些聲稱安全的產品: what points has no noun yet, so that the cue describes the one behind it.
  func isPointed(_ cue: Cue) -> Bool {
    guard cue.follow == .clause || cue.follow == .comma || cue.follow == .mark,
      case .adjacent(let phrase) = cue.subject, phrase.isPointer,
      phrases.isOnlyAdverbs(TextSpan(phrase.span.end, cue.span.start))
    else { return false }
    // 該聲明指: the cue holds the noun.
    return lookups.lists(at: cue.span.start).isDisjoint(with: [WordListSet(.documents), WordListSet(.anonymousSources)])
  }

  /// The cue as it is told, 不認為 or 並不覺得, so that nobody takes a thought that was denied for one that was had.
  func told(_ cue: Cue) -> TextSpan {
    guard cue.flags.contains(.thinks),
      let word = lookups.word(.functionWords, endingAt: cue.span.start, within: 3), !isInName(Int(word.start)),
      reading.lexicon.value(word.id) == "not"
    else { return cue.span }
    return TextSpan(Int(word.start), cue.span.end)
  }

  /// 沒有明確否認: nothing but adverbs between what was not done and the cue.
  func isLacking(_ cue: Cue) -> Bool {
    var position = cue.span.start - 1
    while position >= max(cue.opens, cue.span.start - objectLimit) {
      if let word = lookups.word(.functionWords, at: position), Int(word.end) <= cue.span.start,
        names.mention(at: position) == nil
      {
        let between = TextSpan(Int(word.end), cue.span.start)
        if word.grammar.contains(.lacks) { return isOnlySetting(between) || isOnlyManner(between) }
        // 不願替他通報
        if word.grammar.contains(.negates), word.length > 1, !cue.flags.contains(.thinks),
          !phrases.isOnlyAdverbs(between), isOnlySetting(between) || isOnlyVerb(between)
        {
          return true
        }
      }
      position -= 1
    }
    return false
  }

  /// 爭辯 of 不想爭辯說
  private func isOnlyVerb(_ span: TextSpan) -> Bool {
    span.length == 2 && lookups.word(.commonWords, at: span.start).map { Int($0.end) == span.end } ?? false
  }

  /// 未有按法律要求
  private func isOnlyManner(_ span: TextSpan) -> Bool {
    guard let word = lookups.word(.functionWords, at: span.start), word.grammar.contains(.preposition) else {
      return false
    }
    return lookups.at(Int(word.end)).contains { Int($0.end) == span.end }
  }

  /// Nothing but adverbs, or 在會上, 替他.
  private func isOnlySetting(_ span: TextSpan) -> Bool {
    let start = phrases.afterAdverbs(span)
    guard start < span.end, let word = lookups.word(.functionWords, at: start) else { return start >= span.end }
    let flags = word.grammar
    return flags.contains(.locates) && phrases.isSettingWord(endingAt: span.end)
      || flags.contains(.preposition) && phrases.phrase(at: Int(word.end), limit: span.end)?.end == span.end
  }

  /// 若他表示…, 沒有組織聲稱…: nobody said it.
  func isUnreal(_ cue: Cue, _ clause: Clause) -> Bool {
    var start = clause.span.start
    // 👉如果, 三、若
    while start < cue.span.start, document.characterClass(at: start) == .symbol { start += 1 }
    if let number = lookups.word(.numeralWords, at: start),
      document.characterClass(at: Int(number.end)) == .enumerationComma
    {
      start = Int(number.end) + 1
    }
    start = phrases.afterAdverbs(TextSpan(start, clause.span.end))
    if isWished(cue) || isEqualTo(cue) || isNobodys(cue) { return true }
    if cue.follow != .colon, start < cue.span.start, names.mention(at: start) == nil,
      lookups.grammar(at: start).contains(.supposes)
    {
      return true
    }
    // 如委員會做出否定的裁定,…
    if cue.follow == .comma, !cue.flags.isDisjoint(with: [.verbPhrase, .noun]), !cue.subject.isAdjacent,
      start < cue.span.start,
      document.scalars[start] == like, lookups.isLoneCharacter(at: start), names.mention(at: start) == nil
    {
      return true
    }
    // 證券發行人一旦被認定…, 業主如無合理辯解…
    // 只要漲價消息傳出,…
    if cue.follow == .clause && !cue.flags.isDisjoint(with: [.thinks, .noun])
      || cue.follow == .comma && cue.flags.isDisjoint(with: [.asks]),
      (clause.span.start..<max(clause.span.start, cue.span.start)).contains(where: { position in
        guard let word = lookups.word(.functionWords, at: position), word.length > 1, !isInName(position),
          Int(word.end) <= cue.span.start, phrases.splitter.mark(at: position) == nil
        else { return false }
        return word.grammar.contains(.supposes)
      })
    {
      return true
    }
    // 媒體越批評,社會越乾淨
    if cue.follow == .comma, cue.flags.contains(.noun), !cue.flags.contains(.thinks), cue.span.start > cue.opens,
      Self.degrees.contains(document.scalars[cue.span.start - 1]),
      cue.span.start == 1 || document.folded[cue.span.start - 2] != Self.coming
    {
      return true
    }
    // 我們如果說
    if lookups.grammar(endingAt: cue.span.start, within: 3).contains(.supposes) {
      return true
    }
    guard case .adjacent(let phrase) = cue.subject, phrase.span.end <= cue.span.start else { return false }
    // 極少露面的任正非說: what is told of somebody by name.
    if phrase.kind == .named { return false }
    let noun = phrase.span.start
    // 每個人都有自己認為值得守護的事
    if phrase.kind == .pronoun, cue.flags.contains(.thinks), cue.follow == .clause,
      let word = lookups.word(.functionWords, endingAt: noun, within: 2), word.grammar.contains(.verb),
      !word.grammar.contains(.equates), !isInName(Int(word.start)),
      (cue.next..<clause.span.end).contains(where: { phrases.isGenitive(endingAt: $0) })
    {
      return true
    }
    // 很少有專家預料
    if let word = lookups.word(.functionWords, endingAt: noun, within: 3) {
      if word.grammar.contains(.lacks) || lacks(endingAt: Int(word.start)) { return true }
    }
    if lacks(endingAt: noun) { return true }
    // 沒有直接證據指…
    if let word = lookups.word(.commonWords, endingAt: noun, within: 2), word.length == 2,
      word.grammar.isDisjoint(with: [.verb, .acts, .predicative]), lacks(endingAt: Int(word.start))
    {
      return true
    }
    // 沒有可信的報告顯示: one adjective, no verb as in 沒有出席的.
    guard phrases.isGenitive(endingAt: noun) else { return false }
    return (2...3).contains { length in
      let adjective = noun - 1 - length
      return adjective > clause.span.start && lacks(endingAt: adjective)
        && lookups.at(adjective).contains {
          Int($0.end) == noun - 1 && $0.entry.isWord(.commonWords) && $0.grammar.isDisjoint(with: [.verb, .acts])
        }
    }
  }

  /// 我希望我可以對銀行說: what somebody wishes to be able to say.
  private func isWished(_ cue: Cue) -> Bool {
    guard !cue.flags.contains(.thinks), cue.follow != .end,
      let wish = (cue.opens..<cue.span.start).first(where: { position in
        lookups.word(.cues, at: position).map {
          $0.cueFlags.isSuperset(of: [.thinks, .performs]) && Int($0.end) < cue.span.start && !isInName(position)
        } ?? false
      })
    else { return false }
    return (wish + 2..<max(wish + 2, cue.span.start)).contains { position in
      guard let modal = lookups.word(.functionWords, at: position), Int(modal.end) <= cue.span.start else {
        return false
      }
      let rest = TextSpan(Int(modal.end), cue.span.start)
      let isModal = modal.grammar.contains(.plans) || modal.grammar == [.verb, .negates]
      return isModal && lookups.isLongest(modal) && !isInName(position)
        && (phrases.isOnlyAdverbs(rest) || lookups.grammar(at: rest.start).contains(.addresses))
    }
  }

  /// 沒有人會認為: nobody does.
  private func isNobodys(_ cue: Cue) -> Bool {
    let end = phrases.beforeAdverbs(TextSpan(cue.opens, cue.span.start))
    return [end, end - 1].contains { end in
      lookups.phraseWord(.nobody, endingAt: end).map { Int($0.start) >= cue.opens } ?? false
        && (end..<cue.span.start).allSatisfy { position in
          phrases.isOnlyAdverbs(TextSpan(position, cue.span.start)) || lookups.grammar(at: position).contains(.plans)
        }
    }
  }

  /// 相當於要求, 等於承認: what something comes to.
  private func isEqualTo(_ cue: Cue) -> Bool {
    guard let word = lookups.word(.predicates, endingAt: cue.span.start, within: 3) else { return false }
    return reading.lexicon.value(word.id) == "equals" && !isInName(Int(word.start))
  }

  /// 如, by itself.
  private let like = ("如" as Unicode.Scalar).value
  /// 越來越, of which 越 is the end.
  private static let coming = UInt16(("来" as Unicode.Scalar).value)
  /// 越, 愈: the more it is said.
  private static let degrees: Set<UInt32> = Set("越愈".unicodeScalars.map(\.value))

  private func lacks(endingAt end: Int) -> Bool {
    guard let word = lookups.word(.functionWords, endingAt: end, within: 3), !isInName(Int(word.start)) else {
      return false
    }
    return word.grammar.isSuperset(of: [.lacks, .negates]) && word.length > 1
  }

  /// 職員會確認…, 市府將要求…, 誰都會告訴你…: not yet done, unless 會 ends a noun, 記者會.
  func isPlanned(_ cue: Cue) -> Bool {
    if cue.flags.contains(.addressee), isDue(cue) { return true }
    // 會根據結果判斷…: what somebody does each time.
    if cue.flags.contains(.thinks) || cue.flags.contains(.weak), cue.frame == nil,
      (cue.opens..<cue.span.start).contains(where: { position in
        guard let modal = lookups.word(.functionWords, at: position), modal.grammar.contains(.plans),
          !isInName(position), let frame = lookups.word(.cues, at: Int(modal.end))
        else { return false }
        return frame.cueFlags.contains(.prefix) && Int(frame.end) < cue.span.start
      })
    {
      return true
    }
    guard !cue.flags.isDisjoint(with: [.noun, .announces, .verbPhrase, .addressee]), !cue.flags.contains(.thinks),
      let word = lookups.word(.functionWords, endingAt: cue.span.start, within: 2),
      word.grammar.contains(.plans), names.mention(at: Int(word.start)) == nil
    else { return false }
    let longer = max(0, Int(word.start) - 3)..<Int(word.start)
    return !longer.contains { start in
      lookups.at(start).contains {
        Int($0.end) == cue.span.start && ($0.entry.kind != .word || $0.length > word.length)
          && !isModal(TextSpan(start, Int(word.start)))
      }
    }
  }

  /// 應主動告知…: what somebody is to do.
  private func isDue(_ cue: Cue) -> Bool {
    (max(cue.opens, cue.span.start - dueLimit)..<max(cue.opens, cue.span.start)).contains { position in
      guard let word = lookups.word(.functionWords, at: position), Int(word.end) <= cue.span.start,
        lookups.isLongest(word), !isInName(position)
      else { return false }
      let flags = word.grammar
      return flags.isSuperset(of: [.verb, .negates]) && !flags.contains(.lacks)
        && phrases.isOnlyAdverbs(TextSpan(Int(word.end), cue.span.start))
    }
  }

  /// 可能 of 可能會: an adverb, not the beginning of a noun.
  private func isModal(_ span: TextSpan) -> Bool {
    lookups.at(span.start).contains {
      Int($0.end) == span.end && ($0.entry.isWord(.functionWords) || $0.entry.isWord(.speechAdverbs))
    }
  }

  /// 讀者可能會注意到…: nobody by name, who might.
  func isSupposed(_ cue: Cue) -> Bool {
    guard cue.flags.contains(.thinks), cue.subject.phrase?.kind == .anonymous,
      let will = lookups.word(.functionWords, endingAt: cue.span.start, within: 1), will.grammar.contains(.plans),
      let may = lookups.word(.commonWords, endingAt: Int(will.start), within: 2)
    else { return false }
    return isModal(TextSpan(Int(may.start), Int(will.start)))
  }

  /// 未就當局宣布破案的提問作出回應: the cue tells which question, and a preposition governs both.
  func isInsideTopic(_ cue: Cue, _ rest: TextSpan) -> Bool {
    guard cue.flags.contains(.noun) || cue.flags.contains(.announces),
      let genitive = rest.range.first(where: { phrases.isGenitive(endingAt: $0 + 1) }),
      let noun = lookups.word(.commonWords, at: genitive + 1), noun.grammar.contains(.noun), Int(noun.end) < rest.end
    else { return false }
    return (cue.opens..<cue.span.start).contains { position in
      guard let word = lookups.word(.functionWords, at: position), Int(word.end) < cue.span.start, !isInName(position),
        lookups.isLongest(word)
      else { return false }
      return word.grammar.contains(.topics) || word.grammar.contains(.addresses)
    }
  }
}
