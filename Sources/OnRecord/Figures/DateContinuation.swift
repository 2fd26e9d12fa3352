import OnRecordModel

/// What a date tells for the barer ones behind it: 2017年8月被捕，11月獲釋 is November of that year, 28日發病，30日確診 one month.
///
/// Only a date that tells its year, or itself goes on with one, hands it on: within its paragraph, to the date that
/// follows next and lies later in the year.
struct DateContinuation {
  private let document: Document
  private let resolver: DateResolver
  private var last: Told?

  /// A month, or a day of one, with the year it is settled in.
  private struct Told {
    var date: CalendarDate
    /// The text itself tells the year.
    var hasYear: Bool
    var end: Int
  }

  init(_ reading: Reading) {
    document = reading.document
    resolver = DateResolver(published: reading.article.published)
  }

  private static let reach = 60

  /// Takes the figure of a paragraph that follows next, and settles it by the date before it.
  mutating func take(_ figure: inout Figure) {
    guard figure.kind == .date else { return }
    let told = figure.value.flatMap { CalendarDate(value: $0) }
    var hasYear = told?.year != nil || figure.rule == "date.relative-year"
    if let told, let last, let year = last.date.year, figure.highValue == nil,
      figure.span.start - last.end <= Self.reach,
      let date = settled(told, by: last, year, figure.span.start), let days = resolver.days(date)
    {
      figure.interval = DateResolver.interval(days)
      hasYear = hasYear || last.hasYear
    }
    guard figure.highValue == nil, let told, told.month != nil || told.day != nil,
      var date = figure.interval.flatMap({ CalendarDate(iso: $0.start) })
    else {
      last = nil
      return
    }
    if told.day == nil { date.day = nil }
    last = Told(date: date, hasYear: hasYear, end: figure.span.end)
  }

  private func settled(_ date: CalendarDate, by last: Told, _ year: Int, _ start: Int) -> CalendarDate? {
    guard date.year == nil, let lastMonth = last.date.month else { return nil }
    if let month = date.month {
      guard last.hasYear, (month, date.day ?? 31) > (lastMonth, last.date.day ?? 0) else { return nil }
      return CalendarDate(year: year, month: month, day: date.day, part: date.part)
    }
    guard let day = date.day, let lastDay = last.date.day, day > lastDay,
      !(last.end..<max(last.end, start)).contains(where: { document.characterClass(at: $0).endsSentence })
    else { return nil }
    return CalendarDate(year: year, month: lastMonth, day: day)
  }
}
