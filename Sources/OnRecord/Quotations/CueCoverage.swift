import OnRecordLexicon
import OnRecordModel

/// What a word that may be a cue is only part of: 小說, 指揮, 回應說.
extension CueRecognizer {
  /// A longer word covers the cue: 小說, 指揮, a name.
  func isCovered(_ hit: Hit) -> Bool {
    let span = TextSpan(Int(hit.start), Int(hit.end))
    if let mention = names.mention(at: span.start), mention.span.overlaps(span) { return true }
    if span.length > 1, let mention = names.mention(at: span.end - 1), mention.span.overlaps(span) { return true }
    for start in max(0, span.start - 5)...span.start
    where !lookups.lists(at: start).isDisjoint(with: Self.coveringLists) {
      for other in lookups.at(start) {
        if other.entry.isWord(.notCues) || other.entry.isWord(.anonymousSources), other.length > span.length,
          start == span.start ? !isParted(other, hit) : !isSplit(start, hit),
          Int(other.end) > span.start,
          start < span.start || Int(other.end) > span.end
        {
          return true
        }
        // A longer cue that began before, 回應說 holds 應說, unless a name does: 趙立堅稱.
        if start < span.start, names.mention(at: start) == nil, other.entry.isWord(.cues), Int(other.end) > span.start,
          other.length >= span.length, !endsAdverb(start), !endsNoun(other)
        {
          return true
        }
      }
    }
    if isTorn(span) || endsNoun(hit) { return true }
    let flags = hit.cueFlags
    if flags.contains(.continues), endsInLongerWord(span) { return true }
    if span.length > 1, endsAdverb(span.start), lookups.lists(at: span.start + 1).contains(WordListSet(.cues)) {
      return true
    }
    return flags.contains(.suffix) && opensAnotherWord(span)
  }

  /// 看重|申請 is not 重申: the first character ends one word and the second begins the next.
  private func isTorn(_ span: TextSpan) -> Bool {
    guard span.length == 2, span.start > 0 else { return false }
    let middle = span.start + 1
    return lookups.word(.cues, at: middle) == nil && isPair(middle - 2) && isPair(middle)
  }

  /// 數據|指 is not 據指: a noun ends with the first character of what opens a report.
  private func endsNoun(_ hit: Hit) -> Bool {
    guard !hit.cueFlags.isDisjoint(with: [.prefix, .optional]), hit.start > 0 else { return false }
    return lookups.at(Int(hit.start) - 1).contains {
      $0.length == 2 && $0.end == hit.start + 1 && $0.entry.isWord(.documents)
    }
  }

  /// Two characters from `start` on are a word.
  private func isPair(_ start: Int) -> Bool {
    lookups.at(start).contains { $0.length == 2 && $0.entry.isWord(.commonWords) }
  }

  /// 一直|呼籲, 明確|認為 do not hold 直呼, 確認: the character is the last one of an adverb.
  private func endsAdverb(_ position: Int) -> Bool {
    guard let adverb = lookups.word(.speechAdverbs, endingAt: position + 1) else { return false }
    return Int(adverb.start) < position && adverb.grammar.isDisjoint(with: [.ends])
  }

  /// 並|說服 is not 並說, but 又說|法院 and 又指|在 are: the last character begins a longer word, and what follows is
  /// neither a place's preposition nor the beginning of a word of its own.
  private func endsInLongerWord(_ span: TextSpan) -> Bool {
    guard lookups.lists(at: span.end - 1).contains(WordListSet(.notCues)), names.mention(at: span.end) == nil,
      !lookups.at(span.end).contains(where: { $0.length > 1 && $0.entry.isWord(.commonWords) }),
      !lookups.grammar(at: span.end).contains(.locates)
    else { return false }
    return lookups.at(span.end - 1).contains { Int($0.end) > span.end && $0.entry.isWord(.notCues) }
  }

  /// 了|解決 is not 了解: the closing word's last characters begin another one.
  private func opensAnotherWord(_ span: TextSpan) -> Bool {
    (span.start + 1..<max(span.start + 1, span.end)).contains { start in
      lookups.at(start).contains { Int($0.end) > span.end && $0.entry.isWord(.commonWords) }
    }
  }

  /// 有人|稱 is not 人稱, 聲明中|指 not 中指: a noun that speaks ends where the longer word or the cue begins.
  private func isSplit(_ word: Int, _ hit: Hit) -> Bool {
    let cue = Int(hit.start)
    // 視頻道, 受訪問: what is a noun as well does not stand apart from the longer word.
    if hit.cueFlags.contains(.noun) { return false }
    // 在法官查問下|稱,: not 下稱「甲」.
    if document.scalars[word] == Self.under, hit.length == 1 {
      switch document.characterClass(at: Int(hit.end)) {
      case .comma, .colon: return true
      default: break
      }
    }
    // 在公司工作過的人|稱
    if document.scalars[word] == Self.people, hit.length == 1, phrases.isGenitive(endingAt: word) { return true }
    // 分別|說 is not 別說.
    if let adverb = lookups.word(.speechAdverbs, endingAt: cue), Int(adverb.start) < word { return true }
    let nouns: WordListSet = [WordListSet(.anonymousSources), WordListSet(.documents)]
    if let setting = lookups.word(.speechAdverbs, at: word),
      setting.grammar.contains(.ends), !lookups.lists(endingAt: word).isDisjoint(with: nouns)
    {
      return true
    }
    return !lookups.lists(endingAt: cue).isDisjoint(with: nouns)
  }

  /// 人
  private static let people = ("人" as Unicode.Scalar).value
  /// 下
  private static let under = ("下" as Unicode.Scalar).value

  /// 他說|來到 is not 說來, 律師稱|其中 not 稱其: behind somebody who speaks the longer word's last character begins a
  /// word of its own.
  private func isParted(_ word: Hit, _ hit: Hit) -> Bool {
    guard hit.length == 1, word.length == 2, word.entry.isWord(.notCues),
      lookups.at(Int(hit.end)).contains(where: {
        $0.length > 1 && ($0.entry.isWord(.commonWords) || $0.entry.isWord(.functionWords))
      }),
      // 指定|律師, not 指|定律
      !lookups.at(Int(word.end)).contains(where: { $0.length > 1 && $0.entry.isWord(.titles) })
    else { return false }
    let start = Int(hit.start)
    if let mention = names.mention(at: start - 1) { return mention.type != .place && mention.span.end == start }
    // 這個說法
    if let pronoun = lookups.word(.pronouns, endingAt: start), pronoun.sourceFlags.contains(.deictic) { return false }
    return !lookups.lists(endingAt: start).isDisjoint(with: Self.speakerLists)
  }

  /// Words of these speak.
  private static let speakerLists: WordListSet = [WordListSet(.pronouns), WordListSet(.anonymousSources)]

  /// What may hold a cue without being one: 小說, 評論者, 回應說.
  private static let coveringLists: WordListSet = [
    WordListSet(.notCues), WordListSet(.cues), WordListSet(.anonymousSources),
  ]
}
