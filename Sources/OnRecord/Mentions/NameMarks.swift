import OnRecordModel

/// Marks and letters beside a name that make it a piece of something else: an address, a credit, a longer name.
struct NameMarks {
  private let document: Document
  private let context: NameContext

  init(_ reading: Reading, _ context: NameContext) {
    document = reading.document
    self.context = context
  }

  /// [Getty Images]: whom a picture belongs to stands in brackets of its own.
  func isCredit(_ span: TextSpan) -> Bool {
    guard span.start > 0, span.end < document.count else { return false }
    return document.scalars[span.start - 1] == 0x5B && document.scalars[span.end] == 0x5D
  }

  /// 週刊《時代》, 《時代》雜誌, 《時代》報道: between title marks, beside a word for papers or before a cue.
  func isCitedPaper(_ span: TextSpan) -> Bool {
    context.fillsTitle(span)
      && (context.cueEvidence(span.end + 1) > 0 || context.isPaper(endingAt: span.start - 1)
        || context.isPaper(at: span.end + 1))
  }

  /// example.com, @example: an address is no mention.
  func isPartOfAddress(_ span: TextSpan) -> Bool {
    let after = document.characterClass(at: span.end)
    let next = document.characterClass(at: span.end + 1)
    if after == .period || after == .slash, next == .latin || next == .digit { return true }
    // TAT-P1: a piece of a longer sign.
    if span.length <= 4, document.scalars[span.end - 1] < 0x80, span.end < document.count,
      document.scalars[span.end] == 0x2D, next == .latin || next == .digit
    {
      return true
    }
    guard span.start > 0 else { return false }
    switch document.scalars[span.start - 1] {
    // . / @ _
    case 0x2E, 0x2F, 0x40, 0x5F: return document.characterClass(at: span.start - 2).isAlphanumeric
    default: return false
    }
  }

  /// 施密特 of 馬克·施密特: half of a longer name.
  func isPartOfInterpunctName(_ span: TextSpan) -> Bool {
    return document.isInterpunct(span.start - 1)
      && document.characterClass(at: span.start - 2) == .han
      || document.isInterpunct(span.end) && document.characterClass(at: span.end + 1) == .han
  }

  /// Who, Dec: a capital and two small letters, as words have it as often as names: Nvidia, Fifa, Fb.
  func isCapitalizedWord(_ span: TextSpan) -> Bool {
    span.length == 3 && context.isCapital(span.start)
      && span.range.dropFirst().allSatisfy { (0x61...0x7A).contains(document.scalars[$0]) }
  }

  /// Behind a hyphen between Chinese characters.
  func isBehindHyphen(_ span: TextSpan) -> Bool {
    span.start > 2 && document.scalars[span.start - 1] == 0x2D && document.characterClass(at: span.start - 2) == .han
  }

  /// Small letters among Latin words: "who" in "those who stood", "honor" in "an honor to".
  func isWordOfLatinText(_ span: TextSpan) -> Bool {
    guard !context.isCapital(span.start) else { return false }
    return document.characterClass(at: span.end) == .space && document.characterClass(at: span.end + 1) == .latin
      || document.characterClass(at: span.start - 1) == .space
        && document.characterClass(at: span.start - 2) == .latin
  }

  /// A capitalized word stands right beside it, so that it is a piece of a longer name: Apple Daily, New York Post.
  func isPartOfLatinName(_ span: TextSpan) -> Bool {
    if document.characterClass(at: span.end) == .space, context.isCapital(span.end + 1) { return true }
    guard document.characterClass(at: span.start - 1) == .space else { return false }
    var start = span.start - 1
    while document.characterClass(at: start - 1) == .latin { start -= 1 }
    return start < span.start - 1 && context.isCapital(start)
  }
}
