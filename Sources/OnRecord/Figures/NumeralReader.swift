import OnRecordLexicon
import OnRecordModel

/// Reads numerals, Arabic, Han and mixed, with exact values.
///
/// Scales follow the Chinese system of myriads: 萬 10^4, 億 10^8, 兆 10^12. A numeral that would not fit 128 bits is none.
final class NumeralReader {
  private let document: Document
  private let lookups: Lookups

  /// A numeral that was read; the readers take turns and ask for the same ones.
  private struct Remembered: BitwiseCopyable {
    var position = -1
    var limit = 0
    var takesFormalDigit = false
    var numeral: Numeral?
  }

  private static let slots = 16
  /// By the last bits of where they begin and where they may end.
  private let memory: UnsafeMutablePointer<Remembered>

  init(_ reading: Reading) {
    document = reading.document
    lookups = reading.lookups
    memory = .allocate(capacity: Self.slots)
    memory.initialize(repeating: Remembered(), count: Self.slots)
  }

  deinit { memory.deallocate() }

  /// What a character is in a numeral, from `words/numeral-words.tsv`.
  enum Sign: Equatable {
    case digit(Int, formal: Bool)
    case tens(Int)
    case scale(Int, formal: Bool = false)
    case half
    case some
    case negative
  }

  func sign(at position: Int) -> Sign? {
    guard lookups.lists(at: position).contains(WordListSet(.numeralWords)),
      let hit = lookups.at(position).last(where: { $0.length == 1 && $0.entry.isWord(.numeralWords) })
    else { return nil }
    let isFormal = hit.figureFlags.contains(.weak)
    switch hit.entry.number {
    case 0...9: return .digit(hit.entry.number, formal: isFormal)
    case 20, 30, 40: return .tens(hit.entry.number)
    case 100...120: return .scale(hit.entry.number - 100, formal: isFormal)
    case 200: return .half
    case 201: return .some
    default: return .negative
    }
  }

  /// The numeral that starts at `position`, as long as it goes; nil where none does.
  ///
  /// - Parameter takesFormalDigit: a single 壹 is a numeral too.
  func numeral(at position: Int, limit: Int, takesFormalDigit: Bool = false) -> Numeral? {
    guard position >= 0, position < limit else { return nil }
    // Any other numeral is the same either way, and remembered as one.
    let takesFormalDigit = takesFormalDigit && isFormal(position, limit: limit)
    let slot = memory + ((position &+ limit &* 5) & (Self.slots - 1))
    if slot.pointee.position == position, slot.pointee.limit == limit, slot.pointee.takesFormalDigit == takesFormalDigit
    {
      return slot.pointee.numeral
    }
    let numeral = read(at: position, limit: limit, takesFormalDigit: takesFormalDigit)
    slot.pointee = Remembered(
      position: position, limit: limit, takesFormalDigit: takesFormalDigit, numeral: numeral)
    return numeral
  }

  private func read(at position: Int, limit: Int, takesFormalDigit: Bool) -> Numeral? {
    var isFormalDigit = false
    if document.characterClass(at: position) != .digit, !beginsDecimal(position) {
      guard let first = sign(at: position), first != .half, first != .negative else { return nil }
      if case .scale(_, formal: true) = first, !takesFormalDigit, !isFormal(position + 1, limit: limit),
        sign(at: position + 1) == nil || !isScale(position + 2, limit: limit)
      {
        return nil
      }
      if case .digit(_, formal: true) = first, !isFormal(position + 1, limit: limit) {
        guard takesFormalDigit else { return nil }
        isFormalDigit = true
      }
    }
    var run = NumeralRun(start: position, limit: limit)
    guard var numeral = run.read(self) else { return nil }
    numeral.isFormalDigit = isFormalDigit
    return numeral
  }

  private func isFormal(_ position: Int, limit: Int) -> Bool {
    guard position < limit, let sign = sign(at: position) else { return false }
    switch sign {
    case .digit(_, formal: let isFormal): return isFormal
    case .scale: return true
    default: return false
    }
  }

  func isScale(_ position: Int, limit: Int) -> Bool {
    guard position < limit, case .scale? = sign(at: position) else { return false }
    return true
  }

  func isDigit(_ position: Int) -> Bool { document.characterClass(at: position) == .digit }

  func glyph(at position: Int) -> UInt16? { position < document.count ? document.folded[position] : nil }

  func isSpace(_ position: Int) -> Bool { document.characterClass(at: position) == .space }

  /// Where 負, 零下 or a minus sign ends that stands before a numeral.
  func negative(at position: Int, limit: Int) -> Int? {
    guard position + 1 < limit, !isDigit(position) else { return nil }
    if lookups.lists(at: position).contains(WordListSet(.numeralWords)),
      let hit = lookups.at(position).first(where: { $0.entry.isWord(.numeralWords) && $0.entry.number == 202 })
    {
      return Int(hit.end)
    }
    let code = document.folded[position]
    guard code == Glyph.hyphen || code == Glyph.minusSign, isDigit(position + 1) || beginsDecimal(position + 1) else {
      return nil
    }
    let before = document.characterClass(at: position - 1)
    return before.isAlphanumeric || before == .dash || before == .closeBracket || before == .percent
      ? nil : position + 1
  }

  // MARK: Pieces

  /// Digits with separators and a decimal point.
  struct Arabic {
    var value: DecimalNumber
    var end: Int
    /// Before the point.
    var digits: Int
    var hasPoint: Bool
  }

  func arabic(at position: Int, limit: Int) -> Arabic? {
    var at = position
    var significand: Int128 = 0
    func value(_ position: Int) -> Int128? {
      guard position < limit, isDigit(position) else { return nil }
      return Int128(document.folded[position] &- Glyph.zero)
    }
    func push(_ value: Int128) -> Bool {
      let (shifted, isOver) = significand.multipliedReportingOverflow(by: 10)
      let (sum, isMore) = shifted.addingReportingOverflow(value)
      significand = sum
      return !isOver && !isMore
    }
    var digits = 0
    var group = 0
    var hasSeparator = false
    while true {
      if let next = value(at) {
        guard push(next) else { return nil }
        (digits, group, at) = (digits + 1, group + 1, at + 1)
      } else if digits > 0, hasSeparator ? group == 3 : digits <= 3, at < limit, isSeparator(at), value(at + 1) != nil,
        value(at + 2) != nil, value(at + 3) != nil, value(at + 4) == nil
      {
        (hasSeparator, group, at) = (true, 0, at + 1)
      } else {
        break
      }
    }
    guard digits > 0 || beginsDecimal(at) else { return nil }
    var exponent = 0
    if isPoint(at, limit: limit), value(at + 1) != nil {
      at += 1
      while let next = value(at) {
        guard push(next) else { return nil }
        (exponent, at) = (exponent - 1, at + 1)
      }
    }
    return Arabic(
      value: DecimalNumber(significand, exponent: exponent), end: at, digits: digits, hasPoint: exponent < 0)
  }

  /// A comma as wide as the digits beside it: between half-width digits a full-width one lists numbers.
  private func isSeparator(_ position: Int) -> Bool {
    let code = document.folded[position]
    guard code == Glyph.comma || code == Glyph.apostrophe, position + 1 < document.count else { return false }
    return (document.scalars[position] > 0xFF) == (document.scalars[position + 1] > 0xFF)
  }

  private func isPoint(_ position: Int, limit: Int) -> Bool {
    guard position + 1 < limit else { return false }
    let code = document.folded[position]
    return code == Glyph.period || code == Glyph.interpunct
  }

  /// .5 and a batting average of .345: a point that begins a number, not one that ends a sentence.
  func beginsDecimal(_ position: Int) -> Bool {
    guard glyph(at: position) == Glyph.period, isDigit(position + 1) else { return false }
    switch document.characterClass(at: position - 1) {
    case .space, .newline, .dash, .openBracket: return true
    case .han:
      let end = position + 4
      return isDigit(end - 2) && isDigit(end - 1) && !isDigit(end) && document.characterClass(at: end) != .han
    default: return false
    }
  }

  /// The K, M or B right behind a number that is money or stands alone on its line, as a power of ten: $1.2M. Anywhere
  /// else the letter names something: 4K, 5M.
  func letterScale(_ position: Int, of start: Int, limit: Int) -> Int? {
    guard position < limit, document.characterClass(at: position) == .latin,
      !document.characterClass(at: position + 1).isAlphanumeric
    else { return nil }
    let isMoney = lookups.lists(endingAt: start).contains(WordListSet(.currencies))
    guard isMoney || (isLineEnd(start - 1) && isLineEnd(position + 1)) else { return nil }
    let letter = document.folded[position]
    if letter == Glyph.letterK { return 3 }
    // 5 m are metres.
    guard isMoney || document.scalars[position] != UInt32(letter) else { return nil }
    return letter == Glyph.letterM ? 6 : letter == Glyph.letterB ? 9 : nil
  }

  private func isLineEnd(_ position: Int) -> Bool { document.characterClass(at: position) == .newline }

  /// 二〇二五, 一九八九: three Han digits or more, or two with a zero.
  func digitString(at start: Int, limit: Int) -> (value: Int, end: Int)? {
    var end = start
    var value = 0
    var hasZero = false
    while end < limit, end - start < 12 {
      let digit: Int
      if case .digit(let han, formal: false)? = sign(at: end) {
        digit = han
      } else if end > start, isZero(end) {
        // 八0年代, 二0一九年
        digit = 0
      } else {
        break
      }
      value = value * 10 + digit
      if digit == 0 { hasZero = true }
      end += 1
    }
    return end - start >= 3 || (end - start == 2 && (hasZero || isShare(end))) ? (value, end) : nil
  }

  /// 一五％, 五二折: two Han digits before the sign of a share are one number.
  private func isShare(_ position: Int) -> Bool {
    document.characterClass(at: position) == .percent || glyph(at: position) == Glyph.discount
  }

  /// A 0 that stands for 〇 among Han digits.
  func isZero(_ position: Int) -> Bool {
    glyph(at: position) == Glyph.zero && document.characterClass(at: position - 1) == .han
      && document.characterClass(at: position + 1) == .han
  }

  /// The decimals behind 點, as a value below one; nil where it is a time of day: 三點十分, 三點五十分.
  func decimals(at position: Int, limit: Int) -> (value: DecimalNumber, end: Int)? {
    guard position + 1 < limit, document.folded[position] == Glyph.point else { return nil }
    var end = position + 1
    var value = DecimalNumber.zero
    while end < limit, end - position <= 20 {
      let digit: Int
      if isDigit(end) {
        digit = Int(document.folded[end] &- Glyph.zero)
      } else if case .digit(let han, formal: false)? = sign(at: end), document.folded[end] != Glyph.two {
        digit = han
      } else {
        break
      }
      value = value.plus(DecimalNumber(Int128(digit), exponent: position - end)) ?? value
      end += 1
    }
    guard end > position + 1 else { return nil }
    if case .scale(1, _)? = sign(at: end) { return nil }
    if end < document.count, document.folded[end] == Glyph.part, !isMinutes(end) { return nil }
    return (value, end)
  }

  /// 分鐘 of 五點五分鐘, a stretch of time.
  private func isMinutes(_ position: Int) -> Bool {
    guard let word = lookups.word(.timeWords, at: position) else { return false }
    return TimeWord(code: word.entry.number)?.kind == .minutes
  }

  /// 多 or 餘 inside: 二百餘萬, 1000多億.
  func isInsideOver(_ position: Int) -> Bool {
    guard lookups.lists(at: position).contains(WordListSet(.modifiers)),
      let hit = lookups.at(position).last(where: { $0.length == 1 && $0.entry.isWord(.modifiers) })
    else { return false }
    return hit.modifierFlags.contains(.inside)
  }

  /// A unit that begins with a scale: 千米 is a kilometre, not a thousand metres.
  func beginsUnit(_ position: Int) -> Bool {
    guard lookups.lists(at: position).contains(WordListSet(.units)) else { return false }
    return lookups.at(position).contains { $0.length > 1 && $0.entry.isWord(.units) }
  }
}
