import OnRecordLexicon
import OnRecordModel

/// What stands beside a possible name and speaks for it: titles, cues, marks, ages, glosses.
struct NameContext {
  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }

  /// How much the neighbours speak for `span` being a person, in the units of `MentionCost`.
  func personEvidence(_ span: TextSpan) -> Int {
    var evidence = 0
    if titleBefore(span.start) != nil {
      evidence += 62
    } else if opensPhrase(span.start) {
      evidence += 12
    }
    if titleAfter(span.end) != nil { evidence += 48 }
    evidence += cueEvidence(span.end)
    if isFollowedByAge(span.end) { evidence += 60 }
    if isFollowedByLatinGloss(span.end) { evidence += 55 }
    let before = document.characterClass(at: span.start - 1)
    let after = document.characterClass(at: span.end)
    if before == .enumerationComma || after == .enumerationComma { evidence += 18 }
    if isBreak(before), isBreak(after) { evidence += 18 } else if isBreak(after) { evidence += 8 }
    return evidence
  }

  /// A title that ends at `position`, perhaps with a space or a closing mark between: 總統特朗普, 執行長 Tim Cook.
  func titleBefore(_ position: Int) -> Hit? {
    var end = position
    while end > 0, document.characterClass(at: end - 1) == .space { end -= 1 }
    guard let title = lookups.word(.titles, endingAt: end, within: 8) else { return nil }
    return TitleFlags(rawValue: title.entry.flags).contains(.before) ? title : nil
  }

  /// A title or honorific that follows the name: 特朗普總統.
  func titleAfter(_ position: Int) -> Hit? {
    var start = position
    while document.characterClass(at: start) == .space { start += 1 }
    guard let title = lookups.word(.titles, at: start) else { return nil }
    let flags = TitleFlags(rawValue: title.entry.flags)
    return flags.contains(.after) && title.length > 1 ? title : nil
  }

  private func opensPhrase(_ position: Int) -> Bool {
    if isBreak(document.characterClass(at: position - 1)) { return true }
    guard let word = lookups.word(.functionWords, endingAt: position, within: 3) else { return false }
    let flags = WordFlags(rawValue: word.entry.flags)
    return flags.contains(.preposition) || flags.contains(.conjunction)
  }

  /// A cue behind the name, adverbs between allowed.
  func cueEvidence(_ position: Int) -> Int {
    var position = position
    var adverbs = 0
    while adverbs < 3, let adverb = lookups.word(.speechAdverbs, at: position) {
      position = Int(adverb.end)
      adverbs += 1
    }
    guard let cue = lookups.word(.cues, at: position) else { return 0 }
    if let other = lookups.word(.notCues, at: position), other.length > cue.length { return 0 }
    return cue.length > 1 ? 50 : 34
  }

  /// (45歲), 45歲, ,45歲: an age right behind.
  private func isFollowedByAge(_ position: Int) -> Bool {
    var at = position
    switch document.characterClass(at: at) {
    case .openBracket, .comma, .space: at += 1
    default: break
    }
    var digits = 0
    while document.characterClass(at: at) == .digit, digits < 4 {
      at += 1
      digits += 1
    }
    guard digits > 0, at < document.count else { return false }
    // 歲
    return document.folded[at] == 0x5C81
  }

  /// A parenthesis with a capitalized Latin name right behind: 江凱明(Cameron Johnson).
  func isFollowedByLatinGloss(_ position: Int) -> Bool {
    guard document.characterClass(at: position) == .openBracket else { return false }
    return isCapital(position + 1)
  }

  func isCapital(_ position: Int) -> Bool {
    guard position >= 0, position < document.count else { return false }
    let scalar = document.scalars[position]
    return (0x41...0x5A).contains(scalar) || (0xC0...0xDE).contains(scalar)
  }

  func isBreak(_ kind: CharacterClass) -> Bool {
    switch kind {
    case .newline, .space, .comma, .enumerationComma, .fullStop, .period, .question, .exclamation, .semicolon, .colon,
      .openBracket, .closeBracket, .openQuote, .closeQuote, .straightQuote, .slash, .openTitle, .closeTitle, .dash,
      .ellipsis:
      true
    default: false
    }
  }
}
