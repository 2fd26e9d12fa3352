import OnRecordLexicon
package import OnRecordModel

extension Extractor {
  /// For each cue of an article's quotes the noun phrases before it in its sentence that are not its source: the
  /// candidates that lost.
  package func sourceRivals(_ article: Article) -> [TextSpan: [TextSpan]] {
    withReading(of: article) { QuotationRecognizer($0).rivals() }
  }
}

extension QuotationRecognizer {
  /// The noun phrases before each cue in its sentence that are neither its source nor in its content.
  func rivals() -> [TextSpan: [TextSpan]] {
    var rivals: [TextSpan: [TextSpan]] = [:]
    for quotation in statements().quotations {
      guard let cue = quotation.cue?.span, cue.length > 0 else { continue }
      var start = cue.start
      while start > max(0, cue.start - rivalLimit), !document.characterClass(at: start - 1).endsSentence { start -= 1 }
      let lost = phrases.phrases(in: TextSpan(start, cue.start)).map(\.span).filter { span in
        !(quotation.source?.span.overlaps(span) ?? false)
          && !quotation.content.contains { $0.span.overlaps(span) }
      }
      if !lost.isEmpty { rivals[cue] = lost }
    }
    return rivals
  }

  /// Rivals are looked for no farther before the cue.
  private var rivalLimit: Int { 120 }
}
