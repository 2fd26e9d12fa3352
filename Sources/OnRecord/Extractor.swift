import CGazetteers
package import OnRecordLexicon
public import OnRecordModel

/// Reads articles: who is in them, which figures, and who said what.
///
///     let extractor = try Extractor()
///     let graph = extractor.extract(Article(id: "a1", text: "…"))
///
/// Immutable, so one extractor may be shared by any number of tasks; the same article gives the same graph.
public struct Extractor: Sendable {
  package let lexicon: Lexicon

  /// An extractor with the built-in gazetteers, which every binary carries inside.
  /// - Throws: when the built-in gazetteers are damaged.
  public init() throws {
    let start = UnsafeRawPointer(onrecord_gazetteers_start())
    lexicon = try Lexicon(immortal: UnsafeRawBufferPointer(start: start, count: onrecord_gazetteers_size))
  }

  package init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// The graph of one article. Pure: it reads nothing but the article and the gazetteers, and it does not fail; an
  /// article without anything to find gives a graph without nodes.
  public func extract(_ article: Article) -> ArticleGraph {
    var document = Document(article, lexicon: lexicon)
    var lookups = Lookups()
    lookups.fill(folded: document.folded, classes: document.classes, lexicon: lexicon)
    document.adopt(ZoneRecognizer(article: article, document: document, lookups: lookups, lexicon: lexicon).zones())

    let reading = Reading(article: article, document: document, lookups: lookups, lexicon: lexicon)
    let figures = FigureRecognizer(reading).figures()
    let names = NameResolver(reading, MentionRecognizer(reading, figures).mentions()).names()
    let quotations = QuotationRecognizer(reading, names, figures).quotations()
    return GraphBuilder(reading, names, figures, quotations).graph()
  }
}
