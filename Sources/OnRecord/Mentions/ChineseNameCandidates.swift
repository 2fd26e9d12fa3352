import OnRecordLexicon
import OnRecordModel

/// Chinese personal names: a surname of one or two characters and a given name of one or two.
///
/// What a name costs are the costs of its characters in their places (`characters/names.tsv`), less what its neighbours
/// and its repetition in the article say for it.
final class ChineseNameCandidates {
  let document: Document
  let lookups: Lookups
  let context: NameContext
  let characters: CharacterCosts
  /// Surnames of two characters that were asked for, and whether they stand alone.
  private var aloneSurnames: [FoldedText: Bool] = [:]

  init(_ reading: Reading, _ context: NameContext, _ characters: CharacterCosts) {
    document = reading.document
    lookups = reading.lookups
    self.context = context
    self.characters = characters
  }

  /// Names whose surname starts at `position`, where one does.
  func add(to candidates: inout [MentionCandidate], at position: Int, limit: Int, _ counts: RepeatedNames) {
    if context.isNamedThing(position) || context.isDefinedPlace(position), context.titleBefore(position) == nil {
      return
    }
    // 一張張笑臉: a measure word said twice.
    if position > 0, document.folded[position - 1] == document.folded[position] { return }
    // 於稍晚: the surname is written 于.
    if context.isPreposition(position), context.titleBefore(position) == nil { return }
    // 第三輪: a numeral.
    if position > 0, document.folded[position - 1] == Self.ordinal { return }
    if endsTrade(position) { return }
    let before = context.evidenceBefore(position)
    addMarried(to: &candidates, at: position, limit: limit, counts)
    for surname in lookups.at(position) where surname.entry.isWord(.surnames) {
      let given = Int(surname.end)
      guard given < limit else { continue }
      let isJapanese = surname.surnameFlags.contains(.japanese)
      let family =
        surname.length > 1
        ? (isJapanese ? MentionCost.japaneseSurname : MentionCost.compoundSurname)
        : characters[position, .surname, unseen: MentionCost.unseenSurname]
      for length in 1...2 {
        let span = TextSpan(position, given + length)
        guard span.end <= limit, document.characterClass(at: span.end - 1) == .han,
          !context.isPreposition(span.end - 1)
        else { break }
        // 昊鯤創辦人: a shop has a founder as well.
        let evidence = before + (context.isFounder(span.end) ? 0 : context.evidenceAfter(span.end))
        let givenName = givenCost(given, length)
        var cost = MentionCost.person + family + givenName
        // What words make of it adds to its costs only.
        if isHopeless(cost, evidence, span, counts) { continue }
        // 諸佛, 黃衫軍, 艾美獎, 富岡至綠島
        if isThing(surname, span, before) { continue }
        if span.length > 2 { cost += doubt(length == 1 ? givenName + 62 : givenName, evidence, span) }
        // 曹姓女子: of that surname.
        if document.folded[given] == Self.surnamed { continue }
        // 鄭官在庭上: a surname and its title, and what follows.
        if length == 2, isShortTitle(given), lookups.grammar(at: given + 1).contains(.preposition) { continue }
        // 羅官, 黃小姐: a surname with a title is no full name; 倪同|學 begins one.
        if isTitle(TextSpan(given, span.end)) || isTime(span) || opensHonorific(given, behind: span.end) { continue }
        // 莊子曰, 李答: what somebody does who speaks.
        if Self.saying.contains(document.folded[span.end - 1]) { continue }
        // 納蘭道:「…」, 他沈思著說: nor is what he does when he speaks a name.
        if isSpeaking(surname, span, counts) || isManner(span, before: position) { continue }
        // 蘇愷-30: a type of something.
        if span.end + 1 < document.count, document.scalars[span.end] == 0x2D,
          document.characterClass(at: span.end + 1) == .digit
        {
          continue
        }
        // 「方孔中的圓釘」: what lies in something.
        if isInside(span), evidence < 24 { continue }
        // 納蘭聞之: the article calls somebody by the surname alone.
        if surname.length > 1, evidence < 24 || length == 2 && before < 24 && givenName > MentionCost.likelyGivenName,
          length == 2 ? counts.count(span) == 1 : isEveryday(given), isAlone(surname)
        {
          continue
        }
        // 強烈: an adverb of two characters.
        if let adverb = lookups.word(.speechAdverbs, at: position), Int(adverb.end) == span.end { continue }
        if length == 1 {
          if span.end < limit, document.folded[span.end] == Self.peace, isAction(span.end + 1),
            counts.count(TextSpan(position, span.end + 1)) >= counts.count(span)
          {
            cost += 25
          }
          // 聶指: a surname by itself before a cue.
          if lookups.lists(at: given).contains(WordListSet(.cues)) {
            cost += 30
          } else if context.cueEvidence(given) > 0 {
            // 林又補充, 陳另指: a surname by itself before an adverb and a cue.
            cost += 45
          }
          if lookups.word(.speechAdverbs, at: given)?.length == 1 {
            // 潘又指出: an adverb before a cue.
            if context.cueEvidence(given + 1) > 0 { continue }
            // 尹遂, 蔡亦: an adverb that is hardly a name.
            if characters[given, .givenOnly, unseen: MentionCost.unseenGivenName] >= 85 {
              if context.titleBefore(position) == nil { continue }
              cost += 35
            }
          }
          // 伍廸希: what no word begins with belongs to the name.
          if given + 1 < limit, document.characterClass(at: given + 1) == .han, characters.reach(given + 1) < 2,
            characters.plain(given + 1) >= MentionCost.hardlyWord, context.evidenceAfter(given + 1) < 12
          {
            cost += 18
          }
          // 邱不肯定: a word begins with the given name and goes on.
          if beginsWord(given) { cost += 20 }
          // 陳不同意
          if lookups.word(.functionWords, at: given)?.length == 1 { cost += 40 }
        } else if !isDoubled(given) {
          // 李及陳: what joins names stands in few given names, but in 和平.
          if lookups.grammar(at: given).contains(.coordinates), document.folded[given] != Self.peace,
            characters[given, .givenFirst, unseen: MentionCost.unseenGivenName] > 70
          {
            cost += 45
          }
          // 曾向她
          if lookups.lists(at: given + 1).contains(WordListSet(.pronouns)),
            lookups.word(.pronouns, at: given + 1)?.length == 1
          {
            cost += 40
          }
          // 林向陳: two surnames, of which one speaks to the other.
          if lookups.grammar(at: given).contains(.addresses), counts.count(span) == 1,
            lookups.word(.surnames, at: given + 1)?.length == 1,
            characters[given + 1, .surname, unseen: MentionCost.unseenSurname] < MentionCost.commonSurname
          {
            cost += 45
          }
          // 王昆將登台, 袁紹的叔父
          let isTitled =
            lookups.word(.titles, at: given)?.length == 1 || lookups.word(.honorifics, at: given)?.length == 1
          // 李官又, 陳伯卻: the surname with its title comes back.
          if isTitled, counts.count(TextSpan(position, given + 1)) > counts.count(span),
            lookups.word(.speechAdverbs, at: given + 1)?.length == 1 || isFunctionWord(given + 1)
          {
            continue
          }
          if isTitled, characters.reach(given + 1) > 1 {
            // 陳官繼而
            cost += 45
          } else if isFunctionWord(given + 1) {
            // 龍家和見狀: nobody is joined to the name.
            let isName =
              document.folded[given + 1] == Self.peace && isAction(span.end)
              && counts.count(span) >= counts.count(TextSpan(position, given + 1))
            cost += isTitled ? 45 : isName ? 0 : 25
          } else if context.cueEvidence(given + 1) > 0 {
            // 鍾官今直指: a surname with a short title before an adverb and a cue; 莊子曰.
            cost += isTitled ? 45 : 20
          }
        }
        // 陳伯夫婦, 程翔又: what comes back is the shorter name.
        if span.length > 2, counts.count(span) == 1, counts.count(TextSpan(position, max(given, position + 2))) > 2 {
          cost += 32
        }
        // 楊明今（4日）: the shorter name comes back, and a day stands behind it.
        if length == 2, Self.days.contains(document.folded[span.end - 1]) {
          let count = counts.count(span)
          if count > 2 || counts.count(TextSpan(position, span.end - 1)) > count { continue }
        }
        // 為了錢明明還有救: 明明 is a word.
        if length == 2, isDoubled(given), isWord(TextSpan(given, span.end)) { cost += 40 }
        // 吳大聲警告: an everyday word is no given name; the rarer it is, the sooner.
        if length == 2, !isDoubled(given), let word = commonWord(TextSpan(given, span.end)) {
          cost += max(0, MentionCost.everydayGivenName - word)
        }
        // 有村民: a Japanese given name seldom has one character.
        if isJapanese, length == 1 { cost += 15 }
        // 曹家渡, 楚軍: the last character ends places and bodies oftener than names.
        if length == 2 || isJapanese { cost += endingCost(span.end - 1, length) }
        // 蘇美人發現: a people.
        if length == 2, document.folded[span.end - 1] == Self.peopleEnding, before < 24 { cost += 30 }
        // 程度武力: two words that the name would cut.
        if length == 2, surname.length == 1, evidence < 24, isWord(TextSpan(position, given + 1)),
          beginsWord(given + 1)
        {
          cost += 45
        }
        // 舒茲亦親自: an adverb that given names hardly end in.
        if length == 2, lookups.word(.speechAdverbs, at: given + 1)?.length == 1,
          characters[given + 1, .givenSecond, unseen: MentionCost.unseenGivenName] >= 85
        {
          cost += 30
        }
        // 向景公: a preposition and who it points at.
        if surname.length == 1, isFunctionWord(position), before < 24 { cost += 15 }
        // 何人: an everyday word. 那相士: a determiner.
        if isWord(span) { cost += 40 }
        if lookups.lists(at: position).contains(WordListSet(.determiners)) { cost += 25 }
        add(span, cost, evidence, to: &candidates, counts, isShort: length + surname.length == 2)
        if length == 2, before < 24, let name = candidates.last, name.span == span, name.type == .person {
          addEponym(to: &candidates, span, name.cost, limit: limit)
        }
      }
      if isJapanese { addJapaneseSurname(to: &candidates, TextSpan(position, given), family) }
      // 橫山作次郎, 平山佐和子
      if isJapanese, given + 3 <= limit, Self.japaneseEndings.contains(document.folded[given + 2]) {
        let inner = characters[given, .givenFirst, unseen: 80] + characters[given + 1, .givenSecond, unseen: 80]
        let span = TextSpan(position, given + 3)
        add(
          span, MentionCost.person + family + inner + 20, context.personEvidence(span), to: &candidates, counts,
          isShort: false)
      }
    }
  }

  /// 第
  private static let ordinal: UInt16 = 0x7B2C
  /// 和
  private static let peace: UInt16 = 0x548C
  /// 曰 答
  private static let saying: [UInt16] = [0x66F0, 0x7B54]
  /// 中
  private static let middle: UInt16 = 0x4E2D
  /// 今 昨
  private static let days: [UInt16] = [0x4ECA, 0x6628]
  /// 姓
  private static let surnamed: UInt16 = 0x59D3
  /// 郎, 子: the last character of given names of three.
  private static let japaneseEndings: [UInt16] = [0x90CE, 0x5B50]

  /// What it costs that a name ends in a character that ends places or organizations and is rare in given names.
  private func endingCost(_ position: Int, _ length: Int) -> Int {
    let lists = lookups.lists(at: position)
    guard lists.contains(WordListSet(.placeSuffixes)) || lists.contains(WordListSet(.organizationSuffixes)),
      characters[position, length == 1 ? .givenOnly : .givenSecond, unseen: MentionCost.unseenGivenName] >= 70,
      lookups.at(position).contains(where: {
        $0.length == 1 && ($0.entry.isWord(.placeSuffixes) || $0.entry.isWord(.organizationSuffixes))
      })
    else { return 0 }
    return 18
  }

  /// 阿恆: 阿 and a character that no word begins with, where the article repeats it or words speak for a person.
  @inline(__always)
  func addFamiliar(to candidates: inout [MentionCandidate], at position: Int, limit: Int, _ counts: RepeatedNames) {
    if document.folded[position] == Self.familiar { addBehindFamiliar(to: &candidates, at: position, limit, counts) }
  }

  private func addBehindFamiliar(
    to candidates: inout [MentionCandidate], at position: Int, _ limit: Int, _ counts: RepeatedNames
  ) {
    let span = TextSpan(position, position + 2)
    guard span.end <= limit, document.characterClass(at: position + 1) == .han, characters.reach(position) < 2,
      characters.reach(position + 1) < 2 || isWordless(position + 1),
      // 阿拉伯: a piece of a transcription.
      characters[position + 1, .givenOnly] > 0, !document.isInterpunct(span.end), !document.isInterpunct(position - 1),
      // 阿城
      !lookups.lists(at: position + 1).contains(WordListSet(.placeSuffixes))
    else { return }
    let evidence = context.personEvidence(span)
    let count = counts.count(span)
    // 阿族: but 阿花 is told by coming back.
    guard count > 1 && evidence >= 0 || !context.isThing(position + 1) && context.personWords(span) >= 12 else {
      return
    }
    let cost =
      MentionCost.familiar + characters[position + 1, .givenOnly] - max(0, evidence) - MentionCost.repeated(count)
    candidates.append(
      MentionCandidate(
        span: span, type: .person, entity: nil, cost: max(cost, MentionCost.established(2)), rule: .familiar))
  }

  /// 阿
  static let familiar: UInt16 = 0x963F

  /// 蓉蓉: a character of given names said twice that hardly is a word, where the article repeats it or words speak for it.
  @inline(__always)
  func addDoubled(to candidates: inout [MentionCandidate], at position: Int, limit: Int, _ counts: RepeatedNames) {
    if position + 2 <= limit, isDoubled(position) { addSaidTwice(to: &candidates, at: position, limit, counts) }
  }

  private func addSaidTwice(
    to candidates: inout [MentionCandidate], at position: Int, _ limit: Int, _ counts: RepeatedNames
  ) {
    let span = TextSpan(position, position + 2)
    guard characters.plain(position) >= MentionCost.hardlyWord,
      characters[position, .givenFirst] > 0, characters[position, .givenSecond] > 0, characters.reach(position) < 2,
      document.folded[max(0, position - 1)] != document.folded[position],
      // 舒舒服服
      span.end + 1 >= limit || document.folded[span.end] != document.folded[position] && !isDoubled(span.end)
    else { return }
    let evidence = context.personEvidence(span)
    let count = counts.count(span)
    guard count > 1 && evidence >= 9 || context.personWords(span) >= 12 else { return }
    let cost =
      MentionCost.doubled + characters[position, .givenFirst] - max(0, evidence) - MentionCost.repeated(count)
    candidates.append(
      MentionCandidate(
        span: span, type: .person, entity: nil, cost: max(cost, MentionCost.established(2)), rule: .familiar))
  }

  /// No word or name of two characters and more begins at `position`.
  private func isWordless(_ position: Int) -> Bool {
    !lookups.at(position).contains { $0.length > 1 && ($0.entry.kind != .word || $0.entry.isWord(.commonWords)) }
  }

  /// 由小澤接任: a Japanese surname alone, where the words beside it speak for a person.
  private func addJapaneseSurname(to candidates: inout [MentionCandidate], _ span: TextSpan, _ family: Int) {
    let words = context.personWords(span)
    guard words >= 24, !isWord(span), characters.reach(span.start) == span.length,
      !lookups.at(span.start).contains(where: { $0.entry.kind == .place && Int($0.end) == span.end })
    else { return }
    candidates.append(
      MentionCandidate(
        span: span, type: .person, entity: nil, cost: MentionCost.person + family - words, rule: .chineseInContext))
  }

  /// What the characters of a given name cost.
  func givenCost(_ position: Int, _ length: Int) -> Int {
    if length == 1 {
      return MentionCost.shortGivenName + characters[position, .givenOnly, unseen: MentionCost.unseenGivenName]
    }
    // 淑淑, 圓圓: a doubled character is a given name whatever it is.
    if isDoubled(position) { return min(characters[position, .givenFirst, unseen: 75], 75) + 22 }
    return characters[position, .givenFirst, unseen: MentionCost.unseenGivenName]
      + characters[position + 1, .givenSecond, unseen: MentionCost.unseenGivenName]
  }

  /// 高燭齊輝, 皇甫頭痛: what a given name of characters that given names hardly hold costs where no word speaks for it.
  ///
  /// Rare characters cost much as words of their own as well, which makes no name of them.
  private func doubt(_ givenName: Int, _ evidence: Int, _ span: TextSpan) -> Int {
    let excess = givenName - MentionCost.likelyGivenName
    guard excess > 0, context.personWords(span) < 12 else { return 0 }
    return evidence < 12 ? excess * 3 / 2 : excess
  }

  @inline(__always)
  func isDoubled(_ position: Int) -> Bool {
    document.folded[position] == document.folded[position + 1]
  }

  /// Without words that speak for it, it must at its best cost no more than its single characters.
  @inline(__always)
  func isHopeless(_ cost: Int, _ evidence: Int, _ span: TextSpan, _ counts: RepeatedNames) -> Bool {
    if evidence >= MentionCost.personInContext { return false }
    let least =
      counts.mayComeBack(span)
      ? cost - MentionCost.repeated(3) : cost + MentionCost.unsupportedPerson(evidence, 1, span.length)
    return least - evidence > characters.plain(span)
  }

  func add(
    _ span: TextSpan, _ cost: Int, _ evidence: Int, to candidates: inout [MentionCandidate], _ counts: RepeatedNames,
    isShort: Bool
  ) {
    if isHopeless(cost, evidence, span, counts) { return }
    // 戴帽: two characters that come back are as often a word that nobody listed.
    let count = isShort && context.personWords(span) < 10 ? 1 : counts.count(span)
    let total =
      cost + MentionCost.unsupportedPerson(evidence, count, span.length) - evidence - MentionCost.repeated(count)
    let rule: NameRule =
      evidence >= MentionCost.personInContext ? .chineseInContext : count > 1 ? .repeatedChinese : .chinese
    // What costs more than its single characters has no say, but where its article may establish it.
    if !rule.isInContext, total > characters.plain(span) { return }
    candidates.append(
      MentionCandidate(
        span: span, type: .person, entity: nil, cost: max(total, MentionCost.established(span.length)), rule: rule))
  }

  /// 官, 督: one character behind a surname alone.
  private func isShortTitle(_ position: Int) -> Bool {
    lookups.lists(at: position).contains(WordListSet(.titles))
      && lookups.at(position).contains { $0.length == 1 && $0.entry.isWord(.titles) && $0.titleFlags.contains(.short) }
  }

  private func isTitle(_ span: TextSpan) -> Bool {
    let lists = lookups.lists(at: span.start)
    guard lists.contains(WordListSet(.honorifics)) || lists.contains(WordListSet(.titles)) else { return false }
    return lookups.at(span.start).contains {
      Int($0.end) == span.end && ($0.entry.isWord(.honorifics) || $0.entry.isWord(.titles))
    }
  }

  /// 同學 of 倪同學, 大元帥 of 彭大元帥: the given name is the beginning of an honorific or of a long title.
  private func opensHonorific(_ given: Int, behind end: Int) -> Bool {
    if lookups.word(.honorifics, at: given).map({ Int($0.end) > end }) ?? false { return true }
    guard let title = lookups.word(.titles, at: given), title.length > 2 else { return false }
    return Int(title.end) > end && title.titleFlags.contains(.after)
  }

  /// 「方孔中的: right behind an opening mark, before 中的.
  private func isInside(_ span: TextSpan) -> Bool {
    document.characterClass(at: span.start - 1) == .openQuote && document.folded[span.end - 1] == Self.middle
      && span.end < document.count && document.folded[span.end] == Glyph.possessive
  }

  /// A character that is a word of its own sooner than a name: 手.
  private func isEveryday(_ position: Int) -> Bool { characters.plain(position) < MentionCost.hardlyWord }

  /// Whether the article has a surname of two characters by itself in more than one place: before a mark, an adverb or a
  /// cue.
  private func isAlone(_ surname: Hit) -> Bool {
    let span = TextSpan(Int(surname.start), Int(surname.end))
    let key = document.key(span)
    if let known = aloneSurnames[key] { return known }
    var count = 0
    for position in 0..<max(0, document.count - span.length) where document.folded[position] == key[0] {
      let end = position + span.length
      guard document.key(TextSpan(position, end)) == key else { continue }
      let isHan = document.characterClass(at: end) == .han
      if isHan ? context.cueEvidence(end) >= 20 : context.isBreak(document.characterClass(at: end)) { count += 1 }
      if count > 1 { break }
    }
    aloneSurnames[key] = count > 1
    return count > 1
  }

  func isWord(_ span: TextSpan) -> Bool { commonWord(span) != nil }

  /// What `span` costs as a common word, where it is one.
  private func commonWord(_ span: TextSpan) -> Int? {
    guard lookups.lists(at: span.start).contains(WordListSet(.commonWords)) else { return nil }
    return lookups.at(span.start).first { Int($0.end) == span.end && $0.entry.isWord(.commonWords) }?.entry.number
  }

  /// 周四: a day of the week.
  private func isTime(_ span: TextSpan) -> Bool {
    guard lookups.lists(at: span.start).contains(WordListSet(.timeWords)) else { return false }
    return lookups.at(span.start).contains {
      $0.length > 1 && Int($0.end) <= span.end && $0.entry.isWord(.timeWords)
    }
  }

  /// A common word of two characters and more begins at `position`.
  private func beginsWord(_ position: Int) -> Bool {
    guard lookups.lists(at: position).contains(WordListSet(.commonWords)) else { return false }
    return lookups.at(position).contains {
      $0.length > 1 && $0.entry.isWord(.commonWords) && $0.entry.number < MentionCost.everydayWord
    }
  }

  private func isFunctionWord(_ position: Int) -> Bool {
    guard lookups.lists(at: position).contains(WordListSet(.functionWords)) else { return false }
    return lookups.at(position).contains {
      $0.length == 1 && $0.entry.isWord(.functionWords) && !$0.grammar.isEmpty
        && !$0.grammar.contains(.movement)
    }
  }
}
