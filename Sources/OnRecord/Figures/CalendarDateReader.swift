import OnRecordLexicon
import OnRecordModel

/// Reads the parts of a calendar date: 2025年12月8日, 民國113年, 12月下旬, 第三季, 1990年代, 18日.
final class CalendarDateReader {
  private let document: Document
  private let lookups: Lookups
  private let words: DateWords
  private let resolver: DateResolver
  private let shortYears: ShortYearReader
  private let senses: UnitSenses

  init(_ reading: Reading, _ words: DateWords, _ resolver: DateResolver, _ shortYears: ShortYearReader) {
    document = reading.document
    lookups = reading.lookups
    self.words = words
    self.resolver = resolver
    self.shortYears = shortYears
    senses = UnitSenses(reading)
  }

  // MARK: Years

  /// Where an era begins that years are counted in.
  enum Era: Equatable {
    /// Counted up from the year behind this one.
    case since(Int)
    case beforeCommonEra
  }

  /// 2025年, 二〇二五年, 民國113年, 令和元年, 97年, 106年 before a month, with what follows it.
  func year(at position: Int, limit: Int, era: Era?) -> DateReading? {
    if era == nil, let decade = decade(at: position, century: nil, from: position, limit: limit) { return decade }
    if let century = century(at: position, limit: limit, era) { return century }
    guard let (value, numeral, end) = number(ofYear: position, limit: limit, era) else { return nil }
    if let numeral, let season = season(numeral, limit: limit) { return season }
    let at = words.skipSpace(end)
    guard var unit = words.word(at: at, limit: limit, [.year, .yearEarly, .yearMid, .yearLate]) else { return nil }
    // 2020年|中國
    if unit.word.kind != .year,
      words.beginsLonger(unit.end - 1, than: unit.end) || words.beginsPair(unit.end - 1, limit: limit),
      let year = words.word(at: at, limit: limit, [.year])
    {
      unit = year
    }
    let behind = words.skipSpace(unit.end)
    var month = unit.word.kind == .year ? month(at: behind, limit: limit) : nil
    guard let year = numeral.map({ settledYear(value, $0, era, hasMonth: month != nil) }) ?? value else { return nil }
    if unit.word.kind == .year, month == nil {
      month = quarter(at: behind, limit: limit) ?? listedMonth(at: behind, limit: limit)
    }
    guard var date = month else {
      return DateReading(CalendarDate(year: year), span: TextSpan(position, unit.end), rule: "date.calendar")
    }
    date.told.year = year
    date.last?.year = year
    (date.settled, date.settledLast) = (date.told, date.last)
    date.span.start = position
    return date
  }

  /// The number of a year, or the year itself where there is no numeral left to judge: 元年, 97年.
  private func number(ofYear position: Int, limit: Int, _ era: Era?) -> (value: Int, numeral: Numeral?, end: Int)? {
    if case .since(let base)? = era, position < limit, document.folded[position] == Glyph.firstYear {
      return (base + 1, nil, position + 1)
    }
    if era == nil, let short = shortYears.year(at: position, limit: limit) { return (short.value, nil, short.end) }
    guard let numeral = words.number(at: position, limit: limit), let value = numeral.integer else { return nil }
    return (value, numeral, numeral.span.end)
  }

  private func settledYear(_ value: Int, _ numeral: Numeral, _ era: Era?, hasMonth: Bool) -> Int? {
    switch era {
    case .since(0)?: return value < 10_000 ? value : nil
    case .since(let base)?: return value < 1000 ? value + base : nil
    case .beforeCommonEra?: return value < 10_000 ? -value : nil
    case nil: break
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
    guard mark == .slash || mark == .dash, let second = words.number(at: numeral.span.end + 1, limit: limit),
      let short = second.integer, second.digits == 2, short == (first + 1) % 100,
      let unit = words.word(at: second.span.end, limit: limit, [.year])
    else { return nil }
    return DateReading(
      CalendarDate(year: first), last: CalendarDate(year: first + 1), span: TextSpan(numeral.span.start, unit.end),
      rule: "date.season")
  }

  /// 19世紀, 十三至十八世紀; 兩世紀 and 近一世紀 are stretches of time.
  private func century(at position: Int, limit: Int, _ era: Era?) -> DateReading? {
    func number(_ position: Int) -> (value: Int, end: Int)? {
      guard let numeral = words.number(at: position, limit: limit), let value = numeral.integer,
        (1...30).contains(value), numeral.digits > 0 || value > 2, document.folded[position] != Glyph.two
      else { return nil }
      return (value, numeral.span.end)
    }
    guard let first = number(position), era == nil || era == .since(0) || era == .beforeCommonEra else { return nil }
    var last = first
    if let mark = words.spanMark(at: first.end, limit: limit), let second = number(mark), second.value > first.value {
      last = second
    }
    let at = words.skipSpace(last.end)
    guard var unit = words.word(at: at, limit: limit, [.century]), document.folded[at] != Glyph.general,
      era != nil || !lookups.lists(endingAt: position).contains(WordListSet(.modifiers))
    else { return nil }
    // 四世紀至八世紀
    if last == first, let mark = words.spanMark(at: unit.end, limit: limit), let second = number(mark),
      second.value > first.value, let another = words.word(at: words.skipSpace(second.end), limit: limit, [.century])
    {
      (last, unit) = (second, another)
    }
    let isBefore = era == .beforeCommonEra
    return DateReading(
      CalendarDate(year: isBefore ? -first.value * 100 : first.value * 100 - 99),
      last: CalendarDate(year: isBefore ? 99 - last.value * 100 : last.value * 100),
      span: TextSpan(position, unit.end), rule: "date.century")
  }

  /// 1990年代, 90年代, 20世紀70年代, 本世紀20年代.
  func decade(at position: Int, century: Int?, from start: Int, limit: Int) -> DateReading? {
    if century == nil, let decades = decades(at: position, hundreds: 19, from: start, limit: limit) { return decades }
    guard let numeral = words.number(at: position, limit: limit), let value = numeral.integer else { return nil }
    var first: Int?
    var at = words.skipSpace(numeral.span.end)
    let unit = century == nil && (1...21).contains(value) ? words.word(at: at, limit: limit, [.century]) : nil
    if let unit, let decades = decades(at: unit.end, hundreds: value - 1, from: start, limit: limit) { return decades }
    if let unit, let tens = words.number(at: unit.end, limit: limit), let decade = tens.integer, decade < 100 {
      first = (value - 1) * 100 + decade
      at = tens.span.end
    } else if value < 100, value % 10 == 0, value > 0 || century != nil {
      let this = (resolver.reference?.year ?? 2000) / 100
      first = (century.map { this + $0 } ?? 19) * 100 + value
    } else if (1000...2200).contains(value), value % 10 == 0 {
      first = value
    }
    guard let first, let word = words.word(at: at, limit: limit, [.decade]) else { return nil }
    return DateReading(
      CalendarDate(year: first), last: CalendarDate(year: first + 9), span: TextSpan(start, word.end),
      rule: "date.decade")
  }

  /// 八九十年代, 七、八十年代: two neighbours.
  private func decades(at position: Int, hundreds: Int, from start: Int, limit: Int) -> DateReading? {
    guard let range = words.neighbours(at: position, limit: limit), range.low % 10 == 0, range.high == range.low + 10,
      range.high < 100, let word = words.word(at: range.end, limit: limit, [.decade])
    else { return nil }
    let first = hundreds * 100 + range.low
    return DateReading(
      CalendarDate(year: first), last: CalendarDate(year: first + 19), span: TextSpan(start, word.end),
      rule: "date.decade")
  }

  /// 前三季, 首三季: from the first on.
  func quarters(at position: Int, limit: Int) -> DateReading? {
    guard position < limit, [Glyph.before, Glyph.first].contains(document.folded[position]),
      let numeral = words.number(at: position + 1, limit: limit), let count = numeral.integer, (2...3).contains(count),
      let word = words.word(at: numeral.span.end, limit: limit, [.quarter])
    else { return nil }
    return DateReading(
      CalendarDate(month: 1), last: CalendarDate(month: count * 3), span: TextSpan(position, word.end),
      rule: "date.quarter")
  }

  /// 第三季, 上半年.
  func quarter(at position: Int, limit: Int) -> DateReading? {
    if let half = words.word(at: position, limit: limit, [.firstHalf, .secondHalf]) {
      let isFirst = half.word.kind == .firstHalf
      return DateReading(
        CalendarDate(month: isFirst ? 1 : 7), last: CalendarDate(month: isFirst ? 6 : 12),
        span: TextSpan(position, half.end), rule: "date.half-year")
    }
    if let quarters = quarters(at: position, limit: limit) { return quarters }
    guard position < limit, document.folded[position] == Glyph.ordinal,
      let numeral = words.number(at: position + 1, limit: limit), let quarter = numeral.integer,
      (1...4).contains(quarter),
      let word = words.word(at: numeral.span.end, limit: limit, [.quarter])
    else { return nil }
    return DateReading(
      CalendarDate(month: quarter * 3 - 2), last: CalendarDate(month: quarter * 3), span: TextSpan(position, word.end),
      rule: "date.quarter")
  }

  /// 第三季 without a year: of the article's own, unless it has episodes or matches.
  func bareQuarter(at position: Int, limit: Int) -> DateReading? {
    guard resolver.reference != nil, document.folded[position] == Glyph.ordinal,
      let quarter = quarter(at: position, limit: limit),
      document.characterClass(at: position - 1) != .closeTitle,
      document.characterClass(at: position - 1) != .closeBracket,
      senses.sense(quarter.span, among: [.series]) == nil
    else { return nil }
    return quarter
  }

  // MARK: Months and days

  /// 12月, 12月8日, 十二月, 12月下旬, 12月底.
  func month(at position: Int, limit: Int) -> DateReading? {
    guard let numeral = words.number(at: position, limit: limit), let month = numeral.integer, (1...12).contains(month),
      document.folded[numeral.span.start] != Glyph.two
    else { return nil }
    guard
      let word = words.word(
        at: words.skipSpace(numeral.span.end), limit: limit, [.month, .monthEarly, .monthMid, .monthLate])
    else { return months(numeral, limit: limit) }
    var date = CalendarDate(month: month)
    var last: CalendarDate?
    var end = word.end
    let part = part(word.word.kind)
    if part == nil || words.beginsLonger(end - 1, than: end) || words.beginsPair(end - 1, limit: limit) {
      if part != nil { end -= 1 }
      let at = words.skipSpace(end)
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

  /// 5至6月, 3-5月份, 3、4月: the word for months stands behind the second.
  private func months(_ first: Numeral, limit: Int) -> DateReading? {
    let end = first.span.end
    let isList = document.characterClass(at: end) == .enumerationComma
    guard let month = first.integer, let mark = isList ? end + 1 : words.spanMark(at: end, limit: limit),
      let second = words.number(at: mark, limit: limit), let last = second.integer, month < last, last <= 12,
      (first.digits > 0) == (second.digits > 0), !isList || last == month + 1,
      let word = words.word(at: words.skipSpace(second.span.end), limit: limit, [.month])
    else { return nil }
    // 5至6月25日
    if day(at: words.skipSpace(word.end), limit: limit) != nil { return nil }
    return DateReading(
      CalendarDate(month: month), last: CalendarDate(month: last), span: TextSpan(first.span.start, word.end),
      rule: "date.months")
  }

  /// The 7 of 去年7及10月: a month behind its year, whose word stands behind the last of the list.
  func listedMonth(at position: Int, limit: Int) -> DateReading? {
    guard let first = words.number(at: position, limit: limit), let month = first.integer, (1...12).contains(month),
      first.span.end < limit, isJoin(first.span.end), let second = words.number(at: first.span.end + 1, limit: limit),
      let next = second.integer, (1...12).contains(next), (first.digits > 0) == (second.digits > 0),
      words.word(at: second.span.end, limit: limit, [.month]) != nil
    else { return nil }
    return DateReading(CalendarDate(month: month), span: first.span, rule: "date.calendar")
  }

  private func isJoin(_ position: Int) -> Bool {
    document.characterClass(at: position) == .enumerationComma || Glyph.joins.contains(document.folded[position])
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
  func third(at position: Int, limit: Int) -> (part: CalendarDate.Part, end: Int)? {
    guard let word = words.word(at: position, limit: limit, [.early, .mid, .late]), let part = part(word.word.kind),
      !words.beginsLonger(position, than: word.end)
    else { return nil }
    return (part, word.end)
  }

  /// 8日, 十五號 behind a month; 25 of 25、27日; the bare 十五 of 八月十五.
  private func dayNumber(at position: Int, limit: Int) -> (value: Int, end: Int)? {
    guard let numeral = words.number(at: position, limit: limit), let day = numeral.integer, (1...31).contains(day)
    else {
      return nil
    }
    let at = numeral.span.end
    if let unit = words.word(at: words.skipSpace(at), limit: limit, [.day, .dayNumber]) { return (day, unit.end) }
    if document.characterClass(at: at) == .enumerationComma, numeral.digits > 0,
      let next = words.number(at: at + 1, limit: limit), (next.integer ?? 99) <= 31,
      words.word(at: next.span.end, limit: limit, [.day, .dayNumber]) != nil
        || document.characterClass(at: next.span.end) == .enumerationComma
    {
      return (day, at)
    }
    let isFree = document.characterClass(at: at) != .han || lookups.lists(at: at).contains(WordListSet(.functionWords))
    return numeral.digits == 0 && day > 10 && isFree ? (day, at) : nil
  }

  func dayOfMonth(at position: Int, limit: Int) -> DateReading? {
    guard let day = dayNumber(at: position, limit: limit) else { return nil }
    return DateReading(CalendarDate(day: day.value), span: TextSpan(position, day.end), rule: DateReader.dayRule)
  }

  /// 18日, 二十三日, 18至20日; 兩日 and 三日內 are stretches of time.
  func day(at position: Int, limit: Int) -> DateReading? {
    guard let numeral = words.number(at: position, limit: limit), let day = numeral.integer, (1...31).contains(day)
    else {
      return nil
    }
    var end = words.skipSpace(numeral.span.end)
    var last: Int?
    if let mark = words.spanMark(at: end, limit: limit), let second = words.number(at: mark, limit: limit),
      let value = second.integer, value > day, value <= 31, numeral.digits > 0, second.digits > 0
    {
      last = value
      end = words.skipSpace(second.span.end)
    }
    guard let word = words.word(at: end, limit: limit, [.day]), !isStretch(position, word.end) else { return nil }
    if numeral.digits == 0 {
      // 兩 counts, 二 numbers; 年廿九日 is the lunar year's.
      if position > 0, document.folded[position - 1] == Glyph.year { return nil }
      if document.folded[numeral.span.start] == Glyph.two || (day <= 10 && !followsDate(position)) { return nil }
    } else if word.end < limit, [Glyph.within, Glyph.between].contains(document.folded[word.end]) {
      return nil
    }
    return DateReading(
      CalendarDate(day: day), last: last.map { CalendarDate(day: $0) }, span: TextSpan(position, word.end),
      rule: DateReader.dayRule)
  }

  /// 隔離14日, 7日假期: a word right before or behind makes the days a stretch of time.
  private func isStretch(_ start: Int, _ end: Int) -> Bool {
    func has(_ hit: Hit?, _ side: FigureWordFlag) -> Bool {
      hit.map { $0.figureFlags.contains(side) } ?? false
    }
    // 每 8 日
    let front = start > 0 && document.characterClass(at: start - 1) == .space ? start - 1 : start
    if has(lookups.word(.stretchWords, endingAt: front), .before) { return true }
    // 18日後續: a longer word has the character.
    guard let behind = lookups.word(.stretchWords, at: end), !words.beginsLonger(end, than: Int(behind.end)) else {
      return false
    }
    return has(behind, .after)
  }

  /// A month stands right before: 12月8、9日.
  private func followsDate(_ position: Int) -> Bool {
    position > 0
      && (document.folded[position - 1] == Glyph.month || document.characterClass(at: position - 1) == .openBracket)
  }
}
