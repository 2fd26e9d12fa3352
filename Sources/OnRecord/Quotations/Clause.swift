import OnRecordLexicon
import OnRecordModel

/// A stretch between two punctuation marks outside quotation marks and brackets.
struct Clause {
  /// Without the mark that ends it; may hold quotations and brackets whole.
  var span: TextSpan
  /// The mark behind it.
  var mark: CharacterClass
  /// Counts the sentences of the paragraph.
  var sentence: Int
  /// The end of the clause's sentence, without its final mark.
  var sentenceEnd: Int = 0
}

/// The clauses of a paragraph, with quotations and short brackets kept whole.
final class ClauseSplitter {
  private let document: Document
  /// For each scalar the index of the marked span that covers it, −1 outside.
  private let marked: [Int32]
  /// The outermost quotations, in order.
  let marks: [MarkedSpan]

  /// Brackets that stay open over more characters than this are no parenthesis.
  private let bracketLimit = 80
  /// And brackets inside brackets to this depth none that close.
  private let deepest = 8
  /// Unless it is a gloss in Latin letters.
  private let glossLimit = 600
  /// No sentence goes on for so long without a mark: text that has none is cut, so that each cue looks back only so far.
  private let clauseLimit = 500

  /// What may end a clause, or opens a bracket.
  private static let dividers: CharacterClassSet = [
    .openBracket, .openTitle, .comma, .semicolon, .colon, .fullStop, .question, .exclamation, .space, .period, .symbol,
  ]

  private static let bars: [UInt32] = [UInt32(UInt8(ascii: "|")), 0xFF5C]
  private static let asciiComma = UInt32(UInt8(ascii: ","))

  init(_ document: Document, _ marks: [MarkedSpan]) {
    self.document = document
    self.marks = marks
    var marked = [Int32](repeating: -1, count: document.count + 1)
    for (index, span) in marks.enumerated() {
      for position in span.outer.range { marked[position] = Int32(index) }
    }
    self.marked = marked
  }

  /// The quotation that covers `position`.
  func mark(at position: Int) -> Int? {
    guard position >= 0, position < marked.count, marked[position] >= 0 else { return nil }
    return Int(marked[position])
  }

  /// The quotations that lie wholly inside `span`.
  func marks(in span: TextSpan) -> Range<Int> {
    let start = marks.partitioningIndex { $0.outer.start >= span.start }
    var end = start
    while end < marks.count, marks[end].outer.end <= span.end { end += 1 }
    return start..<end
  }

  /// The first of the quotations 「甲」、「乙」 of which `last` is the last.
  func firstOfList(endingWith last: Int) -> Int {
    var first = last
    while first > 0, document.characterClass(at: marks[first].outer.start - 1) == .enumerationComma,
      marks[first - 1].outer.end == marks[first].outer.start - 1
    {
      first -= 1
    }
    return first
  }

  /// The quotation that opens at `position`.
  func mark(openingAt position: Int) -> Int? {
    guard let mark = mark(at: position), marks[mark].outer.start == position else { return nil }
    return mark
  }

  func clauses(of paragraph: Document.Paragraph) -> [Clause] {
    let isHeadline = paragraph.kind == .title || paragraph.kind == .heading
    var clauses: [Clause] = []
    clauses.reserveCapacity(8)
    var sentence = 0
    var start = paragraph.span.start
    func next(from position: Int) -> Int {
      nextDivider(from: position, before: min(paragraph.span.end, start + clauseLimit))
    }
    var position = next(from: start)
    func close(at end: Int, mark: CharacterClass) {
      let span = document.trimmed(TextSpan(start, end))
      if !span.isEmpty { clauses.append(Clause(span: span, mark: mark, sentence: sentence)) }
    }
    while position < paragraph.span.end {
      if position - start >= clauseLimit {
        close(at: position, mark: .fullStop)
        start = position
        sentence += 1
        position = next(from: position)
        continue
      }
      if let index = mark(at: position) {
        let end = min(marks[index].outer.end, paragraph.span.end)
        position = max(position + 1, end)
        // 「…。」 ends its sentence, unless a comma goes on with it.
        if position < paragraph.span.end, endsWithTerminal(marks[index]), !continues(at: position) {
          close(at: position, mark: .closeQuote)
          start = position
          sentence += 1
        }
        position = next(from: position)
        continue
      }
      let kind = document.characterClass(at: position)
      switch kind {
      case .openBracket, .openTitle:
        position = next(from: bracketEnd(position, paragraph.span.end))
        continue
      case .comma, .semicolon, .colon:
        if kind == .colon && isClockColon(position) { break }
        if kind == .comma && isThousandsComma(position) { break }
        close(at: position, mark: kind)
        start = position + 1
      case .fullStop, .question, .exclamation:
        close(at: position, mark: kind)
        start = position + 1
        sentence += 1
      case .symbol where Self.bars.contains(document.scalars[position]):
        // | 甲 | 乙 |: each cell of a table by itself.
        close(at: position, mark: .fullStop)
        start = position + 1
        sentence += 1
      case .space where isHeadline && dividesHeadline(position):
        close(at: position, mark: .space)
        start = position + 1
        sentence += 1
      case .period where endsSentence(position):
        close(at: position, mark: .fullStop)
        start = position + 1
        sentence += 1
      default: break
      }
      position = next(from: position + 1)
    }
    close(at: paragraph.span.end, mark: .newline)
    var end = clauses.last?.span.end ?? 0
    for index in clauses.indices.reversed() {
      if index + 1 < clauses.count, clauses[index].sentence != clauses[index + 1].sentence {
        end = clauses[index].span.end
      }
      clauses[index].sentenceEnd = end
    }
    return clauses
  }

  /// The clause is the first of a table's cell.
  func opensCell(_ clause: Clause) -> Bool {
    var position = clause.span.start - 1
    while position > 0, document.isSpace(position) { position -= 1 }
    return position >= 0 && Self.bars.contains(document.scalars[position])
  }

  /// The first position from `start` on that may end a clause, opens a bracket or lies in a quotation.
  private func nextDivider(from start: Int, before end: Int) -> Int {
    let (classes, dividers) = (document.classes, Self.dividers)
    var position = start
    while position < end, marked[position] < 0, !dividers.contains(classes[position]) { position += 1 }
    return position
  }

  /// The quotation ends with 。！？ inside its marks.
  func endsWithTerminal(_ mark: MarkedSpan) -> Bool {
    var position = mark.inner.end - 1
    while position > mark.inner.start,
      document.isSpace(position) || document.characterClass(at: position) == .closeQuote
    {
      position -= 1
    }
    switch document.characterClass(at: position) {
    case .fullStop, .question, .exclamation, .ellipsis: return true
    // “stays on your phone.”
    case .period: return position > mark.inner.start && document.characterClass(at: position - 1) == .latin
    default: return false
    }
  }

  private func continues(at position: Int) -> Bool {
    switch document.characterClass(at: position) {
    case .comma, .enumerationComma, .fullStop, .colon, .semicolon, .question, .exclamation: true
    default: false
    }
  }

  private func bracketEnd(_ position: Int, _ end: Int) -> Int {
    var depth = 0
    for inner in position..<min(end, position + glossLimit) {
      let kind = document.characterClass(at: inner)
      if inner >= position + bracketLimit, kind == .han { break }
      switch kind {
      case .openBracket, .openTitle:
        depth += 1
        if depth > deepest { return position + 1 }
      case .closeBracket, .closeTitle:
        depth -= 1
        if depth == 0 { return inner + 1 }
      default: break
      }
    }
    return position + 1
  }

  private func isClockColon(_ position: Int) -> Bool {
    document.characterClass(at: position - 1) == .digit && document.characterClass(at: position + 1) == .digit
  }

  /// A space between two halves of a headline, not between Latin words.
  private func dividesHeadline(_ position: Int) -> Bool {
    !document.characterClass(at: position - 1).isAlphanumeric
      || !document.characterClass(at: position + 1).isAlphanumeric
  }

  private func isThousandsComma(_ position: Int) -> Bool {
    document.scalars[position] == Self.asciiComma && isClockColon(position)
  }

  private func endsSentence(_ position: Int) -> Bool {
    let before = document.characterClass(at: position - 1)
    return (before == .han || before == .closeQuote || before == .closeBracket)
      && !document.characterClass(at: position + 1).isAlphanumeric
  }
}
