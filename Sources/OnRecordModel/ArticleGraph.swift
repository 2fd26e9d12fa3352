/// What joins two nodes of a graph.
public struct Edge: Hashable, Sendable, Codable {
  /// What an edge says: a speaker `said` a quote, a quote was `told` to somebody or `mentions` a node, a person has a
  /// `role` at an organization, a figure `measures` an entity; who was asked `declined`, and what was declined was
  /// `told` to who asked.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case said, told, mentions, role, measures
    /// Who was asked and declined, to the declined comment.
    case declined
  }

  /// What it says.
  public var kind: Kind
  /// The id of the node it starts from.
  public var from: String
  /// The id of the node it ends at.
  public var to: String
  /// The title of a role: 高級合夥人.
  public var title: String?
  /// A role that is over: 曾任, 前.
  public var isPast: Bool
  /// The words that tell it.
  public var span: TextSpan?
  /// The rule that found it.
  public var rule: String?

  /// An edge with its evidence.
  @inlinable
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
  /// The name of the schema, written into every graph.
  public static let schema = "onrecord/1"

  /// The article without its text.
  public struct Head: Hashable, Sendable, Codable {
    /// The article's id.
    public var id: String
    /// Where it was read.
    public var source: ArticleSource?
    /// Its address.
    public var url: String?
    /// Its title.
    public var title: String?
    /// Who wrote it.
    public var byline: [String]
    /// Who published it.
    public var outlet: String?
    /// When, ISO 8601.
    public var published: String?
    /// BCP 47: `zh-Hant`, `zh-Hans`, or `und` where no Chinese is found.
    public var language: String
    /// The length of the text in Unicode scalars.
    public var scalars: Int
    /// Of the text's UTF-8 bytes, in hexadecimal.
    public var sha256: String
    /// What its lines are for, in the order of the text.
    public var zones: [Zone]
    /// The text itself, where it was asked for.
    public var text: String?

    /// What is told of an article.
    @inlinable
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

  /// The article without its text.
  public var article: Head
  /// People, organizations and places.
  public var entities: [Entity]
  /// Numbers with what they count.
  public var figures: [Figure]
  /// Who said what.
  public var quotations: [Quotation]
  /// Who was asked and said nothing.
  public var declined: [DeclinedComment]
  /// What joins the nodes; every end is the id of one of them.
  public var edges: [Edge]

  /// A graph of nodes and edges.
  @inlinable
  public init(
    article: Head, entities: [Entity] = [], figures: [Figure] = [], quotations: [Quotation] = [],
    declined: [DeclinedComment] = [], edges: [Edge] = []
  ) {
    self.article = article
    self.entities = entities
    self.figures = figures
    self.quotations = quotations
    self.declined = declined
    self.edges = edges
  }
}
