/// One article as it comes in: its text, unchanged, and what is known about it beforehand.
public struct Article: Hashable, Sendable, Codable {
  public var id: String
  /// The decoded input, chrome and all; every offset in the graph counts its Unicode scalars.
  public var text: String
  public var title: String?
  /// ISO 8601; the reference date for 今年 and 12月8日.
  public var published: String?
  public var url: String?
  public var outlet: String?
  public var byline: [String]
  public var source: ArticleSource?
  /// Zones that the reader of a format knows already (HTML); nil lets the text tell.
  public var zones: [Zone]?

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
  public var path: String
  public var record: Int?

  public init(path: String, record: Int? = nil) {
    self.path = path
    self.record = record
  }
}

/// A stretch of whole lines with one purpose.
public struct Zone: Hashable, Sendable, Codable {
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

  public var kind: Kind
  public var span: TextSpan
  public var rule: String

  public init(kind: Kind, span: TextSpan, rule: String) {
    self.kind = kind
    self.span = span
    self.rule = rule
  }
}
