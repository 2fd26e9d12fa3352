import OnRecordLexicon
import OnRecordModel

/// Makes figures of dates: single ones, 今(18)日, ranges, and dates with a time of day.
final class DateRecognizer {
  private let document: Document
  private let lookups: Lookups
  private let numerals: NumeralReader
  private let clocks: ClockRecognizer
  private let reader: DateReader
  private let stretches: StretchReader

  init(_ reading: Reading, _ numerals: NumeralReader, _ clocks: ClockRecognizer, _ currencies: CurrencyResolver) {
    document = reading.document
    lookups = reading.lookups
    self.numerals = numerals
    self.clocks = clocks
    reader = DateReader(reading, numerals, currencies)
    stretches = StretchReader(reading, numerals, reader.words, reader.resolver)
  }

  private var resolver: DateResolver { reader.resolver }

  func date(at position: Int, limit: Int) -> Figure? {
    // A figure is large: none is asked for where one character tells that there is none.
    let isWord = lookups.lists(at: position).contains(WordListSet(.timeWords))
    if isWord, let figure = bracketed(at: position, limit: limit) { return figure }
    if resolver.reference != nil, let figure = stretches.figure(at: position, limit: limit) { return figure }
    if numerals.isDigit(position), let figure = years(at: position, limit: limit) { return figure }
    guard let date = reader.date(at: position, limit: limit) else {
      return partOfDay(at: position, limit: limit)
    }
    if date.rule == DateReader.weekdayRule, let figure = weekdayFirst(date, limit: limit) { return figure }
    let behind = document.characterClass(at: date.span.end)
    switch behind {
    case .han, .dash, .space: if let figure = range(date, limit: limit) { return figure }
    default: break
    }
    switch behind {
    case .han, .digit, .space, .openBracket: if let figure = moment(date, limit: limit) { return figure }
    default: break
    }
    return figure(date, limit: limit)
  }

  // MARK: One date

  private func figure(_ date: DateReading, limit: Int) -> Figure? {
    let days =
      date.days ?? repeated(date, limit: limit) ?? date.settledLast.map { resolver.days(from: date.settled, to: $0) }
      ?? resolver.days(date.settled)
    if date.isRelative, days == nil { return nil }
    guard date.isRelative || date.told.value != nil else { return nil }
    var figure = Figure(
      kind: .date, span: date.span, number: date.span, value: date.told.value, highValue: date.last?.value,
      rule: date.rule)
    if !date.isElsewhere { figure.interval = days.map(DateResolver.interval) }
    figure.span.end = tail(date.span.end, limit: limit)
    open(&figure, limit: limit)
    return figure
  }

  /// 今日（4月3日）, 周日（10日）: the date in parentheses is the day's own, also where the article came out later.
  private func repeated(_ date: DateReading, limit: Int) -> Range<Int>? {
    guard date.isRelative, date.settled.day != nil, document.characterClass(at: date.span.end) == .openBracket,
      let inner = reader.date(at: date.span.end + 1, limit: limit), inner.told.day != nil, inner.last == nil,
      document.characterClass(at: inner.span.end) == .closeBracket, let days = resolver.days(inner.settled),
      let own = resolver.days(date.settled), abs(days.lowerBound - own.lowerBound) <= Self.delay
    else { return nil }
    return days
  }

  /// How many days later than it says an article may have come out.
  private static let delay = 10

  /// 2018年以來, 20日起, 2018年之後: what the date begins has no end.
  private func open(_ figure: inout Figure, limit: Int) {
    guard let interval = figure.interval, let end = interval.end,
      let onwards = onwards(at: figure.span.end, limit: limit),
      !reader.words.beginsLonger(figure.span.end, than: onwards.end)
    else { return }
    figure.interval = Figure.Interval(start: onwards.isAfterwards ? end : interval.start, end: nil)
    figure.span.end = onwards.end
    figure.rule = "date.open"
  }

  /// Where the weekday or the part of the day ends that repeats or narrows a date: 10月12號，星期一; 7月25日早間.
  private func tail(_ position: Int, limit: Int) -> Int {
    var at = position
    let mark = document.characterClass(at: at)
    if mark == .comma || mark == .openBracket || mark == .space { at += 1 }
    if let weekday = reader.weekday(at: at, week: nil, from: at, limit: limit) {
      if mark != .openBracket { return weekday.span.end }
      if document.characterClass(at: weekday.span.end) == .closeBracket { return weekday.span.end + 1 }
    }
    if resolver.reference != nil, let part = clocks.part(at: position, limit: limit), part.offset == nil,
      clocks.time(at: position, limit: limit) == nil,
      !lookups.at(position).contains(where: { $0.length > part.end - position && $0.entry.isWord(.commonWords) })
    {
      return part.end
    }
    return position
  }

  /// 起, 以來; 之後, which begins where the date ends.
  private func onwards(at position: Int, limit: Int) -> (isAfterwards: Bool, end: Int)? {
    if position < limit, document.folded[position] == Glyph.onwards { return (false, position + 1) }
    return reader.words.word(at: position, limit: limit, [.since, .afterwards])
      .map { ($0.word.kind == .afterwards, $0.end) }
  }

  /// 今(18)日, 昨(17日): the day stands in parentheses.
  private func bracketed(at position: Int, limit: Int) -> Figure? {
    guard let first = reader.words.word(at: position, limit: limit, [.relativeDay, .relativeMonth]),
      document.characterClass(at: first.end) == .openBracket,
      let numeral = numerals.numeral(at: first.end + 1, limit: limit), numeral.isPlain, let day = numeral.integer,
      (1...31).contains(day)
    else { return nil }
    func skipDay(_ position: Int) -> Int {
      reader.words.word(at: position, limit: limit, [.day, .days])?.end ?? position
    }
    let close = skipDay(numeral.span.end)
    guard document.characterClass(at: close) == .closeBracket else { return nil }
    let span = TextSpan(position, skipDay(close + 1))
    var date = DateReading(CalendarDate(day: day), span: span, rule: "date.bracketed-day")
    date.settle(by: first.word.kind == .relativeDay ? nil : resolver.month(first.word.offset ?? 0))
    return figure(date, limit: limit)
  }

  /// 今晚, 昨早 without an hour.
  private func partOfDay(at position: Int, limit: Int) -> Figure? {
    guard let part = clocks.part(at: position, limit: limit), let offset = part.offset,
      let date = resolver.day(offset), clocks.clock(at: position, limit: limit) == nil,
      let days = resolver.days(date)
    else { return settledClock(at: position, limit: limit) }
    let span = TextSpan(position, part.end)
    return Figure(
      kind: .date, span: span, number: span, interval: DateResolver.interval(days), rule: "date.relative-day")
  }

  /// 星期天, 二月十號: the weekday repeats the date behind it.
  private func weekdayFirst(_ weekday: DateReading, limit: Int) -> Figure? {
    guard weekday.rule == DateReader.weekdayRule, document.characterClass(at: weekday.span.end) == .comma,
      var date = reader.date(at: reader.words.skipSpace(weekday.span.end + 1), limit: limit), date.told.month != nil,
      date.told.day != nil
    else { return nil }
    date.span.start = weekday.span.start
    return figure(date, limit: limit)
  }

  // MARK: Ranges

  /// 5月4日至6月19日, 2020年至2024年, 12月8日至10日, 三月和九月之間.
  private func range(_ first: DateReading, limit: Int) -> Figure? {
    guard first.last == nil, first.days == nil else { return nil }
    var isJoined = false
    var at = reader.words.spanMark(at: first.span.end, limit: limit)
    if at == nil, first.span.end < limit, Glyph.joins.contains(document.folded[first.span.end]) {
      (at, isJoined) = (reader.words.skipSpace(first.span.end + 1), true)
    }
    guard let at, var second = reader.date(at: at, limit: limit), second.last == nil, second.days == nil else {
      return nil
    }
    var end = second.span.end
    if end < limit, document.folded[end] == Glyph.of { end += 1 }
    if end < limit, document.folded[end] == Glyph.between {
      end += 1
    } else {
      if isJoined { return nil }
      end = second.span.end
    }
    fill(&second.told, from: first.told)
    fill(&second.settled, from: first.settled)
    guard let low = first.told.value ?? first.settled.value, let high = second.told.value ?? second.settled.value,
      low != high
    else { return nil }
    let span = TextSpan(first.span.start, end)
    var figure = Figure(
      kind: .date, span: span, number: span, value: low, highValue: high, rule: "date.range")
    figure.interval = resolver.days(from: first.settled, to: second.settled).map(DateResolver.interval)
    return figure
  }

  /// What the first date of a range tells for the second too.
  private func fill(_ date: inout CalendarDate, from first: CalendarDate) {
    if date.month == nil, date.day != nil { date.month = first.month }
    if date.year == nil, (date.month ?? 0) >= (first.month ?? 0) { date.year = first.year }
  }

  /// 1995-1997年, 2016到2018, 2010 年至 2018 年: the word for years stands behind the second or nowhere.
  private func years(at position: Int, limit: Int) -> Figure? {
    guard numerals.isDigit(position), let first = year(at: position, limit: limit) else { return nil }
    let isList = document.characterClass(at: first.end) == .enumerationComma
    guard let at = isList ? first.end + 1 : reader.words.spanMark(at: first.end, limit: limit),
      let second = (isList ? nil : year(at: at, limit: limit)) ?? shortYear(at: at, behind: first.value, limit: limit),
      first.value < second.value, !isList || second.value == first.value + 1
    else { return nil }
    var end = second.end
    if let unit = reader.words.word(at: reader.words.skipSpace(end), limit: limit, [.year]) {
      end = unit.end
    } else if document.characterClass(at: end).isAlphanumeric || document.characterClass(at: end) == .dash {
      return nil
    }
    let span = TextSpan(position, end)
    var figure = Figure(
      kind: .date, span: span, number: span, value: CalendarDate(year: first.value).value,
      highValue: CalendarDate(year: second.value).value, rule: "date.range")
    figure.interval = resolver.days(from: CalendarDate(year: first.value), to: CalendarDate(year: second.value))
      .map(DateResolver.interval)
    return figure
  }

  /// The 78 of 1974至78年: two digits in the century of the first.
  private func shortYear(at position: Int, behind first: Int, limit: Int) -> (value: Int, end: Int)? {
    guard numerals.isDigit(position), let number = numerals.arabic(at: position, limit: limit), number.digits == 2,
      number.end == position + 2, let value = number.value.integer,
      reader.words.word(at: number.end, limit: limit, [.year]) != nil
    else { return nil }
    return (first / 100 * 100 + value, number.end)
  }

  /// A bare number of four digits that may be a year of ours.
  private func year(at position: Int, limit: Int) -> (value: Int, end: Int)? {
    guard !document.characterClass(at: position - 1).isAlphanumeric,
      let number = numerals.arabic(at: position, limit: limit), number.digits == 4, !number.hasPoint,
      number.end == position + 4, let value = number.value.integer, (1900...2100).contains(value)
    else { return nil }
    return (value, number.end)
  }

  // MARK: Dates with times

  /// A day with a time of day behind it, where the article's day is known: 明天下午5:00, 12月8日下午4時; with 至 and
  /// another, a range. Without an article's day a date and the time behind it are two figures.
  private func moment(_ date: DateReading, limit: Int) -> Figure? {
    guard resolver.reference != nil, date.days == nil, date.last == nil, date.isRelative || date.told.day != nil,
      let days = resolver.days(date.settled), days.count == 1
    else { return nil }
    let at = reader.words.skipSpace(tailOfWeekday(date.span.end, limit: limit))
    guard let clock = clocks.clock(at: at, limit: limit, isSecond: true), clock.dayOffset == nil else {
      return nil
    }
    return moment(days.lowerBound, clock, from: date.span.start, day: date.told.value, limit: limit)
  }

  private func tailOfWeekday(_ position: Int, limit: Int) -> Int {
    guard document.characterClass(at: position) == .openBracket,
      let weekday = reader.weekday(at: position + 1, week: nil, from: position, limit: limit),
      document.characterClass(at: weekday.span.end) == .closeBracket
    else { return position }
    return weekday.span.end + 1
  }

  /// 今晚8點, where the article's day is known.
  private func settledClock(at position: Int, limit: Int) -> Figure? {
    guard let clock = clocks.clock(at: position, limit: limit) else { return nil }
    if let offset = clock.dayOffset, let day = resolver.day(offset)?.days {
      return moment(day, clock, from: position, limit: limit)
    }
    // 2點-明天4點
    guard let today = resolver.reference?.days, let second = secondMoment(clock.span.end, limit: limit),
      second.day != nil
    else { return nil }
    return moment(today, clock, from: position, limit: limit)
  }

  /// A day, where one is told, and a time of day behind a word or dash of a span.
  private func secondMoment(_ position: Int, limit: Int) -> (day: Int?, clock: ClockTime)? {
    guard let at = reader.words.spanMark(at: position, limit: limit) else { return nil }
    if let date = reader.date(at: at, limit: limit), let days = resolver.days(date.settled), days.count == 1,
      let clock = clocks.clock(at: reader.words.skipSpace(date.span.end), limit: limit, isSecond: true)
    {
      return (days.lowerBound, clock)
    }
    return clocks.clock(at: at, limit: limit, isSecond: true).map { (nil, $0) }
  }

  /// 1月15號4點和2月3號9點之間.
  private func joinedMoment(_ position: Int, limit: Int) -> (day: Int?, clock: ClockTime)? {
    guard position < limit, Glyph.joins.contains(document.folded[position]),
      let date = reader.date(at: position + 1, limit: limit), let days = resolver.days(date.settled), days.count == 1,
      var clock = clocks.clock(at: reader.words.skipSpace(date.span.end), limit: limit, isSecond: true)
    else { return nil }
    var end = clock.span.end
    if end < limit, document.folded[end] == Glyph.of { end += 1 }
    guard end < limit, document.folded[end] == Glyph.between else { return nil }
    clock.span.end = end + 1
    return (days.lowerBound, clock)
  }

  /// - Parameter told: the day as far as the text tells it.
  private func moment(_ day: Int, _ clock: ClockTime, from start: Int, day told: String? = nil, limit: Int) -> Figure {
    let from = "\(CalendarDate.iso(day))T\(clock.iso)"
    var span = TextSpan(start, clock.span.end)
    var value = "\(told ?? "")T\(clock.value)"
    var highValue: String?
    var until = from
    var rule = "date.moment"
    if var second = secondMoment(clock.span.end, limit: limit) ?? joinedMoment(clock.span.end, limit: limit) {
      if second.clock.part == nil, second.day == nil, second.clock.hour < 12 { second.clock.part = clock.part }
      until = "\(CalendarDate.iso(second.day ?? day))T\(second.clock.iso)"
      if until > from {
        highValue = second.day == nil ? "T\(second.clock.value)" : String(until.prefix(16))
        if second.day != nil { value = String(from.prefix(16)) }
        span.end = second.clock.span.end
        rule = "date.moments"
      } else {
        until = from
      }
    }
    return Figure(
      kind: .date, span: span, number: span, value: value, highValue: highValue,
      modifier: clock.modifier, interval: Figure.Interval(start: from, end: until), rule: rule)
  }
}
