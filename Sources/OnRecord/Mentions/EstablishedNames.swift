import OnRecordLexicon
import OnRecordModel

/// What the first reading of an article has established, to be found everywhere in it: full names, and the short forms
/// that follow from them (米勒 from 克里斯·米勒).
struct EstablishedNames {
  private struct Name {
    var key: FoldedText
    var type: EntityType
    var entity: EntityID?
    var rule: NameRule
    var extra: Int
    /// The next name of the same slot.
    var next: Int32 = -1

    func isSame(as other: Name) -> Bool {
      key == other.key && type == other.type && entity == other.entity && rule == other.rule && extra == other.extra
    }
  }

  /// How many places say that a form is a person, an organization, a place.
  private struct Votes {
    /// How many say so, and which said it first.
    private struct Count {
      var votes = 0
      var first = 0
    }

    private var people = Count()
    private var organizations = Count()
    private var places = Count()
    private var opened = EntityType.person

    var count: Int { people.votes + organizations.votes + places.votes }

    mutating func add(_ type: EntityType, at index: Int) {
      if count == 0 { opened = type }
      if self[type].votes == 0 { self[type].first = index }
      self[type].votes += 1
    }

    /// The first place of the type that most places say; in doubt of the type that was said first.
    var winner: Int {
      let most = max(people.votes, organizations.votes, places.votes)
      for type in [opened, .person, .organization, .place] where self[type].votes == most { return self[type].first }
      return self[opened].first
    }

    private subscript(type: EntityType) -> Count {
      get {
        switch type {
        case .person: people
        case .organization: organizations
        case .place: places
        }
      }
      set {
        switch type {
        case .person: people = newValue
        case .organization: organizations = newValue
        case .place: places = newValue
        }
      }
    }
  }

  private let reading: Reading
  private let context: NameContext
  private let lattice: CandidateLattice
  /// Chained by a hash of their first two characters, in the order in which they were established.
  private var names: [Name] = []
  private var heads: [Int32]
  private var tails: [Int32]
  private let shift: UInt32

  init(
    _ reading: Reading, _ context: NameContext, _ lattice: CandidateLattice, _ found: [MentionCandidate],
    _ glosses: [Gloss]
  ) {
    self.reading = reading
    self.context = context
    self.lattice = lattice
    var bits: UInt32 = 8
    while bits < 20, 1 << bits < found.count * 4 { bits += 1 }
    shift = 32 - bits
    heads = Array(repeating: -1, count: 1 << bits)
    tails = heads
    // A form that was read as two types is of the one that most of its places say, the earlier one in doubt.
    var ballots = HashIndex(capacity: found.count)
    var votes: [(votes: Votes, form: FoldedText)] = []
    votes.reserveCapacity(found.count)
    // In order of the text, so that the same article always gives the same answer.
    for (index, mention) in found.enumerated() where !mention.isChain {
      let form = reading.document.key(mention.span)
      let ballot = ballots.number(form.quickHash, orNew: votes.count) { votes[$0].form == form }
      if ballot == votes.count { votes.append((Votes(), form)) }
      votes[ballot].votes.add(mention.type, at: index)
    }
    for (votes, _) in votes { add(found[votes.winner], count: votes.count) }
    for gloss in glosses {
      if gloss.retypes {
        let key = document.key(gloss.host)
        guard key.count > 1 else { continue }
        insert(Name(key: key, type: gloss.type, entity: gloss.entity, rule: gloss.rule, extra: -10))
      }
      let key = document.key(gloss.alias)
      guard key.count > 1 else { continue }
      insert(Name(key: key, type: gloss.type, entity: gloss.entity, rule: gloss.rule, extra: -8))
      // 中龍檢驗有限公司(下稱中龍): the whole name must cost less than the short form that it begins with.
      let host = document.key(gloss.host)
      if gloss.type == .organization, host.count > key.count,
        document.key(TextSpan(gloss.host.start, gloss.host.start + key.count)) == key
      {
        insert(Name(key: host, type: gloss.type, entity: gloss.entity, rule: .established, extra: -12 - 4 * host.count))
      }
      // Johnson for 江凱明(Cameron Johnson)
      if gloss.type == .person, document.characterClass(at: gloss.alias.start) == .latin,
        let surname = latinSurname(gloss.alias)
      {
        insert(
          Name(key: document.key(surname), type: .person, entity: gloss.entity, rule: .lastPart, extra: 0))
      }
    }
  }

  private var document: Document { reading.document }

  private mutating func add(_ mention: MentionCandidate, count: Int) {
    // What comes back without more has its repetition as evidence everywhere. A gazetteer or a rule of the user's own
    // has said of every place what it says.
    let isSure =
      !mention.rule.isGazetteer && mention.rule != .own && mention.rule != .directedPlace
      && mention.rule != .constituency
      && (mention.rule.isInContext || mention.rule.isGiven || count > 1 && mention.type != .person)
      && !isKind(mention)
    if isSure { insert(mention.span, mention, rule: .established, extra: 0) }
    addGivenName(mention)
    addTeamName(mention)
    // Whoever found it, a rule or a gazetteer: a name with an interpunct has parts.
    guard mention.type == .person else { return }
    if document.characterClass(at: mention.span.start) == .latin { addLatinSurname(mention) }
    var parts: [TextSpan] = []
    var start = mention.span.start
    for position in mention.span.range where document.isInterpunct(position) {
      parts.append(TextSpan(start, position))
      start = position + 1
    }
    if parts.isEmpty { return }
    parts.append(TextSpan(start, mention.span.end))
    // The whole name must cost less than its parts, which are names of their own from now on.
    insert(mention.span, mention, rule: mention.rule, extra: -12)
    if let last = parts.last, last.length >= 2 { insert(last, mention, rule: .lastPart, extra: 0) }
    if parts.count > 1, parts[0].length >= 2 { insert(parts[0], mention, rule: .firstPart, extra: 14) }
  }

  /// 帆船俱樂部: a common word and what ends names of organizations, which is a kind of them however often it comes back.
  private func isKind(_ mention: MentionCandidate) -> Bool {
    guard mention.rule == .nameAndSuffix else { return false }
    let lookups = reading.lookups
    return lookups.at(mention.span.start).contains { word in
      word.length > 1 && word.entry.isWord(.commonWords) && word.entry.number < 120
        && lookups.at(Int(word.end)).contains {
          Int($0.end) == mention.span.end && $0.length > 1 && $0.entry.isWord(.organizationSuffixes)
        }
    }
  }

  /// Johnson for Cameron Johnson: the last word, which begins with a capital.
  private mutating func addLatinSurname(_ mention: MentionCandidate) {
    if let surname = latinSurname(mention.span) { insert(surname, mention, rule: .lastPart, extra: 0) }
  }

  private func latinSurname(_ name: TextSpan) -> TextSpan? {
    var start = name.end
    while start > name.start, document.characterClass(at: start - 1) != .space { start -= 1 }
    return start > name.start && name.end - start >= 3 && context.isCapital(start) ? TextSpan(start, name.end) : nil
  }

  /// 巨人 for 舊金山巨人: a team without its place.
  private mutating func addTeamName(_ mention: MentionCandidate) {
    guard mention.rule == .gazetteer, mention.type == .organization, let entity = mention.entity,
      reading.lexicon.kind(of: entity) == "team"
    else { return }
    let place = reading.lookups.at(mention.span.start).last {
      $0.entry.kind == .place && (2...4).contains(mention.span.end - Int($0.end))
    }
    guard let place else { return }
    insert(TextSpan(Int(place.end), mention.span.end), mention, rule: .established, extra: 0)
  }

  /// 資穎 for 戴資穎: a given name that is no word.
  private mutating func addGivenName(_ mention: MentionCandidate) {
    guard mention.type == .person, mention.span.length == 3,
      mention.rule == .chineseInContext || mention.rule == .gazetteer,
      reading.lookups.lists(at: mention.span.start).contains(WordListSet(.surnames))
    else { return }
    let given = TextSpan(mention.span.start + 1, mention.span.end)
    if lattice.wordCost(of: given) >= 190 { insert(given, mention, rule: .givenPart, extra: 55) }
  }

  private mutating func insert(_ span: TextSpan, _ mention: MentionCandidate, rule: NameRule, extra: Int) {
    let key = document.key(span)
    guard key.count > 1 else { return }
    insert(Name(key: key, type: mention.type, entity: mention.entity, rule: rule, extra: extra))
  }

  private mutating func insert(_ name: Name) {
    let slot = slot(name.key[0], name.key[1])
    // However often an article glosses a name, it is one name.
    var known = heads[slot]
    while known >= 0 {
      if names[Int(known)].isSame(as: name) { return }
      known = names[Int(known)].next
    }
    let number = Int32(truncatingIfNeeded: names.count)
    names.append(name)
    if heads[slot] < 0 { heads[slot] = number } else { names[Int(tails[slot])].next = number }
    tails[slot] = number
  }

  @inline(__always)
  private func slot(_ first: UInt16, _ second: UInt16) -> Int {
    Int(((UInt32(first) << 16 | UInt32(second)) &* 0x9E37_79B1) >> shift)
  }

  /// Nothing was established that stands anywhere else.
  var isEmpty: Bool { names.isEmpty }

  func candidates(in span: TextSpan) -> [MentionCandidate] {
    guard span.length > 1, !names.isEmpty else { return [] }
    var candidates: [MentionCandidate] = []
    let document = document
    heads.withUnsafeBufferPointer { heads in
      for position in span.start..<(span.end - 1) {
        let head = heads[slot(document.folded[position], document.folded[position + 1])]
        if head >= 0 { add(from: head, at: position, in: span, to: &candidates) }
      }
    }
    return candidates
  }

  /// With a capital and by itself: Boris Johnson is not Cameron Johnson, 喬治(George) glosses another.
  private func standsAsSurname(_ span: TextSpan) -> Bool {
    guard context.isCapital(span.start), document.characterClass(at: span.start - 1) != .openBracket else {
      return false
    }
    if document.characterClass(at: span.start - 1) == .space {
      let before = document.characterClass(at: span.start - 2)
      if before == .latin || before == .period { return false }
    }
    return document.characterClass(at: span.end) != .space || document.characterClass(at: span.end + 1) != .latin
  }

  /// Teresa of Teresa Miller: one word beside another that begins with a capital.
  private func isPartOfLatinName(_ span: TextSpan) -> Bool {
    let isBefore =
      document.characterClass(at: span.start - 1) == .space && document.characterClass(at: span.start - 2) == .latin
      // Prince Charles
      && reading.lookups.word(.honorifics, endingAt: span.start - 1, within: 8) == nil
    let isBehind = document.characterClass(at: span.end) == .space && context.isCapital(span.end + 1)
    return (isBefore || isBehind) && span.range.allSatisfy { document.characterClass(at: $0) != .space }
  }

  /// Adds the names of the chain that begins with `head` that stand at `position`.
  private func add(from head: Int32, at position: Int, in span: TextSpan, to candidates: inout [MentionCandidate]) {
    var number = head
    while number >= 0 {
      let name = names[Int(number)]
      number = name.next
      let end = position + name.key.count
      guard end <= span.end, document.key(TextSpan(position, end)) == name.key else { continue }
      // 「羅斯福」號 is no Roosevelt.
      if name.type == .person, context.isVessel(end) { continue }
      // Inside a longer Latin word it is another word.
      if document.characterClass(at: position) == .latin {
        if document.characterClass(at: position - 1) == .latin || document.characterClass(at: end) == .latin {
          continue
        }
        // Sora of Sora.net
        if document.scalars[min(end, document.count - 1)] == 0x2E, document.characterClass(at: end + 1) == .latin {
          continue
        }
        if name.rule == .lastPart, !standsAsSurname(TextSpan(position, end)) { continue }
        if name.type == .person, isPartOfLatinName(TextSpan(position, end)) { continue }
      }
      let latin = document.characterClass(at: position) == .latin
      // Less than a weak form of a gazetteer: Harris is whom the article has named Harris.
      let latinCost = (name.rule == .lastPart ? 2 : 4) * name.key.count
      let cost = latin ? latinCost : MentionCost.established(name.key.count) + name.extra
      candidates.append(
        MentionCandidate(
          span: TextSpan(position, end), type: name.type, entity: name.entity, cost: cost, rule: name.rule))
    }
  }
}
