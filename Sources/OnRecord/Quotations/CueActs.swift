import OnRecordLexicon
import OnRecordModel

/// Where a verb of speech tells what somebody does with a thing, 說一句話, 問他的打算, 公布新準則, and not what is said.
extension CueJudge {
  /// 一句話 begins so many characters behind the cue at most.
  private var phraseReach: Int { 3 }

  /// What follows the cue in its clause is the thing that it acts upon.
  func isAct(_ cue: Cue, _ rest: TextSpan, _ clause: Clause, in passage: Passage) -> Bool {
    isPhrase(rest, clause) || isSlogan(rest) || isOneOfSeveral(rest, cue)
      || isNouns(rest, cue, clause) || takesUp(rest, cue) || asksOf(rest, cue, clause)
      || issues(cue, rest, in: passage)
      || isMeaning(rest, cue) || isSubjectClause(rest, cue) || isScheme(rest, cue, in: passage)
      || (tells(rest, cue) || measures(rest, cue) || isPointedNoun(rest) || isAny(rest))
        && endsHere(cue, clause, passage)
  }

  /// 說一句話, 說一些現在想來很幼稚的話: that somebody spoke.
  private func isPhrase(_ rest: TextSpan, _ clause: Clause) -> Bool {
    let front = rest.start..<min(rest.end, rest.start + phraseReach)
    if front.contains(where: { lookups.phraseWord(.utterance, at: $0) != nil }),
      lookups.word(.numeralWords, at: rest.start) != nil
    {
      return true
    }
    return document.folded[clause.sentenceEnd - 1] == Self.speech
      && phrases.isGenitive(endingAt: clause.sentenceEnd - 1)
      && lookups.phraseWord(.some, at: rest.start) != nil
  }

  /// 表示一歲之初的意思: what a word means.
  private func isMeaning(_ rest: TextSpan, _ cue: Cue) -> Bool {
    cue.subject.isZero && cue.flags.isDisjoint(with: [.thinks, .asks, .performs, .noun])
      && (Self.meaning.count + 2...nounLimit).contains(rest.length)
      && document.holds(Self.meaning, at: rest.end - Self.meaning.count)
  }

  private static let meaning = "的意思".unicodeScalars.map(\.value)

  /// 分享這些信息的目的是為了…: all of it is the subject of another clause.
  private func isSubjectClause(_ rest: TextSpan, _ cue: Cue) -> Bool {
    guard cue.flags.contains(.noun), !cue.flags.contains(.thinks) else { return false }
    return rest.range.dropFirst().contains { position in
      guard phrases.isGenitive(endingAt: position), let noun = lookups.phraseWord(.aim, at: position) else {
        return false
      }
      return lookups.grammar(at: Int(noun.end)).contains(.equates) && lookups.isLoneCharacter(at: Int(noun.end))
    }
  }

  /// 公布第二期計劃,其中要求…: a scheme, of which the next clause tells more.
  private func isScheme(_ rest: TextSpan, _ cue: Cue, in passage: Passage) -> Bool {
    guard cue.flags.contains(.announces), cue.clause + 1 < passage.clauses.count, rest.length <= nounLimit,
      let scheme = lookups.phraseWord(.scheme, endingAt: rest.end), Int(scheme.start) >= rest.start,
      !holdsFunctionVerb(TextSpan(rest.start, Int(scheme.start)))
    else { return false }
    return lookups.phraseWord(.therein, at: passage.clauses[cue.clause + 1].span.start) != nil
  }

  /// 高呼抗議口號: a word for what is shouted.
  private func isSlogan(_ rest: TextSpan) -> Bool {
    guard rest.length <= nounLimit / 2, let slogan = lookups.phraseWord(.slogan, endingAt: rest.end),
      Int(slogan.start) >= rest.start
    else { return false }
    return rest.length <= headLimit || rest.range.allSatisfy { lookups.word(.predicates, at: $0) == nil }
  }

  /// 公布法律、發布命令: one of several things that an office does.
  private func isOneOfSeveral(_ rest: TextSpan, _ cue: Cue) -> Bool {
    guard cue.flags.contains(.announces),
      let mark = rest.range.first(where: { document.characterClass(at: $0) == .enumerationComma }),
      mark - rest.start <= headLimit
    else { return false }
    return lookups.word(.predicates, at: mark + 1).map { $0.length > 1 } ?? false
  }

  /// 通報疫情最新情況: of what somebody tells.
  private func tells(_ rest: TextSpan, _ cue: Cue) -> Bool {
    guard cue.flags.contains(.announces), rest.length <= nounLimit,
      let detail = lookups.phraseWord(.detail, endingAt: rest.end), Int(detail.start) > rest.start
    else { return false }
    return !lookups.grammar(at: rest.start).contains(.negates)
  }

  /// 宣布政府防疫最新措施, 公佈對進口產品進行調查的最終裁定: what an office gives out, and no verb but in what describes it.
  private func measures(_ rest: TextSpan, _ cue: Cue) -> Bool {
    guard cue.flags.contains(.announces), rest.length <= givenLimit,
      let noun = lookups.phraseWord(.given, endingAt: rest.end), Int(noun.start) > rest.start
    else { return false }
    let lead = TextSpan(rest.start, Int(noun.start))
    if lead.range.contains(where: { phrases.isGenitive(endingAt: $0 + 1) && lead.end - $0 <= headLimit }) {
      return true
    }
    if rest.length > nounLimit { return false }
    // 宣布政府防疫措施: nothing but nouns.
    let isTheirs = phrases.phrase(at: lead.start, limit: lead.end) != nil
    return lead.range.allSatisfy { position in
      !lookups.lists(at: position).contains(WordListSet(.cues))
        && (lookups.word(.predicates, at: position).map { $0.grammar.contains(.ends) } ?? true)
        && (isTheirs
          ? lookups.word(.functionWords, at: position).map { !$0.grammar.contains(.verb) || !lookups.isLongest($0) }
            ?? true
          : !speech.isVerb(at: position, limit: rest.end))
    }
  }

  /// What an office gives out has at most so many characters with all that describes it.
  private var givenLimit: Int { 40 }

  /// 答應任何一項, 譴責任何成就: any at all, and no verb.
  private func isAny(_ rest: TextSpan) -> Bool {
    document.holds(Self.any, at: rest.start) && rest.length <= nounLimit / 2 && !holdsFunctionVerb(rest)
  }

  private static let any = "任何".unicodeScalars.map(\.value)

  /// 強調人情,…, 表示支持與慰問: a noun, or two that a conjunction joins, fills the clause.
  private func isNouns(_ rest: TextSpan, _ cue: Cue, _ clause: Clause) -> Bool {
    guard cue.follow == .clause, rest.length <= nounsLimit,
      cue.flags.isDisjoint(with: [.bare, .asks, .denies, .thinks, .addressee, .verbPhrase])
    else { return false }
    if clause.mark == .comma, isNoun(rest) { return true }
    return rest.range.dropFirst(2).contains { position in
      lookups.word(.functionWords, at: position).map { word in
        word.grammar.contains(.coordinates) && isNoun(TextSpan(rest.start, position))
          && isNoun(TextSpan(Int(word.end), rest.end))
      } ?? false
    }
  }

  /// One word of two characters that is no verb and no adjective.
  private func isNoun(_ span: TextSpan) -> Bool {
    guard span.length == 2, let word = lookups.word(.commonWords, at: span.start), Int(word.end) == span.end else {
      return false
    }
    return word.grammar.isDisjoint(with: [.verb, .acts, .predicative, .adverb])
      && lookups.word(.functionWords, at: span.start) == nil && lookups.word(.pronouns, at: span.start) == nil
      && span.range.allSatisfy { lookups.word(.cues, at: $0) == nil }
  }

  /// Two nouns have at most so many characters with their conjunction.
  private var nounsLimit: Int { 5 }

  /// 解釋它並…: a pronoun and a conjunction, so that another verb has the same object.
  private func takesUp(_ rest: TextSpan, _ cue: Cue) -> Bool {
    guard cue.flags.contains(.noun), let thing = lookups.word(.pronouns, at: rest.start),
      thing.sourceFlags.contains(.thing), !thing.sourceFlags.contains(.deictic),
      let word = lookups.word(.functionWords, at: Int(thing.end)), word.grammar.contains(.conjunction),
      lookups.isLongest(word)
    else { return false }
    return lookups.grammar(at: Int(word.end)).isDisjoint(with: [.negates])
  }

  /// 問他接下來的打算: what somebody is asked of ends with a noun, and nothing in it asks.
  private func asksOf(_ rest: TextSpan, _ cue: Cue, _ clause: Clause) -> Bool {
    guard cue.flags.isSuperset(of: [.asks, .addressee]), cue.addressee != nil, clause.mark != .question else {
      return false
    }
    guard
      let genitive = rest.range.last(where: { phrases.isGenitive(endingAt: $0 + 1) }),
      rest.end - genitive - 1 <= headLimit,
      genitive + 1 < rest.end, splitter.mark(openingAt: clause.span.end + 1) == nil
    else { return false }
    return rest.range.allSatisfy { position in
      !(lookups.word(.narrationWords, at: position)?.narrationFlags.contains(.asks) ?? false)
        && splitter.mark(at: position) == nil
    }
  }

  /// 公布新版準則，允許…: a document is issued, and a verb tells what it does.
  private func issues(_ cue: Cue, _ rest: TextSpan, in passage: Passage) -> Bool {
    guard cue.flags.contains(.announces), isDocumentNoun(rest), cue.clause + 1 < passage.clauses.count else {
      return false
    }
    let next = passage.clauses[cue.clause + 1]
    guard next.sentence == passage.clauses[cue.clause].sentence, passage.cues(of: cue.clause + 1).isEmpty,
      let verb = lookups.word(.commonWords, at: next.span.start), verb.length > 1
    else { return false }
    return !verb.grammar.isDisjoint(with: [.verb, .acts]) && lookups.isLongest(verb)
  }

  /// 威脅那些偏離政策的公司: what points, and a noun that all of it describes.
  private func isPointedNoun(_ rest: TextSpan) -> Bool {
    guard let pointer = lookups.word(.pronouns, at: rest.start),
      pointer.sourceFlags.isSuperset(of: [.deictic, .plural]),
      let genitive = rest.range.last(where: { phrases.isGenitive(endingAt: $0 + 1) }), genitive > Int(pointer.end),
      // 這些事件構成…的侵蝕
      !lookups.grammar(at: Int(pointer.end)).isDisjoint(with: [.verb, .preposition])
        || lookups.word(.commonWords, at: Int(pointer.end)).map({
          $0.length == 1 || !$0.grammar.isDisjoint(with: [.verb, .acts])
        })
          ?? true
    else { return false }
    return lookups.at(genitive + 1).contains { Int($0.end) == rest.end && !$0.entry.isWord(.cues) }
  }

  /// 話, folded
  private static let speech = UInt16(("话" as Unicode.Scalar).value)
}
