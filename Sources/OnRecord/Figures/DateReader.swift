import OnRecordLexicon
import OnRecordModel

/// Reads one date: 2025年12月8日, 民國113年, 12月下旬, 第三季, 1990年代, 去年11月, 上週二.
final class DateReader {
  private let document: Document
  private let lookups: Lookups
  private let numerals: NumeralReader
  private let parts: CalendarDateReader
  private let written: WrittenDateReader
  private let lunar: LunarDateReader
  let words: DateWords
  let resolver: DateResolver

  static let weekdayRule = "date.weekday"
  static let dayRule = "date.day"

  init(_ reading: Reading, _ numerals: NumeralReader, _ currencies: CurrencyResolver) {
    document = reading.document
    lookups = reading.lookups
    self.numerals = numerals
    words = DateWords(reading, numerals)
    written = WrittenDateReader(reading, numerals)
    lunar = LunarDateReader(reading, words)
    resolver = DateResolver(published: reading.article.published)
    parts = CalendarDateReader(
      reading, words, resolver, ShortYearReader(reading, numerals, words, currencies))
  }

  func date(at position: Int, limit: Int) -> DateReading? {
    guard position < limit else { return nil }
    if lookups.lists(at: position).contains(WordListSet(.timeWords)), let date = wordFirst(at: position, limit: limit) {
      return date
    }
    if lookups.lists(at: position).contains(WordListSet(.eras)), let date = reign(at: position, limit: limit) {
      return date
    }
    if let written = written.date(at: position, limit: limit) { return written }
    let kinds = kinds(at: position, limit: limit)
    if kinds.contains(.year), let year = parts.year(at: position, limit: limit, era: nil) { return year }
    if kinds.contains(.month), let month = month(at: position, limit: limit) { return month }
    if kinds.contains(.day), let day = day(at: position, limit: limit) { return day }
    return parts.quarters(at: position, limit: limit) ?? parts.bareQuarter(at: position, limit: limit)
  }

  /// What a numeral may be of a date.
  private struct Kinds: OptionSet {
    let rawValue: UInt8
    static let year = Kinds(rawValue: 1)
    static let month = Kinds(rawValue: 2)
    static let day = Kinds(rawValue: 4)
    static let all: Kinds = [.year, .month, .day]
  }

  private static let yearWords: TimeWordSet = [.year, .yearEarly, .yearMid, .yearLate, .decade, .century]
  private static let monthWords: TimeWordSet = [.month, .monthEarly, .monthMid, .monthLate]
  private static let dayWords: TimeWordSet = [.day]

  /// The word behind a numeral tells what it may be; behind one that goes on, as a range, a list or a season, anything.
  private func kinds(at position: Int, limit: Int) -> Kinds {
    guard let numeral = numerals.numeral(at: position, limit: limit) else { return .all }
    let end = numeral.span.end
    let behind = words.skipSpace(end)
    switch document.characterClass(at: end) {
    case .enumerationComma, .slash, .dash: return .all
    default: break
    }
    if numerals.sign(at: end) != nil || words.spanMark(at: end, limit: limit) != nil
      || words.spanMark(at: behind, limit: limit) != nil
    {
      return .all
    }
    var kinds: Kinds = []
    for hit in lookups.at(behind) where hit.entry.isWord(.timeWords) {
      if Self.yearWords.contains(hit) { kinds.insert(.year) }
      if Self.monthWords.contains(hit) { kinds.insert(.month) }
      if Self.dayWords.contains(hit) { kinds.insert(.day) }
    }
    return kinds
  }

  /// 光緒26年, 令和元年5月1日.
  private func reign(at position: Int, limit: Int) -> DateReading? {
    guard let era = lookups.word(.eras, at: position) else { return nil }
    return from(
      position,
      parts.year(at: Int(era.end), limit: limit, era: .since(Int(Int16(truncatingIfNeeded: era.entry.number)))))
  }

  /// A month without a year: one that would lie far ahead is the past one, where nothing around it tells of what is to
  /// come.
  private func month(at position: Int, limit: Int) -> DateReading? {
    guard var month = parts.month(at: position, limit: limit) else { return nil }
    if let year = resolver.yearBefore(month.settled), !isAhead(month.span) { month.settle(by: year) }
    return month
  }

  /// A day without a month that would lie ahead is one of the past month, where nothing around it tells of what is to
  /// come.
  private func day(at position: Int, limit: Int) -> DateReading? {
    guard var day = parts.day(at: position, limit: limit) else { return nil }
    if day.last == nil, let month = resolver.monthBefore(day.settled), !isAhead(day.span) { day.settle(by: month) }
    return day
  }

  private static let sentenceReach = 20

  /// A word of what is planned stands in the sentence, near the date. A date alone on its line and the second of a
  /// range are no past ones by themselves.
  private func isAhead(_ span: TextSpan) -> Bool {
    switch document.characterClass(at: span.start - 1) {
    case .dash: return true
    case .newline where isFollowedByTime(span.end): return true
    case .han where Glyph.joins.contains(document.folded[span.start - 1]): return true
    default: break
    }
    if plan(at: span.end, [.after]) || lookups.word(.plans, endingAt: span.start).map({ has($0, [.before]) }) == true {
      return true
    }
    func isTold(_ positions: some Sequence<Int>) -> Bool {
      for at in positions {
        if document.characterClass(at: at).endsSentence { return false }
        if plan(at: at, []) { return true }
      }
      return false
    }
    return isTold((max(0, span.start - Self.sentenceReach)..<span.start).reversed())
      || isTold(span.end..<min(document.count, span.end + Self.sentenceReach / 2))
  }

  private func has(_ hit: Hit, _ side: FigureWordFlags) -> Bool {
    hit.figureFlags.intersection([.before, .after]) == side
  }

  /// A word of what is planned at `position` that is no part of another word or name: 會 but not of 立法會.
  private func plan(at position: Int, _ side: FigureWordFlags) -> Bool {
    guard let word = lookups.word(.plans, at: position), has(word, side) else { return false }
    return !(max(0, position - Self.wordReach)...position).contains { start in
      lookups.at(start).contains {
        Int($0.end) >= Int(word.end) && $0.length > word.length
          && ($0.entry.isWord(.commonWords) || ($0.entry.kind != .word && !$0.entry.isWeak))
      }
    }
  }

  private static let wordReach = 5

  /// The year before the first of the Republic.
  private static let republic = 1911

  // MARK: Words first

  private static let beginners: TimeWordSet = [
    .minguo, .commonEra, .beforeCommonEra, .lunar, .sameYear, .relativeYear, .relativeMonth, .relativeWeek,
    .relativeDay, .relativeCentury,
  ]

  private func wordFirst(at position: Int, limit: Int) -> DateReading? {
    if let weekday = weekday(at: position, week: nil, from: position, limit: limit) { return weekday }
    guard let first = words.word(at: position, limit: limit, Self.beginners), first.end - position > 1,
      !words.isCrossed(TextSpan(position, first.end), byInner: first.word.kind != .relativeWeek)
    else { return nil }
    let at = words.skipSpace(first.end)
    let offset = first.word.offset ?? 0
    switch first.word.kind {
    case .minguo: return from(position, parts.year(at: at, limit: limit, era: .since(Self.republic)))
    case .commonEra: return from(position, parts.year(at: at, limit: limit, era: .since(0)))
    case .beforeCommonEra: return from(position, parts.year(at: at, limit: limit, era: .beforeCommonEra))
    case .lunar: return lunar.date(at: at, from: position, limit: limit)
    case .relativeCentury: return parts.decade(at: at, century: offset, from: position, limit: limit)
    case .sameYear:
      var date = from(
        position, parts.month(at: at, limit: limit) ?? parts.quarter(at: at, limit: limit), "date.relative-year")
      date?.isElsewhere = true
      return date
    case .relativeYear: return behindYear(offset, at: at, from: position, limit: limit)
    case .relativeMonth: return behindMonth(offset, at: first.end, from: position, limit: limit)
    case .relativeWeek: return week(offset, at: first.end, from: position, limit: limit)
    default: return relative(resolver.day(offset), TextSpan(position, first.end), "date.relative-day")
    }
  }

  private func from(_ start: Int, _ reading: DateReading?, _ rule: String? = nil) -> DateReading? {
    guard var reading else { return nil }
    reading.span.start = start
    if let rule { reading.rule = rule }
    return reading
  }

  /// A word without a number: told by the article's day or not at all.
  private func relative(_ date: CalendarDate?, _ span: TextSpan, _ rule: String) -> DateReading? {
    guard let date else { return nil }
    var reading = DateReading(CalendarDate(), span: span, rule: rule)
    (reading.settled, reading.isRelative) = (date, true)
    return reading
  }

  /// 去年11月, 今年上半年, 明年第一季, 去年本月十日; 去年.
  private func behindYear(_ offset: Int, at position: Int, from start: Int, limit: Int) -> DateReading? {
    let year = resolver.year(offset)
    if var part = parts.month(at: position, limit: limit) ?? parts.quarter(at: position, limit: limit)
      ?? parts.listedMonth(at: position, limit: limit)
    {
      part.settle(by: year)
      return from(start, part, "date.relative-year")
    }
    if let month = words.word(at: position, limit: limit, [.relativeMonth]), month.word.offset == 0,
      var day = parts.day(at: month.end, limit: limit)
    {
      var date = resolver.month(0)
      if let year { date?.year = year.year }
      day.settle(by: date)
      return from(start, day, "date.relative-year")
    }
    // 去年底
    let end = words.word(at: start, limit: limit, [.relativeYear])?.end ?? position
    return relative(
      year, TextSpan(start, parts.third(at: end, limit: limit)?.end ?? end), "date.relative-year")
  }

  /// 本月十日, 下個月20號, 上月底; 上個月.
  private func behindMonth(_ offset: Int, at position: Int, from start: Int, limit: Int) -> DateReading? {
    let month = resolver.month(offset)
    if var day = parts.dayOfMonth(at: words.skipSpace(position), limit: limit) {
      day.settle(by: month)
      return from(start, day, "date.relative-month")
    }
    guard var date = month else { return nil }
    var end = position
    if let third = parts.third(at: position, limit: limit) {
      date.part = third.part
      end = third.end
    }
    return relative(date, TextSpan(start, end), "date.relative-month")
  }

  /// 上週二, 下星期日; 上週.
  private func week(_ offset: Int, at position: Int, from start: Int, limit: Int) -> DateReading? {
    if let day = weekdayCharacter(at: position, limit: limit) {
      return relative(
        resolver.weekday(day, week: offset), TextSpan(start, position + 1), Self.weekdayRule)
    }
    guard let days = resolver.week(offset) else { return nil }
    var reading = DateReading(CalendarDate(), span: TextSpan(start, position), rule: "date.relative-week")
    (reading.days, reading.isRelative) = (days, true)
    return reading
  }

  /// 星期三, 週日.
  func weekday(at position: Int, week: Int?, from start: Int, limit: Int) -> DateReading? {
    guard let unit = words.word(at: position, limit: limit, [.weeks]), document.folded[position] != Glyph.general,
      let day = weekdayCharacter(at: unit.end, limit: limit), numerals.sign(at: position - 1) == nil,
      document.characterClass(at: position - 1) != .digit, !words.isCrossed(TextSpan(position, unit.end + 1)),
      !isRecurring(position)
    else { return nil }
    let span = TextSpan(start, unit.end + 1)
    return relative(resolver.weekday(day, week: week, isPast: isPast(span)), span, Self.weekdayRule)
  }

  /// 每週三, 逢週三、五, 每週三及週五: no single day.
  private func isRecurring(_ position: Int) -> Bool {
    var at = position - 1
    while at >= 0, position - at <= Self.clauseReach {
      // 每個星期日
      if document.folded[at] == Glyph.general { at -= 1 }
      if at >= 0, Glyph.recurring.contains(document.folded[at]) { return true }
      guard at >= 0, document.characterClass(at: at) == .enumerationComma || Glyph.joins.contains(document.folded[at]),
        let before = [3, 2].first(where: { isWeekday(at - $0, until: at) })
      else { return false }
      at -= before + 1
    }
    return false
  }

  private func isWeekday(_ position: Int, until end: Int) -> Bool {
    guard let unit = words.word(at: position, limit: end, [.weeks]) else { return false }
    return unit.end == end - 1 && weekdayCharacter(at: unit.end, limit: end) != nil
  }

  private static let clauseReach = 8

  /// News tells a bare weekday of the week that is over, unless a word of what is to come stands in its clause;
  /// a weekday alone on its line is the next one.
  private func isPast(_ span: TextSpan) -> Bool {
    if document.characterClass(at: span.start - 1) == .newline, isFollowedByTime(span.end) { return false }
    if plan(at: span.end, [.after]) { return false }
    var at = span.start - 1
    while at >= 0, span.start - at <= Self.clauseReach, document.characterClass(at: at) == .han {
      if plan(at: at, []) { return false }
      at -= 1
    }
    at = span.end
    while at < document.count, at - span.end <= Self.clauseReach, document.characterClass(at: at) == .han {
      if plan(at: at, []) { return false }
      at += 1
    }
    return true
  }

  /// A line ends at `position`, or a time, another date or its dash begins.
  private func isFollowedByTime(_ position: Int) -> Bool {
    switch document.characterClass(at: position) {
    case .newline, .dash, .digit: true
    case .han: lookups.lists(at: position).contains(WordListSet(.timeWords))
    default: false
    }
  }

  /// Monday is 0; nil where the numeral goes on.
  private func weekdayCharacter(at position: Int, limit: Int) -> Int? {
    guard position < limit else { return nil }
    if document.folded[position] == Glyph.sun || document.folded[position] == Glyph.day { return 6 }
    guard case .digit(let day, formal: false)? = numerals.sign(at: position), (1...6).contains(day),
      document.folded[position] != Glyph.two, numerals.sign(at: position + 1) == nil
    else { return nil }
    return day - 1
  }
}
