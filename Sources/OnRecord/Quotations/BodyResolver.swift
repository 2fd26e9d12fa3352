import OnRecordLexicon
import OnRecordModel

/// Resolves nouns for bodies, 校方, 工會, 該公司, to the organization that the article names.
final class BodyResolver {
  private let reading: Reading
  private let names: Names

  /// So far back an organization may be named that 該機構 points at.
  private let pointingLimit = 200
  /// A noun for bodies stands for the last one of its kind that was named so near, else for the only one.
  private let nounLimit = 400
  /// So many mentions are looked at before the noun, and so many of one organization.
  private let mentionLimit = 200
  /// And so many in all, so that a text of people alone is read in linear time.
  private let reach = 2000

  init(_ reading: Reading, _ names: Names) {
    self.reading = reading
    self.names = names
  }

  private var document: Document { reading.document }

  /// How a name ends, or the kind of organization that the gazetteer tells, that a noun stands for.
  private enum Trait {
    case ending([UInt16])
    case kind(Substring)
  }

  /// The organization named last before `noun` whose name ends with it, or that is of the kind it stands for.
  ///
  /// The list of nouns tells the endings and kinds: 校方 stands for 大學|中學|university. A kind alone, 公司, is enough
  /// only where the noun points or the article names one organization of it.
  /// - Parameter place: A name that the noun's phrase holds, 牛津 of 牛津校方: the organization's name holds it too.
  func body(_ noun: TextSpan, isPointed: Bool = false, place: TextSpan? = nil) -> Int? {
    let traits = self.traits(noun)
    var index = names.mentionIndex(before: noun.start)
    var found: Int?
    var count = 0
    let first = index
    while index >= 0, count < mentionLimit, first - index < reach {
      let mention = names.mentions[index]
      index -= 1
      guard mention.type == .organization else { continue }
      count += 1
      guard place.map({ holds(mention.entity, $0) }) ?? true else { continue }
      for trait in traits {
        switch trait {
        case .ending(let ending):
          guard ends(mention.entity, with: ending) else { continue }
          // 政府 by itself is a town's only in the town's own paragraph.
          if place == nil, !isPointed, isTown(mention.span, noun), !isBeside(mention.span, noun) { continue }
          if mention.span.end >= noun.start - nounLimit { return mention.entity }
          if let found, found != mention.entity { return nil }
          found = mention.entity
        case .kind(let kind):
          guard let own = self.kind(at: mention.span), own == kind else { continue }
          if isPointed || kind != "company" { return mention.entity }
          if let found, found != mention.entity { return nil }
          found = mention.entity
        }
      }
    }
    return found
  }

  /// The organization named last before `position`, outside of what others say.
  func last(before position: Int, outside content: [TextSpan]) -> Int? {
    var index = names.mentionIndex(before: position)
    while index >= 0, names.mentions[index].span.end >= position - pointingLimit {
      let mention = names.mentions[index]
      if mention.type == .organization, !SpeakerMemory.isInside(mention.span, content) { return mention.entity }
      index -= 1
    }
    return nil
  }

  /// The gazetteer tells that the organization publishes: a newspaper, a broadcaster, an agency.
  func isMedium(_ entity: Int) -> Bool? {
    guard names.entities[entity].gazetteer != nil else { return nil }
    for mention in names.entities[entity].mentions {
      if let kind = kind(at: mention.span) { return kind == "media" }
    }
    return nil
  }

  /// What the noun stands for: its own characters where the list tells nothing.
  private func traits(_ noun: TextSpan) -> [Trait] {
    guard let word = reading.lookups.word(.anonymousSources, at: noun.start), Int(word.end) == noun.end else {
      return []
    }
    let values = reading.lexicon.value(word.id).split(separator: "|")
    if values.isEmpty { return noun.length >= 2 ? [.ending(noun.range.map { document.folded[$0] })] : [] }
    return values.map { value -> Trait in
      value.utf8.allSatisfy { $0 < 0x80 }
        ? .kind(value) : .ending(value.unicodeScalars.map { reading.lexicon.fold($0.value) })
    }
  }

  private func ends(_ entity: Int, with ending: [UInt16]) -> Bool {
    names.entities[entity].mentions.prefix(mentionLimit).contains { mention in
      let span = mention.span
      guard span.length > ending.count else { return false }
      return (0..<ending.count).allSatisfy { document.folded[span.end - ending.count + $0] == ending[$0] }
    }
  }

  /// 廣州市政府 beside 政府
  private func isTown(_ name: TextSpan, _ noun: TextSpan) -> Bool {
    document.holds(Self.government, at: noun.start) && noun.length == Self.government.count
      && name.length > noun.length
      && Self.towns.contains(document.folded[name.end - noun.length - 1])
  }

  private func isBeside(_ name: TextSpan, _ noun: TextSpan) -> Bool {
    document.paragraph(at: name.start) == document.paragraph(at: noun.start)
  }

  private static let government = "政府".unicodeScalars.map(\.value)
  /// 市, 縣, 鎮, 鄉, folded
  private static let towns: Set<UInt16> = Set("市县镇乡".unicodeScalars.map { UInt16($0.value) })

  private func holds(_ entity: Int, _ place: TextSpan) -> Bool {
    let key = document.key(place)
    return names.entities[entity].mentions.prefix(mentionLimit).contains { mention in
      mention.span.length >= place.length
        && (mention.span.start...mention.span.end - place.length).contains {
          document.key(TextSpan($0, $0 + place.length)) == key
        }
    }
  }

  private func kind(at span: TextSpan) -> String? {
    for hit in reading.lookups.at(span.start) where Int(hit.end) == span.end && hit.entry.kind == .organization {
      if let entity = hit.entity { return reading.lexicon.kind(of: entity) }
    }
    return nil
  }
}
