import OnRecordModel

/// An article as a format reads it, before its place in the archive completes it.
struct ArticleDraft: Sendable {
  var id: String?
  var text = ""
  var title: String?
  var published: String?
  var url: String?
  var outlet: String?
  var byline: [String] = []
  var zones: [Zone]?

  /// The article, with a title of its own as the first line of its text.
  func article(_ record: Record) -> Article {
    let id = id ?? record.number.map { "\(record.place.id)#\($0)" } ?? record.place.id
    var article = Article(id: id, text: text, title: title, published: published, url: url, outlet: outlet)
    article.byline = byline
    article.zones = zones
    article.source = record.source
    if zones == nil { article.adopt(title: title) }
    return article
  }

  var isBlank: Bool { !text.unicodeScalars.contains { !$0.properties.isWhitespace } }
}
