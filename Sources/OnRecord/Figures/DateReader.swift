import OnRecordLexicon
import OnRecordModel

/// A date as it was read: what the text tells, what it means beside the article's day, and where it ends.
struct DateReading {
  /// As far as the text tells.
  var told = CalendarDate()
  /// The last of a decade, a quarter, a half of a year.
  var last: CalendarDate?
  /// What relative words add to `told`; the same where there are none.
  var settled = CalendarDate()
  var settledLast: CalendarDate?
  /// Days that no calendar date covers: a week.
  var days: Range<Int>?
  /// A relative word without a number: a figure only where the article's day settles it.
  var isRelative = false
  /// A relative word whose point of reference the text tells elsewhere: 同年.
  var isElsewhere = false
  var span: TextSpan
  var rule: String

  init(_ date: CalendarDate, last: CalendarDate? = nil, span: TextSpan, rule: String) {
    (told, settled, self.last, settledLast, self.span, self.rule) = (date, date, last, last, span, rule)
  }

  /// `part` with the relative date in front of it.
  mutating func settle(by date: CalendarDate?) {
    guard let date else { return }
    func fill(_ part: inout CalendarDate) {
      part.year = part.year ?? date.year
      if part.month == nil, part.day != nil || part.part != nil { part.month = date.month }
    }
    fill(&settled)
    if var last = settledLast {
      fill(&last)
      settledLast = last
    }
  }
}

/// Reads one date: 2025年12月8日, 民國113年, 12月下旬, 第三季, 1990年代, 去年11月, 上週二.
struct DateReader {
  private let document: Document
  private let lookups: Lookups
  private let numerals: NumeralReader
  let resolver: DateResolver

  static let weekdayRule = "date.weekday"
  static let dayRule = "date.day"

  init(_ reading: Reading, _ numerals: NumeralReader) {
    document = reading.document
    lookups = reading.lookups
    self.numerals = numerals
    resolver = DateResolver(published: reading.article.published)
  }

  func date(at position: Int, limit: Int) -> DateReading? {
    guard position < limit else { return nil }
    if lookups.lists(at: position).contains(WordListSet(.timeWords)), let date = wordFirst(at: position, limit: limit) {
      return date
    }
    if let written = written(at: position, limit: limit) { return written }
    return year(at: position, limit: limit, era: nil) ?? month(at: position, limit: limit)
      ?? day(at: position, limit: limit)
  }

  // MARK: Words

  func word(at position: Int, limit: Int, _ isWanted: (TimeWord) -> Bool) -> (word: TimeWord, end: Int)? {
    guard position < limit, lookups.lists(at: position).contains(WordListSet(.timeWords)) else { return nil }
    for hit in lookups.at(position) where hit.entry.isWord(.timeWords) && Int(hit.end) <= limit {
      if let word = TimeWord(code: hit.entry.number), isWanted(word) { return (word, Int(hit.end)) }
    }
    return nil
  }

  private func unit(_ kinds: TimeWord.Kind..., at position: Int, limit: Int) -> (word: TimeWord, end: Int)? {
    word(at: position, limit: limit) { kinds.contains($0.kind) }
  }

  private func number(at position: Int, limit: Int) -> Numeral? {
    guard let numeral = numerals.numeral(at: position, limit: limit), numeral.isPlain else { return nil }
    return numeral
  }

  func skipSpace(_ position: Int) -> Int { numerals.isSpace(position) ? position + 1 : position }

  private static let words = WordListSet(.commonWords).union(.names)

  private func isWord(_ hit: Hit) -> Bool {
    hit.length > 1 && (hit.entry.isWord(.commonWords) || (hit.entry.kind != .word && !hit.entry.isWeak))
  }

  /// Another word or name takes a part of a word of time: 日前天氣, 今日新聞. What begins inside a word that is itself
  /// a common one takes nothing: 明天下午.
  private func isCrossed(_ span: TextSpan, byInner: Bool = true) -> Bool {
    if document.characterClass(at: span.start - 1) == .openTitle { return true }
    var isCommon = false
    for position in max(0, span.start - 2)..<span.end
    where !lookups.lists(at: position).isDisjoint(with: Self.words) {
      for hit in lookups.at(position) where isWord(hit) && Int(hit.end) > span.start {
        if position < span.start {
          // 在|下下週
          if lookups.lists(endingAt: span.start).contains(WordListSet(.functionWords)) { continue }
          return true
        }
        if position == span.start, Int(hit.end) == span.end { isCommon = true }
        if hit.entry.kind != .word, position == span.start, Int(hit.end) > span.end { return true }
        if byInner, position > span.start, Int(hit.end) > span.end, !isCommon { return true }
      }
    }
    return false
  }

  /// A longer word or name begins at `position`: the 中 of 5月中國.
  private func beginsLonger(_ position: Int, than end: Int) -> Bool {
    guard !lookups.lists(at: position).isDisjoint(with: Self.words) else { return false }
    return lookups.at(position).contains { isWord($0) && Int($0.end) > end }
  }

  // MARK: Words first

  private func wordFirst(at position: Int, limit: Int) -> DateReading? {
    if let weekday = weekday(at: position, week: nil, from: position, limit: limit) { return weekday }
    guard
      let first = word(
        at: position, limit: limit,
        {
          switch $0.kind {
          case .minguo, .commonEra, .beforeCommonEra, .lunar, .sameYear, .relativeYear, .relativeMonth, .relativeWeek,
            .relativeDay, .relativeCentury:
            true
          default: false
          }
        }), first.end - position > 1,
      !isCrossed(TextSpan(position, first.end), byInner: first.word.kind != .relativeWeek)
    else { return nil }
    let at = skipSpace(first.end)
    let offset = first.word.offset ?? 0
    switch first.word.kind {
    case .minguo, .commonEra, .beforeCommonEra:
      return from(position, year(at: at, limit: limit, era: first.word.kind))
    case .lunar: return from(position, year(at: at, limit: limit, era: nil) ?? month(at: at, limit: limit))
    case .relativeCentury: return decade(at: at, century: offset, from: position, limit: limit)
    case .sameYear:
      var date = from(position, month(at: at, limit: limit) ?? quarter(at: at, limit: limit), "date.relative-year")
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
    if var part = month(at: position, limit: limit) ?? quarter(at: position, limit: limit) {
      part.settle(by: year)
      return from(start, part, "date.relative-year")
    }
    if let month = unit(.relativeMonth, at: position, limit: limit), month.word.offset == 0,
      var day = day(at: month.end, limit: limit)
    {
      var date = resolver.month(0)
      if let year { date?.year = year.year }
      day.settle(by: date)
      return from(start, day, "date.relative-year")
    }
    return relative(
      year, TextSpan(start, word(at: start, limit: limit) { $0.kind == .relativeYear }?.end ?? position),
      "date.relative-year")
  }

  /// 本月十日, 下個月20號, 上月底; 上個月.
  private func behindMonth(_ offset: Int, at position: Int, from start: Int, limit: Int) -> DateReading? {
    let month = resolver.month(offset)
    if var day = dayOfMonth(at: skipSpace(position), limit: limit) {
      day.settle(by: month)
      return from(start, day, "date.relative-month")
    }
    guard var date = month else { return nil }
    var end = position
    if let third = third(at: position, limit: limit) {
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
    guard let unit = unit(.weeks, at: position, limit: limit), document.folded[position] != Glyph.general,
      let day = weekdayCharacter(at: unit.end, limit: limit), numerals.sign(at: position - 1) == nil,
      document.characterClass(at: position - 1) != .digit, !isCrossed(TextSpan(position, unit.end + 1))
    else { return nil }
    let span = TextSpan(start, unit.end + 1)
    return relative(resolver.weekday(day, week: week, isPast: isPast(span)), span, Self.weekdayRule)
  }

  private static let clauseReach = 8

  /// News tells a bare weekday of the week that is over, unless a word of what is to come stands in its clause;
  /// a weekday alone on its line is the next one.
  private func isPast(_ span: TextSpan) -> Bool {
    if document.characterClass(at: span.start - 1) == .newline,
      document.characterClass(at: span.end) != .han
        || lookups.lists(at: span.end).contains(WordListSet(.timeWords))
    {
      return false
    }
    if span.end < document.count, Glyph.futureBehind.contains(document.folded[span.end]) { return false }
    var at = span.start - 1
    while at >= 0, span.start - at <= Self.clauseReach, document.characterClass(at: at) == .han {
      if Glyph.future.contains(document.folded[at]) { return false }
      at -= 1
    }
    at = span.end
    while at < document.count, at - span.end <= Self.clauseReach, document.characterClass(at: at) == .han {
      if Glyph.future.contains(document.folded[at]) { return false }
      at += 1
    }
    return true
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

  // MARK: Years

  /// 2025年, 二〇二五年, 民國113年, 106年 before a month, with what follows it.
  private func year(at position: Int, limit: Int, era: TimeWord.Kind?) -> DateReading? {
    if era == nil, let decade = decade(at: position, century: nil, from: position, limit: limit) { return decade }
    guard let numeral = number(at: position, limit: limit), let value = numeral.integer else { return nil }
    if let season = season(numeral, limit: limit) { return season }
    let at = skipSpace(numeral.span.end)
    guard let unit = unit(.year, .yearEarly, .yearMid, .yearLate, at: at, limit: limit) else { return nil }
    let behind = skipSpace(unit.end)
    var month = unit.word.kind == .year ? month(at: behind, limit: limit) : nil
    guard let year = settledYear(value, numeral, era, hasMonth: month != nil) else { return nil }
    if unit.word.kind == .year, month == nil { month = quarter(at: behind, limit: limit) }
    guard var date = month else {
      return DateReading(CalendarDate(year: year), span: TextSpan(position, unit.end), rule: "date.calendar")
    }
    date.told.year = year
    date.last?.year = year
    (date.settled, date.settledLast) = (date.told, date.last)
    date.span.start = position
    return date
  }

  private func settledYear(_ value: Int, _ numeral: Numeral, _ era: TimeWord.Kind?, hasMonth: Bool) -> Int? {
    switch era {
    case .minguo: return value < 1000 ? value + 1911 : nil
    case .beforeCommonEra: return value < 10_000 ? -value : nil
    case .commonEra: return value < 10_000 ? value : nil
    default: break
    }
    let isFourDigits = numeral.digits == 4 || (numeral.isDigitString && numeral.span.length == 4)
    if isFourDigits || hasMonth, (1000...2200).contains(value) { return value }
    // 08年
    let isPadded = numeral.span.length == 2 && !numeral.hasScale && value < 10
    if isPadded { return 2000 + value }
    // Years of the Republic, or of the century, only before a month.
    guard hasMonth else { return nil }
    switch value {
    case 100...130: return value + 1911
    case 70...99: return value + 1900
    case 0..<50 where numeral.digits == 2 || numeral.isDigitString: return 2000 + value
    default: return nil
    }
  }

  /// 2019/20年度, 2019-20賽季 as they are written: the second of two years has two digits.
  private func season(_ numeral: Numeral, limit: Int) -> DateReading? {
    guard numeral.digits == 4, let first = numeral.integer, (1000...2200).contains(first) else { return nil }
    let mark = document.characterClass(at: numeral.span.end)
    guard mark == .slash || mark == .dash, let second = number(at: numeral.span.end + 1, limit: limit),
      let short = second.integer, second.digits == 2, short == (first + 1) % 100,
      let unit = unit(.year, at: second.span.end, limit: limit)
    else { return nil }
    return DateReading(
      CalendarDate(year: first), last: CalendarDate(year: first + 1), span: TextSpan(numeral.span.start, unit.end),
      rule: "date.season")
  }

  /// 1990年代, 90年代, 20世紀70年代, 本世紀20年代.
  private func decade(at position: Int, century: Int?, from start: Int, limit: Int) -> DateReading? {
    guard let numeral = number(at: position, limit: limit), let value = numeral.integer else { return nil }
    var first: Int?
    var at = skipSpace(numeral.span.end)
    if century == nil, let unit = unit(.century, at: at, limit: limit), (1...21).contains(value),
      let tens = number(at: unit.end, limit: limit), let decade = tens.integer, decade < 100
    {
      first = (value - 1) * 100 + decade
      at = tens.span.end
    } else if value < 100, value % 10 == 0 {
      let this = (resolver.reference?.year ?? 2000) / 100
      first = (century.map { this + $0 } ?? 19) * 100 + value
    } else if (1000...2200).contains(value), value % 10 == 0 {
      first = value
    }
    guard let first, let word = unit(.decade, at: at, limit: limit) else { return nil }
    return DateReading(
      CalendarDate(year: first), last: CalendarDate(year: first + 9), span: TextSpan(start, word.end),
      rule: "date.decade")
  }

  /// 第三季, 上半年.
  private func quarter(at position: Int, limit: Int) -> DateReading? {
    if let half = unit(.firstHalf, .secondHalf, at: position, limit: limit) {
      let isFirst = half.word.kind == .firstHalf
      return DateReading(
        CalendarDate(month: isFirst ? 1 : 7), last: CalendarDate(month: isFirst ? 6 : 12),
        span: TextSpan(position, half.end), rule: "date.half-year")
    }
    guard position < limit, document.folded[position] == Glyph.ordinal,
      let numeral = number(at: position + 1, limit: limit), let quarter = numeral.integer, (1...4).contains(quarter),
      let word = unit(.quarter, at: numeral.span.end, limit: limit)
    else { return nil }
    return DateReading(
      CalendarDate(month: quarter * 3 - 2), last: CalendarDate(month: quarter * 3), span: TextSpan(position, word.end),
      rule: "date.quarter")
  }

  // MARK: Months and days

  /// 12月, 12月8日, 十二月, 12月下旬, 12月底.
  private func month(at position: Int, limit: Int) -> DateReading? {
    guard let numeral = number(at: position, limit: limit), let month = numeral.integer, (1...12).contains(month),
      document.folded[numeral.span.start] != Glyph.two,
      let word = unit(.month, .monthEarly, .monthMid, .monthLate, at: skipSpace(numeral.span.end), limit: limit)
    else { return nil }
    var date = CalendarDate(month: month)
    var last: CalendarDate?
    var end = word.end
    let part = part(word.word.kind)
    if part == nil || beginsLonger(end - 1, than: end) {
      if part != nil { end -= 1 }
      let at = skipSpace(end)
      if let days = day(at: at, limit: limit), let until = days.last?.day {
        // 12月6至7日
        (date.day, last, end) = (days.told.day, CalendarDate(month: month, day: until), days.span.end)
      } else if let day = dayNumber(at: at, limit: limit) {
        (date.day, end) = (day.value, day.end)
      } else if let third = third(at: end, limit: limit) {
        (date.part, end) = (third.part, third.end)
      }
    } else {
      date.part = part
    }
    return DateReading(date, last: last, span: TextSpan(position, end), rule: "date.calendar")
  }

  private func part(_ kind: TimeWord.Kind) -> CalendarDate.Part? {
    switch kind {
    case .monthEarly, .early: .early
    case .monthMid, .mid: .mid
    case .monthLate, .late: .late
    default: nil
    }
  }

  /// 下旬, 底, 初.
  private func third(at position: Int, limit: Int) -> (part: CalendarDate.Part, end: Int)? {
    guard let word = unit(.early, .mid, .late, at: position, limit: limit), let part = part(word.word.kind),
      !beginsLonger(position, than: word.end)
    else { return nil }
    return (part, word.end)
  }

  /// 8日, 十五號 behind a month; 25 of 25、27日; the bare 十五 of 八月十五.
  private func dayNumber(at position: Int, limit: Int) -> (value: Int, end: Int)? {
    guard let numeral = number(at: position, limit: limit), let day = numeral.integer, (1...31).contains(day) else {
      return nil
    }
    let at = numeral.span.end
    if let unit = unit(.day, .dayNumber, at: skipSpace(at), limit: limit) { return (day, unit.end) }
    if document.characterClass(at: at) == .enumerationComma, numeral.digits > 0,
      let next = number(at: at + 1, limit: limit), (next.integer ?? 99) <= 31,
      unit(.day, .dayNumber, at: next.span.end, limit: limit) != nil
        || document.characterClass(at: next.span.end) == .enumerationComma
    {
      return (day, at)
    }
    let isFree = document.characterClass(at: at) != .han || lookups.lists(at: at).contains(WordListSet(.functionWords))
    return numeral.digits == 0 && day > 10 && isFree ? (day, at) : nil
  }

  private func dayOfMonth(at position: Int, limit: Int) -> DateReading? {
    guard let day = dayNumber(at: position, limit: limit) else { return nil }
    return DateReading(CalendarDate(day: day.value), span: TextSpan(position, day.end), rule: Self.dayRule)
  }

  /// 18日, 二十三日, 18至20日; 兩日 and 三日內 are stretches of time.
  private func day(at position: Int, limit: Int) -> DateReading? {
    guard let numeral = number(at: position, limit: limit), let day = numeral.integer, (1...31).contains(day) else {
      return nil
    }
    var end = skipSpace(numeral.span.end)
    var last: Int?
    if let mark = spanMark(at: end, limit: limit), let second = number(at: mark, limit: limit),
      let value = second.integer, value > day, value <= 31, numeral.digits > 0, second.digits > 0
    {
      last = value
      end = skipSpace(second.span.end)
    }
    guard let word = unit(.day, at: end, limit: limit) else { return nil }
    if numeral.digits == 0 {
      // 兩 counts, 二 numbers.
      if document.folded[numeral.span.start] == Glyph.two || (day <= 10 && !followsDate(position)) { return nil }
    } else if word.end < limit, [Glyph.within, Glyph.between].contains(document.folded[word.end]) {
      return nil
    }
    return DateReading(
      CalendarDate(day: day), last: last.map { CalendarDate(day: $0) }, span: TextSpan(position, word.end),
      rule: Self.dayRule)
  }

  func spanMark(at position: Int, limit: Int) -> Int? {
    let at = skipSpace(position)
    guard at < limit else { return nil }
    switch document.characterClass(at: at) {
    case .dash where document.characterClass(at: at + 1) != .dash: return skipSpace(at + 1)
    case .han where document.folded[at] == Glyph.until || document.folded[at] == Glyph.to: return skipSpace(at + 1)
    default: return nil
    }
  }

  /// A month stands right before: 12月8、9日.
  private func followsDate(_ position: Int) -> Bool {
    position > 0
      && (document.folded[position - 1] == Glyph.month || document.characterClass(at: position - 1) == .openBracket)
  }

  // MARK: Written dates

  /// 2025-12-08, 2025/12/8, 2025.12.8; 17/6 and 12/1 of newspapers.
  private func written(at position: Int, limit: Int) -> DateReading? {
    guard numerals.isDigit(position), !document.characterClass(at: position - 1).isAlphanumeric else { return nil }
    var values: [Int] = []
    var at = position
    var separator: UInt16 = 0
    while values.count < 3 {
      guard let number = digits(at: at, limit: limit) else { break }
      values.append(number.value)
      at = number.end
      guard values.count < 3, at < limit, numerals.isDigit(at + 1) else { break }
      let mark = document.folded[at]
      guard mark == Glyph.hyphen || mark == Glyph.slash || mark == Glyph.period,
        separator == 0 || separator == mark
      else { break }
      separator = mark
      at += 1
    }
    let next = document.characterClass(at: at)
    guard !next.isAlphanumeric, next != .slash, next != .percent else { return nil }
    let span = TextSpan(position, at)
    if values.count == 3, (1000...2200).contains(values[0]),
      CalendarDate.isValid(year: values[0], month: values[1], day: values[2])
    {
      return DateReading(
        CalendarDate(year: values[0], month: values[1], day: values[2]), span: span, rule: "date.numeric")
    }
    guard values.count == 2, separator == Glyph.slash, let date = dayAndMonth(values[0], values[1]),
      document.characterClass(at: position - 1) != .slash
    else { return nil }
    return DateReading(date, span: span, rule: "date.numeric-short")
  }

  private func digits(at position: Int, limit: Int) -> (value: Int, end: Int)? {
    var end = position
    var value = 0
    while end < limit, numerals.isDigit(end), end - position < 5 {
      value = value * 10 + Int(document.folded[end] &- Glyph.zero)
      end += 1
    }
    return (1...4).contains(end - position) ? (value, end) : nil
  }

  /// 17/6 is a day before its month, 6/17 and 12/1 a month before its day; 1/3 is a third.
  private func dayAndMonth(_ a: Int, _ b: Int) -> CalendarDate? {
    if (13...31).contains(a), (1...12).contains(b) { return CalendarDate(month: b, day: a) }
    guard (1...12).contains(a), (1...31).contains(b), b > 10 || a > b else { return nil }
    return CalendarDate(month: a, day: b)
  }
}
