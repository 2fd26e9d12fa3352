import OnRecordLexicon
import OnRecordModel

/// Whose body a word means that many states and towns have: 外交部, 國務院, 教育局.
///
/// A gazetteer that knows one of them by the bare word knows it for its own region: elsewhere the article must say whose
/// it is, by a longer name, 北市教育局, or by the state it speaks of.
final class BodyBearers {
  /// Whom a word means, as far as the article tells.
  struct Bearer {
    var entity: EntityID?
    /// The index of a longer name of the same body among what was found.
    var longer: Int?
  }

  private let reading: Reading
  private let found: [MentionCandidate]
  private let home: ArticleHome
  private let states: SpokenStates
  /// Of each form the longer names that end in it, in order.
  private var longer: [FoldedText: [Int]] = [:]
  private struct Question: Hashable {
    var state: EntityID
    var word: FoldedText
  }
  private var bodies: [Question: EntityID?] = [:]

  init(_ reading: Reading, _ found: [MentionCandidate]) {
    self.reading = reading
    self.found = found
    home = ArticleHome(reading)
    states = SpokenStates(reading)
  }

  /// The word alone is many a state's body: a weak form of an entry, and a word that ends such names.
  static func isShared(_ hit: Hit, _ reading: Reading) -> Bool {
    guard hit.entry.isWeak, hit.entry.kind == .organization, let entity = hit.entity,
      reading.lookups.lists(at: Int(hit.start)).contains(WordListSet(.organizationSuffixes)),
      reading.lookups.at(Int(hit.start)).contains(where: {
        $0.end == hit.end && $0.entry.isWord(.organizationSuffixes)
      })
    else { return false }
    return isPublic(reading.lexicon.kind(of: entity))
  }

  private static func isPublic(_ kind: String) -> Bool {
    switch kind {
    case "government", "court", "military", "police": true
    default: false
    }
  }

  /// Who is meant by the word of `hits`, the entries that bear it alone.
  func bearer(of span: TextSpan, _ hits: [Hit]) -> Bearer {
    // 立法會, 教育局 in Hong Kong: what it has of its own.
    if let own = hits.first(where: { $0.entry.homeland == .hongKong && home.regionOfOffices == .hongKong }) {
      return Bearer(entity: own.entity)
    }
    let longer = longerName(than: span)
    let state = spokenState(at: span, hits, longer.flatMap { ownState(of: found[$0]) })
    let entity = state.flatMap { state in
      body(of: state, span) ?? hits.first { $0.entity.flatMap(states.state(of:)) == state }?.entity
    }
    guard let longer, state == nil || agrees(found[longer], state) else { return Bearer(entity: entity) }
    // 廣東省政協: where the state's own is the only one of the word alone, that one is meant.
    if entity != nil, found[longer].entity != entity, !opensWithState(found[longer].span, before: span.length) {
      return Bearer(entity: entity)
    }
    return Bearer(entity: found[longer].entity ?? entity, longer: found[longer].entity == nil ? longer : nil)
  }

  /// The state that the article clearly speaks of there, of those that have such a body.
  ///
  /// - Parameter named: The state whose own the article names in full.
  private func spokenState(at span: TextSpan, _ hits: [Hit], _ named: EntityID?) -> EntityID? {
    let bearers = hits.compactMap { $0.entity.flatMap(states.state(of:)) }
    // 眾議院, 立法會: of the three regions none has one that the gazetteers do not know; a 教育局 each town has.
    let isOfRegion = hits.contains { $0.entry.homeland != nil } && !isOfStates(span)
    func has(_ state: EntityID) -> Bool { bearers.contains(state) || body(of: state, span) != nil }
    let votes = states.votes(around: span.start)
    var known = SpokenStates.Votes()
    if let region = home.region, region != .hongKong, let state = states.state(of: region), has(state) {
      known.add(Self.homeWeight, for: state)
      // 我國僑民, 我駐X代表處: who writes speaks of the own state as such.
      if let own = ownWords(around: span.start) { known.add(own, for: state) }
    }
    if let named { known.add(Self.namedWeight, for: named) }
    for (state, weight) in votes.states {
      if has(state) {
        // 教育局 is Hong Kong's in news of both sides of its border.
        known.add(states.isTerritory(state) ? weight * 2 : weight, for: state)
      } else if states.isTerritory(state) {
        // 外交部 in Hong Kong is China's sooner than another's.
        if let sovereign = states.sovereign(of: state), isOfRegion || has(sovereign) {
          known.add(weight / 4, for: sovereign)
        }
      } else if isOfRegion || !states.isRegion(state) {
        known.add(weight, for: state)
      }
    }
    let best = known.states.max { $0.weight < $1.weight }
    guard let best, best.weight >= Self.leastWeight else { return nil }
    let isClear = known.states.allSatisfy { $0.state == best.state || best.weight * 3 >= $0.weight * 4 }
    return isClear ? best.state : nil
  }

  /// What words for the writer's own state say for it, nil where there is none near; right before the body it is sure.
  private func ownWords(around position: Int) -> Int? {
    let document = reading.document
    var count = 0
    for start in max(0, position - Self.ownReach)..<min(document.count - 1, position + Self.ownReach)
    where document.folded[start] == Self.own {
      switch document.folded[start + 1] {
      case Self.country:
        if start + 2 == position { return Self.sureWeight }
        count += 1
      case Self.posted: count += 1
      default: continue
      }
    }
    return count == 0 ? nil : Self.ownWeight * min(count, 3)
  }

  /// 我, 國, 駐
  private static let own: UInt16 = 0x6211
  private static let country: UInt16 = 0x56FD
  private static let posted: UInt16 = 0x9A7B
  /// So far away such a word is heard.
  private static let ownReach = 300
  private static let ownWeight = SpokenStates.nearest * 2
  private static let sureWeight = SpokenStates.nearest * 20

  /// 國務院: what a state has one of.
  private func isOfStates(_ word: TextSpan) -> Bool {
    reading.lookups.word(.organizationSuffixes, at: word.start)?.suffixFlags.contains(.ofStates) == true
  }

  /// What being at home says for a state.
  private static let homeWeight = SpokenStates.nearest * 2 / 3
  /// What a longer name says for its state: 司法部 behind 美國司法部.
  private static let namedWeight = SpokenStates.nearest * 3 / 2
  /// A state that is named once, and far away, is not spoken of.
  private static let leastWeight = SpokenStates.nearest / 4

  /// 日本外交部: the body that the gazetteers know by the state's name and the word.
  private func body(of state: EntityID, _ word: TextSpan) -> EntityID? {
    let question = Question(state: state, word: reading.document.key(word))
    if let known = bodies[question] { return known }
    let body = reading.lexicon.organization(named: reading.lexicon.name(of: state) + reading.document.text(word))
    bodies[question] = .some(body)
    return body
  }

  /// The longer name that ends in the word: the last one before it, else the first one behind it.
  private func longerName(than word: TextSpan) -> Int? {
    let key = reading.document.key(word)
    let names = longer[key] ?? longerNames(than: word)
    longer[key] = names
    let behind = names.partitioningIndex { found[$0].span.start >= word.start }
    return names.isEmpty ? nil : names[max(0, behind - 1)]
  }

  private func longerNames(than word: TextSpan) -> [Int] {
    let key = reading.document.key(word)
    return found.indices.filter { index in
      let span = found[index].span
      return found[index].type == .organization && span.length > word.length && opensWithPlace(span)
        && reading.document.key(TextSpan(span.end - word.length, span.end)) == key
    }
  }

  /// 北市教育局, but not 商務及經濟|發展局.
  private func opensWithPlace(_ name: TextSpan) -> Bool {
    let lists = reading.lookups.lists(at: name.start)
    return lists.contains(.names) && reading.lookups.at(name.start).contains { $0.entry.kind == .place }
      || lists.contains(WordListSet(.placeAbbreviations))
  }

  /// 美國眾議院, and 台國防部, but not 深圳市政協.
  private func opensWithState(_ name: TextSpan, before wordLength: Int) -> Bool {
    name.length == wordLength + 1
      || reading.lookups.at(name.start).contains { hit in
        hit.entry.kind == .place && hit.entity.map { states.state(of: $0) == $0 } ?? false
      }
  }

  /// A longer name that opens with no state's place goes with each of them.
  private func agrees(_ name: MentionCandidate, _ state: EntityID?) -> Bool {
    guard let its = ownState(of: name) else { return true }
    return its == state
  }

  private func ownState(of name: MentionCandidate) -> EntityID? {
    let own =
      name.entity ?? reading.lookups.at(name.span.start).last { $0.entry.kind == .place && !$0.entry.isWeak }?.entity
    return own.flatMap(states.state(of:))
  }
}
