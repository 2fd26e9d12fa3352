import OnRecordLexicon
import OnRecordModel

/// A time of day as a text tells it.
struct ClockTime {
  enum Part { case am, noon, pm, night }

  var hour: Int
  var minute: Int
  var second: Int?
  var part: Part?
  /// 今晚, 明早: days from the article's.
  var dayOffset: Int?
  /// The whole, from the part of the day on.
  var span: TextSpan
  var modifier: Figure.Modifier?

  /// `17:00`, `17:00:30`.
  var value: String {
    let minutes = "\(CalendarDate.padded(settledHour, 2)):\(CalendarDate.padded(minute, 2))"
    return second.map { "\(minutes):\(CalendarDate.padded($0, 2))" } ?? minutes
  }

  /// With seconds, as intervals are written.
  var iso: String { second == nil ? value + ":00" : value }

  /// The hour of twenty-four.
  var settledHour: Int {
    switch part {
    case .pm where hour < 12: hour + 12
    case .night where hour >= 6 && hour < 12: hour + 12
    case .night where hour == 12, .am where hour == 12: 0
    case .noon where hour < 6: hour + 12
    default: hour
    }
  }
}

/// Reads times of day: 下午4時, 晚上八點半, 17:30, 凌晨約1時, 3pm.
final class ClockRecognizer {
  private let document: Document
  private let lookups: Lookups
  private let numerals: NumeralReader

  init(_ reading: Reading, _ numerals: NumeralReader) {
    document = reading.document
    lookups = reading.lookups
    self.numerals = numerals
  }

  func time(at position: Int, limit: Int) -> Figure? {
    if let hours = neighbours(at: position, limit: limit) { return hours }
    guard let first = clock(at: position, limit: limit) ?? shared(at: position, limit: limit) else { return nil }
    var figure = Figure(
      kind: .time, span: first.span, number: first.span, value: first.value, modifier: first.modifier,
      rule: "time.clock")
    if let second = rangeEnd(first, limit: limit) {
      figure.span.end = second.span.end
      figure.number.end = second.span.end
      figure.highValue = second.value
      figure.rule = "time.range"
    }
    return figure
  }

  // MARK: Ranges

  /// The second time of 下午4時至5時; what part of the day it is may be told by the first.
  func rangeEnd(_ first: ClockTime, limit: Int) -> ClockTime? {
    guard let at = link(at: first.span.end, limit: limit), var second = clock(at: at, limit: limit, isSecond: true)
    else { return nil }
    if second.part == nil, let part = first.part, second.hour < 12 { second.part = part }
    return second
  }

  private func link(at position: Int, limit: Int) -> Int? {
    let at = skipSpace(position)
    guard at < limit else { return nil }
    switch document.characterClass(at: at) {
    case .dash: return skipSpace(at + 1)
    case .han where document.folded[at] == Glyph.until || document.folded[at] == Glyph.to: return skipSpace(at + 1)
    default: return nil
    }
  }

  /// 下午2至3時, 早上五到六點: the unit stands behind the second hour only; the first of them.
  private func shared(at position: Int, limit: Int) -> ClockTime? {
    let part = part(at: position, limit: limit)
    // 約7至8時
    guard part != nil || lookups.word(.modifiers, endingAt: position)?.modifierFlags.contains(.before) == true,
      let numeral = numerals.numeral(at: part?.end ?? position, limit: limit), numeral.isPlain,
      let hour = numeral.integer, (0...24).contains(hour), let at = link(at: numeral.span.end, limit: limit),
      clock(at: at, limit: limit, isSecond: true) != nil
    else { return nil }
    return ClockTime(
      hour: hour, minute: 0, part: part?.part, dayOffset: part?.offset, span: TextSpan(position, numeral.span.end))
  }

  /// 晚上七八點: two neighbouring hours behind a part of the day.
  private func neighbours(at position: Int, limit: Int) -> Figure? {
    guard let part = part(at: position, limit: limit), let numeral = numerals.numeral(at: part.end, limit: limit),
      numeral.isVague, !numeral.isOver, let low = numeral.low.integer, let high = numeral.high.integer, high <= 12,
      let unit = unit(at: numeral.span.end, limit: limit, [.hour, .oclock])
    else { return nil }
    let span = TextSpan(position, unit.end)
    func value(_ hour: Int) -> String { ClockTime(hour: hour, minute: 0, part: part.part, span: span).value }
    return Figure(
      kind: .time, span: span, number: span, value: value(low), highValue: value(high), rule: "time.range")
  }

  // MARK: One time

  /// 下午, 今晚: a part of the day and the day it lies in.
  func part(at position: Int, limit: Int) -> (part: ClockTime.Part, offset: Int?, end: Int)? {
    guard lookups.lists(at: position).contains(WordListSet(.timeWords)) else { return nil }
    for hit in lookups.at(position) where hit.entry.isWord(.timeWords) && Int(hit.end) <= limit {
      guard hit.figureFlags.contains(.start), let word = TimeWord(code: hit.entry.number)
      else { continue }
      let part: ClockTime.Part =
        switch word.kind {
        case .am: .am
        case .noon: .noon
        case .pm: .pm
        default: .night
        }
      return (part, word.offset, skipSpace(Int(hit.end)))
    }
    return nil
  }

  /// - Parameter isSecond: a bare hour is told to be one by the time before it.
  func clock(at position: Int, limit: Int, isSecond: Bool = false) -> ClockTime? {
    let part = part(at: position, limit: limit)
    var at = part?.end ?? position
    var modifier: Figure.Modifier?
    // 凌晨約1時半
    if part != nil, let about = lookups.word(.modifiers, at: at),
      about.modifierFlags.contains(.before)
    {
      modifier = Figure.Modifier(about)
      at = Int(about.end)
    }
    let isTold = part != nil || isSecond
    guard var time = digital(at: at, limit: limit) ?? spoken(at: at, limit: limit, isTold: isTold) else { return nil }
    time.span.start = position
    time.dayOffset = part?.offset
    time.modifier = modifier
    if let part { time.part = part.part }
    return time
  }

  /// 17:30, 17:55:23, 3:30pm, 3 pm.
  private func digital(at position: Int, limit: Int) -> ClockTime? {
    guard numerals.isDigit(position), !numerals.isDigit(position - 1),
      // 以21:11獲勝
      document.characterClass(at: position - 1) != .colon, position == 0 || document.folded[position - 1] != Glyph.by,
      let hour = digits(at: position, limit: limit)
    else { return nil }
    var time = ClockTime(hour: hour.value, minute: 0, span: TextSpan(position, hour.end))
    if let minute = behindColon(hour.end, limit: limit) {
      time.minute = minute.value
      time.span.end = minute.end
      if let second = behindColon(minute.end, limit: limit) {
        time.second = second.value
        time.span.end = second.end
      }
      if document.characterClass(at: time.span.end) == .colon, numerals.isDigit(time.span.end + 1) { return nil }
    }
    if let half = halfOfDay(at: time.span.end, limit: limit), time.hour <= 12 {
      time.part = half.part
      time.span.end = half.end
    } else if time.span.end == hour.end {
      return nil
    }
    return time.hour <= 24 ? time : nil
  }

  private func digits(at position: Int, limit: Int) -> (value: Int, end: Int)? {
    var end = position
    var value = 0
    while end < limit, numerals.isDigit(end), end - position < 3 {
      value = value * 10 + Int(document.folded[end] &- Glyph.zero)
      end += 1
    }
    return (1...2).contains(end - position) ? (value, end) : nil
  }

  private func behindColon(_ position: Int, limit: Int) -> (value: Int, end: Int)? {
    guard document.characterClass(at: position) == .colon, let number = digits(at: position + 1, limit: limit),
      number.end == position + 3, number.value < 60
    else { return nil }
    return number
  }

  private static let letterA: UInt16 = 0x61
  private static let letterM: UInt16 = 0x6D
  private static let letterP: UInt16 = 0x70

  /// pm, p.m., a.m.
  private func halfOfDay(at position: Int, limit: Int) -> (part: ClockTime.Part, end: Int)? {
    var at = skipSpace(position)
    guard at + 1 < limit else { return nil }
    let letter = document.folded[at]
    guard letter == Self.letterA || letter == Self.letterP else { return nil }
    at += 1
    if document.folded[at] == Glyph.period { at += 1 }
    guard at < limit, document.folded[at] == Self.letterM, !document.characterClass(at: at + 1).isAlphanumeric else {
      return nil
    }
    at += 1
    if at < limit, document.folded[at] == Glyph.period, document.folded[at - 2] == Glyph.period { at += 1 }
    return (letter == Self.letterA ? .am : .pm, at)
  }

  /// 4時30分, 八點半, 三點十五; an hour of points only where a part of the day or a minute tells it.
  private func spoken(at position: Int, limit: Int, isTold: Bool) -> ClockTime? {
    guard let numeral = numerals.numeral(at: position, limit: hourEnd(position, limit: limit)),
      let hour = numeral.integer, numeral.isPlain, (0...24).contains(hour),
      let unit = unit(at: skipSpace(numeral.span.end), limit: limit, [.hour, .oclock])
    else { return nil }
    var time = ClockTime(hour: hour, minute: 0, span: TextSpan(position, unit.end))
    var hasMinute = false
    let after = skipSpace(unit.end)
    if after < limit, numerals.sign(at: after) == .half {
      (time.minute, time.span.end, hasMinute) = (30, after + 1, true)
    } else if let minute = minute(at: after, limit: limit, isTold: isTold) {
      (time.minute, time.second, time.span.end, hasMinute) = (minute.value, minute.second, minute.end, true)
    }
    if unit.kind == .oclock, !isTold, !hasMinute, unit.isShort, !isClear(position, unit.end, hour) { return nil }
    return time
  }

  /// 三點零五 is no decimal where an hour is read: the numeral ends at 點.
  private func hourEnd(_ position: Int, limit: Int) -> Int {
    let reach = min(limit, position + 4)
    guard position < reach else { return limit }
    return (position..<reach).first { document.folded[$0] == Glyph.point } ?? limit
  }

  /// 三點 is three points unless words of time stand beside it: 大約十點, 零點, 在十二點之後.
  private func isClear(_ start: Int, _ end: Int, _ hour: Int) -> Bool {
    if end < document.count, document.folded[end] == Glyph.about || document.folded[end] == Glyph.clock { return true }
    if document.characterClass(at: end) == .dash { return numerals.isDigit(start) }
    guard document.characterClass(at: end) != .han || document.folded[end] == Glyph.of else { return false }
    // 零點77
    if numerals.isDigit(end) { return false }
    return hour == 0 || document.characterClass(at: start - 1) == .newline
      || lookups.lists(endingAt: start).contains(WordListSet(.modifiers))
      || (start > 0 && Glyph.times.contains(document.folded[start - 1]))
  }

  private static let units: WordListSet = [
    WordListSet(.units), WordListSet(.currencies), WordListSet(.timeWords), WordListSet(.measureWords),
  ]

  /// 30分, 十五, 零五分, 30分20秒.
  private func minute(at position: Int, limit: Int, isTold: Bool) -> (value: Int, second: Int?, end: Int)? {
    var start = position
    // 三點零五
    let hasZero = numerals.sign(at: start) == .digit(0, formal: false)
    if hasZero { start += 1 }
    guard let numeral = numerals.numeral(at: start, limit: limit), numeral.isPlain, let value = numeral.integer,
      (0..<60).contains(value)
    else { return nil }
    guard let unit = unit(at: skipSpace(numeral.span.end), limit: limit, [.minute]), unit.isShort else {
      // 7點30開會, not 7點30人到場
      let isWhole =
        document.characterClass(at: numeral.span.end) != .han
        || (numeral.digits == 2 && lookups.lists(at: numeral.span.end).isDisjoint(with: Self.units))
      return isTold && isWhole && (value >= 10 || hasZero) ? (value, nil, numeral.span.end) : nil
    }
    if let second = numerals.numeral(at: unit.end, limit: limit), second.isPlain, let count = second.integer,
      (0..<60).contains(count), let seconds = self.unit(at: second.span.end, limit: limit, [.second])
    {
      return (value, count, seconds.end)
    }
    return (value, nil, unit.end)
  }

  private func unit(at position: Int, limit: Int, _ kinds: [TimeWord.Kind])
    -> (kind: TimeWord.Kind, end: Int, isShort: Bool)?
  {
    guard lookups.lists(at: position).contains(WordListSet(.timeWords)) else { return nil }
    for hit in lookups.at(position) where hit.entry.isWord(.timeWords) && Int(hit.end) <= limit {
      guard hit.figureFlags.contains(.unit), let word = TimeWord(code: hit.entry.number)
      else { continue }
      // The longest unit has it: 30分鐘 is no minute of an hour.
      return kinds.contains(word.kind) ? (word.kind, Int(hit.end), hit.length == 1) : nil
    }
    return nil
  }

  private func skipSpace(_ position: Int) -> Int { numerals.isSpace(position) ? position + 1 : position }
}
