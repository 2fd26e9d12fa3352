import OnRecordModel

/// A date as far as a text tells it: 2026, --12-08, ---18.
struct CalendarDate: Equatable {
  var year: Int?
  var month: Int?
  var day: Int?

  /// In XML Schema form; nil where nothing is told.
  var value: String? {
    switch (year, month, day) {
    case (let year?, nil, _): return Self.padded(year, 4)
    case (let year?, let month?, nil): return "\(Self.padded(year, 4))-\(Self.padded(month, 2))"
    case (let year?, let month?, let day?):
      return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    case (nil, let month?, nil): return "--\(Self.padded(month, 2))"
    case (nil, let month?, let day?): return "--\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    case (nil, nil, let day?): return "---\(Self.padded(day, 2))"
    default: return nil
    }
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.count))
    return (number < 0 ? "-" : "") + zeros + digits
  }

  /// Days since 1970-01-01 (Hinnant, chrono-compatible low-level date algorithms, 2013).
  static func days(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The ISO date `days` after 1970-01-01.
  static func iso(_ days: Int) -> String {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The first ten characters of an ISO 8601 date, nil where they are none.
  init?(iso text: String) {
    let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else { return nil }
    (year, month, day) = (parts[0], parts[1], parts[2])
  }

  init(year: Int? = nil, month: Int? = nil, day: Int? = nil) {
    (self.year, self.month, self.day) = (year, month, day)
  }
}

/// Settles dates against the day an article was published, into half-open intervals.
struct DateResolver {
  private let reference: CalendarDate?

  /// - Parameter published: ISO 8601; without it only dates with a year are settled.
  init(published: String?) { reference = published.flatMap { CalendarDate(iso: $0) } }

  /// The days a date covers; `year` is the year that the text tells by another word (去年).
  func interval(_ date: CalendarDate, yearOffset: Int? = nil) -> Figure.Interval? {
    var date = date
    if date.year == nil {
      guard let reference, let year = reference.year else { return nil }
      if let yearOffset {
        date.year = year + yearOffset
      } else {
        date = nearest(date, to: reference)
      }
    }
    guard let year = date.year, (-9999...9999).contains(year) else { return nil }
    let start: Int
    let end: Int
    switch (date.month, date.day) {
    case (let month?, let day?):
      start = CalendarDate.days(year: year, month: month, day: day)
      end = start + 1
    case (let month?, nil):
      start = CalendarDate.days(year: year, month: month, day: 1)
      end =
        month == 12
        ? CalendarDate.days(year: year + 1, month: 1, day: 1) : CalendarDate.days(year: year, month: month + 1, day: 1)
    default:
      start = CalendarDate.days(year: year, month: 1, day: 1)
      end = CalendarDate.days(year: year + 1, month: 1, day: 1)
    }
    return interval(start, end)
  }

  /// From the first day of one date to the last of another.
  func interval(from first: CalendarDate, to last: CalendarDate) -> Figure.Interval? {
    guard let start = interval(first), let end = interval(last), start.start < end.end,
      let from = CalendarDate(iso: start.start), let to = CalendarDate(iso: end.end), let a = days(from),
      let b = days(to)
    else { return nil }
    return interval(a, b)
  }

  private func days(_ date: CalendarDate) -> Int? {
    guard let year = date.year, let month = date.month, let day = date.day else { return nil }
    return CalendarDate.days(year: year, month: month, day: day)
  }

  private func interval(_ start: Int, _ end: Int) -> Figure.Interval {
    Figure.Interval(start: CalendarDate.iso(start), end: CalendarDate.iso(end), days: end - start)
  }

  /// News speaks of the near past first: the candidate closest to the reference, the past one on a tie.
  private func nearest(_ date: CalendarDate, to reference: CalendarDate) -> CalendarDate {
    guard let today = days(reference), let year = reference.year, let month = reference.month else { return date }
    var best: (distance: Int, date: CalendarDate)?
    for step in -1...1 {
      var candidate = date
      if date.month != nil {
        candidate.year = year + step
      } else {
        let index = year * 12 + month - 1 + step
        candidate.year = index / 12
        candidate.month = index % 12 + 1
      }
      let middle = CalendarDate.days(
        year: candidate.year ?? year, month: candidate.month ?? 1, day: candidate.day ?? 15)
      let distance = middle <= today ? (today - middle) * 2 : (middle - today) * 2 + 1
      if let known = best, known.distance <= distance { continue }
      best = (distance, candidate)
    }
    return best?.date ?? date
  }
}
