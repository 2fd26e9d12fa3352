import OnRecordLexicon
import OnRecordModel

/// A number as the text writes it: 25, 1,100萬, 二〇二五, 兩三百, 13萬2.
struct Numeral {
  var span: TextSpan
  var low: DecimalNumber
  var high: DecimalNumber
  /// 十多, 百餘, 上百: more than the value.
  var isOver = false
  /// How many Arabic digits it begins with; 0 for Han numerals.
  var digits = 0
  /// It holds one of 十 百 千 萬 億 兆.
  var hasScale = false
  /// The scale that ends it, as a power of ten: 8 for 30億.
  var lastScale = 0
  /// Han digits one after another, without a scale: 二〇二五.
  var isDigitString = false
  /// 數十, 幾百, 兩三個: only about.
  var isVague = false
  var hasPoint = false

  var isExact: Bool { low == high }
  var integer: Int? { isExact ? low.integer : nil }
}

/// Reads numerals, Arabic, Han and mixed, with exact values.
///
/// Scales follow the Chinese system of myriads: 萬 10^4, 億 10^8, 兆 10^12.
struct NumeralReader {
  private let document: Document
  private let lookups: Lookups

  init(_ reading: Reading) {
    document = reading.document
    lookups = reading.lookups
  }

  /// What a character is in a numeral, from `words/numeral-words.tsv`.
  enum Sign: Equatable {
    case digit(Int, formal: Bool)
    case tens(Int)
    case scale(Int)
    case half
    case some
  }

  func sign(at position: Int) -> Sign? {
    guard document.characterClass(at: position) == .han || document.characterClass(at: position) == .symbol,
      let hit = lookups.at(position).first(where: { $0.length == 1 && $0.entry.isWord(.numeralWords) })
    else { return nil }
    let isFormal = FigureWordFlags(rawValue: hit.entry.flags).contains(.weak)
    switch hit.entry.number {
    case 0...9: return .digit(hit.entry.number, formal: isFormal)
    case 20, 30: return .tens(hit.entry.number)
    case 100...120: return .scale(hit.entry.number - 100)
    case 200: return .half
    default: return .some
    }
  }

  /// The numeral that starts at `position`, as long as it goes; nil where none does.
  func numeral(at position: Int, limit: Int) -> Numeral? {
    if document.characterClass(at: position) == .digit { return mixed(at: position, limit: limit) }
    guard let first = sign(at: position) else { return nil }
    switch first {
    case .digit(_, formal: true):
      guard position + 1 < limit, isFormal(position + 1) else { return nil }
    case .half: return nil
    default: break
    }
    return mixed(at: position, limit: limit)
  }

  private func isFormal(_ position: Int) -> Bool {
    guard position < document.count else { return false }
    if case .digit(_, formal: true)? = sign(at: position) { return true }
    if case .scale? = sign(at: position) { return true }
    return false
  }

  // MARK: Arabic

  /// Digits with separators and a decimal point; the value, where it ends, and how many digits stood before the point.
  func arabic(at position: Int, limit: Int) -> (value: DecimalNumber, end: Int, digits: Int, hasPoint: Bool)? {
    var at = position
    var significand: Int128 = 0
    var digits = 0
    var exponent = 0
    var group = 0
    var hasSeparator = false
    func digit(_ position: Int) -> Int128? {
      guard position < limit, document.characterClass(at: position) == .digit else { return nil }
      return Int128(document.folded[position]) - 0x30
    }
    func push(_ value: Int128) -> Bool {
      let (shifted, over) = significand.multipliedReportingOverflow(by: 10)
      let (sum, more) = shifted.addingReportingOverflow(value)
      if over || more { return false }
      significand = sum
      return true
    }
    while true {
      if let value = digit(at) {
        guard push(value) else { return nil }
        digits += 1
        group += 1
        at += 1
      } else if at < limit, isSeparator(at), digits > 0, hasSeparator ? group == 3 : digits <= 3, digit(at + 1) != nil,
        digit(at + 2) != nil, digit(at + 3) != nil, digit(at + 4) == nil
      {
        hasSeparator = true
        group = 0
        at += 1
      } else {
        break
      }
    }
    guard digits > 0 else { return nil }
    let before = digits
    var hasPoint = false
    if at + 1 < limit, isPoint(at), let first = digit(at + 1) {
      _ = first
      hasPoint = true
      at += 1
      while let value = digit(at) {
        guard push(value) else { return nil }
        exponent -= 1
        at += 1
      }
    }
    return (DecimalNumber(significand, exponent: exponent), at, before, hasPoint)
  }

  private func isSeparator(_ position: Int) -> Bool {
    let code = document.folded[position]
    // A comma, half-width or full-width, or an apostrophe.
    return code == 0x2C || code == 0x27
  }

  private func isPoint(_ position: Int) -> Bool {
    let code = document.folded[position]
    return code == 0x2E || code == 0xB7
  }

  // MARK: Mixed and Han

  private struct State {
    /// Below the myriad that is being read.
    var section = DecimalNumber.zero
    /// Myriads that are complete.
    var total = DecimalNumber.zero
    /// A digit that waits for its scale.
    var pending: DecimalNumber?
    var lastScale = 0
    /// The smallest myriad so far, to tell 一萬五千億 from 1億2000萬.
    var myriad = Int.max
  }

  private func power(_ exponent: Int) -> DecimalNumber { DecimalNumber(1, exponent: exponent) }

  private func mixed(at start: Int, limit: Int) -> Numeral? {
    var state = State()
    var numeral = Numeral(span: TextSpan(start, start), low: .zero, high: .zero)
    var at = start
    var vagueStep: DecimalNumber?
    var digitsRead = 0
    var ended = false
    while at < limit, !ended {
      if document.characterClass(at: at) == .digit {
        guard state.pending == nil, let number = arabic(at: at, limit: limit) else { break }
        if numeral.span.start == at { numeral.digits = number.digits }
        numeral.hasPoint = numeral.hasPoint || number.hasPoint
        state.pending = number.value
        digitsRead = number.digits + (number.hasPoint ? 10 : 0)
        at = number.end
        continue
      }
      guard let sign = sign(at: at) else {
        // 五點五: a decimal point between Han digits.
        if let point = hanDecimal(at, limit: limit, pending: state.pending) {
          state.pending = point.value
          numeral.hasPoint = true
          digitsRead = 10
          at = point.end
          continue
        }
        if isInsideOver(at), at > start, state.pending != nil || state.lastScale > 0, at + 1 < limit,
          case .scale(let exponent)? = self.sign(at: at + 1), exponent >= 2
        {
          numeral.isOver = true
          at += 1
          continue
        }
        break
      }
      switch sign {
      case .digit(let digit, _):
        if state.pending != nil {
          // Digit after digit: a string (二〇二五), or two neighbours (兩三百).
          guard digitsRead < 10 else {
            ended = true
            break
          }
          if let string = digitString(at: start, limit: limit), state.lastScale == 0, at == start + 1 {
            numeral.isDigitString = true
            state.pending = string.value
            at = string.end
            ended = !(at < limit && self.isScale(at))
            digitsRead = 10
            break
          }
          if let low = state.pending, let low = low.integer, digit == low + 1, low > 0 {
            vagueStep = DecimalNumber(digit)
            at += 1
            digitsRead = 10
            break
          }
          ended = true
        } else {
          if digit != 0 || state.lastScale == 0 { state.pending = DecimalNumber(digit) }
          if digit == 0, state.lastScale > 0 { state.lastScale = -1 }
          digitsRead = 1
          at += 1
        }
      case .tens(let value):
        guard state.pending == nil else {
          ended = true
          break
        }
        state.section = state.section.plus(DecimalNumber(value)) ?? state.section
        state.lastScale = 1
        numeral.hasScale = true
        at += 1
      case .scale(let exponent):
        guard accept(exponent, &state, &numeral, vagueStep, at: at, start: start) else {
          ended = true
          break
        }
        if vagueStep != nil { numeral.isVague = true }
        vagueStep = nil
        numeral.hasScale = true
        digitsRead = 0
        at += 1
      case .half:
        ended = true
      case .some:
        // 幾十, 數百; 十幾.
        if state.pending == nil, at + 1 < limit, case .scale? = self.sign(at: at + 1), at == start {
          state.pending = DecimalNumber(1)
          numeral.isVague = true
          numeral.isOver = true
          at += 1
        } else if state.pending == nil, state.lastScale > 0, at > start {
          numeral.isVague = true
          numeral.isOver = true
          at += 1
          if !(at < limit && isScale(at)) { ended = true }
        } else {
          ended = true
        }
      }
    }
    guard at > start else { return nil }
    return finish(&numeral, state, vagueStep, end: at, digitsRead: digitsRead)
  }

  private func isScale(_ position: Int) -> Bool {
    if case .scale? = sign(at: position) { return true }
    return false
  }

  private func accept(
    _ exponent: Int, _ state: inout State, _ numeral: inout Numeral, _ vague: DecimalNumber?, at: Int, start: Int
  ) -> Bool {
    let factor = power(exponent)
    if exponent < 4 {
      guard state.pending != nil || state.lastScale <= 0 || exponent == 1 || state.lastScale >= 4 else { return false }
      // 三百 五百: a scale not below the one before begins another number.
      if state.lastScale > 0, state.lastScale < 4, exponent >= state.lastScale { return false }
      let count = state.pending ?? DecimalNumber(1)
      guard let value = count.times(factor), let sum = state.section.plus(value) else { return false }
      if let vague, let high = vague.times(factor) { numeral.high = high }
      state.section = sum
    } else {
      var count = state.section
      if let pending = state.pending {
        guard let sum = count.plus(pending) else { return false }
        count = sum
      }
      if count == .zero, state.total == .zero { count = DecimalNumber(1) }
      if exponent > state.myriad {
        // 一萬五千億: what was read so far counts in the larger unit.
        guard let sum = state.total.plus(count), let value = sum.times(factor) else { return false }
        state.total = value
      } else {
        guard count != .zero, let value = count.times(factor), let sum = state.total.plus(value) else { return false }
        state.total = sum
      }
      if let vague, let high = vague.times(factor) {
        numeral.high = high
      } else if numeral.high != .zero, let high = numeral.high.times(factor) {
        numeral.high = high
      }
      state.section = .zero
      state.myriad = exponent
    }
    state.pending = nil
    state.lastScale = exponent
    numeral.lastScale = exponent
    return true
  }

  private func finish(
    _ numeral: inout Numeral, _ state: State, _ vague: DecimalNumber?, end: Int, digitsRead: Int
  ) -> Numeral? {
    var rest = state.section
    if let pending = state.pending {
      var pending = pending
      // 13萬2, 一百五: a single digit behind a scale counts in its tenth.
      if digitsRead == 1, state.lastScale >= 2, pending.integer ?? 10 < 10 {
        pending = pending.times(power(state.lastScale - 1)) ?? pending
      }
      guard let sum = rest.plus(pending) else { return nil }
      rest = sum
      if state.lastScale > 0 { numeral.lastScale = 0 }
    }
    guard let value = state.total.plus(rest) else { return nil }
    numeral.low = value
    if let vague, numeral.high == .zero {
      let base = (state.pending?.negated).flatMap { value.plus($0) } ?? .zero
      numeral.high = base.plus(vague) ?? value
      numeral.isVague = true
    }
    if numeral.high.compared(to: value) < 0 { numeral.high = value }
    numeral.span.end = end
    return numeral
  }

  /// 二〇二五, 一九八九: three Han digits or more, or two with a zero.
  private func digitString(at start: Int, limit: Int) -> (value: DecimalNumber, end: Int)? {
    var end = start
    var value = 0
    var hasZero = false
    while end < limit, end - start < 12, case .digit(let digit, _)? = sign(at: end) {
      value = value * 10 + digit
      if digit == 0 { hasZero = true }
      end += 1
    }
    guard end - start >= 3 || (end - start == 2 && hasZero) else { return nil }
    return (DecimalNumber(value), end)
  }

  private func hanDecimal(_ position: Int, limit: Int, pending: DecimalNumber?) -> (value: DecimalNumber, end: Int)? {
    // 點
    guard document.folded[position] == 0x70B9, let whole = pending else { return nil }
    var end = position + 1
    var value = whole
    var exponent = -1
    while end < limit, case .digit(let digit, _)? = sign(at: end) {
      value = value.plus(DecimalNumber(Int128(digit), exponent: exponent)) ?? value
      exponent -= 1
      end += 1
    }
    guard end > position + 1 else { return nil }
    // 三點十分, 三點五十分 are times of day.
    if case .scale? = sign(at: end), case .scale(1)? = sign(at: end) { return nil }
    if end < limit, document.folded[end] == 0x5206 { return nil }
    return (value, end)
  }

  /// 多 or 餘 inside: 二百餘萬, 1000多億.
  private func isInsideOver(_ position: Int) -> Bool {
    guard let hit = lookups.at(position).first(where: { $0.length == 1 && $0.entry.isWord(.modifiers) }) else {
      return false
    }
    return ModifierFlags(rawValue: hit.entry.flags).contains(.inside)
  }
}
