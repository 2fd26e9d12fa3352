import OnRecord
/// What a page tells of its article outside the text: JSON-LD, Open Graph and other metadata.
struct PageMetadata {
  private(set) var titles: [String] = []
  private(set) var published: String?
  private(set) var authors: [String] = []
  private(set) var outlet: String?
  private(set) var url: String?
  /// How the article begins, where the page has a summary of itself.
  private(set) var lead: String?
  /// The article's text, where the page tells it to machines.
  private(set) var body: String?

  init(_ page: HTMLPage) {
    var linked = LinkedArticle()
    for text in page.linkedData { linked.read(text) }
    titles = linked.headlines
    published = linked.published.flatMap(PublishedDate.iso)
    authors = linked.authors
    outlet = linked.publisher
    body = linked.body
    func all(_ names: [String]) -> [String] {
      names.flatMap { name in page.metadata.filter { $0.name == name }.map(\.content.trimmingSpace) }
    }
    titles += all(["og:title", "twitter:title", "headline", "title", "dc.title"])
    let dates = [
      "article:published_time", "datepublished", "pubdate", "publishdate", "publish_date", "publishtime", "og:pubdate",
      "og:release_date", "dc.date.issued", "dc.date", "sailthru.date", "parsely-pub-date", "weibo: article:create_at",
      "bytedance:published_time", "article:published", "date", "date.available", "datecreated", "og:published_time",
      "apub:time", "_pubtime",
    ]
    if published == nil { published = all(dates).lazy.compactMap(PublishedDate.iso).first }
    authors += all(["author", "article:author", "dable:author", "byl", "creator", "dc.creator", "mediaid"])
    if outlet == nil { outlet = all(["og:site_name", "application-name", "source", "dable:author"]).first }
    lead = body ?? all(["og:description", "description", "twitter:description"]).max { $0.count < $1.count }
    if let text = outlet, let colon = text.firstIndex(where: { $0 == "：" || $0 == ":" }) {
      outlet = String(text[text.index(after: colon)...]).trimmingSpace
    }
    url = page.canonical ?? all(["og:url"]).first
    if published == nil, let url { published = Self.date(inAddress: url) }
  }

  /// `/2019/1125/`, `/2019-11/25/`, `/20191125/` in an address.
  static func date(inAddress url: String) -> String? {
    let digits = Array(url.utf8)
    var index = 0
    while index < digits.count {
      guard digits[index] == UInt8(ascii: "/") else {
        index += 1
        continue
      }
      var numbers = ""
      var end = index + 1
      while end < digits.count, numbers.count < 8 {
        if (0x30...0x39).contains(digits[end]) {
          numbers.append(Character(Unicode.Scalar(digits[end])))
        } else if !(numbers.count >= 4 && (digits[end] == UInt8(ascii: "/") || digits[end] == UInt8(ascii: "-"))) {
          break
        }
        end += 1
      }
      if numbers.count == 8, numbers.hasPrefix("20") || numbers.hasPrefix("199"), let date = PublishedDate.iso(numbers)
      {
        return date
      }
      index += 1
    }
    return nil
  }
}

/// The article that a page's JSON-LD describes.
struct LinkedArticle {
  private(set) var headlines: [String] = []
  private(set) var published: String?
  private(set) var authors: [String] = []
  private(set) var publisher: String?
  private(set) var body: String?

  /// Reads one script; what is no JSON tells nothing.
  mutating func read(_ text: String) {
    guard let value = LooseJSON.parse(text) else { return }
    read(value, depth: 0)
  }

  private mutating func read(_ value: LooseJSON, depth: Int) {
    guard depth < 6 else { return }
    switch value {
    case .array(let values): for value in values { read(value, depth: depth + 1) }
    case .object(let fields):
      if let graph = fields["@graph"] { read(graph, depth: depth + 1) }
      let types = fields["@type"]?.strings ?? []
      guard types.contains(where: { $0.hasSuffix("Article") || $0 == "Report" || $0 == "BlogPosting" }) else { return }
      headlines += fields["headline"]?.strings ?? []
      published = published ?? fields["datePublished"]?.strings.first ?? fields["dateCreated"]?.strings.first
      publisher = publisher ?? fields["publisher"]?.names.first
      body = body ?? fields["articleBody"]?.strings.first
      authors += fields["author"]?.names ?? []
    default: return
    }
  }
}
