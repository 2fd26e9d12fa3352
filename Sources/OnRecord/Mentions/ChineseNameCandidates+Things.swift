import OnRecordLexicon
import OnRecordModel

/// What a surname and the characters behind it make that is no name: 諸佛, 艾美獎, 富岡至綠島.
extension ChineseNameCandidates {
  /// - Parameter before: what stands before it says so much for a person.
  func isThing(_ surname: Hit, _ span: TextSpan, _ before: Int) -> Bool {
    let given = Int(surname.end)
    let length = span.end - given
    let last = document.folded[span.end - 1]
    // 諸佛: all of them. 吉記: a shop.
    if length == 1, before < 24,
      document.folded[span.start] == Self.plural || document.folded[span.start + 1] == Self.shop
    {
      return true
    }
    // 黃衫軍: by the colour of their shirts.
    if document.folded[given] == Self.shirt, last == Self.army { return true }
    // 艾美獎, 尚智樓, 修佛者: what ends names of things and words for people.
    if Self.thingEndings.contains(last), before < 24 { return true }
    // 富岡至綠島: from one place to another.
    return Self.toward.contains(last) && beginsPlace(span.end)
  }

  /// 納蘭道:「…」, 周清道:「…」: a verb of whoever speaks ends it, where no given name is likely to: behind a surname, behind
  /// one of two characters, and where the article names somebody without it more often.
  func isSpeaking(_ surname: Hit, _ span: TextSpan, _ counts: RepeatedNames) -> Bool {
    if context.isSaid(span),
      span.end - Int(surname.end) == 1 || surname.length > 1
        || counts.count(TextSpan(span.start, span.end - 1)) > counts.count(span)
    {
      return true
    }
    // 納蘭道,
    guard document.folded[span.end - 1] == Self.way, lookups.word(.surnames, at: span.start)?.length == span.length - 1
    else { return false }
    let behind = document.characterClass(at: span.end)
    return behind == .colon || behind == .comma
  }

  /// 他沈思著說: 著 and a cue behind a pronoun.
  func isManner(_ span: TextSpan, before start: Int) -> Bool {
    Self.lasting.contains(document.folded[span.end - 1]) && context.cueEvidence(span.end) > 0
      && lookups.lists(endingAt: start).contains(WordListSet(.pronouns))
  }

  /// 美容師宜軒: what ends a trade begins no name.
  func endsTrade(_ position: Int) -> Bool {
    // 師
    document.folded[position] == 0x5E08 && document.characterClass(at: position - 1) == .han
  }

  /// A place that the gazetteers know begins at `position`.
  private func beginsPlace(_ position: Int) -> Bool {
    lookups.lists(at: position).contains(.names) && lookups.at(position).contains { $0.entry.kind == .place }
  }

  /// 見狀, 上前, 表示: what somebody does begins at `position`, and no other name.
  func isAction(_ position: Int) -> Bool {
    guard document.characterClass(at: position) == .han,
      !lookups.lists(at: position).contains(WordListSet(.surnames))
    else { return false }
    if context.cueEvidence(position) > 0 || lookups.word(.speechAdverbs, at: position) != nil { return true }
    return lookups.at(position).contains {
      $0.length > 1 && $0.entry.isWord(.commonWords) && !$0.grammar.isDisjoint(with: [.verb, .outside])
    }
  }

  /// 獎 樓 者 症 館 腺 癌
  private static let thingEndings: [UInt16] = [0x5956, 0x697C, 0x8005, 0x75C7, 0x9986, 0x817A, 0x764C]
  /// 道
  private static let way: UInt16 = 0x9053
  /// 著 着
  private static let lasting: [UInt16] = [0x8457, 0x7740]
  /// 諸
  private static let plural: UInt16 = 0x8BF8
  /// 記
  private static let shop: UInt16 = 0x8BB0
  /// 衫 軍
  private static let shirt: UInt16 = 0x886B
  private static let army: UInt16 = 0x519B
  /// 至 到
  private static let toward: [UInt16] = [0x81F3, 0x5230]
  /// 人
  static let peopleEnding: UInt16 = 0x4EBA
}
