import OnRecordLexicon
import OnRecordModel

/// One possible reading of a stretch of text as a name, with what it costs to believe it.
///
/// Costs are negative logarithms of likelihoods in tenths, as in `words/common-words.tsv`: lower is likelier, and costs
/// of neighbours add up.
struct MentionCandidate {
  var span: TextSpan
  var type: EntityType
  var entity: EntityID?
  var cost: Int
  var rule: String
  /// Each character is a mention of its own: 中美.
  var isChain = false
}

/// What readings cost, in one place, so that they can be weighed against each other.
///
/// A Han character that nothing explains costs `unknown`; all other costs stand against that.
enum MentionCost {
  static let unknown = 70
  static let latinLetter = 8
  static let digit = 5
  static let functionCharacter = 45
  static let cueCharacter = 55
  /// A word of a list that tells no frequency.
  static let listedWord = 78

  static func gazetteer(_ length: Int) -> Int { 42 + 4 * length }
  /// A weak form without support from its article loses against unknown characters.
  static let weakForm = 95

  static let chineseName = 52
  static let shortGivenName = 30
  static func surname(_ grade: Int) -> Int { 95 - 8 * grade }
  static func given(_ grade: Int) -> Int { 95 - 8 * grade }

  static let interpunctName = 0
  static func interpunctCharacter(_ grade: Int) -> Int { 66 - 4 * grade }
  static let transcription = 85
  static func transcriptionCharacter(_ grade: Int) -> Int { 100 - 7 * grade }

  static let organization = 62
  static let organizationCharacter = 27
  static let place = 78
  static let placeCharacter = 42
  static let chain = 95

  /// A name that the article has established elsewhere.
  static func established(_ length: Int) -> Int { 38 + 4 * length }
}
