import OnRecordLexicon
import OnRecordModel

/// Stretches in marks that are the title of a work: the song 「紐約,紐約」, 「香港人」一書, 《後漢書 袁術傳》. What stands in
/// them is nobody's mention.
///
/// The nouns that tell are those of quotations that are no speech (`words/quote-nouns.tsv`), with `title` as their value.
struct WorkTitles {
  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }

  /// A title is no longer.
  private static let longest = 30
  /// 的兩個專題節目: so far behind the marks the noun may stand.
  private static let reach = 8

  /// Takes from `candidates` of a paragraph what stands in its titles. An organization that is all that the marks hold
  /// stays: 平台「臉書」.
  func leave(_ candidates: inout [MentionCandidate], in titles: [TextSpan]) {
    if titles.isEmpty { return }
    candidates.removeAll { candidate in
      guard candidate.rule != .own else { return false }
      // The titles do not overlap.
      let index = titles.partitioningIndex { $0.start > candidate.span.start } - 1
      guard index >= 0, titles[index].contains(candidate.span) else { return false }
      return candidate.type != .organization || candidate.span != titles[index]
        || !candidate.rule.isGazetteer && isOfSeries(titles[index])
    }
  }

  /// What the marks of titles hold, in order.
  func titles(in paragraph: TextSpan) -> [TextSpan] {
    var titles: [TextSpan] = []
    func next(from position: Int) -> Int { document.next(of: Self.openers, from: position, before: paragraph.end) }
    var position = next(from: paragraph.start)
    while position < paragraph.end {
      let kind = document.characterClass(at: position)
      if let end = closing(of: position, as: kind == .openQuote ? .closeQuote : .closeTitle, in: paragraph) {
        let inner = TextSpan(position + 1, end)
        if inner.length > 1,
          isWork(inner) || kind == .openTitle && isChapter(inner)
            || titles.last.map({ isListed(inner, behind: $0) }) ?? false
        {
          titles.append(inner)
          position = end
        }
      }
      position = next(from: position + 1)
    }
    return titles
  }

  /// The marks that titles stand in.
  private static let openers: CharacterClassSet = [.openQuote, .openTitle]

  /// Where the marks close that open at `position`, with no other marks inside.
  private func closing(of position: Int, as close: CharacterClass, in paragraph: TextSpan) -> Int? {
    for end in (position + 1)..<min(paragraph.end, position + Self.longest + 2) {
      switch document.characterClass(at: end) {
      case close: return end
      case .openQuote, .openTitle, .fullStop, .newline: return nil
      default: continue
      }
    }
    return nil
  }

  private func isWork(_ inner: TextSpan) -> Bool {
    isTitleNoun(lookups.word(.quoteNouns, endingAt: inner.start - 1, within: 5))
      || isTitleNoun(lookups.word(.quoteNouns, at: inner.end + 1)) || isOfSeries(inner)
  }

  /// 演唱《鹿港小鎮》、《海洋》和《遠方》: what a title of a list is, the next one is as well.
  private func isListed(_ inner: TextSpan, behind last: TextSpan) -> Bool {
    let start = last.end + 1
    let between = TextSpan(start, inner.start - 1)
    guard document.characterClass(at: inner.start - 1) == document.characterClass(at: last.start - 1),
      between.length <= 1
    else { return false }
    return between.isEmpty || document.characterClass(at: start) == .enumerationComma
      || lookups.grammar(at: start).contains(.coordinates)
  }

  /// 「事事關心」的兩個專題節目; not 《昊鯤報》的專欄, which is somebody's.
  private func isOfSeries(_ inner: TextSpan) -> Bool {
    let position = inner.end + 1
    guard document.characterClass(at: inner.start - 1) == .openQuote, position < document.count,
      document.folded[position] == Glyph.possessive
    else { return false }
    for start in (position + 1)..<min(document.count, position + Self.reach) {
      guard document.characterClass(at: start) == .han else { return false }
      if isTitleNoun(lookups.word(.quoteNouns, at: start)) { return true }
    }
    return false
  }

  private func isTitleNoun(_ noun: Hit?) -> Bool {
    guard let noun else { return false }
    return reading.lexicon.value(noun.id) == "title"
  }

  /// 袁術傳, 武帝紀: the last character tells, and a name stands before it.
  private func isChapter(_ inner: TextSpan) -> Bool {
    Self.chapters.contains(document.folded[inner.end - 1])
      && inner.range.contains {
        lookups.lists(at: $0).contains(.names)
          && lookups.at($0).contains { $0.entry.kind == .person && Int($0.end) == inner.end - 1 }
      }
  }

  /// 傳 紀
  private static let chapters: [UInt16] = [0x4F20, 0x7EAA]
}
