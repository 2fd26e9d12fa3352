/// Reads the day, and the time where it is told, from the many ways in which pages and crawlers write a date.
package enum PublishedDate {
  /// ISO 8601, such as `2025-12-18` or `2025-12-18T09:30:00+08:00`; nil where there is no whole date of 1980 to 2100.
  package static func iso(_ text: String) -> String? {
    let characters = Array(text.unicodeScalars.prefix(200))
    var index = 0
    while index < characters.count {
      if let (value, length) = number(characters, index) {
        if length == 4, let found = yearFirst(characters, index, value) { return found }
        if length == 8, let found = compact(value, characters, index + 8) { return found }
        if length == 10 || length == 13, index == 0, length == characters.count {
          return epoch(length == 13 ? value / 1000 : value)
        }
        if (2...3).contains(length), let found = republic(characters, index, length, value) { return found }
        index += length
      } else if let found = monthName(characters, index) {
        return found
      } else {
        index += 1
      }
    }
    return nil
  }

  /// 2025-12-18, 2025/12/18, 2025.12.18, 2025年12月18日, and the time behind it.
  private static func yearFirst(_ text: [Unicode.Scalar], _ start: Int, _ year: Int) -> String? {
    var index = skipSpace(text, start + 4)
    guard index < text.count, "-/.年－–".unicodeScalars.contains(text[index]) else { return nil }
    index = skipSpace(text, index + 1)
    guard let (month, monthLength) = number(text, index), monthLength <= 2 else { return nil }
    index = skipSpace(text, index + monthLength)
    guard index < text.count, "-/.月－–".unicodeScalars.contains(text[index]) else { return nil }
    index = skipSpace(text, index + 1)
    guard let (day, dayLength) = number(text, index), dayLength <= 2 else { return nil }
    return date(year, month, day, time: text, index + dayLength)
  }

  /// 20251218.
  private static func compact(_ value: Int, _ text: [Unicode.Scalar], _ end: Int) -> String? {
    date(value / 10000, value / 100 % 100, value % 100, time: text, end)
  }

  /// 民國114年12月18日, 114年12月18日.
  private static func republic(_ text: [Unicode.Scalar], _ start: Int, _ length: Int, _ year: Int) -> String? {
    var index = skipSpace(text, start + length)
    guard (69...189).contains(year), index < text.count, text[index] == "年" else { return nil }
    index = skipSpace(text, index + 1)
    guard let (month, monthLength) = number(text, index) else { return nil }
    index = skipSpace(text, index + monthLength)
    guard index < text.count, text[index] == "月" else { return nil }
    index = skipSpace(text, index + 1)
    guard let (day, dayLength) = number(text, index) else { return nil }
    return date(year + 1911, month, day, time: text, index + dayLength)
  }

  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  /// 18 Dec 2025 09:30:00, Dec 18, 2025.
  private static func monthName(_ text: [Unicode.Scalar], _ start: Int) -> String? {
    guard start + 3 <= text.count, start == 0 || !isLetter(text[start - 1]) else { return nil }
    let name = String(String.UnicodeScalarView(text[start..<(start + 3)])).lowercased()
    guard let month = months.firstIndex(of: name) else { return nil }
    var index = start + 3
    while index < text.count, isLetter(text[index]) { index += 1 }
    var before = start - 1
    while before >= 0, text[before] == " " || text[before] == "-" { before -= 1 }
    var dayStart = before
    while dayStart >= 0, isDigit(text[dayStart]) { dayStart -= 1 }
    index = skipSpace(text, index, also: ".-,")
    guard let (first, firstLength) = number(text, index) else { return nil }
    if firstLength == 4, let (day, _) = number(text, dayStart + 1), dayStart < before {
      return date(first, month + 1, day, time: text, index + 4)
    }
    index = skipSpace(text, index + firstLength, also: ",stndrh")
    guard case (let year, 4)? = number(text, index) else { return nil }
    return date(year, month + 1, first, time: text, index + 4)
  }

  private static func epoch(_ seconds: Int) -> String? {
    // Days to civil date, by Howard Hinnant's algorithm.
    let days = seconds / 86400 + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return date(
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1, time: [], 0)
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int, time: [Unicode.Scalar], _ end: Int) -> String? {
    guard (1980...2100).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    return "\(year)-\(padded(month))-\(padded(day))" + clock(time, end)
  }

  /// `T09:30`, with seconds and zone as far as they are told; empty where no time follows.
  private static func clock(_ text: [Unicode.Scalar], _ start: Int) -> String {
    var index = skipSpace(text, start, also: "日T,,　")
    guard let (hour, hourLength) = number(text, index), hourLength <= 2, hour < 24 else { return "" }
    index += hourLength
    guard index < text.count, text[index] == ":" || text[index] == "：",
      case (let minute, 2)? = number(text, index + 1), minute < 60
    else { return "" }
    index += 3
    var clock = "T\(padded(hour)):\(padded(minute))"
    if index < text.count, text[index] == ":", case (let second, 2)? = number(text, index + 1), second < 60 {
      clock += ":\(padded(second))"
      index += 3
      if index < text.count, text[index] == ".", let (_, length) = number(text, index + 1) { index += length + 1 }
    }
    if index < text.count, text[index] == "Z" { return clock + "Z" }
    if index < text.count, text[index] == "+" || text[index] == "-", let (zone, length) = number(text, index + 1) {
      let sign = text[index] == "+" ? "+" : "-"
      if length == 4 { return clock + "\(sign)\(padded(zone / 100)):\(padded(zone % 100))" }
      if length == 2, index + 3 < text.count, text[index + 3] == ":", case (let minutes, 2)? = number(text, index + 4) {
        return clock + "\(sign)\(padded(zone)):\(padded(minutes))"
      }
    }
    return clock
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    (0x41...0x5A).contains(scalar.value & ~0x20)
  }

  private static func skipSpace(_ text: [Unicode.Scalar], _ start: Int, also: String = "") -> Int {
    var index = start
    while index < text.count, text[index] == " " || text[index] == "\u{A0}" || also.unicodeScalars.contains(text[index])
    {
      index += 1
    }
    return index
  }

  /// The digits at `start` as a number, and how many they are; nil without any or with more than 15.
  private static func number(_ text: [Unicode.Scalar], _ start: Int) -> (value: Int, length: Int)? {
    guard start >= 0 else { return nil }
    var value = 0
    var index = start
    while index < text.count, isDigit(text[index]) {
      guard index - start < 15 else { return nil }
      value = value * 10 + Int(text[index].value - 0x30)
      index += 1
    }
    return index > start ? (value, index - start) : nil
  }
}
