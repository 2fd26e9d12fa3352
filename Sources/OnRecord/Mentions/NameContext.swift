import OnRecordLexicon
import OnRecordModel

/// What stands beside a possible name and speaks for it: titles, cues, marks, ages, glosses.
///
/// Evidence is by how much more often a neighbour stands beside a name than elsewhere, as a logarithm in tenths, so that
/// it may be taken from the cost of a candidate. What words say is noted once for the whole article.
final class NameContext {
  /// What the words beside one position say.
  struct Neighbours: BitwiseCopyable {
    /// What the word that ends here says of a person, and of a place, that begins here.
    var beforePerson: UInt8 = 0
    var beforePlace: UInt8 = 0
    /// What the word that begins here says of a person, and of a place, that ends here.
    var afterPerson: UInt8 = 0
    var afterPlace: UInt8 = 0
    /// What the word that ends here says against a person that begins here: 藥物, 軍艦.
    var notBeforePerson: UInt8 = 0
    /// What the word that begins here says against a person that ends here: 族, 號.
    var notPerson: UInt8 = 0
    /// The same for a cue, adverbs before it allowed.
    var cue: UInt8 = 0
    var signs: Signs = []
  }

  /// What a word beside a position makes of the name there.
  struct Signs: OptionSet, BitwiseCopyable {
    let rawValue: UInt8
    /// A word begins here that makes a ship, a song, a prize of a place's name.
    static let namesake = Signs(rawValue: 1)
    /// A word ends here that tells of an organization whose name follows.
    static let beforeOrganization = Signs(rawValue: 2)
    /// What begins here is told to be a thing somewhere in the article.
    static let namedThing = Signs(rawValue: 4)
    /// A name begins here that its sentence says is a place's.
    static let definedPlace = Signs(rawValue: 8)
    /// A word begins here that tells of an organization whose name stands before it.
    static let afterOrganization = Signs(rawValue: 16)
    /// A word ends here that tells of an organization whose name in letters follows.
    static let beforeLatin = Signs(rawValue: 32)
  }

  let document: Document
  let lookups: Lookups
  /// What sentences say is a place, in the order of the text.
  private(set) var definedPlaces: [TextSpan] = []
  /// At each position, and at the end.
  let words: UnsafeMutablePointer<Neighbours>

  init(_ reading: Reading) {
    document = reading.document
    lookups = reading.lookups
    let count = document.count
    let memory = reading.memory.neighbours
    memory.reserve(count + 1)
    words = memory.base
    words.update(repeating: Neighbours(), count: count + 1)
    var things: Set<UInt32> = []
    // Gathered first, without a branch that nobody could foresee.
    let hits = lookups.hits
    reading.memory.names.hits.reserve(hits.count)
    let noted = reading.memory.names.hits.base
    var notedCount = 0
    for index in hits.indices {
      noted[notedCount] = Int32(truncatingIfNeeded: index)
      notedCount &+= hits[index].entry.isWord(of: Self.lists) ? 1 : 0
    }
    while notedCount > 0 {
      notedCount &-= 1
      note(hits[Int(noted[notedCount])], &things)
    }
    if !things.isEmpty { mark(things) }
    for definition in NameDefinitions(reading).definitions() {
      switch definition.type {
      case .person: words[definition.end].afterPerson = max(words[definition.end].afterPerson, Self.defined)
      case .place:
        words[definition.end].afterPlace = max(words[definition.end].afterPlace, Self.definedPlace)
        words[definition.start].signs.insert(.definedPlace)
        if definition.isLocated { definedPlaces.append(TextSpan(definition.start, definition.end)) }
      case .organization: continue
      }
    }
  }

  /// Marks every place where the first two characters of a thing stand: a drug or a ship is one everywhere.
  private func mark(_ things: Set<UInt32>) {
    var firsts: UInt64 = 0
    for thing in things { firsts |= 1 << UInt64(thing >> 16 & 63) }
    for position in 0..<max(0, document.count - 1)
    where firsts >> UInt64(document.folded[position] & 63) & 1 != 0 && things.contains(pair(position)) {
      words[position].signs.insert(.namedThing)
    }
  }

  private func pair(_ position: Int) -> UInt32 {
    UInt32(document.folded[position]) << 16 | UInt32(document.folded[position + 1])
  }

  /// What a sentence that says what its subject is says for it.
  private static let defined: UInt8 = 32
  /// More, as the marks that open a gloss speak for people.
  private static let definedPlace: UInt8 = 50

  /// The lists whose words say something of the names beside them.
  private static let lists = WordListSet([
    WordListSet(.titles), WordListSet(.honorifics), WordListSet(.nameNeighbours), WordListSet(.cues),
    WordListSet(.notCues), WordListSet(.speechAdverbs),
  ])

  private func note(_ hit: Hit, _ things: inout Set<UInt32>) {
    let start = Int(hit.start)
    let end = Int(hit.end)
    switch hit.entry.list {
    case .titles where hit.length > 1:
      let flags = hit.titleFlags
      if flags.contains(.before) { words[end].beforePerson = max(words[end].beforePerson, hit.length > 2 ? 34 : 27) }
      if flags.contains(.after) { words[start].afterPerson = max(words[start].afterPerson, 18) }
    case .honorifics where hit.length > 1:
      words[start].afterPerson = max(words[start].afterPerson, 24)
    case .nameNeighbours:
      let flags = hit.neighbourFlags
      let value = UInt8(clamping: hit.entry.number)
      if flags.contains(.beforePerson) { words[end].beforePerson = max(words[end].beforePerson, value) }
      if flags.contains(.afterPerson) { words[start].afterPerson = max(words[start].afterPerson, value) }
      // 庫爾希德|星期三: a longer word or name has begun.
      if flags.contains(.notPerson), !beginsLonger(hit) {
        words[start].notPerson = max(words[start].notPerson, value)
      }
      if flags.contains(.notBeforePerson) { words[end].notBeforePerson = max(words[end].notBeforePerson, value) }
      if flags.contains(.namesake) {
        words[start].signs.insert(.namesake)
        if let name = markedName(before: start) { things.insert(pair(name)) }
      }
      if flags.contains(.beforeOrganization) { words[end].signs.insert(.beforeOrganization) }
      if flags.contains(.afterOrganization) { words[start].signs.insert(.afterOrganization) }
      if flags.contains(.beforeLatin) { words[end].signs.insert(.beforeLatin) }
      if flags.contains(.beforeThing), end + 1 < document.count { things.insert(pair(end)) }
      if flags.contains(.beforePlace) { words[end].beforePlace = max(words[end].beforePlace, value) }
      if flags.contains(.afterPlace) { words[start].afterPlace = max(words[start].afterPlace, value) }
    case .cues:
      words[start].cue = max(words[start].cue, hit.length > 1 ? 28 : 20)
    case .notCues:
      // Longer than the cue it begins with: 指數.
      if words[start].cue > 0, hit.length > 1 { words[start].cue = 0 }
    case .speechAdverbs:
      words[start].cue = max(words[start].cue, words[end].cue)
    default: return
    }
  }

  /// Where the name in marks begins that ends before the word at `position`: 「薩拉托夫」號, 「薩拉托夫號」.
  private func markedName(before position: Int) -> Int? {
    guard document.folded[position] == Self.vessel else { return nil }
    var start = document.characterClass(at: position - 1) == .closeQuote ? position - 1 : position
    let end = start
    while start > 0, end - start <= Self.longestVessel, document.characterClass(at: start - 1) == .han { start -= 1 }
    return end - start > 1 && document.characterClass(at: start - 1) == .openQuote ? start : nil
  }

  /// 號
  static let vessel: UInt16 = 0x53F7
  private static let longestVessel = 8

  /// Whether a longer word of news or a longer name begins where `hit` does.
  private func beginsLonger(_ hit: Hit) -> Bool {
    lookups.at(Int(hit.start)).contains {
      $0.length > hit.length
        && ($0.entry.kind != .word || $0.entry.isWord(.commonWords) || $0.entry.isWord(.timeWords))
    }
  }

  /// No word ends or begins at `position`, a Chinese character, that says anything of a name there.
  @inline(__always)
  func isSilent(_ position: Int) -> Bool {
    document.characterClass(at: position) == .han
      && UnsafeRawPointer(words + position).loadUnaligned(as: UInt64.self) == 0
  }

  // MARK: People

  /// How much the neighbours speak for `span` being a person.
  @inline(__always)
  func personEvidence(_ span: TextSpan) -> Int { evidenceBefore(span.start) + evidenceAfter(span.end) }

  /// How much what stands before `position` speaks for a person beginning there.
  @inline(__always)
  func evidenceBefore(_ position: Int) -> Int {
    let kind = document.characterClass(at: position - 1)
    return kind == .han ? wordsBefore(position) : evidence(of: kind, before: position)
  }

  @inline(__always)
  private func wordsBefore(_ position: Int) -> Int {
    Int(words[position].beforePerson) - Int(words[position].notBeforePerson)
  }

  private func evidence(of kind: CharacterClass, before position: Int) -> Int {
    switch kind {
    case .han, .latin, .digit: return wordsBefore(position)
    case .enumerationComma: return 14
    case .newline, .fullStop, .question, .exclamation, .semicolon: return 13
    case .comma: return 9
    // 主持:林志成
    case .colon: return max(9, Int(words[max(0, position - 1)].beforePerson))
    case .openQuote, .straightQuote: return 4
    case .openBracket: return 16
    case .interpunct: return isDynasty(endingAt: position - 1) ? 13 : -60
    case .openTitle: return -10
    case .space: return max(6, Int(words[max(0, position - 1)].beforePerson))
    default: return isBreak(kind) ? 5 : 0
    }
  }

  /// How much what stands behind `position` speaks for a person ending there.
  @inline(__always)
  func evidenceAfter(_ position: Int) -> Int {
    let kind = document.characterClass(at: position)
    return kind == .han ? wordsAfter(position) : evidence(of: kind, after: position)
  }

  @inline(__always)
  private func wordsAfter(_ position: Int) -> Int {
    max(Int(words[position].afterPerson), Int(words[position].cue)) - Int(words[position].notPerson)
  }

  private func evidence(of kind: CharacterClass, after position: Int) -> Int {
    switch kind {
    case .han: return wordsAfter(position)
    case .enumerationComma: return 16
    case .openBracket:
      return isFollowedByAge(position)
        ? 50
        : isFollowedByLatinName(position) || isFollowedByAssumed(position)
          ? 45 : max(18, Int(words[position].afterPerson))
    case .closeBracket: return 14
    case .colon: return 20
    case .comma, .digit, .space:
      if isFollowedByAge(position) { return 50 }
      // 葛柏怡 (化名)
      if kind == .space, document.characterClass(at: position + 1) == .openBracket, isFollowedByAssumed(position + 1) {
        return 45
      }
      if kind == .space { return max(2, Int(words[min(position + 1, document.count)].afterPerson)) }
      return kind == .comma ? max(2, Int(words[position].afterPerson)) : -10
    case .newline: return 12
    case .interpunct: return -60
    case .closeTitle: return -15
    default: return isBreak(kind) ? 4 : 0
    }
  }

  /// How much words, not marks, beside `span` speak for a person; what speaks against one counts too.
  func personWords(_ span: TextSpan) -> Int {
    var evidence = 0
    if document.characterClass(at: span.start - 1) == .han { evidence += wordsBefore(span.start) }
    switch document.characterClass(at: span.end) {
    case .han: evidence += wordsAfter(span.end)
    case .openBracket, .comma, .digit: if evidenceAfter(span.end) >= 40 { evidence += 30 }
    default: break
    }
    return evidence
  }

  // MARK: Places

  /// How much the neighbours speak for `span` being a place.
  func placeEvidence(_ span: TextSpan) -> Int {
    var evidence = Int(words[span.start].beforePlace) + Int(words[span.end].afterPlace)
    if document.characterClass(at: span.start - 1) == .enumerationComma { evidence += 20 }
    if document.characterClass(at: span.end) == .enumerationComma { evidence += 20 }
    return evidence
  }

  /// 在, 抵達: a word right before `position` stands before places.
  func isLocated(_ position: Int) -> Bool { words[position].beforePlace >= 18 }

  /// How much the words right behind a name speak for a place.
  func placeWords(behind end: Int) -> Int { Int(words[end].afterPlace) }

  /// How much words, not marks, beside `span` speak for a place.
  func placeWords(_ span: TextSpan) -> Int { Int(words[span.start].beforePlace) + Int(words[span.end].afterPlace) }

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
}
