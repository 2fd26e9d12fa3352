/// The lists of words that rules speak of; each is a file `Gazetteers/*/words/NAME.tsv` of the same name.
///
/// What the words of a list can carry beside themselves, a value and flags, is told here and checked when the
/// gazetteers are compiled.
package enum WordList: UInt8, CaseIterable, Sendable {
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

  /// The names of the flags that words of this list may carry, in the order of their bits.
  package var flagNames: [String] {
    switch self {
    case .cues: CueFlags.names
    case .titles: TitleFlags.names
    case .modifiers: ModifierFlags.names
    case .organizationSuffixes: OrganizationSuffixFlags.names
    case .commonWords, .functionWords: WordFlags.names
    case .anonymousSources, .pronouns, .documents: SourceFlags.names
    case .numeralWords, .measureWords, .units, .currencies, .timeWords, .idioms: FigureWordFlags.names
    default: []
    }
  }
}

/// How a cue behaves: what may follow it, and what it says about the speaker's stance.
package struct CueFlags: OptionSet, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  static let names = [
    "clause", "addressee", "verb-phrase", "noun", "before-colon", "bare", "weak", "written", "heard", "report",
    "continues", "asks", "denies", "criticizes", "promises", "announces", "thinks", "agrees", "prefix", "suffix",
    "passive", "after-quote", "optional", "declines",
  ]
  /// Takes a clause as content: 表示, 認為.
  package static let clause = CueFlags(rawValue: 1 << 0)
  /// Takes the addressee as object: 告訴X.
  package static let addressee = CueFlags(rawValue: 1 << 1)
  /// Often takes a verb phrase instead of a clause: 要求, 宣布.
  package static let verbPhrase = CueFlags(rawValue: 1 << 2)
  /// Often takes a plain noun phrase, and is no cue then: 形容, 批評.
  package static let noun = CueFlags(rawValue: 1 << 3)
  /// A cue only before a colon, a comma or an opening mark.
  package static let beforeColon = CueFlags(rawValue: 1 << 4)
  /// Hong Kong's bare one-character cues: 指 稱 籲 料.
  package static let bare = CueFlags(rawValue: 1 << 5)
  /// Needs a source right before it.
  package static let weak = CueFlags(rawValue: 1 << 6)
  package static let written = CueFlags(rawValue: 1 << 7)
  package static let heard = CueFlags(rawValue: 1 << 8)
  /// Reported by a medium: 報導, 引述.
  package static let report = CueFlags(rawValue: 1 << 9)
  package static let continues = CueFlags(rawValue: 1 << 10)
  package static let asks = CueFlags(rawValue: 1 << 11)
  package static let denies = CueFlags(rawValue: 1 << 12)
  package static let criticizes = CueFlags(rawValue: 1 << 13)
  package static let promises = CueFlags(rawValue: 1 << 14)
  package static let announces = CueFlags(rawValue: 1 << 15)
  package static let thinks = CueFlags(rawValue: 1 << 16)
  package static let agrees = CueFlags(rawValue: 1 << 17)
  /// Stands before its source: 據, 根據.
  package static let prefix = CueFlags(rawValue: 1 << 18)
  /// Closes a frame that another word opened: 看來 of 在X看來.
  package static let suffix = CueFlags(rawValue: 1 << 19)
  package static let passive = CueFlags(rawValue: 1 << 20)
  /// May stand behind its quote without more: 「…」X說。
  package static let afterQuote = CueFlags(rawValue: 1 << 21)
  package static let optional = CueFlags(rawValue: 1 << 22)
  /// Tells that nothing was said: 未有回應.
  package static let declines = CueFlags(rawValue: 1 << 23)
}

package struct TitleFlags: OptionSet, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  static let names = ["before", "after", "short", "speaker", "past"]
  /// Stands before a name: 總統特朗普.
  package static let before = TitleFlags(rawValue: 1 << 0)
  /// Stands behind a name: 特朗普總統.
  package static let after = TitleFlags(rawValue: 1 << 1)
  /// One character, behind a surname alone: 陳男, 羅官.
  package static let short = TitleFlags(rawValue: 1 << 2)
  /// Names somebody who speaks without a name: 發言人, 專家.
  package static let speaker = TitleFlags(rawValue: 1 << 3)
  /// Marks a title as over: 前, 曾任.
  package static let past = TitleFlags(rawValue: 1 << 4)
}

package struct OrganizationSuffixFlags: OptionSet, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  static let names = ["strong", "weak", "place", "short"]
  /// Makes an organization of almost anything before it: 委員會, 公司.
  package static let strong = OrganizationSuffixFlags(rawValue: 1 << 0)
  /// Needs a name or a place before it: 隊, 局.
  package static let weak = OrganizationSuffixFlags(rawValue: 1 << 1)
  /// Wants a place before it: 市政府, 地方法院.
  package static let place = OrganizationSuffixFlags(rawValue: 1 << 2)
  package static let short = OrganizationSuffixFlags(rawValue: 1 << 3)
}

package struct ModifierFlags: OptionSet, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  static let names = ["before", "after", "inside"]
  package static let before = ModifierFlags(rawValue: 1 << 0)
  package static let after = ModifierFlags(rawValue: 1 << 1)
  /// Between numeral and unit: 百多人, 二百餘萬.
  package static let inside = ModifierFlags(rawValue: 1 << 2)
}

package struct SourceFlags: OptionSet, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  static let names = ["male", "female", "plural", "thing", "deictic", "organization", "whole", "head"]
  package static let male = SourceFlags(rawValue: 1 << 0)
  package static let female = SourceFlags(rawValue: 1 << 1)
  package static let plural = SourceFlags(rawValue: 1 << 2)
  package static let thing = SourceFlags(rawValue: 1 << 3)
  /// Points back: 該, 這名.
  package static let deictic = SourceFlags(rawValue: 1 << 4)
  package static let organization = SourceFlags(rawValue: 1 << 5)
  /// Is a source by itself: 專家, 知情人士.
  package static let whole = SourceFlags(rawValue: 1 << 6)
  /// Ends a description that is a source: 發言人 of 華為的一名發言人.
  package static let head = SourceFlags(rawValue: 1 << 7)
}

package struct FigureWordFlags: OptionSet, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  static let names = ["before", "after", "general", "noun", "person", "computing", "start", "end", "unit", "weak"]
  package static let before = FigureWordFlags(rawValue: 1 << 0)
  package static let after = FigureWordFlags(rawValue: 1 << 1)
  /// A measure word of no content of its own: 個, 場, 次.
  package static let general = FigureWordFlags(rawValue: 1 << 2)
  package static let noun = FigureWordFlags(rawValue: 1 << 3)
  package static let person = FigureWordFlags(rawValue: 1 << 4)
  package static let computing = FigureWordFlags(rawValue: 1 << 5)
  package static let start = FigureWordFlags(rawValue: 1 << 6)
  package static let end = FigureWordFlags(rawValue: 1 << 7)
  package static let unit = FigureWordFlags(rawValue: 1 << 8)
  package static let weak = FigureWordFlags(rawValue: 1 << 9)
}

package struct WordFlags: OptionSet, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  static let names = [
    "noun", "verb", "adverb", "conjunction", "preposition", "adjective", "particle", "starts", "ends",
  ]
  package static let noun = WordFlags(rawValue: 1 << 0)
  package static let verb = WordFlags(rawValue: 1 << 1)
  package static let adverb = WordFlags(rawValue: 1 << 2)
  package static let conjunction = WordFlags(rawValue: 1 << 3)
  package static let preposition = WordFlags(rawValue: 1 << 4)
  package static let adjective = WordFlags(rawValue: 1 << 5)
  package static let particle = WordFlags(rawValue: 1 << 6)
  package static let starts = WordFlags(rawValue: 1 << 7)
  package static let ends = WordFlags(rawValue: 1 << 8)
}
