import CArchive
public import OnRecordModel

/// What is wrong with one line of NDJSON.
public struct ArticleLineError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String
}

/// Reads articles from lines of NDJSON, with the field names that news crawlers use.
///
/// Owns a JSON parser that keeps its buffers: one per worker.
public final class ArticleLineReader {
  private let parser = carchive_json_open()

  public init() {}

  deinit { carchive_json_close(parser) }

  /// The article of one line.
  /// - Throws: `ArticleLineError` where the line is no JSON object or has no text.
  public func article(_ line: UnsafeBufferPointer<UInt8>, record: Int) throws(ArticleLineError) -> Article {
    guard let base = line.baseAddress, !line.isEmpty else { throw ArticleLineError(description: "an empty line") }
    if let problem = carchive_json_parse(parser, base, line.count) {
      throw ArticleLineError(description: "no JSON: \(String(cString: problem))")
    }
    var fields = Fields()
    var key: UnsafePointer<CChar>?
    var length = 0
    var kind: Int32 = 0
    while carchive_json_next(parser, &key, &length, &kind) {
      guard let key, let field = Field(name: text(key, length)) else { continue }
      try read(field, kind, into: &fields)
    }
    guard let body = fields.text else {
      throw ArticleLineError(description: "no text: expected a field text, maintext, content or body")
    }
    var article = Article(id: fields.id ?? String(record), text: body)
    article.published = fields.published
    article.url = fields.url
    article.outlet = fields.outlet
    article.byline = fields.byline
    article.adopt(title: fields.title)
    return article
  }

  private struct Fields {
    var id, text, title, published, url, outlet: String?
    var byline: [String] = []
  }

  private enum Field {
    case id, text, title, published, url, outlet, byline

    init?(name: String) {
      switch name {
      case "id": self = .id
      case "text", "maintext", "content", "body": self = .text
      case "title", "headline": self = .title
      case "published", "date_publish", "date", "pubdate", "published_at", "publish_date": self = .published
      case "url", "link": self = .url
      case "outlet", "source_domain", "source", "publisher", "media", "site": self = .outlet
      case "byline", "authors", "author": self = .byline
      default: return nil
      }
    }
  }

  private func read(_ field: Field, _ kind: Int32, into fields: inout Fields) throws(ArticleLineError) {
    if kind == CARCHIVE_JSON_NULL { return }
    if field == .byline {
      var index = 0
      while kind == CARCHIVE_JSON_STRING || kind == CARCHIVE_JSON_STRINGS, let name = string(index) {
        if !name.isEmpty { fields.byline.append(name) }
        index += 1
      }
      return
    }
    guard kind == CARCHIVE_JSON_STRING || (field == .id && kind == CARCHIVE_JSON_NUMBER), let value = string(0) else {
      if field == .text { throw ArticleLineError(description: "the text is no string") }
      return
    }
    switch field {
    case .id: fields.id = fields.id ?? value
    case .text: fields.text = fields.text ?? value
    case .title: fields.title = fields.title ?? value
    case .published: fields.published = fields.published ?? value
    case .url: fields.url = fields.url ?? value
    case .outlet: fields.outlet = fields.outlet ?? value
    case .byline: break
    }
  }

  private func string(_ index: Int) -> String? {
    var value: UnsafePointer<CChar>?
    var length = 0
    guard carchive_json_string(parser, index, &value, &length), let value else { return nil }
    return text(value, length)
  }

  private func text(_ bytes: UnsafePointer<CChar>, _ length: Int) -> String {
    bytes.withMemoryRebound(to: UInt8.self, capacity: length) {
      String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
    }
  }
}
