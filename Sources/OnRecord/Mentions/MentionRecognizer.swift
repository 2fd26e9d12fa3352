import OnRecordLexicon
import OnRecordModel

/// A candidate that won its place in the text: what type it is, which rule found it, which entry is behind it.
struct FoundMention {
  var span: TextSpan
  var type: EntityType
  var entity: EntityID?
  var rule: NameRule
}

/// What the text of an article names, and which of it stands beside each other as two names of one thing.
struct RecognizedMentions {
  /// Sorted, without overlap.
  var mentions: [FoundMention]
  var glosses: [Gloss]
  /// Words for a body with the longer name of the same one, both by their indices: 教育局 and 北市教育局.
  var shortened: [(word: Int, name: Int)]
  var context: NameContext
}

/// Finds people, organizations and places: all candidates of a line compete for its characters.
///
/// The article is read twice: what the first reading establishes (a person named with title, an organization named in
/// full) is looked for everywhere in the second.
struct MentionRecognizer {
  private let reading: Reading
  private let context: NameContext
  private let characters: CharacterCosts
  private let lattice: CandidateLattice
  private let works: WorkTitles

  init(_ reading: Reading) {
    self.reading = reading
    context = NameContext(reading)
    characters = CharacterCosts(reading.document, reading.lookups, reading.lexicon, reading.memory.names)
    lattice = CandidateLattice(reading, characters)
    works = WorkTitles(reading)
  }

  private var document: Document { reading.document }

  /// The mentions, sorted, without overlap, and the glosses that join them.
  func mentions() -> RecognizedMentions {
    let weighed = weighed()
    var mentions: [FoundMention] = []
    mentions.reserveCapacity(weighed.best.count)
    var words: [Int] = []
    for (index, candidate) in weighed.best.enumerated() {
      if append(candidate, weighed.refusals, to: &mentions) { words.append(index) }
    }
    let shortened = words.isEmpty ? [] : findBearers(of: words, among: weighed.best, &mentions)
    return RecognizedMentions(mentions: mentions, glosses: weighed.glosses, shortened: shortened, context: context)
  }

  /// Finds whose body each of `words` means, where the article tells.
  private func findBearers(
    of words: [Int], among found: [MentionCandidate], _ mentions: inout [FoundMention]
  ) -> [(word: Int, name: Int)] {
    // Chains are several mentions each.
    var starts: [Int] = []
    starts.reserveCapacity(found.count)
    var known = found
    var start = 0
    for index in found.indices {
      starts.append(start)
      known[index].entity = mentions[start].entity
      start += found[index].isChain ? found[index].span.length : 1
    }
    let bearers = BodyBearers(reading, known)
    var shortened: [(word: Int, name: Int)] = []
    for word in words {
      let bearer = bearers.bearer(of: found[word].span, sharedWords(found[word]))
      mentions[starts[word]].entity = bearer.entity
      if let name = bearer.longer { shortened.append((starts[word], starts[name])) }
    }
    return shortened
  }

  /// Why the names were read so, in the order of the text.
  func evidence() -> [NameEvidence] {
    let counts = RepeatedNames(document, reading.memory.names)
    let weighed = weighed()
    let candidates = weighed.candidates
    var evidence: [NameEvidence] = []
    for index in candidates.indices {
      for chosen in weighed.best[weighed.range(of: index)] {
        var rivals: [NameEvidence.Rival] = []
        for rival in candidates[index].sorted(by: { $0.cost < $1.cost })
        where rivals.count < 3 && rival.span.start < chosen.span.end && chosen.span.start < rival.span.end {
          if rival.span == chosen.span, rival.type == chosen.type { continue }
          if rivals.contains(where: { $0.span == rival.span && $0.type == rival.type }) { continue }
          rivals.append(
            NameEvidence.Rival(
              span: rival.span, type: rival.type, rule: reading.id(of: rival.rule, rival.span), cost: rival.cost))
        }
        evidence.append(
          NameEvidence(
            span: chosen.span, rule: reading.id(of: chosen.rule, chosen.span), cost: chosen.cost,
            plain: lattice.wordCost(of: chosen.span),
            witnesses: context.witnesses(chosen.span, chosen.type, count: counts.count(chosen.span)), rivals: rivals))
      }
    }
    return evidence
  }

  private struct Weighed {
    /// Of each paragraph.
    var candidates: [[MentionCandidate]] = []
    /// What the marks of titles hold in each paragraph.
    var titles: [[TextSpan]] = []
    /// The chosen ones, in the order of the text, and where those of each paragraph end.
    var best: [MentionCandidate] = []
    var ends: [Int] = []
    /// Of what the first reading found.
    var glosses: [Gloss] = []
    /// Whom forms that the gazetteers know do not mean here.
    var refusals: [ListedBearers.Refusal] = []

    /// The chosen ones of a paragraph.
    func range(of paragraph: Int) -> Range<Int> { (paragraph > 0 ? ends[paragraph - 1] : 0)..<ends[paragraph] }

    /// Chooses anew: `choose` is given the number of each paragraph, its candidates and those chosen of them, and adds
    /// those that are chosen now.
    mutating func chooseAgain(
      _ choose: (Int, inout [MentionCandidate], ArraySlice<MentionCandidate>, inout [MentionCandidate]) -> Void
    ) {
      var again: [MentionCandidate] = []
      again.reserveCapacity(best.count)
      var endsAgain: [Int] = []
      endsAgain.reserveCapacity(ends.count)
      for index in candidates.indices {
        choose(index, &candidates[index], best[range(of: index)], &again)
        endsAgain.append(again.count)
      }
      best = again
      ends = endsAgain
    }
  }

  private func weighed() -> Weighed {
    let finder = CandidateFinder(reading, context, lattice, characters)
    var weighed = Weighed()
    for paragraph in document.paragraphs {
      var found = finder.candidates(in: paragraph.span)
      let titles = works.titles(in: paragraph.span)
      works.leave(&found, in: titles)
      weighed.titles.append(titles)
      weighed.candidates.append(found)
      lattice.addBest(found, in: paragraph.span, to: &weighed.best)
      weighed.ends.append(weighed.best.count)
    }
    leaveFalseNames(&weighed)
    leaveLongerNames(&weighed)
    weighed.glosses = GlossRecognizer(reading, context).glosses(weighed.best)
    unlink(&weighed)
    readAgain(&weighed, EstablishedNames(reading, context, lattice, weighed.best, weighed.glosses))
    leaveSurnames(&weighed)
    leaveNamesakes(&weighed)
    return weighed
  }

  /// Weighs the paragraphs anew in which names stand that the first reading established.
  private func readAgain(_ weighed: inout Weighed, _ established: EstablishedNames) {
    if established.isEmpty { return }
    let titles = weighed.titles
    weighed.chooseAgain { index, candidates, chosen, best in
      let paragraph = document.paragraphs[index].span
      var more = established.candidates(in: paragraph)
      works.leave(&more, in: titles[index])
      if more.isEmpty {
        best += chosen
      } else {
        let known = candidates.count
        // What is strengthened stands where something new does.
        Self.strengthen(&candidates, with: more)
        lattice.addBest(candidates, in: paragraph, known: known, chosen: chosen, to: &best)
      }
    }
  }

  /// Leaves out what is a surname and the word behind it, of a person whom the article names in full.
  private func leaveFalseNames(_ weighed: inout Weighed) {
    let rivals = ShortNameRivals(reading, weighed.best)
    if rivals.isEmpty { return }
    leave(&weighed) { rivals.isFalse($0) }
    for index in weighed.candidates.indices { weighed.candidates[index].removeAll { rivals.isFalse($0) } }
  }

  /// Leaves out what is a name that the article has without its last character.
  private func leaveLongerNames(_ weighed: inout Weighed) {
    let rivals = LongerNameRivals(reading, context, weighed.best)
    if rivals.isEmpty { return }
    let longer = Set(weighed.best.lazy.filter(rivals.isFalse).map(\.span))
    if longer.isEmpty { return }
    func isLonger(_ mention: MentionCandidate) -> Bool { mention.type == .person && longer.contains(mention.span) }
    weighed.chooseAgain { index, candidates, chosen, best in
      if chosen.contains(where: isLonger) {
        candidates.removeAll(where: isLonger)
        lattice.addBest(candidates, in: document.paragraphs[index].span, to: &best)
      } else {
        best += chosen
      }
    }
  }

  /// Leaves out what is somebody's surname and no country.
  private func leaveSurnames(_ weighed: inout Weighed) {
    let rivals = SurnameRivals(reading, weighed.best)
    if rivals.isEmpty { return }
    leave(&weighed) { rivals.isSurname($0) }
  }

  /// Leaves out the person in the name of a festival or a disease, 莎士比亞節, 巴金森氏症: nothing else may be read there.
  private func leaveNamesakes(_ weighed: inout Weighed) {
    func isNamesake(_ mention: MentionCandidate) -> Bool {
      mention.type == .person && (context.isFestival(mention.span.end) || context.isDisease(mention.span.end))
    }
    if weighed.best.contains(where: isNamesake) { leave(&weighed, where: isNamesake) }
  }

  /// Takes the entities from forms that mean somebody else here.
  private func unlink(_ weighed: inout Weighed) {
    let refusals = ListedBearers(reading, context, weighed.best, weighed.glosses).refusals()
    if refusals.isEmpty { return }
    func unlinked(_ entity: EntityID?, _ span: TextSpan) -> EntityID? {
      entity.flatMap { refusals.contain(span, $0, in: document) ? nil : $0 }
    }
    for index in weighed.best.indices {
      weighed.best[index].entity = unlinked(weighed.best[index].entity, weighed.best[index].span)
    }
    for paragraph in weighed.candidates.indices {
      for index in weighed.candidates[paragraph].indices {
        let candidate = weighed.candidates[paragraph][index]
        weighed.candidates[paragraph][index].entity = unlinked(candidate.entity, candidate.span)
      }
    }
    for index in weighed.glosses.indices {
      weighed.glosses[index].entity = unlinked(weighed.glosses[index].entity, weighed.glosses[index].host)
    }
    weighed.refusals = refusals
  }

  /// Takes what is left out from the chosen ones.
  private func leave(_ weighed: inout Weighed, where isLeftOut: (MentionCandidate) -> Bool) {
    weighed.chooseAgain { _, _, chosen, best in best += chosen.lazy.filter { !isLeftOut($0) } }
  }

  /// Adds what the article has established. Where the name was established, it keeps the rule that did it.
  ///
  /// Both are in order of their starts, as far as it matters here: a candidate looks among those established at its own.
  private static func strengthen(_ candidates: inout [MentionCandidate], with established: [MentionCandidate]) {
    for index in candidates.indices where candidates[index].rule.isInContext || candidates[index].rule.isGiven {
      let own = candidates[index]
      var low = established.partitioningIndex { $0.span.start >= own.span.start }
      while low < established.count, established[low].span.start == own.span.start {
        if established[low].span == own.span, established[low].type == own.type {
          candidates[index].cost = min(own.cost, established[low].cost - 1)
        }
        low += 1
      }
    }
    candidates += established
  }

  /// Gives whether it is a word for a body that many have, whose is still to be found.
  private func append(
    _ candidate: MentionCandidate, _ refusals: [ListedBearers.Refusal], to mentions: inout [FoundMention]
  ) -> Bool {
    let length = candidate.isChain ? 1 : candidate.span.length
    // 國務院 beside 中國國務院: named in full somewhere, which says little of each place.
    let isUndecided = candidate.entity == nil || candidate.rule == .weakGazetteer
    let isShared = isUndecided && !sharedWords(candidate).isEmpty
    var entity = isShared ? nil : entity(of: candidate)
    if let listed = entity, refusals.contain(candidate.span, listed, in: document) { entity = nil }
    for start in stride(from: candidate.span.start, to: candidate.span.end, by: length) {
      mentions.append(
        FoundMention(
          span: TextSpan(start, start + length), type: candidate.type, entity: entity, rule: candidate.rule))
    }
    return isShared
  }

  /// The entries that an organization's name alone is a word for which many have: 外交部.
  private func sharedWords(_ candidate: MentionCandidate) -> [Hit] {
    guard candidate.type == .organization,
      reading.lookups.lists(at: candidate.span.start).contains(WordListSet(.organizationSuffixes))
    else { return [] }
    return reading.lookups.at(candidate.span.start).filter { hit in
      Int(hit.end) == candidate.span.end && BodyBearers.isShared(hit, reading)
    }
  }

  /// The entity of a candidate; of one that a rule found, the only one that the gazetteers know by the same form.
  private func entity(of candidate: MentionCandidate) -> EntityID? {
    if candidate.entity != nil || candidate.isChain { return candidate.entity }
    let kind: LexiconEntry.Kind =
      switch candidate.type {
      case .person: .person
      case .organization: .organization
      default: .place
      }
    var found: EntityID?
    for hit in reading.lookups.at(candidate.span.start)
    where Int(hit.end) == candidate.span.end && hit.entry.kind == kind
      // Two characters are another's name too often.
      && (!hit.entry.isWeak || candidate.span.length > 2)
    {
      guard let entity = hit.entity, found == nil || found == entity else { return nil }
      found = entity
    }
    return found ?? (candidate.rule == .nameAndSuffix ? company(candidate.span) : nil)
  }

  /// The company of 騰訊集團, BMW 集團: one of the gazetteers with a suffix that it is named without as well.
  private func company(_ span: TextSpan) -> EntityID? {
    for name in reading.lookups.at(span.start) where name.entry.kind == .organization && !name.entry.isWeak {
      var end = Int(name.end)
      if document.characterClass(at: end) == .space { end += 1 }
      let isCompany = reading.lookups.at(end).contains {
        $0.entry.isWord(.organizationSuffixes) && Int($0.end) == span.end && $0.suffixFlags.contains(.company)
      }
      if isCompany { return name.entity }
    }
    return nil
  }
}
