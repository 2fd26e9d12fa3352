import OnRecordLexicon
import OnRecordModel

/// Organizations and places by the word they end in: 喬治城大學, 台北市立聯合醫院, 中正東路.
///
/// The right edge is the suffix; the left edge is looked for leftwards until a word that no name holds.
struct SuffixCandidates {
  private let reading: Reading
  private let context: NameContext
  private let lattice: CandidateLattice

  init(_ reading: Reading, _ context: NameContext, _ lattice: CandidateLattice) {
    self.reading = reading
    self.context = context
    self.lattice = lattice
  }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }

  // MARK: Organizations

  /// Organizations whose suffix starts at `position`.
  func organizations(at position: Int, in paragraph: TextSpan, repeated: (TextSpan) -> Int) -> [MentionCandidate] {
    var candidates: [MentionCandidate] = []
    for suffix in lookups.at(position) where suffix.entry.isWord(.organizationSuffixes) {
      let end = Int(suffix.end)
      guard end <= paragraph.end, !isInsideWord(suffix) else { continue }
      let flags = OrganizationSuffixFlags(rawValue: suffix.entry.flags)
      for start in leftEdges(of: position, in: paragraph, limit: 16) {
        let span = TextSpan(start, end)
        guard let inner = organizationCost(TextSpan(start, position), flags, span, repeated) else { continue }
        candidates.append(
          MentionCandidate(
            span: span, type: .organization, entity: nil, cost: max(inner.cost, MentionCost.established(span.length)),
            rule: inner.rule))
      }
    }
    return candidates
  }

  private func organizationCost(
    _ inner: TextSpan, _ flags: OrganizationSuffixFlags, _ span: TextSpan, _ repeated: (TextSpan) -> Int
  ) -> (cost: Int, rule: String)? {
    let place = placeHit(at: inner.start, within: inner.end)
    var cost = MentionCost.organization
    var rule = "organization.suffix"
    var rest = inner
    if let place {
      cost += 30
      rest.start = Int(place.end)
      rule = "organization.place-and-suffix"
    }
    // 台北地檢署 is a name, 美國公司 and 中國科技諮詢公司 are not: their suffix is a word of every day.
    let isCommon = lattice.wordCost(of: TextSpan(inner.end, span.end)) < 74
    if rest.isEmpty {
      guard flags.contains(.strong), !isCommon else { return nil }
      return (cost, rule)
    }
    let words = lattice.wordCost(of: rest)
    let unexplained = words >= 55 * rest.length
    if place != nil, isCommon, !unexplained, repeated(span) < 2 { return nil }
    let count = repeated(span)
    if place == nil {
      guard unexplained || (count > 1 && flags.contains(.strong) && rest.length >= 2) || startsWithName(inner) else {
        return nil
      }
      if flags.contains(.weak), !unexplained, !startsWithName(inner) { return nil }
      // 新廠, 總投資: one character before a weak suffix is an adjective.
      if flags.contains(.weak) || span.length - inner.length == 1, rest.length < 2 { return nil }
    } else if flags.contains(.weak), !flags.contains(.strong), rest.length < 2 {
      return nil
    }
    if rest.length > 12 { return nil }
    for position in rest.range where document.characterClass(at: position) == .han {
      cost += MentionCost.organizationCharacter
    }
    if unexplained, place == nil { cost += 14 }
    if flags.contains(.weak) { cost += 25 }
    if flags.contains(.short) { cost += 15 }
    cost -= count >= 3 ? 35 : count == 2 ? 20 : 0
    cost -= min(context.cueEvidence(span.end), 24)
    if context.titleAfter(span.end) != nil { cost -= 18 }
    return (cost, rule)
  }

  /// 新航表示: a short name that opens a clause before a cue, that no word explains, and that comes back.
  func speakers(at position: Int, in paragraph: TextSpan, repeated: (TextSpan) -> Int) -> [MentionCandidate] {
    guard position == paragraph.start || context.isBreak(document.characterClass(at: position - 1)) else { return [] }
    var candidates: [MentionCandidate] = []
    for length in 2...4 {
      let span = TextSpan(position, position + length)
      guard span.end < paragraph.end, document.characterClass(at: span.end - 1) == .han else { break }
      guard context.cueEvidence(span.end) >= 34, repeated(span) >= 2, !isBarrier(span.end - 1, before: span.end),
        !isBarrier(position, before: span.end), lattice.wordCost(of: span) >= 60 * length
      else { continue }
      candidates.append(
        MentionCandidate(
          span: span, type: .organization, entity: nil, cost: 70 + 18 * length, rule: "organization.before-cue.context")
      )
    }
    return candidates
  }

  // MARK: Places

  /// Places whose suffix starts at `position`.
  func places(at position: Int, in paragraph: TextSpan, repeated: (TextSpan) -> Int) -> [MentionCandidate] {
    guard let suffix = lookups.word(.placeSuffixes, at: position), Int(suffix.end) <= paragraph.end,
      !isInsideWord(suffix)
    else { return [] }
    let isStrong = reading.lexicon.value(suffix.id) == "strong"
    var candidates: [MentionCandidate] = []
    for start in leftEdges(of: position, in: paragraph, limit: 6) {
      let inner = TextSpan(start, position)
      let span = TextSpan(start, Int(suffix.end))
      let words = lattice.wordCost(of: inner)
      let count = repeated(span)
      let isAfterPlace = placeHit(endingAt: start) != nil
      let isInside = isAfterPlace || isAfterPreposition(start)
      guard words >= 55 * inner.length || placeHit(at: start, within: position) != nil else { continue }
      guard inner.length > 1 || (isStrong && isAfterPlace) else { continue }
      guard isStrong || isInside || count > 1 else { continue }
      var cost = MentionCost.place + MentionCost.placeCharacter * inner.length
      if placeHit(at: start, within: position) != nil { cost -= 45 }
      if !isStrong { cost += 35 }
      if isAfterPlace { cost -= 42 } else if isInside { cost -= 18 }
      cost -= count >= 3 ? 35 : count == 2 ? 20 : 0
      candidates.append(
        MentionCandidate(
          span: span, type: .place, entity: nil, cost: max(cost, MentionCost.established(span.length)),
          rule: isAfterPlace ? "place.suffix.after-place" : "place.suffix"))
    }
    return candidates
  }

  /// 中美, 訪日, 來台: single characters that stand for countries beside each other or behind a verb of movement.
  func chains(at position: Int, in paragraph: TextSpan) -> [MentionCandidate] {
    guard abbreviation(at: position) else { return [] }
    var end = position + 1
    while end < paragraph.end, abbreviation(at: end), end - position < 4 { end += 1 }
    var candidates: [MentionCandidate] = []
    if end - position >= 2 {
      for stop in (position + 2)...end {
        candidates.append(
          MentionCandidate(
            span: TextSpan(position, stop), type: .place, entity: nil,
            cost: MentionCost.chain + 6 * (stop - position), rule: "place.abbreviation.pair", isChain: true))
      }
    }
    if isMovement(position - 1), !abbreviation(at: position - 1) {
      candidates.append(
        MentionCandidate(
          span: TextSpan(position, position + 1), type: .place, entity: nil, cost: 52,
          rule: "place.abbreviation.after-verb", isChain: true))
    }
    return candidates
  }

  private func abbreviation(at position: Int) -> Bool {
    lookups.at(position).contains { $0.length == 1 && $0.entry.isWord(.placeAbbreviations) }
  }

  /// A verb that takes a country's short name: 訪美, 赴日, 抵台.
  private func isMovement(_ position: Int) -> Bool {
    guard position >= 0 else { return false }
    return lookups.at(position).contains {
      $0.length == 1 && $0.entry.isWord(.functionWords) && reading.lexicon.value($0.id) == "movement"
    }
  }

  // MARK: Edges

  /// Where a name that goes on at `position` may begin, nearest first.
  private func leftEdges(of position: Int, in paragraph: TextSpan, limit: Int) -> [Int] {
    var edges: [Int] = []
    var start = position - 1
    while start >= paragraph.start, position - start <= limit {
      let kind = document.characterClass(at: start)
      let isInner = kind == .han || kind == .latin || kind == .digit || kind == .kana
      if !isInner { break }
      if isBarrier(start, before: position) { break }
      let splitsLatin = kind.isAlphanumeric && document.characterClass(at: start - 1).isAlphanumeric
      if !splitsLatin { edges.append(start) }
      start -= 1
    }
    return edges
  }

  /// A word that no name holds ends or stands here: 在, 表示, 前往.
  private func isBarrier(_ position: Int, before end: Int) -> Bool {
    for hit in lookups.at(position) where hit.entry.kind == .word && Int(hit.end) <= end {
      switch hit.entry.list {
      case .functionWords:
        let flags = WordFlags(rawValue: hit.entry.flags)
        if hit.length == 1, reading.lexicon.value(hit.id) == "movement" { continue }
        if flags.isEmpty || isCovered(hit) { continue }
        return true
      case .cues, .pronouns:
        if hit.length > 1, !isCovered(hit) { return true }
      case .titles:
        let flags = TitleFlags(rawValue: hit.entry.flags)
        if hit.length > 1, flags.contains(.before), !isCovered(hit) { return true }
      case .commonWords:
        if WordFlags(rawValue: hit.entry.flags).contains(.verb), !isCovered(hit) { return true }
      case .timeWords:
        if hit.length > 1 { return true }
      default: continue
      }
    }
    return false
  }

  /// A longer word lies over it and begins before it or ends behind it.
  private func isCovered(_ hit: Hit) -> Bool {
    for start in max(0, Int(hit.start) - 4)...Int(hit.start) {
      for other in lookups.at(start)
      where Int(other.end) >= Int(hit.end) && other.length > hit.length && Int(other.end) > Int(hit.start) {
        if other.entry.kind != .word && !other.entry.isWeak { return true }
        if other.entry.isWord(.commonWords), other.length > 1 { return true }
      }
    }
    return false
  }

  /// A longer suffix or common word holds it: the 院 of 醫院, the 區 of 地區.
  private func isInsideWord(_ suffix: Hit) -> Bool {
    for start in max(0, Int(suffix.start) - 2)...Int(suffix.start) {
      for other in lookups.at(start)
      where Int(other.end) >= Int(suffix.end) && other.length > suffix.length && other.entry.kind == .word {
        switch other.entry.list {
        case .commonWords, .organizationSuffixes, .titles, .placeSuffixes: return true
        default: continue
        }
      }
    }
    return false
  }

  private func placeHit(at position: Int, within end: Int) -> Hit? {
    lookups.at(position).first {
      $0.entry.kind == .place && Int($0.end) <= end && $0.length > 1
    }
  }

  private func placeHit(endingAt position: Int) -> Hit? {
    for start in max(0, position - 6)..<max(0, position - 1) {
      if let hit = lookups.at(start).first(where: { Int($0.end) == position && $0.entry.kind == .place }) {
        return hit
      }
    }
    return nil
  }

  private func startsWithName(_ span: TextSpan) -> Bool {
    lookups.at(span.start).contains { $0.entry.kind != .word && !$0.entry.isWeak && Int($0.end) <= span.end }
      || context.isCapital(span.start)
  }

  private func isAfterPreposition(_ position: Int) -> Bool {
    guard let word = lookups.word(.functionWords, endingAt: position, within: 2) else { return false }
    return WordFlags(rawValue: word.entry.flags).contains(.preposition)
  }
}
