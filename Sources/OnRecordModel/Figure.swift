/// A number with what it counts.
public struct Figure: Hashable, Sendable, Codable {
  /// What a number counts; `number` where it counts nothing.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case percent, money, count, measure, ratio, date, time, duration, age, ordinal, number
  }

  /// How exact a value is: 逾, 不到, 約, 至少, 最多.
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
  /// moment, no end for what goes on: 2018年以來.
  public struct Interval: Hashable, Sendable, Codable {
    /// The first day or moment.
    public var start: String
    /// The day or moment behind the last; nil where nothing ends it.
    public var end: String?
    /// The length in days.
    public var days: Int?

    /// The interval [start, end).
    public init(start: String, end: String?, days: Int? = nil) {
      self.start = start
      self.end = end
      self.days = days
    }
  }

  /// What it counts.
  public var kind: Kind
  /// The whole expression: modifier, number, unit.
  public var span: TextSpan
  /// The article's own characters of `span`.
  public var text: String
  /// The number without the modifier: with its sign or unit, but of a count without what is counted.
  public var number: TextSpan
  /// The value, or the lower end of a range.
  public var low: DecimalNumber?
  /// The value, or the upper end of a range.
  public var high: DecimalNumber?
  /// What a number cannot say: a date as far as the text tells (`--12-08`), a clock time, a score (`3:1`);
  /// with `highValue` the end of a range of them.
  public var value: String?
  /// The upper end of a range of what `value` says.
  public var highValue: String?
  /// `%`, ISO 4217, a unit's symbol, or the measure word or noun.
  public var unit: String?
  /// How exact the value is, where a word tells it.
  public var modifier: Modifier?
  /// Which way the value moves, where a word tells it.
  public var change: Change?
  /// How far it moves, from where, or to where.
  public var changePart: ChangePart?
  /// The days of a date, where the text or the article's own date settles them.
  public var interval: Interval?
  /// What the figure measures: 銷售分成 of 25%的銷售分成.
  public var of: String?
  /// 每年, 每股: the text of the word that the figure is counted by.
  public var per: String?
  /// The rule that found it.
  public var rule: String

  /// A figure with its evidence.
  @inlinable
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
