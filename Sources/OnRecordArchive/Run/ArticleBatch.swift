package import OnRecordModel

/// Articles that are extracted together: enough that each stage's code and gazetteers are read into the caches once for
/// several, few enough that their own memory stays in them.
package struct ArticleBatch<Origin> {
  /// In the order they came, each with where it comes from.
  package private(set) var articles: [Article] = []
  package private(set) var origins: [Origin] = []
  private var bytes = 0
  private let mostArticles: Int
  private static var mostBytes: Int { 1 << 17 }

  package init(mostArticles: Int = 16) { self.mostArticles = mostArticles }

  package var isFull: Bool { articles.count >= mostArticles || bytes >= Self.mostBytes }

  package mutating func append(_ article: Article, from origin: Origin) {
    articles.append(article)
    origins.append(origin)
    bytes += article.text.utf8.count
  }

  package mutating func removeAll() {
    articles.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
    bytes = 0
  }
}

extension ArticleBatch<Void> {
  /// All of `articles`, cut into batches.
  package static func batches(of articles: [Article]) -> [[Article]] {
    var batches: [[Article]] = []
    var batch = ArticleBatch()
    for article in articles {
      batch.append(article, from: ())
      if batch.isFull {
        batches.append(batch.articles)
        batch.removeAll()
      }
    }
    if !batch.articles.isEmpty { batches.append(batch.articles) }
    return batches
  }
}
