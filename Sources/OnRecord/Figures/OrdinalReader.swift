import OnRecordLexicon
import OnRecordModel

/// Reads ranks and the numbers of parts of laws: 第三, 第3劑, 第457(2)條, 《基本法》23條.
final class OrdinalReader {
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

  /// 第三, 第3劑.
  func figure(at position: Int, limit: Int) -> Figure? {
    guard document.folded[position] == Glyph.ordinal,
      let numeral = numerals.numeral(at: position + 1, limit: limit)
    else { return nil }
    let span = TextSpan(position, numeral.span.end)
    var figure = Figure(
      kind: .ordinal, span: span, number: span, low: numeral.low, high: numeral.high, rule: "ordinal")
    // 第97至106段
    var last = numeral
    if let link = quantities.connector(at: numeral.span.end, limit: limit), link.kind != .join,
      let second = numerals.numeral(at: link.end, limit: limit), numeral.low.compared(to: second.low) < 0,
      // 第3、4小隊
      link.kind == .span || second.integer == numeral.integer.map({ $0 + 1 })
    {
      last = second
      figure.high = second.high
      figure.span.end = second.span.end
      figure.number.end = second.span.end
    }
    let number = last.span.end
    last.span.end = section(behind: number, limit: limit)
    if let unit = quantities.units.unit(after: last, limit: limit), !unit.isOver, !unit.hasHalf,
      // 第一|部長
      !lookups.at(last.span.end).contains(where: { Int($0.end) > unit.end && $0.entry.isWord(.titles) })
    {
      figure.unit = document.text(TextSpan(last.span.end, unit.end))
      figure.span.end = unit.end
      if last.span.end > number { figure.number.end = last.span.end }
    }
    return figure
  }

  private static let longestSection = 4

  /// Where the letter and the bracketed parts of a section of law end: 第457(2)條, 第60A(1)(b)條.
  private func section(behind position: Int, limit: Int) -> Int {
    var end = position
    if end < limit, document.characterClass(at: end) == .latin, document.characterClass(at: end + 1) != .latin {
      end += 1
    }
    while document.characterClass(at: end) == .openBracket {
      var close = end + 1
      while close < limit, close - end <= Self.longestSection, document.characterClass(at: close).isAlphanumeric {
        close += 1
      }
      guard close > end + 1, close < limit, document.characterClass(at: close) == .closeBracket else { break }
      end = close + 1
    }
    return end
  }

  /// 排名19, 排名29位: a rank behind the word for it, and none behind 安排.
  func isRanked(_ span: TextSpan, by unit: FigureUnit?) -> Bool {
    if let unit, !Glyph.ranks.contains(document.folded[unit.end - 1]) { return false }
    let end = document.characterClass(at: span.start - 1) == .space ? span.start - 1 : span.start
    guard numerals.isDigit(span.start), let word = lookups.word(.rankWords, endingAt: end) else { return false }
    let longer = lookups.word(.commonWords, endingAt: end)
    return longer.map { $0.start >= word.start } ?? true
  }

  /// 《基本法》23條: the number of a part of what is titled.
  func isSection(_ span: TextSpan) -> Bool {
    document.characterClass(at: span.start - 1) == .closeTitle && numerals.isDigit(span.start)
      && Glyph.sections.contains(document.folded[span.end - 1])
  }
}
