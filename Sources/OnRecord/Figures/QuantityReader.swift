import OnRecordLexicon
import OnRecordModel

/// A numeral or a range of two with the unit they share.
struct Quantity {
  var numeral: Numeral
  var low: DecimalNumber
  var high: DecimalNumber
  var unit: FigureUnit?
  var isOver: Bool
  var span: TextSpan
  var isRange = false

  var end: Int { span.end }
}

/// Reads numerals with their units, and ranges: 25-30億美元, 三到五成, 90%至100%, 4、5個.
final class QuantityReader {
  private let document: Document
  let numerals: NumeralReader
  let units: UnitReader

  init(_ reading: Reading) {
    document = reading.document
    numerals = NumeralReader(reading)
    units = UnitReader(reading, numerals)
  }

  private static let half = DecimalNumber(5, exponent: -1)

  /// A quantity below zero where a sign stands in front of it; the sign belongs to the span.
  func signed(at position: Int, limit: Int) -> Quantity? {
    guard let start = numerals.negative(at: position, limit: limit) else {
      return quantity(at: position, limit: limit)
    }
    // 零下5至10度 is all below zero, -5至10度 half of it.
    let isShared = start - position > 1
    guard var quantity = quantity(at: start, limit: limit, isNegative: true, isShared: isShared) else { return nil }
    quantity.span.start = position
    return quantity
  }

  func quantity(at position: Int, limit: Int, isNegative: Bool = false, isShared: Bool = false) -> Quantity? {
    guard let first = numerals.numeral(at: position, limit: limit) else { return nil }
    if let range = range(first, limit: limit, isNegative: isNegative && !isShared) {
      return isShared ? negated(range) : range
    }
    var quantity = Quantity(
      numeral: first, low: first.low, high: first.high, unit: nil, isOver: first.isOver, span: first.span)
    guard let unit = units.unit(after: first, limit: limit) else { return isNegative ? negated(quantity) : quantity }
    quantity.unit = unit
    quantity.isOver = first.isOver || unit.isOver
    quantity.span.end = unit.end
    if unit.hasHalf, let half = first.low.plus(Self.half) { (quantity.low, quantity.high) = (half, half) }
    if isNegative { quantity = negated(quantity) }
    return rangeOfTwo(quantity, unit, limit: limit) ?? quantity
  }

  private func negated(_ quantity: Quantity) -> Quantity {
    var quantity = quantity
    (quantity.low, quantity.high) = (quantity.high.negated, quantity.low.negated)
    return quantity
  }

  /// The second number of a range, which may have a sign of its own.
  private func second(at position: Int, limit: Int) -> (numeral: Numeral, low: DecimalNumber, high: DecimalNumber)? {
    let start = numerals.negative(at: position, limit: limit)
    guard let numeral = numerals.numeral(at: start ?? position, limit: limit) else { return nil }
    return start == nil
      ? (numeral, numeral.low, numeral.high) : (numeral, numeral.high.negated, numeral.low.negated)
  }

  // MARK: Ranges

  /// 25-30億美元: the unit and the scale behind the second number belong to both.
  private func range(_ first: Numeral, limit: Int, isNegative: Bool) -> Quantity? {
    if first.isVague, let tens = tens(first, limit: limit) { return tens }
    guard let link = connector(at: first.span.end, limit: limit), !first.isVague,
      let (second, bound, high) = second(at: link.end, limit: limit), !second.isVague
    else { return nil }
    var low = isNegative ? first.low.negated : first.low
    if !first.hasScale, second.hasScale, second.lastScale >= 4,
      let scaled = low.times(NumeralValue.power(second.lastScale)), scaled.compared(to: bound) < 0
    {
      low = scaled
    }
    guard low.compared(to: bound) < 0 else { return nil }
    var end = second.span.end
    var unit = units.unit(after: second, limit: limit)
    switch link.kind {
    case .enumeration:
      // 4、5個 is a range, 4、8個 two numbers; 七、八萬元 shares its scale.
      guard unit != nil, !isNegative, let a = first.integer, a < 99 else { return nil }
      let scale = NumeralValue.power(second.hasScale ? second.lastScale : 0)
      if second.integer != a + 1 {
        guard second.isExact, let next = DecimalNumber(Int128(a + 1)).times(scale), next == bound,
          let shared = first.low.times(scale)
        else { return nil }
        low = shared
      }
    case .join:
      // 3與5之間, 3與5公里之間; the 間 of rooms closes it too.
      if let close = between(at: end, limit: limit) {
        (unit, end) = (nil, close)
      } else {
        guard let close = unit.flatMap({ between(at: $0.end, limit: limit) }) else { return nil }
        unit?.end = close
      }
    case .span:
      // 80到90之間; 一千到一千五百
      if unit == nil {
        if let close = between(at: end, limit: limit) {
          end = close
        } else {
          guard first.span.length > 1, second.span.length > 1, first.hasScale || first.hasPoint else { return nil }
        }
      }
    }
    if let unit {
      guard isShared(unit, first, second) else { return nil }
      end = unit.end
    }
    return Quantity(
      numeral: second, low: low, high: high, unit: unit, isOver: unit?.isOver == true || second.isOver,
      span: TextSpan(first.span.start, end), isRange: true)
  }

  /// 40幾50歲: so many and some, up to the next ten.
  private func tens(_ first: Numeral, limit: Int) -> Quantity? {
    guard first.isOver, let low = first.integer, low < 100,
      let second = numerals.numeral(at: first.span.end, limit: limit),
      second.integer == low + 10, let unit = units.unit(after: second, limit: limit)
    else { return nil }
    return Quantity(
      numeral: second, low: first.low, high: second.high, unit: unit, isOver: unit.isOver,
      span: TextSpan(first.span.start, unit.end), isRange: true)
  }

  /// 3至5年 is a stretch of time; 18至20日 and 3至5時 are dates and times.
  private func isShared(_ unit: FigureUnit, _ first: Numeral, _ second: Numeral) -> Bool {
    switch unit.kind {
    case .calendar(.year): second.integer ?? 1000 < 200
    case .calendar(.day): document.folded[unit.end - 1] == Glyph.day || second.digits == 0
    case .calendar, .clock: false
    default: true
    }
  }

  /// 90%至100%, 550億美元到700億美元: the unit stands behind both.
  private func rangeOfTwo(_ first: Quantity, _ unit: FigureUnit, limit: Int) -> Quantity? {
    guard let link = connector(at: unit.end, limit: limit), link.kind != .enumeration,
      let (second, bound, high) = second(at: link.end, limit: limit),
      let other = units.unit(after: second, limit: limit), other.symbol == unit.symbol, other.kind == unit.kind,
      first.low.compared(to: bound) < 0
    else { return nil }
    var end = other.end
    if link.kind == .join {
      guard let close = between(at: end, limit: limit) else { return nil }
      end = close
    }
    return Quantity(
      numeral: second, low: first.low, high: high, unit: other, isOver: other.isOver,
      span: TextSpan(first.span.start, end), isRange: true)
  }

  /// What joins the ends of a range.
  enum Link { case span, enumeration, join }

  func connector(at position: Int, limit: Int) -> (end: Int, kind: Link)? {
    var at = position
    if numerals.isSpace(at) { at += 1 }
    guard at < limit else { return nil }
    var kind = Link.span
    switch document.characterClass(at: at) {
    case .dash:
      // A double dash is a pause.
      if document.characterClass(at: at + 1) == .dash { return nil }
    case .enumerationComma: kind = .enumeration
    case .han:
      let code = document.folded[at]
      if Glyph.joins.contains(code) {
        kind = .join
      } else {
        guard code == Glyph.until || code == Glyph.to else { return nil }
      }
    default: return nil
    }
    at += 1
    if numerals.isSpace(at) { at += 1 }
    return (at, kind)
  }

  /// Where 之間 or 間 ends behind a range.
  func between(at position: Int, limit: Int) -> Int? {
    var at = position
    if at < limit, document.folded[at] == Glyph.of { at += 1 }
    guard at < limit, document.folded[at] == Glyph.between else { return nil }
    return at + 1
  }
}
