import OnRecordLexicon
import OnRecordModel

/// What every stage may look at: the article, its text made ready, and what the lexicon finds in it.
struct Reading {
  let article: Article
  let document: Document
  let lookups: Lookups
  let lexicon: Lexicon
}
