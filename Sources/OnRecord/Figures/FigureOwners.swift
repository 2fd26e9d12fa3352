import OnRecordLexicon
import OnRecordModel

/// Whose a figure is: edges from figures to the one organization, place or person that its clause is about.
struct FigureOwners {
  private let document: Document
  private let lookups: Lookups
  private let article: String
  private let names: Names

  init(_ reading: Reading, _ names: Names) {
    document = reading.document
    lookups = reading.lookups
    article = reading.article.id
    self.names = names
  }

  /// In the order of the figures; none where a clause names two or nobody.
  func edges(_ figures: [Figure]) -> [Edge] {
    var previous = -1
    return figures.indices.compactMap { index in
      switch figures[index].kind {
      case .percent, .money, .count, .measure, .ratio, .number: break
      default: return nil
      }
      let figure = figures[index]
      defer { previous = figure.span.end }
      if let owner = subject(of: figure, behind: previous) {
        // 龐、林二人: people are not measured by people.
        if owner.type == .person, figure.rule == MeasuredNoun.countedNounRule { return nil }
        return edge(figure, owner, rule: "measures.subject")
      }
      return measured(by: figure).map { edge(figure, $0, rule: "measures.measured") }
    }
  }

  private func edge(_ figure: Figure, _ owner: NamedSpan, rule: String) -> Edge {
    Edge(
      kind: .measures, from: figure.id(in: article), to: names.entities[owner.entity].id, span: owner.span, rule: rule)
  }

  private static let longest = 30

  /// The only name in front of the figure in its clause, unless it tells where something happens.
  ///
  /// - Parameter previous: where the figure before ends that is no date or time.
  private func subject(of figure: Figure, behind previous: Int) -> NamedSpan? {
    var start = figure.span.start
    while start > 0, figure.span.start - start < Self.longest, !endsClause(start - 1),
      !listsAnother(start - 1, before: figure.span.start)
    {
      start -= 1
    }
    guard let owner = only(names.mentions(in: TextSpan(start, figure.span.start))),
      !isObject(owner, from: start), !isListed(owner, behind: previous), !isJoined(owner.span.end),
      // 7%印度人、13%
      previous != owner.span.start, !isTold(figure, apartFrom: owner),
      !isRemoved(figure, from: owner)
    else { return nil }
    return owner
  }

  /// 向X捐款, 與X相比, 距離X: a word in front of the name takes it away from what the clause is about.
  private func isObject(_ owner: NamedSpan, from start: Int) -> Bool {
    (start..<owner.span.start).contains { position in
      guard let word = lookups.word(.functionWords, at: position), !isInside(word, before: owner.span.start) else {
        return false
      }
      let flags = word.grammar
      // 在2019年: where and when leave the subject alone.
      return !flags.isDisjoint(with: [.preposition, .coordinates]) && flags.isDisjoint(with: [.locates])
    }
  }

  /// X倡、X要求: what somebody says is of others; X對500億元貨品, 距離X: the figure is of what the word leads to; X時間.
  private func isRemoved(_ figure: Figure, from owner: NamedSpan) -> Bool {
    let gap = owner.span.end..<max(owner.span.end, figure.span.start)
    if lookups.lists(endingAt: owner.span.start).contains(WordListSet(.senseWords)) { return true }
    if let word = lookups.word(.commonWords, at: owner.span.end), word.length == 2,
      document.folded[owner.span.end] == Glyph.when, document.folded[owner.span.end + 1] == Glyph.between
    {
      return true
    }
    // 要求與會的4000人: not the one who asks has them.
    if let last = gap.last, last > owner.span.end, document.folded[last] == Glyph.possessive { return true }
    return gap.contains { position in
      if let cue = lookups.word(.cues, at: position), !isInside(cue, before: figure.span.start) { return true }
      guard let word = lookups.word(.functionWords, at: position) else { return false }
      return word.grammar.contains(.addresses) && !isInside(word, before: figure.span.start)
    }
  }

  /// 千葉、北海道、神奈川5個區域: the last of a list of names. Of 孝感22宗、黃岡12宗 each has its own figure.
  private func isListed(_ owner: NamedSpan, behind previous: Int) -> Bool {
    document.characterClass(at: owner.span.start - 1) == .enumerationComma && previous != owner.span.start - 1
  }

  /// 科興為62.3%、復必泰為95%: what stands behind the mark is told of another.
  private func listsAnother(_ position: Int, before end: Int) -> Bool {
    document.characterClass(at: position) == .enumerationComma && position + 1 < end
  }

  /// A common word in front of `limit` holds `word` and more.
  private func isInside(_ word: Hit, before limit: Int) -> Bool {
    (max(0, Int(word.start) - 2)...Int(word.start)).contains { start in
      lookups.at(start).contains {
        $0.length > word.length && $0.end >= word.end && Int($0.end) <= limit && $0.entry.isWord(.commonWords)
      }
    }
  }

  private static let apart: WordListSet = [WordListSet(.determiners), WordListSet(.pronouns)]

  /// X及兩名同事, 上述4國, X是兩個國家, X拘捕5人: the figure counts others, or the owner itself.
  private func isTold(_ figure: Figure, apartFrom owner: NamedSpan) -> Bool {
    let start = figure.span.start
    if !lookups.lists(endingAt: start).isDisjoint(with: Self.apart) { return true }
    if let word = lookups.word(.functionWords, endingAt: start),
      word.grammar.contains(.coordinates)
    {
      return true
    }
    guard figure.kind == .count, start > 0 else { return false }
    // X有5人, X的3席, X七名董事; X拘捕5人 counts others.
    if owner.span.end == start { return owner.type == .person }
    return !Glyph.possessions.contains(document.folded[start - 1])
  }

  /// The only name in what the figure measures: 25%的美國選民.
  private func measured(by figure: Figure) -> NamedSpan? {
    // 65公里的X: how far it is to there.
    guard let of = figure.of, figure.kind != .measure else { return nil }
    var start = figure.span.end
    while start < document.count, [Glyph.possessive, Glyph.counting].contains(document.folded[start]) { start += 1 }
    let end = min(document.count, start + of.unicodeScalars.count)
    guard let owner = only(names.mentions(in: TextSpan(start, end))), owner.type != .person,
      // 104名非香港居民, 六招光復上水; 香港及海外的同事
      owner.span.start == start, !isJoined(owner.span.end)
    else { return nil }
    return owner
  }

  private func isJoined(_ position: Int) -> Bool {
    document.characterClass(at: position) == .enumerationComma
      || (position < document.count && Glyph.joins.contains(document.folded[position]))
  }

  private func only(_ mentions: ArraySlice<NamedSpan>) -> NamedSpan? {
    guard let owner = mentions.first, mentions.allSatisfy({ $0.entity == owner.entity }) else { return nil }
    // 在台北, 在1996歐國盃
    var before = owner.span.start - 1
    while document.characterClass(at: before) == .digit { before -= 1 }
    if before >= 0, Glyph.whereabouts.contains(document.folded[before]),
      owner.type == .place || document.folded[before] == Glyph.whereabouts[0]
    {
      return nil
    }
    return owner
  }

  private func endsClause(_ position: Int) -> Bool {
    let kind = document.characterClass(at: position)
    switch kind {
    case .comma, .semicolon, .colon, .openQuote, .closeQuote, .openBracket, .closeBracket: return true
    // A headline in parts.
    case .space:
      return document.characterClass(at: position - 1) == .han && document.characterClass(at: position + 1) == .han
    default: return kind.endsSentence
    }
  }
}
