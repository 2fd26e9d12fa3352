/// What a run has found so far.
public struct RunCounts: Hashable, Sendable {
  public var articles = 0
  public var problems = 0
  public var people = 0
  public var organizations = 0
  public var places = 0
  public var figures = 0
  public var quotes = 0
  public var sourced = 0
  /// Of the articles' texts, in UTF-8.
  public var bytes = 0
  public var duplicates = 0

  private static let fields: [WritableKeyPath<RunCounts, Int> & Sendable] = [
    \.articles, \.problems, \.people, \.organizations, \.places, \.figures, \.quotes, \.sourced, \.bytes, \.duplicates,
  ]

  static func += (left: inout RunCounts, right: RunCounts) {
    for field in fields { left[keyPath: field] += right[keyPath: field] }
  }

  /// The numbers in order, for a journal.
  var list: [Int] { Self.fields.map { self[keyPath: $0] } }

  init() {}

  init?(_ list: [Int]) {
    guard list.count == Self.fields.count else { return nil }
    for (field, value) in zip(Self.fields, list) { self[keyPath: field] = value }
  }
}
