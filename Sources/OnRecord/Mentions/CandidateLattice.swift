import OnRecordLexicon
import OnRecordModel

/// The best reading of one line: the cheapest path through words, names and single characters that covers it.
///
/// The search is Viterbi's (1967) over a word lattice, as segmenters do it; names are edges like words, so that a name
/// which would cut a common word in two loses against that word.
struct CandidateLattice {
  private let reading: Reading
  private let costs = ScratchBuffer<Int32>()
  private let previous = ScratchBuffer<Int32>()
  private let chosen = ScratchBuffer<Int32>()
  /// The first candidate that starts at an offset, and the next one that starts where a candidate does.
  private let first = ScratchBuffer<Int32>()
  private let next = ScratchBuffer<Int32>()

  init(_ reading: Reading) { self.reading = reading }

  private var document: Document { reading.document }

  /// The candidates on the cheapest path through `span`; candidates outside of it are left out.
  func best(_ candidates: [MentionCandidate], in span: TextSpan) -> [MentionCandidate] {
    let length = span.length
    guard length > 0 else { return [] }
    costs.reserve(length + 1)
    previous.reserve(length + 1)
    chosen.reserve(length + 1)
    first.reserve(length + 1)
    next.reserve(candidates.count)
    let costs = costs.base
    let previous = previous.base
    let chosen = chosen.base
    let first = first.base
    let next = next.base
    costs.update(repeating: Int32.max / 2, count: length + 1)
    first.update(repeating: -1, count: length + 1)
    for (index, candidate) in candidates.enumerated().reversed()
    where candidate.span.start >= span.start && candidate.span.end <= span.end && !candidate.span.isEmpty {
      next[index] = first[candidate.span.start - span.start]
      first[candidate.span.start - span.start] = Int32(truncatingIfNeeded: index)
    }
    costs[0] = 0
    previous[0] = 0
    chosen[0] = -1
    for offset in 0..<length {
      let base = costs[offset]
      let position = span.start + offset
      @inline(__always)
      func relax(_ end: Int, _ cost: Int, _ candidate: Int32) {
        let total = base + Int32(truncatingIfNeeded: cost)
        if total < costs[end] {
          costs[end] = total
          previous[end] = Int32(truncatingIfNeeded: offset)
          chosen[end] = candidate
        }
      }
      relax(offset + 1, characterCost(position), -1)
      for hit in reading.lookups.at(position) where hit.length > 1 && hit.entry.kind == .word {
        let end = Int(hit.end) - span.start
        if end <= length, let cost = wordCost(hit) { relax(end, cost, -1) }
      }
      var index = first[offset]
      while index >= 0 {
        let candidate = candidates[Int(index)]
        relax(candidate.span.end - span.start, candidate.cost, index)
        index = next[Int(index)]
      }
    }
    var path: [MentionCandidate] = []
    var offset = length
    while offset > 0 {
      if chosen[offset] >= 0 { path.append(candidates[Int(chosen[offset])]) }
      offset = Int(previous[offset])
    }
    return path.reversed()
  }

  /// The cost of the cheapest reading of `span` without names: how well common words explain it.
  func wordCost(of span: TextSpan) -> Int {
    let length = min(span.length, Self.longest)
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: Self.longest + 1) { costs in
      for offset in 0...length { costs[offset] = Int.max / 2 }
      costs[0] = 0
      for offset in 0..<length {
        let position = span.start + offset
        costs[offset + 1] = min(costs[offset + 1], costs[offset] + characterCost(position))
        for hit in reading.lookups.at(position) where hit.length > 1 && hit.entry.kind == .word {
          let end = Int(hit.end) - span.start
          if end <= length, let cost = wordCost(hit) { costs[end] = min(costs[end], costs[offset] + cost) }
        }
      }
      return costs[length]
    }
  }

  private static let longest = 40

  /// What a character costs as a word of its own.
  @inline(__always)
  func characterCost(_ position: Int) -> Int {
    switch document.characterClass(at: position) {
    case .han:
      let cost = reading.lexicon.nameCost(document.folded[position], .alone)
      return cost == 0 ? MentionCost.unknown : cost
    case .kana, .hangul: return 70
    case .latin, .letter: return MentionCost.latinLetter
    case .digit: return MentionCost.digit
    default: return 0
    }
  }

  private func holdsBody(_ title: Hit) -> Bool {
    // 長
    guard reading.document.folded[Int(title.end) - 1] == 0x957F,
      reading.lookups.lists(at: Int(title.start)).contains(.names)
    else { return false }
    return reading.lookups.at(Int(title.start)).contains {
      $0.entry.kind == .organization && $0.end == title.end - 1
    }
  }

  /// What a word of more than one character costs, nil where its list tells nothing of ordinary text.
  @inline(__always)
  func wordCost(_ hit: Hit) -> Int? {
    switch hit.entry.list {
    case .commonWords: hit.entry.number
    case .surnames, .placeAbbreviations, .numeralWords, .organizationWords, .glossMarks: nil
    case .functionWords, .pronouns: 75
    // 教育部長 holds the name of a body.
    case .titles where hit.length > 2 && holdsBody(hit): nil
    case .cues, .notCues, .speechAdverbs, .timeWords: 84
    default: MentionCost.listedWord
    }
  }
}
