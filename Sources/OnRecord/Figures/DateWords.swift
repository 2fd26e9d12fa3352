import OnRecordLexicon
import OnRecordModel

/// The words and numbers that dates are made of, and the words that take them away.
final class DateWords {
  private let document: Document
  private let lookups: Lookups
  private let numerals: NumeralReader

  init(_ reading: Reading, _ numerals: NumeralReader) {
    document = reading.document
    lookups = reading.lookups
    self.numerals = numerals
  }

  /// The longest word of time of those kinds at `position`.
  func word(at position: Int, limit: Int, _ kinds: TimeWordSet) -> (word: TimeWord, end: Int)? {
    guard position < limit, lookups.lists(at: position).contains(WordListSet(.timeWords)) else { return nil }
    for hit in lookups.at(position) where hit.entry.isWord(.timeWords) && Int(hit.end) <= limit {
      if kinds.contains(hit), let word = TimeWord(code: hit.entry.number) { return (word, Int(hit.end)) }
    }
    return nil
  }

  func number(at position: Int, limit: Int) -> Numeral? {
    guard let numeral = numerals.numeral(at: position, limit: limit), numeral.isPlain else { return nil }
    return numeral
  }

  /// Two neighbouring numbers as one: 二三十, 五、六十, 3、4.
  func neighbours(at position: Int, limit: Int) -> (low: Int, high: Int, end: Int)? {
    guard let numeral = numerals.numeral(at: position, limit: limit), !numeral.isOver, !numeral.hasPoint,
      let low = numeral.low.integer, let high = numeral.high.integer, high < 10_000
    else { return nil }
    if numeral.isVague { return low < high ? (low, high, numeral.span.end) : nil }
    guard document.characterClass(at: numeral.span.end) == .enumerationComma, low > 0,
      let second = number(at: numeral.span.end + 1, limit: limit), let last = second.integer
    else { return nil }
    let scale = low < 10 && last >= 10 && last < 100 && second.digits == 0 ? 10 : 1
    return last == (low + 1) * scale ? (low * scale, last, second.span.end) : nil
  }

  func skipSpace(_ position: Int) -> Int { numerals.isSpace(position) ? position + 1 : position }

  private static let words = WordListSet(.commonWords).union(.names)
  private static let grammar: WordListSet = [WordListSet(.functionWords), WordListSet(.pronouns)]

  private func isWord(_ hit: Hit) -> Bool {
    hit.length > 1 && (hit.entry.isWord(.commonWords) || (hit.entry.kind != .word && !hit.entry.isWeak))
  }

  /// Another word or name takes a part of a word of time: 日前天氣, 今日新聞. What begins inside a word that is itself
  /// a common one takes nothing: 明天下午.
  func isCrossed(_ span: TextSpan, byInner: Bool = true) -> Bool {
    if document.characterClass(at: span.start - 1) == .openTitle { return true }
    var isCommon = false
    for position in max(0, span.start - 2)..<span.end
    where !lookups.lists(at: position).isDisjoint(with: Self.words) {
      for hit in lookups.at(position) where isWord(hit) && Int(hit.end) > span.start {
        if position < span.start {
          // 在|下下週, 我|去年
          if !lookups.lists(endingAt: span.start).isDisjoint(with: Self.grammar) { continue }
          return true
        }
        if position == span.start, Int(hit.end) == span.end { isCommon = true }
        if hit.entry.kind != .word, position == span.start, Int(hit.end) > span.end { return true }
        if byInner, position > span.start, Int(hit.end) > span.end, !isCommon { return true }
      }
    }
    return false
  }

  /// A longer word or name begins at `position`: the 中 of 5月中國.
  func beginsLonger(_ position: Int, than end: Int) -> Bool {
    guard !lookups.lists(at: position).isDisjoint(with: Self.words) else { return false }
    return lookups.at(position).contains { isWord($0) && Int($0.end) > end }
  }

  /// Two countries of one character begin at `position`: the 中 of 1984年中英兩國.
  func beginsPair(_ position: Int, limit: Int) -> Bool {
    guard position + 2 < limit else { return false }
    let behind = document.folded[position + 2]
    return (behind == Glyph.two || behind == Glyph.both)
      && lookups.lists(at: position).contains(WordListSet(.placeAbbreviations))
      && lookups.lists(at: position + 1).contains(WordListSet(.placeAbbreviations))
  }

  /// Where a dash, 至 or 到 of a range ends.
  func spanMark(at position: Int, limit: Int) -> Int? {
    let at = skipSpace(position)
    guard at < limit else { return nil }
    switch document.characterClass(at: at) {
    case .dash where document.characterClass(at: at + 1) != .dash: return skipSpace(at + 1)
    case .han where document.folded[at] == Glyph.until || document.folded[at] == Glyph.to: return skipSpace(at + 1)
    default: return nil
    }
  }
}
