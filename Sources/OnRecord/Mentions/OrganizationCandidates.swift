import OnRecordLexicon
import OnRecordModel

/// Organizations by the word they end in: 喬治城大學, 台北市立聯合醫院, 國家衛生研究院.
///
/// The right edge is the suffix. What stands before it is read from right to left as the inside of a name (places, other
/// names, words that such names are made of, characters that no word explains), and beside it as plain text; where the
/// name is the likelier reading, it is a candidate. The suffix says what the inside must hold.
final class OrganizationCandidates {
  private let reading: Reading
  private let context: NameContext
  private let lattice: CandidateLattice
  private let characters: CharacterCosts
  private let lead: NameLead
  private let places: OrganizationPlaces
  private let edges: OrganizationEdges
  /// The cheapest insides from a position to the suffix, by what they hold; and the cheapest plain reading.
  private let insides: UnsafeMutablePointer<Int32>
  private let plain: UnsafeMutablePointer<Int32>

  static var insideCapacity: Int { plainCapacity * Inside.count }
  static var plainCapacity: Int { reach + 1 }

  private static let reach = 22
  private static let impossible: Int32 = 100_000
  /// 第
  private static let ordinal: UInt16 = 0x7B2C

  /// What the inside of a name holds so far.
  fileprivate enum Inside: Int, CaseIterable {
    case nothing
    /// Words such as 國家, 研究 alone.
    case nouns
    case place
    case placeAndNouns
    /// One character that nothing explains.
    case single
    /// A name, letters, or two characters that nothing explains.
    case core

    @inline(__always) static var count: Int { 6 }
  }

  init(_ reading: Reading, _ context: NameContext, _ lattice: CandidateLattice, _ characters: CharacterCosts) {
    self.reading = reading
    self.context = context
    self.lattice = lattice
    self.characters = characters
    lead = NameLead(reading)
    places = OrganizationPlaces(reading)
    edges = OrganizationEdges(reading, context, characters)
    insides = reading.memory.names.insides.base
    plain = reading.memory.names.plain.base
  }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }

  /// Organizations whose suffix starts at `position`, where one does.
  func add(
    to candidates: inout [MentionCandidate], at position: Int, in paragraph: TextSpan, _ counts: RepeatedNames
  ) {
    guard position > paragraph.start else { return }
    // Named here, as the document as a whole would be copied where one of its views is asked for.
    let (classes, folded) = (document.classes, document.folded)
    var isRead = false
    var limit = paragraph.start
    for suffix in lookups.at(position) where suffix.entry.isWord(.organizationSuffixes) {
      let end = Int(suffix.end)
      guard end <= paragraph.end, !edges.isInsideWord(suffix) else { continue }
      // Facebook會根據, 阿里巴巴所研發: no suffix of a name that is whole.
      if suffix.length == 1, !suffix.suffixFlags.contains(.place), edges.nameEnds(at: position) {
        continue
      }
      // 法律系 alone is nobody's.
      if edges.isWill(suffix) || suffix.suffixFlags == [.short, .ofBodies] { continue }
      if !isRead { limit = readLeftwards(from: position, to: paragraph.start) }
      isRead = true
      let flags = suffix.suffixFlags
      let plainSuffix = lattice.wordCost(of: TextSpan(position, end))
      let support = support(behind: end)
      var start = position - 1
      var hasSpace = false
      var found: UInt32 = 0
      while start >= limit {
        defer { start -= 1 }
        if classes[start] == CharacterClass.latin.rawValue, start > paragraph.start,
          classes[start - 1] == CharacterClass.latin.rawValue
        {
          continue
        }
        if classes[start] == CharacterClass.space.rawValue {
          hasSpace = true
          continue
        }
        if hasSpace, !context.isCapital(start) { continue }
        // Neither does a name begin with a bracket.
        if classes[start] == CharacterClass.openBracket.rawValue { continue }
        guard let inside = cheapestInside(position - start, flags) else { continue }
        let span = TextSpan(start, end)
        let isPlace = inside.kind == .place || inside.kind == .placeAndNouns
        var cost = MentionCost.organization + Int(inside.cost) + suffix.entry.number - support
        // The first of several Latin words is as good as the last.
        if hasSpace { cost -= 2 * (position - start) }
        // 河南文藝出版社: a body that a place is enough for is seldom named apart from it.
        if suffix.length > 1, flags.contains(.strong), isPlace { cost -= MentionCost.bodyBehindPlace }
        if suffix.length == 1, inside.kind == .core || inside.kind == .single { cost += MentionCost.shortSuffix }
        // What costs too much at its best need not be asked about.
        let plain = Int(plain[position - start]) + plainSuffix
        let mostSupport =
          (counts.mayComeBack(span) ? MentionCost.repeated(3) : 0)
          + (inside.kind == .place && suffix.length > 1 ? MentionCost.placeBehindPlace : 0)
        guard cost - mostSupport < plain, !edges.isCounted(start, before: position),
          isPair(start) || !lead.isLedIn(start, before: position, found: found), !context.endsDate(start)
        else { continue }
        // 影響美國大學
        if lead.opensWithVerb(start, before: position), !lead.opensWithPiece(start) { continue }
        // 公民黨立法會: of a state, not of another body.
        if inside.kind == .core, flags.contains(.ofStates) { continue }
        if inside.kind == .place, !places.isTold(apart: TextSpan(start, position), flags) { continue }
        if inside.kind == .place, places.isNickname(TextSpan(start, position)) { continue }
        // 波蘭司法部長: the title holds the body, the country stands before both.
        if isPlace, edges.isTitleOfState(at: end - 1), places.isOfState(start) { continue }
        // 第二部, 第七屆立法會: which of several, not whose.
        if folded[start] == Self.ordinal,
          inside.kind == .nouns && suffix.length == 1 || edges.countsTerms(start)
        {
          continue
        }
        // 新政府, 大公司: one everyday character is an adjective.
        if position - start == 1, inside.kind == .single, characters.plain(start) < 95 { continue }
        // 中央電視台新世紀科技: a body that is whole has no trade behind it.
        if flags.contains(.weak), inside.kind == .core, edges.beginsWithBody(start, before: position) {
          cost += MentionCost.tradeBehindBody
        }
        if edges.beginsWithNoun(start) { cost += MentionCost.nounFirst }
        // 美國時事週刊《時代》: which paper it is stands behind.
        if inside.kind == .placeAndNouns, edges.describesPaper(end) { continue }
        // 各地旅遊發展委員會: of each its own.
        if inside.kind == .nouns, edges.isOfEach(start) { continue }
        // 蘇澳海軍基地, 金鐘政府合署: the name of a place goes on.
        if edges.goesOnAsPlace(end) { cost += MentionCost.placeBehindBody }
        if inside.kind == .nouns, edges.isCutOff(start) { cost += MentionCost.cutOff }
        // 河內台灣商會: whose it is, and where.
        if suffix.length > 1, inside.kind == .place, !flags.contains(.place), places.areTwo(TextSpan(start, position)) {
          cost -= MentionCost.placeBehindPlace
        }
        cost -= MentionCost.repeated(counts.count(span))
        guard cost < plain else { continue }
        found |= 1 << UInt32(position - start)
        let isSite = edges.isSite(span)
        candidates.append(
          MentionCandidate(
            span: span, type: isSite ? .place : .organization, entity: nil,
            cost: max(cost, MentionCost.established(span.length)), rule: isSite ? .site : inside.kind.rule))
      }
    }
  }

  /// What stands behind a name says for an organization.
  private func support(behind end: Int) -> Int {
    (context.isFounded(end) ? MentionCost.founded : min(context.cueEvidence(end), 20))
      + (lookups.lists(at: end).contains(WordListSet(.titles)) && context.titleAfter(end) != nil ? 14 : 0)
  }

  /// Fills `insides` and `plain` for every position up to `reach` before `position`; gives how far it came.
  private func readLeftwards(from position: Int, to limit: Int) -> Int {
    insides.update(repeating: Self.impossible, count: Inside.count)
    insides[Inside.nothing.rawValue] = 0
    plain[0] = 0
    var start = position - 1
    while start >= limit, position - start <= Self.reach {
      // 昊鯤（香港）有限公司
      if document.characterClass(at: start) == .closeBracket, let open = edges.openBracket(ofPlaceBefore: start),
        open > limit, position - open <= Self.reach
      {
        pass(over: TextSpan(open, start + 1), before: position)
        start = open - 1
        continue
      }
      // BMW 集團: a space before the suffix is no end.
      let isGap =
        start + 1 == position && document.characterClass(at: start) == .space
        && document.characterClass(at: start - 1) == .latin
      if edges.stops(start), !isGap, !edges.beginsName(start, before: position) { break }
      // 亞洲三支球隊, 洞某間醫院: what is counted or pointed at begins a phrase of its own.
      if start + 2 <= position, edges.beginsCount(start) { return start + 1 }
      let here = position - start
      let states = insides + here * Inside.count
      states.update(repeating: Self.impossible, count: Inside.count)
      let character = characters.plain(start)
      plain[here] = plain[here - 1] + Int32(character)
      if document.classes[start] == CharacterClass.han.rawValue {
        switch functionWord(at: start) {
        case .none:
          // 入選國家隊: what is hardly ever inside of a name is no better letter by letter.
          let verb = lead.opensWithVerb(start, before: position) ? MentionCost.verbInside : 0
          extend(
            states, here - 1, .single,
            characters[start, .organization, unseen: MentionCost.organizationUnseen] + verb)
        // 發展和改革: between the nouns of a name.
        // 中華奧會與國際奧會: two whole names are two.
        case .conjunction where !suffixEnds(at: start) && !lookups.endsName(.organization, at: start, within: 6):
          join(states, here - 1, 66)
        case .conjunction: break
        case .other: break
        }
        // 北市, 美國防部: one character that stands for a place.
        if lookups.lists(at: start).contains(WordListSet(.placeAbbreviations)), !isRareAbbreviation(start) {
          extend(states, here - 1, .place, 72)
          // 中美交流基金會: two of them are what the nouns lie between; not 中美兩國央行.
          if here > 2, isPair(start), !lookups.lists(at: start + 2).contains(WordListSet(.numeralWords)) {
            extend(states, here - 2, .place, MentionCost.pairInside)
          }
        }
      } else if document.classes[start] == CharacterClass.space.rawValue {
        extend(states, here - 1, .core, 0)
      } else {
        let isDigit = document.classes[start] == CharacterClass.digit.rawValue
        extend(states, here - 1, isDigit ? .nouns : .core, isDigit ? 30 : 9)
      }
      // 駐美代表處, 縣人民法院
      if lookups.lists(at: start).contains(WordListSet(.organizationWords)),
        let word = lookups.at(start).first(where: { $0.length == 1 && $0.entry.isWord(.organizationWords) })
      {
        extend(states, here - 1, here == 1 ? .single : .nouns, word.entry.number)
      }
      for hit in lookups.at(start) where hit.length > 1 && Int(hit.end) <= position {
        let rest = position - Int(hit.end)
        if let cost = lattice.wordCost(hit) { plain[here] = min(plain[here], plain[rest] + Int32(cost)) }
        let weak = hit.entry.isWeak ? 40 : 0
        switch hit.entry.kind {
        case .place:
          plain[here] = min(plain[here], plain[rest] + Int32(MentionCost.gazetteer(hit.length) + weak))
          // 美國CBS電視台: what has a name in letters stands apart from its country.
          let isLetters = document.classes[Int(hit.end)] == CharacterClass.latin.rawValue && Int(hit.end) < position
          extend(states, rest, .place, 42 + weak + (isLetters ? MentionCost.besideLetters : 0))
        case .organization:
          plain[here] = min(plain[here], plain[rest] + Int32(MentionCost.gazetteer(hit.length) + weak))
          extend(states, rest, .core, 50 + weak)
        case .person:
          plain[here] = min(plain[here], plain[rest] + Int32(MentionCost.gazetteer(hit.length) + weak))
          extend(states, rest, .core, 62 + weak)
        case .word:
          switch hit.entry.list {
          case .organizationWords: extend(states, rest, .nouns, hit.entry.number)
          // 私募基金昊鯤資本: it describes what follows.
          case .organizationSuffixes:
            let described = rest > 0 && hit.suffixFlags.contains(.weak) ? MentionCost.described : 0
            extend(states, rest, .nouns, 72, beforeCore: described)
          // 律師公會, 教師工會
          case .titles where hit.titleFlags.isDisjoint(with: [.past, .holds]): extend(states, rest, .nouns, 88)
          case .commonWords where hit.grammar.isDisjoint(with: [.verb, .outside]):
            // 旭日: the rarer a word, the more it is a name.
            let rarity = hit.entry.number >= 130 ? 10 : MentionCost.nounAlone
            extend(states, rest, hit.entry.number >= 118 ? .core : .single, hit.entry.number + rarity)
            // 資格審查委員會: any noun may stand there.
            extend(states, rest, .nouns, hit.entry.number + MentionCost.nounInside)
          default: continue
          }
        }
      }
      start -= 1
    }
    return start + 1
  }

  /// What lies before the bracket goes on with what lies behind it.
  private func pass(over bracket: TextSpan, before position: Int) {
    let behind = position - bracket.end
    for here in (behind + 1)...(position - bracket.start) {
      let states = insides + here * Inside.count
      states.update(repeating: Self.impossible, count: Inside.count)
      plain[here] = plain[behind] + Int32(MentionCost.gazetteer(bracket.length - 2))
    }
    let states = insides + (position - bracket.start) * Inside.count
    for kind in Inside.allCases {
      let cost = insides[behind * Inside.count + kind.rawValue]
      states[kind.rawValue] = cost >= Self.impossible ? cost : cost + MentionCost.bracketInside
    }
  }

  /// What lies before the piece of kind `piece` that ends where `rest` begins, for all states.
  ///
  /// What is impossible stays so: with costs added it is dearer than what the states begin with.
  @inline(__always)
  private func extend(
    _ states: UnsafeMutablePointer<Int32>, _ rest: Int, _ piece: Inside, _ cost: Int, beforeCore extra: Int = 0
  ) {
    let from = insides + rest * Inside.count
    let cost = Int32(truncatingIfNeeded: cost)
    @inline(__always)
    func before(_ state: Inside) -> Int32 { from[state.rawValue] &+ cost }
    @inline(__always)
    func offer(_ state: Inside, _ total: Int32) { states[state.rawValue] = min(states[state.rawValue], total) }
    switch piece {
    case .core:
      // A place stands before what it is the place of, rarely behind another name.
      let behindPlace = min(before(.place), before(.placeAndNouns)) &+ Self.behindPlace
      offer(.core, min(before(.nothing), before(.nouns), behindPlace, min(before(.single), before(.core))))
    case .single:
      let behindPlace = min(before(.place), before(.placeAndNouns)) &+ Self.behindPlace
      offer(.single, min(before(.nothing), before(.nouns), behindPlace))
      offer(.core, min(before(.single), before(.core)))
    case .place:
      offer(.place, min(before(.nothing), before(.place)))
      offer(.placeAndNouns, min(before(.nouns), before(.placeAndNouns)))
      offer(.single, before(.single))
      offer(.core, before(.core))
    case .nouns:
      offer(.nouns, min(before(.nothing), before(.nouns)))
      offer(.placeAndNouns, min(before(.place), before(.placeAndNouns)))
      offer(.single, before(.single) &+ Int32(truncatingIfNeeded: extra))
      offer(.core, before(.core) &+ Int32(truncatingIfNeeded: extra))
    case .nothing, .placeAndNouns: break
    }
  }

  private static let behindPlace: Int32 = 24

  /// A conjunction between nouns; it neither opens nor closes an inside.
  private func join(_ states: UnsafeMutablePointer<Int32>, _ rest: Int, _ cost: Int32) {
    let from = insides + rest * Inside.count
    if rest > 0 {
      let nouns = Inside.nouns.rawValue
      states[nouns] = min(states[nouns], from[nouns] + cost)
    }
  }

  private func suffixEnds(at position: Int) -> Bool {
    guard lookups.lists(endingAt: position).contains(WordListSet(.organizationSuffixes)) else { return false }
    return (lookups.word(.organizationSuffixes, endingAt: position, within: 6)?.length ?? 0) > 1
  }

  private enum FunctionWord { case none, conjunction, other }

  private func functionWord(at position: Int) -> FunctionWord {
    if lookups.lists(at: position).contains(WordListSet(.pronouns)), isPronoun(position) { return .other }
    // 俄羅斯各新聞社
    if lookups.lists(at: position).contains(WordListSet(.determiners)) { return .other }
    guard lookups.lists(at: position).contains(WordListSet(.functionWords)) else { return .none }
    for hit in lookups.at(position) where hit.length == 1 && hit.entry.isWord(.functionWords) {
      let flags = hit.grammar
      if flags.contains(.conjunction) { return .conjunction }
      return flags.isEmpty ? .none : .other
    }
    return .none
  }

  /// 新政府: a character that hardly ever stands for its country alone.
  private func isRareAbbreviation(_ position: Int) -> Bool {
    lookups.at(position).contains {
      $0.length == 1 && $0.entry.isWord(.placeAbbreviations) && $0.placeFlags.contains(.rare)
    }
  }

  /// 中美, 港台: two characters that stand for countries or regions.
  private func isPair(_ position: Int) -> Bool {
    let abbreviations = WordListSet(.placeAbbreviations)
    return lookups.lists(at: position).contains(abbreviations)
      && lookups.lists(at: position + 1).contains(abbreviations)
      && !isRareAbbreviation(position) && !isRareAbbreviation(position + 1)
  }

  private func isPronoun(_ position: Int) -> Bool {
    lookups.at(position).contains { $0.length == 1 && $0.entry.isWord(.pronouns) }
  }

  /// The cheapest inside of `length` characters that a suffix of these flags may have.
  fileprivate func cheapestInside(_ length: Int, _ flags: OrganizationSuffixFlags) -> (cost: Int32, kind: Inside)? {
    let states = insides + length * Inside.count
    var best: (cost: Int32, kind: Inside)?
    func offer(_ kind: Inside, _ extra: Int32) {
      let cost = states[kind.rawValue] + extra
      if cost < (best?.cost ?? Self.impossible) { best = (cost, kind) }
    }
    let isOfPlacesOnly = flags.contains(.place) && !flags.contains(.strong) && !flags.contains(.weak)
    if !isOfPlacesOnly { offer(.core, 0) }
    if flags.contains(.strong) {
      if !flags.contains(.generic) { offer(.nouns, flags.contains(.short) ? 42 : 16) }
      offer(.placeAndNouns, 0)
      offer(.place, flags.contains(.place) ? 0 : 30)
      offer(.single, 30)
    } else if flags.contains(.place) {
      offer(.place, 0)
      offer(.placeAndNouns, 6)
    } else if !flags.contains(.weak) {
      offer(.placeAndNouns, 10)
    }
    return best
  }
}

extension OrganizationCandidates.Inside {
  fileprivate var rule: NameRule {
    switch self {
    case .nothing, .nouns: .nounsAndSuffix
    case .place: .placeAndSuffix
    case .placeAndNouns: .placeNounsAndSuffix
    case .single, .core: .nameAndSuffix
    }
  }
}
