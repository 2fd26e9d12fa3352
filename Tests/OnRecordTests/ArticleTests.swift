import OnRecord
import OnRecordModel
import Testing

/// Our annotated articles: what the tags say is what the extractor finds.
struct ArticleTests {
  private let extractor: Extractor

  init() throws { extractor = try Extractor() }

  private typealias Span = AnnotatedArticle.Span

  /// Harmonic mean of precision and recall over all articles.
  private func score(_ found: (ArticleGraph) -> Set<Span>, _ wanted: (AnnotatedArticle) -> Set<Span>) -> Double {
    var right = 0
    var all = 0
    for article in AnnotatedArticle.all() {
      let found = found(extractor.extract(Article(id: article.name, text: article.text)))
      let wanted = wanted(article)
      right += found.intersection(wanted).count
      all += found.count + wanted.count
    }
    return all == 0 ? 0 : 2 * Double(right) / Double(all)
  }

  @Test func aTextIsItsArticleWithoutTags() {
    let articles = AnnotatedArticle.all()
    #expect(articles.count >= 12)
    for article in articles { #expect(TestFiles.text("Articles/texts/\(article.name).txt") == article.text) }
  }

  @Test func namesAreFound() {
    let score = score(
      { graph in
        Set(
          graph.entities.flatMap { entity in
            entity.mentions.map { Span(kind: entity.type.rawValue, start: $0.span.start, end: $0.span.end) }
          })
      }, \.mentions)
    #expect(score >= 0.75, "F1 \(score)")
  }

  @Test func figuresAreFound() {
    let score = score(
      { Set($0.figures.map { Span(kind: $0.kind.rawValue, start: $0.span.start, end: $0.span.end) }) }, \.figures)
    #expect(score >= 0.85, "F1 \(score)")
  }

  @Test func everyQuoteOfAnArticleOverlapsOneThatIsFound() {
    var missed: [String] = []
    for article in AnnotatedArticle.all() {
      let graph = extractor.extract(Article(id: article.name, text: article.text))
      for quote in article.quotes
      where !graph.quotations.contains(where: { $0.span.overlaps(TextSpan(quote.start, quote.end)) }) {
        missed.append("\(article.name) \(quote.start)")
      }
    }
    #expect(missed.isEmpty)
  }

  @Test func nothingIsReadInChrome() {
    for article in AnnotatedArticle.all() {
      let graph = extractor.extract(Article(id: article.name, text: article.text))
      for chrome in article.chrome {
        for entity in graph.entities {
          #expect(entity.mentions.allSatisfy { !$0.span.overlaps(chrome) }, "\(article.name)")
        }
        #expect(graph.figures.allSatisfy { !$0.span.overlaps(chrome) })
        #expect(graph.quotations.allSatisfy { !$0.span.overlaps(chrome) })
      }
    }
  }
}
