import OnRecordLexicon
import OnRecordModel

/// A stretch inside quotation marks that lies in no other one.
struct MarkedSpan {
  /// With the marks.
  var outer: TextSpan
  /// Without them.
  var inner: TextSpan
  /// The closing mark is missing, and the span ends with its paragraph.
  var isRepaired: Bool
}

/// Pairs the quotation marks of an article: nested, across paragraphs, unclosed, stray, ” on both sides.
struct QuoteMarkPairer {
  private let document: Document
  /// A quotation that is not closed within so many paragraphs was never meant to run on.
  private let paragraphLimit = 6
  /// So many marks of a paragraph may have lost their partner; what stands behind more is no text.
  private let lostLimit = 8
  /// The longest stretch that is taken for a quotation when its closing mark is missing.
  private let repairLimit = 400

  init(_ document: Document) { self.document = document }

  /// The outermost spans, in order and apart.
  func spans() -> [MarkedSpan] {
    var spans: [MarkedSpan] = []
    var index = 0
    while index < document.paragraphs.count {
      index = pair(from: index, into: &spans)
    }
    return spans
  }

  /// Pairs one paragraph, and those that an open mark runs on into; the next paragraph to look at.
  private func pair(from first: Int, into spans: inout [MarkedSpan]) -> Int {
    let paragraph = document.paragraphs[first].span
    guard var opened = pair(paragraph, from: paragraph.start, into: &spans) else { return first + 1 }
    if let (close, last) = closing(after: first) {
      spans.append(span(opened, close + 1))
      return resume(at: close + 1, in: last, into: &spans)
    }
    for _ in 0..<lostLimit {
      guard let end = lostEnd(of: opened, in: paragraph) else {
        repair(opened, paragraph, into: &spans)
        break
      }
      // 他說,「我不知道。記者追問「惡勢力」: whoever opens again has forgotten to close.
      spans.removeAll { $0.outer.start >= opened }
      spans.append(MarkedSpan(outer: TextSpan(opened, end), inner: TextSpan(opened + 1, end), isRepaired: true))
      guard let next = pair(paragraph, from: end, into: &spans) else { break }
      opened = next
    }
    return first + 1
  }

  /// Pairs the marks of a paragraph from `start` on; the first one that stays open.
  private func pair(_ paragraph: TextSpan, from start: Int, into spans: inout [MarkedSpan]) -> Int? {
    var depth: [Int] = []
    var position = document.next(of: Self.marks, from: start, before: paragraph.end)
    while position < paragraph.end {
      switch role(at: position, in: paragraph, isOpen: !depth.isEmpty) {
      case .open: depth.append(position)
      case .close:
        if let opened = depth.popLast(), depth.isEmpty {
          spans.append(span(opened, position + 1))
        }
      case .none: break
      }
      position = document.next(of: Self.marks, from: position + 1, before: paragraph.end)
    }
    return depth.first
  }

  /// Behind the first sentence of an open quotation, where the same mark opens again behind it and before any closes.
  private func lostEnd(of opened: Int, in paragraph: TextSpan) -> Int? {
    var end: Int?
    for position in opened + 1..<max(opened + 1, min(paragraph.end, opened + repairLimit)) {
      switch document.characterClass(at: position) {
      case .fullStop, .question, .exclamation: end = end ?? position + 1
      case .openQuote where document.scalars[position] == document.scalars[opened]: return end
      case .closeQuote: return nil
      default: break
      }
    }
    return nil
  }

  /// Goes on behind a quotation that ended in the midst of paragraph `index`.
  private func resume(at start: Int, in index: Int, into spans: inout [MarkedSpan]) -> Int {
    let paragraph = document.paragraphs[index].span
    var opened: Int?
    for position in start..<max(start, paragraph.end) {
      switch role(at: position, in: paragraph, isOpen: opened != nil) {
      case .open: opened = opened ?? position
      case .close:
        if let from = opened { spans.append(span(from, position + 1)) }
        opened = nil
      case .none: break
      }
    }
    return index + 1
  }

  private func span(_ start: Int, _ end: Int) -> MarkedSpan {
    MarkedSpan(outer: TextSpan(start, end), inner: TextSpan(start + 1, max(start + 1, end - 1)), isRepaired: false)
  }

  /// The closing mark in one of the next paragraphs, where no other opening mark of the same kind comes first.
  private func closing(after first: Int) -> (position: Int, paragraph: Int)? {
    for index in (first + 1)..<max(first + 1, min(document.paragraphs.count, first + paragraphLimit)) {
      let paragraph = document.paragraphs[index]
      var depth = 0
      for position in paragraph.span.range {
        switch role(at: position, in: paragraph.span, isOpen: true) {
        case .open:
          // A paragraph that opens a mark again repeats the one before: the usage of long quotations.
          if position != paragraph.span.start { depth += 1 }
          if depth > 1 { return nil }
        case .close:
          if depth == 0 { return (position, index) }
          depth -= 1
        case .none: break
        }
      }
    }
    return nil
  }

  private func repair(_ opened: Int, _ paragraph: TextSpan, into spans: inout [MarkedSpan]) {
    guard paragraph.end - opened <= repairLimit, paragraph.end - opened > 8 else { return }
    spans.removeAll { $0.outer.start >= opened }
    let inner = TextSpan(opened + 1, paragraph.end)
    spans.append(MarkedSpan(outer: TextSpan(opened, paragraph.end), inner: inner, isRepaired: true))
  }

  private enum Role { case open, close, none }

  private static let marks: CharacterClassSet = [.openQuote, .closeQuote, .straightQuote]

  private func role(at position: Int, in paragraph: TextSpan, isOpen: Bool) -> Role {
    switch document.characterClass(at: position) {
    case .openQuote:
      // “ closes where one is open and the text goes on as behind a quotation: typed on the wrong side.
      return isOpen && isTypedWrong(position, paragraph) ? .close : .open
    case .closeQuote:
      if document.isElision(position) { return .none }
      if isOpen { return .close }
      // ” on both sides: opens where it stands before a word and another one follows.
      let opens = document.scalars[position] == 0x201D || document.scalars[position] == 0x2019
      return opens && closesLater(position, paragraph) ? .open : .none
    case .straightQuote:
      return isOpen ? .close : closesLater(position, paragraph) ? .open : .none
    default: return .none
    }
  }

  /// “ behind the end of a sentence or before a comma opens nothing.
  private func isTypedWrong(_ position: Int, _ paragraph: TextSpan) -> Bool {
    guard document.scalars[position] == 0x201C else { return false }
    if position + 1 >= paragraph.end { return true }
    switch document.characterClass(at: position + 1) {
    case .comma, .fullStop, .question, .exclamation, .closeBracket, .newline: return true
    default: break
    }
    switch document.characterClass(at: position - 1) {
    case .comma: return document.isSpace(position + 1)
    case .fullStop, .question, .exclamation:
      return document.isSpace(position + 1) || isLast(position, paragraph)
    default: return false
    }
  }

  /// No mark follows in the paragraph that could close what the one at `position` opens.
  private func isLast(_ position: Int, _ paragraph: TextSpan) -> Bool {
    let end = min(paragraph.end, position + repairLimit)
    return document.next(of: Self.marks, from: position + 1, before: end) == end && end == paragraph.end
  }

  private func closesLater(_ position: Int, _ paragraph: TextSpan) -> Bool {
    for later in (position + 1)..<max(position + 1, min(paragraph.end, position + repairLimit))
    where document.scalars[later] == document.scalars[position] {
      return later > position + 1
    }
    return false
  }
}
