import OnRecordLexicon
import OnRecordModel

/// Settles dates against the day an article was published, into half-open intervals.
struct DateResolver {
  /// The article's day, where it is known.
  let reference: CalendarDate?

  /// - Parameter published: ISO 8601; without it only dates with a year are settled.
  init(published: String?) { reference = published.flatMap { CalendarDate(iso: $0) } }

  // MARK: Relative words

  /// The year `offset` years from the article's.
  func year(_ offset: Int) -> CalendarDate? {
    reference?.year.map { CalendarDate(year: $0 + offset) }
  }

  func month(_ offset: Int) -> CalendarDate? {
    guard let year = reference?.year, let month = reference?.month else { return nil }
    let index = year * 12 + month - 1 + offset
    return CalendarDate(year: index / 12, month: index % 12 + 1)
  }

  func day(_ offset: Int) -> CalendarDate? { reference?.days.map { CalendarDate(days: $0 + offset) } }

  /// The Monday of the week `offset` weeks from the article's.
  private func monday(_ offset: Int) -> Int? {
    // 1970-01-01 was a Thursday.
    reference?.days.map { $0 - (($0 + 3) % 7 + 7) % 7 + offset * 7 }
  }

  func week(_ offset: Int, count: Int = 1) -> Range<Int>? { monday(offset).map { $0..<($0 + 7 * count) } }

  /// A day of a week told by its offset, Monday 0; without one the last such day or the next, today included.
  func weekday(_ day: Int, week offset: Int?, isPast: Bool = false) -> CalendarDate? {
    guard let monday = monday(offset ?? 0), let today = reference?.days else { return nil }
    let date = monday + day
    if offset != nil { return CalendarDate(days: date) }
    if isPast { return CalendarDate(days: date > today ? date - 7 : date) }
    return CalendarDate(days: date < today ? date + 7 : date)
  }

  /// The year before the nearest one of a date that tells none, where that lies more than a month ahead.
  func yearBefore(_ date: CalendarDate) -> CalendarDate? {
    guard date.year == nil, let today = reference?.days, let settled = nearest(date), let year = settled.year,
      let first = days(settled)?.lowerBound, first > today + 31
    else { return nil }
    if let month = date.month, let day = date.day, !CalendarDate.isValid(year: year - 1, month: month, day: day) {
      return nil
    }
    return CalendarDate(year: year - 1)
  }

  /// The month before the nearest one of a day that tells none, where that lies ahead by more than a day.
  func monthBefore(_ date: CalendarDate) -> CalendarDate? {
    guard date.year == nil, date.month == nil, let day = date.day, let today = reference?.days,
      let settled = nearest(date), let year = settled.year, let month = settled.month,
      let first = settled.days, first > today + 1
    else { return nil }
    let before = month > 1 ? CalendarDate(year: year, month: month - 1) : CalendarDate(year: year - 1, month: 12)
    guard let of = before.year, let last = before.month, CalendarDate.isValid(year: of, month: last, day: day) else {
      return nil
    }
    return before
  }

  // MARK: Intervals

  /// The days a date covers, nil where they cannot be told.
  func days(_ date: CalendarDate) -> Range<Int>? {
    var date = date
    if date.year == nil {
      guard let settled = nearest(date) else { return nil }
      date = settled
    }
    guard let year = date.year, (-9999...9999).contains(year) else { return nil }
    guard let month = date.month else {
      let start = CalendarDate.days(year: year, month: 1, day: 1)
      return start..<CalendarDate.days(year: year + 1, month: 1, day: 1)
    }
    if let day = date.day {
      guard CalendarDate.isValid(year: year, month: month, day: day) else { return nil }
      let start = CalendarDate.days(year: year, month: month, day: day)
      return start..<(start + 1)
    }
    let first = CalendarDate.days(year: year, month: month, day: 1)
    let end = first + CalendarDate.length(year: year, month: month)
    return switch date.part {
    case .early: first..<(first + 10)
    case .mid: (first + 10)..<(first + 20)
    case .late: (first + 20)..<end
    case nil: first..<end
    }
  }

  /// From the first day of one date to the last of another.
  func days(from first: CalendarDate, to last: CalendarDate) -> Range<Int>? {
    guard var start = days(first), let end = days(last) else { return nil }
    // 10月和5月間: the first is the past one.
    if start.lowerBound >= end.upperBound, first.year == nil, let year = CalendarDate(days: end.lowerBound).year {
      var earlier = first
      earlier.year = year
      for step in 0...1 {
        earlier.year = year - step
        if let days = days(earlier), days.lowerBound < end.upperBound {
          start = days
          break
        }
      }
    }
    return start.lowerBound < end.upperBound ? start.lowerBound..<end.upperBound : nil
  }

  static func interval(_ days: Range<Int>) -> Figure.Interval {
    Figure.Interval(
      start: CalendarDate.iso(days.lowerBound), end: CalendarDate.iso(days.upperBound), days: days.count)
  }

  /// News speaks of the near past first: the candidate closest to the reference, the past one on a tie.
  private func nearest(_ date: CalendarDate) -> CalendarDate? {
    guard let today = reference?.days, let year = reference?.year, let month = reference?.month else { return nil }
    var best: (distance: Int, date: CalendarDate)?
    func weigh(_ step: Int) {
      var candidate = date
      if date.month != nil {
        candidate.year = year + step
      } else {
        let index = year * 12 + month - 1 + step
        candidate.year = index / 12
        candidate.month = index % 12 + 1
      }
      guard let of = candidate.year, let month = candidate.month,
        CalendarDate.isValid(year: of, month: month, day: date.day ?? 15)
      else { return }
      let middle = CalendarDate.days(year: of, month: month, day: date.day ?? 15)
      let distance = middle <= today ? (today - middle) * 2 : (middle - today) * 2 + 1
      if let known = best, known.distance <= distance { return }
      best = (distance, candidate)
    }
    for step in -1...1 { weigh(step) }
    // 29 February comes every four years, but for some centuries; of two months one has a 31st.
    var step = 2
    while best == nil, step <= 8 {
      weigh(-step)
      weigh(step)
      step += 1
    }
    return best?.date
  }
}
