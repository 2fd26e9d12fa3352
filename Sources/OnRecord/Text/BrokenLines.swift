import OnRecordLexicon
import OnRecordModel

/// Puts together what a page's markup has torn apart: a link or a bold word that stands on a line of its own,
/// `甲告訴`, `《明報》`, `，計畫已經延後。`, is one sentence with the lines before and behind it.
struct BrokenLines {
  private let document: Document
  private let lookups: Lookups

  /// So many lines that begin inside a sentence tell that a page tears others as well.
  private let tornPage = 2
  /// What a link tore out of running text without a mark behind it is no longer.
  private let longestLink = 40
  /// And the running text is no shorter.
  private let shortestRun = 40
  /// A line of running text that no mark ends is no shorter; a shorter one may be a heading.
  private let shortestText = 24
  /// A link of one word is no longer.
  private let longestWord = 8
  /// And what is left of a sentence behind a link no longer.
  private let longestRest = 12
  /// What was torn out of a sentence is no longer.
  private let longestPiece = 80

  init(_ document: Document, _ lookups: Lookups) {
    self.document = document
    self.lookups = lookups
  }

  /// Lines of one sentence as one span, the others as they are.
  /// - Parameter lines: trimmed, in order, none empty.
  func joined(_ lines: [TextSpan]) -> [TextSpan] {
    let begun = lines.indices.dropFirst().lazy.filter { beginsInside(lines[$0], behind: lines[$0 - 1]) }
    let count = begun.prefix(tornPage).count
    if count == 0 { return lines }
    var joined: [TextSpan] = []
    joined.reserveCapacity(lines.count)
    // Behind a link the sentence goes on.
    var isOpen = false
    for index in lines.indices {
      let before = joined.last
      var isTorn = before.map { goesOn(lines, index) || isPiece(lines, index, before: $0) } ?? false
      if !isTorn, isOpen, Self.openers.contains(document.classes[lines[index].start]) { isTorn = true }
      isOpen = false
      // The first line is the title.
      if !isTorn, count == tornPage, joined.count > 1, let before,
        isUnfinished(before, from: shortestRun(at: lines[index]))
      {
        isOpen = isLink(lines, index)
        isTorn = isOpen || isRest(lines[index]) || endsInside(before) || opensInside(lines[index])
      }
      if isTorn { joined[joined.count - 1].end = lines[index].end } else { joined.append(lines[index]) }
    }
    return joined
  }

  /// A word alone, 審查 between …互聯網 and 制度,但…, is torn out of shorter text as well.
  private func shortestRun(at line: TextSpan) -> Int { line.length <= longestWord ? shortestText / 2 : shortestRun }

  /// 戴德梁行。: the last words of a sentence.
  private func isRest(_ line: TextSpan) -> Bool { line.length <= longestRest && endsSentence(line) }

  /// Running text that no mark ends.
  private func isUnfinished(_ line: TextSpan, from shortest: Int) -> Bool {
    line.length >= shortest && Self.words.contains(document.classes[line.end - 1])
      && line.range.contains { Self.marks.contains(document.classes[$0]) }
  }

  /// 50個國家 between …70個國家中有 and 使用了帳戶。: a few words without a mark, behind which a sentence ends.
  private func isLink(_ lines: [TextSpan], _ index: Int) -> Bool {
    let line = lines[index]
    guard index + 1 < lines.count, line.length <= longestLink, Self.words.contains(document.classes[line.end - 1]),
      Self.openers.contains(document.classes[line.start]),
      line.range.allSatisfy({ !document.characterClass(at: $0).endsSentence })
    else { return false }
    let next = lines[index + 1]
    return Self.words.contains(document.classes[next.start]) && endsSentence(next)
  }

  /// …70個國家中有, …的: no sentence ends with the word.
  private func endsInside(_ line: TextSpan) -> Bool {
    guard let word = lookups.word(.functionWords, endingAt: line.end, within: 3) else { return false }
    return !word.grammar.isDisjoint(with: [.preposition, .coordinates, .genitive, .negates, .equates, .subordinates])
  }

  /// 及…: no sentence begins with the word.
  private func opensInside(_ line: TextSpan) -> Bool {
    lookups.word(.functionWords, at: line.start).map {
      $0.grammar.contains(.coordinates) && lookups.isLongest($0)
    } ?? false
  }

  /// The line begins inside a sentence, or the one before ends with a comma, which alone may be a slip of the writer.
  private func goesOn(_ lines: [TextSpan], _ index: Int) -> Bool {
    let (before, line) = (lines[index - 1], lines[index])
    if beginsInside(line, behind: before) { return true }
    if isComma(before) || isComma(line) { return false }
    switch document.characterClass(at: line.start) {
    case .han, .latin, .digit, .openQuote, .openTitle:
      let last = document.characterClass(at: before.end - 1)
      return last == .comma || last == .enumerationComma
    default: return false
    }
  }

  /// The line begins with a mark that no sentence begins with.
  private func beginsInside(_ line: TextSpan, behind before: TextSpan) -> Bool {
    switch document.characterClass(at: line.start) {
    case .comma, .enumerationComma, .semicolon, .fullStop, .closeBracket, .closeTitle:
      // | , | between the words of a list of links
      !isComma(before) && !isComma(line) && !endsSentence(before)
    default: false
    }
  }

  /// What the next line goes on with, behind running text that no mark ends.
  private func isPiece(_ lines: [TextSpan], _ index: Int, before: TextSpan) -> Bool {
    let line = lines[index]
    guard index + 1 < lines.count, line.length <= longestPiece, goesOn(lines, index + 1), !endsSentence(line),
      Self.words.contains(document.classes[before.end - 1]), Self.openers.contains(document.classes[line.start])
    else { return false }
    return before.length >= shortestText || before.range.contains { Self.marks.contains(document.classes[$0]) }
  }

  private func isComma(_ line: TextSpan) -> Bool {
    line.length == 1 && document.characterClass(at: line.start) == .comma
  }

  private func endsSentence(_ line: TextSpan) -> Bool {
    var end = line.end
    while end > line.start, document.characterClass(at: end - 1) == .closeQuote { end -= 1 }
    return end > line.start && document.characterClass(at: end - 1).endsSentence
  }

  private static let words: CharacterClassSet = [.han, .latin, .digit]
  private static let openers: CharacterClassSet = [.han, .latin, .digit, .openQuote, .openTitle]
  private static let marks: CharacterClassSet = [.comma, .fullStop, .semicolon]
}
