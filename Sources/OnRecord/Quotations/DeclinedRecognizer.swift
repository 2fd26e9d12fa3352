import OnRecordLexicon
import OnRecordModel

/// Finds who was asked and said nothing: 拒絕回應, 未有回應.
final class DeclinedRecognizer {
  private let reading: Reading
  private let names: Names
  private let splitter: ClauseSplitter
  private let phrases: SourcePhraseFinder
  private let resolver: SourceResolver

  /// Who asked is named so near behind the cue.
  private let askerLimit = 12

  init(
    _ reading: Reading, _ names: Names, _ splitter: ClauseSplitter, _ phrases: SourcePhraseFinder,
    _ resolver: SourceResolver
  ) {
    self.reading = reading
    self.names = names
    self.splitter = splitter
    self.phrases = phrases
    self.resolver = resolver
  }

  private var lookups: Lookups { reading.lookups }

  /// Adds the declined comments of a clause, in order.
  func addDeclined(in clause: TextSpan, to state: inout QuotationState) {
    let lookups = lookups
    for position in lookups.positions(of: WordListSet(.cues), in: clause.range) {
      guard let hit = lookups.word(.cues, at: position), hit.cueFlags.contains(.declines),
        Int(hit.end) <= clause.end, splitter.mark(at: position) == nil,
        let comment = comment(TextSpan(position, Int(hit.end)), clause, state)
      else { continue }
      state.declined.append(comment)
    }
  }

  private func comment(_ cue: TextSpan, _ clause: TextSpan, _ state: QuotationState) -> DeclinedComment? {
    guard let subject = subject(TextSpan(clause.start, cue.start)) else { return nil }
    let answer = resolver.answer(subject, rule: "declined.cue", state)
    guard let source = answer.source else { return nil }
    let behind = names.mentions(in: TextSpan(cue.end, min(clause.end, cue.end + askerLimit)))
    let before = names.mentions(in: TextSpan(subject.span.end, max(subject.span.end, cue.start)))
    let asker = (behind.first { $0.type != .place } ?? before.last { $0.type != .place }).flatMap {
      answer.entities.contains($0.entity) ? nil : $0.span
    }
    return DeclinedComment(
      cue: Quotation.Stretch(span: cue), source: source, decliners: names.ids(of: answer.entities),
      addressee: asker.map { Quotation.Stretch(span: $0) }, rule: "declined.cue")
  }

  /// Who stands before the cue; 律政司表示沒有回應: or before the cue that tells it.
  private func subject(_ region: TextSpan) -> SourceCandidate? {
    if region.isEmpty { return nil }
    var region = region
    if let cue = lookups.word(.cues, endingAt: region.end), Int(cue.start) > region.start {
      region.end = Int(cue.start)
    }
    switch phrases.subject(in: region, isFrame: false) {
    case .adjacent(let phrase): return phrase.isUnknown ? nil : phrase
    case .distant(let phrase) where phrase.kind == .named || phrase.kind == .titled: return phrase
    default: return nil
    }
  }
}
