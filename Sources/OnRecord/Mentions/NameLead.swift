import OnRecordLexicon
import OnRecordModel

/// Words that stand right before names and look like their beginning: 曾任, 攻下, 原.
struct NameLead {
  private let lookups: Lookups

  init(_ reading: Reading) { lookups = reading.lookups }

  /// 原上海農學院, 曾任亞視新聞部: an adverb, a preposition or what somebody did begins at `start`, before a name.
  func isLedIn(_ start: Int, before position: Int) -> Bool {
    guard !lookups.lists(at: start).isDisjoint(with: Self.lists) else { return false }
    return lookups.at(start).contains { lead in
      Int(lead.end) < position && isLead(lead) && lookups.name(at: Int(lead.end), limit: position) != nil
    }
  }

  /// A verb begins at `start` that names hardly ever hold.
  func opensWithVerb(_ start: Int, before position: Int) -> Bool {
    guard lookups.lists(at: start).contains(WordListSet(.commonWords)) else { return false }
    return lookups.at(start).contains { $0.length > 1 && Int($0.end) <= position && isVerb($0) }
  }

  private func isLead(_ hit: Hit) -> Bool {
    guard hit.entry.kind == .word else { return false }
    switch hit.entry.list {
    // 駐成都總領事館
    case .functionWords: return !hit.grammar.contains(.movement)
    case .speechAdverbs, .determiners: return true
    case .titles: return !hit.titleFlags.isDisjoint(with: [.past, .holds])
    default: return isVerb(hit)
    }
  }

  private func isVerb(_ hit: Hit) -> Bool {
    hit.entry.isWord(.commonWords) && !hit.grammar.isDisjoint(with: [.verb, .outside])
  }

  private static let lists: WordListSet = [
    WordListSet(.functionWords), WordListSet(.speechAdverbs), WordListSet(.determiners), WordListSet(.titles),
    WordListSet(.commonWords),
  ]
}
