import OnRecordModel

/// Reads dates in digits alone: 2025-12-08, 2025/12/8, 17/6.
final class WrittenDateReader {
  private let document: Document
  private let numerals: NumeralReader

  init(_ reading: Reading, _ numerals: NumeralReader) {
    document = reading.document
    self.numerals = numerals
  }

  /// 2025-12-08, 2025/12/8, 2025.12.8; 17/6 and 12/1 of newspapers.
  func date(at position: Int, limit: Int) -> DateReading? {
    guard numerals.isDigit(position), !document.characterClass(at: position - 1).isAlphanumeric,
      // Most digits stand by themselves.
      let first = digits(at: position, limit: limit), first.end < limit, isSeparator(document.folded[first.end])
    else { return nil }
    var values: [Int] = []
    var at = position
    var separator: UInt16 = 0
    while values.count < 3 {
      guard let number = digits(at: at, limit: limit) else { break }
      values.append(number.value)
      at = number.end
      guard values.count < 3, at < limit, numerals.isDigit(at + 1) else { break }
      let mark = document.folded[at]
      guard isSeparator(mark), separator == 0 || separator == mark else { break }
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

  private func isSeparator(_ mark: UInt16) -> Bool {
    mark == Glyph.hyphen || mark == Glyph.slash || mark == Glyph.period
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
