/// The lists of words that rules speak of; each is a file `Gazetteers/*/words/NAME.tsv` of the same name.
///
/// What the words of a list can carry beside themselves, a value and flags, is told here and checked when the
/// gazetteers are compiled.
@frozen
public enum WordList: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  case surnames
  case titles
  case honorifics
  case organizationSuffixes
  case placeSuffixes
  case cues
  case notCues
  case anonymousSources
  case pronouns
  case speechAdverbs
  case quoteNouns
  case numeralWords
  case measureWords
  case units
  case currencies
  case modifiers
  case idioms
  case timeWords
  case glossMarks
  case commonWords
  case placeAbbreviations
  case documents
  case zoneMarks
  case functionWords
  case organizationWords
  case nameNeighbours
  /// Verbs of rising and falling before a figure.
  case changes
  case bylineWords
  /// 某, 每, 該: what they stand before is described, not named.
  case determiners

  /// The list of a code that the compiled lexicon holds; common words for what is none.
  @inlinable
  @inline(__always)
  init(code: UInt8) {
    // The raw values count up from 0 without a gap, as the enum's own representation does.
    self = code <= WordList.bylineWords.rawValue ? unsafeBitCast(code, to: WordList.self) : .commonWords
  }

  /// The file's name without its ending: `organization-suffixes`.
  package var name: String {
    var name = ""
    for character in String(describing: self) {
      if character.isUppercase { name += "-" }
      name += character.lowercased()
    }
    return name
  }

  package init?(name: String) {
    guard let list = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = list
  }

  /// The number that stands for a word's value in a compiled lexicon: what it names, itself where it is one, else 0;
  /// nil where this list knows no such value.
  package func code(of value: String) -> UInt16? {
    switch self {
    case .timeWords: TimeWord(value)?.code
    case .modifiers: BoundWord(rawValue: value)?.code
    case .changes: value == "up" ? 1 : value == "down" ? 2 : nil
    default: UInt16(value) ?? 0
    }
  }

  /// The names of the flags that words of this list may carry, in the order of their bits.
  package var flagNames: [String] {
    switch self {
    case .cues: CueFlags.names
    case .titles: TitleFlags.names
    case .modifiers: ModifierFlags.names
    case .organizationSuffixes: OrganizationSuffixFlags.names
    case .nameNeighbours: NeighbourFlags.names
    case .surnames: ["compound", "japanese"]
    case .placeSuffixes, .placeAbbreviations: ["strong", "weak", "rare"]
    case .commonWords, .functionWords, .speechAdverbs, .quoteNouns: WordFlags.names
    case .anonymousSources, .pronouns, .documents: SourceFlags.names
    case .numeralWords, .measureWords, .units, .currencies, .timeWords, .idioms: FigureWordFlags.names
    default: []
    }
  }
}

/// How a cue behaves: what may follow it, and what it says about the speaker's stance.
@frozen
public struct CueFlags: OptionSet, Sendable {
  public let rawValue: UInt32
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  static let names = [
    "clause", "addressee", "verb-phrase", "noun", "before-colon", "bare", "weak", "written", "chains", "report",
    "continues", "asks", "denies", "criticizes", "promises", "announces", "thinks", "agrees", "prefix", "suffix",
    "ends", "after-quote", "optional", "declines", "feels",
  ]
  /// Takes a clause as content: 表示, 認為.
  @inlinable
  public static var clause: CueFlags { CueFlags(rawValue: 1 << 0) }
  /// Takes the addressee as object: 告訴X.
  @inlinable
  public static var addressee: CueFlags { CueFlags(rawValue: 1 << 1) }
  /// Often takes a verb phrase instead of a clause: 要求, 宣布.
  @inlinable
  public static var verbPhrase: CueFlags { CueFlags(rawValue: 1 << 2) }
  /// Often takes a plain noun phrase, and is no cue then: 形容, 批評.
  @inlinable
  public static var noun: CueFlags { CueFlags(rawValue: 1 << 3) }
  /// A cue only before a colon, a comma or an opening mark.
  @inlinable
  public static var beforeColon: CueFlags { CueFlags(rawValue: 1 << 4) }
  /// Hong Kong's bare one-character cues: 指 稱 籲 料.
  @inlinable
  public static var bare: CueFlags { CueFlags(rawValue: 1 << 5) }
  /// Needs a source right before it.
  @inlinable
  public static var weak: CueFlags { CueFlags(rawValue: 1 << 6) }
  @inlinable
  public static var written: CueFlags { CueFlags(rawValue: 1 << 7) }
  /// Opens a clause without a subject of its own and goes on with the speaker of the cue before: 承認, 呼籲.
  @inlinable
  public static var chains: CueFlags { CueFlags(rawValue: 1 << 8) }
  /// Reported by a medium: 報導, 引述.
  @inlinable
  public static var report: CueFlags { CueFlags(rawValue: 1 << 9) }
  @inlinable
  public static var continues: CueFlags { CueFlags(rawValue: 1 << 10) }
  @inlinable
  public static var asks: CueFlags { CueFlags(rawValue: 1 << 11) }
  @inlinable
  public static var denies: CueFlags { CueFlags(rawValue: 1 << 12) }
  @inlinable
  public static var criticizes: CueFlags { CueFlags(rawValue: 1 << 13) }
  @inlinable
  public static var promises: CueFlags { CueFlags(rawValue: 1 << 14) }
  @inlinable
  public static var announces: CueFlags { CueFlags(rawValue: 1 << 15) }
  @inlinable
  public static var thinks: CueFlags { CueFlags(rawValue: 1 << 16) }
  @inlinable
  public static var agrees: CueFlags { CueFlags(rawValue: 1 << 17) }
  /// Stands before its source: 據, 根據.
  @inlinable
  public static var prefix: CueFlags { CueFlags(rawValue: 1 << 18) }
  /// Closes a frame that another word opened: 看來 of 在X看來.
  @inlinable
  public static var suffix: CueFlags { CueFlags(rawValue: 1 << 19) }
  /// No cue, but what the narrator goes on with: a clause that opens with it is no content any more (感謝, 致歉).
  @inlinable
  public static var ends: CueFlags { CueFlags(rawValue: 1 << 20) }
  /// May stand behind its quote without more: 「…」X說。
  @inlinable
  public static var afterQuote: CueFlags { CueFlags(rawValue: 1 << 21) }
  @inlinable
  public static var optional: CueFlags { CueFlags(rawValue: 1 << 22) }
  /// Tells that nothing was said: 未有回應.
  @inlinable
  public static var declines: CueFlags { CueFlags(rawValue: 1 << 23) }
  /// Before no more than a word it tells what somebody feels, and reports nothing: 表示遺憾.
  @inlinable
  public static var feels: CueFlags { CueFlags(rawValue: 1 << 24) }
}

@frozen
public struct TitleFlags: OptionSet, Sendable {
  public let rawValue: UInt32
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  static let names = ["before", "after", "short", "speaker", "past", "holds", "governs"]
  /// Stands before a name: 總統特朗普.
  @inlinable
  public static var before: TitleFlags { TitleFlags(rawValue: 1 << 0) }
  /// Stands behind a name: 特朗普總統.
  @inlinable
  public static var after: TitleFlags { TitleFlags(rawValue: 1 << 1) }
  /// One character, behind a surname alone: 陳男, 羅官.
  @inlinable
  public static var short: TitleFlags { TitleFlags(rawValue: 1 << 2) }
  /// Names somebody who speaks without a name: 發言人, 專家.
  @inlinable
  public static var speaker: TitleFlags { TitleFlags(rawValue: 1 << 3) }
  /// Marks a title as over: 前, 曾任.
  @inlinable
  public static var past: TitleFlags { TitleFlags(rawValue: 1 << 4) }
  /// Says that somebody holds an office, before its name: 擔任, 曾任.
  @inlinable
  public static var holds: TitleFlags { TitleFlags(rawValue: 1 << 5) }
  /// Belongs to a state, whose short name may stand right before it: 英首相.
  @inlinable
  public static var governs: TitleFlags { TitleFlags(rawValue: 1 << 6) }
}

@frozen
public struct OrganizationSuffixFlags: OptionSet, Sendable {
  public let rawValue: UInt32
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  static let names = ["strong", "weak", "place", "short"]
  /// Makes an organization of nouns alone: 管理委員會, 氣象局.
  @inlinable
  public static var strong: OrganizationSuffixFlags { OrganizationSuffixFlags(rawValue: 1 << 0) }
  /// Needs a name before it, or characters that no word explains: 隊, 科技.
  @inlinable
  public static var weak: OrganizationSuffixFlags { OrganizationSuffixFlags(rawValue: 1 << 1) }
  /// A place before it is enough: 市政府, 地方法院.
  @inlinable
  public static var place: OrganizationSuffixFlags { OrganizationSuffixFlags(rawValue: 1 << 2) }
  @inlinable
  public static var short: OrganizationSuffixFlags { OrganizationSuffixFlags(rawValue: 1 << 3) }
}

/// On which side of which names a word stands more often than elsewhere; its value is by how much.
@frozen
public struct NeighbourFlags: OptionSet, Sendable {
  public let rawValue: UInt32
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  static let names = [
    "before-person", "after-person", "before-place", "after-place", "relation", "not-person",
    "not-before-person", "namesake", "before-organization", "before-thing",
  ]
  @inlinable
  public static var beforePerson: NeighbourFlags { NeighbourFlags(rawValue: 1 << 0) }
  @inlinable
  public static var afterPerson: NeighbourFlags { NeighbourFlags(rawValue: 1 << 1) }
  @inlinable
  public static var beforePlace: NeighbourFlags { NeighbourFlags(rawValue: 1 << 2) }
  @inlinable
  public static var afterPlace: NeighbourFlags { NeighbourFlags(rawValue: 1 << 3) }
  /// A noun of what lies between countries, behind their short names: 關係 of 中美關係.
  @inlinable
  public static var relation: NeighbourFlags { NeighbourFlags(rawValue: 1 << 4) }
  /// Makes something else of the name before it: 阿族, 鐵達尼號.
  @inlinable
  public static var notPerson: NeighbourFlags { NeighbourFlags(rawValue: 1 << 5) }
  /// Tells of a thing whose name follows: 藥物, 軍艦.
  @inlinable
  public static var notBeforePerson: NeighbourFlags { NeighbourFlags(rawValue: 1 << 6) }
  /// Makes a ship, a song, a prize of the place's name before it: 號, 進行曲.
  @inlinable
  public static var namesake: NeighbourFlags { NeighbourFlags(rawValue: 1 << 7) }
  /// Tells of an organization whose name follows: 業者, 晶片公司.
  @inlinable
  public static var beforeOrganization: NeighbourFlags { NeighbourFlags(rawValue: 1 << 8) }
  /// What its name follows is a thing everywhere in the article: 藥物, 颱風.
  @inlinable
  public static var beforeThing: NeighbourFlags { NeighbourFlags(rawValue: 1 << 9) }
}

@frozen
public struct ModifierFlags: OptionSet, Sendable {
  public let rawValue: UInt32
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  static let names = ["before", "after", "inside", "scale"]
  @inlinable
  public static var before: ModifierFlags { ModifierFlags(rawValue: 1 << 0) }
  @inlinable
  public static var after: ModifierFlags { ModifierFlags(rawValue: 1 << 1) }
  /// Between numeral and unit: 百多人, 二百餘萬.
  @inlinable
  public static var inside: ModifierFlags { ModifierFlags(rawValue: 1 << 2) }
  /// Only before a numeral that begins with its scale: 上百人, 過千人.
  @inlinable
  public static var scale: ModifierFlags { ModifierFlags(rawValue: 1 << 3) }
}

/// The values of `modifiers.tsv`.
package enum BoundWord: String, CaseIterable, Sendable {
  case over, under, about
  case atLeast = "at_least"
  case atMost = "at_most"
  /// Before a range that is told without it: 介乎20至30歲.
  case between

  package var code: UInt16 { UInt16(Self.allCases.firstIndex(of: self) ?? 0) }

  package init?(code: Int) {
    guard Self.allCases.indices.contains(code) else { return nil }
    self = Self.allCases[code]
  }
}

@frozen
public struct SourceFlags: OptionSet, Sendable {
  public let rawValue: UInt32
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  static let names = [
    "male", "female", "plural", "thing", "deictic", "organization", "whole", "head", "narrator", "one",
    "relative", "former", "latter",
  ]
  @inlinable
  public static var male: SourceFlags { SourceFlags(rawValue: 1 << 0) }
  @inlinable
  public static var female: SourceFlags { SourceFlags(rawValue: 1 << 1) }
  @inlinable
  public static var plural: SourceFlags { SourceFlags(rawValue: 1 << 2) }
  @inlinable
  public static var thing: SourceFlags { SourceFlags(rawValue: 1 << 3) }
  /// Points back: 該, 這名.
  @inlinable
  public static var deictic: SourceFlags { SourceFlags(rawValue: 1 << 4) }
  @inlinable
  public static var organization: SourceFlags { SourceFlags(rawValue: 1 << 5) }
  /// Is a source by itself: 專家, 知情人士.
  @inlinable
  public static var whole: SourceFlags { SourceFlags(rawValue: 1 << 6) }
  /// Ends a description that is a source: 發言人 of 華為的一名發言人.
  @inlinable
  public static var head: SourceFlags { SourceFlags(rawValue: 1 << 7) }
  /// Who writes or is written to, 我, 你們: nobody of whom the text tells.
  @inlinable
  public static var narrator: SourceFlags { SourceFlags(rawValue: 1 << 8) }
  /// Holds for one person at a time, 校長, 裁判官: the one of the article whom it describes.
  @inlinable
  public static var one: SourceFlags { SourceFlags(rawValue: 1 << 9) }
  /// Tells whose somebody is, 父親, 發言人: not a title of the one named before it.
  @inlinable
  public static var relative: SourceFlags { SourceFlags(rawValue: 1 << 10) }
  /// Means the first of two that were named together, 前者, and the second, 後者.
  @inlinable
  public static var former: SourceFlags { SourceFlags(rawValue: 1 << 11) }
  @inlinable
  public static var latter: SourceFlags { SourceFlags(rawValue: 1 << 12) }
}

@frozen
public struct FigureWordFlags: OptionSet, Sendable {
  public let rawValue: UInt32
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  static let names = ["before", "after", "general", "noun", "person", "computing", "start", "end", "unit", "weak"]
  @inlinable
  public static var before: FigureWordFlags { FigureWordFlags(rawValue: 1 << 0) }
  @inlinable
  public static var after: FigureWordFlags { FigureWordFlags(rawValue: 1 << 1) }
  /// A measure word of no content of its own: 個, 場, 次.
  @inlinable
  public static var general: FigureWordFlags { FigureWordFlags(rawValue: 1 << 2) }
  @inlinable
  public static var noun: FigureWordFlags { FigureWordFlags(rawValue: 1 << 3) }
  @inlinable
  public static var person: FigureWordFlags { FigureWordFlags(rawValue: 1 << 4) }
  @inlinable
  public static var computing: FigureWordFlags { FigureWordFlags(rawValue: 1 << 5) }
  @inlinable
  public static var start: FigureWordFlags { FigureWordFlags(rawValue: 1 << 6) }
  @inlinable
  public static var end: FigureWordFlags { FigureWordFlags(rawValue: 1 << 7) }
  @inlinable
  public static var unit: FigureWordFlags { FigureWordFlags(rawValue: 1 << 8) }
  @inlinable
  public static var weak: FigureWordFlags { FigureWordFlags(rawValue: 1 << 9) }
}

@frozen
public struct WordFlags: OptionSet, Sendable {
  public let rawValue: UInt32
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  static let names = [
    "noun", "verb", "adverb", "conjunction", "preposition", "adjective", "particle", "starts", "ends", "negates",
    "passive", "genitive", "subordinates", "coordinates", "nominalizes", "movement", "addresses",
    "locates", "outside", "supposes", "lacks", "occasions", "dates", "topics", "acts", "plans", "goals",
    "contrasts",
  ]
  @inlinable
  public static var noun: WordFlags { WordFlags(rawValue: 1 << 0) }
  @inlinable
  public static var verb: WordFlags { WordFlags(rawValue: 1 << 1) }
  @inlinable
  public static var adverb: WordFlags { WordFlags(rawValue: 1 << 2) }
  @inlinable
  public static var conjunction: WordFlags { WordFlags(rawValue: 1 << 3) }
  @inlinable
  public static var preposition: WordFlags { WordFlags(rawValue: 1 << 4) }
  @inlinable
  public static var adjective: WordFlags { WordFlags(rawValue: 1 << 5) }
  @inlinable
  public static var particle: WordFlags { WordFlags(rawValue: 1 << 6) }
  @inlinable
  public static var starts: WordFlags { WordFlags(rawValue: 1 << 7) }
  @inlinable
  public static var ends: WordFlags { WordFlags(rawValue: 1 << 8) }
  /// 沒有, 不願: what follows did not happen.
  @inlinable
  public static var negates: WordFlags { WordFlags(rawValue: 1 << 9) }
  /// 被, 遭: who acts stands behind it.
  @inlinable
  public static var passive: WordFlags { WordFlags(rawValue: 1 << 10) }
  /// 的: what stands before it describes what follows.
  @inlinable
  public static var genitive: WordFlags { WordFlags(rawValue: 1 << 11) }
  /// Opens a clause that needs another one: 如果, 雖然, 由於.
  @inlinable
  public static var subordinates: WordFlags { WordFlags(rawValue: 1 << 12) }
  /// Joins two nouns to one phrase: 和, 與, 及.
  @inlinable
  public static var coordinates: WordFlags { WordFlags(rawValue: 1 << 13) }
  /// 作出, 受到: what follows is a noun, not what somebody does.
  @inlinable
  public static var nominalizes: WordFlags { WordFlags(rawValue: 1 << 14) }
  /// Takes the short name of a country: 訪美, 對台.
  @inlinable
  public static var movement: WordFlags { WordFlags(rawValue: 1 << 15) }
  /// 向, 對: who is spoken to stands behind it.
  @inlinable
  public static var addresses: WordFlags { WordFlags(rawValue: 1 << 16) }
  /// 在, 於: where something is said stands behind it.
  @inlinable
  public static var locates: WordFlags { WordFlags(rawValue: 1 << 17) }
  /// Stands beside names of organizations, hardly ever inside one: 進行, 不顧, 這些.
  @inlinable
  public static var outside: WordFlags { WordFlags(rawValue: 1 << 18) }
  /// 若, 一旦: what follows has not happened.
  @inlinable
  public static var supposes: WordFlags { WordFlags(rawValue: 1 << 19) }
  /// 沒有, 未: what follows is not there, or was not done.
  @inlinable
  public static var lacks: WordFlags { WordFlags(rawValue: 1 << 20) }
  /// 應: who asked for it stands behind it, 應觀眾要求.
  @inlinable
  public static var occasions: WordFlags { WordFlags(rawValue: 1 << 21) }
  /// 至於, 對於: what the next statement is about stands behind it.
  @inlinable
  public static var topics: WordFlags { WordFlags(rawValue: 1 << 23) }
  /// 破壞, 成立: most often the verb of a clause, though names hold it too.
  @inlinable
  public static var acts: WordFlags { WordFlags(rawValue: 1 << 24) }
  /// 會, 將: what follows is still to be done.
  @inlinable
  public static var plans: WordFlags { WordFlags(rawValue: 1 << 25) }
  /// 到, 給: where or to whom something goes stands behind it.
  @inlinable
  public static var goals: WordFlags { WordFlags(rawValue: 1 << 26) }
  /// 而是: the clause sets itself against the one before it, and is said by the same.
  @inlinable
  public static var contrasts: WordFlags { WordFlags(rawValue: 1 << 27) }
  /// 時, 後: what stands before only tells when.
  @inlinable
  public static var dates: WordFlags { WordFlags(rawValue: 1 << 22) }
}
