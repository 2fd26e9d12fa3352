import OnRecordLexicon
import OnRecordModel

/// The best reading of one line: the cheapest path through words, names and single characters that covers it.
///
/// The search is Viterbi's (1967) over a word lattice, as segmenters do it; names are edges like words, so that a name
/// which would cut a common word in two loses against that word.
struct CandidateLattice {
  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  private var document: Document { reading.document }

  /// The candidates on the cheapest path through `span`; candidates must lie inside it.
  func best(_ candidates: [MentionCandidate], in span: TextSpan) -> [MentionCandidate] {
    let length = span.length
    guard length > 0 else { return [] }
    var ending: [[Int32]] = Array(repeating: [], count: length + 1)
    for (index, candidate) in candidates.enumerated()
    where candidate.span.start >= span.start && candidate.span.end <= span.end && !candidate.span.isEmpty {
      ending[candidate.span.start - span.start].append(Int32(index))
    }
    var costs = [Int](repeating: Int.max / 2, count: length + 1)
    var previous = [Int32](repeating: -1, count: length + 1)
    var chosen = [Int32](repeating: -1, count: length + 1)
    costs[0] = 0
    for offset in 0..<length {
      let base = costs[offset]
      let position = span.start + offset
      func relax(_ end: Int, _ cost: Int, _ candidate: Int32) {
        if base + cost < costs[end] {
          costs[end] = base + cost
          previous[end] = Int32(offset)
          chosen[end] = candidate
        }
      }
      relax(offset + 1, characterCost(position), -1)
      for hit in reading.lookups.at(position) where hit.entry.kind == .word {
        let end = Int(hit.end) - span.start
        if end <= length, let cost = wordCost(hit) { relax(end, cost, -1) }
      }
      for index in ending[offset] {
        let candidate = candidates[Int(index)]
        relax(candidate.span.end - span.start, candidate.cost, index)
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
    var costs = [Int](repeating: Int.max / 2, count: span.length + 1)
    costs[0] = 0
    for offset in 0..<span.length {
      let position = span.start + offset
      costs[offset + 1] = min(costs[offset + 1], costs[offset] + characterCost(position))
      for hit in reading.lookups.at(position) where hit.entry.kind == .word {
        let end = Int(hit.end) - span.start
        if end <= span.length, let cost = wordCost(hit) { costs[end] = min(costs[end], costs[offset] + cost) }
      }
    }
    return costs[span.length]
  }

  private func characterCost(_ position: Int) -> Int {
    switch document.characterClass(at: position) {
    case .han, .kana, .hangul: MentionCost.unknown
    case .latin, .letter: MentionCost.latinLetter
    case .digit: MentionCost.digit
    default: 0
    }
  }

  private func wordCost(_ hit: Hit) -> Int? {
    switch hit.entry.list {
    case .commonWords: hit.entry.number
    case .surnames, .placeAbbreviations, .numeralWords, .measureWords: nil
    // A verb of movement carries no flag: it is a word of its own only beside a place.
    case .functionWords where hit.entry.flags == 0 && hit.length == 1: nil
    case .functionWords, .pronouns: hit.length == 1 ? MentionCost.functionCharacter : 62
    case .cues, .notCues: hit.length == 1 ? MentionCost.cueCharacter : 66
    case .titles, .honorifics, .organizationSuffixes, .placeSuffixes:
      hit.length == 1 ? nil : min(MentionCost.listedWord, 60 + 4 * hit.length)
    default: hit.length == 1 ? nil : MentionCost.listedWord
    }
  }
}
