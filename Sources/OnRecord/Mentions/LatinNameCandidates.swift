import OnRecordLexicon
import OnRecordModel

/// People written in Latin letters: two to four capitalized words beside a title, a cue or an age.
final class LatinNameCandidates {
  private let reading: Reading
  private let context: NameContext

  init(_ reading: Reading, _ context: NameContext) {
    self.reading = reading
    self.context = context
  }

  private var document: Document { reading.document }

  func add(to candidates: inout [MentionCandidate], at position: Int, limit: Int, _ counts: RepeatedNames) {
    guard context.isCapital(position), document.characterClass(at: position - 1) != .latin,
      // Neill of O’Neill
      !document.isElision(position - 1),
      let span = Self.capitalizedWords(
        document, context, at: position, limit: min(limit, position + Self.nameLimit))
    else { return }
    // Tina and I; Olivier of Jacques-Olivier.
    if holdsAnd(span.span) || isBehindHyphen(position) { return }
    if span.words == 1 {
      addSingle(to: &candidates, span.span, counts)
      return
    }
    let evidence = context.cueEvidence(span.span.end) + (context.isFollowedByAge(span.span.end) ? 50 : 0)
    let isTitled =
      context.titleBefore(position) != nil || context.titleAfter(span.span.end) != nil && !isFounded(span.span.end)
    guard isTitled || evidence >= 20 || beginsWithGivenName(span.span), !isOrganization(span.span),
      !isDescribed(span.span), !isPlace(span.span.end)
    else { return }
    candidates.append(
      MentionCandidate(
        span: span.span, type: .person, entity: nil, cost: 4 * span.span.length, rule: .latinInContext))
  }

  /// Sorba 創辦人
  private func isFounded(_ end: Int) -> Bool {
    context.isFounder(document.characterClass(at: end) == .space ? end + 1 : end)
  }

  private func isBehindHyphen(_ position: Int) -> Bool {
    position > 1 && document.scalars[position - 1] == 0x2D && document.characterClass(at: position - 2) == .latin
  }

  /// The word and between two others.
  private func holdsAnd(_ span: TextSpan) -> Bool {
    guard span.length > 6 else { return false }
    return (span.start + 1..<span.end - 4).contains { position in
      document.characterClass(at: position) == .space && document.characterClass(at: position + 4) == .space
        // and
        && document.scalars[position + 1] == 0x61 && document.scalars[position + 2] == 0x6E
        && document.scalars[position + 3] == 0x64
    }
  }

  /// 緬甸傳媒Myanmar Now: a noun for an organization right before it, or one that the gazetteers know.
  private func isDescribed(_ span: TextSpan) -> Bool {
    let before = document.characterClass(at: span.start - 1) == .space ? span.start - 1 : span.start
    return context.isBeforeLatinOrganization(before) && context.titleBefore(before) == nil
      || reading.lookups.at(span.start).contains { $0.entry.kind == .organization && Int($0.end) == span.end }
  }

  /// 居民Clarice: one word right behind a title or a kinship, with small letters and no other meaning; 阿Sam, or a given
  /// name alone among Chinese.
  private func addSingle(to candidates: inout [MentionCandidate], _ span: TextSpan, _ counts: RepeatedNames) {
    if isGivenName(span) {
      candidates.append(
        MentionCandidate(span: span, type: .person, entity: nil, cost: 5 * span.length, rule: .latinGiven))
      return
    }
    // JK（化名）
    if span.length == 2, isAssumed(span), document.characterClass(at: span.start - 1) != .latin {
      candidates.append(
        MentionCandidate(span: span, type: .person, entity: nil, cost: 5 * span.length, rule: .latinInContext))
      return
    }
    guard span.length > 2, document.characterClass(at: span.end) != .latin,
      document.characterClass(at: span.end) != .digit,
      reading.lookups.at(span.start).allSatisfy({ Int($0.end) < span.end || $0.entry.isWord(.givenNames) }),
      // G-Dragon
      span.range.dropFirst().allSatisfy({ !context.isCapital($0) || document.scalars[$0 - 1] == 0x2D }),
      isIntroduced(span) || speaks(span, counts) || isAssumed(span)
    else { return }
    candidates.append(
      MentionCandidate(span: span, type: .person, entity: nil, cost: 5 * span.length, rule: .latinInContext))
  }

  /// Otilia（化名）
  private func isAssumed(_ span: TextSpan) -> Bool {
    context.isFollowedByAssumed(document.characterClass(at: span.end) == .space ? span.end + 1 : span.end)
  }

  /// 居民Clarice
  private func isIntroduced(_ span: TextSpan) -> Bool {
    document.characterClass(at: span.start - 1) == .han && context.titleBefore(span.start) != nil
      && context.evidenceBefore(span.start) >= 24
  }

  /// 。Tanno認為: it opens a clause before a cue, and comes back.
  private func speaks(_ span: TextSpan, _ counts: RepeatedNames) -> Bool {
    // 阿Wing: whatever it does.
    if span.start > 0, document.folded[span.start - 1] == Self.familiar { return counts.count(span) > 1 }
    var before = span.start - 1
    if document.characterClass(at: before) == .space { before -= 1 }
    switch document.characterClass(at: before) {
    case .newline, .comma, .fullStop, .semicolon, .question, .exclamation, .closeQuote, .colon, .closeBracket: break
    default: return false
    }
    var behind = document.characterClass(at: span.end) == .space ? span.end + 1 : span.end
    guard document.characterClass(at: behind) == .han, context.cueEvidence(behind) >= 20, counts.count(span) > 2 else {
      return false
    }
    if let adverb = reading.lookups.word(.speechAdverbs, at: behind) { behind = Int(adverb.end) }
    // Spiderfoot支持, 發現: what tools and companies do as well.
    return reading.lookups.word(.cues, at: behind)?.cueFlags.isDisjoint(with: [
      .verbPhrase, .weak, .declines, .announces,
    ])
      == true
  }

  /// 阿
  private static let familiar: UInt16 = 0x963F

  /// A listed given name between Chinese words or marks, and nothing else that the gazetteers know.
  private func isGivenName(_ span: TextSpan) -> Bool {
    guard reading.lookups.lists(at: span.start).contains(WordListSet(.givenNames)),
      reading.lookups.at(span.start).contains(where: { Int($0.end) == span.end && $0.entry.isWord(.givenNames) }),
      // Tiffany is a shop as well.
      reading.lookups.at(span.start).allSatisfy({ Int($0.end) < span.end || $0.entry.kind == .word || $0.entry.isWeak }
      ),
      !isPlace(span.end)
    else { return false }
    // ANN is an abbreviation.
    return !context.isCapital(span.start + 1) && standsAlone(span.start - 1) && standsAlone(span.end)
  }

  /// Wayne縣, Nikolai教堂: a word that ends names of places and is no other word begins at `position`.
  private func isPlace(_ position: Int) -> Bool {
    guard let suffix = reading.lookups.word(.placeSuffixes, at: position), suffix.placeFlags.contains(.strong) else {
      return false
    }
    return suffix.length > 1 || Self.divisions.contains(document.folded[position])
  }

  /// 縣 州 郡 鎮
  private static let divisions: [UInt16] = [0x53BF, 0x5DDE, 0x90E1, 0x9547]

  /// A Chinese character, a mark that closes a phrase, or an end: nothing that a longer Latin name holds.
  private func standsAlone(_ position: Int) -> Bool {
    switch document.characterClass(at: position) {
    case .han, .newline, .comma, .enumerationComma, .fullStop, .colon, .semicolon, .question, .exclamation,
      .openBracket, .closeBracket, .openQuote, .closeQuote:
      true
    default: false
    }
  }

  /// Susan Miller: a given name, and no longer name that the gazetteers know.
  private func beginsWithGivenName(_ span: TextSpan) -> Bool {
    guard reading.lookups.lists(at: span.start).contains(WordListSet(.givenNames)) else { return false }
    var isGiven = false
    for hit in reading.lookups.at(span.start) {
      if hit.entry.kind == .organization || hit.entry.kind == .place { return false }
      if hit.entry.isWord(.givenNames), document.characterClass(at: Int(hit.end)) == .space { isGiven = true }
    }
    return isGiven
      && !(document.characterClass(at: span.start - 1) == .space
        && document.characterClass(at: span.start - 2) == .latin)
  }

  /// A word of it says that it is no person: Corp, University.
  private func isOrganization(_ span: TextSpan) -> Bool {
    Self.isOrganization(reading, span)
  }

  static func isOrganization(_ reading: Reading, _ span: TextSpan) -> Bool {
    for position in span.range where reading.lookups.lists(at: position).contains(WordListSet(.organizationSuffixes)) {
      if reading.lookups.at(position).contains(where: {
        $0.entry.isWord(.organizationSuffixes) && Int($0.end) <= span.end
      }) {
        return true
      }
    }
    return false
  }

  /// No name in letters is longer.
  static let nameLimit = 60

  /// A run of words that begin with a capital: Cameron Johnson, J. D. Vance, Ursula von der Leyen.
  static func capitalizedWords(_ document: Document, _ context: NameContext, at position: Int, limit: Int)
    -> (span: TextSpan, words: Int)?
  {
    var words = 0
    var end = position
    var at = position
    while at < limit, words < 5 {
      let start = at
      while at < limit, isLatinName(document, at) || at > start && isElision(document, context, at) { at += 1 }
      guard at > start else { break }
      // Ahmed Hassan al-Bakr
      let isCapital = context.isCapital(start) || hasCapital(document, context, TextSpan(start, at))
      if !isCapital && at - start > 3 { break }
      if document.characterClass(at: at) == .period, at - start <= 2 { at += 1 }
      if isCapital {
        words += 1
        end = at
      }
      guard document.characterClass(at: at) == .space, at + 1 < limit, document.characterClass(at: at + 1) == .latin
      else { break }
      at += 1
    }
    return words > 0 ? (TextSpan(position, end), words) : nil
  }

  /// al-Bakr: a capital behind a hyphen.
  private static func hasCapital(_ document: Document, _ context: NameContext, _ word: TextSpan) -> Bool {
    word.range.dropFirst().contains { document.scalars[$0 - 1] == 0x2D && context.isCapital($0) }
  }

  /// O’Neill, d’Arc: a closing mark as an apostrophe, before a capital.
  private static func isElision(_ document: Document, _ context: NameContext, _ position: Int) -> Bool {
    document.isElision(position) && context.isCapital(position + 1)
  }

  private static func isLatinName(_ document: Document, _ position: Int) -> Bool {
    switch document.characterClass(at: position) {
    case .latin, .apostrophe: true
    // A hyphen between two names.
    case .dash: document.scalars[position] == 0x2D
    default: false
    }
  }
}
