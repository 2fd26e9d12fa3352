import OnRecordModel

/// A date as far as a text tells it: 2026, --12-08, ---18, late --12.
struct CalendarDate: Equatable {
  /// A third of a month, a half of a year.
  enum Part { case early, mid, late }

  var year: Int?
  var month: Int?
  var day: Int?
  var part: Part?

  init(year: Int? = nil, month: Int? = nil, day: Int? = nil, part: Part? = nil) {
    (self.year, self.month, self.day, self.part) = (year, month, day, part)
  }

  /// The first ten characters of an ISO 8601 date, nil where they are none.
  init?(iso text: String) {
    var parts = Parts()
    for unit in text.utf8.prefix(10) where !parts.take(unit) { return nil }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      Self.isValid(year: year, month: month, day: day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// A date in XML Schema form; nil where it is none, or where a time of day follows.
  init?(value: String) {
    var parts = Parts()
    for unit in value.utf8 where !parts.take(unit) { return nil }
    // Each part that is not told leaves an empty one: --12-08, ---18.
    let first = parts.count > 1 && parts[0] == nil ? 1 : 0
    guard parts[parts.count - 1] != nil else { return nil }
    self.init(
      year: parts[first], month: first + 1 < parts.count ? parts[first + 1] : nil,
      day: first + 2 < parts.count ? parts[first + 2] : nil)
  }

  /// Numbers between hyphens, nil where nothing stands there; read byte by byte, as each date of an article is.
  private struct Parts {
    private var numbers: (Int?, Int?, Int?, Int?) = (nil, nil, nil, nil)
    private(set) var count = 1

    subscript(index: Int) -> Int? {
      get {
        switch index {
        case 0: numbers.0
        case 1: numbers.1
        case 2: numbers.2
        default: numbers.3
        }
      }
      set {
        switch index {
        case 0: numbers.0 = newValue
        case 1: numbers.1 = newValue
        case 2: numbers.2 = newValue
        default: numbers.3 = newValue
        }
      }
    }

    /// False for what is no digit and no hyphen, for a fifth part and for a number that no date holds.
    mutating func take(_ unit: UInt8) -> Bool {
      if unit == UInt8(ascii: "-") {
        count += 1
        return count <= 4
      }
      let last = self[count - 1] ?? 0
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(unit), last < 1_000_000 else { return false }
      self[count - 1] = last * 10 + Int(unit - UInt8(ascii: "0"))
      return true
    }
  }

  /// In XML Schema form; nil where nothing is told.
  var value: String? {
    if year == nil, month == nil, day == nil { return nil }
    // At most fifteen bytes, which a String holds without memory of its own.
    return String(unsafeUninitializedCapacity: 15) { bytes in
      var count = 0
      func put(_ byte: UInt8) {
        bytes[count] = byte
        count += 1
      }
      func put(_ number: Int, _ width: Int) {
        var unit = width == 4 ? 1000 : 10
        while number / unit > 9, unit < 100_000 { unit *= 10 }
        while unit > 0 {
          put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / unit % 10))
          unit /= 10
        }
      }
      let dash = UInt8(ascii: "-")
      if let year {
        if year < 0 { put(dash) }
        put(Int(year.magnitude), 4)
      } else {
        put(dash)
      }
      guard year == nil || month != nil else { return count }
      put(dash)
      if let month { put(month, 2) }
      guard let day else { return count }
      put(dash)
      put(day, 2)
      return count
    }
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
    return (number < 0 ? "-" : "") + zeros + digits
  }

  // MARK: The calendar

  static func length(year: Int, month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func isValid(year: Int, month: Int, day: Int) -> Bool {
    (-9999...9999).contains(year) && (1...12).contains(month) && day >= 1 && day <= length(year: year, month: month)
  }

  /// Days since 1970-01-01 (Hinnant, chrono-compatible low-level date algorithms, 2013).
  static func days(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The date `days` after 1970-01-01.
  init(days: Int) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// Days since 1970-01-01, where year, month and day are told.
  var days: Int? {
    guard let year, let month, let day else { return nil }
    return Self.days(year: year, month: month, day: day)
  }

  /// Days since 1970-01-01 of the date so many months later or earlier: the last of its month where there is none.
  func days(months: Int) -> Int? {
    guard let year, let month, let day else { return nil }
    let index = year * 12 + month - 1 + months
    let (other, number) = (index / 12, index % 12 + 1)
    guard (1...9999).contains(other) else { return nil }
    return Self.days(year: other, month: number, day: min(day, Self.length(year: other, month: number)))
  }

  static func iso(_ days: Int) -> String { CalendarDate(days: days).value ?? "" }
}
