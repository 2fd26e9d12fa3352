import OnRecordModel

/// Who spoke last and who was spoken of, as far as the text has been read.
struct SpeakerMemory {
  struct Speaker {
    var entities: [Int]
    var span: TextSpan
    var paragraph: Int
    /// One person without a name.
    var isSomebody = false
  }

  /// Whoever spoke last, named or not.
  private(set) var last: Speaker?
  /// The last person who spoke, or all who did together.
  private(set) var person: Speaker?
  /// Those who spoke together last, unless others whom nobody names did since.
  private(set) var group: Speaker?
  /// The last organization that spoke or published.
  private(set) var organization: Speaker?
  /// Who reported last what others said or did: a medium, most often.
  private(set) var publisher: Speaker?
  /// Whom the sentences without a quote are about.
  let topics: Topics
  private let names: Names
  private let phrases: SourcePhraseFinder
  /// Whether each entity is a woman, where that is known.
  private let isFemale: [Bool?]
  private let likely: LikelyGender

  /// So far back a person may be named that a pronoun points at.
  private let pronounLimit = 400
  /// Who spoke or acted is meant over so many paragraphs, whoever else is named since.
  private let paragraphLimit = 3

  init(_ names: Names, _ phrases: SourcePhraseFinder) {
    self.names = names
    self.phrases = phrases
    topics = Topics(names, phrases)
    likely = LikelyGender(phrases.reading, names)
    isFemale = names.entities.indices.map { [likely] in
      names.entities[$0].gender?.utf8.first.map { $0 == UInt8(ascii: "f") } ?? likely.isFemale(givenOf: $0)
    }
  }

  /// - Parameter publishes: The cue is one of media: 報導, 引述.
  mutating func remember(_ answer: SourceAnswer, paragraph: Int, publishes: Bool = false) {
    guard let source = answer.source else { return }
    let speaker = Speaker(
      entities: answer.entities, span: source.span, paragraph: paragraph, isSomebody: answer.isSomebody)
    last = speaker
    if publishes, !answer.entities.isEmpty { publisher = speaker }
    if answer.entities.count > 1 {
      group = speaker
    } else if answer.entities.isEmpty, !answer.isSomebody {
      group = nil
    }
    let people = answer.entities.filter { names.entities[$0].type == .person }
    if !people.isEmpty {
      person = Speaker(entities: people, span: source.span, paragraph: paragraph)
    } else if !answer.entities.isEmpty {
      organization = speaker
    }
  }

  /// A pronoun means somebody without a name, who spoke or came up last in this paragraph or the one before.
  func isOpen(in paragraph: Int) -> Bool {
    let topic = topics.last(from: last?.span.start ?? 0, since: paragraph - 1, in: paragraph)
    if let topic, topic.entity == nil, topic.position > last?.span.start ?? -1, paragraph - topic.paragraph <= 1 {
      return true
    }
    guard let last, last.isSomebody, paragraph - last.paragraph <= 1 else { return false }
    return topic.map { $0.position < last.span.start } ?? true
  }

  /// The person that 他, 她 or 其 at `position` points at: who spoke or acted last before it, else who was named last
  /// outside of what others say, as well where the former is many paragraphs away; `female` is nil where the pronoun
  /// does not tell; nobody of `others`.
  func person(
    before position: Int, in paragraph: Int, female: Bool?, apartFrom others: [Int], content: [TextSpan]
  ) -> Int? {
    var old: (entity: Int, position: Int, paragraph: Int)?
    func fits(_ entity: Int) -> Bool { self.fits(entity, female) && !others.contains(entity) }
    if let person, let entity = one(of: person.entities.filter(fits), female) {
      old = (entity, person.span.start, person.paragraph)
    }
    if let topic = topics.last(from: (old?.position ?? -1) + 1, since: 0, in: paragraph), let entity = topic.entity,
      fits(entity),
      topic.position > old?.position ?? -1
    {
      old = (entity, topic.position, topic.paragraph)
    }
    if let old, paragraph - old.paragraph <= paragraphLimit { return old.entity }
    var index = names.mentionIndex(before: position)
    while index >= 0, names.mentions[index].span.end >= position - pronounLimit {
      let mention = names.mentions[index]
      if mention.type == .person, fits(mention.entity), !Self.isInside(mention.span, content),
        !phrases.isNoAntecedent(mention.span, female: female)
      {
        return mention.entity
      }
      index -= 1
    }
    return old?.entity
  }

  /// `person`, whom 他 or 她 at `position` seems to mean, unless the given name rather tells of the other gender: then the
  /// person named last before it, outside of what others say, whose gender is known or seems to be the pronoun's.
  func settled(
    _ person: Int, before position: Int, female: Bool?, apartFrom others: [Int], content: [TextSpan]
  ) -> Int {
    guard let female, isFemale[person] == nil, likely.isFemale(person) == !female else { return person }
    var index = names.mentionIndex(before: position)
    while index >= 0, names.mentions[index].span.end >= position - pronounLimit {
      let mention = names.mentions[index]
      index -= 1
      guard mention.type == .person, mention.entity != person, !others.contains(mention.entity),
        (isFemale[mention.entity] ?? likely.isFemale(mention.entity)) == female, !Self.isInside(mention.span, content),
        !phrases.isNoAntecedent(mention.span, female: female)
      else { continue }
      return mention.entity
    }
    return person
  }

  static func isInside(_ span: TextSpan, _ content: [TextSpan]) -> Bool {
    for stretch in content.reversed() {
      if stretch.contains(span) { return true }
      if stretch.end < span.start { return false }
    }
    return false
  }

  /// 甲和乙 spoke: the one of whom it is known that the pronoun fits, else the last.
  private func one(of people: [Int], _ female: Bool?) -> Int? {
    guard let female, people.count > 1 else { return people.last }
    return people.last { isFemale[$0] == female } ?? people.last
  }

  func fits(_ entity: Int, _ female: Bool?) -> Bool {
    guard let female, let isFemale = isFemale[entity] else { return true }
    return female == isFemale
  }
}

extension Names {
  /// The only person whose name of two to four characters ends with `given`, 繡 of 張繡, among the first mentions; nil where
  /// there are several.
  func person(named given: TextSpan, _ document: Document) -> Int? {
    let key = document.key(given)
    var found: Int?
    for mention in mentions.prefix(400) where mention.type == .person && mention.entity != found {
      let length = mention.span.length
      guard (2...4).contains(length), length > given.length,
        document.key(TextSpan(mention.span.end - given.length, mention.span.end)) == key
      else { continue }
      if found != nil { return nil }
      found = mention.entity
    }
    return found
  }

  /// The index of the last mention that ends at or before `position`, −1 where there is none.
  func mentionIndex(before position: Int) -> Int {
    mentions.partitioningIndex { $0.span.end > position } - 1
  }
}
