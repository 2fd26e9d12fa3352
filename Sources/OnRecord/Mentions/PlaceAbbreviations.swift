import OnRecordLexicon
import OnRecordModel

/// Single characters that stand for countries: 中美, 訪日, 美、中、韓.
final class PlaceAbbreviations {
  private let reading: Reading
  private let context: NameContext
  private let named: NamedStates

  init(_ reading: Reading, _ context: NameContext) {
    self.reading = reading
    self.context = context
    named = NamedStates(reading)
  }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }

  /// 中美, 訪日, 對台: single characters that stand for countries beside each other, behind a word of movement, or as the
  /// subject of a headline.
  func add(to candidates: inout [MentionCandidate], at position: Int, in paragraph: TextSpan) {
    guard let first = abbreviation(at: position), document.characterClass(at: position - 1) != .digit,
      // 三日中
      !lookups.lists(endingAt: position).contains(WordListSet(.numeralWords))
    else { return }
    var end = position + 1
    var hasStrong = first.placeFlags.isEmpty
    var hasRare = first.placeFlags.contains(.rare)
    // 以美中關係為題: a preposition before them.
    let isFirst = abbreviation(at: position - 1)?.placeFlags.contains(.rare) ?? true
    if isFirst {
      while end < paragraph.end, end - position < 4, let next = abbreviation(at: end) {
        if next.placeFlags.isEmpty { hasStrong = true }
        if next.placeFlags.contains(.rare) { hasRare = true }
        end += 1
        // 「…法」中: what opens no phrase needs a word of relations behind it.
        let isRelated = lookups.lists(at: end).contains(WordListSet(.nameNeighbours)) && isRelation(end)
        let isListed = isListedPair(position, end)
        if hasRare, !isRelated, !isListed { continue }
        // 英美新領導人, 中西文化, but 英美新三國 beside 新加坡, and 中意合作
        if hasRare, !isListed, end - position > 2 || document.folded[end - 1] == Self.west,
          !(position..<end).allSatisfy(isNamed)
        {
          continue
        }
        if isWord(TextSpan(position, end), isRelated: isRelated, isListed: isListed) { continue }
        // 畫中以聖母為主: 以 is a preposition.
        let isKnown = isListed && !lookups.lists(at: end - 1).contains(WordListSet(.functionWords))
        // (伊日生活): single characters of which hardly any stands for a country alone.
        if !hasStrong, !isRelated, !isListed { continue }
        let isOpen = opens(position) || lookups.lists(endingAt: position).rawValue & Self.openers.rawValue != 0
        let evidence = (isRelated ? 30 : isOpen || isKnown ? 8 : -8) + (hasStrong || isListed ? 0 : -34)
        candidates.append(
          MentionCandidate(
            span: TextSpan(position, end), type: .place, entity: nil,
            cost: MentionCost.chain + 32 * (end - position) - evidence, rule: .abbreviationPair, isChain: true))
      }
    }
    guard isFirst else { return }
    addAbbreviationList(to: &candidates, from: position, in: paragraph)
    if isMovement(position - 1, withWeak: !first.placeFlags.isEmpty),
      first.placeFlags.isEmpty || document.characterClass(at: position + 1) != .openQuote
    {
      // 昂首挺立, 抵加 beside 加拿大: what hardly stands for a country does where the article names it.
      if first.placeFlags.contains(.rare), !named.contains(first) { return }
      candidates.append(
        MentionCandidate(
          span: TextSpan(position, position + 1), type: .place, entity: nil, cost: 46,
          rule: .abbreviationAfterVerb, isChain: true))
    } else if first.placeFlags.isEmpty, opens(position) ? hasWord(at: position + 1) : isGoverned(position) {
      candidates.append(
        MentionCandidate(
          span: TextSpan(position, position + 1), type: .place, entity: nil, cost: 74,
          rule: .abbreviationSubject, isChain: true))
    }
  }

  /// 美、中、韓: three or more single characters in a list, or two before the word that sums them up, 中、美兩國; not the
  /// languages 英、日語.
  private func addAbbreviationList(
    to candidates: inout [MentionCandidate], from position: Int, in paragraph: TextSpan
  ) {
    guard document.characterClass(at: position + 1) == .enumerationComma,
      document.characterClass(at: position - 1) != .enumerationComma
    else { return }
    var items = [position]
    var hasStrong = abbreviation(at: position)?.placeFlags.isEmpty == true
    var at = position + 1
    while at + 1 < paragraph.end, items.count < 12, isListMark(at), let next = abbreviation(at: at + 1) {
      items.append(at + 1)
      hasStrong = hasStrong || next.placeFlags.isEmpty
      at += 2
    }
    let isSummedUp = lookups.lists(at: at).contains(WordListSet(.numeralWords)) || isRelation(at)
    guard hasStrong, items.count > 2 || items.count == 2 && isSummedUp, !context.isLanguage(at) else { return }
    for item in items {
      candidates.append(
        MentionCandidate(
          span: TextSpan(item, item + 1), type: .place, entity: nil, cost: 46, rule: .abbreviationPair, isChain: true))
    }
  }

  /// 、 or a conjunction: between the members of a list.
  private func isListMark(_ position: Int) -> Bool {
    if document.characterClass(at: position) == .enumerationComma { return true }
    guard lookups.lists(at: position).contains(WordListSet(.functionWords)) else { return false }
    return lookups.at(position).contains {
      $0.length == 1 && $0.entry.isWord(.functionWords) && $0.grammar.contains(.conjunction)
    }
  }

  /// 中日, 日韓: both weak, together known.
  private func isListedPair(_ start: Int, _ end: Int) -> Bool {
    lookups.at(start).contains {
      $0.length > 1 && Int($0.end) == end && $0.entry.isWord(.placeAbbreviations)
    }
  }

  /// 中華, 美德, 越越: a word, or the beginning of one, and no countries beside each other.
  private func isWord(_ span: TextSpan, isRelated: Bool, isListed: Bool) -> Bool {
    let last = span.end - 1
    // 英華女校, 居美華人: beside another country China is 中.
    if span.range.contains(where: { document.folded[$0] == Self.chinese }) { return true }
    if document.folded[last] == document.folded[last - 1] { return true }
    if isRelated || isListed { return false }
    // 越陷越深
    if document.folded[span.start] == Self.more { return true }
    return lookups.at(span.start).contains { Int($0.end) == span.end && Self.isWhole($0) }
      || lookups.at(last).contains { hit in
        // 居港美國人, 京深海鮮: the last one begins a name or a word.
        Int(hit.end) > span.end
          && (hit.entry.kind == .place && !hit.entry.isWeak
            || abbreviation(at: last)?.placeFlags.isEmpty == false && hit.entry.isWord(.commonWords))
      }
  }

  /// A common word, or a name that is quiet elsewhere: 蘇美.
  private static func isWhole(_ hit: Hit) -> Bool {
    hit.entry.isWord(.commonWords) || hit.entry.kind == .place && hit.entry.isWeak
  }

  /// 華
  private static let chinese: UInt16 = 0x534E
  /// 越
  private static let more: UInt16 = 0x8D8A

  private func opens(_ position: Int) -> Bool {
    switch document.characterClass(at: position - 1) {
    case .han, .latin, .digit, .kana, .hangul, .interpunct, .openBracket, .openQuote, .openTitle, .enumerationComma:
      false
    default: true
    }
  }

  private func hasWord(at position: Int) -> Bool {
    lookups.at(position).contains { $0.length > 1 && $0.entry.kind == .word }
      || lookups.lists(at: position).contains(WordListSet(.cues))
  }

  /// 英首相, 與美總統: an office of a state right behind, and no word before.
  private func isGoverned(_ position: Int) -> Bool {
    guard let title = lookups.word(.titles, at: position + 1) else { return false }
    return title.titleFlags.contains(.governs)
      && !lookups.lists(endingAt: position + 1).contains(WordListSet(.commonWords))
      && !lookups.at(position).contains { $0.length > 1 && $0.entry.kind == .word }
  }

  private static let openers: WordListSet = [WordListSet(.functionWords), WordListSet(.cues)]

  /// A noun of what lies between countries: 關係, 貿易.
  private func isRelation(_ position: Int) -> Bool {
    lookups.at(position).contains {
      $0.entry.isWord(.nameNeighbours) && $0.neighbourFlags.contains(.relation)
    }
  }

  /// The article names in full what the character at `position` stands for, or the character hardly needs it.
  private func isNamed(_ position: Int) -> Bool {
    guard let hit = abbreviation(at: position) else { return false }
    return !hit.placeFlags.contains(.rare) || named.contains(hit)
  }

  /// 西
  private static let west: UInt16 = 0x897F
  /// 檯, 颱
  private static let otherCharacters: [UInt32] = [0x6AAF, 0x98B1]

  private func abbreviation(at position: Int) -> Hit? {
    guard lookups.lists(at: position).contains(WordListSet(.placeAbbreviations)),
      // The fold takes them for 台.
      !Self.otherCharacters.contains(document.scalars[position])
    else { return nil }
    return lookups.at(position).first { $0.length == 1 && $0.entry.isWord(.placeAbbreviations) }
  }

  /// A word that takes a country's short name: 訪美, 赴日, 對台.
  private func isMovement(_ position: Int, withWeak isWeak: Bool) -> Bool {
    guard lookups.lists(at: position).contains(WordListSet(.functionWords)), !endsWord(position) else { return false }
    return lookups.at(position).contains {
      $0.length == 1 && $0.entry.isWord(.functionWords)
        && $0.grammar.contains(.movement)
        // 在新準則下: a preposition takes what is hardly another word.
        && !(isWeak && $0.grammar.contains(.preposition))
    }
  }

  /// A common word ends with the character at `position`, and no word before it claims its beginning: 完成對.
  private func endsWord(_ position: Int) -> Bool {
    guard lookups.lists(endingAt: position + 1).contains(WordListSet(.commonWords)),
      let word = lookups.word(.commonWords, endingAt: position + 1, within: 4)
    else { return false }
    return lookups.word(.commonWords, endingAt: Int(word.start) + 1, within: 4) == nil
  }
}
