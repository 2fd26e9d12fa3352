import OnRecordLexicon
import OnRecordModel

/// Words that stand right before names and look like their beginning: 曾任, 攻下, 原.
struct NameLead {
  private let lookups: Lookups

  init(_ reading: Reading) { lookups = reading.lookups }

  /// 原上海農學院, 曾任亞視新聞部, 切合議會: an adverb, a preposition or what somebody did begins at `start`, before a name
  /// that ends behind the suffix at `position`.
  ///
  /// A name is one of the gazetteers, the suffix alone, or what `found` holds: the bit of each number of characters
  /// before the suffix that a name was found of.
  func isLedIn(_ start: Int, before position: Int, found: UInt32) -> Bool {
    guard !lookups.lists(at: start).isDisjoint(with: Self.lists) else { return false }
    // 將軍澳警署: a name of three characters begins there itself.
    if lookups.beginsLongName(at: start, limit: position) { return false }
    return lookups.at(start).contains { lead in
      let end = Int(lead.end)
      guard end <= position, isLead(lead) else { return false }
      if lead.length > 1, end == position && !isPiece(lead) || found >> UInt32(min(position - end, 31)) & 1 != 0 {
        return true
      }
      return end < position && lookups.name(at: end, limit: position) != nil
    }
  }

  /// A verb begins at `start` that names hardly ever hold.
  func opensWithVerb(_ start: Int, before position: Int) -> Bool {
    guard lookups.lists(at: start).contains(WordListSet(.commonWords)) else { return false }
    return lookups.at(start).contains { $0.length > 1 && Int($0.end) <= position && isVerb($0) }
  }

  /// 聯合醫院: a word begins at `start` that names hold.
  func opensWithPiece(_ start: Int) -> Bool {
    lookups.lists(at: start).contains(WordListSet(.organizationWords))
      && lookups.at(start).contains { $0.length > 1 && $0.entry.isWord(.organizationWords) }
  }

  /// 聯合醫院: names hold the word as well.
  private func isPiece(_ word: Hit) -> Bool {
    lookups.at(Int(word.start)).contains { $0.end == word.end && $0.entry.isWord(.organizationWords) }
  }

  private func isLead(_ hit: Hit) -> Bool {
    guard hit.entry.kind == .word else { return false }
    switch hit.entry.list {
    // 駐成都總領事館
    case .functionWords: return !hit.grammar.contains(.movement)
    case .speechAdverbs, .determiners: return true
    // 指廣東海警局, but not 指南
    case .cues: return !lookups.at(Int(hit.start)).contains { $0.length > hit.length && $0.entry.isWord(.commonWords) }
    case .titles: return !hit.titleFlags.isDisjoint(with: [.past, .holds])
    default: return isVerb(hit)
    }
  }

  private func isVerb(_ hit: Hit) -> Bool {
    hit.entry.isWord(.commonWords) && !hit.grammar.isDisjoint(with: [.verb, .outside])
  }

  private static let lists: WordListSet = [
    WordListSet(.functionWords), WordListSet(.speechAdverbs), WordListSet(.determiners), WordListSet(.titles),
    WordListSet(.commonWords), WordListSet(.cues),
  ]
}
