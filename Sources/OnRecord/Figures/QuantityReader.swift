import OnRecordLexicon
import OnRecordModel

/// What follows a numeral and tells what it counts.
struct FigureUnit {
  enum Kind {
    case percent, points, tenths, discount, times
    case money, measure, count, age
    case duration(String, days: Int)
    case clock(String)
    case calendar(String)
  }

  var kind: Kind
  /// As the graph writes it: %, km, USD, 顆.
  var symbol: String
  var end: Int
  /// 個, 場: says nothing of what is counted.
  var isGeneral = false
  /// 多 or 餘 stands between numeral and unit.
  var isOver = false
  /// 年半: half a unit more.
  var hasHalf = false
}

/// A numeral or a range of two with the unit they share.
struct Quantity {
  var numeral: Numeral
  var low: DecimalNumber
  var high: DecimalNumber
  var unit: FigureUnit?
  var isOver: Bool
  /// The numerals alone, without unit.
  var number: TextSpan
  var end: Int
}

/// Reads numerals with their units, and ranges: 25-30億美元, 三到五成, 90%至100%, 4、5個.
struct QuantityReader {
  private let reading: Reading
  let numerals: NumeralReader
  private let currencies: CurrencyResolver

  init(_ reading: Reading) {
    self.reading = reading
    numerals = NumeralReader(reading)
    currencies = CurrencyResolver(reading)
  }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }

  func quantity(at position: Int, limit: Int) -> Quantity? {
    guard let first = numerals.numeral(at: position, limit: limit) else { return nil }
    if let range = range(first, limit: limit) { return range }
    let unit = unit(after: first, limit: limit)
    var quantity = Quantity(
      numeral: first, low: first.low, high: first.high, unit: unit, isOver: first.isOver || unit?.isOver == true,
      number: first.span, end: unit?.end ?? first.span.end)
    if let unit, unit.hasHalf, let half = first.low.plus(DecimalNumber(5, exponent: -1)) {
      (quantity.low, quantity.high) = (half, half)
    }
    if let unit, let range = rangeOfTwo(quantity, unit, limit: limit) { return range }
    return quantity
  }

  // MARK: Ranges

  /// 25-30億美元: the unit and the scale behind the second number belong to both.
  private func range(_ first: Numeral, limit: Int) -> Quantity? {
    guard let link = connector(at: first.span.end), !first.isVague,
      let second = numerals.numeral(at: link.end, limit: limit), !second.isVague
    else { return nil }
    var low = first.low
    if !first.hasScale, second.hasScale, second.lastScale >= 4,
      let scaled = low.times(DecimalNumber(1, exponent: second.lastScale)), scaled.compared(to: second.low) < 0
    {
      low = scaled
    }
    guard low.compared(to: second.low) < 0, let unit = unit(after: second, limit: limit) else { return nil }
    if link.isEnumeration {
      // 4、5個 is a range, 4、8個 two numbers.
      guard let a = first.integer, let b = second.integer, b == a + 1, b < 100 else { return nil }
    }
    switch unit.kind {
    case .calendar, .clock: return nil
    default: break
    }
    return Quantity(
      numeral: second, low: low, high: second.high, unit: unit, isOver: unit.isOver || second.isOver,
      number: TextSpan(first.span.start, second.span.end), end: unit.end)
  }

  /// 90%至100%, 550億美元到700億美元: the unit stands behind both.
  private func rangeOfTwo(_ first: Quantity, _ unit: FigureUnit, limit: Int) -> Quantity? {
    guard let link = connector(at: unit.end), !link.isEnumeration,
      let second = numerals.numeral(at: link.end, limit: limit),
      let other = self.unit(after: second, limit: limit), other.symbol == unit.symbol,
      first.low.compared(to: second.low) < 0
    else { return nil }
    return Quantity(
      numeral: second, low: first.low, high: second.high, unit: other, isOver: other.isOver,
      number: TextSpan(first.number.start, second.span.end), end: other.end)
  }

  func connector(at position: Int) -> (end: Int, isEnumeration: Bool)? {
    var at = position
    if document.characterClass(at: at) == .space { at += 1 }
    guard at < document.count else { return nil }
    switch document.characterClass(at: at) {
    case .dash:
      at += 1
      // A double dash is a pause.
      if document.characterClass(at: at) == .dash { return nil }
    case .enumerationComma: return (at + 1, true)
    case .han:
      // 至, 到
      guard document.folded[at] == 0x81F3 || document.folded[at] == 0x5230 else { return nil }
      at += 1
    default: return nil
    }
    if document.characterClass(at: at) == .space { at += 1 }
    return (at, false)
  }

  // MARK: Units

  func unit(after numeral: Numeral, limit: Int) -> FigureUnit? {
    var at = numeral.span.end
    if document.characterClass(at: at) == .space, at + 1 < limit { at += 1 }
    guard at < limit else { return nil }
    if document.characterClass(at: at) == .percent {
      return FigureUnit(kind: .percent, symbol: "%", end: at + 1)
    }
    var isOver = false
    if let inside = lookups.word(.modifiers, at: at), inside.length == 1,
      ModifierFlags(rawValue: inside.entry.flags).contains(.inside), at + 1 < limit
    {
      isOver = true
    }
    // 多 may begin a unit's own word (個多小時) but never ends one.
    if var unit = word(at: isOver ? at + 1 : at, numeral, limit: limit) {
      unit.isOver = unit.isOver || isOver
      return unit
    }
    return nil
  }

  /// The longest unit, currency, time word or measure word at `position`.
  private func word(at position: Int, _ numeral: Numeral, limit: Int) -> FigureUnit? {
    let isPlain = numeral.digits > 0 || numeral.hasScale
    var best: (hit: Hit, rank: Int)?
    for hit in lookups.at(position) where hit.entry.kind == .word && Int(hit.end) <= limit {
      let flags = FigureWordFlags(rawValue: hit.entry.flags)
      let rank: Int
      switch hit.entry.list {
      case .units:
        if flags.contains(.weak), !isPlain || isOtherLetter(hit) { continue }
        rank = 4
      case .currencies:
        if !flags.contains(.after) || (flags.contains(.weak) && !isPlain && numeral.span.length < 2) { continue }
        rank = 3
      case .timeWords:
        if !flags.contains(.unit) || (flags.contains(.weak) && !isPlain) { continue }
        // 21分 are points, unless an hour stands before.
        rank = reading.lexicon.value(hit.id) == "minute" ? 0 : 2
      case .measureWords:
        if flags.contains(.weak), !isPlain { continue }
        rank = 1
      default: continue
      }
      if let known = best, known.hit.length > hit.length || (known.hit.length == hit.length && known.rank > rank) {
        continue
      }
      best = (hit, rank)
    }
    guard let hit = best?.hit else { return nil }
    return unit(hit, numeral)
  }

  /// 5G is no gram: a unit of one letter is told by its case.
  private func isOtherLetter(_ hit: Hit) -> Bool {
    let position = Int(hit.start)
    guard hit.length == 1, document.characterClass(at: position) == .latin else { return false }
    return reading.lexicon.value(hit.id).unicodeScalars.first?.value != document.scalars[position]
  }

  private func unit(_ hit: Hit, _ numeral: Numeral) -> FigureUnit? {
    let value = reading.lexicon.value(hit.id)
    let end = Int(hit.end)
    switch hit.entry.list {
    case .units:
      switch value {
      case "tenth":
        return isFollowedByVerbForm(end) ? nil : FigureUnit(kind: .tenths, symbol: "%", end: end)
      case "off": return FigureUnit(kind: .discount, symbol: "%", end: end)
      case "times": return FigureUnit(kind: .times, symbol: "times", end: end)
      case "pp": return FigureUnit(kind: .points, symbol: "pp", end: end)
      case "%": return FigureUnit(kind: .percent, symbol: "%", end: end)
      default: return FigureUnit(kind: .measure, symbol: value, end: end)
      }
    case .currencies:
      return FigureUnit(kind: .money, symbol: value == "local" ? currencies.local : value, end: end)
    case .measureWords:
      let flags = FigureWordFlags(rawValue: hit.entry.flags)
      return FigureUnit(
        kind: .count, symbol: document.text(TextSpan(Int(hit.start), end)), end: end,
        isGeneral: flags.contains(.general))
    default: return time(value, hit)
    }
  }

  private func time(_ value: String, _ hit: Hit) -> FigureUnit? {
    let end = Int(hit.end)
    func duration(_ unit: String, days: Int = 1, isOver: Bool = false, half: Bool = false) -> FigureUnit {
      FigureUnit(kind: .duration(unit, days: days), symbol: unit, end: end, isOver: isOver, hasHalf: half)
    }
    switch value {
    case "days": return duration("day")
    case "weeks": return duration("day", days: 7)
    case "months": return duration("month", isOver: hit.length == 3)
    case "hours": return duration("hour", isOver: hit.length == 4)
    case "minutes": return duration("minute")
    case "quarters": return duration("month", days: 3)
    case "century": return duration("year", days: 100)
    case "year-half": return duration("year", half: true)
    case "age": return FigureUnit(kind: .age, symbol: "year", end: end)
    case "second": return duration("second")
    case "year", "month", "day", "number", "quarter", "decade":
      return FigureUnit(kind: .calendar(value), symbol: value, end: end)
    case "hour", "oclock", "minute": return FigureUnit(kind: .clock(value), symbol: value, end: end)
    default: return nil
    }
  }

  /// 三成 is thirty percent, 三成為 is not: a longer word takes the character.
  private func isFollowedByVerbForm(_ end: Int) -> Bool {
    lookups.at(end - 1).contains { $0.length > 1 && ($0.entry.isWord(.commonWords) || $0.entry.isWord(.functionWords)) }
  }
}
