import OnRecordLexicon
import OnRecordModel

/// Makes figures of quantities: each kind of unit its own, and numbers that have none.
final class QuantityRecognizer {
  private let document: Document
  private let lookups: Lookups
  private let lexicon: Lexicon
  private let quantities: QuantityReader
  private let numerals: NumeralReader
  private let ordinals: OrdinalReader
  private let compounds: CompoundReader
  private let remainder: UnitRemainder
  private let plain: PlainNumberReader
  private let senses: UnitSenses

  init(_ reading: Reading, _ quantities: QuantityReader) {
    document = reading.document
    lookups = reading.lookups
    lexicon = reading.lexicon
    self.quantities = quantities
    numerals = quantities.numerals
    ordinals = OrdinalReader(reading, quantities)
    compounds = CompoundReader(reading, quantities)
    remainder = UnitRemainder(reading, quantities)
    plain = PlainNumberReader(reading, quantities, ordinals)
    senses = UnitSenses(reading)
  }

  enum Outcome {
    case none
    /// `needsBound`: a figure only where a modifier stands beside it.
    case figure(Figure, needsBound: Bool)
    /// A numeral up to this position that counts nothing.
    case passed(Int)
  }

  func read(at position: Int, limit: Int, _ paragraph: TextSpan) -> Outcome {
    // A figure is large: none is asked for where one character tells that there is none.
    let code = document.folded[position]
    let lists = lookups.lists(at: position)
    if code == Glyph.ordinal, let figure = ordinals.figure(at: position, limit: limit) {
      return .figure(figure, needsBound: false)
    }
    if lists.contains(WordListSet(.currencies)), let figure = currencyFirst(at: position, limit: limit) {
      return .figure(figure, needsBound: false)
    }
    if lists.contains(WordListSet(.units)), let figure = unitFirst(at: position, limit: limit) {
      return .figure(figure, needsBound: false)
    }
    if code == Glyph.meter, let figure = meters(at: position, limit: limit) {
      return .figure(figure, needsBound: false)
    }
    guard let quantity = quantities.signed(at: position, limit: limit) else { return .none }
    guard let unit = quantity.unit else { return plain.read(quantity, paragraph) }
    guard let figure = counted(quantity, unit, limit: limit) else { return .passed(quantity.end) }
    return .figure(figure, needsBound: false)
  }

  // MARK: Signs and names before the numeral

  /// 新台幣4500萬元, US$1.2 billion's first half, $0.255.
  private func currencyFirst(at position: Int, limit: Int) -> Figure? {
    guard lookups.lists(at: position).contains(WordListSet(.currencies)) else { return nil }
    for hit in lookups.at(position) where hit.entry.isWord(.currencies) {
      guard hit.figureFlags.contains(.before) else { continue }
      var at = Int(hit.end)
      while numerals.isSpace(at), at - Int(hit.end) < 2 { at += 1 }
      var modifier: Figure.Modifier?
      if let about = lookups.word(.modifiers, at: at), about.modifierFlags.contains(.before) {
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
      hit.figureFlags.contains(.before)
    else { return nil }
    let at = Int(hit.end)
    guard let quantity = quantities.signed(at: at, limit: limit), let unit = quantity.unit, unit.kind == .measure else {
      return nil
    }
    let span = TextSpan(position, quantity.end)
    return Figure(
      kind: .measure, span: span, number: span, low: quantity.low, high: quantity.high, unit: lexicon.value(hit.id),
      modifier: quantity.isOver ? .over : nil, rule: "measure.unit-first")
  }

  /// 米八, 米六到三米九: a height of one metre and so many tenths, where a clause begins or behind 高.
  private func meters(at position: Int, limit: Int) -> Figure? {
    guard document.folded[position] == Glyph.meter,
      document.characterClass(at: position - 1) != .han || isHeight(position),
      case .digit(let digit, formal: false)? = numerals.sign(at: position + 1), digit > 0,
      let tenths = quantities.quantity(at: position + 1, limit: limit), tenths.unit == nil,
      tenths.numeral.span.length == 1
    else { return nil }
    let low = DecimalNumber(Int128(10 + digit), exponent: -1)
    let span = TextSpan(position, position + 2)
    var figure = Figure(
      kind: .measure, span: span, number: span, low: low, high: low, unit: "m", rule: "measure.meters")
    if let link = quantities.connector(at: span.end, limit: limit), link.kind == .span,
      let second = quantities.quantity(at: link.end, limit: limit), let unit = second.unit, unit.symbol == "m",
      case .figure(let last, _) = read(at: link.end, limit: limit, TextSpan(link.end, limit)), let high = last.low,
      low.compared(to: high) < 0
    {
      figure.high = high
      figure.span.end = last.span.end
      figure.number.end = last.span.end
    }
    return figure
  }

  private func isHeight(_ position: Int) -> Bool { position > 0 && document.folded[position - 1] == Glyph.tall }

  // MARK: Numerals with units

  private func counted(_ quantity: Quantity, _ unit: FigureUnit, limit: Int) -> Figure? {
    if isTime(quantity), let compound = compounds.figure(quantity, limit: limit) { return compound }
    var figure = Figure(
      kind: .count, span: quantity.span, number: quantity.span, low: quantity.low, high: quantity.high,
      unit: unit.symbol, modifier: quantity.isOver ? .over : nil, rule: "count.measure-word")
    if let symbol = senses.symbol(of: unit, quantity) {
      figure.unit = symbol
      figure.become(.measure, "measure.unit")
      return figure
    }
    switch unit.kind {
    case .percent: figure.become(.percent, "percent.sign")
    case .points: figure.become(.percent, "percent.points")
    case .tenths:
      guard quantity.numeral.low.compared(to: DecimalNumber(11)) < 0, scale(&figure, by: DecimalNumber(10)) else {
        return nil
      }
      figure.become(.percent, "percent.tenths")
    case .discount:
      // 《離魂》一折: an act of a play.
      guard quantity.low.compared(to: DecimalNumber(100)) < 0,
        document.characterClass(at: quantity.span.start - 1) != .closeTitle
      else { return nil }
      // 八折 is 80 percent of the price, 75折 75.
      if quantity.low.compared(to: DecimalNumber(10)) < 0, !scale(&figure, by: DecimalNumber(10)) { return nil }
      figure.become(.percent, "percent.discount")
    case .times: figure.become(.ratio, "ratio.times")
    case .money:
      if unit.isHundredth {
        guard scale(&figure, by: DecimalNumber(1, exponent: -2)) else { return nil }
      }
      figure.become(.money, "money.currency-last")
    case .measure: figure.become(.measure, "measure.unit")
    case .age: figure.become(.age, "age.years")
    case .duration(let each):
      guard scale(&figure, by: DecimalNumber(each)) else { return nil }
      figure.become(.duration, "duration.unit")
    case .calendar(let kind):
      guard isStretch(kind, quantity) else { return nil }
      figure.become(.duration, "duration.calendar-unit")
    case .clock(.oclock):
      guard isPoints(quantity) else { return nil }
      figure.unit = document.text(TextSpan(quantity.numeral.span.end, unit.end))
      figure.number.end = quantity.numeral.span.end
      figure.become(.count, "count.points")
    case .clock(let kind):
      guard isStretch(kind, quantity) else { return nil }
      figure.become(.duration, "duration.unit")
    case .count:
      if plain.isTitle(quantity.span) || isUnspecific(quantity, unit) || isRepeated(quantity) || unit.isNamed
        || isFormation(quantity, limit: limit) || isEvent(quantity, unit) || isAddress(quantity, limit: limit)
      {
        return nil
      }
      if unit.isNoun { figure.rule = MeasuredNoun.countedNounRule }
      if ordinals.isSection(figure.span) || ordinals.isRanked(figure.span, by: unit) {
        figure.become(.ordinal, "ordinal")
      }
      // What is counted is a word of its own.
      if !unit.hasHalf { figure.number.end = quantity.numeral.span.end }
    }
    remainder.add(to: &figure, unit, limit: limit)
    if figure.kind == .duration, followedBy(Glyph.big, figure.span.end) {
      // 十個月大
      figure.span.end += 1
      figure.number.end += 1
      figure.become(.age, "age.old")
    }
    return figure
  }

  /// A word of time stands behind the numeral, and a smaller one may follow: 4分33秒.
  private func isTime(_ quantity: Quantity) -> Bool {
    let end = quantity.numeral.span.end
    return lookups.lists(at: numerals.isSpace(end) ? end + 1 : end).contains(WordListSet(.timeWords))
  }

  /// 一個, 一場, 零部件: counts nothing that belongs into the graph.
  private func isUnspecific(_ quantity: Quantity, _ unit: FigureUnit) -> Bool {
    guard quantity.numeral.digits == 0, !unit.hasHalf else { return false }
    return quantity.numeral.high == .zero || (unit.isGeneral && quantity.numeral.integer == 1)
  }

  /// 一顆顆雞蛋: one after the other.
  private func isRepeated(_ quantity: Quantity) -> Bool {
    let end = quantity.end
    return quantity.numeral.digits == 0 && quantity.numeral.integer == 1 && end < document.count
      && document.folded[end] == document.folded[end - 1]
  }

  /// 逸瓏灣16座, 麗晶花園6座低層: a block of an estate.
  private func isAddress(_ quantity: Quantity, limit: Int) -> Bool {
    let (start, end) = (quantity.span.start, quantity.end)
    guard document.folded[end - 1] == Glyph.block, numerals.isDigit(start),
      !lookups.lists(endingAt: start).isDisjoint(with: [.names, WordListSet(.placeSuffixes)])
    else { return false }
    return end >= limit || document.characterClass(at: end) != .han || Glyph.floors.contains(document.folded[end])
  }

  /// 7.21案件: a day and what happened then, which nobody counts in parts.
  private func isEvent(_ quantity: Quantity, _ unit: FigureUnit) -> Bool {
    quantity.numeral.hasPoint && !quantity.numeral.hasScale && !quantity.isRange && !unit.isGeneral
      && Glyph.affairs.contains(document.folded[unit.end - 1]) && plain.isDay(quantity.numeral)
  }

  /// 4-3-3陣, 幾億分之幾: numerals that the reader of ranges or of fractions left are not counted by what follows.
  private func isFormation(_ quantity: Quantity, limit: Int) -> Bool {
    let start = quantity.span.start
    return (document.characterClass(at: start - 1) == .dash && numerals.isDigit(start - 2))
      || (quantity.end < limit && document.folded[quantity.end] == Glyph.of
        && document.folded[quantity.end - 1] == Glyph.part)
  }

  /// 三年, 兩日: what is no date is a stretch of time; 三年級 is none.
  private func isStretch(_ kind: TimeWord.Kind, _ quantity: Quantity) -> Bool {
    switch kind {
    case .year: !followedBy(Glyph.grade, quantity.end) && !(quantity.numeral.integer == 0)
    case .day: (quantity.high.integer ?? 999) <= 366
    default: false
    }
  }

  /// 18055.73點, 跌5點: no hour of the day, or right behind a word of rising or falling.
  private func isPoints(_ quantity: Quantity) -> Bool {
    if quantity.numeral.isDigitString { return false }
    return quantity.numeral.hasPoint || (quantity.high.integer ?? 0) > 24
      || lookups.lists(endingAt: quantity.span.start).contains(WordListSet(.changes))
  }

  private func followedBy(_ glyph: UInt16, _ position: Int) -> Bool {
    position < document.count && document.folded[position] == glyph && !quantities.units.isInsideWord(position)
  }

  private func scale(_ figure: inout Figure, by factor: DecimalNumber) -> Bool {
    guard let low = figure.low?.times(factor), let high = figure.high?.times(factor)
    else { return false }
    (figure.low, figure.high) = (low, high)
    return true
  }
}

extension Figure {
  fileprivate mutating func become(_ kind: Kind, _ rule: String) { (self.kind, self.rule) = (kind, rule) }
}
