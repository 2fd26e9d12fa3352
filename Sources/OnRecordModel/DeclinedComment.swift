/// A source that was asked and said nothing, 拒絕回應: a fact of its own, never a quote.
public struct DeclinedComment: Hashable, Sendable, Codable {
  /// Article and span.
  public var id: String
  /// The words that tell it: 拒絕回應.
  public var cue: Quotation.Stretch
  /// The words that name who declined.
  public var source: Quotation.Source
  /// The entities behind the source: none for an anonymous one.
  public var decliners: [String]
  /// Who asked, where the text names them.
  public var addressee: Quotation.Stretch?
  /// The rule that found it.
  public var rule: String

  /// A declined comment with its evidence.
  @inlinable
  public init(
    id: String = "", cue: Quotation.Stretch, source: Quotation.Source, decliners: [String] = [],
    addressee: Quotation.Stretch? = nil, rule: String
  ) {
    self.id = id
    self.cue = cue
    self.source = source
    self.decliners = decliners
    self.addressee = addressee
    self.rule = rule
  }
}
