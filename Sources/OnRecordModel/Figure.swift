/// A number with what it counts.
public struct Figure: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case percent, money, count, measure, ratio, date, time, duration, age, ordinal, number
  }

  public enum Modifier: String, Hashable, Sendable, Codable, CaseIterable {
    case over, under, about
    case atLeast = "at_least"
    case atMost = "at_most"
  }

  /// Which way a value moves: 增加, 跌.
  public enum Change: String, Hashable, Sendable, Codable, CaseIterable {
    case up, down
  }

  /// What a figure is to the change it belongs to: how far, from where, to where.
  public enum ChangePart: String, Hashable, Sendable, Codable, CaseIterable {
    case by, from, to
  }

  /// Half-open, ISO 8601: [start, end); `days` where both ends are whole days, equal ends for a
  /// moment.
  public struct Interval: Hashable, Sendable, Codable {
    public var start: String
    public var end: String
    public var days: Int?

    public init(start: String, end: String, days: Int? = nil) {
      self.start = start
      self.end = end
      self.days = days
    }
  }

  public var kind: Kind
  /// The whole expression: modifier, number, unit.
  public var span: TextSpan
  public var text: String
  /// The number without the modifier: with its sign or unit, but of a count without what is counted.
  public var number: TextSpan
  public var low: DecimalNumber?
  public var high: DecimalNumber?
  /// What a number cannot say: a date as far as the text tells (`--12-08`), a clock time, a score (`3:1`);
  /// with `highValue` the end of a range of them.
  public var value: String?
  public var highValue: String?
  public var unit: String?
  public var modifier: Modifier?
  public var change: Change?
  public var changePart: ChangePart?
  public var interval: Interval?
  /// What the figure measures: 銷售分成 of 25%的銷售分成.
  public var of: String?
  /// 每年, 每股: the text of the word that the figure is counted by.
  public var per: String?
  public var rule: String

  public init(
    kind: Kind, span: TextSpan, text: String = "", number: TextSpan, low: DecimalNumber? = nil,
    high: DecimalNumber? = nil, value: String? = nil, highValue: String? = nil, unit: String? = nil,
    modifier: Modifier? = nil, change: Change? = nil, changePart: ChangePart? = nil,
    interval: Interval? = nil, of: String? = nil,
    per: String? = nil, rule: String
  ) {
    self.kind = kind
    self.span = span
    self.text = text
    self.number = number
    self.low = low
    self.high = high
    self.value = value
    self.highValue = highValue
    self.unit = unit
    self.modifier = modifier
    self.change = change
    self.changePart = changePart
    self.interval = interval
    self.of = of
    self.per = per
    self.rule = rule
  }
}
