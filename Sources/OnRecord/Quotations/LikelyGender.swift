import OnRecordLexicon
import OnRecordModel

/// Whether a given name is rather a woman's or a man's: 美芳, 志強, Margaret.
///
/// Of other peoples' names the list tells (`words/given-names.tsv`); of Chinese ones, by how much oftener each of its
/// characters is in names of the one than of the other (`characters/names.tsv`). No fact about anybody, and never written:
/// it only decides between two people whom 她 may mean.
final class LikelyGender {
  private let reading: Reading
  private let names: Names

  /// Seven times as likely a man's as a woman's, the logarithm in tenths.
  private let male = 20
  /// Thirty times as likely a woman's: 他 is written of anybody.
  private let female = 34
  /// What no logarithm adds to or takes from.
  private let even = 100

  init(_ reading: Reading, _ names: Names) {
    self.reading = reading
    self.names = names
  }

  /// True for a name that women have, false for one that men have, nil where its characters do not tell.
  func isFemale(_ person: Int) -> Bool? { genders[person] }

  /// True for Margaret Hamburg and 瑪格麗特·漢堡, false for Tom Miller; nil where the given name is not listed as the one or
  /// the other's.
  func isFemale(givenOf person: Int) -> Bool? { listed[person] }

  /// Of every entity, by the first mention that begins with a given name of the list.
  private lazy var listed: [Bool?] = {
    var listed = [Bool?](repeating: nil, count: names.entities.count)
    for mention in names.mentions where mention.type == .person && listed[mention.entity] == nil {
      let name = mention.span
      guard let given = reading.lookups.word(.givenNames, at: name.start), !given.givenNameFlags.isEmpty else {
        continue
      }
      let isAlone = Int(given.end) == name.end && mention.rule == .latinGiven
      let hasFamily = Int(given.end) < name.end && divides(Int(given.end))
      guard isAlone || hasFamily else { continue }
      listed[mention.entity] = given.givenNameFlags.contains(.female)
    }
    return listed
  }()

  /// A space or ·, before the family name.
  private func divides(_ position: Int) -> Bool {
    reading.document.isSpace(position) || reading.document.characterClass(at: position) == .interpunct
  }

  /// Of every entity, told once, by the first mention that is a whole Chinese name.
  private lazy var genders: [Bool?] = {
    var genders = [Bool?](repeating: nil, count: names.entities.count)
    var isTold = [Bool](repeating: false, count: names.entities.count)
    for mention in names.mentions where !isTold[mention.entity] && Self.rules.contains(mention.rule) {
      isTold[mention.entity] = true
      genders[mention.entity] = givenName(mention.span).flatMap(isFemale(given:))
    }
    return genders
  }()

  private func isFemale(given: TextSpan) -> Bool? {
    let score = given.range.reduce(0) { sum, position in
      let value = reading.lexicon.nameCost(reading.document.folded[position], .woman)
      return value == 0 ? sum : sum + value - even
    }
    return score > female ? true : score < -male ? false : nil
  }

  private static let rules: Set<NameRule> = [.chinese, .chineseInContext, .repeatedChinese]

  /// The one or two characters behind the surname of a whole Chinese name.
  private func givenName(_ name: TextSpan) -> TextSpan? {
    guard let surname = reading.lookups.word(.surnames, at: name.start) else { return nil }
    let length = name.length > 2 ? min(surname.length, 2) : 1
    let given = TextSpan(name.start + length, name.end)
    guard (1...2).contains(given.length),
      given.range.allSatisfy({ reading.document.characterClass(at: $0) == .han })
    else { return nil }
    return given
  }
}
