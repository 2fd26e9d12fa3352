import OnRecordLexicon
import OnRecordModel

/// 加國 for 加拿大, 昆省 for 昆士蘭省: the first character of a country or province that the article names in full.
final class ShortStates {
  private let reading: Reading
  /// By the first character of a country's name, and of a province's.
  private lazy var countries = states(["country"])
  private lazy var provinces = states(["province"])

  init(_ reading: Reading) {
    self.reading = reading
  }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }
  private var lexicon: Lexicon { reading.lexicon }

  /// 國
  static let country: UInt16 = 0x56FD
  /// 州
  static let state: UInt16 = 0x5DDE
  /// 省
  static let province: UInt16 = 0x7701

  /// What a character costs at least as a word of its own that stands for a country.
  private static let everyday = 78
  /// What a word costs at least that news hardly use.
  private static let rareWord = 112

  /// Short names whose last character stands at `position`.
  @inline(__always)
  func add(to candidates: inout [MentionCandidate], at position: Int, in paragraph: TextSpan) {
    switch document.folded[position] {
    case Self.country, Self.province, Self.state: addState(to: &candidates, at: position, in: paragraph)
    default: return
    }
  }

  private func addState(to candidates: inout [MentionCandidate], at position: Int, in paragraph: TextSpan) {
    let isCountry = document.folded[position] == Self.country
    guard position > paragraph.start, document.characterClass(at: position - 1) == .han, standsApart(position - 1),
      let entity = (isCountry ? countries : provinces)[document.folded[position - 1]]
    else { return }
    candidates.append(
      MentionCandidate(
        span: TextSpan(position - 1, position + 1), type: .place, entity: entity, cost: MentionCost.established(2),
        rule: .shortState))
  }

  /// 多國, 新國安法, 兩國: no word holds either character.
  private func standsApart(_ start: Int) -> Bool {
    if !lookups.lists(at: start).isDisjoint(with: Self.others) { return false }
    // 新國展, 大國: an everyday adjective.
    let alone = lexicon.nameCost(document.folded[start], .alone)
    if alone > 0, alone < Self.everyday { return false }
    for begin in max(0, start - 3)...(start + 1) {
      for hit in lookups.at(begin) where hit.length > 1 && Int(hit.end) > max(start, begin) {
        // 加國 is a rare word itself.
        if begin == start, Int(hit.end) == start + 2, hit.entry.isWord(.commonWords), hit.entry.number >= Self.rareWord
        {
          continue
        }
        if begin == start + 1 ? Int(hit.end) > start + 2 : true,
          hit.entry.kind != .word || hit.entry.isWord(.commonWords) || hit.entry.isWord(.functionWords)
        {
          return false
        }
      }
    }
    return true
  }

  private static let others: WordListSet = [
    WordListSet(.functionWords), WordListSet(.determiners), WordListSet(.numeralWords), WordListSet(.pronouns),
  ]

  /// The places of `kinds` that the article names in three characters or more, the first of each first character.
  private func states(_ kinds: Set<String>) -> [UInt16: EntityID] {
    var states: [UInt16: EntityID] = [:]
    for hit in reading.signs.names where hit.entry.kind == .place && hit.length > 2 {
      let first = document.folded[Int(hit.start)]
      guard states[first] == nil, let entity = hit.entity, kinds.contains(lexicon.kind(of: entity)) else {
        continue
      }
      states[first] = entity
    }
    return states
  }
}
