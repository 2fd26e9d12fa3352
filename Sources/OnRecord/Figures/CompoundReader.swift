import OnRecordLexicon
import OnRecordModel

/// Reads stretches of time in several units: 1小時30分, 一年又一個月, 5分20秒; told in the smallest.
final class CompoundReader {
  private let document: Document
  private let lookups: Lookups
  private let numerals: NumeralReader

  init(_ reading: Reading, _ quantities: QuantityReader) {
    document = reading.document
    lookups = reading.lookups
    numerals = quantities.numerals
  }

  /// Units of time that hold whole numbers of the next.
  private enum Unit: Int {
    case year, month, day, hour, minute, second

    var name: String { String(describing: self) }

    init?(_ kind: TimeWord.Kind) {
      switch kind {
      case .year: self = .year
      case .months: self = .month
      case .day, .days: self = .day
      case .hours: self = .hour
      case .minute, .minutes: self = .minute
      case .second: self = .second
      default: return nil
      }
    }

    /// How many of the next smaller unit it holds. A month holds no fixed number of days: where days follow, it is
    /// taken for 30 and a year for 365.
    func next(hasDays: Bool) -> (unit: Unit, count: Int)? {
      switch self {
      case .year: hasDays ? (.day, 365) : (.month, 12)
      case .month: hasDays ? (.day, 30) : nil
      case .day: (.hour, 24)
      case .hour: (.minute, 60)
      case .minute: (.second, 60)
      case .second: nil
      }
    }
  }

  private struct Part {
    var count: DecimalNumber
    var unit: Unit
    var end: Int
    /// The last of a range: 30 of 1小時15至30分鐘.
    var high: DecimalNumber?
  }

  /// The figure that begins with `first`; nil where only one unit follows.
  func figure(_ first: Quantity, limit: Int) -> Figure? {
    guard first.numeral.isPlain, !first.isRange, !first.isOver, first.low == first.numeral.low,
      let unit = unit(at: first.numeral.span.end, limit: limit),
      let second = part(at: unit.end, below: unit.unit, limit: limit)
    else { return nil }
    var parts = [Part(count: first.numeral.low, unit: unit.unit, end: unit.end), second]
    while let last = parts.last, last.high == nil, let part = part(at: last.end, below: last.unit, limit: limit) {
      parts.append(part)
    }
    guard let last = parts.last else { return nil }
    var total = DecimalNumber.zero
    for part in parts {
      guard let count = converted(part, to: last.unit), let sum = total.plus(count) else { return nil }
      total = sum
    }
    let span = TextSpan(first.span.start, last.end)
    let high = last.high.flatMap { total.plus($0)?.plus(last.count.negated) } ?? total
    return Figure(
      kind: .duration, span: span, number: span, low: total, high: high, unit: last.unit.name,
      rule: "duration.compound")
  }

  private func converted(_ part: Part, to last: Unit) -> DecimalNumber? {
    var (count, unit) = (part.count, part.unit)
    while unit != last {
      guard let next = unit.next(hasDays: last.rawValue >= Unit.day.rawValue),
        let more = count.times(DecimalNumber(next.count))
      else { return nil }
      (count, unit) = (more, next.unit)
    }
    return count
  }

  /// 30分, 又一個月, 零十五秒.
  private func part(at position: Int, below larger: Unit, limit: Int) -> Part? {
    var at = position
    if at < limit, document.folded[at] == Glyph.and || numerals.sign(at: at) == .digit(0, formal: false) { at += 1 }
    guard let numeral = numerals.numeral(at: at, limit: limit), numeral.isPlain else { return nil }
    if let range = range(numeral, below: larger, limit: limit) { return range }
    guard let unit = unit(at: numeral.span.end, limit: limit), unit.unit.rawValue > larger.rawValue else { return nil }
    return Part(count: numeral.low, unit: unit.unit, end: unit.end)
  }

  /// 15至30分鐘 behind a larger unit.
  private func range(_ first: Numeral, below larger: Unit, limit: Int) -> Part? {
    let at = first.span.end
    guard at < limit,
      document.characterClass(at: at) == .dash || [Glyph.until, Glyph.to].contains(document.folded[at]),
      let second = numerals.numeral(at: at + 1, limit: limit), second.isPlain, first.low.compared(to: second.low) < 0,
      let unit = unit(at: second.span.end, limit: limit), unit.unit.rawValue > larger.rawValue
    else { return nil }
    return Part(count: first.low, unit: unit.unit, end: unit.end, high: second.low)
  }

  private func unit(at position: Int, limit: Int) -> (unit: Unit, end: Int)? {
    let at = numerals.isSpace(position) ? position + 1 : position
    guard lookups.lists(at: at).contains(WordListSet(.timeWords)) else { return nil }
    for hit in lookups.at(at) where hit.entry.isWord(.timeWords) && Int(hit.end) <= limit {
      guard hit.figureFlags.contains(.unit), let word = TimeWord(code: hit.entry.number)
      else { continue }
      return Unit(word.kind).map { ($0, Int(hit.end)) }
    }
    return nil
  }
}
