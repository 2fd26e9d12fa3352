import OnRecordLexicon
import OnRecordModel

/// Names with an interpunct between their parts: 克里斯·米勒.
extension TranscribedNameCandidates {
  /// Names whose first interpunct stands at `position`: all left and right edges, weighed by their characters.
  func addAroundInterpunct(
    to candidates: inout [MentionCandidate], at position: Int, in paragraph: TextSpan
  ) {
    guard position > paragraph.start, isPart(position - 1), position + 1 < paragraph.end, isPart(position + 1) else {
      return
    }
    // 系列·一: a number, not a name.
    if lookups.lists(at: position + 1).contains(WordListSet(.numeralWords)),
      document.characterClass(at: position + 2) != .han
    {
      return
    }
    // 唐.李頎: when somebody lived.
    if context.isDynasty(endingAt: position), lookups.lists(at: position + 1).contains(WordListSet(.surnames)) {
      return
    }
    // 入・去・帶・走: signs, one by one.
    if document.isInterpunct(position + 2), document.isInterpunct(position + 4),
      document.characterClass(at: position + 1) == .han
    {
      return
    }
    // Not the first one: the name was found from there.
    var before = position - 1
    while before > paragraph.start, isPart(before), position - before <= 8 { before -= 1 }
    if document.isInterpunct(before), before > paragraph.start, isPart(before - 1) { return }

    var last = position
    var next = position + 1
    while next < paragraph.end, next - last <= 8, next - position <= 40 {
      if document.isInterpunct(next), next + 1 < paragraph.end, isPart(next + 1) {
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
    var left = Part()
    for start in stride(from: position - 1, through: max(paragraph.start, position - 7), by: -1) {
      guard isPart(start) else { break }
      left.add(partCost(start))
      if splitsLatin(start) || holdsTitle(TextSpan(start, position)) { continue }
      // What stands between a title and the name's end is the name, whatever its characters.
      let isTold = context.titleBefore(start) != nil && !holdsWord(TextSpan(start, position))
      let leftCost = (isTold ? left.told : left.cost) + partEdgeCost(TextSpan(start, position))
      var right = Part()
      for end in (last + 2)...(last + 9) {
        guard end <= paragraph.end, isPart(end - 1) else { break }
        right.add(partCost(end - 1))
        if splitsLatin(end) { continue }
        let after = context.evidenceAfter(end)
        let rightCost = after >= 40 && !holdsWord(TextSpan(last + 1, end)) ? right.told : right.cost
        let evidence = max(0, min(context.evidenceBefore(start) / 2 + after / 2, 20))
        candidates.append(
          MentionCandidate(
            span: TextSpan(start, context.reignEnd(end) ?? end), type: .person, entity: nil,
            cost: max(10, MentionCost.interpunctName + leftCost + middle + rightCost - evidence), rule: .interpunct))
      }
    }
  }

  /// What the characters cost of the first or last part of a name.
  private struct Part {
    var cost = 0
    /// The same where words or a gloss say that all of them belong to the name.
    var told = 0

    mutating func add(_ character: Int) {
      cost += character
      told += min(character, MentionCost.toldCharacter)
    }
  }

  /// 科學顧問弗蘭克, 扎耶德圖書獎: a word or a name of another kind lies inside.
  func holdsWord(_ part: TextSpan) -> Bool {
    part.range.contains { position in
      characters.reach(position) > 1
        && lookups.at(position).contains {
          guard $0.length > 1, Int($0.end) <= part.end else { return false }
          guard $0.entry.kind == .word else { return $0.entry.kind != .person && !$0.entry.isWeak }
          switch $0.entry.list {
          case .titles, .honorifics, .functionWords, .placeSuffixes, .organizationSuffixes, .cues: return true
          case .commonWords: return $0.entry.number < Self.rareWord
          default: return false
          }
        }
    }
  }

  /// A character that transcriptions often use, as 人 is none.
  func isTranscribing(_ position: Int) -> Bool {
    position >= 0 && document.characterClass(at: position) == .han && isPart(position)
      && (1...75).contains(characters[position, .transcriptionInside])
  }

  /// What it costs that the first part is one character behind another that might begin it, 黛安|娜·庫克, or begins with
  /// a title, 球員哈基姆·阿拉比.
  private func partEdgeCost(_ part: TextSpan) -> Int {
    if part.length == 1, isTranscribing(part.start - 1),
      lookups.word(.titles, endingAt: part.start, within: 6) == nil
    {
      return MentionCost.shortPart
    }
    let isTitled =
      lookups.lists(at: part.start).contains(WordListSet(.titles))
      && lookups.at(part.start).contains {
        $0.entry.isWord(.titles) && $0.length > 1 && Int($0.end) < part.end
      }
    return isTitled ? MentionCost.shortPart : 0
  }

  /// 史博士文森特: a title stands inside of the first part of a name.
  private func holdsTitle(_ part: TextSpan) -> Bool {
    part.length > 2
      && (part.start + 1..<part.end).contains { position in
        (lookups.word(.titles, at: position).map { $0.length > 1 && Int($0.end) < part.end }) ?? false
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
}
