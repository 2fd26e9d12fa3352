import OnRecordLexicon
import OnRecordModel

/// Reads dates of the lunar calendar behind its name: 農曆八月十五, 農曆正月初一. Told as the text tells them, never settled.
final class LunarDateReader {
  private let document: Document
  private let words: DateWords

  init(_ reading: Reading, _ words: DateWords) {
    document = reading.document
    self.words = words
  }

  func date(at position: Int, from start: Int, limit: Int) -> DateReading? {
    guard let month = month(at: position, limit: limit) else { return nil }
    var date = CalendarDate(month: month.value)
    var end = month.end
    if let day = day(at: end, limit: limit) { (date.day, end) = (day.value, day.end) }
    var reading = DateReading(date, span: TextSpan(start, end), rule: "date.lunar")
    reading.isElsewhere = true
    return reading
  }

  /// 八月, 正月, 臘月.
  private func month(at position: Int, limit: Int) -> (value: Int, end: Int)? {
    guard position + 1 < limit else { return nil }
    var end = position + 1
    let value: Int
    switch document.folded[position] {
    case Glyph.firstMonth: value = 1
    case Glyph.lastMonth: value = 12
    default:
      guard let numeral = words.number(at: position, limit: limit), let number = numeral.integer,
        (1...12).contains(number)
      else { return nil }
      (value, end) = (number, numeral.span.end)
    }
    return words.word(at: end, limit: limit, [.month]).map { (value, $0.end) }
  }

  /// 初一, 十五, 廿三日.
  private func day(at position: Int, limit: Int) -> (value: Int, end: Int)? {
    guard position < limit else { return nil }
    let isEarly = document.folded[position] == Glyph.beginning
    guard let numeral = words.number(at: isEarly ? position + 1 : position, limit: limit), let day = numeral.integer,
      (1...(isEarly ? 10 : 30)).contains(day)
    else { return nil }
    return (day, words.word(at: numeral.span.end, limit: limit, [.day, .dayNumber])?.end ?? numeral.span.end)
  }
}
