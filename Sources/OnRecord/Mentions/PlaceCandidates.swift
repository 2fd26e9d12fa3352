import OnRecordLexicon
import OnRecordModel

/// Places by the word they end in: 中正東路.
final class PlaceCandidates {
  private let reading: Reading
  private let context: NameContext
  private let lattice: CandidateLattice
  private let characters: CharacterCosts
  private let lead: NameLead
  private let kinds: PlaceKinds
  private let named: NamedStates

  init(_ reading: Reading, _ context: NameContext, _ lattice: CandidateLattice, _ characters: CharacterCosts) {
    self.reading = reading
    self.context = context
    self.lattice = lattice
    self.characters = characters
    lead = NameLead(reading)
    kinds = PlaceKinds(reading)
    named = NamedStates(reading)
  }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }

  /// Places whose suffix starts at `position`, where one does.
  func add(
    to candidates: inout [MentionCandidate], at position: Int, in paragraph: TextSpan, _ counts: RepeatedNames
  ) {
    guard position > paragraph.start, let suffix = lookups.word(.placeSuffixes, at: position),
      Int(suffix.end) <= paragraph.end, !isInsideWord(suffix), !context.isSpoken(position)
    else { return }
    addEponym(to: &candidates, suffix, from: paragraph.start)
    let end = Int(suffix.end)
    let isStrong = suffix.placeFlags.contains(.strong)
    let plainSuffix = lattice.wordCost(of: TextSpan(position, end))
    var inner = 0
    /// What the characters alone cost, and whether transcriptions use all of them.
    var letters = 0
    var isTranscribed = true
    var start = position - 1
    while start >= paragraph.start, position - start <= 6, document.classes[start] == CharacterClass.han.rawValue {
      defer {
        isTranscribed = isTranscribed && (1...84).contains(characters[start, .transcriptionInside])
        start -= 1
      }
      let alone = characters[start, .alone]
      var character = characters[start, .place]
      if alone > 0, alone < 60, character == 0 { break }
      // 固定於大廈
      if context.isPreposition(start) { break }
      if character == 0 { character = MentionCost.placeUnseen }
      inner += character
      letters += character
      let isFirstTranscribed = (1...84).contains(characters[start, .transcriptionFirst])
      // 妩媚的西湖, 塘村和江源村: a function word that no word of the name holds.
      if isFunctionWord(start, before: position) { inner += 65 }
      // 昊鯤鎮秉常村: two places, one in the other.
      if start + 1 < position, endsPlace(start + 1) { inner += 25 }
      // 攻下昊鯤縣, 昔日昊鯤溪
      if lead.opensWithVerb(start, before: position) { inner += 30 }
      let known = lookups.lists(at: start).contains(.names) ? placeHit(at: start, endingAt: position) : nil
      let span = TextSpan(start, end)
      // 「…」納蘭道。
      if suffix.length == 1, context.isSaid(span) { continue }
      let isAfterPlace = placeEnds(at: start)
      // 中國市場, 中國區: no place of its own.
      if let known, !makesName(of: known, suffix) { continue }
      // 大甲區|村: what ends as a division does is one already.
      if known != nil, position - start > 2, suffix.length == 1, endsPlace(position - 1), endsPlace(position) {
        continue
      }
      // 家鄉州愛奧華州, 房縣青峰鎮: what ends the place before begins none.
      if known == nil, isAfterPlace || start + 1 < position, endsDivision(start),
        lookups.at(start).allSatisfy({ $0.length < 2 })
      {
        continue
      }
      // 登一座山: nor does a name go on before what is counted.
      if known == nil, start + 1 < position, isNumeral(start), isGeneralMeasure(start + 1) { break }
      // 省口岸: one of them.
      if known == nil, start + 1 == position, endsDivision(start) { continue }
      // 美加口岸: of two states.
      if known == nil, suffix.length > 1,
        start + 2 == position && isPairOfStates(start) || start + 1 == position && isPairOfStates(start - 1)
      {
        continue
      }
      // 全鎮, 等多區, 兩縣: what is pointed at or counted is not named.
      if known == nil, isPointedAt(start, suffix, isTranscribed: isTranscribed) || isCounted(start, suffix) { continue }
      // 她同路, 近柏麗大道, 登東山
      if known == nil, position - start > 1, isPronounOrBound(start) { continue }
      if known == nil, start + 2 < end, standsBeforePlace(start, endingAt: end) { inner += 25 }
      // 開市, 封區: one character needs its region before it.
      if known == nil, position - start == 1, !isAfterPlace, context.placeEvidence(TextSpan(start, end)) < 18 {
        continue
      }
      let count = counts.count(span)
      var cost = MentionCost.place + suffix.entry.number - MentionCost.repeated(count)
      if let known {
        cost += known.entry.isWeak ? 45 : MentionCost.knownBeforeSuffix
      } else {
        cost += inner
        if position - start == 1 { cost += 22 }
        cost += doubt(
          letters, span, suffix, isTranscribed: isTranscribed && isFirstTranscribed, isAfterPlace: isAfterPlace)
      }
      // 啟德大道公園: the name goes on.
      if known == nil, goesOn(end, paragraph) { cost += 18 }
      if isNumbered(end), suffix.length == 1 || isStrong {
        cost -= isAfterPlace ? MentionCost.numbered : MentionCost.numbered / 2
      }
      if isAfterPlace {
        cost -= 8
      } else {
        cost -= min(context.placeEvidence(span), MentionCost.placeEvidence)
        if known == nil, context.placeWords(span) == 0 { cost += MentionCost.unsupportedPlace }
        if !isStrong { cost += known == nil ? 34 : 22 }
      }
      // Words never cost more than their characters.
      let inside = TextSpan(start, position)
      guard cost < characters.plain(inside) + plainSuffix, cost < lattice.wordCost(of: inside) + plainSuffix else {
        continue
      }
      candidates.append(
        MentionCandidate(
          span: span, type: .place, entity: nil, cost: max(cost, MentionCost.established(span.length)),
          rule: isAfterPlace ? .placeSuffixAfterPlace : .placeSuffix))
    }
  }

  /// 孫中山紀念館, 哈馬舍爾德廣場, 哈特拉斯角: a house, a square or a cape with the name of a person whom the gazetteers know.
  private func addEponym(to candidates: inout [MentionCandidate], _ suffix: Hit, from limit: Int) {
    let position = Int(suffix.start)
    guard lookups.lists(endingAt: position).contains(.names),
      suffix.length > 1 || Self.eponymous.contains(document.folded[position])
    else { return }
    for start in max(limit, position - 8)..<max(limit, position - 1) where lookups.lists(at: start).contains(.names) {
      let person = lookups.at(start).first {
        $0.entry.kind == .person && Int($0.end) == position && !$0.entry.isWeak && $0.length > 2
      }
      guard let person else { continue }
      var opening = start
      while opening > limit, isTranscribing(start), isTranscribing(opening - 1), characters.plain(opening - 1) >= 92,
        !lookups.lists(endingAt: opening).contains(.names)
      {
        opening -= 1
      }
      candidates.append(
        MentionCandidate(
          span: TextSpan(opening, Int(suffix.end)), type: .place, entity: nil,
          cost: MentionCost.gazetteer(person.length) + MentionCost.knownBeforeSuffix, rule: .placeSuffix))
      return
    }
  }

  /// 樓 角 岬
  private static let eponymous: [UInt16] = [0x697C, 0x89D2, 0x5CAC]

  private func isTranscribing(_ position: Int) -> Bool {
    document.characterClass(at: position) == .han && (1...66).contains(characters[position, .transcriptionInside])
  }

  /// Another word that ends names of places, and no longer word, begins at `position`.
  private func goesOn(_ position: Int, _ paragraph: TextSpan) -> Bool {
    guard position < paragraph.end, let next = lookups.word(.placeSuffixes, at: position) else { return false }
    return next.placeFlags.contains(.strong) && !isInsideWord(next)
  }

  /// 街75號: a house of the street.
  private func isNumbered(_ position: Int) -> Bool {
    guard document.characterClass(at: position) == .digit else { return false }
    let end = document.next(of: Self.afterDigits, from: position, before: min(position + 6, document.count))
    // 號
    return end < document.count && document.folded[end] == 0x53F7
  }

  private static let afterDigits: CharacterClassSet = [.han]

  /// 九江路, 栃木站: whether the suffix makes a name of what the gazetteers know before it.
  private func makesName(of known: Hit, _ suffix: Hit) -> Bool {
    let flags = suffix.placeFlags
    // 港島綫車站: a line has many.
    if document.folded[Int(known.end) - 1] == Self.line { return false }
    // 香港山多: nor has a territory one of its own.
    if flags.contains(.strong) {
      return flags.contains(.ofStates) || (suffix.length > 1 ? !kinds.isState(known) : !kinds.isLarge(known))
    }
    return flags.contains(.ofTowns) && !known.entry.isWeak && !kinds.isLarge(known)
  }

  /// 鬧龍宮, 打咗格仔先出街: what characters that names of places hardly hold cost, and more of them than such names have.
  private func doubt(
    _ letters: Int, _ span: TextSpan, _ suffix: Hit, isTranscribed: Bool, isAfterPlace: Bool
  ) -> Int {
    if isTranscribed { return 0 }
    let length = Int(suffix.start) - span.start
    // 祿勸彝族苗族自治縣
    // 聖安海濱教堂: a saint's name comes behind 聖.
    let usual = document.folded[span.start] == Self.saint ? 5 : 3
    let long = suffix.length > 2 ? 0 : max(0, length - usual) * MentionCost.longPlace
    // 鬧龍宮, 籲港府: names never begin so, sooner verbs do.
    let first = characters[span.start, .place] == 0 ? MentionCost.unseenFirst : 0
    let rare = letters + first - MentionCost.likelyPlaceCharacter * length
    guard rare > 0, !isAfterPlace, context.placeEvidence(span) < 18 else { return long }
    return long + rare
  }

  /// 線
  private static let line: UInt16 = 0x7EBF
  /// 聖
  private static let saint: UInt16 = 0x5723

  /// 該區, 等武術之鄉: a determiner before the suffix, or before another determiner or a measure word; 兩縣: a numeral.
  private func isPointedAt(_ start: Int, _ suffix: Hit, isTranscribed: Bool) -> Bool {
    let position = Int(suffix.start)
    let last = lookups.lists(at: position - 1)
    if suffix.length == 1, last.contains(WordListSet(.numeralWords)),
      lookups.lists(at: position).contains(WordListSet(.measureWords))
    {
      return true
    }
    // 清查全省, 全港多區, but 多倫多市
    if suffix.length == 1, last.contains(WordListSet(.determiners)), position - start > 1, !isTranscribed {
      return true
    }
    guard lookups.lists(at: start).contains(WordListSet(.determiners)) else { return false }
    if position - start == 1 { return true }
    let next = lookups.lists(at: start + 1)
    return next.contains(WordListSet(.determiners)) || next.contains(WordListSet(.measureWords))
  }

  /// 縣, 鎮: a character that ends names of places and hardly ever stands inside one.
  private func endsPlace(_ position: Int) -> Bool {
    guard lookups.lists(at: position).contains(WordListSet(.placeSuffixes)) else { return false }
    return Self.divisions.contains(document.folded[position])
  }

  /// 縣 鄉 鎮 市 區 省 村
  private static let divisions: [UInt16] = [0x53BF, 0x4E61, 0x9547, 0x5E02, 0x533A, 0x7701, 0x6751]

  /// 縣, 市, 省, 州: characters that begin no name which no list has.
  private func endsDivision(_ position: Int) -> Bool { Self.largeDivisions.contains(document.folded[position]) }

  /// 縣 市 省 州
  private static let largeDivisions: [UInt16] = [0x53BF, 0x5E02, 0x7701, 0x5DDE]

  /// 三個堂區, 一座山峰, 四大古寺: a numeral with its measure word, or what stands right behind them.
  private func isCounted(_ start: Int, _ suffix: Hit) -> Bool {
    let measures = WordListSet(.measureWords)
    let numerals = WordListSet(.numeralWords)
    let first = lookups.lists(at: start)
    if first.contains(measures), isNumeral(start - 1) || isDeterminer(start - 1) { return true }
    // 是條小街: one of them.
    if start > 0, Self.copulas.contains(document.folded[start - 1]), isGeneralMeasure(start) { return true }
    // 1號橫巷
    if first.contains(WordListSet(.timeWords)), document.characterClass(at: start - 1) == .digit { return true }
    if lookups.lists(endingAt: start).contains(measures), isNumeral(start - 2), isGeneralMeasure(start - 1) {
      return true
    }
    guard first.contains(numerals),
      lookups.at(start).contains(where: { $0.length == 1 && $0.entry.isWord(.numeralWords) })
    else { return false }
    let next = start + 1
    // 四大, 三個, 九市
    return next < Int(suffix.start)
      && (isGeneralMeasure(next) || document.folded[next] == 0x5927 || next + 1 == Int(suffix.start) && endsPlace(next))
  }

  /// 她, or 近 and 約 as before a figure: a word of its own.
  private func isPronounOrBound(_ position: Int) -> Bool {
    guard !lookups.lists(at: position).isDisjoint(with: [WordListSet(.pronouns), WordListSet(.modifiers)]) else {
      return false
    }
    if Self.distinctions.contains(document.folded[position]) { return false }
    return lookups.at(position).contains {
      $0.length == 1
        && ($0.entry.isWord(.pronouns) || $0.entry.isWord(.modifiers) && $0.modifierFlags.contains(.before))
    }
  }

  /// 登東山: the rest is a place that the gazetteers know, and what stands before it does not tell it from others.
  private func standsBeforePlace(_ start: Int, endingAt end: Int) -> Bool {
    let first = characters[start, .place]
    guard lookups.lists(at: start + 1).contains(.names), !Self.distinctions.contains(document.folded[start]),
      first == 0 || first > MentionCost.likelyPlaceCharacter
    else { return false }
    return lookups.at(start + 1).contains { $0.entry.kind == .place && Int($0.end) == end }
  }

  /// 大 小 新 舊 老 東 西 南 北 中 上 下 前 後 內 外
  private static let distinctions: [UInt16] = [
    0x5927, 0x5C0F, 0x65B0, 0x65E7, 0x8001, 0x4E1C, 0x897F, 0x5357, 0x5317, 0x4E2D, 0x4E0A, 0x4E0B, 0x524D, 0x540E,
    0x5185, 0x5916,
  ]

  /// 這, 那
  private func isDeterminer(_ position: Int) -> Bool {
    position >= 0 && lookups.lists(at: position).contains(WordListSet(.determiners))
  }

  /// 是 有
  private static let copulas: [UInt16] = [0x662F, 0x6709]

  /// 美加, 英法: two characters that stand for countries.
  private func isPairOfStates(_ position: Int) -> Bool {
    isState(position) && isState(position + 1)
  }

  private func isState(_ position: Int) -> Bool {
    guard position >= 0, let state = lookups.word(.placeAbbreviations, at: position), state.length == 1,
      let place = named.place(of: state)
    else { return false }
    return reading.lexicon.kind(of: place) == "country"
  }

  private func isNumeral(_ position: Int) -> Bool {
    document.characterClass(at: position) == .digit
      || position >= 0 && lookups.lists(at: position).contains(WordListSet(.numeralWords))
  }

  /// 個, 座, 條, which names do not hold behind a numeral.
  private func isGeneralMeasure(_ position: Int) -> Bool {
    lookups.at(position).contains {
      $0.length == 1 && $0.entry.isWord(.measureWords)
        && !$0.figureFlags.contains(.noun)
    }
  }

  /// 的, 和, 將 that stand for themselves.
  private func isFunctionWord(_ position: Int, before end: Int) -> Bool {
    guard lookups.lists(at: position).contains(WordListSet(.functionWords)),
      let word = lookups.at(position).first(where: { $0.length == 1 && $0.entry.isWord(.functionWords) }),
      !word.grammar.isDisjoint(with: [
        .particle, .genitive, .conjunction, .preposition, .verb, .coordinates,
      ])
    else { return false }
    return !lookups.at(position).contains { $0.length > 1 && Int($0.end) <= end && $0.entry.kind == .word }
      && !lookups.lists(endingAt: position + 1).contains(WordListSet(.commonWords))
  }

  /// 上市, 開市: a common word that ends with the suffix.
  private func isInsideWord(_ suffix: Hit) -> Bool {
    let end = Int(suffix.end)
    // 鄉下, 市長
    if lookups.at(Int(suffix.start)).contains(where: {
      Int($0.end) > end && ($0.entry.isWord(.commonWords) || $0.entry.isWord(.titles))
    }) {
      return true
    }
    // 吳江知縣
    if let title = lookups.word(.titles, endingAt: end, within: 4), title.length > suffix.length { return true }
    guard lookups.lists(endingAt: end).contains(WordListSet(.commonWords)) else { return false }
    for start in max(0, Int(suffix.start) - 2)..<Int(suffix.start)
    where lookups.at(start).contains(where: { Int($0.end) == end && $0.entry.isWord(.commonWords) }) {
      return true
    }
    return false
  }

  private func placeHit(at position: Int, endingAt end: Int) -> Hit? {
    lookups.at(position).first { $0.entry.kind == .place && Int($0.end) == end && $0.length > 1 }
  }

  private func placeEnds(at position: Int) -> Bool {
    guard
      lookups.lists(endingAt: position).contains(.names)
        || lookups.lists(endingAt: position).contains(WordListSet(.placeSuffixes))
    else { return false }
    if lookups.lists(endingAt: position).contains(WordListSet(.placeSuffixes)),
      let suffix = lookups.word(.placeSuffixes, endingAt: position, within: 3), suffix.placeFlags.contains(.strong)
    {
      return true
    }
    for start in max(0, position - 6)..<max(0, position - 1) where lookups.lists(at: start).contains(.names) {
      if lookups.at(start).contains(where: { Int($0.end) == position && $0.entry.kind == .place }) { return true }
    }
    return false
  }
}
