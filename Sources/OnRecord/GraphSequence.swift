public import OnRecordModel

/// The graphs of a sequence of articles, in its order.
///
/// At most `jobs` articles are read at a time, and no more are taken from the sequence than are being read: a slow
/// reader of graphs holds back the source of articles.
public struct GraphSequence<Articles: AsyncSequence>: AsyncSequence where Articles.Element == Article {
  /// One graph an article.
  public typealias Element = ArticleGraph
  /// What the sequence of articles throws; reading an article does not fail.
  public typealias Failure = Articles.Failure

  let articles: Articles
  let extractor: Extractor
  let jobs: Int

  /// Goes over the graphs once; the tasks it has started end by themselves where it is given up.
  public struct AsyncIterator: AsyncIteratorProtocol {
    var articles: Articles.AsyncIterator
    let extractor: Extractor
    let jobs: Int
    var reading: [Task<ArticleGraph, Never>] = []
    var isAtEnd = false

    /// The next article's graph, nil behind the last.
    public mutating func next(
      isolation actor: isolated (any Actor)? = #isolation
    ) async throws(Articles.Failure) -> ArticleGraph? {
      while !isAtEnd, reading.count < jobs {
        guard let article = try await articles.next(isolation: actor) else {
          isAtEnd = true
          break
        }
        let extractor = extractor
        reading.append(Task.detached { extractor.extract(article) })
      }
      return reading.isEmpty ? nil : await reading.removeFirst().value
    }
  }

  /// Begins with the first article.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(articles: articles.makeAsyncIterator(), extractor: extractor, jobs: jobs)
  }
}

extension Extractor {
  /// The graphs of articles as they come, in their order.
  ///
  ///     for try await graph in extractor.graphs(of: articles, jobs: 8) { … }
  ///
  /// - Parameters:
  ///   - articles: articles as they come.
  ///   - jobs: how many articles are read at a time; one at least.
  public func graphs<Articles: AsyncSequence>(of articles: Articles, jobs: Int = 1) -> GraphSequence<Articles>
  where Articles.Element == Article {
    GraphSequence(articles: articles, extractor: self, jobs: Swift.max(1, jobs))
  }
}
