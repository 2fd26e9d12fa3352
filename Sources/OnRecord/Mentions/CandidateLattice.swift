import OnRecordLexicon
import OnRecordModel

/// The best reading of one line: the cheapest path through words, names and single characters that covers it.
///
/// The search is Viterbi's (1967) over a word lattice, as segmenters do it; names are edges like words, so that a name
/// which would cut a common word in two loses against that word. Only islands are searched: between positions that no
/// word and no candidate spans, and where a candidate stands.
final class CandidateLattice {
  private let lookups: Lookups
  private let document: Document
  private let characters: CharacterCosts
  private let memory: NameMemory
  private let wordCosts: UnsafeMutablePointer<Int32>

  init(_ reading: Reading, _ characters: CharacterCosts) {
    lookups = reading.lookups
    document = reading.document
    self.characters = characters
    memory = reading.memory.names
    wordCosts = memory.wordCosts.base
  }

  /// What the search knows of one position.
  struct Step: BitwiseCopyable {
    /// Of the cheapest path to here, what it took to get here (−1 a word or character) and from where.
    var cost: Int32
    var chosen: Int32
    var previous: Int32
  }

  /// Adds the candidates on the cheapest path through `span` to `path`; candidates outside of it are left out.
  ///
  /// Where the first `known` candidates were weighed before, `chosen` is what they gave: islands without a new candidate
  /// are not searched again.
  func addBest(
    _ candidates: [MentionCandidate], in span: TextSpan, known: Int = 0, chosen: ArraySlice<MentionCandidate> = [],
    to path: inout [MentionCandidate]
  ) {
    if span.isEmpty || candidates.isEmpty { return }
    var kept = chosen.startIndex
    candidates.withUnsafeBufferPointer { candidates in
      memory.steps.reserve(span.length + 1)
      memory.firstCandidates.reserve(span.length)
      memory.nextCandidates.reserve(candidates.count)
      let steps = memory.steps.base
      let first = memory.firstCandidates.base
      let next = memory.nextCandidates.base
      chain(candidates, in: span, first, next)
      var previousEnd = 0
      var start = 0
      while start < span.length {
        if first[start] < 0 {
          start += 1
          continue
        }
        var reach = start + 1
        while start > previousEnd, characters.isSpanned(span.start + start) { start -= 1 }
        var end = start
        var isNew = false
        while end < reach {
          reach = max(reach, min(end + characters.reach(span.start + end), span.length))
          var index = first[end]
          while index >= 0 {
            reach = max(reach, candidates[Int(index)].span.end - span.start)
            isNew = isNew || index >= known
            index = next[Int(index)]
          }
          end += 1
        }
        let old = kept
        while kept < chosen.endIndex, chosen[kept].span.start < span.start + end { kept += 1 }
        if isNew {
          search(candidates, first + start, next, steps, from: span.start + start, length: end - start, &path)
        } else {
          path += chosen[old..<kept]
        }
        previousEnd = end
        start = end
      }
    }
  }

  /// Chains the candidates inside `span` by their starts: the first one at each position, the next one behind each, −1
  /// where there is none.
  private func chain(
    _ candidates: UnsafeBufferPointer<MentionCandidate>, in span: TextSpan, _ first: UnsafeMutablePointer<Int32>,
    _ next: UnsafeMutablePointer<Int32>
  ) {
    first.update(repeating: -1, count: span.length)
    for index in stride(from: candidates.count - 1, through: 0, by: -1) {
      let candidate = candidates[index].span
      guard candidate.start >= span.start, candidate.end <= span.end, !candidate.isEmpty else { continue }
      let start = candidate.start - span.start
      next[index] = first[start]
      first[start] = Int32(truncatingIfNeeded: index)
    }
  }

  /// Adds the candidates on the cheapest path through the `length` characters at `start`, where `first` begins too.
  private func search(
    _ candidates: UnsafeBufferPointer<MentionCandidate>, _ first: UnsafeMutablePointer<Int32>,
    _ next: UnsafeMutablePointer<Int32>, _ steps: UnsafeMutablePointer<Step>, from start: Int, length: Int,
    _ path: inout [MentionCandidate]
  ) {
    for offset in 1...length { steps[offset].cost = Int32.max / 2 }
    steps[0].cost = 0
    for offset in 0..<length {
      let base = steps[offset].cost
      let position = start + offset
      @inline(__always)
      func relax(_ end: Int, _ cost: Int, _ candidate: Int32) {
        let total = base + Int32(truncatingIfNeeded: cost)
        if total < steps[end].cost {
          steps[end].cost = total
          steps[end].chosen = candidate
          steps[end].previous = Int32(truncatingIfNeeded: offset)
        }
      }
      relax(offset + 1, characters.plain(position), -1)
      if characters.reach(position) > 1 {
        for hit in lookups.at(position) where hit.entry.kind == .word {
          if hit.length == 1 { break }
          let end = offset + hit.length
          if end <= length, let cost = wordCost(hit) { relax(end, cost, -1) }
        }
      }
      var index = first[offset]
      while index >= 0 {
        let candidate = candidates[Int(index)]
        relax(offset + candidate.span.length, candidate.cost, index)
        index = next[Int(index)]
      }
    }
    // Back along the path, and forth to take what it chose; costs are not needed any more.
    var offset = length
    while offset > 0 {
      let previous = Int(steps[offset].previous)
      steps[previous].cost = Int32(truncatingIfNeeded: offset)
      offset = previous
    }
    while offset < length {
      offset = Int(steps[offset].cost)
      if steps[offset].chosen >= 0 { path.append(candidates[Int(steps[offset].chosen)]) }
    }
  }

  /// The cost of the cheapest reading of `span` without names: how well common words explain it.
  func wordCost(of span: TextSpan) -> Int {
    let length = min(span.length, Self.longest)
    guard length > 0 else { return 0 }
    let costs = wordCosts
    costs.update(repeating: Int32.max / 2, count: length + 1)
    costs[0] = 0
    for offset in 0..<length {
      let position = span.start + offset
      costs[offset + 1] = min(costs[offset + 1], costs[offset] + Int32(characters.plain(position)))
      if characters.reach(position) <= 1 { continue }
      for hit in lookups.at(position) where hit.entry.kind == .word {
        if hit.length == 1 { break }
        let end = offset + hit.length
        if end <= length, let cost = wordCost(hit) { costs[end] = min(costs[end], costs[offset] + Int32(cost)) }
      }
    }
    return Int(costs[length])
  }

  static let longest = 40

  /// 教育部長, 民進黨立委, 立法會議員: a title that opens with the name of a body.
  private func holdsBody(_ title: Hit) -> Bool {
    let start = Int(title.start)
    guard lookups.lists(at: start).contains(.names) else { return false }
    // 長
    let isHead = document.folded[Int(title.end) - 1] == 0x957F
    return lookups.at(start).contains { body in
      guard body.entry.kind == .organization, body.end < title.end else { return false }
      return isHead && body.end == title.end - 1
        || lookups.at(Int(body.end)).contains { $0.end == title.end && $0.entry.isWord(.titles) }
    }
  }

  /// What a word of more than one character costs, nil where its list tells nothing of ordinary text.
  @inline(__always)
  func wordCost(_ hit: Hit) -> Int? {
    // Most are: they need not go through the table of all lists.
    hit.entry.isWord(.commonWords) ? hit.entry.number : listedCost(hit)
  }

  private func listedCost(_ hit: Hit) -> Int? {
    switch hit.entry.list {
    case .commonWords: hit.entry.number
    case .surnames, .givenNames, .placeAbbreviations, .numeralWords, .organizationWords, .glossMarks, .eras,
      .senseWords,
      .rankWords, .narrationWords, .fieldWords, .phraseWords:
      nil
    case .functionWords, .pronouns: 75
    // 教育部長 holds the name of a body.
    case .titles where hit.length > 2 && holdsBody(hit): nil
    case .cues, .notCues, .speechAdverbs, .timeWords: 84
    default: MentionCost.listedWord
    }
  }
}
