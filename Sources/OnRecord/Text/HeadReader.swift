import OnRecordLexicon
import OnRecordModel

/// Fills in who wrote an article, where it appeared and when, out of the lines of its text that tell it.
///
/// What is known beforehand stays as it is.
struct HeadReader {
  private let document: Document
  private let lookups: Lookups
  private let lexicon: Lexicon
  private let zones: [Zone]

  init(_ document: Document, _ lookups: Lookups, _ lexicon: Lexicon, _ zones: [Zone]) {
    self.document = document
    self.lookups = lookups
    self.lexicon = lexicon
    self.zones = zones
  }

  func completed(_ article: Article) -> Article {
    guard article.byline.isEmpty || article.outlet == nil || article.published == nil else { return article }
    var article = article
    let reader = BylineReader(scalars: document.scalars, lookups: lookups, lexicon: lexicon)
    var names: [String] = []
    // Names below the text are those of helpers and editors, where others stand above it.
    var bodies = 0
    for zone in zones where zone.kind == .byline || zone.kind == .body {
      if zone.kind == .body {
        bodies += 1
        continue
      }
      if bodies > 3, !names.isEmpty { break }
      let byline = reader.byline(in: zone.span)
      for name in byline.names where !names.contains(name) { names.append(name) }
      if article.outlet == nil { article.outlet = byline.outlet }
      if article.published == nil { article.published = PublishedDate.iso(document.text(zone.span)) }
    }
    if article.byline.isEmpty, names.isEmpty {
      // In brackets at the article's beginning or end.
      let body = zones.filter { $0.kind == .body }
      for zone in body.prefix(3) + body.dropFirst(3).suffix(3) {
        for name in reader.credit(in: zone.span).names where !names.contains(name) { names.append(name) }
      }
    }
    if article.byline.isEmpty { article.byline = names }
    return article
  }
}
