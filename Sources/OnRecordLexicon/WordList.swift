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
  /// Words that no noun phrase goes on over: what is counted ends before them.
  case predicates
  /// Words of what is still to come, beside a date.
  case plans
  /// Words beside a number of days that make it a stretch of time.
  case stretchWords
  /// Given names of other peoples, which stand alone as well: 蘇珊.
  case givenNames
  /// Reigns that years are counted by, with the year before their first: 光緒, 令和.
  case eras
  /// Words near a numeral that tell which of its senses a unit has: the 呎 of a flat are square feet.
  case senseWords
  /// Words that a rank without 第 stands behind: 排名19.
  case rankWords
  /// Words that tell whether a clause inside what is said goes on with it or is the narrator's.
  case narrationWords
  /// Words that end descriptions of people in the gazetteers, with the field in which they are known: 演藝界.
  case fieldWords
  /// Words that tell what a phrase beside a cue is: a thing, a time, nobody.
  case phraseWords

  /// The list of a code that the compiled lexicon holds; common words for what is none.
  @inlinable
  @inline(__always)
  init(code: UInt8) {
    // The raw values count up from 0 without a gap, as the enum's own representation does.
    self = code <= WordList.phraseWords.rawValue ? unsafeBitCast(code, to: WordList.self) : .commonWords
  }

  /// The file's name without its ending: `organization-suffixes`.
  package var name: String { kebabCase(of: self) }

  package init?(name: String) {
    guard let list = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = list
  }

  /// The number that stands for a word's value in a compiled lexicon: what it names, itself where it is one, else 0;
  /// nil where this list knows no such value.
  package func code(of value: String) -> UInt16? {
    switch self {
    case .timeWords: TimeWord(value)?.code
    case .titles, .fieldWords: value.isEmpty ? 0 : TitleField(rawValue: value)?.code
    case .modifiers: BoundWord(rawValue: value)?.code
    case .changes: value == "up" ? 1 : value == "down" ? 2 : nil
    case .eras: Int16(value).map { UInt16(bitPattern: $0) }
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
    case .surnames: SurnameFlags.names
    case .givenNames: GivenNameFlags.names
    case .placeSuffixes, .placeAbbreviations: PlaceWordFlags.names
    case .commonWords, .functionWords, .speechAdverbs, .quoteNouns, .predicates: WordFlags.names
    case .anonymousSources, .pronouns, .documents: SourceFlags.names
    case .narrationWords: NarrationFlags.names
    case .phraseWords: PhraseFlags.names
    case .numeralWords, .measureWords, .units, .currencies, .timeWords, .idioms, .plans, .stretchWords, .senseWords:
      FigureWordFlags.names
    default: []
    }
  }
}

/// The values of `titles.tsv` and `field-words.tsv`: in what field of life the title is borne, where it tells.
package enum TitleField: String, CaseIterable, Sendable {
  case state, force, law, business, science, media, arts, sport, faith
  /// 歷史人物, 小說人物: nobody of the day.
  case past

  /// From 1 on, as 0 stands for none.
  package var code: UInt16 { UInt16((Self.allCases.firstIndex(of: self) ?? 0) + 1) }

  package init?(code: Int) {
    guard Self.allCases.indices.contains(code - 1) else { return nil }
    self = Self.allCases[code - 1]
  }
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
