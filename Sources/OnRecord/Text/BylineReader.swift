package import OnRecordLexicon
package import OnRecordModel

/// Who wrote an article, and for whom.
package struct Byline: Hashable, Sendable {
  package var names: [String] = []
  package var outlet: String?

  package init() {}
}

/// Reads bylines and datelines: 記者林悅／台南報導, 文/王小明, （中央社記者王小明台北10日電）, 新华社巴黎12月9日电（记者唐霁）.
///
/// What words introduce a name or close a byline stands in `words/byline-words.tsv`.
package struct BylineReader {
  private let scalars: UnsafeBufferPointer<UInt32>
  private let lookups: Lookups
  private let lexicon: Lexicon

  package init(scalars: UnsafeBufferPointer<UInt32>, lookups: Lookups, lexicon: Lexicon) {
    self.scalars = scalars
    self.lookups = lookups
    self.lexicon = lexicon
  }

  // MARK: Bylines

  /// The names and the outlet told in `span`.
  /// - Parameter isField: the text stood in a field or element for authors, so a name needs no word before it.
  package func byline(in span: TextSpan, isField: Bool = false) -> Byline {
    var byline = Byline()
    byline.outlet = outlet(in: span)
    var position = span.start
    while position < span.end {
      guard let word = word(at: position), Int(word.end) <= span.end else {
        position += 1
        continue
      }
      let value = lexicon.value(word.id)
      position = Int(word.end)
      guard value == "name", introduces(word, span) else { continue }
      position = names(from: position, span, into: &byline.names)
    }
    if byline.names.isEmpty { byline.names = slashed(span) }
    if byline.names.isEmpty, isField { byline.names = bare(span) }
    return byline
  }

  private func word(at position: Int) -> Hit? { lookups.word(.bylineWords, at: position) }

  private func value(at position: Int) -> String? { word(at: position).map { lexicon.value($0.id) } }

  /// A single character such as 文 needs a mark behind it; 記者會 and 記者們 introduce nobody.
  private func introduces(_ word: Hit, _ span: TextSpan) -> Bool {
    let end = Int(word.end)
    if word.length == 1 {
      let isFirst = Int(word.start) == span.start || kind(at: Int(word.start) - 1) != .han
      return isFirst && end < span.end && isSeparator(end) && !isPair(end)
    }
    return true
  }

  /// `、` is no mark between a word and its name.
  private func isPair(_ position: Int) -> Bool { kind(at: position) == .enumerationComma }

  /// Reads names one behind the other, with the marks and words between them; where they end.
  private func names(from start: Int, _ span: TextSpan, into names: inout [String]) -> Int {
    var position = start
    while true {
      var next = position
      while next < span.end, isSeparator(next) { next += 1 }
      if let word = word(at: next), Int(word.end) <= span.end, lexicon.value(word.id) == "name", word.length > 1 {
        position = Int(word.end)
        continue
      }
      guard let end = name(at: next, span) else { return position }
      let name = text(TextSpan(next, end))
      if !names.contains(name) { names.append(name) }
      position = end
      // 王小明 and 李大華: joined by a word.
      if position < span.end, [0x548C, 0x8207, 0x4E0E, 0x53CA, 0x66A8].contains(scalars[position]),
        self.name(at: position + 1, span) != nil
      {
        position += 1
      }
    }
  }

  /// The end of the name of a person at `start`: a surname, and one or two characters up to where something else begins.
  private func name(at start: Int, _ span: TextSpan) -> Int? {
    guard start < span.end, let surname = lookups.word(.surnames, at: start) else { return latinName(at: start, span) }
    var run = start
    while run < span.end, kind(at: run) == .han { run += 1 }
    let length = run - start
    let lengths = surname.length == 2 ? [4, 3] : [3, 2]
    for count in lengths + (surname.length == 1 ? [4] : []) where count <= length {
      let end = start + count
      let isWhole = count == length
      // A husband's surname before one's own: 張李美華.
      if count == 4, surname.length == 1 {
        guard isWhole, lookups.word(.surnames, at: start + 1) != nil, !holdsWord(TextSpan(start, end)) else { continue }
      }
      // 路透社, 財經部: called like people, but for their ends.
      if lookups.word(.organizationSuffixes, endingAt: end, within: 2) != nil { continue }
      guard isWhole || ends(at: end, span), !isKnown(TextSpan(start, end)) else { continue }
      return end
    }
    return nil
  }

  /// A name in letters, where nothing but letters follows: Vivian Toh.
  private func latinName(at start: Int, _ span: TextSpan) -> Int? {
    guard start < span.end, (0x41...0x5A).contains(scalars[start]) else { return nil }
    var end = start
    var words = 1
    while end < span.end {
      let kind = kind(at: end)
      if kind == .space {
        if end + 1 < span.end, (0x41...0x5A).contains(scalars[end + 1]) { words += 1 } else { break }
      } else if kind != .latin, kind != .period, kind != .interpunct, kind != .apostrophe {
        break
      }
      end += 1
    }
    return (2...4).contains(words) && end - start >= 5 && end == span.end ? end : nil
  }

  /// Whether a name may end before `position`: at a mark, a word of bylines, a place, a word of grammar.
  private func ends(at position: Int, _ span: TextSpan) -> Bool {
    if position >= span.end || kind(at: position) != .han { return true }
    if let word = word(at: position), word.length > 1 || lexicon.value(word.id) == "end" { return true }
    // 綜合, 專訪, 現場 and their like.
    if lookups.word(.functionWords, at: position) != nil { return true }
    return lookups.at(position).contains { hit in
      guard let entity = hit.entity, hit.length > 1 else { return false }
      return lexicon.description(entity).type == .place
    }
  }

  /// A word of bylines ends in it, as in 台北報導.
  private func holdsWord(_ span: TextSpan) -> Bool {
    span.range.contains { position in
      guard let word = word(at: position) else { return false }
      return word.length > 1 && Int(word.end) <= span.end
    }
  }

  /// A place, an organization or a word of bylines is nobody.
  private func isKnown(_ span: TextSpan) -> Bool {
    lookups.at(span.start).contains { hit in
      guard Int(hit.end) == span.end else { return false }
      if hit.entry.isWord(.bylineWords) || hit.entry.isWord(.zoneMarks) || hit.entry.isWord(.titles) { return true }
      guard let entity = hit.entity else { return hit.entry.isWord(.commonWords) }
      return lexicon.description(entity).type != .person
    }
  }

  /// 財經中心／王小明報導, 王小明／台北報導: a name between marks, with a word that closes a byline behind it.
  private func slashed(_ span: TextSpan) -> [String] {
    var names: [String] = []
    for start in span.range where start == span.start || isSeparator(start - 1) || kind(at: start - 1) == .openBracket {
      guard let end = name(at: start, span) else { continue }
      // 王小明/中国青年报, 呂嘉鴻 - BBC中文: before a medium.
      var behind = end
      while behind < span.end, isSeparator(behind) { behind += 1 }
      if behind > end, medium(at: behind) == span.end {
        names.append(text(TextSpan(start, end)))
        continue
      }
      guard hasEnd(behind: end, span) else { continue }
      let isBeforeMark = end < span.end && (isSlash(end) || scalars[end] == 0x7C || scalars[end] == 0xFF5C)
      let isBehindMark = start > span.start && isSlash(start - 1)
      let isBeforeEnd = value(at: end) == "end"
      if isBeforeMark || isBehindMark && isBeforeEnd { names.append(text(TextSpan(start, end))) }
    }
    return names
  }

  /// ／ and the box-drawing stroke that newspapers of Taiwan write for it.
  private func isSlash(_ position: Int) -> Bool { kind(at: position) == .slash || scalars[position] == 0x2571 }

  private func hasEnd(behind position: Int, _ span: TextSpan) -> Bool {
    (position..<min(span.end, position + 16)).contains { value(at: $0) == "end" }
  }

  /// A field of authors: each part between marks that is a name as a whole.
  private func bare(_ span: TextSpan) -> [String] {
    var names: [String] = []
    var start = span.start
    while start < span.end {
      if isSeparator(start) || kind(at: start) == .comma || kind(at: start) == .openBracket
        || kind(at: start) == .closeBracket
      {
        start += 1
        continue
      }
      var end = start
      while end < span.end, kind(at: end) == .han { end += 1 }
      if end == start {
        if let latin = latinName(at: start, span) { names.append(text(TextSpan(start, latin))) }
        while end < span.end, kind(at: end) != .han { end += 1 }
      } else if (2...4).contains(end - start), name(at: start, TextSpan(start, end)) == end,
        value(at: max(span.start, start - 1)) != "other"
      {
        let name = text(TextSpan(start, end))
        if !names.contains(name) { names.append(name) }
      }
      start = max(end, start + 1)
    }
    return names
  }

  /// The medium that is named: in brackets, before 記者, behind a dash.
  private func outlet(in span: TextSpan) -> String? {
    for position in span.range {
      for hit in lookups.at(position) where Int(hit.end) <= span.end && hit.length > 1 {
        if let entity = hit.entity, isMedium(entity) { return text(TextSpan(position, Int(hit.end))) }
      }
    }
    return nil
  }

  private func isMedium(_ entity: EntityID) -> Bool {
    let description = lexicon.description(entity)
    return description.type == .organization && description.kind == "media"
  }

  /// What a bracket in running text says of who wrote: （記者王小明／台北報導）; nobody where it credits a picture.
  package func credit(in span: TextSpan) -> Byline {
    var result = Byline()
    var position = span.start
    while position < span.end {
      guard kind(at: position) == .openBracket || scalars[position] == 0x3010,
        let close = ((position + 1)..<max(position + 1, min(span.end, position + 40))).first(where: { isClosing($0) })
      else {
        position += 1
        continue
      }
      let inside = TextSpan(position + 1, close)
      if !inside.range.contains(where: { value(at: $0) == "other" || kind(at: $0) == .fullStop }) {
        let byline = byline(in: inside)
        for name in byline.names where !result.names.contains(name) { result.names.append(name) }
        if result.outlet == nil { result.outlet = byline.outlet }
      }
      position = close + 1
    }
    return result
  }

  // MARK: Datelines

  /// Where the text begins behind a dateline at `line`'s start; nil where there is none.
  package func dateline(_ line: TextSpan) -> Int? {
    guard let end = bracketed(line) ?? agency(line), end < line.end else { return nil }
    var start = end
    while start < line.end, kind(at: start) == .space || kind(at: start) == .colon { start += 1 }
    return start < line.end ? start : nil
  }

  /// （中央社記者王小明台北10日電）, 【本報訊】, [NOWnews今日新聞].
  private func bracketed(_ line: TextSpan) -> Int? {
    let first = scalars[line.start]
    // 【 is a bracket here, 「 is not.
    guard kind(at: line.start) == .openBracket || first == 0x3010 || first == 0x3014 else { return nil }
    let limit = min(line.end, line.start + 60)
    guard let close = ((line.start + 1)..<max(line.start + 1, limit)).first(where: { isClosing($0) }) else {
      return nil
    }
    let inside = TextSpan(line.start + 1, close)
    guard inside.length >= 2, !inside.range.contains(where: { kind(at: $0) == .fullStop }) else { return nil }
    let hasName = inside.range.contains { position in
      guard let word = word(at: position), word.length > 1, lexicon.value(word.id) == "name" else { return false }
      var names: [String] = []
      return self.names(from: Int(word.end), inside, into: &names) > 0 && !names.isEmpty
    }
    let endsSo = inside.range.contains { position in
      guard let word = word(at: position), lexicon.value(word.id) == "end" else { return false }
      return Int(word.end) == inside.end && (word.length > 1 || isDay(position - 1))
    }
    let isOutlet = lookups.at(inside.start).contains { hit in
      Int(hit.end) == inside.end && hit.entity.map(isMedium) == true
    }
    return hasName || endsSo || isOutlet ? close + 1 : nil
  }

  private func isClosing(_ position: Int) -> Bool {
    kind(at: position) == .closeBracket || scalars[position] == 0x3011 || scalars[position] == 0x3015
  }

  private func isDay(_ position: Int) -> Bool { position >= 0 && scalars[position] == 0x65E5 }

  /// 新华社巴黎12月9日电（记者唐霁）, 中新网7月26日电, 经济观察网 记者 张斌, 本報記者王小明.
  private func agency(_ line: TextSpan) -> Int? {
    guard let medium = medium(at: line.start), medium < line.end else { return nil }
    let limit = min(line.end, medium + 24)
    var position = medium
    while position < limit {
      switch kind(at: position) {
      case .comma, .fullStop, .openQuote, .colon: return nil
      default: break
      }
      if let word = word(at: position), Int(word.end) <= line.end {
        let value = lexicon.value(word.id)
        let end = Int(word.end)
        let isLoose = end >= line.end || kind(at: end) != .han
        if value == "end", word.length > 1 && word.length < 4 && isLoose || isDay(position - 1) {
          return isReport(word) ? nil : behindBracket(end, line)
        }
        if value == "name", word.length > 1, position - medium <= 8 {
          var names: [String] = []
          let end = self.names(from: end, line, into: &names)
          // A name that the sentence goes on from is no byline: 本報記者王小明說.
          guard !names.isEmpty, end >= line.end || kind(at: end) != .han, kind(at: end) != .comma else { return nil }
          return behindBracket(end, line)
        }
      }
      position += 1
    }
    return nil
  }

  /// 報導 behind an outlet is what it did, no dateline.
  private func isReport(_ word: Hit) -> Bool {
    let first = scalars[Int(word.start)]
    return first == 0x5831 || first == 0x62A5 || first == 0x6D88 && kind(at: Int(word.end)) == .han
  }

  private func medium(at position: Int) -> Int? {
    for hit in lookups.at(position) where hit.length > 1 {
      if hit.entry.isWord(.bylineWords), lexicon.value(hit.id) == "outlet" { return Int(hit.end) }
      if let entity = hit.entity, isMedium(entity) { return Int(hit.end) }
    }
    return nil
  }

  /// The end of a bracket with names right behind a dateline.
  private func behindBracket(_ end: Int, _ line: TextSpan) -> Int {
    var start = end
    while start < line.end, kind(at: start) == .space { start += 1 }
    guard start < line.end, kind(at: start) == .openBracket, let close = bracketed(TextSpan(start, line.end)) else {
      return end
    }
    return close
  }

  // MARK: Characters

  private func kind(at position: Int) -> CharacterClass {
    position >= 0 && position < scalars.count ? lexicon.characterClass(scalars[position]) : .newline
  }

  private func isSeparator(_ position: Int) -> Bool {
    switch kind(at: position) {
    case .space, .slash, .enumerationComma, .colon, .interpunct, .dash: return true
    default: return [0x7C, 0xFF5C, 0x2C, 0xFF0C, 0x3001, 0x2502, 0x4E28, 0x2223, 0x2571].contains(scalars[position])
    }
  }

  private func text(_ span: TextSpan) -> String {
    var text = String.UnicodeScalarView()
    for position in span.range { if let scalar = Unicode.Scalar(scalars[position]) { text.append(scalar) } }
    return String(text)
  }
}
