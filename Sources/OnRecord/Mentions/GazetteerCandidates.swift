import OnRecordLexicon
import OnRecordModel

/// Names that the gazetteers know; weak forms cost more unless their article supports them.
final class GazetteerCandidates {
  private let reading: Reading
  private let context: NameContext
  private let lattice: CandidateLattice
  private let characters: CharacterCosts
  /// Entities that a strong form names somewhere in the article.
  private let supported: [EntityID]
  private let supportedIndex: HashIndex
  /// Leagues that the article names strongly, themselves or by one of their teams: 勇士 beside 湖人 or the NBA is a team.
  private let leagues: Set<League>
  private let home: ArticleHome
  private let kinds: PlaceKinds
  private let directed: DirectedPlaces
  private let constituencies: Constituencies
  private let edges: OrganizationEdges
  private let marks: NameMarks

  init(_ reading: Reading, _ context: NameContext, _ lattice: CandidateLattice, _ characters: CharacterCosts) {
    self.reading = reading
    self.context = context
    self.lattice = lattice
    self.characters = characters
    let names = reading.signs.names
    var supported: [EntityID] = []
    var supportedIndex = HashIndex(capacity: names.count)
    var leagues: Set<League> = []
    for hit in names {
      // What stands in no paragraph is not read.
      guard reading.document.paragraph(at: Int(hit.start)) != nil, let entity = hit.entity else {
        continue
      }
      let number = supportedIndex.number(UInt64(entity.number), orNew: supported.count) { supported[$0] == entity }
      guard number == supported.count else { continue }
      supported.append(entity)
      if hit.entry.kind == .organization, let league = reading.lexicon.league(of: entity) { leagues.insert(league) }
    }
    self.supported = supported
    self.supportedIndex = supportedIndex
    self.leagues = leagues
    home = ArticleHome(reading)
    kinds = PlaceKinds(reading)
    directed = DirectedPlaces(reading)
    constituencies = Constituencies(reading)
    edges = OrganizationEdges(reading, context, characters)
    marks = NameMarks(reading, context)
  }

  /// 週刊《時代》, 《時代》報道: a paper whose title is cited as one.
  private func isCitedPaper(_ span: TextSpan, _ entity: EntityID) -> Bool {
    marks.isCitedPaper(span) && reading.lexicon.kind(of: entity) == "media"
  }

  /// 諾維奇 of 西蒙·拉賓諾維奇: characters of transcriptions stand between the interpunct and the place.
  private func endsInterpunctName(_ span: TextSpan) -> Bool {
    var start = span.start
    while start > 0, span.start - start < 4, document.characterClass(at: start - 1) == .han { start -= 1 }
    return start < span.start && document.isInterpunct(start - 1) && document.characterClass(at: start - 2) == .han
      && isTranscribed(TextSpan(start, span.end))
  }

  private func isSupported(_ entity: EntityID) -> Bool {
    supportedIndex.contains(UInt64(entity.number)) { supported[$0] == entity }
  }

  /// Names that start at `position`, where some do.
  func add(to candidates: inout [MentionCandidate], at position: Int) {
    for hit in reading.lookups.at(position) where hit.entry.kind != .word && hit.length > 1 {
      let span = TextSpan(Int(hit.start), Int(hit.end))
      let entity = hit.entity
      let type: EntityType =
        switch hit.entry.kind {
        case .person: .person
        case .organization: .organization
        default: .place
        }
      var cost = MentionCost.gazetteer(hit.length)
      var rule = NameRule.gazetteer
      if isLatin(position) {
        // Spaces and hyphens cost nothing where no name is read.
        cost = min(cost, characters.plain(span) - 2)
        if marks.isPartOfAddress(span) || marks.isCredit(span) { continue }
        // Who is no WHO.
        if hit.entry.isInitials, marks.isCapitalizedWord(span) { continue }
        if marks.isPartOfLatinName(span) || marks.isWordOfLatinText(span) { cost += 60 }
      }
      if marks.isPartOfInterpunctName(span) || type == .place && endsInterpunctName(span) { cost += 70 }
      // 阿曼 of 施耐德-阿曼, but 達拉斯-沃斯堡, 東協-中國
      if type == .place, marks.isBehindHyphen(span), isTranscribed(TextSpan(max(0, span.start - 3), span.start - 1)),
        !reading.lookups.lists(endingAt: span.start - 1).contains(.names)
      {
        cost += 60
      }
      // 、彭永和、: the given name of somebody in a list.
      if type == .place, hit.length == 2, isGivenNameInList(span) { cost += 30 }
      // 布魯內 holds 魯內, 杜比寧 杜比.
      if type == .person && !hit.entry.isName || type != .place && hit.length == 2, isPartOfTranscription(span) {
        cost += 40
      }
      // 薩拉托夫號, 馬賽進行曲, 諾貝爾和平獎, 中共病毒: the name of something else.
      if type == .person && context.isVessel(span.end)
        || context.isNamesake(span.end) && !(type == .organization && context.isVessel(span.end))
      {
        continue
      }
      if type == .place, context.isLanguage(span.end) || isCounted(span) { continue }
      // 國防部長奧斯汀: behind an office stands who holds it.
      if type == .place, hit.length > 1, isPerson(span), context.titleBefore(span.start) != nil { cost += 14 }
      // 新加坡交通部長: the title holds the body, the country stands before both.
      if type == .organization, isCutByTitle(span) { cost += 70 }
      // 巨大: a name that is an everyday word as well.
      let isEveryday = type != .place && hit.length == 2 && isCommonWord(hit)
      if hit.length < 4, isCrossedByWord(span) { cost += type == .organization && hit.length > 2 ? 14 : 22 }
      if hit.length > 2 ? isCrossedBefore(hit) : isInside(hit) { cost += 22 }
      // 公平機會 is not 平機會.
      if hit.length > 2, isMadeOfWords(hit) { cost += 60 }
      if type != .person, isCrossedBySuffix(span) { cost += 24 }
      // 和平: a quiet place that is an everyday word.
      let isQuiet = type == .place && hit.entry.isWeak && hit.length == 2 && isCommonWord(hit)
      // 三星: a company is named more often than a township.
      if type == .place, hit.entry.isWeak, isOrganization(span) { cost += 24 }
      // 美國商務部長: the office, behind the country whose it is.
      if type == .organization, isOfficeOfState(span) { continue }
      // 香港人大概
      if type == .organization, hit.length == 2, isPeopleMostly(span) { continue }
      // FCC where the article names 外國記者會: no other body of these initials.
      if type == .organization, hit.entry.isWeak, hasSupportedRival(hit) { continue }
      if type == .organization, !hit.entry.isWeak, edges.isSite(span) {
        candidates.append(MentionCandidate(span: span, type: .place, entity: nil, cost: max(6, cost), rule: .site))
        continue
      }
      if type == .organization, !hit.entry.isWeak || isBody(hit), let entity {
        addNational(to: &candidates, span, entity, cost)
      }
      if hit.entry.isWeak || isEveryday {
        rule = .weakGazetteer
        let league = type == .organization ? entity.flatMap { reading.lexicon.league(of: $0) } : nil
        if let entity,
          isSupported(entity) || type == .organization && home.holdsShortForm(hit) || isCitedPaper(span, entity)
        {
          // Initials cost next to nothing themselves.
          if !hit.entry.isInitials || !isAmongHan(span) { cost += 4 }
        } else if let league, leagues.contains(league) {
          cost += 10
        } else if type == .organization, isBody(hit) {
          // 司法部門
          if isCrossedByNoun(span) { continue }
          // 各國會, 該法院: described, not named.
          if reading.lookups.lists(at: span.start - 1).contains(WordListSet(.determiners)) { continue }
          if edges.isListedKind(span) { continue }
          // 國防部, 立法會: whichever it is, it is one definite body.
          cost += 4
          rule = .body
          // 中國會影響: the place's last character.
          if reading.lookups.endsName(.place, at: span.start + 1, within: 5) { cost += 24 }
          addNational(to: &candidates, span, nil, cost)
          // 民主黨: of parties the one at home.
          let party = entity.flatMap { home.isParty(hit, $0) ? $0 : nil }
          candidates.append(
            MentionCandidate(
              span: span, type: type, entity: party, cost: party == nil ? cost : max(6, cost - 2),
              rule: party == nil ? rule : .weakGazetteer))
          continue
        } else {
          cost = max(cost, lattice.wordCost(of: span)) + MentionCost.weakForm + (isQuiet ? 45 : 0)
          switch type {
          // Everyday words may stand before a cue as well as names.
          case .person where isEveryday: cost -= context.titleBefore(span.start) == nil ? 0 : 20
          case .person:
            // 江青成為: a surname speaks for it.
            let isSurnamed = hit.length == 2 && reading.lookups.lists(at: span.start).contains(WordListSet(.surnames))
            cost -= context.personEvidence(span) + (isSurnamed ? 4 : 2)
          case .organization where isEveryday: if isListedWithOrganization(span) { cost -= 24 }
          case .organization:
            // 國王說: who speaks is a king, not his team.
            if league == nil { cost -= context.cueEvidence(span.end) }
            if context.titleAfter(span.end) != nil { cost -= 24 }
            // 亞馬遜、華為: its neighbour in a list is an organization.
            if isListedWithOrganization(span) { cost -= 24 }
          case .place: cost -= isQuiet ? context.placeWords(span) : context.placeEvidence(span)
          }
        }
      }
      if type == .place, !hit.entry.isWeak, let constituency = constituencies.constituency(of: hit) {
        candidates.append(
          MentionCandidate(span: constituency, type: .place, entity: nil, cost: cost + 4, rule: .constituency))
      }
      if type == .place, !hit.entry.isWeak, let part = directed.part(of: hit) {
        candidates.append(
          MentionCandidate(
            span: part, type: .place, entity: nil, cost: cost + MentionCost.quarter, rule: .directedPlace))
      }
      if hit.entry.isWeak, type == .organization, let entity, home.prefersAnother(than: entity, at: span) { cost += 6 }
      candidates.append(MentionCandidate(span: span, type: type, entity: entity, cost: max(6, cost), rule: rule))
    }
  }

  /// Another organization bears the form, and the article names that one in full and not this one.
  private func hasSupportedRival(_ hit: Hit) -> Bool {
    if let entity = hit.entity, isSupported(entity) { return false }
    return reading.lookups.at(Int(hit.start)).contains {
      $0.end == hit.end && $0.entry.kind == .organization && $0.entry.isWeak && $0.entity != hit.entity
        && $0.entity.map(isSupported) == true
    }
  }

  /// A word that ends the names of bodies, which needs no more to name one: 國防部.
  private func isBody(_ hit: Hit) -> Bool {
    guard reading.lookups.lists(at: Int(hit.start)).contains(WordListSet(.organizationSuffixes)) else { return false }
    return reading.lookups.at(Int(hit.start)).contains {
      $0.end == hit.end && $0.entry.isWord(.organizationSuffixes)
        && $0.suffixFlags.isSuperset(
          of: $0.length > 2 ? [.strong] : [.strong, .place])
    }
  }

  /// 中國網路: a common word begins with its last character.
  private func isCrossedByWord(_ span: TextSpan) -> Bool {
    let lists = reading.lookups.lists(at: span.end - 1)
    guard lists.contains(WordListSet(.commonWords)) || lists.contains(WordListSet(.titles)) else { return false }
    return reading.lookups.at(span.end - 1).contains {
      Int($0.end) > span.end && ($0.entry.isWord(.commonWords) || $0.entry.isWord(.titles))
    }
  }

  /// 司法部門: a common word, and no title, begins with the last character of a ministry.
  private func isCrossedByNoun(_ span: TextSpan) -> Bool {
    let lookups = reading.lookups
    guard reading.document.folded[span.end - 1] == Self.ministry,
      let word = lookups.word(.commonWords, at: span.end - 1), Int(word.end) > span.end
    else { return false }
    return lookups.word(.titles, at: span.end - 1)?.length != word.length && word.grammar.isEmpty
  }

  /// 首都柏林 is not 都柏林: its first character ends a common word, and the rest is a name too.
  private func isCrossedBefore(_ hit: Hit) -> Bool {
    let start = Int(hit.start)
    guard reading.lookups.lists(at: start - 1).contains(WordListSet(.commonWords)) else { return false }
    return reading.lookups.at(start - 1).contains { Int($0.end) == start + 1 && $0.entry.isWord(.commonWords) }
      && reading.lookups.at(start + 1).contains { $0.end == hit.end && $0.entry.kind == hit.entry.kind }
  }

  /// The first character of a name ends a common word of two characters, and the rest is a common word.
  private func isMadeOfWords(_ hit: Hit) -> Bool {
    let start = Int(hit.start)
    let words = WordListSet(.commonWords)
    guard reading.lookups.lists(endingAt: start + 1).contains(words),
      reading.lookups.lists(at: start + 1).contains(words),
      let first = reading.lookups.at(start - 1).first(where: {
        Int($0.end) == start + 1 && $0.entry.isWord(.commonWords)
      }),
      let rest = reading.lookups.at(start + 1).first(where: { $0.end == hit.end && $0.entry.isWord(.commonWords) })
    else { return false }
    // 轉向東南亞: what news hardly use is an accident of characters.
    return first.entry.number + rest.entry.number < MentionCost.twoFrequentWords
  }

  /// A surname stands before it, and marks of a list around both.
  private func isGivenNameInList(_ span: TextSpan) -> Bool {
    guard span.start > 1, document.characterClass(at: span.start - 2) == .enumerationComma,
      document.characterClass(at: span.end) == .enumerationComma || joins(span.end)
    else { return false }
    return reading.lookups.word(.surnames, at: span.start - 1)?.length == 1
      && !reading.lookups.lists(at: span.start - 1).contains(WordListSet(.functionWords))
      && characters[span.start, .givenFirst] > 0 && characters[span.start + 1, .givenSecond] > 0
  }

  private var document: Document { reading.document }

  /// A Chinese character or a mark of a sentence stands on both sides, and no bracket before it: 夥伴協定(TPP).
  private func isAmongHan(_ span: TextSpan) -> Bool {
    func isHan(_ position: Int) -> Bool {
      switch document.characterClass(at: position) {
      case .han, .comma, .fullStop, .enumerationComma, .newline, .colon: true
      default: false
      }
    }
    return isHan(span.start - 1) && isHan(span.end)
  }

  /// 交流平台中 is not 台中: its first character ends a common word, and 中 says where.
  private func isInside(_ hit: Hit) -> Bool {
    let start = Int(hit.start)
    return hit.length == 2 && reading.document.folded[start + 1] == Self.inside
      && (reading.lookups.word(.commonWords, endingAt: start + 1, within: 4)?.length ?? 0) > 1
  }

  /// 中
  private static let inside: UInt16 = 0x4E2D

  /// 人|大概, 人|大多 are no 人大.
  private func isPeopleMostly(_ span: TextSpan) -> Bool {
    span.end < reading.document.count && reading.document.folded[span.start] == Self.people
      && reading.document.folded[span.end - 1] == Self.great
      && Self.behindGreat.contains(reading.document.folded[span.end])
  }

  /// 人
  private static let people: UInt16 = 0x4EBA
  /// 大
  private static let great: UInt16 = 0x5927
  /// 概 多 都 量 幅 約 力 聲 批 肆 致 部
  private static let behindGreat: [UInt16] = [
    0x6982, 0x591A, 0x90FD, 0x91CF, 0x5E45, 0x7EA6, 0x529B, 0x58F0, 0x6279, 0x8086, 0x81F4, 0x90E8,
  ]

  /// 四川有線電視台 is not 有線電視: a word that ends names of organizations begins with its last characters.
  private func isCrossedBySuffix(_ span: TextSpan) -> Bool {
    for start in max(span.start + 1, span.end - 2)..<span.end
    where reading.lookups.lists(at: start).contains(WordListSet(.organizationSuffixes)) {
      if reading.lookups.at(start).contains(where: {
        Int($0.end) > span.end && $0.entry.isWord(.organizationSuffixes)
      }) {
        return true
      }
    }
    return false
  }

  /// A character of transcriptions that is hardly a word stands right beside it.
  private func isPartOfTranscription(_ span: TextSpan) -> Bool {
    isTranscription(span.start - 1) || isTranscription(span.end)
  }

  /// All of its characters are such as transcriptions hold.
  private func isTranscribed(_ span: TextSpan) -> Bool {
    span.range.allSatisfy {
      reading.document.characterClass(at: $0) == .han && (1...70).contains(characters[$0, .transcriptionInside])
    }
  }

  private func isTranscription(_ position: Int) -> Bool {
    let document = reading.document
    guard document.characterClass(at: position) == .han else { return false }
    let inside = characters[position, .transcriptionInside]
    return inside > 0 && inside <= 62 && characters.plain(position) >= 92
      && !reading.lookups.at(position).contains { $0.length > 1 && $0.entry.kind == .word }
  }

  private func isCommonWord(_ hit: Hit) -> Bool {
    guard reading.lookups.lists(at: Int(hit.start)).contains(WordListSet(.commonWords)) else { return false }
    return reading.lookups.at(Int(hit.start)).contains { $0.end == hit.end && $0.entry.isWord(.commonWords) }
  }

  private func isPerson(_ span: TextSpan) -> Bool {
    reading.lookups.at(span.start).contains { Int($0.end) == span.end && $0.entry.kind == .person }
  }

  private func isOrganization(_ span: TextSpan) -> Bool {
    reading.lookups.at(span.start).contains { Int($0.end) == span.end && $0.entry.kind == .organization }
  }

  /// 9成都: a numeral and its measure word.
  private func isCounted(_ span: TextSpan) -> Bool {
    reading.document.characterClass(at: span.start - 1) == .digit
      && !reading.lookups.lists(at: span.start).isDisjoint(with: [
        WordListSet(.measureWords), WordListSet(.units), WordListSet(.numeralWords),
      ])
  }

  /// 亞馬遜、華為; 華碩與聯想
  private func isListedWithOrganization(_ span: TextSpan) -> Bool {
    if joins(span.end),
      reading.lookups.at(span.end + 1).contains(where: { $0.entry.kind == .organization && !$0.entry.isWeak })
    {
      return true
    }
    return joins(span.start - 1) && reading.lookups.endsName(.organization, at: span.start - 1, within: 8)
  }

  /// 、, 和, 與
  private func joins(_ position: Int) -> Bool {
    if reading.document.characterClass(at: position) == .enumerationComma { return true }
    guard reading.lookups.lists(at: position).contains(WordListSet(.functionWords)) else { return false }
    return reading.lookups.at(position).contains {
      $0.length == 1 && $0.entry.isWord(.functionWords)
        && $0.grammar.contains(.coordinates)
    }
  }

  /// A body of a state; one without an entry is any state's.
  private func isPublic(_ entity: EntityID?) -> Bool {
    guard let entity else { return true }
    return switch reading.lexicon.kind(of: entity) {
    case "government", "court", "military", "police": true
    default: false
    }
  }

  /// 美國國務院: a body of a state with the name of its place before it is one name.
  private func addNational(to candidates: inout [MentionCandidate], _ body: TextSpan, _ entity: EntityID?, _ cost: Int)
  {
    // 波蘭美軍: its own name tells whose it is.
    if body.length == 2, reading.lookups.lists(at: body.start).contains(WordListSet(.placeAbbreviations)) { return }
    // 新加坡交通部長: the title holds the body, the country stands before both.
    if body.end < reading.document.count, reading.document.folded[body.end] == Self.chief { return }
    // 美國白宮: what has a name of its own stands apart from its country.
    guard reading.lookups.lists(endingAt: body.end).contains(WordListSet(.organizationSuffixes)) else { return }
    // 美國務院
    if reading.lookups.lists(at: body.start - 1).contains(WordListSet(.placeAbbreviations)),
      let place = reading.lookups.word(.placeAbbreviations, at: body.start - 1), place.length == 1,
      place.placeFlags.isEmpty, isPublic(entity), reading.document.characterClass(at: body.start - 2) != .han
    {
      candidates.append(
        MentionCandidate(
          span: TextSpan(body.start - 1, body.end), type: .organization, entity: nil, cost: cost + 22,
          rule: .placeAndBody))
    }
    guard body.start > 1, reading.lookups.lists(endingAt: body.start).contains(.names) else { return }
    for start in max(0, body.start - 7)..<(body.start - 1) where reading.lookups.lists(at: start).contains(.names) {
      let place = reading.lookups.at(start).first {
        Int($0.end) == body.start && $0.entry.kind == .place && !$0.entry.isWeak
      }
      guard let place else { continue }
      // 內地政協: another name for a state, which its bodies do not bear.
      if kinds.isNickname(place) { return }
      guard isPublic(entity), !isOfStates(body) && !opensWithState(body) || !kinds.isQuarter(place) else { return }
      candidates.append(
        MentionCandidate(
          span: TextSpan(start, body.end), type: .organization, entity: nil, cost: cost + 18,
          rule: .placeAndBody))
      return
    }
  }

  /// 花園道|美國總領事館: the name tells whose it is.
  private func opensWithState(_ body: TextSpan) -> Bool {
    reading.lookups.at(body.start).contains {
      $0.entry.kind == .place && !$0.entry.isWeak && $0.length < body.length && kinds.isState($0)
    }
  }

  /// 交通部|長 behind a place, or with it in its name.
  private func isOfficeOfState(_ span: TextSpan) -> Bool {
    guard edges.isTitleOfState(at: span.end - 1), span.end < reading.document.count,
      reading.document.folded[span.end] == Self.chief
    else { return false }
    return reading.lookups.endsName(.place, at: span.start, within: 6)
      || reading.lookups.at(span.start).contains {
        $0.entry.kind == .place && !$0.entry.isWeak && $0.length < span.length
      }
  }

  /// 新界西|立法會議員, 金鐘|立法會: what no quarter of a town has, and no region that elects to it.
  private func isOfStates(_ body: TextSpan) -> Bool {
    guard let suffix = reading.lookups.word(.organizationSuffixes, endingAt: body.end, within: body.length) else {
      return false
    }
    return suffix.suffixFlags.contains(.ofStates)
  }

  /// A state stands before the body whose chief follows: 新加坡交通部|長.
  private func isCutByTitle(_ span: TextSpan) -> Bool {
    guard span.length > 3, span.end < reading.document.count, reading.document.folded[span.end] == Self.chief else {
      return false
    }
    return reading.lookups.at(span.start).contains {
      $0.entry.kind == .place && Int($0.end) < span.end - 1 && kinds.isState($0)
    }
  }

  /// 長
  private static let chief: UInt16 = 0x957F
  /// 部
  private static let ministry: UInt16 = 0x90E8

  private func isLatin(_ position: Int) -> Bool { reading.document.characterClass(at: position) == .latin }
}
