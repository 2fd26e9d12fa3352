import OnRecordLexicon
import OnRecordModel

/// What a numeral right behind a unit adds in a smaller one that it leaves unsaid: 兩成五, 37秒47, 一米八, 三塊五, 五元三毛.
final class UnitRemainder {
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

  /// Adds to a figure of `unit` what stands behind it.
  func add(to figure: inout Figure, _ unit: FigureUnit, limit: Int) {
    let at = figure.span.end
    guard at < limit, let low = figure.low, low == figure.high, low.significand > 0,
      document.characterClass(at: at) == .digit || numerals.sign(at: at) != nil
    else { return }
    let part: (value: DecimalNumber, end: Int)? =
      switch unit.kind {
      // 兩成五, 3成5
      case .tenths: tenth(at: at, limit: limit, isArabic: true).map { (DecimalNumber($0.digit), $0.end) }
      case .money: coins(at: at, limit: limit) ?? (unit.isSpoken ? decimals(at: at, low, limit: limit) : nil)
      case .measure where unit.symbol == "m": decimals(at: at, low, limit: limit)
      case .duration where unit.symbol == "second": hundredths(at: at, low, limit: limit)
      default: nil
      }
    guard let part, let sum = low.plus(part.value) else { return }
    (figure.low, figure.high) = (sum, sum)
    figure.span.end = part.end
    figure.number.end = part.end
  }

  /// A single Han digit without a unit of its own.
  private func tenth(at position: Int, limit: Int, isArabic: Bool = false) -> (digit: Int, end: Int)? {
    if isArabic, numerals.isDigit(position), !document.characterClass(at: position + 1).isAlphanumeric,
      let quantity = quantities.quantity(at: position, limit: limit), quantity.unit == nil,
      quantity.end == position + 1, let digit = quantity.numeral.integer
    {
      return (digit, position + 1)
    }
    guard case .digit(let digit, formal: false)? = numerals.sign(at: position), digit > 0,
      document.folded[position] != Glyph.two, let quantity = quantities.quantity(at: position, limit: limit),
      quantity.unit == nil, quantity.end == position + 1
    else { return nil }
    return (digit, position + 1)
  }

  /// 一米八, 1米75, 三塊五: tenths in Han digits, tenths or hundredths in Arabic ones.
  private func decimals(at position: Int, _ low: DecimalNumber, limit: Int) -> (value: DecimalNumber, end: Int)? {
    guard (low.integer ?? 99) < 10, document.characterClass(at: position - 1) == .han else { return nil }
    if let tenth = tenth(at: position, limit: limit) {
      guard document.characterClass(at: tenth.end) != .han || isWordBegin(tenth.end) else { return nil }
      return (DecimalNumber(Int128(tenth.digit), exponent: -1), tenth.end)
    }
    guard let part = numerals.arabic(at: position, limit: limit), !part.hasPoint, part.digits <= 2,
      part.end == position + part.digits, let quantity = quantities.quantity(at: position, limit: limit),
      quantity.unit == nil, quantity.end == part.end, let value = part.value.times(NumeralValue.power(-part.digits))
    else { return nil }
    return (value, part.end)
  }

  private static let words: WordListSet = [
    WordListSet(.functionWords), WordListSet(.modifiers), WordListSet(.commonWords),
  ]

  private func isWordBegin(_ position: Int) -> Bool { !lookups.lists(at: position).isDisjoint(with: Self.words) }

  /// 37秒47.
  private func hundredths(at position: Int, _ low: DecimalNumber, limit: Int) -> (value: DecimalNumber, end: Int)? {
    guard low.integer != nil, let part = numerals.arabic(at: position, limit: limit), part.digits <= 2, !part.hasPoint,
      !document.characterClass(at: part.end).isAlphanumeric, part.end == position + 2,
      let value = part.value.times(NumeralValue.power(-2))
    else { return nil }
    return (value, part.end)
  }

  /// 五元三毛, 一塊二角.
  private func coins(at position: Int, limit: Int) -> (value: DecimalNumber, end: Int)? {
    guard let coins = numerals.numeral(at: position, limit: limit), let count = coins.integer, (1...9).contains(count),
      coins.span.end < limit, Glyph.coins.contains(document.folded[coins.span.end])
    else { return nil }
    return (DecimalNumber(Int128(count), exponent: -1), coins.span.end + 1)
  }
}
