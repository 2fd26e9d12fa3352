import OnRecordLexicon
import OnRecordModel

/// Organizations that a noun right before them describes: 晶片業者 Furiosa, 諮詢公司「昊鯤匯」.
final class DescribedOrganizations {
  private let reading: Reading
  private let context: NameContext
  private let lattice: CandidateLattice

  init(_ reading: Reading, _ context: NameContext, _ lattice: CandidateLattice) {
    self.reading = reading
    self.context = context
    self.lattice = lattice
  }

  private var document: Document { reading.document }

  /// Latin words that begin with capitals behind a noun for an organization, or that a report is said to stand in.
  func add(to candidates: inout [MentionCandidate], at position: Int, limit: Int) {
    guard context.isCapital(position), document.characterClass(at: position - 1) != .latin else { return }
    var before = position
    if document.characterClass(at: before - 1) == .openTitle || document.characterClass(at: before - 1) == .openQuote {
      before -= 1
    } else if document.characterClass(at: before - 1) == .space {
      before -= 1
    }
    guard document.characterClass(at: before - 1) == .han,
      let run = LatinNameCandidates.capitalizedWords(document, context, at: position, limit: limit), run.words < 5,
      context.isBeforeLatinOrganization(before) || isReported(run.span, from: before), isName(run.span)
    else { return }
    let span = TextSpan(position, domainEnd(run.span.end))
    candidates.append(
      MentionCandidate(
        span: span, type: .organization, entity: nil, cost: 4 * span.length - 1, rule: .latinOrganization))
  }

  /// Where Sora.net ends, for the end of Sora; nothing of an address that goes on.
  private func domainEnd(_ end: Int) -> Int {
    guard end < document.count, document.scalars[end] == 0x2E else { return end }
    var domain = end + 1
    while document.characterClass(at: domain) == .latin, !context.isCapital(domain) { domain += 1 }
    let isWhole = document.characterClass(at: domain) != .slash && document.characterClass(at: domain) != .period
    return (3...5).contains(domain - end) && isWhole ? domain : end
  }

  /// What stands whole in quotation marks behind a noun for an organization and is no word.
  func addQuoted(to candidates: inout [MentionCandidate], at position: Int, limit: Int) {
    guard context.isBeforeOrganization(position) else { return }
    let start = position + 1
    var end = start
    while end < limit, end - start <= 8, isNameCharacter(end) { end += 1 }
    guard (2...8).contains(end - start), document.characterClass(at: end) == .closeQuote,
      document.characterClass(at: start) == .han
    else { return }
    let span = TextSpan(start, end)
    if isProgramme(behind: end + 1) { return }
    // 企業「走出去」: everyday words quote a saying.
    guard lattice.wordCost(of: span) >= 48 * span.length else { return }
    candidates.append(
      MentionCandidate(
        span: span, type: .organization, entity: nil, cost: MentionCost.established(span.length),
        rule: .quotedOrganization))
  }

  /// 《星湖新聞》1月1日報導, 《當代》(Now)的報道: a title right before a word for a report is a medium's.
  func addCited(to candidates: inout [MentionCandidate], at position: Int, limit: Int) {
    let start = position + 1
    var end = start
    while end < limit, end - start <= Self.titleLimit, isNameCharacter(end) || document.isSpace(end) { end += 1 }
    guard (2...Self.titleLimit).contains(end - start), document.characterClass(at: end) == .closeTitle,
      isReported(behind: end + 1),
      // 《逃犯條例》引述…, not 《星湖新聞》.
      reading.lookups.word(.documents, endingAt: end).map({ $0.sourceFlags.contains(.plural) }) ?? true,
      // 《蘋果》: the gazetteers know it.
      !reading.lookups.at(start).contains(where: { Int($0.end) == end && $0.entry.kind == .organization })
    else { return }
    let span = TextSpan(start, end)
    candidates.append(
      MentionCandidate(
        span: span, type: .organization, entity: nil,
        cost: min(MentionCost.established(span.length), 4 * span.length - 1),
        rule: .citedOrganization))
  }

  /// 康寶醫學檢驗有限公司（康寶）, 東川貿易公司（下稱東川）: adds the whole name, which begins where the short form in parentheses
  /// tells, and the short form.
  func addAbbreviated(to candidates: inout [MentionCandidate], at position: Int, in paragraph: TextSpan) {
    let lookups = reading.lookups
    guard let suffix = lookups.word(.organizationSuffixes, endingAt: position), suffix.length > 1 else { return }
    let mark = lookups.word(.glossMarks, at: position + 1)
    let start = mark.map { Int($0.end) } ?? position + 1
    var end = start
    while end < paragraph.end, end - start <= ShortForm.limit, document.characterClass(at: end) == .han {
      end += 1
    }
    let alias = TextSpan(start, end)
    guard (2...ShortForm.limit).contains(alias.length), document.characterClass(at: end) == .closeBracket,
      !lookups.at(start).contains(where: {
        Int($0.end) == end && ($0.entry.isWord(.commonWords) || $0.entry.kind == .place || $0.entry.kind == .person)
      })
    else { return }
    let key = document.key(alias)
    let first = max(paragraph.start, Int(suffix.start) - Self.nameReach)
    guard
      let begin = (first..<max(first, Int(suffix.start) - alias.length + 1)).last(where: {
        document.folded[$0] == document.folded[start] && document.key(TextSpan($0, $0 + alias.length)) == key
      }), (begin..<position).allSatisfy({ document.characterClass(at: $0) == .han })
    else { return }
    for span in [TextSpan(begin, position), alias] {
      candidates.append(
        MentionCandidate(
          span: span, type: .organization, entity: nil,
          cost: MentionCost.established(span.length) - MentionCost.shortened,
          rule: .abbreviatedOrganization))
    }
  }

  /// A name has at most so many characters before its suffix.
  private static let nameReach = 16

  /// 報導, 的報道, 昨日引述, perhaps behind a gloss in parentheses.
  private func isReported(behind start: Int) -> Bool {
    let lookups = reading.lookups
    var position = start
    if document.characterClass(at: position) == .openBracket {
      guard
        let close = (position..<min(document.count, position + Self.glossReach)).first(where: {
          document.characterClass(at: $0) == .closeBracket
        })
      else { return false }
      position = close + 1
    }
    // 《當代》雜誌
    if context.isPaper(at: position) { return true }
    let limit = min(document.count, position + Self.dateReach)
    while position < limit {
      if let cue = lookups.word(.cues, at: position) {
        return cue.cueFlags.contains(.report) && cue.cueFlags.isDisjoint(with: [.weak, .prefix, .optional, .bare])
      }
      if lookups.grammar(at: position).contains(.genitive) || document.characterClass(at: position) == .digit {
        position += 1
      } else if let word = lookups.word(.timeWords, at: position) ?? lookups.word(.speechAdverbs, at: position)
        ?? lookups.word(.units, at: position)
      {
        position = Int(word.end)
      } else {
        return false
      }
    }
    return false
  }

  /// The title of a paper has at most so many characters.
  private static let titleLimit = 24
  /// A gloss has at most so many characters.
  private static let glossReach = 24
  /// And 1月1日 with its adverbs.
  private static let dateReach = 12

  /// 「雙創」平台, 「昊鯤」計劃, 「昊鯤」節目: the noun behind the marks tells that they hold a programme or a title.
  private func isProgramme(behind position: Int) -> Bool {
    guard let noun = reading.lookups.word(.quoteNouns, at: position) else { return false }
    switch reading.lexicon.value(noun.id) {
    case "programme", "title": return true
    default: return false
    }
  }

  private func isNameCharacter(_ position: Int) -> Bool {
    switch document.characterClass(at: position) {
    case .han, .latin, .digit: true
    default: false
    }
  }

  /// 根據 ZDnet Korea 報導
  private func isReported(_ span: TextSpan, from before: Int) -> Bool {
    guard let prefix = reading.lookups.word(.cues, endingAt: before, within: 3),
      prefix.cueFlags.contains(.prefix)
    else { return false }
    var end = span.end
    if document.characterClass(at: end) == .space { end += 1 }
    if let cue = reading.lookups.word(.cues, at: end), cue.cueFlags.contains(.report) { return true }
    // 據GreatData在去年的統計數字
    return isOfReport(from: end)
  }

  /// 的報告, 在去年11月的統計數字, 最新數據: a document of whoever stands before ends the clause.
  private func isOfReport(from start: Int) -> Bool {
    let limit = min(document.count, start + Self.reportReach)
    guard start < limit,
      let end = (start..<limit).first(where: { document.characterClass(at: $0) == .comma }),
      let report = reading.lookups.word(.documents, endingAt: end), Int(report.start) >= start
    else { return false }
    return (start..<Int(report.start)).allSatisfy { reading.lookups.lists(at: $0).isDisjoint(with: [.names]) }
  }

  /// 在去年11月的統計數字 has at most so many characters.
  private static let reportReach = 16

  /// Neither CEO nor AI: a word with small letters, and none that a list explains.
  private func isName(_ span: TextSpan) -> Bool {
    guard span.length > 2, !reading.lookups.at(span.start).contains(where: { isWord($0, span) }) else { return false }
    return span.range.dropFirst().contains {
      document.characterClass(at: $0) == .latin && !context.isCapital($0)
    }
  }

  private func isWord(_ hit: Hit, _ span: TextSpan) -> Bool {
    hit.entry.kind == .word && !hit.entry.isWord(.organizationSuffixes) && Int(hit.end) <= span.end
      && document.characterClass(at: Int(hit.end)) != .latin
  }
}
