import OnRecordLexicon
import OnRecordModel

/// What a paragraph that ends with a colon introduces: the next one in quotation marks, or set off with > as a block.
final class QuoteBlocks {
  private let document: Document
  private let splitter: ClauseSplitter

  private static let blockMarks: [UInt32] = [0x3E, 0xFF1E]

  init(_ document: Document, _ splitter: ClauseSplitter) {
    self.document = document
    self.splitter = splitter
  }

  /// The stretches of a block, and the quotations in it.
  typealias Block = (segments: [TextSpan], marks: Range<Int>)

  /// The block behind paragraph `index`.
  func block(behind index: Int) -> Block? {
    guard index + 1 < document.paragraphs.count else { return nil }
    let next = document.paragraphs[index + 1].span
    if let mark = splitter.mark(openingAt: next.start) {
      let span = splitter.marks[mark]
      let last = document.paragraph(at: span.outer.end - 1).map { document.paragraphs[$0].span.end } ?? next.end
      return document.trimmed(TextSpan(span.outer.end, last)).isEmpty ? ([span.inner], mark..<mark + 1) : nil
    }
    var segments: [TextSpan] = []
    var number = index + 1
    while number < document.paragraphs.count, isBlock(document.paragraphs[number].span) {
      let span = document.paragraphs[number].span
      var words = document.trimmed(TextSpan(span.start + 1, span.end))
      if let mark = splitter.mark(openingAt: words.start), splitter.marks[mark].outer.end >= words.end {
        words = splitter.marks[mark].inner
      }
      if !words.isEmpty { segments.append(words) }
      number += 1
    }
    guard let first = segments.first, let last = segments.last else { return nil }
    return (segments, splitter.marks(in: TextSpan(first.start, last.end)))
  }

  /// The quotation that opens a paragraph, be it set off as a block.
  func opening(_ paragraph: TextSpan) -> Int? {
    guard isBlock(paragraph) else { return splitter.mark(at: paragraph.start) }
    let words = document.trimmed(TextSpan(paragraph.start + 1, paragraph.end))
    return splitter.mark(openingAt: words.start)
  }

  private func isBlock(_ paragraph: TextSpan) -> Bool {
    !paragraph.isEmpty && Self.blockMarks.contains(document.scalars[paragraph.start])
  }

  /// The words go on over the end of their paragraph.
  func runsOn(_ span: TextSpan) -> Bool {
    document.paragraph(at: span.start).map { document.paragraphs[$0].span.end < span.end } ?? false
  }

  /// A quotation that runs over paragraphs, one stretch for each, without the marks that open them again.
  func stretches(_ stretch: Quotation.Stretch) -> [Quotation.Stretch] {
    guard let first = document.paragraph(at: stretch.span.start), stretch.span.end > document.paragraphs[first].span.end
    else { return [stretch] }
    var stretches: [Quotation.Stretch] = []
    var index = first
    while index < document.paragraphs.count, document.paragraphs[index].span.start < stretch.span.end {
      let paragraph = document.paragraphs[index].span
      var span = TextSpan(max(paragraph.start, stretch.span.start), min(paragraph.end, stretch.span.end))
      if index > first, document.characterClass(at: span.start) == .openQuote { span.start += 1 }
      span = document.trimmed(span)
      if !span.isEmpty { stretches.append(Quotation.Stretch(span: span)) }
      index += 1
    }
    return stretches
  }
}
