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
  /// What rules of the user's own propose.
  let own: OwnNames
  /// What the stages write while they read.
  let memory: ReadingMemory
  /// What tells where the article is at home; gathered when it is asked for the first time.
  private(set) lazy var signs = HomeSigns(lookups)

  init(
    _ article: Article, _ document: Document, _ lookups: Lookups, _ lexicon: Lexicon, _ zones: [Zone],
    _ rules: [OwnNameRule], _ memory: ReadingMemory
  ) {
    self.article = article
    self.document = document
    self.lookups = lookups
    self.lexicon = lexicon
    self.zones = zones
    self.memory = memory
    own = OwnNames(rules, document)
  }

  /// The id of the rule that found the name at `span`.
  func id(of rule: NameRule, _ span: TextSpan) -> String { rule == .own ? own.rule(at: span) : rule.rawValue }
}
