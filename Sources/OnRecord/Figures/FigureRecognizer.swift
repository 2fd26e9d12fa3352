import OnRecordLexicon
import OnRecordModel

/// Finds figures: numerals with what they count, their bounds, their change, and what they measure.
///
/// A figure begins at a digit, a numeral, a sign or a name of a currency, or a word of time; at every other character
/// nothing is tried. The readers take turns, the strictest first; the first that reads something has it. What stands
/// behind a numeral tells which of them may read something at all. The readers are classes, so that none is copied where
/// one asks another.
final class FigureRecognizer {
  private let document: Document
  private let lookups: Lookups
  private let numerals: NumeralReader
  private let dates: DateRecognizer
  private let clocks: ClockRecognizer
  private let fractions: FractionRecognizer
  private let counts: QuantityRecognizer
  private let uncounted: UncountedNumerals
  private let context: FigureContext
  private let bounds: JointBounds
  /// Before any date: each paragraph begins with it.
  private let continuation: DateContinuation

  init(_ reading: Reading) {
    document = reading.document
    lookups = reading.lookups
    let quantities = QuantityReader(reading)
    numerals = quantities.numerals
    clocks = ClockRecognizer(reading, numerals)
    dates = DateRecognizer(reading, numerals, clocks, quantities.units.currencies)
    fractions = FractionRecognizer(reading, quantities)
    counts = QuantityRecognizer(reading, quantities)
    uncounted = UncountedNumerals(reading, quantities, fractions)
    context = FigureContext(reading, numerals)
    bounds = JointBounds(reading, counts)
    continuation = DateContinuation(reading)
  }

  /// The figures, sorted, without overlap.
  func figures() -> [Figure] {
    var figures: [Figure] = []
    // News has a figure in seventy characters.
    figures.reserveCapacity(document.count / 50 + 8)
    for paragraph in document.paragraphs { read(paragraph.span, into: &figures) }
    for index in figures.indices { figures[index].text = document.text(figures[index].span) }
    return figures
  }

  private func read(_ paragraph: TextSpan, into figures: inout [Figure]) {
    let limit = paragraph.end
    var position = next(from: paragraph.start, limit: limit)
    var floor = paragraph.start
    var dates = continuation
    while position < limit {
      let count = figures.count
      let end = read(at: position, in: TextSpan(floor, limit), paragraph, into: &figures)
      if figures.count > count {
        dates.take(&figures[count])
        floor = figures[count].span.end
      }
      if case .passed(let end) = end { floor = max(floor, end) }
      position = next(from: max(position + 1, end.position), limit: limit)
    }
  }

  /// How far a position was read.
  private enum Reach {
    /// To the end of a figure, or of something that is none.
    case read(Int)
    /// To the end of a numeral that counts nothing that belongs into the graph: no figure reaches back over it.
    case passed(Int)

    var position: Int {
      switch self {
      case .read(let end), .passed(let end): end
      }
    }
  }

  /// Adds the figure that begins at `position`, if one does.
  ///
  /// - Parameter limit: the figure before ends at its start, the paragraph at its end.
  private func read(at position: Int, in limit: TextSpan, _ paragraph: TextSpan, into figures: inout [Figure]) -> Reach
  {
    let end = limit.end
    let beginning = beginning(at: position, limit: end)
    if beginning.isEmpty { return .read(position + 1) }
    // 星期一, 零下: words of time are read before the idioms that hold them.
    if beginning.contains(.dateWord), var figure = dates.date(at: position, limit: end) {
      context.complete(&figure, limit)
      let end = figure.span.end
      figures.append(consume figure)
      return .read(end)
    }
    if let end = uncounted.end(at: position, limit: end) { return .read(end) }
    if !beginning.isDisjoint(with: [.date, .share]), var figure = timed(at: position, beginning, limit: end) {
      context.complete(&figure, limit)
      // 超過28日: a day of a month has no bound.
      if figure.rule != DateReader.dayRule || figure.modifier == nil {
        let end = figure.span.end
        figures.append(consume figure)
        return .read(end)
      }
    }
    switch counts.read(at: position, limit: end, paragraph) {
    case .none: break
    case .passed(let end): return .passed(end)
    case .figure(var figure, let needsBound):
      context.complete(&figure, limit)
      if needsBound, figure.modifier == nil { break }
      bounds.join(&figure, limit: end, paragraph)
      let end = figure.span.end
      figures.append(consume figure)
      return .read(end)
    }
    return .read(behindNumeral(position, limit: end))
  }

  /// A date, a time of day or a share.
  private func timed(at position: Int, _ beginning: Beginning, limit: Int) -> Figure? {
    if beginning.contains(.date) {
      // What begins with a word was read before.
      if !beginning.contains(.dateWord), let date = dates.date(at: position, limit: limit) { return date }
      if let time = clocks.time(at: position, limit: limit) { return time }
    }
    return beginning.contains(.share) ? fractions.figure(at: position, limit: limit) : nil
  }

  /// A numeral that is no figure is passed as a whole, so that its rest is none either.
  private func behindNumeral(_ position: Int, limit: Int) -> Int {
    var end = position
    while end < limit, document.characterClass(at: end) == .digit { end += 1 }
    return max(end, position + 1)
  }

  // MARK: Where a figure may begin

  /// What may begin at a position.
  private struct Beginning: OptionSet {
    let rawValue: UInt8
    /// A word that dates begin with, and no numeral.
    static var dateWord: Beginning { Beginning(rawValue: 1 << 0) }
    /// A numeral with something behind it that makes it a date or a time of day; a part of the day.
    static var date: Beginning { Beginning(rawValue: 1 << 1) }
    /// A numeral with something behind it that makes it a share, a half, a sign.
    static var share: Beginning { Beginning(rawValue: 1 << 2) }
    /// Anything else that counts.
    static var count: Beginning { Beginning(rawValue: 1 << 3) }
  }

  /// The first position from `position` on whose character figures can begin with.
  private func next(from position: Int, limit: Int) -> Int {
    let (classes, folded, lookups) = (document.classes, document.folded, lookups)
    let (starters, marks, hanClass) = (Self.starters, Self.marks, CharacterClass.han.rawValue)
    var at = position
    while at < limit {
      let kind = classes[at]
      if kind != hanClass {
        if marks.contains(kind) { return at }
      } else if !lookups.lists(at: at).isDisjoint(with: starters) || Self.mayBeStarter(folded[at]) {
        return at
      }
      at &+= 1
    }
    return at
  }

  /// The classes of characters that figures can begin with, beside Han.
  private static let marks: CharacterClassSet = [.digit, .currency, .period, .latin, .symbol, .dash]

  private func beginning(at position: Int, limit: Int) -> Beginning {
    let kind = document.characterClass(at: position)
    switch kind {
    case .han:
      let lists = lookups.lists(at: position)
      if lists.isDisjoint(with: Self.starters) {
        guard Self.mayBeStarter(document.folded[position]), isStarter(position) else { return [] }
        return document.folded[position] == Glyph.ordinal ? ordinal(position) : [.dateWord, .count]
      }
      return han(at: position, lists, limit: limit)
    case .digit: return numeral(at: position, limit: limit)
    case .currency: return .count
    case .period: return numerals.beginsDecimal(position) ? .count : []
    case .latin: return lookups.lists(at: position).contains(WordListSet(.currencies)) ? .count : []
    case .symbol:
      if lookups.lists(at: position).contains(WordListSet(.numeralWords)) { return numeral(at: position, limit: limit) }
      return isSign(position) ? [.share, .count] : []
    case .dash: return isSign(position) ? [.share, .count] : []
    default: return []
    }
  }

  private static let starters: WordListSet = [
    WordListSet(.numeralWords), WordListSet(.timeWords), WordListSet(.currencies), WordListSet(.units),
    WordListSet(.eras),
  ]

  private func han(at position: Int, _ lists: WordListSet, limit: Int) -> Beginning {
    let isTime =
      (lists.contains(WordListSet(.timeWords)) && beginsDate(position))
      || (lists.contains(WordListSet(.eras)) && isReign(position))
    if lists.contains(WordListSet(.numeralWords)), numerals.sign(at: position) != nil {
      return numeral(at: position, limit: limit).union(isTime ? .date : [])
    }
    if document.folded[position] == Glyph.ordinal { return ordinal(position) }
    if isTime || isStarter(position) { return [.dateWord, .date, .count] }
    return lists.contains(WordListSet(.idioms)) || beginsAmount(position) ? .count : []
  }

  /// A currency or a scale that stands before its number, or 米 of 米八.
  private func beginsAmount(_ position: Int) -> Bool {
    if document.folded[position] == Glyph.meter { return true }
    for hit in lookups.at(position) where hit.entry.isWord(.currencies) || hit.entry.isWord(.units) {
      if hit.figureFlags.contains(.before) { return true }
    }
    return false
  }

  private static let beginners: TimeWordSet = [
    .minguo, .commonEra, .beforeCommonEra, .lunar, .sameYear, .relativeYear, .relativeMonth, .relativeWeek,
    .relativeDay, .relativeCentury, .past, .future, .weeks, .am, .noon, .pm, .night,
  ]

  /// A word of time that a date or a time of day can begin with; 前 and 本 are many other words.
  private func beginsDate(_ position: Int) -> Bool {
    for hit in lookups.at(position) where hit.entry.isWord(.timeWords) && Self.beginners.contains(hit) {
      // 今(18)日, 前兩年: alone the character says nothing.
      if hit.length > 1 || !Self.days.contains(hit) || document.characterClass(at: position + 1) == .openBracket
        || (document.folded[position] == Glyph.before && isNumeral(position + 1))
      {
        return true
      }
    }
    return false
  }

  private static let days: TimeWordSet = [.relativeDay]

  /// 光緒26年, 令和元年, not the emperor alone.
  private func isReign(_ position: Int) -> Bool {
    guard let era = lookups.word(.eras, at: position) else { return false }
    return isNumeral(Int(era.end))
      || (Int(era.end) < document.count && document.folded[Int(era.end)] == Glyph.firstYear)
  }

  private func isNumeral(_ position: Int) -> Bool {
    numerals.isDigit(position) || numerals.sign(at: position) != nil
  }

  /// What stands behind the numeral tells what it may be.
  private func numeral(at position: Int, limit: Int) -> Beginning {
    guard let numeral = numerals.numeral(at: position, limit: limit) else { return [.share, .count] }
    var beginning = Beginning.count
    let end = numeral.span.end
    guard end < limit else { return numeral.hasPoint ? [.date, .count] : .count }
    let at = numerals.isSpace(end) ? end + 1 : end
    // 九七年
    if numeral.hasPoint || isTimely(at) || (numerals.sign(at: end) != nil && isTimely(end + 1)) {
      beginning.insert(.date)
    }
    switch document.folded[end] {
    case Glyph.part, Glyph.and, Glyph.versus, Glyph.slash: beginning.insert(.share)
    default:
      if document.characterClass(at: end) == .colon || document.characterClass(at: end) == .slash
        || numerals.sign(at: end) == .half
      {
        beginning.insert(.share)
      }
    }
    return beginning
  }

  /// A word of time, or what joins the parts of dates and times and the ends of their ranges.
  private func isTimely(_ position: Int) -> Bool {
    switch document.characterClass(at: position) {
    case .han:
      let code = document.folded[position]
      return lookups.lists(at: position).contains(WordListSet(.timeWords)) || code == Glyph.until || code == Glyph.to
    case .dash, .slash, .period, .colon, .latin, .enumerationComma: return true
    default: return false
    }
  }

  /// Told by the last six bits of 第, 上, 下, 後 and 首: passes one character in sixteen.
  @inline(__always)
  private static func mayBeStarter(_ code: UInt16) -> Bool {
    func bit(_ code: UInt16) -> UInt64 { 1 << UInt64(code & 63) }
    return (bit(Glyph.ordinal) | bit(Glyph.previous) | bit(Glyph.next) | bit(Glyph.after) | bit(Glyph.first))
      & bit(code) != 0
  }

  /// 第; 上, 下, 後 and 首 before a numeral.
  private func isStarter(_ position: Int) -> Bool {
    let code = document.folded[position]
    if code == Glyph.ordinal { return true }
    switch code {
    case Glyph.previous, Glyph.next, Glyph.after, Glyph.first: return isNumeral(position + 1)
    default: return false
    }
  }

  /// 第三季 may be a date.
  private func ordinal(_ position: Int) -> Beginning {
    position + 2 < document.count && lookups.lists(at: position + 2).contains(WordListSet(.timeWords))
      ? [.dateWord, .count] : .count
  }

  private func isSign(_ position: Int) -> Bool {
    document.characterClass(at: position + 1) == .digit || numerals.beginsDecimal(position + 1)
  }
}
