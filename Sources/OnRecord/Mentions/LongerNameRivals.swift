import OnRecordLexicon
import OnRecordModel

/// Names with a character too many: 關祺皺 of 關祺皺着眉頭, where the article names 關祺 again and again.
struct LongerNameRivals {
  private let reading: Reading
  private let context: NameContext
  /// How often the article has each form as a person.
  private var forms: [FoldedText: Int] = [:]

  init(_ reading: Reading, _ context: NameContext, _ found: [MentionCandidate]) {
    self.reading = reading
    self.context = context
    guard found.contains(where: { isQuestioned($0) }) else { return }
    for mention in found where mention.type == .person {
      forms[document.key(mention.span), default: 0] += 1
      // 霍普 of 麥特-霍普
      if let mark = mention.span.range.last(where: { document.characterClass(at: $0) != .han }) {
        forms[document.key(TextSpan(mark + 1, mention.span.end)), default: 0] += 1
      }
    }
  }

  private var document: Document { reading.document }

  /// No name goes on into a word.
  var isEmpty: Bool { forms.isEmpty }

  func isFalse(_ mention: MentionCandidate) -> Bool {
    guard isQuestioned(mention) else { return false }
    let own = forms[document.key(mention.span)] ?? 0
    let shorter = forms[document.key(TextSpan(mention.span.start, mention.span.end - 1))] ?? 0
    if own > 1 {
      return shorter > 2 * own && isFunctionWord(mention.span.end - 1) || shorter > own && isGoingOn(mention.span.end)
    }
    return shorter > 2 || shorter == 2 && beginsWord(mention.span.end - 1)
  }

  /// Found by a rule, with more text right behind it and no title beside it.
  private func isQuestioned(_ mention: MentionCandidate) -> Bool {
    guard mention.type == .person, mention.entity == nil, mention.span.length > 2,
      document.characterClass(at: mention.span.end) == .han
    else { return false }
    switch mention.rule {
    case .chinese, .chineseInContext, .repeatedChinese, .transcribed, .transcribedInContext, .interpunct: break
    default: return false
    }
    return context.titleBefore(mention.span.start) == nil && context.titleAfter(mention.span.end) == nil
      && reading.lookups.word(.honorifics, at: mention.span.end) == nil
  }

  /// 着 behind 關祺皺: the particle of a verb.
  private func isGoingOn(_ position: Int) -> Bool {
    guard let word = reading.lookups.word(.functionWords, at: position) else { return false }
    return word.length == 1 && word.grammar.contains(.particle) && word.grammar.isDisjoint(with: [.genitive])
  }

  /// 來, 的: a word of its own.
  private func isFunctionWord(_ position: Int) -> Bool {
    reading.lookups.word(.functionWords, at: position)?.length == 1
  }

  /// 佩帶: a word of two characters and more begins at `position`.
  private func beginsWord(_ position: Int) -> Bool {
    reading.lookups.at(position).contains { $0.length > 1 && $0.entry.kind == .word }
  }
}
