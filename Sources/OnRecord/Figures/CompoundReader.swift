import OnRecordLexicon
import OnRecordModel

/// Reads stretches of time in several units: 1小時30分, 一年又一個月, 5分20秒; told in the smallest.
struct CompoundReader {
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

    /// How many of the next smaller unit it holds; a month holds no fixed number of days.
    var next: (unit: Unit, count: Int)? {
      switch self {
      case .year: (.month, 12)
      case .day: (.hour, 24)
      case .hour: (.minute, 60)
      case .minute: (.second, 60)
      default: nil
      }
    }
  }

  /// The figure that begins with `first`; nil where only one unit follows.
  func figure(_ first: Quantity, limit: Int) -> Figure? {
    guard first.numeral.isPlain, !first.isRange, !first.isOver,
      var unit = unit(at: first.numeral.span.end, limit: limit).map(\.unit),
      var end = self.unit(at: first.numeral.span.end, limit: limit)?.end
    else { return nil }
    let start = end
    var total = first.numeral.low
    var known = total
    var smaller = unit
    while let step = smaller.next, let converted = total.times(DecimalNumber(step.count)) {
      (total, smaller) = (converted, step.unit)
      if let part = part(at: end, smaller, limit: limit), let sum = total.plus(part.count) {
        (total, end) = (sum, part.end)
        (known, unit) = (sum, smaller)
      }
    }
    guard end > start else { return nil }
    let span = TextSpan(first.span.start, end)
    return Figure(
      kind: .duration, span: span, number: span, low: known, high: known, unit: unit.name, rule: "duration.compound")
  }

  /// 30分, 又一個月, 零十五秒.
  private func part(at position: Int, _ wanted: Unit, limit: Int) -> (count: DecimalNumber, end: Int)? {
    var at = position
    if at < limit, document.folded[at] == Glyph.and || numerals.sign(at: at) == .digit(0, formal: false) { at += 1 }
    guard let numeral = numerals.numeral(at: at, limit: limit), numeral.isPlain,
      let unit = unit(at: numeral.span.end, limit: limit), unit.unit == wanted
    else { return nil }
    return (numeral.low, unit.end)
  }

  private func unit(at position: Int, limit: Int) -> (unit: Unit, end: Int)? {
    let at = numerals.isSpace(position) ? position + 1 : position
    guard lookups.lists(at: at).contains(WordListSet(.timeWords)) else { return nil }
    for hit in lookups.at(at) where hit.entry.isWord(.timeWords) && Int(hit.end) <= limit {
      guard FigureWordFlags(rawValue: hit.entry.flags).contains(.unit), let word = TimeWord(code: hit.entry.number)
      else { continue }
      return Unit(word.kind).map { ($0, Int(hit.end)) }
    }
    return nil
  }
}
