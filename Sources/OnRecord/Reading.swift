import OnRecordLexicon
import OnRecordModel

/// What every stage may look at: the article, its text made ready, and what the lexicon finds in it.
///
/// A class, so that stages that keep it count one reference; document and lookups are views that count none.
final class Reading {
  let article: Article
  let document: Document
  let lookups: Lookups
  let lexicon: Lexicon
  let zones: [Zone]

  init(_ article: Article, lexicon: Lexicon, memory: ReadingMemory) {
    var document = Document(article, lexicon: lexicon, memory: memory)
    let lookups = memory.scanner.lookups(folded: document.folded, classes: document.classes, lexicon: lexicon)
    zones = ZoneRecognizer(article: article, document: document, lookups: lookups, lexicon: lexicon).zones()
    document.adopt(zones, memory: memory)
    self.article = article
    self.document = document
    self.lookups = lookups
    self.lexicon = lexicon
  }
}
