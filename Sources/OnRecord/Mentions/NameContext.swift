import OnRecordLexicon
import OnRecordModel

/// What stands beside a possible name and speaks for it: titles, cues, marks, ages, glosses.
///
/// Evidence is by how much more often a neighbour stands beside a name than elsewhere, as a logarithm in tenths, so that
/// it may be taken from the cost of a candidate. What words say is noted once for the whole article.
final class NameContext {
  private let reading: Reading
  /// What the word that ends at a position says of a person, and of a place, that begins there.
  private var beforePerson: [UInt8]
  private var beforePlace: [UInt8]
  /// What the word that begins at a position says of a person, and of a place, that ends there.
  private var afterPerson: [UInt8]
  private var afterPlace: [UInt8]
  /// What the word that ends at a position says against a person that begins there: 藥物, 軍艦.
  private var notBeforePerson: [UInt8]
  /// What the word that begins at a position says against a person that ends there: 族, 號.
  private var notPerson: [UInt8]
  /// The same for a cue, adverbs before it allowed.
  private var cue: [UInt8]

  init(_ reading: Reading) {
    self.reading = reading
    let count = reading.document.count + 1
    beforePerson = Array(repeating: 0, count: count)
    beforePlace = Array(repeating: 0, count: count)
    afterPerson = Array(repeating: 0, count: count)
    afterPlace = Array(repeating: 0, count: count)
    notPerson = Array(repeating: 0, count: count)
    notBeforePerson = Array(repeating: 0, count: count)
    cue = Array(repeating: 0, count: count)
    var index = reading.lookups.hits.count - 1
    while index >= 0 {
      note(reading.lookups.hits[index])
      index -= 1
    }
  }

  private func note(_ hit: Hit) {
    guard hit.entry.kind == .word else { return }
    let start = Int(hit.start)
    let end = Int(hit.end)
    switch hit.entry.list {
    case .titles where hit.length > 1:
      let flags = TitleFlags(rawValue: hit.entry.flags)
      if flags.contains(.before) { beforePerson[end] = max(beforePerson[end], hit.length > 2 ? 34 : 27) }
      if flags.contains(.after) { afterPerson[start] = max(afterPerson[start], 18) }
    case .honorifics where hit.length > 1:
      afterPerson[start] = max(afterPerson[start], 24)
    case .nameNeighbours:
      let flags = NeighbourFlags(rawValue: hit.entry.flags)
      let value = UInt8(clamping: hit.entry.number)
      if flags.contains(.beforePerson) { beforePerson[end] = max(beforePerson[end], value) }
      if flags.contains(.afterPerson) { afterPerson[start] = max(afterPerson[start], value) }
      if flags.contains(.notPerson) { notPerson[start] = max(notPerson[start], value) }
      if flags.contains(.notBeforePerson) { notBeforePerson[end] = max(notBeforePerson[end], value) }
      if flags.contains(.beforePlace) { beforePlace[end] = max(beforePlace[end], value) }
      if flags.contains(.afterPlace) { afterPlace[start] = max(afterPlace[start], value) }
    case .cues:
      cue[start] = max(cue[start], hit.length > 1 ? 28 : 20)
    case .notCues:
      // Longer than the cue it begins with: 指數.
      if cue[start] > 0, hit.length > 1 { cue[start] = 0 }
    case .speechAdverbs:
      cue[start] = max(cue[start], cue[end])
    default: return
    }
  }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }

  // MARK: People

  /// How much the neighbours speak for `span` being a person.
  func personEvidence(_ span: TextSpan) -> Int { evidenceBefore(span.start) + evidenceAfter(span.end) }

  /// How much what stands before `position` speaks for a person beginning there.
  func evidenceBefore(_ position: Int) -> Int {
    let kind = document.characterClass(at: position - 1)
    switch kind {
    case .han, .latin, .digit: return Int(beforePerson[position]) - Int(notBeforePerson[position])
    case .enumerationComma: return 14
    case .newline, .fullStop, .question, .exclamation, .semicolon: return 13
    case .comma, .colon: return 9
    case .openQuote, .straightQuote: return 4
    case .openBracket: return 16
    case .interpunct: return -60
    case .openTitle: return -10
    case .space: return max(6, Int(beforePerson[max(0, position - 1)]))
    default: return isBreak(kind) ? 5 : 0
    }
  }

  /// How much what stands behind `position` speaks for a person ending there.
  func evidenceAfter(_ position: Int) -> Int {
    let kind = document.characterClass(at: position)
    switch kind {
    case .han: return max(Int(afterPerson[position]), Int(cue[position])) - Int(notPerson[position])
    case .enumerationComma: return 16
    case .openBracket: return isFollowedByAge(position) ? 50 : isFollowedByLatinName(position) ? 45 : 18
    case .closeBracket: return 14
    case .colon: return 20
    case .comma, .digit, .space:
      if isFollowedByAge(position) { return 50 }
      if kind == .space { return max(2, Int(afterPerson[min(position + 1, document.count)])) }
      return kind == .comma ? 2 : -10
    case .newline: return 12
    case .interpunct: return -60
    case .closeTitle: return -15
    default: return isBreak(kind) ? 4 : 0
    }
  }

  /// How much words, not marks, beside `span` speak for a person; what speaks against one counts too.
  func personWords(_ span: TextSpan) -> Int {
    var words = 0
    if document.characterClass(at: span.start - 1) == .han {
      words += Int(beforePerson[span.start]) - Int(notBeforePerson[span.start])
    }
    switch document.characterClass(at: span.end) {
    case .han:
      words += max(Int(afterPerson[span.end]), Int(cue[span.end])) - Int(notPerson[span.end])
    case .openBracket, .comma, .digit: if evidenceAfter(span.end) >= 40 { words += 30 }
    default: break
    }
    return words
  }

  // MARK: Places

  /// How much the neighbours speak for `span` being a place.
  func placeEvidence(_ span: TextSpan) -> Int {
    var evidence = Int(beforePlace[span.start]) + Int(afterPlace[span.end])
    if document.characterClass(at: span.start - 1) == .enumerationComma { evidence += 20 }
    if document.characterClass(at: span.end) == .enumerationComma { evidence += 20 }
    return evidence
  }

  /// What speaks for `span`, told for people to read: "before 34", "cue 28".
  func witnesses(_ span: TextSpan, _ type: EntityType, count: Int) -> [String] {
    var witnesses: [String] = []
    func add(_ name: String, _ value: Int) { if value != 0 { witnesses.append("\(name) \(value)") } }
    switch type {
    case .person:
      add(titleBefore(span.start) == nil ? "before" : "title before", evidenceBefore(span.start))
      add(titleAfter(span.end) == nil ? "behind" : "title behind", evidenceAfter(span.end))
    case .organization:
      add("cue", cueEvidence(span.end))
      add("title behind", titleAfter(span.end) == nil ? 0 : 14)
    case .place: add("neighbours", placeEvidence(span))
    }
    if count > 1 { add("repeated", MentionCost.repeated(count)) }
    return witnesses
  }

  // MARK: Single witnesses

  /// A title that ends at `position`, perhaps with a space between: 總統特朗普, 執行長 Tim Cook.
  func titleBefore(_ position: Int) -> Hit? {
    var end = position
    while end > 0, document.characterClass(at: end - 1) == .space { end -= 1 }
    guard let title = lookups.word(.titles, endingAt: end, within: 8) else { return nil }
    return TitleFlags(rawValue: title.entry.flags).contains(.before) && title.length > 1 ? title : nil
  }

  /// A title or honorific that follows the name: 特朗普總統.
  func titleAfter(_ position: Int) -> Hit? {
    var start = position
    while document.characterClass(at: start) == .space { start += 1 }
    guard let title = lookups.word(.titles, at: start) else { return nil }
    let flags = TitleFlags(rawValue: title.entry.flags)
    return flags.contains(.after) && title.length > 1 ? title : nil
  }

  /// What a cue behind the name says, adverbs between allowed.
  func cueEvidence(_ position: Int) -> Int {
    position >= 0 && position < cue.count ? Int(cue[position]) : 0
  }

  /// (45歲), 45歲, ,45歲: an age right behind.
  func isFollowedByAge(_ position: Int) -> Bool {
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

  /// A parenthesis with two capitalized words: one is as often the name of a ship, a drug, a town.
  private func isFollowedByLatinName(_ position: Int) -> Bool {
    guard document.characterClass(at: position) == .openBracket, isCapital(position + 1) else { return false }
    var at = position + 2
    while document.characterClass(at: at) == .latin || document.characterClass(at: at) == .period { at += 1 }
    return document.characterClass(at: at) == .space && document.characterClass(at: at + 1) == .latin
  }

  /// A parenthesis with a capitalized Latin name right behind: 江凱明(Cameron Johnson).
  func isFollowedByLatinGloss(_ position: Int) -> Bool {
    guard document.characterClass(at: position) == .openBracket else { return false }
    return isCapital(position + 1)
  }

  /// A word begins here that makes a thing of the name before it: the 語 of 西班牙語.
  func isThing(_ position: Int) -> Bool { notPerson[position] > 0 }

  /// 語, 文 that no longer word holds.
  func isLanguage(_ position: Int) -> Bool {
    guard position < document.count, document.folded[position] == 0x8BED else { return false }
    return !lookups.at(position).contains { $0.length > 1 }
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
