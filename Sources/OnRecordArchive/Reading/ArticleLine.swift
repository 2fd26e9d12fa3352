import OnRecord
import CArchive
public import OnRecordModel

/// What is wrong with one line of NDJSON.
public struct ArticleLineError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String
}

/// Reads articles from JSON objects, with the field names that news crawlers use or the user tells.
///
/// Owns a JSON parser that keeps its buffers: one per worker.
public final class ArticleLineReader {
  private let parser = carchive_json_open()
  private let map: FieldMap

  public init(map: FieldMap = FieldMap()) { self.map = map }

  deinit { carchive_json_close(parser) }

  /// The article of one line.
  /// - Throws: `ArticleLineError` where the line is no JSON object or has no text.
  public func article(_ line: UnsafeBufferPointer<UInt8>, record: Int) throws(ArticleLineError) -> Article {
    let draft = try draft(line)
    var article = Article(
      id: draft.id ?? String(record), text: draft.text, published: draft.published, url: draft.url,
      outlet: draft.outlet, byline: draft.byline)
    article.adopt(title: draft.title)
    return article
  }

  /// What the object in `line` says of an article.
  func draft(_ line: UnsafeBufferPointer<UInt8>) throws(ArticleLineError) -> ArticleDraft {
    guard let base = line.baseAddress, !line.isEmpty else { throw ArticleLineError(description: "an empty line") }
    if let problem = carchive_json_parse(parser, base, line.count) {
      throw ArticleLineError(description: "no JSON: \(String(cString: problem))")
    }
    var fields = ArticleFields()
    var key: UnsafePointer<CChar>?
    var length = 0
    var kind: Int32 = 0
    while carchive_json_next(parser, &key, &length, &kind) {
      guard kind != CARCHIVE_JSON_NULL, let key, let target = map.target(text(key, length)) else { continue }
      switch Int(kind) {
      case CARCHIVE_JSON_STRING: if let value = string(0) { fields.set(target, value) }
      case CARCHIVE_JSON_STRINGS where target.field == .byline: fields.set(target, strings())
      case CARCHIVE_JSON_NUMBER where target.field == .id: if let value = string(0) { fields.set(target, value) }
      default:
        if target.field == .text { throw ArticleLineError(description: "the text is no string") }
      }
    }
    guard let draft = fields.draft else {
      throw ArticleLineError(description: "no text: expected a field text, maintext, content or body")
    }
    return draft
  }

  private func strings() -> [String] {
    var values: [String] = []
    while let value = string(values.count) { values.append(value) }
    return values
  }

  private func string(_ index: Int) -> String? {
    var value: UnsafePointer<CChar>?
    var length = 0
    guard carchive_json_string(parser, index, &value, &length), let value else { return nil }
    return text(value, length)
  }

  private func text(_ bytes: UnsafePointer<CChar>, _ length: Int) -> String {
    bytes.withMemoryRebound(to: UInt8.self, capacity: length) {
      let utf8 = UnsafeBufferPointer(start: $0, count: length)
      // Half a surrogate pair, "\ud800", makes text that is not valid: simdjson sees that much faster than String does.
      return carchive_is_utf8(bytes, length)
        ? unsafe String(copying: UTF8Span(unchecked: utf8.span)) : String(decoding: utf8, as: UTF8.self)
    }
  }
}

/// The fields of one record, the best of each where several stand for the same.
struct ArticleFields {
  /// By the number of the field.
  private var found = [(rank: Int, values: [String])?](repeating: nil, count: FieldMap.Field.allCases.count)

  mutating func set(_ target: FieldMap.Target, _ value: String) { set(target, [value]) }

  mutating func set(_ target: FieldMap.Target, _ strings: [String]) {
    if target.field == .text || strings.contains(where: { !$0.isEmpty }) {
      let number = target.field.rawValue
      if let known = found[number], known.rank <= target.rank, !known.values.allSatisfy(\.isEmpty) { return }
      found[number] = (target.rank, strings)
    }
  }

  private func values(_ field: FieldMap.Field) -> [String]? { found[field.rawValue]?.values }

  /// What the fields say; nil without a text.
  var draft: ArticleDraft? {
    guard let text = values(.text)?.first else { return nil }
    var draft = ArticleDraft()
    draft.text = text
    draft.id = values(.id)?.first
    draft.title = values(.title)?.first
    draft.url = values(.url)?.first
    draft.outlet = values(.outlet)?.first
    draft.published = values(.published)?.first.map { PublishedDate.iso($0) ?? $0 }
    draft.byline = (values(.byline) ?? []).filter { !$0.isEmpty }
    return draft
  }
}
