import OnRecordLexicon
import OnRecordModel

/// Where in a line each rule's candidates may begin, or end: gathered in one pass over its characters.
///
/// Each rule is then asked for all of its positions in a row, while its code is in the cache and its branches are known.
/// A view over a `NameMemory`, good until the next line.
struct CandidatePositions {
  /// A character that tells by itself that it may belong to a name, or is said twice.
  private(set) var telling: PositionList
  /// Names of the gazetteers.
  private(set) var names: PositionList
  private(set) var surnames: PositionList
  private(set) var transcribed: PositionList
  private(set) var givenNames: PositionList
  private(set) var organizationSuffixes: PositionList
  /// The beginnings of clauses.
  private(set) var clauses: PositionList
  private(set) var placeSuffixes: PositionList
  private(set) var placeAbbreviations: PositionList
  /// Letters, digits and marks that a name may begin at or be told by.
  private(set) var others: PositionList

  /// - Parameter length: of the longest line.
  init(_ memory: NameMemory, length: Int) {
    memory.positions.reserve(Self.listCount * length)
    let base = memory.positions.base
    telling = PositionList(base)
    names = PositionList(base + length)
    surnames = PositionList(base + 2 * length)
    transcribed = PositionList(base + 3 * length)
    givenNames = PositionList(base + 4 * length)
    organizationSuffixes = PositionList(base + 5 * length)
    clauses = PositionList(base + 6 * length)
    placeSuffixes = PositionList(base + 7 * length)
    placeAbbreviations = PositionList(base + 8 * length)
    others = PositionList(base + 9 * length)
  }

  private static let listCount = 10

  /// Gathers the positions of `paragraph`, which is no longer than the longest line.
  mutating func gather(in paragraph: TextSpan, _ document: Document, _ lookups: Lookups, _ characters: CharacterCosts) {
    let classes = document.classes
    let folded = document.folded
    // What is asked of every character, named here so that it is kept at hand.
    var (telling, transcribed, clauses) = (telling, transcribed, clauses)
    defer { (self.telling, self.transcribed, self.clauses) = (telling, transcribed, clauses) }
    var before = CharacterClass.newline.rawValue
    for position in paragraph.range {
      let kind = classes[position]
      let isBehindBreak = NameContext.breaks.contains(before)
      before = kind
      guard kind == CharacterClass.han.rawValue else {
        guard Self.otherOpeners.contains(kind) else { continue }
        others.append(position)
        if Self.alphanumeric.contains(kind) { names.append(position, if: lookups.lists(at: position).contains(.names)) }
        continue
      }
      telling.append(
        position,
        if: Self.mayBeTold(folded[position])
          || position + 1 < paragraph.end && folded[position + 1] == folded[position])
      transcribed.append(
        position, if: position + 1 < paragraph.end && TranscribedNameCandidates.mayBegin(at: position, characters))
      clauses.append(position, if: isBehindBreak)
      let lists = lookups.lists(at: position)
      if lists.isDisjoint(with: Self.openers) { continue }
      names.append(position, if: lists.contains(.names))
      surnames.append(position, if: lists.contains(WordListSet(.surnames)))
      givenNames.append(position, if: lists.contains(WordListSet(.givenNames)))
      organizationSuffixes.append(position, if: lists.contains(WordListSet(.organizationSuffixes)))
      placeSuffixes.append(position, if: lists.contains(WordListSet(.placeSuffixes)))
      placeAbbreviations.append(position, if: lists.contains(WordListSet(.placeAbbreviations)))
    }
  }

  /// The lists whose words a name may begin with, or end with.
  private static let openers: WordListSet = [
    .names, WordListSet(.surnames), WordListSet(.givenNames), WordListSet(.organizationSuffixes),
    WordListSet(.placeSuffixes), WordListSet(.placeAbbreviations),
  ]

  private static let otherOpeners: CharacterClassSet = [
    .interpunct, .period, .dash, .question, .latin, .digit, .openBracket, .openQuote, .openTitle,
  ]

  private static let alphanumeric: CharacterClassSet = [.latin, .digit]

  /// 阿, 國, 省, 州: told by their last six bits, which pass one character in sixteen.
  @inline(__always)
  private static func mayBeTold(_ code: UInt16) -> Bool {
    func bit(_ code: UInt16) -> UInt64 { 1 &<< UInt64(code) }
    let telling =
      bit(ChineseNameCandidates.familiar) | bit(ShortStates.country) | bit(ShortStates.province)
      | bit(ShortStates.state)
    return telling & bit(code) != 0
  }
}
