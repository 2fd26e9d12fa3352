import OnRecordLexicon

/// What a line of a page is by its words: marks of `words/zone-marks.tsv` at its beginning, and its shape.
struct LineMark {
  /// The value of the mark that the line is, or begins with.
  private(set) var zone: String?
  /// The mark is all there is, but for a few characters.
  private(set) var isHeading = false
  /// A mark that makes chrome of a whole line, however long: a copyright notice, an appeal to readers.
  private(set) var isNotice = false
  private(set) var isTags = false
  private(set) var isCaption = false
  private(set) var endsSentence = false

  init(_ text: String, _ tools: ReadingTools) {
    let scalars = Array(text.unicodeScalars)
    let classes = scalars.map { tools.lexicon.characterClass($0.value) }
    guard let first = scalars.first else { return }
    var end = scalars.count
    while end > 0, [.closeQuote, .closeBracket, .closeTitle, .straightQuote, .space].contains(classes[end - 1]) {
      end -= 1
    }
    if end > 0 {
      endsSentence = [.fullStop, .exclamation, .question, .ellipsis, .semicolon].contains(classes[end - 1])
    }
    isTags = scalars.count { $0 == "#" || $0 == "＃" } >= 1 && (first == "#" || first == "＃") && !endsSentence
    isCaption = ["▲", "△", "▼", "▽", "◤", "►", "◎", "↑", "↓"].contains(first) && scalars.count < 120
    let lookups = tools.scanner.lookups(text, tools.lexicon)
    // Brackets and marks before a word are not its business: （責任編輯：…）, ※, ●.
    var start = 0
    while start < scalars.count, start < 3, !classes[start].isAlphanumeric, classes[start] != .han,
      lookups.word(.zoneMarks, at: start) == nil
    { start += 1 }
    if scalars.count <= 90 {
      for position in scalars.indices {
        if let hit = lookups.word(.zoneMarks, at: position), tools.lexicon.value(hit.id) == "notice" {
          zone = "noise"
          isNotice = true
          return
        }
      }
    }
    guard let hit = lookups.word(.zoneMarks, at: start) else { return }
    let value = tools.lexicon.value(hit.id)
    let rest = scalars.count - Int(hit.end)
    let after = Int(hit.end) < classes.count ? classes[Int(hit.end)] : .newline
    let isAlone = rest <= 3
    // 文/ and 圖／ bring their mark along.
    let last = classes[Int(hit.end) - 1]
    let hasColon =
      last == .slash || last == .colon || after == .colon || after == .closeBracket || after == .slash || after == .dash
    isHeading = isAlone
    switch value {
    case "related": if isAlone || hasColon { zone = value }
    case "noise", "advertisement": if isAlone || hasColon || rest <= 12 && after == .space { zone = value }
    case "notice":
      zone = "noise"
      isNotice = true
    case "byline": if scalars.count <= 48, !endsSentence, hasColon { zone = value }
    default: break
    }
  }
}
