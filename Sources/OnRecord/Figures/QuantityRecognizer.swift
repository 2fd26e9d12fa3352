import OnRecordLexicon
import OnRecordModel

/// Makes figures of quantities: each kind of unit its own, and numbers that have none.
struct QuantityRecognizer {
  private let document: Document
  private let lookups: Lookups
  private let lexicon: Lexicon
  private let quantities: QuantityReader
  private let compounds: CompoundReader
  private let nouns: MeasuredNoun

  init(_ reading: Reading, _ quantities: QuantityReader) {
    document = reading.document
    lookups = reading.lookups
    lexicon = reading.lexicon
    self.quantities = quantities
    compounds = CompoundReader(reading, quantities)
    nouns = MeasuredNoun(reading)
  }

  enum Outcome {
    case none
    /// `needsBound`: a figure only where a modifier stands beside it.
    case figure(Figure, needsBound: Bool)
    /// A numeral up to this position that counts nothing.
    case passed(Int)
  }

  private var numerals: NumeralReader { quantities.numerals }

  func read(at position: Int, limit: Int, _ paragraph: TextSpan) -> Outcome {
    if let figure = ordinal(at: position, limit: limit) { return .figure(figure, needsBound: false) }
    if let figure = currencyFirst(at: position, limit: limit) { return .figure(figure, needsBound: false) }
    if let figure = unitFirst(at: position, limit: limit) { return .figure(figure, needsBound: false) }
    let start = numerals.negative(at: position, limit: limit)
    guard let quantity = quantities.quantity(at: start ?? position, limit: limit) else { return .none }
    guard let unit = quantity.unit else { return bare(quantity, from: position, isNegative: start != nil, paragraph) }
    guard var figure = counted(quantity, unit, limit: limit) else { return .passed(quantity.end) }
    if start != nil { negate(&figure, from: position) }
    return .figure(figure, needsBound: false)
  }

  // MARK: Signs and names before the numeral

  /// 第三, 第3劑.
  private func ordinal(at position: Int, limit: Int) -> Figure? {
    guard document.folded[position] == Glyph.ordinal,
      let numeral = numerals.numeral(at: position + 1, limit: limit)
    else { return nil }
    let span = TextSpan(position, numeral.span.end)
    var figure = Figure(
      kind: .ordinal, span: span, number: span, low: numeral.low, high: numeral.high, rule: "ordinal")
    // 第97至106段
    var last = numeral
    if let link = quantities.connector(at: numeral.span.end, limit: limit), link.kind == .span,
      let second = numerals.numeral(at: link.end, limit: limit), numeral.low.compared(to: second.low) < 0
    {
      last = second
      figure.high = second.high
      figure.span.end = second.span.end
      figure.number.end = second.span.end
    }
    if let unit = quantities.units.unit(after: last, limit: limit), !unit.isOver, !unit.hasHalf {
      figure.unit = document.text(TextSpan(last.span.end, unit.end))
      figure.span.end = unit.end
    }
    return figure
  }

  /// 新台幣4500萬元, US$1.2 billion's first half, $0.255.
  private func currencyFirst(at position: Int, limit: Int) -> Figure? {
    guard lookups.lists(at: position).contains(WordListSet(.currencies)) else { return nil }
    for hit in lookups.at(position) where hit.entry.isWord(.currencies) {
      guard FigureWordFlags(rawValue: hit.entry.flags).contains(.before) else { continue }
      var at = Int(hit.end)
      while numerals.isSpace(at), at - Int(hit.end) < 2 { at += 1 }
      var modifier: Figure.Modifier?
      if let about = lookups.word(.modifiers, at: at), ModifierFlags(rawValue: about.entry.flags).contains(.before) {
        modifier = Figure.Modifier(about)
        at = Int(about.end)
      }
      guard let quantity = quantities.quantity(at: at, limit: limit) else { continue }
      var end = quantity.numeral.span.end
      switch quantity.unit?.kind {
      case .money?: end = quantity.end
      case .percent?, .points?: continue
      default: break
      }
      let value = lexicon.value(hit.id)
      let span = TextSpan(position, end)
      return Figure(
        kind: .money, span: span, number: span, low: quantity.low, high: quantity.high,
        unit: value == "local" ? quantities.units.currencies.local : value,
        modifier: quantity.isOver ? .over : modifier, rule: "money.currency-first")
    }
    return nil
  }

  /// 攝氏38.5度, 華氏溫度100度: the scale stands before the numeral.
  private func unitFirst(at position: Int, limit: Int) -> Figure? {
    guard let hit = lookups.word(.units, at: position),
      FigureWordFlags(rawValue: hit.entry.flags).contains(.before)
    else { return nil }
    let at = Int(hit.end)
    let start = numerals.negative(at: at, limit: limit)
    guard let quantity = quantities.quantity(at: start ?? at, limit: limit), let unit = quantity.unit,
      unit.kind == .measure
    else { return nil }
    let span = TextSpan(position, quantity.end)
    var figure = Figure(
      kind: .measure, span: span, number: span, low: quantity.low, high: quantity.high, unit: lexicon.value(hit.id),
      modifier: quantity.isOver ? .over : nil, rule: "measure.unit-first")
    if start != nil { negate(&figure, from: position) }
    return figure
  }

  private func negate(_ figure: inout Figure, from position: Int) {
    (figure.low, figure.high) = (figure.high?.negated, figure.low?.negated)
    figure.span.start = position
    figure.number.start = position
  }

  // MARK: Numerals with units

  private func counted(_ quantity: Quantity, _ unit: FigureUnit, limit: Int) -> Figure? {
    if let compound = compounds.figure(quantity, limit: limit) { return compound }
    var figure = Figure(
      kind: .count, span: quantity.span, number: quantity.span, low: quantity.low, high: quantity.high,
      unit: unit.symbol, modifier: quantity.isOver ? .over : nil, rule: "count.measure-word")
    func become(_ kind: Figure.Kind, _ rule: String) { (figure.kind, figure.rule) = (kind, rule) }
    switch unit.kind {
    case .percent: become(.percent, "percent.sign")
    case .points: become(.percent, "percent.points")
    case .tenths:
      guard quantity.numeral.low.compared(to: DecimalNumber(11)) < 0, scale(&figure, by: 10) else { return nil }
      become(.percent, "percent.tenths")
      addTenth(&figure, limit: limit)
    case .discount:
      guard quantity.low.compared(to: DecimalNumber(100)) < 0 else { return nil }
      // 八折 is 80 percent of the price, 75折 75.
      if quantity.low.compared(to: DecimalNumber(10)) < 0, !scale(&figure, by: 10) { return nil }
      become(.percent, "percent.discount")
    case .times: become(.ratio, "ratio.times")
    case .money:
      become(.money, "money.currency-last")
      addCoins(&figure, limit: limit)
    case .measure: become(.measure, "measure.unit")
    case .age: become(.age, "age.years")
    case .duration(let each):
      guard scale(&figure, by: each) else { return nil }
      become(.duration, "duration.unit")
      addHundredths(&figure, limit: limit)
    case .calendar(let kind):
      guard isStretch(kind, quantity) else { return nil }
      become(.duration, "duration.calendar-unit")
    case .clock(let kind):
      guard isStretch(kind, quantity) else { return nil }
      become(.duration, "duration.unit")
    case .count:
      if isUnspecific(quantity, unit) { return nil }
      if unit.isNoun { figure.rule = MeasuredNoun.countedNounRule }
      // What is counted is a word of its own.
      if !unit.hasHalf { figure.number.end = quantity.numeral.span.end }
    }
    if figure.kind == .duration, followedBy(Glyph.big, figure.span.end) {
      // 十個月大
      figure.span.end += 1
      figure.number.end += 1
      become(.age, "age.old")
    }
    return figure
  }

  /// 一個, 一場, 零部件: counts nothing that belongs into the graph.
  private func isUnspecific(_ quantity: Quantity, _ unit: FigureUnit) -> Bool {
    guard quantity.numeral.digits == 0, !unit.hasHalf else { return false }
    return quantity.numeral.high == .zero || (unit.isGeneral && quantity.numeral.integer == 1)
  }

  /// 三年, 兩日: what is no date is a stretch of time; 三年級 is none.
  private func isStretch(_ kind: TimeWord.Kind, _ quantity: Quantity) -> Bool {
    switch kind {
    case .year: !followedBy(Glyph.grade, quantity.end) && !(quantity.numeral.integer == 0)
    case .day: (quantity.high.integer ?? 999) <= 366
    default: false
    }
  }

  private func followedBy(_ glyph: UInt16, _ position: Int) -> Bool {
    position < document.count && document.folded[position] == glyph
      && !lookups.at(position).contains { $0.length > 1 && $0.entry.isWord(.commonWords) }
  }

  /// 兩成五.
  private func addTenth(_ figure: inout Figure, limit: Int) {
    let at = figure.span.end
    guard figure.low == figure.high, case .digit(let digit, _)? = numerals.sign(at: at), digit > 0,
      quantities.quantity(at: at, limit: limit)?.unit == nil, let sum = figure.low?.plus(DecimalNumber(digit))
    else { return }
    (figure.low, figure.high) = (sum, sum)
    figure.span.end += 1
    figure.number.end += 1
  }

  /// 37秒47.
  private func addHundredths(_ figure: inout Figure, limit: Int) {
    guard figure.unit == "second", figure.low == figure.high, let low = figure.low, low.integer != nil,
      let part = numerals.arabic(at: figure.span.end, limit: limit), part.digits <= 2, !part.hasPoint,
      !document.characterClass(at: part.end).isAlphanumeric, part.end == figure.span.end + 2,
      let hundredths = part.value.times(NumeralValue.power(-2)), let sum = low.plus(hundredths)
    else { return }
    (figure.low, figure.high) = (sum, sum)
    figure.span.end = part.end
    figure.number.end = part.end
  }

  /// 五元三毛, 一塊二角.
  private func addCoins(_ figure: inout Figure, limit: Int) {
    let at = figure.span.end
    guard figure.low == figure.high, at + 1 < limit, let low = figure.low,
      let coins = numerals.numeral(at: at, limit: limit), let count = coins.integer, (1...9).contains(count),
      coins.span.end < limit, Glyph.coins.contains(document.folded[coins.span.end]),
      let sum = low.plus(DecimalNumber(Int128(count), exponent: -1))
    else { return }
    (figure.low, figure.high) = (sum, sum)
    figure.span.end = coins.span.end + 1
    figure.number.end = figure.span.end
  }

  private func scale(_ figure: inout Figure, by factor: Int) -> Bool {
    guard let low = figure.low?.times(DecimalNumber(factor)), let high = figure.high?.times(DecimalNumber(factor))
    else { return false }
    (figure.low, figure.high) = (low, high)
    return true
  }

  // MARK: Numerals without units

  /// Amounts in 萬 or 億, decimals, ranges, and what is counted by a noun right behind; others need a bound.
  private func bare(_ quantity: Quantity, from position: Int, isNegative: Bool, _ paragraph: TextSpan) -> Outcome {
    let numeral = quantity.numeral
    var figure = Figure(
      kind: .number, span: TextSpan(position, quantity.end), number: TextSpan(position, quantity.end),
      low: quantity.low, high: quantity.high, modifier: quantity.isOver ? .over : nil, rule: "number.bare")
    if isNegative { negate(&figure, from: position) }
    // 四百多
    if !isNegative, numerals.isInsideOver(figure.span.end), document.characterClass(at: figure.span.end + 1) != .han {
      figure.span.end += 1
      figure.modifier = .over
    }
    let span = figure.span
    if span.start == paragraph.start, span.end == paragraph.end, span.length > 1 || !numeral.hasScale {
      figure.rule = "number.alone"
      return .figure(figure, needsBound: false)
    }
    let next = document.characterClass(at: span.end)
    let before = document.characterClass(at: span.start - 1)
    if next.isAlphanumeric || next == .dash || before == .dash || before.isAlphanumeric || next == .slash {
      return .none
    }
    if quantity.isRange {
      figure.rule = "number.range"
      return .figure(figure, needsBound: false)
    }
    let isLarge = numeral.hasScale && (numeral.digits > 0 || numeral.span.length >= 2)
    if isCountable(numeral), let noun = countedNoun(at: span.end, isLarge: numeral.lastScale >= 4, limit: paragraph.end)
    {
      figure.kind = .count
      figure.rule = "count.noun"
      figure.unit = noun
      // 萬 and 千 alone need a bound: 近千賬戶.
      return .figure(figure, needsBound: !isLarge && numeral.digits == 0)
    }
    if numeral.digits == 0 {
      guard isLarge else { return .none }
      return .figure(figure, needsBound: numeral.lastScale < 4 && numeral.span.length < 3)
    }
    if numeral.hasPoint || numeral.hasScale {
      // 2.0 is a version, 7.21 among others a day.
      if numeral.hasPoint, !numeral.hasScale {
        if numeral.integer != nil || ((before != .han || next == .enumerationComma) && isDay(numeral)) { return .none }
      }
      figure.rule = "number.decimal"
      return .figure(figure, needsBound: false)
    }
    return .figure(figure, needsBound: true)
  }

  /// No fraction (2.0), no year (2019), no code (01).
  private func isCountable(_ numeral: Numeral) -> Bool {
    if numeral.hasScale { return true }
    guard numeral.digits > 0, !numeral.hasPoint, let value = numeral.integer else { return false }
    let isYear = numeral.span.length == 4 && (1900...2100).contains(value)
    return !isYear && document.folded[numeral.span.start] != Glyph.zero
  }

  /// 6.4, 7.21: may be a month and a day.
  private func isDay(_ numeral: Numeral) -> Bool {
    guard numeral.digits <= 2, numeral.span.length - numeral.digits <= 3,
      let hundredths = numeral.low.times(DecimalNumber(100))?.integer
    else { return false }
    return (100..<1300).contains(hundredths) && hundredths % 100 > 0
  }

  private static let rivals: WordListSet = [
    WordListSet(.functionWords), WordListSet(.modifiers), WordListSet(.changes), WordListSet(.cues),
  ]

  /// 20萬賬戶, 600億晶體管: the noun right behind a numeral without a measure word; behind 萬 and 億 any.
  private func countedNoun(at position: Int, isLarge: Bool, limit: Int) -> String? {
    guard position < limit, document.characterClass(at: position) == .han,
      lookups.lists(at: position).isDisjoint(with: Self.rivals)
    else { return nil }
    guard let noun = lookups.word(.commonWords, at: position), noun.length > 1, Int(noun.end) <= limit else {
      return isLarge ? nouns.noun(at: position, limit: limit) : nil
    }
    let flags = WordFlags(rawValue: noun.entry.flags)
    if flags.contains(.verb) || flags.contains(.adverb) || flags.contains(.conjunction)
      || flags.contains(.preposition)
    {
      return nil
    }
    return document.text(TextSpan(position, Int(noun.end)))
  }
}
