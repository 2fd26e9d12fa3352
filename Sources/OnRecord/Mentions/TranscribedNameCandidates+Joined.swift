import OnRecordLexicon
import OnRecordModel

/// Full names whose parts no interpunct tells apart: 約翰布魯科夫, 約翰-布魯科夫, and 約翰?布魯科夫 where one was lost.
extension TranscribedNameCandidates {
  /// No part of a name has more characters.
  private static let longestPart = 7
  private static let mostParts = 4

  /// Names that open with a listed given name at `position`, or with what the gazetteers know somebody by.
  func addJoined(to candidates: inout [MentionCandidate], at position: Int, limit: Int, _ counts: RepeatedNames) {
    guard characters[position, .transcriptionFirst] > 0 else { return }
    var longest = 0
    for first in lookups.at(position) where first.entry.isWord(.givenNames) || first.entry.kind == .person {
      let span = TextSpan(position, Int(first.end))
      let isGiven = first.entry.isWord(.givenNames)
      guard isGiven || !first.entry.isWeak && isTranscribing(span) else { continue }
      if context.isDefinedPlace(position) || goesOn(position - 1) || followsSurname(position)
        || document.isInterpunct(position - 1)
      {
        return
      }
      // 約翰遜|來: of a shorter opening only what the gazetteers or a gloss know.
      let opening: Opening = !isGiven ? .surname : first.length >= longest ? .given : .shorter
      addRests(to: &candidates, span, MentionCost.joinedGiven, opening, limit: limit, counts)
      longest = max(longest, first.length)
    }
  }

  /// Names of two parts with a hyphen at `position` between them, of which the gazetteers know the second: 納爾遜-瓊斯.
  func addAroundHyphen(
    to candidates: inout [MentionCandidate], at position: Int, in paragraph: TextSpan, _ counts: RepeatedNames
  ) {
    guard isHyphen(position), isTranscribing(position - 1), isTranscribing(position - 2) else { return }
    var start = position - 2
    while start > paragraph.start, position - start < Self.longestPart, isTranscribing(start - 1),
      lookups.word(.titles, endingAt: start, within: 8) == nil
    {
      start -= 1
    }
    let first = TextSpan(start, position)
    guard !holdsWord(first), isListed(at: position + 1), !lookups.endsName(.place, at: position, within: 7),
      lookups.word(.givenNames, endingAt: position, within: 7) == nil
    else { return }
    let inside = first.range.reduce(0) { $0 + min(70, characters[$1, .transcriptionInside]) }
    addRests(to: &candidates, first, inside, .shorter, limit: paragraph.end, counts)
  }

  /// A hyphen, or the question mark of a character that was lost, between Chinese characters.
  private func isHyphen(_ position: Int) -> Bool {
    switch document.characterClass(at: position) {
    case .dash, .question:
      document.characterClass(at: position - 1) == .han && document.characterClass(at: position + 1) == .han
    default: false
    }
  }

  /// Adds `first`, which costs `given`, with each rest of a name behind it.
  private func addRests(
    to candidates: inout [MentionCandidate], _ first: TextSpan, _ given: Int, _ opening: Opening, limit: Int,
    _ counts: RepeatedNames, parts: Int = 1
  ) {
    let start = isHyphen(first.end) ? first.end + 1 : first.end
    // 佐治|亞州
    let isPlace = lookups.at(first.start).contains {
      $0.entry.kind == .place && !$0.entry.isWeak && Int($0.end) > first.end
    }
    // 高爾|夫球
    let isWord = lookups.at(first.start).contains {
      $0.entry.isWord(.commonWords) && Int($0.end) > first.end && $0.entry.number < Self.rareWord
    }
    if isPlace || isWord || lookups.lists(at: start).contains(WordListSet(.titles)) { return }
    var cost = 0
    var end = start + 1
    while end <= min(limit, start + Self.longestPart), document.characterClass(at: end - 1) == .han,
      !isBetweenNames(end - 1)
    {
      let rest = TextSpan(start, end)
      let last = characters[end - 1, .transcriptionLast]
      if rest.length > 1, last > 0 || isListed(rest) {
        add(first, rest, given, cost + last, opening, to: &candidates, counts)
        // 約翰?梅納德?凱恩斯
        if isHyphen(end), parts < Self.mostParts {
          addRests(
            to: &candidates, TextSpan(first.start, end), given + min(cost + last, MentionCost.namedRest), opening,
            limit: limit, counts, parts: parts + 1)
        }
      }
      let inside = characters[end - 1, .transcriptionInside]
      guard inside > 0 else { return }
      cost += inside
      end += 1
    }
  }

  private func add(
    _ first: TextSpan, _ rest: TextSpan, _ given: Int, _ characters: Int, _ opening: Opening,
    to candidates: inout [MentionCandidate], _ counts: RepeatedNames
  ) {
    let span = TextSpan(first.start, rest.end)
    let isListed = isListed(rest)
    let isGlossed = isGlossedInFull(span.end)
    // 約翰遜號, 約翰羅林斯研究所, 約翰丹佛人
    guard isListed || isGlossed || opening == .given || opening == .surname && isSurelyTranscribed(rest, characters),
      !context.isThing(span.end), !context.isNamesake(span.end),
      !endsBody(span.end - 1), !isPeople(span.end - 1), !isPeople(span.end),
      isListed || isGlossed || !context.isThing(span.end - 1)
    else { return }
    let words = context.personWords(span)
    let bearer = bearer(of: rest, behind: first)
    if !isListed {
      if isGlossed ? !mayBeGlossed(rest) : holdsWord(rest) || !isHyphen(first.end) && isCut(rest) { return }
      // 約翰馬上, 表姐瑪麗水火不容: two characters need more, and behind them.
      if rest.length == 2, !isGlossed, !isHyphen(first.end),
        !speaksBehind(document.characterClass(at: span.end)) || context.evidenceAfter(span.end) < 12
      {
        return
      }
    } else if !isGlossed, isOneOfTwo(rest) && bearer == nil || goesOn(rest.end) {
      return
    }
    let count = counts.count(span)
    var restCost = characters
    if isListed { restCost = min(restCost, MentionCost.listedRest) }
    if isGlossed || counts.count(rest) > count { restCost = min(restCost, MentionCost.namedRest) }
    let evidence = context.personEvidence(span)
    let cost = given + restCost - max(0, evidence) - MentionCost.repeated(count)
    candidates.append(
      MentionCandidate(
        span: span, type: .person, entity: bearer,
        cost: max(cost, MentionCost.established(span.length)),
        rule: isGlossed || words >= 12 ? .transcribedInContext : count > 1 ? .repeatedTranscribed : .transcribed))
  }

  /// A word or a bracket, not the mark of a list.
  private func speaksBehind(_ kind: CharacterClass) -> Bool { kind == .han || kind == .openBracket }

  /// What a name opens with: a given name, a shorter one than the longest that is listed, or what somebody is known by.
  private enum Opening { case given, shorter, surname }

  /// 海莉|史塔菲德: behind what the gazetteers know somebody by, only what nothing but a name explains.
  private func isSurelyTranscribed(_ rest: TextSpan, _ cost: Int) -> Bool {
    rest.length > 2 && cost <= 68 * rest.length && isTranscribing(rest)
  }

  /// Behind a given name and before two Latin words: 汀克萊傑, but neither 亞州州務卿 nor 德國.
  private func mayBeGlossed(_ rest: TextSpan) -> Bool {
    guard context.titleBefore(rest.end) == nil,
      TextSpan(rest.start, rest.end - 1).range.allSatisfy({ (1...90).contains(characters[$0, .transcriptionInside]) })
    else { return false }
    let holdsCommonWord = rest.range.contains { position in
      lookups.at(position).contains {
        $0.length > 1 && Int($0.end) <= rest.end
          && ($0.entry.isWord(.commonWords) && $0.entry.number < Self.rareWord || $0.entry.isWord(.placeSuffixes)
            || $0.entry.isWord(.organizationSuffixes))
      }
    }
    if holdsCommonWord { return false }
    // 諾維奇 is a town as well.
    return rest.length > 2 && isTranscribing(rest)
      || !lookups.at(rest.start).contains {
        Int($0.end) == rest.end && ($0.entry.kind == .place || $0.entry.kind == .organization)
      }
  }

  /// 羅哲基上|周三, 道格拉斯郡, 耶邦首府: a word begins with the last character or ends there, or the name goes on.
  private func isCut(_ rest: TextSpan) -> Bool {
    if goesOn(rest.end) || context.isPreposition(rest.end) || endsTrade(rest.end - 1) { return true }
    if lookups.word(.placeSuffixes, at: rest.end - 1)?.placeFlags.contains(.strong) ?? false { return true }
    // 碧翠絲|水火不容
    if lookups.at(rest.start).contains(where: {
      $0.entry.kind == .word && Int($0.end) > rest.end && !$0.entry.isWord(.givenNames)
    }) {
      return true
    }
    if (lookups.word(.commonWords, endingAt: rest.end, within: rest.length)?.length ?? 0) > 1 { return true }
    return lookups.at(rest.end - 1).contains {
      $0.entry.kind == .word && Int($0.end) > rest.end && !$0.entry.isWord(.givenNames) && !$0.entry.isWord(.surnames)
        && !($0.entry.isWord(.commonWords) && $0.entry.number >= Self.rareWord)
    }
  }

  /// 亞當夏娃: the gazetteers know the second by no longer name that ends so.
  private func isOneOfTwo(_ rest: TextSpan) -> Bool {
    let known = lookups.at(rest.start).filter {
      Int($0.end) == rest.end && $0.entry.kind == .person && !$0.entry.isWeak
    }
    let ending = document.key(rest)
    return !known.isEmpty
      && known.allSatisfy { hit in
        !(hit.entity.map(forms(of:)) ?? []).contains { form in
          let last = form.unicodeScalars.reversed().prefix { $0 != "·" }
          return last.count < form.unicodeScalars.count && last.count == ending.count
            && zip(last, ending.reversed()).allSatisfy { reading.lexicon.fold($0.value) == $1 }
        }
      }
  }

  /// Whom the gazetteers know by `rest` and by a full name that opens with `first`: 卡爾·波普 for 卡爾波普爾.
  private func bearer(of rest: TextSpan, behind first: TextSpan) -> EntityID? {
    guard lookups.lists(at: rest.start).contains(.names) else { return nil }
    let opening = document.key(first)
    for hit in lookups.at(rest.start) where Int(hit.end) == rest.end && hit.entry.kind == .person {
      guard let entity = hit.entity else { continue }
      let isNamedSo = forms(of: entity).contains { form in
        let scalars = Array(form.unicodeScalars)
        guard scalars.count > first.length, scalars[first.length] == "·" else { return false }
        return (0..<first.length).allSatisfy { reading.lexicon.fold(scalars[$0].value) == opening[$0] }
      }
      if isNamedSo { return entity }
    }
    return nil
  }

  private func forms(of entity: EntityID) -> [String] { reading.lexicon.description(entity).forms }

  /// 約翰布魯科夫 John Brukov, 約翰布魯科夫（John Brukov）: two words in Latin letters right behind `end`.
  private func isGlossedInFull(_ end: Int) -> Bool {
    var start = end
    if document.characterClass(at: start) == .space { start += 1 }
    if document.characterClass(at: start) == .openBracket { start += 1 }
    guard context.isCapital(start) else { return false }
    let words = LatinNameCandidates.capitalizedWords(
      document, context, at: start, limit: min(document.count, start + 40))
    return words.map { $0.words > 1 && !LatinNameCandidates.isOrganization(reading, $0.span) } ?? false
  }

  /// A name of a person, or a part of one, that the gazetteers know.
  private func isListed(_ span: TextSpan) -> Bool {
    guard !lookups.lists(at: span.start).isDisjoint(with: [.names, WordListSet(.givenNames)]) else { return false }
    return lookups.at(span.start).contains {
      Int($0.end) == span.end && ($0.entry.kind == .person || $0.entry.isWord(.givenNames))
    }
  }

  /// All of its characters are such as transcriptions often use.
  private func isTranscribing(_ span: TextSpan) -> Bool { span.range.allSatisfy(isTranscribing) }

  /// The same of some length, in characters that transcriptions use.
  private func isListed(at position: Int) -> Bool {
    isTranscribing(position)
      && lookups.at(position).contains { $0.length > 1 && ($0.entry.kind == .person || $0.entry.isWord(.givenNames)) }
  }
}
