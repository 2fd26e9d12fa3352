import OnRecordLexicon
import OnRecordModel

/// Reads stretches of time that lie beside the article's day, where it is known: 下三週, 過去十年, 未來兩天, 三年前.
final class StretchReader {
  private let document: Document
  private let numerals: NumeralReader
  private let words: DateWords
  private let resolver: DateResolver

  init(_ reading: Reading, _ numerals: NumeralReader, _ words: DateWords, _ resolver: DateResolver) {
    document = reading.document
    self.numerals = numerals
    self.words = words
    self.resolver = resolver
  }

  func figure(at position: Int, limit: Int) -> Figure? {
    guard resolver.reference != nil, position < limit else { return nil }
    return beside(at: position, limit: limit) ?? ago(at: position, limit: limit)
  }

  /// Which way a stretch lies, and whether it is of whole calendar units or runs from the article's day.
  private struct Direction {
    var isPast: Bool
    var isWhole: Bool
    /// Where its word ends.
    var end: Int
    var units: TimeWordSet = [.year, .months, .weeks, .days, .day]
  }

  // MARK: In front of the numeral

  /// 上兩天, 下三年, 過去十年.
  private func beside(at position: Int, limit: Int) -> Figure? {
    guard let direction = direction(at: position, limit: limit),
      let numeral = words.number(at: direction.end, limit: limit), let count = numeral.integer,
      (direction.isWhole ? 2...100 : 1...1000).contains(count),
      let unit = words.word(at: numeral.span.end, limit: limit, direction.units),
      let days = direction.isWhole
        ? whole(direction.isPast ? -count : 1, count, unit.word.kind)
        : running(direction.isPast ? -count : count, unit.word.kind)
    else { return nil }
    return figure(TextSpan(position, unit.end), days, "date.relative-stretch")
  }

  /// One character only where a clause begins: elsewhere it ends another word, or is the first of a series.
  private func direction(at position: Int, limit: Int) -> Direction? {
    if let word = words.word(at: position, limit: limit, [.past, .future]), word.end - position > 1 {
      return Direction(isPast: word.word.kind == .past, isWhole: false, end: word.end)
    }
    guard document.characterClass(at: position - 1) != .han else { return nil }
    switch document.folded[position] {
    case Glyph.previous: return Direction(isPast: true, isWhole: true, end: position + 1)
    case Glyph.next: return Direction(isPast: false, isWhole: true, end: position + 1)
    // 前三個月 are more often the first three of a year.
    case Glyph.before: return Direction(isPast: true, isWhole: true, end: position + 1, units: [.year])
    case Glyph.after:
      // 後1年 runs from the day, 後三個月 are whole ones.
      let isOne = words.number(at: position + 1, limit: limit)?.integer == 1
      return Direction(isPast: false, isWhole: !isOne, end: position + 1)
    default: return nil
    }
  }

  /// Calendar units: from the one `first` units away, `count` of them.
  private func whole(_ first: Int, _ count: Int, _ unit: TimeWord.Kind) -> Range<Int>? {
    switch unit {
    case .weeks: return resolver.week(first, count: count)
    case .months:
      guard let a = resolver.month(first), let b = resolver.month(first + count - 1) else { return nil }
      return resolver.days(from: a, to: b)
    case .year:
      guard let a = resolver.year(first), let b = resolver.year(first + count - 1) else { return nil }
      return resolver.days(from: a, to: b)
    default:
      guard let today = resolver.reference?.days else { return nil }
      return (today + first)..<(today + first + count)
    }
  }

  /// Up to the article's day, or from the next one on.
  private func running(_ count: Int, _ unit: TimeWord.Kind) -> Range<Int>? {
    guard let today = resolver.reference?.days else { return nil }
    let start = count < 0 ? today : today + 1
    let end: Int?
    switch unit {
    case .weeks: end = start + count * 7
    case .months: end = CalendarDate(days: start).days(months: count)
    case .year: end = CalendarDate(days: start).days(months: count * 12)
    default: end = start + count
    }
    guard let end else { return nil }
    return min(start, end)..<max(start, end)
  }

  // MARK: Behind the numeral

  private func count(at position: Int, limit: Int) -> (low: Int, high: Int, end: Int)? {
    if let range = words.neighbours(at: position, limit: limit) { return range }
    guard let numeral = words.number(at: position, limit: limit), let count = numeral.integer else { return nil }
    return (count, count, numeral.span.end)
  }

  /// 三年前, 五六十年前, 5天前: the year, month, week or day so long ago; 5日前 may be a day that is to come.
  private func ago(at position: Int, limit: Int) -> Figure? {
    guard numerals.isDigit(position) || numerals.sign(at: position) != nil,
      position == 0 || document.folded[position - 1] != Glyph.possessive,
      let count = count(at: position, limit: limit), count.low > 0, count.high <= 1000,
      let unit = words.word(at: words.skipSpace(count.end), limit: limit, [.year, .months, .weeks, .days]),
      unit.end < limit, document.folded[unit.end] == Glyph.before,
      !words.beginsLonger(unit.end, than: unit.end + 1),
      // 2018年前
      unit.word.kind != .year || count.high < 1000,
      let days = whole(-count.high, count.high - count.low + 1, unit.word.kind)
    else { return nil }
    return figure(TextSpan(position, unit.end + 1), days, "date.ago")
  }

  private func figure(_ span: TextSpan, _ days: Range<Int>, _ rule: String) -> Figure {
    Figure(kind: .date, span: span, number: span, interval: DateResolver.interval(days), rule: rule)
  }
}
