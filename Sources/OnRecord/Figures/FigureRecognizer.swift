import OnRecordLexicon
import OnRecordModel

/// Finds figures: numerals with what they count, their bounds, and what they measure.
struct FigureRecognizer {
  private let reading: Reading
  private let quantities: QuantityReader
  private let dates: DateRecognizer
  private let clocks: ClockRecognizer
  private let modifiers: FigureModifiers
  private let currencies: CurrencyResolver

  init(_ reading: Reading) {
    self.reading = reading
    quantities = QuantityReader(reading)
    dates = DateRecognizer(reading, quantities.numerals)
    clocks = ClockRecognizer(reading, quantities.numerals)
    modifiers = FigureModifiers(reading)
    currencies = CurrencyResolver(reading)
  }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }

  /// The figures, sorted, without overlap.
  func figures() -> [Figure] {
    var figures: [Figure] = []
    for paragraph in document.paragraphs {
      var position = paragraph.span.start
      var floor = position
      while position < paragraph.span.end {
        if mayStart(position) {
          if let blocked = block(at: position), blocked > position {
            position = blocked
            continue
          }
          let limit = TextSpan(floor, paragraph.span.end)
          if let figure = figure(at: position, limit: limit) {
            if figure.rule != Self.skipped { figures.append(figure) }
            position = max(position + 1, figure.span.end)
            floor = position
            continue
          }
          // A numeral that is no figure is passed as a whole, so that its rest is none either.
          if document.characterClass(at: position) == .digit {
            while position < paragraph.span.end, document.characterClass(at: position) == .digit { position += 1 }
            continue
          }
        }
        position += 1
      }
    }
    return figures
  }

  /// A numeral that was read and counts nothing that belongs into the graph.
  private static let skipped = "figure.none"

  private func mayStart(_ position: Int) -> Bool {
    switch document.characterClass(at: position) {
    case .digit, .currency: return true
    case .latin:
      return lookups.at(position).contains { $0.entry.isWord(.currencies) }
    case .han, .symbol:
      // 第
      if document.folded[position] == 0x7B2C { return true }
      return lookups.at(position).contains {
        switch $0.entry.kind == .word ? $0.entry.list : .commonWords {
        case .numeralWords, .timeWords, .currencies: true
        default: false
        }
      }
    default: return false
    }
  }

  /// Where a word or name ends that holds the numeral at `position` without counting: 一方面, 三星, H200.
  private func block(at position: Int) -> Int? {
    if document.characterClass(at: position) == .digit {
      var before = position - 1
      if document.characterClass(at: before) == .dash, document.characterClass(at: before - 1) == .latin { before -= 1 }
      if document.characterClass(at: before) == .latin { return endOfCode(position) }
      if let name = coveringName(position) { return name }
      return nil
    }
    guard document.characterClass(at: position) == .han else { return nil }
    // 第一夫人, 十四五規劃
    for start in max(0, position - 3)...position {
      for hit in lookups.at(start) where Int(hit.end) > position && hit.length > 1 && hit.entry.isWord(.idioms) {
        return Int(hit.end)
      }
    }
    guard quantities.numerals.sign(at: position) != nil else { return nil }
    if let name = coveringName(position) { return name }
    for start in max(0, position - 3)...position {
      for hit in lookups.at(start) where Int(hit.end) > position && hit.length > 1 && hit.entry.kind == .word {
        switch hit.entry.list {
        case .commonWords:
          // Before the numeral begins it is another word; from it on, a longer figure may still win.
          if start < position || !isCounting(hit) { return Int(hit.end) }
        case .functionWords, .cues, .speechAdverbs, .notCues, .anonymousSources, .titles, .documents, .quoteNouns:
          if start < position || !isCounting(hit) { return Int(hit.end) }
        default: continue
        }
      }
    }
    return nil
  }

  /// 兩人 is a word and a count: what follows the numeral is a unit that ends the word.
  private func isCounting(_ hit: Hit) -> Bool {
    let start = Int(hit.start)
    if let parts = hundredths(at: start, limit: document.count) { return parts.span.end >= Int(hit.end) }
    if let half = half(at: start, limit: document.count) { return half.span.end >= Int(hit.end) }
    guard let quantity = quantities.quantity(at: start, limit: document.count), quantity.end >= Int(hit.end) else {
      return false
    }
    return quantity.unit != nil || quantity.numeral.hasScale
  }

  private func coveringName(_ position: Int) -> Int? {
    for start in max(0, position - 6)...position {
      for hit in lookups.at(start)
      where Int(hit.end) > position && hit.length > 1 && hit.entry.kind != .word && !hit.entry.isWeak {
        return Int(hit.end)
      }
    }
    return nil
  }

  /// H200, F-16A, B-52: letters and digits as one.
  private func endOfCode(_ position: Int) -> Int {
    var at = position
    while at < document.count, document.characterClass(at: at).isAlphanumeric { at += 1 }
    return at
  }

  // MARK: Readers in their order

  private func figure(at position: Int, limit: TextSpan) -> Figure? {
    if let figure = dates.date(at: position, limit: limit.end) { return modified(figure, limit) }
    if let figure = clocks.time(at: position, limit: limit.end) { return modified(figure, limit) }
    if let figure = ordinal(at: position, limit: limit.end) { return figure }
    if let figure = hundredths(at: position, limit: limit.end) { return modified(figure, limit) }
    if let figure = half(at: position, limit: limit.end) { return modified(figure, limit) }
    if let figure = ratio(at: position, limit: limit.end) { return modified(figure, limit) }
    if let figure = currencyFirst(at: position, limit: limit.end) { return modified(figure, limit) }
    return quantity(at: position, limit: limit)
  }

  private func modified(_ figure: Figure, _ limit: TextSpan) -> Figure {
    var figure = figure
    let (span, modifier) = modifiers.extend(
      figure.span, limit: limit, isDuration: figure.kind == .duration, isTime: figure.kind == .time)
    // A date is no bound: 2025年以上 is none, 約2025年 is.
    figure.span = span
    figure.modifier = modifier ?? figure.modifier
    figure.of = figure.of ?? MeasuredNoun(reading).noun(of: figure, limit: limit.end)
    return figure
  }

  /// 第三, 第3劑.
  private func ordinal(at position: Int, limit: Int) -> Figure? {
    // 第
    guard document.characterClass(at: position) == .han, document.folded[position] == 0x7B2C,
      let numeral = quantities.numerals.numeral(at: position + 1, limit: limit)
    else { return nil }
    var figure = Figure(
      kind: .ordinal, span: TextSpan(position, numeral.span.end), number: numeral.span, low: numeral.low,
      high: numeral.high, rule: "ordinal")
    if let unit = quantities.unit(after: numeral, limit: limit) {
      figure.unit = document.text(TextSpan(numeral.span.end, unit.end))
      figure.span.end = unit.end
    }
    return figure
  }

  /// 百分之二十五, 百分之25至30, 千分之三; 三分之二.
  private func hundredths(at position: Int, limit: Int) -> Figure? {
    guard let parts = quantities.numerals.numeral(at: position, limit: limit), parts.isExact,
      parts.span.end + 2 < limit, document.folded[parts.span.end] == 0x5206,
      document.folded[parts.span.end + 1] == 0x4E4B,
      let count = quantities.numerals.numeral(at: parts.span.end + 2, limit: limit), let whole = parts.integer
    else { return nil }
    var span = TextSpan(position, count.span.end)
    if whole == 100 || whole == 1000 {
      var high = count.high
      var number = count.span
      if let link = quantities.connector(at: count.span.end), !link.isEnumeration,
        let second = quantities.numerals.numeral(at: link.end, limit: limit), count.low.compared(to: second.low) < 0
      {
        high = second.high
        span.end = second.span.end
        number.end = second.span.end
      }
      let scale = DecimalNumber(1, exponent: whole == 100 ? 0 : -1)
      guard let a = count.low.times(scale), let b = high.times(scale) else { return nil }
      return Figure(
        kind: .percent, span: span, number: number, low: a, high: b, unit: "%", modifier: count.isOver ? .over : nil,
        rule: "percent.hundredths")
    }
    return fraction(count.low, of: parts.low, span: span, rule: "ratio.fraction")
  }

  private func fraction(_ numerator: DecimalNumber, of denominator: DecimalNumber, span: TextSpan, rule: String)
    -> Figure?
  {
    guard let a = numerator.integer, let b = denominator.integer, b > 0, b <= 1_000_000, a >= 0, a <= 1_000_000 else {
      return nil
    }
    // Ten decimals: a fraction is rarely finite in tens.
    let scaled = Int128(a) * 10_000_000_000 / Int128(b)
    let value = DecimalNumber(scaled, exponent: -10)
    return Figure(kind: .ratio, span: span, number: span, low: value, high: value, rule: rule)
  }

  /// 一半, 半數, 半年, 半小時, 半個月.
  private func half(at position: Int, limit: Int) -> Figure? {
    guard document.characterClass(at: position) == .han else { return nil }
    var at = position
    var hasOne = false
    if case .digit(1, _)? = quantities.numerals.sign(at: at), at + 1 < limit { (at, hasOne) = (at + 1, true) }
    guard case .half? = quantities.numerals.sign(at: at) else { return nil }
    let end = at + 1
    let five = DecimalNumber(5, exponent: -1)
    if !hasOne, let word = lookups.word(.timeWords, at: end), Int(word.end) <= limit,
      FigureWordFlags(rawValue: word.entry.flags).contains(.unit)
    {
      let unit: (String, DecimalNumber)? =
        switch reading.lexicon.value(word.id) {
        case "year": ("month", DecimalNumber(6))
        case "century": ("year", DecimalNumber(50))
        case "months": ("day", DecimalNumber(15))
        case "hours": ("minute", DecimalNumber(30))
        case "days": ("day", five)
        default: nil
        }
      guard let unit else { return nil }
      return Figure(
        kind: .duration, span: TextSpan(position, Int(word.end)), number: TextSpan(position, end), low: unit.1,
        high: unit.1, unit: unit.0, rule: "duration.half")
    }
    // 數
    let isHalfOfAll = !hasOne && end < limit && document.folded[end] == 0x6570
    guard hasOne || isHalfOfAll else { return nil }
    let span = TextSpan(position, isHalfOfAll ? end + 1 : end)
    return Figure(kind: .ratio, span: span, number: span, low: five, high: five, rule: "ratio.half")
  }

  /// 3比1, 2:1, 2/3.
  private func ratio(at position: Int, limit: Int) -> Figure? {
    guard let first = quantities.numerals.numeral(at: position, limit: limit), let a = first.integer, a < 1000,
      first.span.end < limit, document.characterClass(at: position - 1) != .colon
    else { return nil }
    let mark = document.folded[first.span.end]
    let isColon = document.characterClass(at: first.span.end) == .colon
    let isSlash = document.characterClass(at: first.span.end) == .slash
    // 比
    guard mark == 0x6BD4 || ((isColon || isSlash) && first.digits > 0),
      let second = quantities.numerals.numeral(at: first.span.end + 1, limit: limit), let b = second.integer, b < 1000,
      mark == 0x6BD4 || second.digits > 0
    else { return nil }
    let end = second.span.end
    if isColon || isSlash {
      // A list of more than two, a path or a code is no ratio.
      let next = document.characterClass(at: end)
      let before = document.characterClass(at: position - 1)
      if next == .colon || next == .slash || next.isAlphanumeric || before == .slash || before.isAlphanumeric {
        return nil
      }
    }
    let span = TextSpan(position, end)
    if isSlash {
      guard a < b, b <= 10, a > 0 else { return nil }
      return fraction(first.low, of: second.low, span: span, rule: "ratio.slash")
    }
    if isColon, second.digits > 2 || first.digits > 2 { return nil }
    return Figure(
      kind: .ratio, span: span, number: span, value: "\(a):\(b)", unit: ":",
      rule: isColon ? "ratio.colon" : "ratio.to")
  }

  /// 新台幣4500萬元, US$1.2 billion's first half, $0.255.
  private func currencyFirst(at position: Int, limit: Int) -> Figure? {
    for hit in lookups.at(position) where hit.entry.isWord(.currencies) {
      guard FigureWordFlags(rawValue: hit.entry.flags).contains(.before) else { continue }
      var at = Int(hit.end)
      if document.characterClass(at: at) == .space { at += 1 }
      var modifier: Figure.Modifier?
      if let about = lookups.word(.modifiers, at: at), ModifierFlags(rawValue: about.entry.flags).contains(.before) {
        modifier = Figure.Modifier(rawValue: reading.lexicon.value(about.id))
        at = Int(about.end)
      }
      guard let quantity = quantities.quantity(at: at, limit: limit) else { continue }
      let value = reading.lexicon.value(hit.id)
      var end = quantity.number.end
      if let unit = quantity.unit {
        if case .money = unit.kind {
          end = unit.end
        } else if unit.end > quantity.number.end, isPercent(unit) {
          continue
        }
      }
      return Figure(
        kind: .money, span: TextSpan(position, end), number: quantity.number, low: quantity.low, high: quantity.high,
        unit: value == "local" ? currencies.local : value, modifier: quantity.isOver ? .over : modifier,
        rule: "money.currency-first")
    }
    return nil
  }

  private func isPercent(_ unit: FigureUnit) -> Bool {
    if case .percent = unit.kind { return true }
    return false
  }

  // MARK: Numerals with units

  private func quantity(at position: Int, limit: TextSpan) -> Figure? {
    guard let quantity = quantities.quantity(at: position, limit: limit.end) else { return nil }
    let numeral = quantity.numeral
    guard let unit = quantity.unit else { return bare(quantity, limit) }
    var figure = Figure(
      kind: .count, span: TextSpan(position, quantity.end), number: quantity.number, low: quantity.low,
      high: quantity.high, unit: unit.symbol, modifier: quantity.isOver ? .over : nil, rule: "count.measure-word")
    switch unit.kind {
    case .percent: (figure.kind, figure.rule) = (.percent, "percent.sign")
    case .points: (figure.kind, figure.rule) = (.percent, "percent.points")
    case .tenths:
      guard scale(&figure, by: DecimalNumber(10)), numeral.low.compared(to: DecimalNumber(11)) < 0 else { return nil }
      (figure.kind, figure.rule) = (.percent, "percent.tenths")
      // 兩成五
      if quantity.low == quantity.high, case .digit(let digit, _)? = quantities.numerals.sign(at: quantity.end),
        digit > 0, !isCounted(quantity.end, limit.end), let sum = figure.low?.plus(DecimalNumber(digit))
      {
        (figure.low, figure.high) = (sum, sum)
        figure.span.end += 1
      }
    case .discount:
      guard quantity.low.compared(to: DecimalNumber(100)) < 0 else { return nil }
      // 八折 is 80 percent of the price, 75折 75.
      if quantity.low.compared(to: DecimalNumber(10)) < 0, !scale(&figure, by: DecimalNumber(10)) { return nil }
      (figure.kind, figure.rule) = (.percent, "percent.discount")
    case .times: (figure.kind, figure.rule) = (.ratio, "ratio.times")
    case .money: (figure.kind, figure.rule) = (.money, "money.currency-last")
    case .measure: (figure.kind, figure.rule) = (.measure, "measure.unit")
    case .age:
      (figure.kind, figure.rule) = (.age, "age.years")
    case .duration(let symbol, let days):
      guard scale(&figure, by: DecimalNumber(days)) else { return nil }
      (figure.kind, figure.unit, figure.rule) = (.duration, symbol, "duration.unit")
    case .calendar(let unit):
      guard let duration = calendarDuration(unit, quantity, limit) else { return skip(figure) }
      (figure.kind, figure.unit, figure.rule) = (.duration, duration, "duration.calendar-unit")
    case .clock: return skip(figure)
    case .count:
      if unit.isGeneral, numeral.integer == 1, numeral.digits == 0 { return skip(figure) }
    }
    return modified(figure, limit)
  }

  private func skip(_ figure: Figure) -> Figure {
    var figure = figure
    figure.rule = Self.skipped
    return figure
  }

  private func isCounted(_ position: Int, _ limit: Int) -> Bool {
    quantities.quantity(at: position, limit: limit)?.unit != nil
  }

  private func scale(_ figure: inout Figure, by factor: DecimalNumber) -> Bool {
    guard let low = figure.low?.times(factor), let high = figure.high?.times(factor) else { return false }
    (figure.low, figure.high) = (low, high)
    return true
  }

  /// 三年, 兩日: what is no date is a stretch of time.
  private func calendarDuration(_ unit: String, _ quantity: Quantity, _ limit: TextSpan) -> String? {
    switch unit {
    case "year":
      // 三年級
      if quantity.end < document.count, document.folded[quantity.end] == 0x7EA7 { return nil }
      return "year"
    case "day": return quantity.numeral.integer ?? 99 <= 366 ? "day" : nil
    default: return nil
    }
  }

  /// A number without a unit: only Arabic ones that stand free, and amounts in 萬 or 億.
  private func bare(_ quantity: Quantity, _ limit: TextSpan) -> Figure? {
    let numeral = quantity.numeral
    var figure = Figure(
      kind: .number, span: TextSpan(numeral.span.start, quantity.end), number: quantity.number, low: quantity.low,
      high: quantity.high, modifier: quantity.isOver ? .over : nil, rule: "number.bare")
    let next = document.characterClass(at: quantity.end)
    let before = document.characterClass(at: numeral.span.start - 1)
    if next.isAlphanumeric || next == .dash || before == .dash || before.isAlphanumeric || next == .slash { return nil }
    if numeral.digits == 0 {
      guard numeral.hasScale, numeral.span.length >= 2, numeral.lastScale >= 4 || numeral.span.length >= 3 else {
        return nil
      }
      return modified(figure, limit)
    }
    guard numeral.hasPoint || numeral.hasScale else {
      let bounded = modified(figure, limit)
      return bounded.modifier != nil ? bounded : nil
    }
    figure.rule = "number.decimal"
    return modified(figure, limit)
  }
}
