import OnRecordLexicon
import OnRecordModel

/// Tells years of two digits from stretches of time: 在97年, 97年後, 自九七年以來, but 等了97年, 70年來.
///
/// Hong Kong and the mainland leave out the century, Taiwan counts by the Republic: the article's region decides.
final class ShortYearReader {
  private let document: Document
  private let lookups: Lookups
  private let numerals: NumeralReader
  private let words: DateWords
  private let currencies: CurrencyResolver

  init(_ reading: Reading, _ numerals: NumeralReader, _ words: DateWords, _ currencies: CurrencyResolver) {
    document = reading.document
    lookups = reading.lookups
    self.numerals = numerals
    self.words = words
    self.currencies = currencies
  }

  /// The digits before the word for years, as they are written.
  private struct Digits {
    var value: Int
    var end: Int
    /// 九七: two Han digits that are no neighbours and no number with a scale can only be a year.
    var isCertain = false
    var isHan = false
  }

  /// The year that `position` tells, and where its digits end; nil where they tell no year or a stretch of time.
  func year(at position: Int, limit: Int) -> (value: Int, end: Int)? {
    guard let digits = arabic(at: position, limit: limit) ?? han(at: position, limit: limit), digits.end < limit,
      document.folded[digits.end] == Glyph.year,
      let unit = words.word(at: digits.end, limit: limit, [.year, .yearEarly, .yearMid, .yearLate]),
      !isCounted(position), let value = value(of: digits)
    else { return nil }
    // 97年底: no stretch of time has one. 97年度 may be a stretch's.
    if digits.isCertain || unit.word.kind != .year { return (value, digits.end) }
    guard unit.end == digits.end + 1, digits.value % 10 > 0, !goesOn(unit.end) else { return nil }
    return isTold(position, digits, unit.end, limit: limit) ? (value, digits.end) : nil
  }

  private func value(of digits: Digits) -> Int? {
    if digits.isHan { return 1900 + digits.value }
    guard currencies.region == .taiwan else { return (70...99).contains(digits.value) ? 1900 + digits.value : nil }
    return (60...120).contains(digits.value) ? 1911 + digits.value : nil
  }

  private func arabic(at position: Int, limit: Int) -> Digits? {
    guard numerals.isDigit(position), !document.characterClass(at: position - 1).isAlphanumeric,
      let number = numerals.arabic(at: position, limit: limit), !number.hasPoint,
      number.digits == number.end - position,
      (2...3).contains(number.digits), document.folded[position] != Glyph.zero, let value = number.value.integer
    else { return nil }
    return Digits(value: value, end: number.end)
  }

  private func han(at position: Int, limit: Int) -> Digits? {
    guard position + 1 < limit, case .digit(let tens, formal: false)? = numerals.sign(at: position),
      (4...9).contains(tens), case .digit(let ones, formal: false)? = numerals.sign(at: position + 1),
      document.folded[position + 1] != Glyph.two
    else { return nil }
    return Digits(value: tens * 10 + ones, end: position + 2, isCertain: ones != tens + 1, isHan: true)
  }

  /// 逾97年, 過去89年, 三五七年: what stands before makes a stretch of time or a longer numeral of it.
  private func isCounted(_ position: Int) -> Bool {
    guard position > 0 else { return false }
    if numerals.sign(at: position - 1) != nil || numerals.isDigit(position - 1) { return true }
    return !lookups.lists(endingAt: position).isDisjoint(with: Self.counting)
      && lookups.word(.timeWords, endingAt: position).map { Self.stretches.contains($0) } != false
  }

  private static let counting: WordListSet = [WordListSet(.modifiers), WordListSet(.timeWords)]
  private static let stretches: TimeWordSet = [.past, .future]

  /// 85年歷史, 70年來, 60年的, 40年間: how long something took.
  private func goesOn(_ position: Int) -> Bool {
    guard document.characterClass(at: position) == .han else { return false }
    return Glyph.lasting.contains(document.folded[position])
      && words.word(at: position, limit: position + Self.longest, [.since, .afterwards]) == nil
  }

  /// The length of the words of order behind a year.
  private static let longest = 3

  /// A preposition before the year, or a word of order behind it; in Hong Kong also a year that opens its clause.
  private func isTold(_ position: Int, _ digits: Digits, _ end: Int, limit: Int) -> Bool {
    if position > 0, Glyph.datings.contains(document.folded[position - 1]) { return true }
    guard digits.value < 100, digits.value > 80 else { return false }
    if words.word(at: end, limit: limit, [.since, .afterwards]) != nil { return true }
    if end < limit, document.folded[end] == Glyph.after, !words.beginsLonger(end, than: end + 1) { return true }
    guard currencies.region == .hongKong, document.characterClass(at: end) == .han else { return false }
    return document.characterClass(at: position - 1) != .han
      || lookups.lists(endingAt: position).contains(WordListSet(.pronouns))
  }
}
