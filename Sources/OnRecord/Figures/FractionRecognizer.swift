import OnRecordLexicon
import OnRecordModel

/// Reads shares: 百分之二十五, 三分之二, 3又1/2, 一半, 半年, 3比1, 2:1, 1/3.
final class FractionRecognizer {
  private let document: Document
  private let lookups: Lookups
  private let quantities: QuantityReader
  private let numerals: NumeralReader

  init(_ reading: Reading, _ quantities: QuantityReader) {
    document = reading.document
    lookups = reading.lookups
    self.quantities = quantities
    numerals = quantities.numerals
  }

  func figure(at position: Int, limit: Int) -> Figure? {
    // 負三分之一
    if let start = numerals.negative(at: position, limit: limit) {
      guard var figure = parts(at: start, limit: limit) else { return nil }
      (figure.low, figure.high) = (figure.high?.negated, figure.low?.negated)
      figure.span.start = position
      figure.number.start = position
      return figure
    }
    return parts(at: position, limit: limit) ?? half(at: position, limit: limit) ?? score(at: position, limit: limit)
  }

  // MARK: Parts of a whole

  /// 百分之二十五, 百分之25至30, 千分之三; 三分之二, 三又二分之一.
  private func parts(at position: Int, limit: Int) -> Figure? {
    guard var whole = numerals.numeral(at: position, limit: limit, takesFormalDigit: true), whole.isExact else {
      return nil
    }
    var addend = DecimalNumber.zero
    if whole.span.end < limit, document.folded[whole.span.end] == Glyph.and,
      let second = numerals.numeral(at: whole.span.end + 1, limit: limit, takesFormalDigit: true), second.isExact
    {
      addend = whole.low
      whole = second
    }
    let at = whole.span.end
    if addend == .zero, let short = short(whole, limit: limit) { return short }
    guard at + 2 < limit, document.folded[at] == Glyph.part, document.folded[at + 1] == Glyph.of,
      let count = numerals.numeral(at: at + 2, limit: limit, takesFormalDigit: true), let parts = whole.integer
    else { return nil }
    var span = TextSpan(position, count.span.end)
    guard (parts == 100 || parts == 1000) && addend == .zero else {
      let share = fraction(count.low, of: parts, plus: addend, span: span, rule: "ratio.fraction")
      // 四分之一公升
      if var measure = share, let unit = quantities.units.unit(after: count, limit: limit), unit.kind == .measure {
        measure.kind = .measure
        measure.unit = unit.symbol
        measure.span.end = unit.end
        measure.number.end = unit.end
        measure.rule = "measure.fraction"
        return measure
      }
      return share
    }
    var high = count.high
    if let link = quantities.connector(at: count.span.end, limit: limit), link.kind == .span,
      let second = numerals.numeral(at: link.end, limit: limit), count.low.compared(to: second.low) < 0
    {
      high = second.high
      span.end = second.span.end
    }
    let scale = NumeralValue.power(parts == 100 ? 0 : -1)
    guard let a = count.low.times(scale), let b = high.times(scale) else { return nil }
    return Figure(
      kind: .percent, span: span, number: span, low: a, high: b, unit: "%", modifier: count.isOver ? .over : nil,
      rule: "percent.hundredths")
  }

  /// 三分一, 四分三, 3分1: Hong Kong leaves 之 out, between single digits; 三分一秒 is a time.
  private func short(_ whole: Numeral, limit: Int) -> Figure? {
    let at = whole.span.end + 1
    guard whole.span.length == 1, at < limit, document.folded[at - 1] == Glyph.part,
      let parts = whole.integer, (2...9).contains(parts),
      let count = numerals.numeral(at: at, limit: limit), count.digits == whole.digits, count.span.length == 1,
      let numerator = count.integer, (1..<parts).contains(numerator),
      !lookups.lists(at: count.span.end).contains(WordListSet(.timeWords))
    else { return nil }
    return fraction(
      count.low, of: parts, span: TextSpan(whole.span.start, count.span.end), rule: "ratio.fraction")
  }

  /// Ten decimals more than it has zeros: a fraction is rarely finite in tens.
  private func fraction(
    _ numerator: DecimalNumber, of denominator: Int, plus addend: DecimalNumber = .zero, span: TextSpan, rule: String
  ) -> Figure? {
    guard let count = numerator.integer, (1...1_000_000_000_000).contains(denominator),
      (0...1_000_000_000_000).contains(count)
    else { return nil }
    let digits = String(denominator).count + 9
    let scaled = (Int128(count) * Self.power(digits) + Int128(denominator) / 2) / Int128(denominator)
    guard let value = DecimalNumber(scaled, exponent: -digits).plus(addend) else { return nil }
    return Figure(kind: .ratio, span: span, number: span, low: value, high: value, rule: rule)
  }

  private static func power(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { value, _ in value * 10 } }

  // MARK: Halves

  /// 一半, 半數; 半年, 半小時, 半個月.
  private func half(at position: Int, limit: Int) -> Figure? {
    var end = position
    let hasOne = numerals.sign(at: position) == .digit(1, formal: false)
    if hasOne { end += 1 }
    guard end < limit, numerals.sign(at: end) == .half else { return nil }
    end += 1
    if !hasOne, let duration = halfDuration(from: position, end, limit: limit) { return duration }
    let isHalfOfAll = !hasOne && end < limit && document.folded[end] == Glyph.number
    guard hasOne || isHalfOfAll else { return nil }
    if isHalfOfAll { end += 1 }
    let span = TextSpan(position, end)
    let half = DecimalNumber(5, exponent: -1)
    return Figure(kind: .ratio, span: span, number: span, low: half, high: half, rule: "ratio.half")
  }

  private func halfDuration(from start: Int, _ position: Int, limit: Int) -> Figure? {
    guard lookups.lists(at: position).contains(WordListSet(.timeWords)) else { return nil }
    for hit in lookups.at(position) where hit.entry.isWord(.timeWords) && Int(hit.end) <= limit {
      let half: (unit: String, count: DecimalNumber)? =
        switch TimeWord(code: hit.entry.number)?.kind {
        case .year: ("month", DecimalNumber(6))
        case .century: ("year", DecimalNumber(50))
        case .months: ("day", DecimalNumber(15))
        case .hours: ("minute", DecimalNumber(30))
        case .days, .day: ("day", DecimalNumber(5, exponent: -1))
        default: nil
        }
      guard let half else { continue }
      let span = TextSpan(start, Int(hit.end))
      return Figure(
        kind: .duration, span: span, number: span, low: half.count, high: half.count, unit: half.unit,
        rule: "duration.half")
    }
    return nil
  }

  // MARK: Two numbers

  /// 3比1, 2:1, 1/3.
  private func score(at position: Int, limit: Int) -> Figure? {
    guard let first = numerals.numeral(at: position, limit: limit), let a = first.integer, (0..<1000).contains(a),
      first.span.end < limit
    else { return nil }
    let mark = document.characterClass(at: first.span.end)
    let isWord = document.folded[first.span.end] == Glyph.versus
    guard isWord || ((mark == .colon || mark == .slash) && first.digits > 0),
      let second = numerals.numeral(at: first.span.end + 1, limit: limit), let b = second.integer,
      (0..<1000).contains(b), isWord || second.digits > 0
    else { return nil }
    let span = TextSpan(position, second.span.end)
    if !isWord, !standsFree(span) { return nil }
    if mark == .slash {
      // 今(3/6), 07/08: days and years.
      guard a < b, (2...10).contains(b), a > 0, second.digits == String(b).utf8.count, !isEnclosed(span) else {
        return nil
      }
      return fraction(first.low, of: b, span: span, rule: "ratio.slash")
    }
    // 129：120 is a score, 12:345 none.
    if !isWord, max(first.digits, second.digits) > min(first.digits, second.digits, 2) + 1 { return nil }
    return Figure(
      kind: .ratio, span: span, number: span, value: "\(a):\(b)", unit: ":",
      rule: isWord ? "ratio.to" : "ratio.colon")
  }

  private func isEnclosed(_ span: TextSpan) -> Bool {
    document.characterClass(at: span.start - 1) == .openBracket
      && document.characterClass(at: span.end) == .closeBracket
  }

  /// A list of more than two, a path or a code is no ratio.
  private func standsFree(_ span: TextSpan) -> Bool {
    let next = document.characterClass(at: span.end)
    let before = document.characterClass(at: span.start - 1)
    if before == .colon, document.characterClass(at: span.start - 2) == .digit { return false }
    return !(next == .colon || next == .slash || next.isAlphanumeric || before == .slash || before.isAlphanumeric)
  }
}
