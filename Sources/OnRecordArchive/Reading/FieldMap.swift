/// Which field of a table, a JSON object or a page's metadata is which part of an article.
public struct FieldMap: Hashable, Sendable {
  public enum Field: Int, Hashable, Sendable, CaseIterable {
    case id, text, title, published, url, outlet, byline

    /// As it is told in options.
    public var name: String { String(describing: self) }
  }

  /// A field, and which of its names this is: the smallest rank counts where a record has several.
  struct Target: Hashable, Sendable {
    var field: Field
    var rank: Int
  }

  private var targets: [String: Target] = [:]

  /// The names that crawlers of news use.
  public init() {
    for (field, names) in Self.known {
      for (rank, name) in names.enumerated() { targets[name] = Target(field: field, rank: rank) }
    }
  }

  /// The first names count where a record has several of them.
  private static let known: [(Field, [String])] = [
    (.id, ["id", "article_id", "articleid", "uuid", "docid", "doc_id"]),
    (
      .text,
      [
        "maintext", "text", "content", "body", "article_text", "full_text", "fulltext", "articlebody", "内容", "內容", "正文",
        "內文",
      ]
    ),
    (.title, ["title", "headline", "標題", "标题"]),
    (
      .published,
      [
        "published", "date_publish", "published_at", "publish_date", "publishdate", "publish_time", "published_date",
        "datepublished", "pubdate", "pub_date", "date", "time", "日期", "時間", "时间", "發布時間", "发布时间",
      ]
    ),
    (.url, ["url", "link", "網址", "网址", "链接", "連結"]),
    (
      .outlet, ["outlet", "source_domain", "source", "publisher", "media", "site", "site_name", "媒體", "媒体", "来源", "來源"]
    ),
    (.byline, ["byline", "authors", "author", "作者", "記者", "记者"]),
  ]

  /// What the field `name` stands for; case does not matter.
  func target(_ name: String) -> Target? { targets[name] ?? targets[name.lowercased()] }

  /// Reads `text=maintext`: the article's text stands in the field maintext, and in no other.
  public mutating func map(_ option: String) throws(FieldMapError) {
    let parts = option.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let field = Field.allCases.first(where: { $0.name == parts[0] }), !parts[1].isEmpty else {
      let names = Field.allCases.map(\.name).joined(separator: ", ")
      throw FieldMapError(description: "expected FIELD=NAME with a FIELD of \(names), found \(option)")
    }
    targets = targets.filter { $0.value.field != field }
    targets[parts[1]] = Target(field: field, rank: 0)
    options.append(option)
  }

  /// What the user told, for telling runs with other names apart.
  public private(set) var options: [String] = []
}

/// A mapping of fields that cannot be read.
public struct FieldMapError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String
}
