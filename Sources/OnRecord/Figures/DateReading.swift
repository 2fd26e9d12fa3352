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
