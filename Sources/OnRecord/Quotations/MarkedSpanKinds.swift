import OnRecordLexicon
package import OnRecordModel

/// What a stretch in quotation marks holds.
package enum MarkedSpanKind: String, Sendable {
  case speech
  /// Words of the source inside an indirect quote.
  case part
  case name, title
  /// A slogan, or what is written on a sign.
  case slogan
  case charge, programme
  /// Words that are only set off: 「自主發展」.
  case scare
}

extension Extractor {
  /// The stretches in quotation marks that lie in no other one, in order, each with what it holds.
  package func markedSpans(_ article: Article) -> [(span: TextSpan, kind: MarkedSpanKind)] {
    withReading(of: article) { QuotationRecognizer($0).markedSpans() }
  }
}

extension QuotationRecognizer {
  func markedSpans() -> [(span: TextSpan, kind: MarkedSpanKind)] {
    let quotations = statements().quotations
    let kinds = MarkedSpanKinds(phrases.reading, phrases.names, phrases.splitter)
    return phrases.splitter.marks.map { ($0.outer, kinds.kind(of: $0, in: quotations)) }
  }
}

/// Types stretches in quotation marks: by the quotes that take them, else by the nouns beside them.
struct MarkedSpanKinds {
  private let reading: Reading
  private let names: Names
  private let speech: SpeechMarks

  init(_ reading: Reading, _ names: Names, _ splitter: ClauseSplitter) {
    self.reading = reading
    self.names = names
    speech = SpeechMarks(reading, splitter)
  }

  func kind(of mark: MarkedSpan, in quotations: [Quotation]) -> MarkedSpanKind {
    for quotation in quotations where quotation.form != .indirect {
      for stretch in quotation.content where stretch.span.overlaps(mark.inner) {
        if quotation.form == .direct || mark.inner.contains(stretch.span) { return .speech }
      }
    }
    let isPart = quotations.contains { quotation in
      quotation.form == .mixed && quotation.content.contains { $0.span.contains(mark.inner) }
    }
    let isSpoken = isPart && speech.isSpoken(mark)
    if let noun = speech.nounBeside(mark), let kind = MarkedSpanKind(rawValue: String(reading.lexicon.value(noun.id))) {
      // 稱制度「已經走到了盡頭」: what is spoken inside a quote names nothing.
      return isSpoken && [.name, .title, .programme].contains(kind) ? .part : kind
    }
    if isSpoken { return .part }
    if names.mention(at: mark.inner.start)?.span == mark.inner { return .name }
    return isPart && mark.inner.length > shortWord ? .part : .scare
  }

  /// What is no longer is a word that is only set off.
  private let shortWord = 4
}
