package import OnRecordModel

/// Why a stretch of text was read as a name: what it cost, what spoke for it, what it was weighed against.
///
/// Costs are negative logarithms of likelihoods in tenths: the reading of a line with the lowest sum wins.
package struct NameEvidence: Sendable {
  /// Another reading of the same characters.
  package struct Rival: Sendable {
    package var span: TextSpan
    package var type: EntityType
    package var rule: String
    package var cost: Int
  }

  package var span: TextSpan
  package var rule: String
  package var cost: Int
  /// What the same characters cost without any name.
  package var plain: Int
  /// Neighbours that speak for it, and by how much: "title before 34".
  package var witnesses: [String]
  /// At most three, cheapest first.
  package var rivals: [Rival]
}

extension Extractor {
  /// The evidence behind every name of an article, in the order of the text.
  ///
  /// Reads the article once more; `extract` does not pay for it.
  package func nameEvidence(_ article: Article) -> [NameEvidence] {
    withReading(of: article) { MentionRecognizer($0).evidence() }
  }
}
