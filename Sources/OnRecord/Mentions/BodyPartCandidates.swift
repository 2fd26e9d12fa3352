import OnRecordLexicon
import OnRecordModel

/// Parts of universities and bodies of states, named with the body right before them: 香港大學法律系, 立法會財務委員會.
///
/// The flat name costs a little less than the body and the words behind it: where the part is known by its own name, as
/// 交通部高公局, the two stay apart.
final class BodyPartCandidates {
  private let reading: Reading
  private let lattice: CandidateLattice
  private let edges: OrganizationEdges

  /// The longest part and the longest body before it.
  private static let longestPart = 12
  private static let longestBody = 10

  init(_ reading: Reading, _ context: NameContext, _ lattice: CandidateLattice, _ characters: CharacterCosts) {
    self.reading = reading
    self.lattice = lattice
    edges = OrganizationEdges(reading, context, characters)
  }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }

  /// Names whose suffix starts at `position`, where one does.
  func add(to candidates: inout [MentionCandidate], at position: Int, in paragraph: TextSpan) {
    for suffix in lookups.at(position) where suffix.entry.isWord(.organizationSuffixes) {
      guard !suffix.suffixFlags.isDisjoint(with: [.strong, .ofBodies]), !suffix.suffixFlags.contains(.independent),
        Int(suffix.end) <= paragraph.end,
        titleCrosses(suffix) || !edges.isInsideWord(suffix), !isVerb(suffix)
      else { continue }
      var end = position
      while end >= max(paragraph.start + 2, position - Self.longestPart) {
        if lookups.lists(endingAt: end).contains(.names) { add(to: &candidates, suffix, behind: end, in: paragraph) }
        if document.characterClass(at: end - 1) != .han { break }
        end -= 1
      }
    }
  }

  /// Names of bodies that end at `end`, with the words between and `suffix`.
  private func add(to candidates: inout [MentionCandidate], _ suffix: Hit, behind end: Int, in paragraph: TextSpan) {
    var inside: Int?
    for start in max(paragraph.start, end - Self.longestBody)..<(end - 1)
    where lookups.lists(at: start).contains(.names) {
      for body in lookups.at(start) where Int(body.end) == end && body.entry.kind == .organization {
        guard let isUniversity = hasParts(body), isUniversity || !isDepartment(suffix),
          // 英國大律師, 人大政協: a short form needs what only universities have.
          !isUniversity || !body.entry.isWeak || suffix.suffixFlags.contains(.ofBodies)
        else { continue }
        if inside == nil {
          inside = end == Int(suffix.start) ? 0 : nouns(TextSpan(end, Int(suffix.start)), isUniversity: isUniversity)
        }
        // 立法會|委員會: which one, nobody has said.
        // 港島交通部特別調查隊: a longer word names one.
        guard let inside, inside > 0 || suffix.length > (isUniversity ? 1 : 4) || areHouses(body, suffix) else {
          return
        }
        let part = TextSpan(end, Int(suffix.end))
        var cost = MentionCost.gazetteer(body.length) + min(inside + suffix.entry.number, lattice.wordCost(of: part))
        if titleCrosses(suffix) { cost -= MentionCost.crossingTitle }
        let span = TextSpan(start, Int(suffix.end))
        candidates.append(
          MentionCandidate(
            span: span, type: .organization, entity: nil,
            cost: max(cost - MentionCost.bodyPart, MentionCost.established(span.length)), rule: .bodyPart))
      }
    }
  }

  /// 國會眾議院: both of a state.
  private func areHouses(_ body: Hit, _ suffix: Hit) -> Bool {
    guard suffix.suffixFlags.contains(.ofStates),
      let whole = lookups.word(.organizationSuffixes, endingAt: Int(body.end), within: 6)
    else { return false }
    return whole.suffixFlags.contains(.ofStates)
  }

  /// 系, which only universities have.
  private func isDepartment(_ suffix: Hit) -> Bool { suffix.suffixFlags.isSuperset(of: [.short, .ofBodies]) }

  /// 微生物學系教授: the suffix's last character begins a title, which the plain reading would have cheaply.
  private func titleCrosses(_ suffix: Hit) -> Bool {
    guard suffix.suffixFlags.contains(.ofBodies), let title = lookups.word(.titles, at: Int(suffix.end) - 1) else {
      return false
    }
    return title.length > 2
  }

  /// 法律係: the verb of Cantonese is written in another way.
  private func isVerb(_ suffix: Hit) -> Bool { document.scalars[Int(suffix.start)] == Self.verb }

  /// 係
  private static let verb: UInt32 = 0x4FC2

  /// Whether the body is a university, nil where it is none that has parts with names of their own.
  private func hasParts(_ body: Hit) -> Bool? {
    guard let entity = body.entity else { return nil }
    switch reading.lexicon.kind(of: entity) {
    case "university": return true
    case "hospital", "government", "court", "military", "police", "body":
      // 國務院 is a word and a body; other weak names are too often something else.
      return !body.entry.isWeak || lookups.lists(at: Int(body.start)).contains(WordListSet(.organizationSuffixes))
        ? false : nil
    default: return nil
    }
  }

  /// What the nouns cost that `span` is made of, nil where it is not: 新聞與傳播, 李嘉誠.
  private func nouns(_ span: TextSpan, isUniversity: Bool) -> Int? {
    var costs = [Int?](repeating: nil, count: span.length + 1)
    costs[0] = 0
    for offset in 0..<span.length {
      guard let before = costs[offset] else { continue }
      func offer(_ length: Int, _ cost: Int) {
        guard offset + length <= span.length else { return }
        costs[offset + length] = min(costs[offset + length] ?? Int.max, before + cost)
      }
      let position = span.start + offset
      for hit in lookups.at(position) where hit.length > 1 {
        if let cost = cost(of: hit, isUniversity: isUniversity, isFirst: offset == 0) { offer(hit.length, cost) }
      }
      if offset > 0, offset + 1 < span.length, joins(position) { offer(1, MentionCost.bodyPartJoint) }
    }
    return costs[span.length]
  }

  /// What a word costs inside the name of a part, nil where names do not hold it.
  private func cost(of hit: Hit, isUniversity: Bool, isFirst: Bool) -> Int? {
    switch hit.entry.kind {
    case .place: return hit.entry.isWeak ? nil : MentionCost.gazetteer(hit.length)
    case .person: return hit.entry.isWeak || !isUniversity ? nil : MentionCost.gazetteer(hit.length)
    case .organization: return nil
    case .word: break
    }
    if hit.entry.isWord(.organizationWords) { return hit.entry.number }
    if hit.entry.isWord(.organizationSuffixes) { return isFirst ? nil : hit.entry.number }
    guard hit.entry.isWord(.commonWords), hit.grammar.isDisjoint(with: [.verb, .outside]) else { return nil }
    let isOther = lookups.at(Int(hit.start)).contains {
      $0.end == hit.end && $0.entry.kind == .word && Self.others.contains(WordListSet($0.entry.list))
    }
    return isOther ? nil : hit.entry.number + MentionCost.nounInside
  }

  /// Lists whose words are no nouns of a name, whatever else they are.
  private static let others: WordListSet = [
    WordListSet(.functionWords), WordListSet(.cues), WordListSet(.speechAdverbs), WordListSet(.timeWords),
    WordListSet(.determiners), WordListSet(.pronouns), WordListSet(.titles), WordListSet(.numeralWords),
  ]

  /// 與, 及
  private func joins(_ position: Int) -> Bool {
    lookups.grammar(at: position).contains(.conjunction)
      && lookups.word(.functionWords, at: position)?.length == 1
  }
}
