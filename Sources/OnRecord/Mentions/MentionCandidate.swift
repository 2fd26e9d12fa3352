import OnRecordLexicon
import OnRecordModel

/// One possible reading of a stretch of text as a name, with what it costs to believe it.
///
/// Costs are negative logarithms of likelihoods in tenths, as in `words/common-words.tsv`: lower is likelier, and costs
/// of neighbours add up.
struct MentionCandidate: BitwiseCopyable {
  var span: TextSpan
  var type: EntityType
  var entity: EntityID?
  var cost: Int
  var rule: NameRule
  /// Each character is a mention of its own: 中美.
  var isChain = false
}

/// What readings cost, in one place, so that they can be weighed against each other.
///
/// A name costs its kind, then its pieces: `person` 45 says that one word in ninety is a person's name.
enum MentionCost {
  /// A Han character that news never show as a word of its own.
  static let unknown = 125
  static let latinLetter = 8
  static let digit = 5
  /// A word of a list that tells no frequency.
  static let listedWord = 90

  static func gazetteer(_ length: Int) -> Int { 46 + 4 * length }
  /// A weak form without support from its article costs this much more than the words it is made of.
  static let weakForm = 12

  static let person = 45
  static let shortGivenName = 19
  /// 阿 before one character of a given name.
  static let familiar = 60
  /// A character of given names said twice.
  static let doubled = 70
  static let compoundSurname = 55
  static let japaneseSurname = 62
  /// A character that is a surname more often than anything else costs less than this as one.
  static let commonSurname = 52
  static let unseenSurname = 90
  static let unseenGivenName = 98
  /// Nine of ten given names of two characters cost no more.
  static let likelyGivenName = 142
  /// What two surnames cost at most that stand one behind the other.
  static let likelyFamilies = 140
  /// A common word that costs less stands in most articles.
  static let everydayWord = 104
  /// What two words cost at most together that news use often.
  static let twoFrequentWords = 195
  /// A character that costs more is hardly ever a word of its own.
  static let hardlyWord = 100
  /// A given name that is a word costs as much more as the word costs less.
  static let everydayGivenName = 104
  /// What a name's coming back says for it.
  static func repeated(_ count: Int) -> Int { count >= 3 ? 26 : count == 2 ? 16 : 0 }

  /// What a name that neither its neighbours nor the article speak for has to bear, in tenths as all costs are.
  ///
  /// Measured on sentences: of three characters with less to spare than this, three of four were no names.
  static func unsupportedPerson(_ evidence: Int, _ count: Int, _ length: Int) -> Int {
    if evidence >= 12 { return 0 }
    if count > 1 { return length > 2 && count == 2 ? 12 : 0 }
    return length == 2 ? 28 : 35
  }

  /// So much evidence says that a name is a person's, whatever else costs.
  static let personInContext = 24
  static let interpunctName = 0
  /// What a character costs at most where a title or a gloss says that it belongs to a name with an interpunct.
  static let toldCharacter = 40
  /// One character alone before an interpunct, and a title inside the first part.
  static let shortPart = 45
  static let transcription = 66
  static let unseenTranscription = 95
  static let listedWithPlace = 30
  /// A transcription that begins with 及 or 與.
  static let joinsNames = 40
  /// A listed given name right before the rest of a name; and what a rest costs at most that is a name of its own, here
  /// or in the gazetteers, or that its gloss tells.
  static let joinedGiven = 45
  static let listedRest = 40
  static let namedRest = 60
  /// A listed given name of other peoples, alone.
  static let givenName = 92

  static let organization = 45
  static let organizationUnseen = 95
  /// A place right before letters: a country and what is named in them.
  static let besideLetters = 40
  /// 基金, 智庫: what describes an organization before its name.
  static let described = 40
  /// Two characters that stand for countries: 美中關係委員會.
  static let pairInside = 60
  /// A common noun between the other pieces of a body's name; and one that begins it.
  static let nounInside = 6
  /// The same as the name itself: 陽光集團.
  static let nounAlone = 28
  static let nounFirst = 10
  /// 疫症檢討委員會: a noun right before nouns alone is a piece of the name that nobody knows.
  static let cutOff = 22
  /// A word that ends names of places stands right behind a body: 海軍基地.
  static let placeBehindBody = 24
  /// A place in brackets inside a name: 昊鯤（香港）有限公司.
  static let bracketInside: Int32 = 20
  /// A character of an organization's name that begins a verb which names hardly ever hold.
  static let verbInside = 22
  static let bodyBehindPlace = 14
  static let tradeBehindBody = 30
  /// 河內台灣商會: a place right behind a place, before a word that no place alone is enough for.
  static let placeBehindPlace = 36
  /// What its short form in parentheses says for a name.
  static let shortened = 8
  /// What a second surname costs less where its article repeats all four characters and never the first three.
  static let repeatedSecondSurname = 60
  /// A word that makes a body of the person's name before it, which costs more as a word of its own.
  static let eponym = 60
  /// What 成立於 behind a name says for an organization.
  static let founded = 40
  /// What a body's part named with it costs less than the two apart; and a conjunction inside the part's name.
  static let bodyPart = 10
  static let bodyPartJoint = 60
  static let crossingTitle = 60
  /// 查處, 管網: one character ends more words than names.
  static let shortSuffix = 28
  static let place = 48
  static let placeUnseen = 90
  /// A known place before a suffix: 九江路.
  static let knownBeforeSuffix = 12
  static let unsupportedPlace = 15
  /// What a sentence that says what its subject is says for it, against the words it is made of.
  static let defined = 40
  /// What the number of a house says for its street, right behind another place.
  static let numbered = 60
  /// The quarter before a place: 東烏克蘭.
  static let quarter = 34
  /// What neighbours of a place say for it at most.
  static let placeEvidence = 36
  /// What the first character of a place costs more where no name of a place holds it.
  static let unseenFirst = 20
  /// What a character costs at most, on average, in four of five names of places.
  static let likelyPlaceCharacter = 72
  /// Places of more than three characters before their suffix are transcribed, or hold another name.
  static let longPlace = 40
  static let chain = 50

  /// A name that the article has established elsewhere.
  static func established(_ length: Int) -> Int { 38 + 4 * length }
}
