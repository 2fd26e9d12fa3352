/// One article as it comes in: its text, unchanged, and what is known about it beforehand.
public struct Article: Hashable, Sendable, Codable {
  /// What the article is called by; ids of what only it names end with it.
  public var id: String
  /// The decoded input, chrome and all; every offset in the graph counts its Unicode scalars.
  public var text: String
  /// The title, where it is known; `adopt(title:)` puts one of a field of its own into the text.
  public var title: String?
  /// ISO 8601; the reference date for 今年 and 12月8日.
  public var published: String?
  /// Its address.
  public var url: String?
  /// Who published it.
  public var outlet: String?
  /// Who wrote it.
  public var byline: [String]
  /// Where it was read.
  public var source: ArticleSource?
  /// Zones that the reader of a format knows already (HTML); nil lets the text tell.
  public var zones: [Zone]?

  /// An article of a text and what is known of it.
  public init(
    id: String, text: String, title: String? = nil, published: String? = nil, url: String? = nil,
    outlet: String? = nil, byline: [String] = [], source: ArticleSource? = nil, zones: [Zone]? = nil
  ) {
    self.id = id
    self.text = text
    self.title = title
    self.published = published
    self.url = url
    self.outlet = outlet
    self.byline = byline
    self.source = source
    self.zones = zones
  }

  /// Takes a title that stood in a field of its own: it becomes the text's first line, unless the text begins with it.
  public mutating func adopt(title: String?) {
    self.title = title
    guard let title, !title.isEmpty, !text.utf8.starts(with: title.utf8) else { return }
    text = title + "\n" + text
  }
}

/// Where an article was read: a file, and the record in it, counted from 1.
public struct ArticleSource: Hashable, Sendable, Codable {
  /// The file, as it was given.
  public var path: String
  /// The record in it, counted from 1; nil where the file is one article.
  public var record: Int?

  /// A place in a file.
  public init(path: String, record: Int? = nil) {
    self.path = path
    self.record = record
  }

  /// The file, and behind it the record's number where the file has several: `news.ndjson:12`.
  public var location: String { record.map { "\(path):\($0)" } ?? path }
}

/// A stretch of whole lines with one purpose.
public struct Zone: Hashable, Sendable, Codable {
  /// What lines are for.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable, BitwiseCopyable {
    case title, byline, body, heading, caption, advertisement, related, noise

    /// Names, figures and quotes are read here; the other zones are chrome.
    public var isRead: Bool {
      switch self {
      case .title, .heading, .body, .caption: true
      case .byline, .advertisement, .related, .noise: false
      }
    }
  }

  /// What its lines are for.
  public var kind: Kind
  /// Whole lines of the text.
  public var span: TextSpan
  /// The rule that told it.
  public var rule: String

  /// A zone with its evidence.
  public init(kind: Kind, span: TextSpan, rule: String) {
    self.kind = kind
    self.span = span
    self.rule = rule
  }
}
