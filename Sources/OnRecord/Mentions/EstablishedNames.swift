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
  }

  /// How many places say that a form is a person, an organization, a place.
  private struct Votes {
    private var people = 0
    private var organizations = 0
    private var places = 0
    private var first = EntityType.person

    var count: Int { people + organizations + places }
    var isDivided: Bool { count > max(people, organizations, places) }

    mutating func add(_ type: EntityType) {
      if count == 0 { first = type }
      switch type {
      case .person: people += 1
      case .organization: organizations += 1
      case .place: places += 1
      }
    }

    var winner: EntityType {
      let most = max(people, organizations, places)
      let counts: [(EntityType, Int)] = [(.person, people), (.organization, organizations), (.place, places)]
      if counts.contains(where: { $0.0 == first && $0.1 == most }) { return first }
      return counts.first { $0.1 == most }?.0 ?? first
    }
  }

  private let reading: Reading
  private let context: NameContext
  private let lattice: CandidateLattice
  private var names: [UInt32: [Name]] = [:]

  init(
    _ reading: Reading, _ context: NameContext, _ lattice: CandidateLattice, _ found: [MentionCandidate],
    _ glosses: [Gloss]
  ) {
    self.reading = reading
    self.context = context
    self.lattice = lattice
    // A form that was read as two types is of the one that most of its places say, the earlier one in doubt.
    var votes: [[UInt16]: Votes] = [:]
    for mention in found where !mention.isChain {
      votes[Array(reading.document.key(mention.span)), default: Votes()].add(mention.type)
    }
    // In order of the text, so that the same article always gives the same answer.
    var seen: Set<[UInt16]> = []
    for mention in found where !mention.isChain {
      let key = Array(reading.document.key(mention.span))
      guard seen.insert(key).inserted else { continue }
      let votes = votes[key] ?? Votes()
      if votes.isDivided,
        let winner = found.first(where: {
          !$0.isChain && $0.type == votes.winner && reading.document.key($0.span) == reading.document.key(mention.span)
        })
      {
        add(winner, count: votes.count)
      } else {
        add(mention, count: votes.count)
      }
    }
    for gloss in glosses {
      if gloss.retypes {
        let key = document.key(gloss.host)
        guard key.count > 1 else { continue }
        names[pair(key), default: []].append(
          Name(key: key, type: gloss.type, entity: gloss.entity, rule: gloss.rule, extra: -10))
      }
      let key = document.key(gloss.alias)
      guard key.count > 1 else { continue }
      names[pair(key), default: []].append(
        Name(key: key, type: gloss.type, entity: gloss.entity, rule: gloss.rule, extra: -8))
    }
  }

  private var document: Document { reading.document }

  private mutating func add(_ mention: MentionCandidate, count: Int) {
    // What comes back without more has its repetition as evidence everywhere.
    let isSure =
      !mention.rule.isGazetteer
      && (mention.rule.isInContext || count > 1 && mention.type != .person)
    if isSure { insert(mention.span, mention, rule: .established, extra: 0) }
    addGivenName(mention)
    // Whoever found it, a rule or a gazetteer: a name with an interpunct has parts.
    guard mention.type == .person else { return }
    var parts: [TextSpan] = []
    var start = mention.span.start
    for position in mention.span.range where document.characterClass(at: position) == .interpunct {
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
    names[pair(key), default: []].append(
      Name(key: key, type: mention.type, entity: mention.entity, rule: rule, extra: extra))
  }

  private func pair(_ key: FoldedText) -> UInt32 {
    UInt32(key[0]) << 16 | UInt32(key[1])
  }

  func candidates(in span: TextSpan) -> [MentionCandidate] {
    guard span.length > 1, !names.isEmpty else { return [] }
    var candidates: [MentionCandidate] = []
    for position in span.start..<(span.end - 1) {
      let pair = UInt32(document.folded[position]) << 16 | UInt32(document.folded[position + 1])
      guard let here = names[pair] else { continue }
      for name in here {
        let end = position + name.key.count
        guard end <= span.end, document.key(TextSpan(position, end)) == name.key else { continue }
        // Inside a longer Latin word it is another word.
        if document.characterClass(at: position) == .latin {
          if document.characterClass(at: position - 1) == .latin || document.characterClass(at: end) == .latin {
            continue
          }
        }
        let latin = document.characterClass(at: position) == .latin
        let cost = latin ? 4 * name.key.count : MentionCost.established(name.key.count) + name.extra
        candidates.append(
          MentionCandidate(
            span: TextSpan(position, end), type: name.type, entity: name.entity, cost: cost, rule: name.rule))
      }
    }
    return candidates
  }
}
