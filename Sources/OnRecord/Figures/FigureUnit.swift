import OnRecordLexicon
import OnRecordModel

/// What follows a numeral and tells what it counts.
struct FigureUnit {
  enum Kind: Equatable {
    case percent, points, tenths, discount, times
    case money, measure, count, age
    /// A stretch of time: each is so many of the unit that the graph writes.
    case duration(each: Int)
    /// Also the unit of a date.
    case calendar(TimeWord.Kind)
    /// Also the unit of a time of day.
    case clock(TimeWord.Kind)
  }

  var kind: Kind
  /// As the graph writes it: %, km, USD, 顆.
  var symbol: String
  var end: Int
  /// 個, 場: says nothing of what is counted.
  var isGeneral = false
  /// 人, 國家: names what is counted itself.
  var isNoun = false
  /// 多 or 餘 stands between numeral and unit.
  var isOver = false
  /// 5仙: so many hundredths of the currency.
  var isHundredth = false
  /// 塊: money as people say it, with tenths that may lack their own name.
  var isSpoken = false
  /// 人案: names something together with the numeral, and counts nothing.
  var isNamed = false
  /// 兩年半, 三個半月: half a unit more.
  var hasHalf = false
}

/// Reads the unit behind a numeral: percent signs, units, currencies, words of time, measure words.
final class UnitReader {
  private let document: Document
  private let lookups: Lookups
  private let lexicon: Lexicon
  private let numerals: NumeralReader
  let currencies: CurrencyResolver

  init(_ reading: Reading, _ numerals: NumeralReader) {
    document = reading.document
    lookups = reading.lookups
    lexicon = reading.lexicon
    self.numerals = numerals
    currencies = CurrencyResolver(reading)
  }

  private static let lists: WordListSet = [
    WordListSet(.units), WordListSet(.currencies), WordListSet(.timeWords), WordListSet(.measureWords),
  ]

  /// The longest unit behind `numeral`, nil where none stands there.
  func unit(after numeral: Numeral, limit: Int) -> FigureUnit? {
    var at = numeral.span.end
    if numerals.isSpace(at) { at += 1 }
    guard at < limit else { return nil }
    if document.characterClass(at: at) == .percent {
      return FigureUnit(kind: .percent, symbol: "%", end: at + 1)
    }
    let isOver = at + 1 < limit && numerals.isInsideOver(at)
    if isOver { at += 1 }
    // 三個半月, 一個半小時
    let halfBefore = halfInside(at, limit: limit)
    guard var unit = word(at: halfBefore ?? at, numeral, limit: limit) else {
      return halfBefore == nil
        ? nil : FigureUnit(kind: .count, symbol: document.text(TextSpan(at, at + 1)), end: at + 2, hasHalf: true)
    }
    unit.isOver = unit.isOver || isOver
    // 三個半月
    if halfBefore != nil, unit.kind == .calendar(.month) { (unit.kind, unit.symbol) = (.duration(each: 1), "month") }
    unit.hasHalf = unit.hasHalf || halfBefore != nil || takesHalf(unit, limit: limit)
    if halfBefore == nil, takesHalf(unit, limit: limit) { unit.end += 1 }
    return unit
  }

  /// Where 個半 ends that a word of time follows.
  private func halfInside(_ position: Int, limit: Int) -> Int? {
    guard position + 2 < limit, document.folded[position] == Glyph.general, numerals.sign(at: position + 1) == .half,
      lookups.lists(at: position + 2).contains(WordListSet(.timeWords))
    else { return nil }
    return position + 2
  }

  /// 兩年半, 一噸半, 三成半: no other word takes the character.
  private func takesHalf(_ unit: FigureUnit, limit: Int) -> Bool {
    guard unit.end < limit, numerals.sign(at: unit.end) == .half else { return false }
    switch unit.kind {
    case .measure, .tenths, .times, .calendar(.year), .duration: break
    // Nobody counts half a person.
    case .count where !unit.isNoun: break
    default: return false
    }
    return !isInsideWord(unit.end) && !lookups.lists(at: unit.end + 1).contains(WordListSet(.timeWords))
  }

  /// A common word of two or more characters begins at `position`.
  func isInsideWord(_ position: Int) -> Bool {
    guard lookups.lists(at: position).contains(WordListSet(.commonWords)) else { return false }
    return lookups.at(position).contains { $0.length > 1 && $0.entry.isWord(.commonWords) }
  }

  /// How the lists rank where they hold the same word; the longest wins before.
  private func rank(_ hit: Hit, _ numeral: Numeral) -> Int? {
    let flags = hit.figureFlags
    let isPlain = numeral.digits > 0 || numeral.hasScale
    if flags.contains(.weak), !isPlain, document.characterClass(at: Int(hit.end)) == .han,
      // 一塊二角
      hit.entry.list != .currencies || numerals.sign(at: Int(hit.end)) == nil
    {
      return nil
    }
    switch hit.entry.list {
    case .units: return flags.contains(.before) || isOtherLetter(hit) || beginsChange(hit) ? nil : 4
    case .currencies: return flags.contains(.after) && !(flags.contains(.weak) && isThing(hit, numeral)) ? 3 : nil
    case .timeWords:
      guard flags.contains(.unit) else { return nil }
      // 21分 are points, unless an hour stands before.
      return TimeWord(code: hit.entry.number)?.kind == .minute ? 0 : 2
    case .measureWords: return 1
    default: return nil
    }
  }

  private func word(at position: Int, _ numeral: Numeral, limit: Int) -> FigureUnit? {
    guard position < limit, !lookups.lists(at: position).isDisjoint(with: Self.lists) else { return nil }
    var best: (hit: Hit, rank: Int)?
    for hit in lookups.at(position) where hit.entry.kind == .word && Int(hit.end) <= limit {
      if let known = best, known.hit.length > hit.length { break }
      guard let rank = rank(hit, numeral), rank >= best?.rank ?? 0 else { continue }
      best = (hit, rank)
    }
    return best.flatMap { unit($0.hit, numeral) }
  }

  /// 5G is no gram, 3m no million: a unit of one letter is told by its case.
  private func isOtherLetter(_ hit: Hit) -> Bool {
    let position = Int(hit.start)
    guard hit.length == 1, document.characterClass(at: position) == .latin else { return false }
    return lexicon.value(hit.id).unicodeScalars.first?.value != document.scalars[position]
  }

  /// 由20升至17: rises, and is no litre.
  private func beginsChange(_ hit: Hit) -> Bool {
    let end = Int(hit.end)
    guard lookups.lists(at: Int(hit.start)).contains(WordListSet(.changes)), end < document.count else { return false }
    return Glyph.reached.contains(document.folded[end])
  }

  private func unit(_ hit: Hit, _ numeral: Numeral) -> FigureUnit? {
    let end = Int(hit.end)
    switch hit.entry.list {
    case .timeWords: return TimeWord(code: hit.entry.number).flatMap { time($0, hit) }
    case .measureWords:
      if hit.length == 1, isNameBegin(hit) { return nil }
      let flags = hit.figureFlags
      // 7.5強震: what is also another word counts no fractions; points do.
      if flags.contains(.weak), (numeral.hasPoint && !flags.contains(.unit)) || isInLongerWord(hit) { return nil }
      return FigureUnit(
        kind: .count, symbol: document.text(TextSpan(Int(hit.start), end)), end: end,
        isGeneral: flags.contains(.general),
        isNoun: flags.contains(.noun) || flags.contains(.person) && !flags.contains(.general),
        isNamed: flags.contains(.named))
    case .currencies:
      let flags = hit.figureFlags
      let value = lexicon.value(hit.id)
      return FigureUnit(
        kind: .money, symbol: value == "local" ? currencies.local : value, end: end,
        isHundredth: flags.contains(.end),
        isSpoken: hit.length == 1 && document.folded[hit.range.lowerBound] == Glyph.piece)
    default:
      let value = lexicon.value(hit.id)
      let kind: FigureUnit.Kind =
        switch value {
        case "tenth": .tenths
        case "off": .discount
        case "times": .times
        case "pp": .points
        case "%": .percent
        default: .measure
        }
      // 達7成人: nobody counts grown-ups without a measure word.
      if kind == .tenths || kind == .discount || kind == .times, isInLongerWord(hit), !isPeople(hit, kind) {
        return nil
      }
      // 11.30升級, 8000萬度過難關
      if kind == .measure, hit.figureFlags.contains(.weak), isInLongerWord(hit) || isSwallowed(hit, numeral) {
        return nil
      }
      return FigureUnit(kind: kind, symbol: kind == .tenths || kind == .discount ? "%" : value, end: end)
    }
  }

  /// 第三成為: a longer word begins with the unit, and none behind it (三成員工).
  private func isInLongerWord(_ hit: Hit) -> Bool {
    guard hit.length == 1, isInsideWord(Int(hit.start)) else { return false }
    let end = Int(hit.end)
    return !isInsideWord(end) && !lookups.lists(at: end).contains(WordListSet(.functionWords))
  }

  /// Nobody counts degrees by myriads.
  private func isSwallowed(_ hit: Hit, _ numeral: Numeral) -> Bool {
    hit.length == 1 && numeral.lastScale >= 4 && isInsideWord(Int(hit.start))
  }

  private func isPeople(_ hit: Hit, _ kind: FigureUnit.Kind) -> Bool {
    kind == .tenths && Int(hit.end) < document.count && document.folded[Int(hit.end)] == Glyph.person
      && lookups.at(Int(hit.start)).allSatisfy { !$0.entry.isWord(.commonWords) || $0.length <= 2 }
  }

  /// 2012台灣大選: the character begins a name, and no word behind it is what is counted (5台電腦).
  private func isNameBegin(_ hit: Hit) -> Bool {
    guard lookups.lists(at: Int(hit.start)).contains(.names), !isInsideWord(Int(hit.end)) else { return false }
    return lookups.at(Int(hit.start)).contains { $0.length > 1 && $0.entry.kind != .word && !$0.entry.isWeak }
  }

  /// 3塊晶片 are pieces, 3塊 and 3塊錢 money: a word for money that is also a measure word, before a noun. Nobody says
  /// 4176億塊 of money.
  private func isThing(_ hit: Hit, _ numeral: Numeral) -> Bool {
    let end = Int(hit.end)
    if numeral.digits > 1, numeral.lastScale >= 8 { return lookups.word(.measureWords, at: Int(hit.start)) != nil }
    return document.characterClass(at: end) == .han && lookups.word(.measureWords, at: Int(hit.start)) != nil
      && !lookups.lists(at: end).contains(WordListSet(.functionWords)) && numerals.sign(at: end) == nil
  }

  private func time(_ word: TimeWord, _ hit: Hit) -> FigureUnit? {
    let end = Int(hit.end)
    func duration(_ unit: String, each: Int = 1, isOver: Bool = false, half: Bool = false) -> FigureUnit {
      FigureUnit(kind: .duration(each: each), symbol: unit, end: end, isOver: isOver, hasHalf: half)
    }
    switch word.kind {
    case .days: return duration("day")
    case .weeks: return duration("day", each: 7, isOver: isOverInside(hit))
    case .months: return duration("month", isOver: isOverInside(hit))
    case .hours: return duration("hour", isOver: isOverInside(hit))
    case .minutes: return duration("minute", isOver: isOverInside(hit))
    case .quarters: return duration("month", each: 3)
    case .century: return duration("year", each: 100)
    case .yearHalf: return duration("year", half: true)
    case .hourHalf: return duration("hour", half: true)
    case .minuteHalf: return duration("minute", half: true)
    case .second: return duration("second")
    case .age: return FigureUnit(kind: .age, symbol: "year", end: end)
    case .year: return FigureUnit(kind: .calendar(.year), symbol: "year", end: end)
    case .day: return FigureUnit(kind: .calendar(.day), symbol: "day", end: end)
    case .month, .dayNumber, .quarter, .decade:
      return FigureUnit(kind: .calendar(word.kind), symbol: "", end: end)
    case .minute: return FigureUnit(kind: .clock(.minute), symbol: "minute", end: end)
    case .hour: return FigureUnit(kind: .clock(.hour), symbol: "hour", end: end)
    case .oclock: return FigureUnit(kind: .clock(.oclock), symbol: "", end: end)
    default: return nil
    }
  }

  /// 個多月, 個多小時, 個幾月.
  private func isOverInside(_ hit: Hit) -> Bool {
    hit.length > 2 && (numerals.isInsideOver(Int(hit.start) + 1) || numerals.sign(at: Int(hit.start) + 1) == .some)
  }
}
