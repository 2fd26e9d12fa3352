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
    var isRead = false
    var limit = paragraph.start
    for suffix in lookups.at(position) where suffix.entry.isWord(.organizationSuffixes) {
      let end = Int(suffix.end)
      guard end <= paragraph.end, !isInsideWord(suffix) else { continue }
      // Facebook會根據, 阿里巴巴所研發: no suffix of a name that is whole.
      if suffix.length == 1, !suffix.suffixFlags.contains(.place), nameEnds(at: position) {
        continue
      }
      if !isRead { limit = readLeftwards(from: position, to: paragraph.start) }
      isRead = true
      let flags = suffix.suffixFlags
      let plainSuffix = lattice.wordCost(of: TextSpan(position, end))
      var start = position - 1
      var hasSpace = false
      while start >= limit {
        defer { start -= 1 }
        if document.classes[start] == CharacterClass.latin.rawValue, start > paragraph.start,
          document.classes[start - 1] == CharacterClass.latin.rawValue
        {
          continue
        }
        if document.classes[start] == CharacterClass.space.rawValue {
          hasSpace = true
          continue
        }
        if hasSpace, !context.isCapital(start) { continue }
        guard let inside = cheapestInside(position - start, flags), !isCounted(start, before: position),
          !lead.isLedIn(start, before: position), !context.endsDate(start)
        else { continue }
        // 波蘭司法部長: the title holds the body, the country stands before both.
        if inside.kind == .place, isTitleOfState(at: end - 1) { continue }
        // 第二部, 第七屆立法會: which of several, not whose.
        if document.folded[start] == Self.ordinal, inside.kind == .nouns && suffix.length == 1 || countsTerms(start) {
          continue
        }
        // 新政府, 大公司: one everyday character is an adjective.
        if position - start == 1, inside.kind == .single, characters.plain(start) < 95 { continue }
        var cost = MentionCost.organization + Int(inside.cost) + suffix.entry.number
        // 河南文藝出版社: a body that a place is enough for is seldom named apart from it.
        if suffix.length > 1, flags.contains(.strong), inside.kind == .place || inside.kind == .placeAndNouns {
          cost -= MentionCost.bodyBehindPlace
        }
        if suffix.length == 1, inside.kind == .core || inside.kind == .single { cost += MentionCost.shortSuffix }
        let span = TextSpan(start, end)
        let count = counts.count(span)
        cost -= MentionCost.repeated(count)
        cost -= min(context.cueEvidence(end), 20)
        // The first of several Latin words is as good as the last.
        if hasSpace { cost -= 2 * (position - start) }
        if lookups.lists(at: end).contains(WordListSet(.titles)), context.titleAfter(end) != nil { cost -= 14 }
        guard cost < Int(plain[position - start]) + plainSuffix else { continue }
        candidates.append(
          MentionCandidate(
            span: span, type: .organization, entity: nil, cost: max(cost, MentionCost.established(span.length)),
            rule: inside.kind.rule))
      }
    }
  }

  /// 第七屆, 第三次
  private func countsTerms(_ start: Int) -> Bool {
    [start + 2, start + 3].contains { position in
      lookups.lists(at: position).contains(WordListSet(.measureWords))
        && lookups.at(position).contains { $0.length == 1 && $0.entry.isWord(.measureWords) }
    }
  }

  /// 部長
  private func isTitleOfState(at position: Int) -> Bool {
    guard let title = lookups.word(.titles, at: position), title.length == 2 else { return false }
    return title.titleFlags.contains(.governs)
  }

  /// Fills `insides` and `plain` for every position up to `reach` before `position`; gives how far it came.
  private func readLeftwards(from position: Int, to limit: Int) -> Int {
    insides.update(repeating: Self.impossible, count: Inside.count)
    insides[Inside.nothing.rawValue] = 0
    plain[0] = 0
    var start = position - 1
    while start >= limit, position - start <= Self.reach, !stops(start) {
      // 亞洲三支球隊, 洞某間醫院: what is counted or pointed at begins a phrase of its own.
      if start + 2 < position, beginsCount(start) { return start + 1 }
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
          case .organizationSuffixes: extend(states, rest, .nouns, 72)
          // 律師公會, 教師工會
          case .titles where hit.titleFlags.isDisjoint(with: [.past, .holds]): extend(states, rest, .nouns, 88)
          case .commonWords where hit.grammar.isDisjoint(with: [.verb, .outside]):
            extend(states, rest, hit.entry.number >= 118 ? .core : .single, hit.entry.number + 22)
            // 資格審查委員會: any noun may stand there.
            extend(states, rest, .nouns, hit.entry.number + 16)
          default: continue
          }
        }
      }
      start -= 1
    }
    return start + 1
  }

  /// A numeral or determiner and a measure word of no content of its own: 三支, 某間.
  private func beginsCount(_ start: Int) -> Bool {
    let first = lookups.lists(at: start)
    guard !first.isDisjoint(with: Self.counts), lookups.lists(at: start + 1).contains(WordListSet(.measureWords)) else {
      return false
    }
    return lookups.at(start + 1).contains {
      $0.length == 1 && $0.entry.isWord(.measureWords)
        && !$0.figureFlags.contains(.noun)
    }
      && !lookups.at(start).contains {
        $0.length > 1 && ($0.entry.kind != .word || $0.entry.isWord(.organizationWords))
      }
  }

  private static let counts: WordListSet = [WordListSet(.numeralWords), WordListSet(.determiners)]

  /// What lies before the piece of kind `piece` that ends where `rest` begins, for all states.
  ///
  /// What is impossible stays so: with costs added it is dearer than what the states begin with.
  @inline(__always)
  private func extend(_ states: UnsafeMutablePointer<Int32>, _ rest: Int, _ piece: Inside, _ cost: Int) {
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
      offer(.single, before(.single))
      offer(.core, before(.core))
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

  private func isPronoun(_ position: Int) -> Bool {
    lookups.at(position).contains { $0.length == 1 && $0.entry.isWord(.pronouns) }
  }

  private func nameEnds(at position: Int) -> Bool {
    document.characterClass(at: position - 1) == .latin || lookups.endsName(.organization, at: position, within: 6)
  }

  /// A common word holds the suffix: the 行 of 進行, the 部 of 部門.
  private func isInsideWord(_ suffix: Hit) -> Bool {
    let start = Int(suffix.start)
    let end = Int(suffix.end)
    // 銀行家, 部門
    for hit in lookups.at(start) where Int(hit.end) > end {
      if suffix.length == 1 ? isWord(hit) : hit.entry.isWord(.commonWords) { return true }
    }
    if suffix.length == 1, lookups.lists(endingAt: end).rawValue & Self.words.rawValue != 0 {
      for before in max(0, start - 3)..<start {
        for hit in lookups.at(before) where Int(hit.end) == end && isWord(hit) { return true }
      }
    }
    // 台北市中心
    if suffix.length > 1, lookups.lists(at: start - 1).contains(WordListSet(.commonWords)),
      lookups.lists(at: start - 1).contains(WordListSet(.placeSuffixes)),
      lookups.at(start - 1).contains(where: { Int($0.end) == end && $0.entry.isWord(.commonWords) })
    {
      return true
    }
    for inner in (start + 1)..<max(start + 1, end) {
      for hit in lookups.at(inner) where Int(hit.end) > end && hit.entry.isWord(.commonWords) {
        if !lookups.at(inner).contains(where: { $0.end == hit.end && $0.entry.isWord(.titles) }) { return true }
      }
    }
    return false
  }

  private static let words: WordListSet = [
    WordListSet(.commonWords), WordListSet(.functionWords), WordListSet(.cues), WordListSet(.titles),
  ]

  private func isWord(_ hit: Hit) -> Bool {
    switch hit.entry.kind == .word ? hit.entry.list : .surnames {
    case .commonWords, .functionWords, .cues, .titles, .timeWords: hit.length > 1
    default: false
    }
  }

  /// 四支國家隊, 32支球隊, 某間醫院: it begins with a numeral or determiner and a measure word.
  private func isCounted(_ start: Int, before position: Int) -> Bool {
    let measures = WordListSet(.measureWords)
    if lookups.lists(at: start).contains(measures) {
      if document.characterClass(at: start - 1) == .digit { return true }
      if lookups.lists(endingAt: start).contains(WordListSet(.numeralWords)) { return true }
    }
    guard start + 1 < position, lookups.lists(at: start + 1).contains(measures) else { return false }
    return !lookups.lists(at: start).isDisjoint(with: Self.counts)
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
      offer(.nouns, flags.contains(.short) ? 42 : 16)
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

  /// No name goes on over this position: a mark, or a character that is hardly ever part of one.
  @inline(__always)
  private func stops(_ position: Int) -> Bool {
    switch document.characterClass(at: position) {
    case .han:
      let alone = characters[position, .alone]
      return alone > 0 && alone < 66 && characters[position, .organization] == 0
    case .latin, .digit, .kana: return false
    // El Granjero集團
    case .space: return !(document.characterClass(at: position - 1) == .latin && context.isCapital(position + 1))
    default: return true
    }
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
