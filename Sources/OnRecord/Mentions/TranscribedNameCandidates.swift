import OnRecordLexicon
import OnRecordModel

/// Foreign names in Chinese characters: 克里斯·米勒, 總統馬克宏.
final class TranscribedNameCandidates {
  let document: Document
  let lookups: Lookups
  let reading: Reading
  let context: NameContext
  let characters: CharacterCosts

  init(_ reading: Reading, _ context: NameContext, _ characters: CharacterCosts) {
    document = reading.document
    lookups = reading.lookups
    self.reading = reading
    self.context = context
    self.characters = characters
  }

  /// 羅官: a surname with a title.
  private func isTitled(_ start: Int, _ end: Int) -> Bool {
    guard end - start <= 4, lookups.lists(at: start).contains(WordListSet(.surnames)) else { return false }
    return lookups.at(start + 1).contains {
      Int($0.end) == end && ($0.entry.isWord(.honorifics) || $0.entry.isWord(.titles))
    }
  }

  /// 馬修·塔諾和珍·雷米斯 are two; 的 and 將 stand in no name, 達 and 比 do.
  @inline(__always)
  func isBetweenNames(_ position: Int) -> Bool {
    lookups.lists(at: position).contains(WordListSet(.functionWords)) && isFunctionWordBetween(position)
  }

  private func isFunctionWordBetween(_ position: Int) -> Bool {
    // 亞當斯: a given name holds it.
    if position > 0, lookups.lists(at: position - 1).contains(WordListSet(.givenNames)),
      lookups.at(position - 1).contains(where: { Int($0.end) > position && $0.entry.isWord(.givenNames) })
    {
      return false
    }
    if context.isPreposition(position) { return true }
    let inside = characters[position, .transcriptionInside]
    return lookups.at(position).contains {
      guard $0.length == 1, $0.entry.isWord(.functionWords) else { return false }
      let flags = $0.grammar
      return flags.contains(.coordinates)
        || (inside == 0 || inside >= 76) && !flags.isDisjoint(with: [.particle, .genitive, .preposition, .verb])
    }
  }

  func isPart(_ position: Int) -> Bool {
    switch document.characterClass(at: position) {
    case .han: !isBetweenNames(position)
    case .latin: true
    default: false
    }
  }

  /// Between two Latin letters no name begins or ends.
  func splitsLatin(_ position: Int) -> Bool {
    document.characterClass(at: position) == .latin && document.characterClass(at: position - 1) == .latin
  }

  // MARK: Without one

  /// Whether a name may begin at `position`, behind which a character must stand that ends the name or goes on with it.
  @inline(__always)
  static func mayBegin(at position: Int, _ characters: CharacterCosts) -> Bool {
    characters[position, .transcriptionFirst] > 0
      && characters[position + 1, .transcriptionInside] | characters[position + 1, .transcriptionLast] != 0
  }

  /// Names without an interpunct, of characters that transcriptions use: where one may begin at `position`.
  func add(to candidates: inout [MentionCandidate], at position: Int, limit: Int, _ counts: RepeatedNames) {
    let known = candidates.count
    let before = context.evidenceBefore(position)
    let furthest = min(limit, position + 7)
    let isAlone = before < 12 && !context.isLocated(position)
    // What stands where the name begins is asked where nothing else rules it out.
    var edge: Int?
    var inside = MentionCost.transcription + characters[position, .transcriptionFirst]
    var plain = characters.plain(position)
    var end = position + 2
    while end <= furthest, document.classes[end - 1] == CharacterClass.han.rawValue {
      // 薩拉托夫號: nor is a piece of it a person.
      if context.isNamesake(end) {
        candidates.removeLast(candidates.count - known)
        return
      }
      if context.isPreposition(end - 1) { break }
      plain += characters.plain(end - 1)
      if let reign = context.reignEnd(end), reign <= limit {
        edge = edge ?? edgeCost(position)
        guard let edge else { return }
        addReigning(to: &candidates, TextSpan(position, reign), named: end, inside + edge)
      }
      let last = characters[end - 1, .transcriptionLast]
      let all = inside + last + (end == position + 2 ? 30 : 0)
      // Where nothing beside it says anything, it is a name by its characters or not at all.
      if last > 0, all + Name.atBest - before <= plain || !isAlone || !context.isSilent(end) {
        var name = Name(
          span: TextSpan(position, end), characters: all, plain: plain, before: before,
          after: context.evidenceAfter(end))
        name.mayComeBack = counts.mayComeBack(name.span)
        if isLikely(name) || isSupported(name) {
          edge = edge ?? edgeCost(position)
          guard let edge else { return }
          name.characters += edge
          if isLikely(name) || isSupported(name) { add(name, to: &candidates, counts) }
        }
      }
      let middle = characters[end - 1, .transcriptionInside]
      guard middle > 0 else { break }
      // 布伯和雷王, 樂評家布魯科夫
      inside += middle + (isBetweenNames(end - 1) ? 40 : 0) + (endsTrade(end - 1) ? 30 : 0)
      end += 1
    }
  }

  /// 家, 員, 長, 師: what ends the words for trades, and hardly stands inside a name.
  func endsTrade(_ position: Int) -> Bool { Self.trades.contains(document.folded[position]) }

  /// 家 員 長 師
  private static let trades: [UInt16] = [0x5BB6, 0x5458, 0x957F, 0x5E08]

  /// 木訥地說: an adverb.
  private func isAdverb(_ span: TextSpan) -> Bool {
    document.folded[span.end - 1] == Self.adverbial && context.cueEvidence(span.end) > 0
      && document.characterClass(at: span.end) == .han && context.titleBefore(span.start) == nil
  }

  /// 修佛者, 諾斯角, 詹森郡: what ends words for people, and names of capes and counties.
  private func endsAgent(_ position: Int) -> Bool {
    // 者 角 郡
    document.folded[position] == 0x8005 || document.folded[position] == 0x89D2 || document.folded[position] == 0x90E1
  }

  /// 地
  private static let adverbial: UInt16 = 0x5730

  /// 第三: a numeral behind 第.
  private func isOrdinal(_ position: Int) -> Bool {
    document.folded[position] == 0x7B2C && lookups.lists(at: position + 1).contains(WordListSet(.numeralWords))
  }

  /// A stretch that may be a transcribed name.
  private struct Name {
    var span: TextSpan
    /// What its characters cost as a name's, and as words of their own.
    var characters: Int
    var plain: Int
    /// What stands before it and behind it says so much for a person.
    var before: Int
    var after: Int
    var mayComeBack = true

    var evidence: Int { before + after }
    /// What it costs at its best, without words that speak for it.
    var least: Int { characters + Self.atBest - evidence }
    static let atBest = 30 - MentionCost.repeated(3)
    /// The same, where it does not come back.
    var leastOnce: Int { characters + 18 + MentionCost.unsupportedPerson(evidence, 1, span.length) - evidence }
  }

  /// It may cost no more than its single characters.
  @inline(__always)
  private func isLikely(_ name: Name) -> Bool {
    name.least <= name.plain && (name.mayComeBack || name.leastOnce <= name.plain || mayBeTold(name.span))
  }

  /// A gloss, words or a list may say more of `span` than its characters do.
  private func mayBeTold(_ span: TextSpan) -> Bool {
    document.characterClass(at: span.end) == .openBracket || context.personWords(span) >= 12 || isListedWithPlace(span)
  }

  /// Words speak for a person or a place, or a place stands beside it in a list.
  @inline(__always)
  private func isSupported(_ name: Name) -> Bool {
    if placeWords(name.span) >= 18 { return true }
    return name.evidence >= 12 && (context.personWords(name.span) >= 12 || isListedWithPlace(name.span))
  }

  /// What words beside `span` say for a place: 及 says it only behind a place.
  private func placeWords(_ span: TextSpan) -> Int {
    let words = context.placeWords(span)
    guard words >= 18 else { return words }
    let behind = context.placeWords(behind: span.end)
    return (joinsNoPlace(before: span.start) ? 0 : words - behind) + (joinsNoPlace(behind: span.end) ? 0 : behind)
  }

  /// 丹斯和, but 納帕和, 納帕（Napa）及
  private func joinsNoPlace(before start: Int) -> Bool {
    joins(start - 1) && !lookups.endsName(.place, at: start - 1, within: 8) && !isClosedGloss(start - 2)
  }

  /// 和丹斯, but 和羅馬
  private func joinsNoPlace(behind end: Int) -> Bool {
    joins(end) && !lookups.at(end + 1).contains { $0.entry.kind == .place && !$0.entry.isWeak }
  }

  /// 納帕（Napa）及: a bracket behind the name before it.
  private func isClosedGloss(_ position: Int) -> Bool {
    guard document.characterClass(at: position) == .closeBracket else { return false }
    for open in stride(from: position - 1, to: max(0, position - 40), by: -1)
    where document.characterClass(at: open) == .openBracket {
      return lookups.endsName(.place, at: open, within: 8)
    }
    return false
  }

  /// 及, 和, 與 alone
  private func joins(_ position: Int) -> Bool {
    guard position >= 0, lookups.lists(at: position).contains(WordListSet(.functionWords)) else { return false }
    return lookups.at(position).contains {
      $0.length == 1 && $0.entry.isWord(.functionWords) && $0.grammar.contains(.coordinates)
    }
  }

  /// What a gloss behind `end` is that the gazetteers know and that fills its brackets: (Erbil), (Joni Ernst).
  private func glossKind(_ end: Int) -> LexiconEntry.Kind? {
    guard document.characterClass(at: end) == .openBracket else { return nil }
    var start = end + 1
    while document.characterClass(at: start) == .space { start += 1 }
    var close = start
    while close < document.count, close - start < 40, document.characterClass(at: close) != .closeBracket { close += 1 }
    while close > start, document.characterClass(at: close - 1) == .space { close -= 1 }
    return lookups.at(start).first { $0.entry.kind != .word && Int($0.end) == close }?.entry.kind
  }

  private func add(_ name: Name, to candidates: inout [MentionCandidate], _ counts: RepeatedNames) {
    let span = name.span
    var name = name
    var isInContext = context.personWords(span) >= 12
    // Lists hold people as well as places: only words tell.
    var place = max(placeWords(span), isListedWithPlace(span) ? MentionCost.listedWithPlace : 0)
    let gloss = glossKind(span.end)
    if gloss == .person {
      place = 0
    } else if gloss == .place || isKindOfPlace(before: span), context.titleBefore(span.start) == nil {
      place = max(place, MentionCost.listedWithPlace) + name.after
      name.after = 0
      isInContext = false
      // 在布魯科夫(Brukow)的: what the gloss says it says for a place.
    } else if context.isLocated(span.start), !joinsNoPlace(before: span.start),
      document.characterClass(at: span.end) == .openBracket, context.isCapital(span.end + 1),
      !lookups.lists(at: span.end + 1).contains(WordListSet(.givenNames))
    {
      place += name.after
      name.after = 0
      isInContext = name.before >= 24
    } else if isGlossedPlace(span, name.after) {
      place = max(place, MentionCost.listedWithPlace)
      name.after = 0
      isInContext = name.before >= 24
    }
    // What costs more than its single characters has no say, but where its article may establish it.
    guard isInContext || place >= 18 || name.least <= name.plain, !isTitled(span.start, span.end),
      !context.isThing(span.end - 1), !endsBody(span.end - 1), !isPeople(span.end - 1), !isAdverb(span),
      !endsAgent(span.end - 1), !context.isSaid(span),
      !isPeople(span.end) || name.before >= 24
    else { return }
    let count = counts.count(span)
    var cost = name.characters - MentionCost.repeated(count)
    if !isInContext { cost += count > 1 ? 30 : 18 }
    // 洛夫森山上
    if isBetweenNames(span.end - 1) { cost += 40 }
    // 佛朗明哥舞 is a thing.
    if isInContext || !context.isThing(span.end), !context.isDefinedPlace(span.start) {
      let person = max(
        cost + MentionCost.unsupportedPerson(name.evidence, count, span.length) - name.evidence,
        MentionCost.established(span.length))
      if isInContext || person <= name.plain {
        candidates.append(
          MentionCandidate(
            span: span, type: .person, entity: nil, cost: person,
            rule: isInContext ? .transcribedInContext : count > 1 ? .repeatedTranscribed : .transcribed))
      }
    }
    // 和布魯科夫的: what belongs to a place belongs to a person as often.
    if place >= (isGenitive(span.end) ? 26 : 18), !context.isThing(span.end), context.titleBefore(span.start) == nil,
      context.titleAfter(span.end) == nil
    {
      candidates.append(
        MentionCandidate(
          span: span, type: .place, entity: nil, cost: max(cost + 8 - place, MentionCost.established(span.length)),
          rule: .transcribedPlace))
    }
  }

  /// 城鎮布魯科夫, 大城市如布魯科夫: what it is stands right before it; 北部的布魯科夫, where it lies.
  private func isKindOfPlace(before name: TextSpan) -> Bool {
    let position = name.start
    guard position > 2 else { return false }
    let before = document.folded[position - 1]
    // 部的
    if before == 0x7684 {
      return document.folded[position - 2] == 0x90E8 && document.characterClass(at: name.end) != .han
        && lookups.word(.nameNeighbours, endingAt: position - 1, within: 4)?.neighbourFlags.contains(.afterPlace)
          ?? false
    }
    // 如
    let end = before == 0x5982 ? position - 1 : position
    return lookups.word(.nameNeighbours, endingAt: end, within: 4)?.neighbourFlags.contains(.kindOfPlace) ?? false
  }

  /// 希臘布魯科夫(Brukow): right behind a place, with one word as its gloss.
  private func isGlossedPlace(_ span: TextSpan, _ after: Int) -> Bool {
    document.characterClass(at: span.end) == .openBracket && context.isCapital(span.end + 1) && after < 40
      && lookups.endsName(.place, at: span.start, within: 6)
  }

  /// 羅塔爾三世: a ruler's numeral behind it says that it is a name.
  private func addReigning(to candidates: inout [MentionCandidate], _ span: TextSpan, named end: Int, _ inside: Int) {
    let last = characters[end - 1, .transcriptionLast, unseen: MentionCost.unseenTranscription]
    let cost = max(inside + last - context.evidenceBefore(span.start), MentionCost.established(end - span.start))
    candidates.append(
      MentionCandidate(span: span, type: .person, entity: nil, cost: cost, rule: .transcribedInContext))
  }

  /// 布魯加恩、巴塞爾: its neighbour in a list is a place.
  @inline(__always)
  private func isListedWithPlace(_ span: TextSpan) -> Bool {
    let comma = CharacterClass.enumerationComma
    guard document.characterClass(at: span.end) == comma || document.characterClass(at: span.start - 1) == comma else {
      return false
    }
    return isBesidePlace(span)
  }

  private func isBesidePlace(_ span: TextSpan) -> Bool {
    if document.characterClass(at: span.end) == .enumerationComma,
      lookups.at(span.end + 1).contains(where: {
        $0.entry.kind == .place && !$0.entry.isWeak && $0.length > 2
      })
    {
      return true
    }
    return document.characterClass(at: span.start - 1) == .enumerationComma
      && lookups.endsName(.place, at: span.start - 1, within: 6)
  }

  /// 埃蘭人: a people, and no longer word.
  func isPeople(_ position: Int) -> Bool {
    // 人
    guard position < document.count, document.folded[position] == 0x4EBA else { return false }
    if isGenitive(position + 1) { return true }
    return !lookups.at(position).contains { $0.length > 1 && $0.entry.kind == .word }
  }

  /// 庫務局: the last character ends names of public bodies.
  func endsBody(_ position: Int) -> Bool {
    guard lookups.lists(at: position).contains(WordListSet(.organizationSuffixes)) else { return false }
    return lookups.at(position).contains {
      $0.length == 1 && $0.entry.isWord(.organizationSuffixes) && $0.suffixFlags.contains(.strong)
    }
  }

  /// 的
  private func isGenitive(_ position: Int) -> Bool {
    position < document.count && document.folded[position] == 0x7684
  }

  /// 比哈定, 古代巴克特里亞: what it costs that a word stands where the name begins; nil where no name does.
  private func edgeCost(_ position: Int) -> Int? {
    if context.endsDate(position) || context.isNamedThing(position) && context.titleBefore(position) == nil {
      return nil
    }
    // 來往於洛布尼亞, 第三輪
    if context.isPreposition(position) || isOrdinal(position) { return nil }
    guard !lookups.lists(at: position).isDisjoint(with: Self.openers) else { return 0 }
    var cost = 0
    for hit in lookups.at(position) where hit.entry.kind == .word {
      if hit.entry.isWord(.givenNames) { return 0 }
      if hit.length == 1, hit.entry.isWord(.functionWords) {
        // 及伯格: what joins names begins few.
        cost = max(cost, hit.grammar.contains(.coordinates) ? MentionCost.joinsNames : 12)
      }
      if hit.length > 1, hit.entry.isWord(.commonWords), hit.entry.number < Self.rareWord { cost = max(cost, 16) }
    }
    return cost
  }

  /// Words that cost more are as often accidents of transcriptions.
  static let rareWord = 112

  private static let openers: WordListSet = [WordListSet(.functionWords), WordListSet(.commonWords)]

  // MARK: Given names alone

  /// Given names that stand alone: 蘇珊, 羅伯特.
  func addGiven(to candidates: inout [MentionCandidate], at position: Int, _ counts: RepeatedNames) {
    for hit in lookups.at(position) where hit.entry.isWord(.givenNames) {
      let span = TextSpan(position, Int(hit.end))
      let evidence = context.personEvidence(span)
      // 羅伯特家族, 威廉港, 約翰遜: a piece of a longer name, or the name of something else.
      if context.isThing(span.end) || context.isDefinedPlace(position) || goesOn(span.start - 1) || goesOn(span.end) {
        continue
      }
      // 蕭漢森, 300貝克
      if followsSurname(position) || document.characterClass(at: position - 1) == .digit { continue }
      var cost = MentionCost.givenName - evidence - MentionCost.repeated(counts.count(span))
      if isCrossed(span) { cost += 25 }
      candidates.append(
        MentionCandidate(
          span: span, type: .person, entity: nil, cost: max(cost, MentionCost.established(span.length)),
          rule: evidence >= 12 ? .transcribedInContext : .transcribed))
    }
  }

  /// A surname that is no function word stands right before `position`.
  func followsSurname(_ position: Int) -> Bool {
    guard position > 0, lookups.lists(at: position - 1).contains(WordListSet(.surnames)),
      !lookups.lists(at: position - 1).contains(WordListSet(.functionWords))
    else { return false }
    return lookups.at(position - 1).contains { $0.length == 1 && $0.entry.isWord(.surnames) }
      && lookups.lists(endingAt: position).isDisjoint(with: [WordListSet(.commonWords), WordListSet(.titles)])
  }

  /// 最富特色: a common word begins with the last character.
  private func isCrossed(_ span: TextSpan) -> Bool {
    guard lookups.lists(at: span.end - 1).contains(WordListSet(.commonWords)) else { return false }
    return lookups.at(span.end - 1).contains {
      Int($0.end) > span.end && $0.entry.isWord(.commonWords) && $0.entry.number < Self.rareWord
    }
  }

  /// A character that transcriptions use and that no word begins with, or an interpunct: 尤里 of 尤里卡.
  func goesOn(_ position: Int) -> Bool {
    switch document.characterClass(at: position) {
    case .interpunct, .period: return document.isInterpunct(position)
    case .han:
      // 黛安|娜·庫克
      if document.isInterpunct(position + 1), isPart(position) { return true }
      let inside = characters[position, .transcriptionInside]
      return inside > 0 && inside <= 68
        && !lookups.at(position).contains {
          $0.entry.isWord(.functionWords) || $0.entry.isWord(.cues)
            || $0.length > 1 && $0.entry.isWord(.commonWords) && $0.entry.number < Self.rareWord
        }
    default: return false
    }
  }
}
