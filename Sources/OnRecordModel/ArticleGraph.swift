/// What joins two nodes of a graph.
public struct Edge: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case said, told, mentions, role, measures
    /// The source was asked and declined: no quote, but a fact.
    case declined
  }

  public var kind: Kind
  public var from: String
  public var to: String
  /// The title of a role: 高級合夥人.
  public var title: String?
  /// A role that is over: 曾任, 前.
  public var isPast: Bool
  public var span: TextSpan?
  public var rule: String?

  public init(
    kind: Kind, from: String, to: String, title: String? = nil, isPast: Bool = false, span: TextSpan? = nil,
    rule: String? = nil
  ) {
    self.kind = kind
    self.from = from
    self.to = to
    self.title = title
    self.isPast = isPast
    self.span = span
    self.rule = rule
  }
}

/// Everything an article says, with evidence: the schema `onrecord/1`.
public struct ArticleGraph: Hashable, Sendable, Codable {
  public static let schema = "onrecord/1"

  /// The article without its text.
  public struct Head: Hashable, Sendable, Codable {
    public var id: String
    public var source: ArticleSource?
    public var url: String?
    public var title: String?
    public var byline: [String]
    public var outlet: String?
    public var published: String?
    /// BCP 47: `zh-Hant`, `zh-Hans`, or `und` where no Chinese is found.
    public var language: String
    /// The length of the text in Unicode scalars.
    public var scalars: Int
    /// Of the text's UTF-8 bytes, in hexadecimal.
    public var sha256: String
    public var zones: [Zone]
    /// The text itself, where it was asked for.
    public var text: String?

    public init(
      id: String, source: ArticleSource? = nil, url: String? = nil, title: String? = nil, byline: [String] = [],
      outlet: String? = nil, published: String? = nil, language: String, scalars: Int, sha256: String,
      zones: [Zone], text: String? = nil
    ) {
      self.id = id
      self.source = source
      self.url = url
      self.title = title
      self.byline = byline
      self.outlet = outlet
      self.published = published
      self.language = language
      self.scalars = scalars
      self.sha256 = sha256
      self.zones = zones
      self.text = text
    }
  }

  public var article: Head
  public var entities: [Entity]
  public var figures: [Figure]
  public var quotations: [Quotation]
  public var edges: [Edge]

  public init(
    article: Head, entities: [Entity] = [], figures: [Figure] = [], quotations: [Quotation] = [], edges: [Edge] = []
  ) {
    self.article = article
    self.entities = entities
    self.figures = figures
    self.quotations = quotations
    self.edges = edges
  }
}
