import OnRecordModel

/// A number as the text writes it: 25, 1,100萬, 二〇二五, 兩三百, 13萬2.
struct Numeral: BitwiseCopyable {
  var span: TextSpan
  var low: DecimalNumber = .zero
  var high: DecimalNumber = .zero
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
  /// 壹 alone: a numeral only in 三分之壹 and the like.
  var isFormalDigit = false

  var isExact: Bool { low == high }
  var integer: Int? { isExact ? low.integer : nil }
  /// Says a number and nothing else: no decimals, no 多.
  var isPlain: Bool { isExact && !hasPoint && !isOver && !isVague }
}

/// What a numeral is worth while it is read: a number of myriads, then sections below them.
struct NumeralValue {
  /// Below the myriad that is being read: 二千 of 一億二千.
  private var section = DecimalNumber.zero
  /// Myriads that are complete.
  private var total = DecimalNumber.zero
  /// A digit that waits for its scale.
  private(set) var pending: DecimalNumber?
  /// A single digit without point or zero before it, which counts in the tenth of the scale before it: 13萬2.
  private var isSingle = false
  private(set) var lastScale = 0
  /// The smallest myriad so far, to tell 一萬五千億 from 1億2000萬.
  private var myriad = Int.max

  static func power(_ exponent: Int) -> DecimalNumber { DecimalNumber(1, exponent: exponent) }

  /// A scale stands behind the last digit, so that one below it may follow.
  var isOpen: Bool { pending == nil && lastScale > 0 }

  mutating func digit(_ value: DecimalNumber, isSingle: Bool) {
    pending = value
    self.isSingle = isSingle
  }

  /// 零 of 一百零五: what follows counts by itself.
  mutating func zero() { if lastScale > 0 { lastScale = -1 } }

  /// 廿, 卅.
  mutating func tens(_ value: Int) {
    section = section.plus(DecimalNumber(value)) ?? section
    lastScale = 1
  }

  /// Takes in a scale, 10^`exponent`; false where it begins another number or the value would not fit.
  mutating func scale(_ exponent: Int) -> Bool {
    guard exponent < 4 ? small(exponent) : large(exponent) else { return false }
    pending = nil
    lastScale = exponent
    return true
  }

  /// 十 百 千. A scale not below the one before begins another number: 三百五百.
  private mutating func small(_ exponent: Int) -> Bool {
    guard pending != nil || lastScale <= 0 || exponent == 1 || lastScale >= 4 else { return false }
    if (1..<4).contains(lastScale), exponent >= lastScale { return false }
    guard let value = (pending ?? DecimalNumber(1)).times(Self.power(exponent)), let sum = section.plus(value) else {
      return false
    }
    section = sum
    return true
  }

  /// 萬 億 兆. A scale above the one before counts all that was read: 一萬五千億, 十萬萬.
  private mutating func large(_ exponent: Int) -> Bool {
    guard var count = rest(isSettled: lastScale < 4) else { return false }
    // 十萬|八萬
    if exponent == myriad, count != .zero { return false }
    let isRepeated = count == .zero && lastScale == exponent
    if count == .zero, total == .zero { count = DecimalNumber(1) }
    if exponent > myriad || isRepeated {
      guard let sum = total.plus(count), let value = sum.times(Self.power(exponent)) else { return false }
      total = value
    } else {
      guard count != .zero, let value = count.times(Self.power(exponent)), let sum = total.plus(value) else {
        return false
      }
      total = sum
    }
    section = .zero
    myriad = exponent
    return true
  }

  /// What was read since the last myriad; where `isSettled`, a single last digit counts by `place`.
  private func rest(isSettled: Bool) -> DecimalNumber? {
    guard let pending else { return section }
    return (isSettled ? pending.times(place) : pending).flatMap { section.plus($0) }
  }

  /// What a waiting digit counts: a tenth of the scale before it in 13萬2 and 百二, else 1.
  var place: DecimalNumber { isSingle && lastScale >= 2 ? Self.power(lastScale - 1) : .one }

  /// The whole value, nil where it does not fit.
  var value: DecimalNumber? { rest(isSettled: true).flatMap { total.plus($0) } }
}
