import OnRecordLexicon
import OnRecordModel

/// Reads times of day: 下午4時, 晚上八點半, 17:30, 凌晨約1時.
struct ClockRecognizer {
  private let reading: Reading
  private let numerals: NumeralReader

  init(_ reading: Reading, _ numerals: NumeralReader) {
    self.reading = reading
    self.numerals = numerals
  }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }

  private enum Part { case am, noon, pm, night }

  func time(at position: Int, limit: Int) -> Figure? {
    var at = position
    var part: Part?
    var modifier: Figure.Modifier?
    if let word = lookups.at(position).first(where: { hit in
      hit.entry.isWord(.timeWords) && FigureWordFlags(rawValue: hit.entry.flags).contains(.start)
    }) {
      part =
        switch reading.lexicon.value(word.id) {
        case "am": .am
        case "noon": .noon
        case "pm": .pm
        default: .night
        }
      at = skipSpace(Int(word.end))
      // 凌晨約1時半
      if let about = lookups.word(.modifiers, at: at), ModifierFlags(rawValue: about.entry.flags).contains(.before) {
        modifier = Figure.Modifier(rawValue: reading.lexicon.value(about.id))
        at = Int(about.end)
      }
    }
    guard let first = clock(at: at, limit: limit, hasPart: part != nil) else { return nil }
    var figure = Figure(
      kind: .time, span: TextSpan(position, first.end), number: TextSpan(at, first.end),
      value: value(first.hour, first.minute, part), modifier: modifier, rule: "time.clock")
    if let second = rangeEnd(first.end, limit: limit, part: part) {
      figure.span.end = second.end
      figure.number.end = second.end
      figure.highValue = second.value
      figure.rule = "time.range"
    }
    return figure
  }

  private func rangeEnd(_ position: Int, limit: Int, part: Part?) -> (value: String, end: Int)? {
    var at = skipSpace(position)
    guard at < limit else { return nil }
    switch document.characterClass(at: at) {
    case .dash: at += 1
    case .han where document.folded[at] == 0x81F3 || document.folded[at] == 0x5230: at += 1
    default: return nil
    }
    at = skipSpace(at)
    guard let second = time(at: at, limit: limit), second.highValue == nil, var value = second.value else { return nil }
    if second.number.start == second.span.start, part == .pm, let hour = Int(value.prefix(2)), hour < 12 {
      value = "\(hour + 12)\(value.dropFirst(2))"
    }
    return (value, second.span.end)
  }

  private func clock(at position: Int, limit: Int, hasPart: Bool) -> (hour: Int, minute: Int, end: Int)? {
    if let digital = digital(at: position, limit: limit) { return digital }
    guard let numeral = numerals.numeral(at: position, limit: limit), let hour = numeral.integer,
      (0...24).contains(hour),
      !numeral.hasPoint, !numeral.isOver
    else { return nil }
    let at = skipSpace(numeral.span.end)
    var unit: (value: String, end: Int)?
    for hit in lookups.at(at) where hit.entry.isWord(.timeWords) && Int(hit.end) <= limit {
      let value = reading.lexicon.value(hit.id)
      if value == "hour" || value == "oclock" {
        unit = (value, Int(hit.end))
        break
      }
    }
    guard let unit else { return nil }
    var end = unit.end
    var minute = 0
    var isTold = false
    let after = skipSpace(end)
    if after < limit, case .half? = numerals.sign(at: after) {
      (minute, end, isTold) = (30, after + 1, true)
    } else if let minutes = numerals.numeral(at: after, limit: limit), let value = minutes.integer,
      (0...59).contains(value)
    {
      let behind = skipSpace(minutes.span.end)
      if let word = lookups.word(.timeWords, at: behind), reading.lexicon.value(word.id) == "minute", word.length == 1 {
        (minute, end, isTold) = (value, Int(word.end), true)
      }
    }
    // 三點 without a part of the day is three points.
    if unit.value == "oclock", !hasPart, !isTold, unit.end - at == 1, !isFollowedByAbout(end) { return nil }
    return (hour, minute, end)
  }

  private func isFollowedByAbout(_ position: Int) -> Bool {
    // 許, 鐘
    position < document.count && (document.folded[position] == 0x8BB8 || document.folded[position] == 0x949F)
  }

  /// 17:30
  private func digital(at position: Int, limit: Int) -> (hour: Int, minute: Int, end: Int)? {
    guard document.characterClass(at: position) == .digit, document.characterClass(at: position - 1) != .digit,
      document.characterClass(at: position - 1) != .colon
    else { return nil }
    var at = position
    var hour = 0
    while at < limit, document.characterClass(at: at) == .digit, at - position < 3 {
      hour = hour * 10 + Int(document.folded[at]) - 0x30
      at += 1
    }
    guard at - position <= 2, hour <= 24, at + 2 < limit + 1, document.characterClass(at: at) == .colon,
      document.characterClass(at: at + 1) == .digit, document.characterClass(at: at + 2) == .digit,
      document.characterClass(at: at + 3) != .digit, document.characterClass(at: at + 3) != .colon, at + 3 <= limit
    else { return nil }
    let minute = (Int(document.folded[at + 1]) - 0x30) * 10 + Int(document.folded[at + 2]) - 0x30
    return minute < 60 ? (hour, minute, at + 3) : nil
  }

  private func value(_ hour: Int, _ minute: Int, _ part: Part?) -> String {
    var hour = hour
    switch part {
    case .pm where hour < 12: hour += 12
    case .night where hour >= 6 && hour < 12: hour += 12
    case .night where hour == 12, .am where hour == 12: hour = 0
    case .noon where hour < 6: hour += 12
    default: break
    }
    return "\(CalendarDate.padded(hour, 2)):\(CalendarDate.padded(minute, 2))"
  }

  private func skipSpace(_ position: Int) -> Int {
    document.characterClass(at: position) == .space ? position + 1 : position
  }
}
