import OnRecordLexicon
import OnRecordModel

/// Makes figures of numerals without units: amounts, decimals, ranks, and what the noun right behind tells.
final class PlainNumberReader {
  private let document: Document
  private let lookups: Lookups
  private let numerals: NumeralReader
  private let units: UnitReader
  private let ordinals: OrdinalReader
  private let nouns: MeasuredNoun
  private let senses: UnitSenses

  init(_ reading: Reading, _ quantities: QuantityReader, _ ordinals: OrdinalReader) {
    document = reading.document
    lookups = reading.lookups
    numerals = quantities.numerals
    units = quantities.units
    self.ordinals = ordinals
    nouns = MeasuredNoun(reading)
    senses = UnitSenses(reading)
  }

  /// Amounts in 萬 or 億, decimals, ranges, and what is counted by a noun right behind; others need a bound.
  func read(_ quantity: Quantity, _ paragraph: TextSpan) -> QuantityRecognizer.Outcome {
    let numeral = quantity.numeral
    var figure = Figure(
      kind: .number, span: quantity.span, number: quantity.span, low: quantity.low, high: quantity.high,
      modifier: quantity.isOver ? .over : nil, rule: "number.bare")
    // 四百多; 十萬多美國人
    if numerals.isInsideOver(figure.span.end),
      document.characterClass(at: figure.span.end + 1) != .han
        || (numeral.hasScale && !units.isInsideWord(figure.span.end))
    {
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
    if isTitle(span) { return .passed(span.end) }
    if next.isAlphanumeric || next == .dash || before == .dash || before.isAlphanumeric || next == .slash {
      return .none
    }
    // 0900, 49.1.2623
    if isCode(numeral) { return .passed(span.end) }
    if quantity.isRange {
      // 七十至九十後: people by the decade of their birth.
      if next == .han, document.folded[span.end] == Glyph.after { return .passed(span.end) }
      figure.rule = "number.range"
      return .figure(figure, needsBound: false)
    }
    let isLarge = numeral.hasScale && (numeral.digits > 0 || numeral.span.length >= 2)
    if numeral.lastScale >= 4, senses.isMoney(at: span.end) {
      (figure.kind, figure.unit, figure.rule) = (.money, units.currencies.local, "money.noun")
      figure.of = nouns.noun(at: span.end, limit: paragraph.end)
      return .figure(figure, needsBound: false)
    }
    if isCountable(numeral), numeral.hasScale || isClear(span),
      let noun = countedNoun(at: span.end, isLarge: numeral.lastScale >= 4, limit: paragraph.end)
    {
      figure.kind = .count
      figure.rule = "count.noun"
      figure.unit = noun
      // 萬 and 千 alone need a bound: 近千賬戶.
      return .figure(figure, needsBound: !isLarge && numeral.digits == 0)
    }
    if numeral.digits == 0 {
      guard isLarge else { return .none }
      // 四十九, 七十二: most often part of a name or a saying.
      let isSmall = numeral.low.compared(to: DecimalNumber(100)) < 0
      return .figure(figure, needsBound: numeral.lastScale < 4 && (isSmall || numeral.span.length < 3))
    }
    if numeral.isPlain, !numeral.hasScale, ordinals.isRanked(span, by: nil) {
      (figure.kind, figure.rule) = (.ordinal, "ordinal")
      return .figure(figure, needsBound: false)
    }
    if numeral.hasPoint || numeral.hasScale {
      // 2.0 is a version, 7.21 among others a day.
      if numeral.hasPoint, !numeral.hasScale {
        if numeral.integer != nil { return .none }
        if isDay(numeral), next == .enumerationComma || !isTold(span.start, before: next) { return .passed(span.end) }
      }
      figure.rule = "number.decimal"
      return .figure(figure, needsBound: false)
    }
    return .figure(figure, needsBound: true)
  }

  /// 0900, and the versions of programs: 49.1.2623.
  private func isCode(_ numeral: Numeral) -> Bool {
    let end = numeral.span.end
    return (numeral.digits > 2 && !numeral.hasPoint && document.folded[numeral.span.start] == Glyph.zero)
      || (numeral.hasPoint && document.characterClass(at: end) == .period && numerals.isDigit(end + 1))
  }

  /// 《13.67》 and 《三國》 are books.
  func isTitle(_ span: TextSpan) -> Bool {
    document.characterClass(at: span.start - 1) == .openTitle && document.characterClass(at: span.end) == .closeTitle
  }

  /// The word before ends at the number: not iPhone 13系列, 聲林3海選, 六四30特輯, where it belongs to a name.
  private func isClear(_ span: TextSpan) -> Bool {
    switch document.characterClass(at: span.start - 1) {
    case .space: return document.characterClass(at: span.start - 2) != .latin
    case .han: return !lookups.lists(endingAt: span.start).isDisjoint(with: Self.enders)
    default: return true
    }
  }

  private static let enders: WordListSet = [
    WordListSet(.commonWords), WordListSet(.functionWords), WordListSet(.cues), WordListSet(.changes),
    WordListSet(.modifiers), WordListSet(.predicates), WordListSet(.organizationSuffixes),
    WordListSet(.timeWords), WordListSet(.measureWords), .names,
  ]

  /// No fraction (2.0), no year (2019), no code (01).
  private func isCountable(_ numeral: Numeral) -> Bool {
    if numeral.hasScale { return true }
    guard numeral.digits > 0, !numeral.hasPoint, let value = numeral.integer else { return false }
    let isYear = numeral.span.length == 4 && (1900...2100).contains(value)
    return !isYear && document.folded[numeral.span.start] != Glyph.zero
  }

  private static let movers: WordListSet = [WordListSet(.changes), WordListSet(.modifiers)]

  /// 為3.14, 升至3.5, 規模7.5: a word that values follow, or a noun that has one.
  private func isTold(_ position: Int, before next: CharacterClass) -> Bool {
    guard position > 0 else { return false }
    if senses.isValue(endingAt: position) { return true }
    let lists = lookups.lists(endingAt: position)
    if Glyph.reached.contains(document.folded[position - 1]) || !lists.isDisjoint(with: Self.movers) { return true }
    let noun = lookups.word(.commonWords, endingAt: position, within: 4).flatMap { $0.length > 1 ? $0 : nil }
    // 得7.5, but 認為7.14的衝突
    if Glyph.values.contains(document.folded[position - 1]) { return noun == nil }
    // 撤回6.12暴動的定性
    guard next != .han, let noun, !lists.contains(WordListSet(.timeWords)) else { return false }
    return noun.grammar.isDisjoint(with: [.verb, .adverb, .preposition, .conjunction])
  }

  /// 6.4, 7.21: may be a month and a day.
  func isDay(_ numeral: Numeral) -> Bool {
    guard numeral.digits <= 2, numeral.span.length - numeral.digits <= 3,
      let hundredths = numeral.low.times(DecimalNumber(100))?.integer
    else { return false }
    return (100..<1300).contains(hundredths) && hundredths % 100 > 0
  }

  private func isBody(_ position: Int) -> Bool {
    lookups.lists(at: position).contains(.names)
      && lookups.at(position).contains { $0.entry.kind == .organization && $0.length > 2 }
  }

  private static let rivals: WordListSet = [
    WordListSet(.functionWords), WordListSet(.modifiers), WordListSet(.changes), WordListSet(.cues),
    WordListSet(.predicates), WordListSet(.determiners), WordListSet(.pronouns),
  ]

  /// 20萬賬戶, 600億晶體管: the noun right behind a numeral without a measure word; behind 萬 and 億 any.
  private func countedNoun(at position: Int, isLarge: Bool, limit: Int) -> String? {
    guard position < limit, document.characterClass(at: position) == .han,
      lookups.lists(at: position).isDisjoint(with: Self.rivals),
      // 撥款1500萬|藝術發展局: who gets it is not what is counted.
      !isBody(position)
    else { return nil }
    guard let noun = lookups.word(.commonWords, at: position), noun.length > 1, Int(noun.end) <= limit else {
      return isLarge ? nouns.noun(at: position, limit: limit) : nil
    }
    // 560萬|敘利亞|難民, 94萬|大陸|人: what is counted stands behind the place.
    let end = Int(noun.end)
    if lookups.lists(at: position).contains(.names), end < limit, document.characterClass(at: end) == .han,
      lookups.at(position).contains(where: { $0.entry.kind == .place && $0.end == noun.end })
    {
      if document.folded[end] == Glyph.person { return document.text(TextSpan(end, end + 1)) }
      return isLarge ? countedNoun(at: end, isLarge: isLarge, limit: limit) : nil
    }
    let flags = noun.grammar
    if flags.contains(.verb) || flags.contains(.adverb) || flags.contains(.conjunction)
      || flags.contains(.preposition)
    {
      return nil
    }
    return document.text(TextSpan(position, Int(noun.end)))
  }
}
