import OnRecordLexicon
import OnRecordModel

/// Foreign names in Chinese characters: 克里斯·米勒, 總統馬克宏.
final class TranscribedNameCandidates {
  private let reading: Reading
  private let context: NameContext
  private let characters: CharacterCosts

  init(_ reading: Reading, _ context: NameContext, _ characters: CharacterCosts) {
    self.reading = reading
    self.context = context
    self.characters = characters
  }

  private var document: Document { reading.document }

  // MARK: With an interpunct

  /// Names whose first interpunct stands at `position`: all left and right edges, weighed by their characters.
  func addAroundInterpunct(
    to candidates: inout [MentionCandidate], at position: Int, in paragraph: TextSpan
  ) {
    guard position > paragraph.start, isPart(position - 1), position + 1 < paragraph.end, isPart(position + 1) else {
      return
    }
    // Not the first one: the name was found from there.
    var before = position - 1
    while before > paragraph.start, isPart(before), position - before <= 8 { before -= 1 }
    if document.characterClass(at: before) == .interpunct, before > paragraph.start, isPart(before - 1) { return }

    var last = position
    var next = position + 1
    while next < paragraph.end, next - last <= 8, next - position <= 40 {
      if document.characterClass(at: next) == .interpunct, next + 1 < paragraph.end, isPart(next + 1) {
        last = next
      } else if !isPart(next) {
        break
      }
      next += 1
    }
    var middle = 0
    if last > position {
      for inside in position..<last where document.characterClass(at: inside) == .han {
        middle += min(70, partCost(inside))
      }
    }
    var left = 0
    for start in stride(from: position - 1, through: max(paragraph.start, position - 7), by: -1) {
      guard isPart(start) else { break }
      left += partCost(start)
      if splitsLatin(start) { continue }
      var right = 0
      for end in (last + 2)...(last + 9) {
        guard end <= paragraph.end, isPart(end - 1) else { break }
        right += partCost(end - 1)
        if splitsLatin(end) { continue }
        let evidence = max(0, min(context.evidenceBefore(start) / 2 + context.evidenceAfter(end) / 2, 20))
        candidates.append(
          MentionCandidate(
            span: TextSpan(start, end), type: .person, entity: nil,
            cost: max(10, MentionCost.interpunctName + left + middle + right - evidence), rule: .interpunct))
      }
    }
  }

  private func partCost(_ position: Int) -> Int {
    guard document.characterClass(at: position) == .han else { return 2 }
    // Given names of other peoples, 旺姆, hold characters that transcriptions of European names do not.
    let given = characters[position, .givenSecond]
    let inside = characters[position, .transcriptionInside, unseen: MentionCost.unseenTranscription]
    let cost = min(inside, given == 0 ? 110 : given + 20)
    // What transcriptions hardly use is sooner a word beside the name: 葛魯夫任, 阿卡多獨奏.
    return cost <= 72 ? max(18, cost - 20) : cost + 8
  }

  /// 羅官: a surname with a title.
  private func isTitled(_ start: Int, _ end: Int) -> Bool {
    guard end - start <= 4, reading.lookups.lists(at: start).contains(WordListSet(.surnames)) else { return false }
    return reading.lookups.at(start + 1).contains {
      Int($0.end) == end && ($0.entry.isWord(.honorifics) || $0.entry.isWord(.titles))
    }
  }

  /// 馬修·塔諾和珍·雷米斯 are two; 的 and 將 stand in no name, 達 and 比 do.
  private func isBetweenNames(_ position: Int) -> Bool {
    guard reading.lookups.lists(at: position).contains(WordListSet(.functionWords)) else { return false }
    let inside = characters[position, .transcriptionInside]
    return reading.lookups.at(position).contains {
      guard $0.length == 1, $0.entry.isWord(.functionWords) else { return false }
      let flags = $0.grammar
      return flags.contains(.coordinates)
        || (inside == 0 || inside >= 76) && !flags.isDisjoint(with: [.particle, .genitive, .preposition, .verb])
    }
  }

  private func isPart(_ position: Int) -> Bool {
    switch document.characterClass(at: position) {
    case .han: !isBetweenNames(position)
    case .latin: true
    default: false
    }
  }

  /// Between two Latin letters no name begins or ends.
  private func splitsLatin(_ position: Int) -> Bool {
    document.characterClass(at: position) == .latin && document.characterClass(at: position - 1) == .latin
  }

  // MARK: Without one

  /// Names without an interpunct, of characters that transcriptions use.
  @inline(__always)
  func add(to candidates: inout [MentionCandidate], at position: Int, limit: Int, _ counts: RepeatedNames) {
    let first = characters[position, .transcriptionFirst]
    // The second character ends the name or goes on with it.
    guard first > 0, position + 1 < limit,
      characters[position + 1, .transcriptionInside] | characters[position + 1, .transcriptionLast] != 0
    else { return }
    add(to: &candidates, at: position, first, limit, counts)
  }

  private func add(
    to candidates: inout [MentionCandidate], at position: Int, _ first: Int, _ limit: Int, _ counts: RepeatedNames
  ) {
    if context.isNamedThing(position), context.titleBefore(position) == nil { return }
    let known = candidates.count
    let before = context.evidenceBefore(position)
    let furthest = min(limit, position + 7)
    var inside = MentionCost.transcription + first
    var plain = characters.plain(position)
    var end = position + 2
    while end <= furthest, document.classes[end - 1] == CharacterClass.han.rawValue {
      // 薩拉托夫號: nor is a piece of it a person.
      if context.isNamesake(end) {
        candidates.removeLast(candidates.count - known)
        return
      }
      plain += characters.plain(end - 1)
      let last = characters[end - 1, .transcriptionLast]
      if last > 0 {
        let name = Name(
          span: TextSpan(position, end), characters: inside + last + (end == position + 2 ? 30 : 0), plain: plain,
          before: before, after: context.evidenceAfter(end))
        if name.evidence >= 12 || name.least <= plain || context.placeWords(name.span) >= 18 {
          add(name, to: &candidates, counts)
        }
      }
      let middle = characters[end - 1, .transcriptionInside]
      guard middle > 0 else { break }
      inside += middle
      end += 1
    }
  }

  /// A stretch that may be a transcribed name.
  private struct Name {
    var span: TextSpan
    /// What its characters cost as a name's, and as words of their own.
    var characters: Int
    var plain: Int
    /// What stands before it and behind it says so much for a person.
    var before: Int
    var after: Int

    var evidence: Int { before + after }
    /// What it costs at its best, without words that speak for it.
    var least: Int { characters + 30 - MentionCost.repeated(3) - evidence }
  }

  private func add(_ name: Name, to candidates: inout [MentionCandidate], _ counts: RepeatedNames) {
    let span = name.span
    let isInContext = context.personWords(span) >= 12
    // Lists hold people as well as places: only words tell.
    let place = context.placeWords(span)
    // What costs more than its single characters has no say, but where its article may establish it.
    guard isInContext || place >= 18 || name.least <= name.plain, !isTitled(span.start, span.end),
      !context.isThing(span.end - 1)
    else { return }
    let count = counts.count(span)
    var cost = name.characters - MentionCost.repeated(count)
    if !isInContext { cost += count > 1 ? 30 : 18 }
    // 佛朗明哥舞 is a thing.
    if isInContext || !context.isThing(span.end) {
      let person = max(
        cost + MentionCost.unsupportedPerson(name.evidence, count, span.length) - name.evidence,
        MentionCost.established(span.length))
      if isInContext || person <= name.plain {
        candidates.append(
          MentionCandidate(
            span: span, type: .person, entity: nil, cost: person,
            rule: isInContext ? .transcribedInContext : count > 1 ? .repeatedTranscribed : .transcribed))
      }
    }
    if place >= 18, context.titleBefore(span.start) == nil, context.titleAfter(span.end) == nil {
      candidates.append(
        MentionCandidate(
          span: span, type: .place, entity: nil, cost: max(cost + 8 - place, MentionCost.established(span.length)),
          rule: .transcribedPlace))
    }
  }
}
