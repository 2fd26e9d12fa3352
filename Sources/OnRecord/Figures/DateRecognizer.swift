import OnRecordLexicon
import OnRecordModel

/// Reads dates: 2025年12月8日, 民國113年, 今(18)日, 第三季, 1990年代, 2025-12-08.
struct DateRecognizer {
  private let reading: Reading
  private let numerals: NumeralReader
  private let resolver: DateResolver

  init(_ reading: Reading, _ numerals: NumeralReader) {
    self.reading = reading
    self.numerals = numerals
    resolver = DateResolver(published: reading.article.published)
  }

  private var document: Document { reading.document }

  func date(at position: Int, limit: Int) -> Figure? {
    if let figure = bracketed(at: position, limit: limit) { return figure }
    if let figure = written(at: position, limit: limit) { return figure }
    guard let parts = parts(at: position, limit: limit) else { return nil }
    return range(parts, from: position, limit: limit) ?? figure(parts, from: position)
  }

  // MARK: Parts

  private struct Parts {
    var date = CalendarDate()
    var last: CalendarDate?
    var end: Int
    var yearOffset: Int?
    var number: TextSpan
    var rule = "date.calendar"
  }

  private func unit(_ wanted: [String], at position: Int, limit: Int) -> (value: String, end: Int)? {
    for hit in reading.lookups.at(position) where hit.entry.isWord(.timeWords) && Int(hit.end) <= limit {
      let value = reading.lexicon.value(hit.id)
      if wanted.contains(value) { return (value, Int(hit.end)) }
    }
    return nil
  }

  private func number(at position: Int, limit: Int) -> Numeral? {
    guard let numeral = numerals.numeral(at: position, limit: limit), numeral.isExact, !numeral.hasPoint,
      !numeral.isOver, !numeral.isVague
    else { return nil }
    return numeral
  }

  private func skipSpace(_ position: Int) -> Int {
    document.characterClass(at: position) == .space ? position + 1 : position
  }

  private func parts(at position: Int, limit: Int) -> Parts? {
    var at = position
    var era: String?
    var parts = Parts(end: position, number: TextSpan(position, position))
    if let word = reading.lookups.at(position).first(where: {
      $0.entry.isWord(.timeWords) && FigureWordFlags(rawValue: $0.entry.flags).contains(.before)
    }) {
      let value = reading.lexicon.value(word.id)
      switch value {
      case "minguo", "common", "before-common", "lunar": era = value
      case _ where value.hasPrefix("year"):
        guard let offset = Int(value.dropFirst(4).filter { $0 != "+" && $0 != "=" }) ?? (value == "year=" ? 0 : nil)
        else {
          return nil
        }
        parts.yearOffset = value.contains("=") ? nil : offset
      default: return nil
      }
      at = skipSpace(Int(word.end))
      // 去年 alone is no figure; 去年11月 and 今年上半年 are.
      if era == nil {
        guard let month = month(at: at, limit: limit) ?? quarter(at: at, limit: limit, year: nil) else { return nil }
        return Parts(
          date: month.date, last: month.last, end: month.end, yearOffset: parts.yearOffset,
          number: TextSpan(at, month.end), rule: "date.relative-year")
      }
    }
    if let year = year(at: at, limit: limit, era: era) {
      if let quarter = quarter(at: skipSpace(year.end), limit: limit, year: year.date.year) { return quarter }
      if var month = month(at: skipSpace(year.end), limit: limit) {
        month.date.year = year.date.year
        if month.last != nil { month.last?.year = year.date.year }
        month.number.start = year.number.start
        return month
      }
      return year
    }
    if era == "lunar" || era == nil, let month = month(at: at, limit: limit) { return month }
    if era == nil { return quarter(at: at, limit: limit, year: nil) ?? day(at: at, limit: limit) }
    return nil
  }

  /// 2025年, 二〇二五年, 民國113年, 106年 before a month, 1990年代.
  private func year(at position: Int, limit: Int, era: String?) -> Parts? {
    guard let numeral = number(at: position, limit: limit), let value = numeral.integer else { return nil }
    let at = skipSpace(numeral.span.end)
    if let decade = unit(["decade"], at: at, limit: limit) {
      let first: Int
      switch value {
      case 1000...2100 where value % 10 == 0: first = value
      case 10...90 where value % 10 == 0: first = 1900 + value
      default: return nil
      }
      return Parts(
        date: CalendarDate(year: first), last: CalendarDate(year: first + 9), end: decade.end, number: numeral.span,
        rule: "date.decade")
    }
    if let century = unit(["century"], at: at, limit: limit), (1...21).contains(value),
      let tens = number(at: century.end, limit: limit), let decade = tens.integer,
      let word = unit(["decade"], at: tens.span.end, limit: limit)
    {
      let first = (value - 1) * 100 + decade
      return Parts(
        date: CalendarDate(year: first), last: CalendarDate(year: first + 9), end: word.end,
        number: TextSpan(numeral.span.start, tens.span.end), rule: "date.decade")
    }
    guard let word = unit(["year"], at: at, limit: limit) else { return nil }
    var year = value
    switch era {
    case "minguo": year += 1911
    case "before-common": year = -year
    case "common": break
    default:
      let isFourDigits = numeral.digits == 4 || (numeral.isDigitString && numeral.span.length == 4)
      if isFourDigits, (1000...2200).contains(value) { break }
      // Years of the Republic, or of the century, only before a month.
      guard month(at: skipSpace(word.end), limit: limit) != nil else { return nil }
      switch value {
      case 100...130: year += 1911
      case 80...99: year += 1900
      case 0...30 where numeral.digits == 2 || numeral.isDigitString: year += 2000
      default: return nil
      }
    }
    return Parts(date: CalendarDate(year: year), end: word.end, number: numeral.span)
  }

  /// 12月, 12月8日, 十二月, 12月下旬.
  private func month(at position: Int, limit: Int) -> Parts? {
    guard let numeral = number(at: position, limit: limit), let month = numeral.integer, (1...12).contains(month),
      let word = unit(["month"], at: skipSpace(numeral.span.end), limit: limit)
    else { return nil }
    var parts = Parts(date: CalendarDate(month: month), end: word.end, number: numeral.span)
    let at = skipSpace(word.end)
    if let day = number(at: at, limit: limit), let value = day.integer, (1...31).contains(value),
      let unit = unit(["day", "number"], at: skipSpace(day.span.end), limit: limit)
    {
      parts.date.day = value
      parts.end = unit.end
      parts.number.end = day.span.end
    } else if let third = unit(["early", "mid", "late"], at: word.end, limit: limit),
      !reading.lookups.at(word.end).contains(where: { Int($0.end) > third.end && $0.entry.isWord(.commonWords) })
    {
      parts.end = third.end
    }
    return parts
  }

  /// 18日, 二十三日; 兩日 and 三日內 are durations.
  private func day(at position: Int, limit: Int) -> Parts? {
    guard let numeral = number(at: position, limit: limit), let day = numeral.integer, (1...31).contains(day),
      let word = unit(["day"], at: skipSpace(numeral.span.end), limit: limit)
    else { return nil }
    if numeral.digits == 0 {
      // 兩 counts, 二 numbers.
      if document.folded[numeral.span.start] == 0x4E24 || (day <= 10 && !followsDate(position)) { return nil }
    } else if followsSpan(word.end) {
      return nil
    }
    return Parts(date: CalendarDate(day: day), end: word.end, number: numeral.span, rule: "date.day")
  }

  /// 第三季, 上半年, 2024年第三季.
  private func quarter(at position: Int, limit: Int, year: Int?) -> Parts? {
    for half in reading.lookups.at(position) where half.entry.isWord(.timeWords) {
      let value = reading.lexicon.value(half.id)
      guard value == "half1" || value == "half2", year != nil || position > 0 else { continue }
      let months = value == "half1" ? (1, 6) : (7, 12)
      return Parts(
        date: CalendarDate(year: year, month: months.0), last: CalendarDate(year: year, month: months.1),
        end: Int(half.end), number: TextSpan(position, Int(half.end)), rule: "date.half-year")
    }
    // 第
    guard position < limit, document.folded[position] == 0x7B2C,
      let numeral = number(at: position + 1, limit: limit), let quarter = numeral.integer, (1...4).contains(quarter),
      let word = unit(["quarter"], at: numeral.span.end, limit: limit), year != nil
    else { return nil }
    return Parts(
      date: CalendarDate(year: year, month: quarter * 3 - 2), last: CalendarDate(year: year, month: quarter * 3),
      end: word.end, number: numeral.span, rule: "date.quarter")
  }

  /// A month stands right before: 12月8、9日.
  private func followsDate(_ position: Int) -> Bool {
    let before = document.characterClass(at: position - 1)
    // 月
    return position > 0 && document.folded[position - 1] == 0x6708 || before == .openBracket
  }

  /// 3日內, 10日後: a stretch of days.
  private func followsSpan(_ position: Int) -> Bool {
    guard position < document.count else { return false }
    // 內 後 間 來 前 之 of a stretch; 後 and 前 also follow dates, 內 and 間 never do.
    return [0x5185, 0x95F4].contains(document.folded[position])
  }

  // MARK: Special forms

  /// 今(18)日, 昨(17日): the day stands in parentheses.
  private func bracketed(at position: Int, limit: Int) -> Figure? {
    guard
      let word = reading.lookups.at(position).first(where: {
        $0.entry.isWord(.timeWords) && FigureWordFlags(rawValue: $0.entry.flags).contains(.before)
          && document.characterClass(at: Int($0.end)) == .openBracket
      }), let numeral = number(at: Int(word.end) + 1, limit: limit), let day = numeral.integer, (1...31).contains(day)
    else { return nil }
    var at = numeral.span.end
    if let unit = unit(["day"], at: at, limit: limit) { at = unit.end }
    guard document.characterClass(at: at) == .closeBracket else { return nil }
    at += 1
    if let unit = unit(["day", "days"], at: at, limit: limit) { at = unit.end }
    return figure(
      Parts(date: CalendarDate(day: day), end: at, number: numeral.span, rule: "date.bracketed-day"), from: position)
  }

  /// 2025-12-08, 2025/12/8, 2025.12.8.
  private func written(at position: Int, limit: Int) -> Figure? {
    guard document.characterClass(at: position) == .digit, document.characterClass(at: position - 1) != .digit else {
      return nil
    }
    var values: [Int] = []
    var at = position
    var separator: UInt16 = 0
    while values.count < 3 {
      var value = 0
      let start = at
      while at < limit, document.characterClass(at: at) == .digit, at - start < 5 {
        value = value * 10 + Int(document.folded[at]) - 0x30
        at += 1
      }
      guard at > start, values.isEmpty ? at - start == 4 : at - start <= 2 else { return nil }
      values.append(value)
      if values.count == 3 { break }
      guard at < limit else { return nil }
      let mark = document.folded[at]
      guard mark == 0x2D || mark == 0x2F || mark == 0x2E, separator == 0 || separator == mark else { return nil }
      separator = mark
      at += 1
    }
    guard document.characterClass(at: at) != .digit, (1000...2200).contains(values[0]), (1...12).contains(values[1]),
      (1...31).contains(values[2])
    else { return nil }
    return figure(
      Parts(
        date: CalendarDate(year: values[0], month: values[1], day: values[2]), end: at,
        number: TextSpan(position, at), rule: "date.numeric"), from: position)
  }

  /// 5月4日至6月19日, 2020年至2024年, 12月8日至10日.
  private func range(_ first: Parts, from position: Int, limit: Int) -> Figure? {
    var at = skipSpace(first.end)
    guard at < limit, first.last == nil else { return nil }
    switch document.characterClass(at: at) {
    case .dash: at += 1
    case .han where document.folded[at] == 0x81F3 || document.folded[at] == 0x5230: at += 1
    default: return nil
    }
    guard let second = parts(at: skipSpace(at), limit: limit), second.last == nil else { return nil }
    var last = second.date
    if last.year == nil { last.year = first.date.year }
    if last.month == nil, last.day != nil { last.month = first.date.month }
    guard let low = first.date.value, let high = last.value, low != high else { return nil }
    var figure = Figure(
      kind: .date, span: TextSpan(position, second.end), number: TextSpan(first.number.start, second.number.end),
      value: low, highValue: high, rule: "date.range")
    figure.interval = resolver.interval(from: first.date, to: last)
    return figure
  }

  private func figure(_ parts: Parts, from position: Int) -> Figure? {
    guard let value = parts.date.value else { return nil }
    var figure = Figure(
      kind: .date, span: TextSpan(position, parts.end), number: parts.number, value: value, rule: parts.rule)
    if let last = parts.last {
      figure.highValue = last.value
      figure.interval = resolver.interval(from: parts.date, to: last)
    } else {
      figure.interval = resolver.interval(parts.date, yearOffset: parts.yearOffset)
    }
    return figure
  }
}
