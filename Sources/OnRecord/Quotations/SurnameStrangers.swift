import OnRecordLexicon
import OnRecordModel

/// People whom the article introduces by a noun and a surname, 司機陳先生, without naming them in full: nobody whom it
/// names in full with the same surname.
struct SurnameStrangers {
  /// Where their surnames stand, in order.
  private var starts: [Int] = []

  /// So many mentions of the other bearer are looked at.
  private static let mentionLimit = 100

  /// What describes a stranger takes at most so many characters.
  private static let descriptionLimit = 24

  /// - Parameter references: surnames with an honorific that point at a person named in full, in order.
  init(_ reading: Reading, _ names: Names, _ references: [NamedSpan]) {
    /// Whose surname a stranger bears who came up since that one was named last.
    var borne: Set<Int> = []
    var next = 0
    for reference in references {
      while next < names.mentions.count, names.mentions[next].span.start < reference.span.start {
        let mention = names.mentions[next]
        if !borne.isEmpty, mention.rule != .surnameWithTitle { borne.remove(mention.entity) }
        next += 1
      }
      guard Self.isAddressed(reference.span, reading) else { continue }
      if let noun = Self.noun(before: reference.span.start, reading) {
        if Self.describes(noun, reference.entity, reading, names) { continue }
        borne.insert(reference.entity)
      } else if Self.isCounted(before: reference.span.start, reading) {
        borne.insert(reference.entity)
      }
      if borne.contains(reference.entity) { starts.append(reference.span.start) }
    }
  }

  func contains(_ start: Int) -> Bool {
    let index = starts.partitioningIndex { $0 >= start }
    return index < starts.count && starts[index] == start
  }

  /// 陳先生, 李女士: with an honorific that says no more of its bearer than that, not 陳校長.
  private static func isAddressed(_ reference: TextSpan, _ reading: Reading) -> Bool {
    guard let title = reading.lookups.word(.honorifics, endingAt: reference.end, within: reference.length - 1) else {
      return false
    }
    return title.length > 1 && !reading.lexicon.value(title.id).isEmpty
  }

  /// 司機 of 司機陳先生: a noun for people right before, no body.
  private static func noun(before start: Int, _ reading: Reading) -> TextSpan? {
    guard let noun = reading.lookups.word(.anonymousSources, endingAt: start), noun.length > 1,
      noun.sourceFlags.isDisjoint(with: [.organization, .thing, .deictic])
    else { return nil }
    return TextSpan(Int(noun.start), Int(noun.end))
  }

  /// 另一名到場投票的葉先生: a numeral and a measure word for people open what describes him.
  private static func isCounted(before start: Int, _ reading: Reading) -> Bool {
    let (document, lookups) = (reading.document, reading.lookups)
    var position = start - 1
    while position > max(0, start - descriptionLimit) {
      let kind = document.characterClass(at: position)
      guard kind == .han || kind.isAlphanumeric || kind == .space else { return false }
      if let measure = lookups.word(.measureWords, at: position),
        measure.figureFlags.isSuperset(of: [.general, .person]),
        document.characterClass(at: position - 1) == .digit
          || lookups.lists(endingAt: position).contains(WordListSet(.numeralWords))
      {
        return Int(measure.end) == start || lookups.grammar(endingAt: start, within: 1).contains(.genitive)
      }
      position -= 1
    }
    return false
  }

  /// The article names the person with the same noun: 司機陳大文.
  private static func describes(_ noun: TextSpan, _ entity: Int, _ reading: Reading, _ names: Names) -> Bool {
    let document = reading.document
    let key = document.key(noun)
    return names.entities[entity].mentions.prefix(mentionLimit).contains { mention in
      // 司機陳先生 itself.
      if names.mention(at: mention.span.start)?.rule == .surnameWithTitle { return false }
      let (start, end) = (mention.span.start - noun.length, mention.span.end + noun.length)
      return start >= 0 && document.key(TextSpan(start, mention.span.start)) == key
        || end <= document.count && document.key(TextSpan(mention.span.end, end)) == key
    }
  }
}
