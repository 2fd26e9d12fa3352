import OnRecordLexicon
import OnRecordModel

/// Resolves nouns that describe one person, 死者丈夫, 該名法官, 校長, to the one whom the article names with the same
/// words: 死者丈夫鍾德寧, 鍾德寧校長.
///
/// Only nouns that hold for one person at a time count, offices and relatives; where two people of the article fit,
/// nobody does.
final class DescribedPeople {
  private let reading: Reading
  private let names: Names

  /// Other words for a noun are no longer.
  private let wordLimit = 8
  /// Before a noun so much more may belong to it.
  private let attributeLimit = 8
  /// So many names are looked at.
  private let mentionLimit = 400

  init(_ reading: Reading, _ names: Names) {
    self.reading = reading
    self.names = names
  }

  private var document: Document { reading.document }
  private var lookups: Lookups { reading.lookups }

  /// The person whom `candidate` describes.
  func person(_ candidate: SourceCandidate) -> Int? {
    guard candidate.kind == .anonymous, !candidate.isPointer, candidate.head.end == candidate.span.end,
      candidate.flags.isDisjoint(with: [.plural, .organization, .thing]),
      !candidate.flags.isDisjoint(with: [.one, .relative])
    else { return nil }
    if candidate.flags.contains(.relative), let relative = relative(candidate) { return relative }
    let description = description(candidate)
    // 科威特駐聯合國大使 is not another country's.
    if let country = sender(of: description), !bearsFrom(country, description) { return nil }
    // 台北市長 is not any 市長, 死者丈夫 no other's.
    if description.length > candidate.head.length {
      return bearer(of: document.key(description), apartFrom: candidate.entities) ?? officer(candidate)
    }
    if candidate.flags.contains(.relative) { return kin(candidate) }
    if candidate.head.length > 1, let person = bearer(of: document.key(candidate.head), apartFrom: candidate.entities) {
      return person
    }
    return other(candidate.head)
  }

  /// 林志成父親: who is named behind the noun that stands behind the same person elsewhere, 林志成的父親林大文.
  private func relative(_ candidate: SourceCandidate) -> Int? {
    guard let whose = candidate.entities.first(where: { names.entities[$0].type == .person }) else { return nil }
    let words = document.key(candidate.head)
    var found: Int?
    for mention in names.mentions.prefix(mentionLimit) where mention.type == .person && mention.entity != whose {
      guard stands(words, endingAt: mention.span.start) else { continue }
      var end = mention.span.start - words.count
      if lookups.grammar(endingAt: end, within: 1).contains(.genitive) { end -= 1 }
      guard names.mention(at: end - 1)?.entity == whose else { continue }
      if let found, found != mention.entity { return nil }
      found = mention.entity
    }
    return found
  }

  /// 姐姐: the only person before whose name the noun stands, 姐姐林美華, where it tells of nobody else's, 李明的姐姐.
  private func kin(_ candidate: SourceCandidate) -> Int? {
    let noun = candidate.head
    guard candidate.span == noun, noun.length > 1, candidate.entities.isEmpty, !comesUp(noun.start),
      !isOneOfSeveral(noun)
    else { return nil }
    let words = document.key(noun)
    var found: Int?
    for mention in names.mentions.prefix(mentionLimit) where mention.type == .person {
      // 林志成太太
      if stands(words, at: mention.span.end) { return nil }
      guard stands(words, endingAt: mention.span.start) else { continue }
      if let found, found != mention.entity { return nil }
      found = mention.entity
    }
    guard let found else { return nil }
    let isOthers = (max(1, noun.start - kinReach)..<noun.start).contains { start in
      guard document.folded[start] == document.folded[noun.start],
        document.key(TextSpan(start, start + noun.length)) == words,
        names.mention(at: start + noun.length)?.entity != found
      else { return false }
      return comesUp(start) || lookups.grammar(endingAt: start, within: 1).contains(.genitive)
        || lookups.lists(endingAt: start).contains(WordListSet(.pronouns)) || names.mention(at: start - 1) != nil
    }
    return isOthers ? nil : found
  }

  /// 有同學, 女|朋友: one of several, or the end of another noun.
  private func comesUp(_ start: Int) -> Bool {
    lookups.word(.functionWords, endingAt: start, within: 1).map { reading.lexicon.value($0.id) == "exists" } ?? false
      || lookups.lists(endingAt: start).contains(WordListSet(.measureWords))
      || lookups.at(max(0, start - 1)).contains { Int($0.end) > start && $0.length > 2 }
  }

  /// 家屬, 女朋友: the noun is, or ends with, one for people of whom everybody has several.
  private func isOneOfSeveral(_ noun: TextSpan) -> Bool {
    noun.range.contains { position in
      lookups.at(position).contains {
        Int($0.end) == noun.end && $0.entry.isWord(.anonymousSources) && $0.sourceFlags.contains(.several)
      }
    }
  }

  /// So far back it is looked whose relative a noun tells of.
  private let kinReach = 1000

  /// 《晨報》執行總編: the only person before whose name the same body stands with the same office, 《香港晨報》執行總編輯林大文.
  private func officer(_ candidate: SourceCandidate) -> Int? {
    guard let body = candidate.entities.first, candidate.entities.count == 1, candidate.flags.contains(.one),
      names.entities[body].type == .organization
    else { return nil }
    let office = document.key(candidate.head)
    var found: Int?
    for mention in names.mentions.prefix(mentionLimit) where mention.type == .person && mention.entity != found {
      guard let start = start(of: office, before: mention.span.start), start >= 2, !isPast(start) else { continue }
      let end = document.characterClass(at: start - 1) == .closeTitle ? start - 1 : start
      guard let name = names.mention(at: end - 1), name.entity == body, name.span.end == end else { continue }
      if found != nil { return nil }
      found = mention.entity
    }
    return found
  }

  /// 科威特 of 科威特駐聯合國大使: the place whose the office is.
  private func sender(of description: TextSpan) -> FoldedText? {
    guard
      let stationed = (max(0, description.start - attributeLimit)..<description.end).last(where: {
        document.folded[$0] == Self.stationed
      }), stationed > 0, let place = names.mention(at: stationed - 1), place.span.end == stationed, place.type == .place
    else { return nil }
    return document.key(place.span)
  }

  /// The place stands before 駐 and the office beside some person's name as well.
  private func bearsFrom(_ country: FoldedText, _ description: TextSpan) -> Bool {
    names.mentions.prefix(mentionLimit).contains { mention in
      guard mention.type == .person, mention.span.start > description.end || mention.span.end < description.start,
        let stationed = (max(0, mention.span.start - wordLimit - 2)..<mention.span.start).last(where: {
          document.folded[$0] == Self.stationed
        })
      else { return false }
      return stationed >= country.count && document.key(TextSpan(stationed - country.count, stationed)) == country
    }
  }

  /// 駐
  private static let stationed = UInt16(("驻" as Unicode.Scalar).value)

  /// Where the words for an office begin that end right before a name, 執行總編, or one character before as the short form
  /// of another word for it, 執行總編輯.
  private func start(of office: FoldedText, before name: Int) -> Int? {
    for end in [name, name - 1] where end >= office.count {
      let span = TextSpan(end - office.count, end)
      if document.key(span) == office,
        end == name || lookups.lists(endingAt: name).contains(WordListSet(.anonymousSources))
      {
        return span.start
      }
    }
    return nil
  }

  /// The whole description: without the word that points, 該名法官, with what the noun phrase leaves out, 選舉主任.
  private func description(_ candidate: SourceCandidate) -> TextSpan {
    if let pointer = lookups.word(.pronouns, at: candidate.span.start),
      pointer.sourceFlags.contains(.deictic), Int(pointer.end) <= candidate.head.start
    {
      return TextSpan(Int(pointer.end), candidate.span.end)
    }
    var start = candidate.span.start
    while start > max(0, candidate.span.start - attributeLimit), document.characterClass(at: start - 1) == .han,
      lookups.lists(endingAt: start).isDisjoint(with: Self.boundaryLists)
    {
      start -= 1
    }
    return TextSpan(start, candidate.span.end)
  }

  /// Behind words of these begins a noun phrase.
  private static let boundaryLists: WordListSet = [
    WordListSet(.functionWords), WordListSet(.speechAdverbs), WordListSet(.timeWords), WordListSet(.pronouns),
    WordListSet(.cues), WordListSet(.measureWords),
  ]

  /// 官: a judge, whom the list of nouns knows by other words as well, 法官|裁判官.
  private func other(_ head: TextSpan) -> Int? {
    guard let noun = lookups.word(.anonymousSources, at: head.start), Int(noun.end) == head.end else { return nil }
    var found: Int?
    for word in reading.lexicon.value(noun.id).split(separator: "|") where word.unicodeScalars.count <= wordLimit {
      let key = word.unicodeScalars.map { reading.lexicon.fold($0.value) }
      let person = key.withUnsafeBufferPointer { bearer(of: FoldedText($0), apartFrom: []) }
      if let person, found != nil, found != person { return nil }
      found = found ?? person
    }
    return found
  }

  /// The only person with `words` right before or behind the name; the names in `others` only tell whose.
  private func bearer(of words: FoldedText, apartFrom others: [Int]) -> Int? {
    var found: Int?
    for mention in names.mentions.prefix(mentionLimit)
    where mention.type == .person && !others.contains(mention.entity) {
      guard
        stands(words, endingAt: mention.span.start) || stands(words, at: mention.span.end)
          || fillsLine(words, mention.span)
      else { continue }
      if let found, found != mention.entity { return nil }
      found = mention.entity
    }
    return found
  }

  /// 主持：林志成: the words and the name fill a line, or what spaces set apart in it.
  private func fillsLine(_ words: FoldedText, _ name: TextSpan) -> Bool {
    let start = name.start - 1 - words.count
    guard start >= 0, document.characterClass(at: name.start - 1) == .colon, isGap(start - 1), isGap(name.end) else {
      return false
    }
    return document.key(TextSpan(start, name.start - 1)) == words
  }

  private func isGap(_ position: Int) -> Bool {
    position < 0 || position >= document.count || document.characterClass(at: position) == .newline
      || document.isSpace(position)
  }

  /// The words end there, and no 前 makes them the past.
  private func stands(_ words: FoldedText, endingAt end: Int) -> Bool {
    let start = end - words.count
    guard start >= 0, let last = words.last, document.folded[end - 1] == last,
      document.key(TextSpan(start, end)) == words
    else { return false }
    return !isPast(start)
  }

  /// The words stand there, and no name follows that they are a title of.
  private func stands(_ words: FoldedText, at start: Int) -> Bool {
    let end = start + words.count
    guard end <= document.count, let first = words.first, document.folded[start] == first,
      document.key(TextSpan(start, end)) == words
    else { return false }
    return names.mention(at: end)?.type != .person
  }

  private func isPast(_ start: Int) -> Bool {
    (max(0, start - 3)..<start).contains { before in
      lookups.at(before).contains {
        Int($0.end) >= start && $0.entry.isWord(.titles) && $0.titleFlags.contains(.past)
      }
    }
  }
}
