import OnRecordModel

/// One numeral while it is read, character by character.
///
/// The reader is lent to each step: where a run kept it, every question to it counted a reference.
struct NumeralRun {
  private let limit: Int
  private var at: Int
  private var value = NumeralValue()
  private var numeral: Numeral
  /// How far two neighbouring digits reach: 1, then 100 of 兩三百.
  private var reach: DecimalNumber?

  init(start: Int, limit: Int) {
    self.limit = limit
    at = start
    numeral = Numeral(span: TextSpan(start, start))
  }

  mutating func read(_ reader: NumeralReader) -> Numeral? {
    while at < limit {
      guard reader.isDigit(at) || reader.beginsDecimal(at) ? arabic(reader) : han(reader) else { break }
    }
    guard at > numeral.span.start, let low = value.value else { return nil }
    numeral.low = low
    if let reach = reach.flatMap({ value.pending == nil ? $0 : $0.times(value.place) }) {
      numeral.high = low.plus(reach) ?? low
    }
    if numeral.high.compared(to: low) < 0 { numeral.high = low }
    if value.pending != nil { numeral.lastScale = 0 }
    numeral.span.end = at
    return numeral
  }

  private mutating func arabic(_ reader: NumeralReader) -> Bool {
    if value.pending != nil, reader.isZero(at), at == numeral.span.start + 1 { return string(reader) }
    guard value.pending == nil, let number = reader.arabic(at: at, limit: limit) else { return false }
    let isFirst = numeral.span.start == at
    if isFirst { numeral.digits = max(1, number.digits) }
    numeral.hasPoint = numeral.hasPoint || number.hasPoint
    value.digit(number.value, isSingle: number.digits == 1 && !number.hasPoint)
    at = number.end
    if isFirst, let exponent = reader.letterScale(at, of: numeral.span.start, limit: limit) {
      return scale(exponent, reader)
    }
    // 1000 萬: a space before the scale.
    var next = at
    while next < limit, next - at < 2, reader.isSpace(next) { next += 1 }
    if next > at, reader.isScale(next, limit: limit) { at = next }
    return true
  }

  private mutating func han(_ reader: NumeralReader) -> Bool {
    guard let sign = reader.sign(at: at) else { return point(reader) || over(reader) }
    switch sign {
    case .digit(let digit, _): return self.digit(digit, reader)
    case .tens(let tens):
      guard value.pending == nil, value.lastScale != 1 else { return false }
      value.tens(tens)
      numeral.hasScale = true
      at += 1
      return true
    case .scale(let exponent, _): return scale(exponent, reader)
    case .half, .negative: return false
    case .some: return some(reader)
    }
  }

  private mutating func digit(_ digit: Int, _ reader: NumeralReader) -> Bool {
    guard value.pending != nil else {
      // 三十兩, 兩萬兩: behind a scale 兩 is a unit, unless its own scale follows.
      if value.lastScale != 0, reader.glyph(at: at) == Glyph.two, !reader.isScale(at + 1, limit: limit) { return false }
      if digit == 0, value.lastScale != 0 {
        value.zero()
      } else {
        value.digit(DecimalNumber(digit), isSingle: value.lastScale > 0)
      }
      at += 1
      return true
    }
    guard at == numeral.span.start + 1 || value.lastScale > 0, reach == nil, !numeral.hasPoint, numeral.digits == 0
    else { return false }
    if value.lastScale == 0, string(reader) { return reader.isScale(at, limit: limit) }
    if numeral.isDigitString { return false }
    // 兩三百, 七八個: two neighbours.
    guard let low = value.pending?.integer, low > 0, digit == low + 1 else { return false }
    reach = .one
    numeral.isVague = true
    at += 1
    return true
  }

  /// 二〇二五, 八0: digits without scales from the start on.
  private mutating func string(_ reader: NumeralReader) -> Bool {
    guard let string = reader.digitString(at: numeral.span.start, limit: limit) else { return false }
    numeral.isDigitString = true
    value.digit(DecimalNumber(string.value), isSingle: false)
    at = string.end
    return true
  }

  private mutating func scale(_ exponent: Int, _ reader: NumeralReader) -> Bool {
    if at > numeral.span.start, reader.beginsUnit(at) { return false }
    guard value.pending != .zero, value.scale(exponent) else { return false }
    reach = reach?.times(NumeralValue.power(exponent))
    numeral.hasScale = true
    numeral.lastScale = exponent
    at += 1
    return true
  }

  /// 幾十, 數百; 十幾, 三百幾.
  private mutating func some(_ reader: NumeralReader) -> Bool {
    guard value.pending == nil, reach == nil else {
      // 30幾年
      guard numeral.digits > 1, !numeral.hasScale, !numeral.isOver else { return false }
      numeral.isOver = true
      // 6000幾億
      let hasScale = reader.isScale(at + 1, limit: limit)
      numeral.isVague = !hasScale
      at += 1
      return hasScale
    }
    guard value.isOpen || (at == numeral.span.start && reader.isScale(at + 1, limit: limit)) else { return false }
    let isFirst = at == numeral.span.start
    (numeral.isVague, numeral.isOver) = (true, true)
    if isFirst { value.digit(.one, isSingle: false) }
    at += 1
    return isFirst || reader.isScale(at, limit: limit)
  }

  /// 五點五, 零點七: decimals behind Han digits.
  private mutating func point(_ reader: NumeralReader) -> Bool {
    guard value.pending != nil || value.isOpen, !numeral.hasPoint, reach == nil,
      numeral.digits == 0, let decimals = reader.decimals(at: at, limit: limit),
      let sum = (value.pending?.times(value.place) ?? .zero).plus(decimals.value)
    else { return false }
    value.digit(sum, isSingle: false)
    numeral.hasPoint = true
    at = decimals.end
    return true
  }

  /// 二百餘萬, 1000 餘萬: 多 or 餘 before another scale.
  private mutating func over(_ reader: NumeralReader) -> Bool {
    let word = reader.isSpace(at) ? at + 1 : at
    guard at > numeral.span.start, reach == nil, reader.isInsideOver(word), reader.isScale(word + 1, limit: limit)
    else { return false }
    numeral.isOver = true
    at = word + 1
    return true
  }
}
