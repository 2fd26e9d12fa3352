import OnRecordLexicon
import OnRecordModel

/// Splits a plain text into title, byline, body, headings, captions and chrome, line by line.
///
/// Scraped pages carry what stood around the article: a shop's headline above, captions twice, other headlines below.
struct ZoneRecognizer {
  private let article: Article
  private let document: Document
  private let lookups: Lookups
  private let lexicon: Lexicon

  init(article: Article, document: Document, lookups: Lookups, lexicon: Lexicon) {
    self.article = article
    self.document = document
    self.lookups = lookups
    self.lexicon = lexicon
  }

  /// The zones, in order and apart; every line that is not blank lies in one.
  func zones() -> [Zone] {
    if let known = article.zones { return withDatelines(known) }
    let whole = document.lines.map { document.trimmed($0) }.filter { !$0.isEmpty }
    let lines = BrokenLines(document, lookups).joined(whole)
    let related = lines.map { mark(of: $0) == "related" && isShort($0, 24) }
    let tail = tail(lines, related)
    let byline = lines.prefix(min(12, tail)).firstIndex { isByline($0) && $0 != lines.first }
    let title = titleIndex(lines, byline: byline, tail: tail)
    var zones: [Zone] = []
    var isListed = false
    for (index, line) in lines.enumerated() {
      var (kind, rule) = zone(index, lines, title: title, byline: byline, tail: tail)
      if related[index] { isListed = true } else if isListed, isSentence(line) { isListed = false }
      if isListed, index != title {
        (kind, rule) = (.related, index < tail ? "zone.related.list" : "zone.related.tail")
      }
      zones.append(Zone(kind: kind, span: line, rule: rule))
    }
    // One short line is no article but a sentence: it is read whole.
    if zones.count == 1, zones[0].kind == .body, zones[0].span.length <= sentenceLength { return zones }
    return withDatelines(zones)
  }

  private let sentenceLength = 200

  /// Where the article is over: at the heading of a list of other articles that the page ends with.
  ///
  /// A heading behind which the article goes on in paragraphs of its own only opens a list.
  private func tail(_ lines: [TextSpan], _ related: [Bool]) -> Int {
    guard related.contains(true) else { return lines.count }
    // From the end, what stands behind each line: paragraphs, signs of a portal, lines that come twice.
    var tail = lines.count
    var paragraphs = 0
    var repeats = 0
    var isPortal = false
    for index in lines.indices.reversed() {
      if related[index], isPortal || repeats > 1 || paragraphs < 2 { tail = index }
      if isSentence(lines[index]) { paragraphs += 1 }
      if holdsAgo(lines[index]) { isPortal = true }
      if index + 1 < lines.count, document.key(lines[index]) == document.key(lines[index + 1]) { repeats += 1 }
    }
    return tail
  }

  /// 三立新聞網 ・ 22 小時前: how portals mark the age of other articles.
  private func holdsAgo(_ line: TextSpan) -> Bool {
    guard line.length <= 40, !endsSentence(line) else { return false }
    return line.range.contains { position in
      lookups.word(.zoneMarks, at: position).map { lexicon.value($0.id) == "ago" } ?? false
    }
  }

  /// Datelines that open one of the first lines of the body, as zones of their own.
  private func withDatelines(_ zones: [Zone]) -> [Zone] {
    let reader = BylineReader(scalars: document.scalars, lookups: lookups, lexicon: lexicon)
    var result: [Zone] = []
    result.reserveCapacity(zones.count + 1)
    var lines = 0
    for zone in zones {
      guard zone.kind == .body, lines < 4 else {
        result.append(zone)
        continue
      }
      lines += 1
      // A dateline stands on the line of the words that it opens.
      if let start = reader.dateline(zone.span), !isJoined(TextSpan(zone.span.start, start)) {
        let dateline = document.trimmed(TextSpan(zone.span.start, start))
        result.append(Zone(kind: .byline, span: dateline, rule: "zone.byline.dateline"))
        result.append(Zone(kind: .body, span: TextSpan(start, zone.span.end), rule: zone.rule))
      } else {
        result.append(zone)
      }
    }
    return result
  }

  private func zone(_ index: Int, _ lines: [TextSpan], title: Int, byline: Int?, tail: Int) -> (Zone.Kind, String) {
    let line = lines[index]
    if index >= tail { return (.related, "zone.related.tail") }
    if index < title { return (.noise, "zone.noise.above-title") }
    if index == title, index > 0 { return (.title, "zone.title.above-byline") }
    if index == title {
      let isTitle = article.title != nil || !endsWithFullStop(line)
      return isTitle ? (.title, "zone.title.first-line") : (.body, "zone.body")
    }
    if index == byline { return (.byline, "zone.byline") }
    if let byline, index < byline, isShort(line, 14) { return (.noise, "zone.noise.head") }
    switch mark(of: line) {
    case "advertisement": return (.advertisement, "zone.advertisement")
    case "noise": return (.noise, "zone.noise.word")
    case "notice": return (.noise, "zone.noise.notice")
    default: break
    }
    if holdsAgo(line) { return (.noise, "zone.noise.age") }
    if isSpam(line) { return (.noise, "zone.noise.spam") }
    if isBracketed(line) || isLatinOnly(line) { return (.noise, "zone.noise.credit") }
    let isRepeat =
      index > 0
      && (document.key(lines[index - 1]) == document.key(line) || index == title + 1 && opens(lines[title], with: line))
    if isRepeat { return (.noise, "zone.noise.repeat") }
    if index + 1 < tail, document.key(lines[index + 1]) == document.key(line) {
      return (.caption, "zone.caption.repeated")
    }
    if isByline(line), index <= title + 4 { return (.byline, "zone.byline") }
    if isHeading(line), index + 1 < tail { return (.heading, "zone.heading") }
    return (.body, isJoined(line) ? Self.joined : "zone.body")
  }

  /// The title stands once more, without the name of the site behind it.
  private func opens(_ title: TextSpan, with line: TextSpan) -> Bool {
    line.length >= shortestTitle && line.length < title.length
      && document.key(TextSpan(title.start, title.start + line.length)) == document.key(line)
  }

  private let shortestTitle = 8

  /// Several lines of the text that are one sentence.
  private func isJoined(_ line: TextSpan) -> Bool {
    line.range.contains { document.classes[$0] == CharacterClass.newline.rawValue }
  }

  /// The rule of lines that were put together.
  static let joined = "zone.body.joined"

  /// The line above the byline on a page with chrome on top; else the first line.
  private func titleIndex(_ lines: [TextSpan], byline: Int?, tail: Int) -> Int {
    // A title in a field of its own is the first line.
    guard article.title == nil, let byline, byline > 1, byline < tail,
      !lines[..<byline].contains(where: { isSentence($0) })
    else { return 0 }
    // A headline of a page is no sentence, and longer than an outlet's name.
    for index in stride(from: byline - 1, through: 0, by: -1) {
      if hanCount(lines[index]) >= 8, !endsSentence(lines[index]) { return index }
    }
    return 0
  }

  // MARK: Lines

  private func isShort(_ line: TextSpan, _ limit: Int) -> Bool { line.length <= limit }

  private func hanCount(_ line: TextSpan) -> Int {
    line.range.count { document.characterClass(at: $0) == .han }
  }

  /// Counts no further than it has to.
  private func holdsHan(_ line: TextSpan, atLeast count: Int) -> Bool {
    var rest = count
    for position in line.range where document.characterClass(at: position) == .han {
      rest -= 1
      if rest <= 0 { return true }
    }
    return rest <= 0
  }

  private func endsSentence(_ line: TextSpan) -> Bool {
    var end = line.end
    while end > line.start, [.closeQuote, .closeBracket, .closeTitle].contains(document.characterClass(at: end - 1)) {
      end -= 1
    }
    switch document.characterClass(at: end - 1) {
    case .fullStop, .exclamation, .period, .semicolon, .colon, .comma, .ellipsis: return true
    default: return false
    }
  }

  /// 市長表示，預算將增加。 「…。」: no headline ends so.
  private func endsWithFullStop(_ line: TextSpan) -> Bool {
    var end = line.end
    while end > line.start, [.closeQuote, .closeBracket].contains(document.characterClass(at: end - 1)) { end -= 1 }
    return document.characterClass(at: end - 1) == .fullStop
  }

  /// A paragraph of the body: it ends as sentences do.
  private func isSentence(_ line: TextSpan) -> Bool { line.length >= 40 && endsSentence(line) }

  /// The zone of a line that is, or begins with, a mark of `words/zone-marks.tsv`.
  private func mark(of line: TextSpan) -> String? {
    guard let hit = lookups.word(.zoneMarks, at: line.start), Int(hit.end) <= line.end else { return nil }
    let value = lexicon.value(hit.id)
    switch value {
    case "notice": return line.length <= 60 || line.length <= hit.length + 3 ? value : nil
    case "advertisement", "noise": return line.length <= hit.length + 2 ? value : nil
    case "related":
      // 延伸閱讀, 相關新聞: alone, or before a colon.
      let isAlone = line.length <= hit.length + 3
      return isAlone || document.characterClass(at: Int(hit.end)) == .colon ? value : nil
    default: return value
    }
  }

  /// 記者王小明/台北報導, 呂嘉鴻 - BBC中文, 2025年12月18日.
  private func isByline(_ line: TextSpan) -> Bool {
    guard line.length <= 48, !endsSentence(line) else { return false }
    var hasMark = false
    var position = line.start
    while position < line.end {
      // Inside a headline 更新 and 來源 are words like others.
      let isOpen = position == line.start || document.characterClass(at: position - 1) != .han
      if let hit = lookups.word(.zoneMarks, at: position), lexicon.value(hit.id) == "byline", Int(hit.end) <= line.end,
        isOpen || hit.length > 2 || lookups.word(.bylineWords, at: position) != nil
      {
        hasMark = true
        break
      }
      position += 1
    }
    let hasSeparator = line.range.contains { position in
      switch document.characterClass(at: position) {
      case .slash, .dash, .openBracket: true
      default: false
      }
    }
    if hasMark, hasSeparator || line.length <= 16 { return true }
    return isNameAndOutlet(line) || isDateLine(line)
  }

  /// A name of two to four characters, a dash or bar, and a short rest.
  private func isNameAndOutlet(_ line: TextSpan) -> Bool {
    guard line.length <= 24, lookups.word(.surnames, at: line.start) != nil else { return false }
    var end = line.start
    while end < line.end, document.characterClass(at: end) == .han { end += 1 }
    guard (2...4).contains(end - line.start), end < line.end else { return false }
    while end < line.end, document.characterClass(at: end) == .space { end += 1 }
    switch document.characterClass(at: end) {
    case .dash, .slash, .symbol: return line.end - end >= 3
    default: return document.scalars[end] == 0x7C || document.scalars[end] == 0xFF5C
    }
  }

  /// Little but digits and marks: 2025-12-18 09:30.
  private func isDateLine(_ line: TextSpan) -> Bool {
    var digits = 0
    for position in line.range where document.characterClass(at: position) == .digit { digits += 1 }
    return digits >= 6 && hanCount(line) <= 8 && line.length <= 30
  }

  /// Words for search engines: letters and digits without a sentence, hardly any Han.
  private func isSpam(_ line: TextSpan) -> Bool {
    guard line.length >= 80, !holdsHan(line, atLeast: (line.length + 9) / 10) else { return false }
    return !line.range.contains { position in
      switch document.characterClass(at: position) {
      case .period, .comma, .fullStop, .question, .exclamation, .semicolon: true
      default: false
      }
    }
  }

  private func isBracketed(_ line: TextSpan) -> Bool {
    line.length <= 60 && document.characterClass(at: line.start) == .openBracket
      && document.characterClass(at: line.end - 1) == .closeBracket && hanCount(line) * 2 < line.length
  }

  private func isLatinOnly(_ line: TextSpan) -> Bool {
    line.length <= 40 && hanCount(line) == 0
      && !line.range.contains { [.kana, .hangul, .fullStop].contains(document.characterClass(at: $0)) }
  }

  private func isHeading(_ line: TextSpan) -> Bool {
    line.length <= 24 && hanCount(line) >= 2 && !endsSentence(line)
      && !line.range.contains { [.fullStop, .comma].contains(document.characterClass(at: $0)) }
  }
}
