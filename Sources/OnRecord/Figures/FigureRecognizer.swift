import OnRecordLexicon
import OnRecordModel

/// Finds figures: numerals with what they count, their bounds, their change, and what they measure.
///
/// A figure begins at a digit, a numeral, a sign or a name of a currency, or a word of time; at every other character
/// nothing is tried. The readers take turns, the strictest first; the first that reads something has it.
struct FigureRecognizer {
  private let document: Document
  private let lookups: Lookups
  private let quantities: QuantityReader
  private let dates: DateRecognizer
  private let clocks: ClockRecognizer
  private let fractions: FractionRecognizer
  private let counts: QuantityRecognizer
  private let uncounted: UncountedNumerals
  private let context: FigureContext
  private let bounds: JointBounds

  init(_ reading: Reading) {
    document = reading.document
    lookups = reading.lookups
    quantities = QuantityReader(reading)
    clocks = ClockRecognizer(reading, quantities.numerals)
    dates = DateRecognizer(reading, quantities.numerals, clocks)
    fractions = FractionRecognizer(reading, quantities)
    counts = QuantityRecognizer(reading, quantities)
    uncounted = UncountedNumerals(reading, quantities, fractions)
    context = FigureContext(reading)
    bounds = JointBounds(reading, counts)
  }

  /// The figures, sorted, without overlap.
  func figures() -> [Figure] {
    var figures: [Figure] = []
    for paragraph in document.paragraphs {
      var position = paragraph.span.start
      var floor = position
      while position < paragraph.span.end {
        guard mayStart(position) else {
          position += 1
          continue
        }
        // 星期一, 零下: words of time are read before the idioms that hold them.
        if let figure = dates.wordFirst(at: position, limit: paragraph.span.end) {
          figures.append(context.complete(figure, TextSpan(floor, paragraph.span.end)))
          position = max(position + 1, figure.span.end)
          floor = position
          continue
        }
        if let end = uncounted.end(at: position, limit: paragraph.span.end) {
          position = max(position + 1, end)
          continue
        }
        switch outcome(at: position, in: TextSpan(floor, paragraph.span.end), paragraph.span) {
        case .figure(let figure):
          figures.append(figure)
          position = max(position + 1, figure.span.end)
          floor = position
        case .passed(let end):
          position = max(position + 1, end)
          floor = position
        case .nothing: position = behindNumeral(position, limit: paragraph.span.end)
        }
      }
    }
    return figures
  }

  private static let starters: WordListSet = [
    WordListSet(.numeralWords), WordListSet(.timeWords), WordListSet(.currencies), WordListSet(.units),
  ]

  private func mayStart(_ position: Int) -> Bool {
    switch document.characterClass(at: position) {
    case .digit, .currency: true
    case .period: quantities.numerals.beginsDecimal(position)
    case .latin: lookups.lists(at: position).contains(WordListSet(.currencies))
    case .han:
      !lookups.lists(at: position).isDisjoint(with: Self.starters) || isStarter(position)
    case .symbol: lookups.lists(at: position).contains(WordListSet(.numeralWords)) || isSign(position)
    case .dash: isSign(position)
    default: false
    }
  }

  /// 第; 上, 下 and 後 before a numeral.
  private func isStarter(_ position: Int) -> Bool {
    let code = document.folded[position]
    if code == Glyph.ordinal { return true }
    guard code == Glyph.previous || code == Glyph.next || code == Glyph.after else { return false }
    return quantities.numerals.isDigit(position + 1) || quantities.numerals.sign(at: position + 1) != nil
  }

  private func isSign(_ position: Int) -> Bool {
    document.characterClass(at: position + 1) == .digit || quantities.numerals.beginsDecimal(position + 1)
  }

  /// A numeral that is no figure is passed as a whole, so that its rest is none either.
  private func behindNumeral(_ position: Int, limit: Int) -> Int {
    var end = position
    while end < limit, document.characterClass(at: end) == .digit { end += 1 }
    return max(end, position + 1)
  }

  private enum Outcome {
    case figure(Figure)
    /// A numeral up to this position counts nothing that belongs into the graph.
    case passed(Int)
    case nothing
  }

  private func outcome(at position: Int, in limit: TextSpan, _ paragraph: TextSpan) -> Outcome {
    let end = limit.end
    if let figure = dates.date(at: position, limit: end) ?? clocks.time(at: position, limit: end)
      ?? fractions.figure(at: position, limit: end)
    {
      let figure = context.complete(figure, limit)
      // 超過28日: a day of a month has no bound.
      if figure.rule != DateReader.dayRule || figure.modifier == nil { return .figure(figure) }
    }
    switch counts.read(at: position, limit: end, paragraph) {
    case .none: return .nothing
    case .passed(let end): return .passed(end)
    case .figure(let figure, let needsBound):
      let figure = context.complete(figure, limit)
      if needsBound, figure.modifier == nil { return .nothing }
      return .figure(bounds.joined(figure, limit: end, paragraph))
    }
  }
}
