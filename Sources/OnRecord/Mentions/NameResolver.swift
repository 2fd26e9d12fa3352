import OnRecordLexicon
import OnRecordModel

/// Puts mentions together into entities: same gazetteer entry, same form, gloss, part of a full name.
struct NameResolver {
  private let reading: Reading
  private let found: [FoundMention]
  private let glosses: [Gloss]
  private let shortened: [(word: Int, name: Int)]
  private let context: NameContext
  /// The gazetteer entry behind each mention.
  private let entries: [EntityID?]

  init(_ reading: Reading, _ recognized: RecognizedMentions) {
    self.reading = reading
    found = recognized.mentions
    glosses = recognized.glosses
    shortened = recognized.shortened
    context = recognized.context
    let named = NamedStates(reading)
    entries = recognized.mentions.map { Self.entry($0, reading, named) }
  }

  private var document: Document { reading.document }

  func names() -> Names {
    var names = group()
    names.indexMentions()
    let references = ReferenceRecognizer(reading, context).references(names)
    if !references.isEmpty {
      for reference in references {
        names.mentions.append(
          NamedSpan(span: reference.surname, type: .person, entity: reference.entity, rule: .surnameWithTitle))
        names.references.append(
          NamedSpan(span: reference.whole, type: .person, entity: reference.entity, rule: .referenceWithTitle))
      }
      names.mentions.sort { $0.span < $1.span }
      names.indexMentions()
    }
    complete(&names)
    names.roles = RoleRecognizer(reading).roles(names)
    return names
  }

  // MARK: Groups

  /// What joins mentions without more: the same entry of the gazetteers, else the same form.
  private func isSame(_ a: Int, _ b: Int) -> Bool {
    guard found[a].type == found[b].type else { return false }
    if let entry = entries[a] { return entry == entries[b] }
    return entries[b] == nil && document.key(found[a].span) == document.key(found[b].span)
  }

  private func group() -> Names {
    var union = UnionFind(found.count)
    var known = HashIndex(capacity: found.count)
    for index in found.indices {
      let hash = entries[index].map { UInt64($0.number) } ?? document.key(found[index].span).quickHash
      union.join(known.number(hash, orNew: index) { isSame($0, index) }, index)
    }
    for gloss in glosses {
      if let host = mention(at: gloss.host), let alias = mention(at: gloss.alias),
        found[host].type == found[alias].type
      {
        union.join(host, alias)
      }
    }
    for (word, name) in shortened { union.join(word, name) }
    joinParts(&union)
    return entities(&union)
  }

  private func mention(at span: TextSpan) -> Int? {
    let index = found.partitioningIndex { $0.span >= span }
    return index < found.count && found[index].span == span ? index : nil
  }

  private func entities(_ union: inout UnionFind) -> Names {
    var names = Names()
    names.mentions.reserveCapacity(found.count)
    names.entities.reserveCapacity(found.count / 2)
    // Of the mention that stands for its set.
    var numbers = [Int](repeating: -1, count: found.count)
    for (position, mention) in found.enumerated() {
      let root = union.root(position)
      if numbers[root] < 0 {
        numbers[root] = names.entities.count
        let entity = Entity(id: "", type: mention.type, name: "")
        names.entities.append(consume entity)
      }
      let entity = numbers[root]
      if names.entities[entity].gazetteer == nil, let entry = entries[position] {
        names.entities[entity].gazetteer = mention.type.rawValue + "/" + reading.lexicon.name(of: entry)
        if mention.type == .person {
          let kind = reading.lexicon.kind(of: entry)
          if kind == "m" || kind == "f" { names.entities[entity].gender = kind }
        }
      }
      names.mentions.append(
        NamedSpan(span: mention.span, type: mention.type, entity: entity, rule: mention.rule))
    }
    for (word, _) in shortened { names.mentions[word].isShortened = true }
    return names
  }

  /// One character that stands for a country is that country: 美 = 美國. Beside another it may be a different one: the 澳
  /// of 粵港澳.
  private static func entry(_ mention: FoundMention, _ reading: Reading, _ named: NamedStates) -> EntityID? {
    if let entity = mention.entity { return entity }
    guard mention.span.length == 1, mention.type == .place else { return nil }
    if mention.rule == .abbreviationPair, let name = listedName(at: mention.span.start, reading) {
      return reading.lexicon.place(named: name)
    }
    guard
      let hit = reading.lookups.at(mention.span.start).first(where: {
        $0.length == 1 && $0.entry.isWord(.placeAbbreviations)
      })
    else { return nil }
    return named.place(of: hit)
  }

  /// What the words that know several characters together say of the one at `position`.
  private static func listedName(at position: Int, _ reading: Reading) -> String? {
    for start in stride(from: position, through: max(0, position - 2), by: -1)
    where reading.lookups.lists(at: start).contains(WordListSet(.placeAbbreviations)) {
      let list = reading.lookups.at(start).last {
        $0.length > 1 && Int($0.end) > position && $0.entry.isWord(.placeAbbreviations)
      }
      guard let list else { continue }
      let names = reading.lexicon.value(list.id).split(separator: " ")
      return position - start < names.count ? String(names[position - start]) : nil
    }
    return nil
  }

  /// A part of a full name, 米勒 for 克里斯·米勒, is the last person before it that begins or ends so, else the first one
  /// behind it.
  private func joinParts(_ union: inout UnionFind) {
    let parts = found.indices.filter { found[$0].rule.isPart }
    if parts.isEmpty { return }
    let wanted = Set(parts.map { document.key(found[$0].span) })
    var owners: [FoldedText: [Int]] = [:]
    for (index, mention) in found.enumerated() where mention.type == .person && !mention.rule.isPart {
      let span = mention.span
      for length in 1..<max(1, span.length) {
        for edge in [TextSpan(span.start, span.start + length), TextSpan(span.end - length, span.end)] {
          let key = document.key(edge)
          if wanted.contains(key), owners[key]?.last != index { owners[key, default: []].append(index) }
        }
      }
    }
    for part in parts {
      guard let owners = owners[document.key(found[part].span)] else { continue }
      // The owners are in order: the last one before the part.
      let behind = owners.partitioningIndex { $0 >= part }
      union.join(owners[max(0, behind - 1)], part)
    }
  }

  // MARK: Entities

  private func complete(_ names: inout Names) {
    // Sorted by counting: all mentions of the first entity, then those of the second.
    var ends = [Int](repeating: 0, count: names.entities.count + 1)
    for mention in names.mentions { ends[mention.entity + 1] += 1 }
    for index in names.entities.indices { ends[index + 1] += ends[index] }
    var order = [Int](repeating: 0, count: names.mentions.count)
    for (index, mention) in names.mentions.enumerated() {
      order[ends[mention.entity]] = index
      ends[mention.entity] += 1
    }
    let mentions = order.map { names.mentions[$0] }
    var start = 0
    for index in names.entities.indices {
      complete(&names.entities[index], mentions[start..<ends[index]])
      start = ends[index]
    }
    tellApart(&names.entities)
  }

  /// Two people of one name in one article are told apart by a number.
  private func tellApart(_ entities: inout [Entity]) {
    var known = HashIndex(capacity: entities.count)
    var counts = [Int](repeating: 0, count: entities.count)
    for index in entities.indices {
      var id = entities[index].id
      var hash = UnitHash()
      id.withUTF8 { for unit in $0 { hash.combine(unit) } }
      let first = known.number(hash.value, orNew: index) { [id] in entities[$0].id == id }
      counts[first] += 1
      if counts[first] > 1 { entities[index].id = "\(id)#\(counts[first])" }
    }
  }

  /// Fills in what the mentions of an entity, which must be sorted, tell of it.
  private func complete(_ entity: inout Entity, _ mentions: ArraySlice<NamedSpan>) {
    var forms = DistinctForms(document)
    entity.mentions.reserveCapacity(mentions.count)
    for mention in mentions {
      entity.mentions.append(
        Mention(span: mention.span, text: forms.text(mention.span), rule: reading.id(of: mention.rule, mention.span)))
    }
    // A name in full, in more than one character, if there is one.
    let name =
      mentions.firstIndex { isWhole($0) && $0.span.length > 1 && !$0.isShortened && $0.rule != .weakGazetteer }
      ?? mentions.firstIndex { isWhole($0) && $0.span.length > 1 && !$0.isShortened }
      ?? mentions.firstIndex { isWhole($0) && $0.span.length > 1 } ?? mentions.firstIndex { isWhole($0) }
      ?? mentions.firstIndex { $0.span.length > 1 } ?? mentions.startIndex
    if name < mentions.endIndex { entity.name = entity.mentions[name - mentions.startIndex].text }
    if !forms.isOne {
      var names = DistinctForms(document)
      names.add(mentions[name].span, entity.name)
      for (mention, written) in zip(mentions, entity.mentions)
      where isWhole(mention) && !names.isFull && !names.contains(mention.span) {
        names.add(mention.span, written.text)
        entity.aliases.append(written.text)
      }
    }
    entity.id = entity.gazetteer ?? id(entity)
    if entity.type == .person {
      entity.romanization = romanization(mentions)
      if entity.gender == nil { entity.gender = gender(mentions) }
    }
  }

  /// `TYPE/NAME@ARTICLE`, in memory that is asked for once.
  private func id(_ entity: Entity) -> String {
    var id = entity.type.rawValue
    id.reserveCapacity(id.utf8.count + entity.name.utf8.count + reading.article.id.utf8.count + 2)
    id += "/"
    id += entity.name
    id += "@"
    id += reading.article.id
    return id
  }

  /// Neither a surname nor another part of a name.
  private func isWhole(_ mention: NamedSpan) -> Bool { mention.rule != .surnameWithTitle && !mention.rule.isPart }

  /// Pinyin of a Chinese name: 江凱明 → Jiang Kaiming.
  private func romanization(_ mentions: ArraySlice<NamedSpan>) -> String? {
    guard
      let mention = mentions.first(where: { mention in
        (2...4).contains(mention.span.length)
          && (mention.rule.isChinese || mention.rule == .established || mention.rule == .gazetteer)
          && mention.span.range.allSatisfy { document.characterClass(at: $0) == .han }
          && reading.lookups.word(.surnames, at: mention.span.start) != nil
      }), let surname = reading.lookups.word(.surnames, at: mention.span.start), surname.length < mention.span.length
    else { return nil }
    var spelling: [UInt8] = []
    spelling.reserveCapacity(32)
    for position in mention.span.range {
      let isFamily = position < Int(surname.end)
      if position == Int(surname.end) { spelling.append(UInt8(ascii: " ")) }
      let start = spelling.count
      spelling += reading.lexicon.pinyin(document.folded[position], asSurname: isFamily)
      if spelling.count == start { return nil }
      // Pinyin begins with a plain letter.
      if position == mention.span.start || position == Int(surname.end),
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(spelling[start])
      {
        spelling[start] -= 0x20
      }
    }
    return String(decoding: spelling, as: UTF8.self)
  }

  /// From an honorific behind or before one of the mentions: 女士, 先生.
  private func gender(_ mentions: ArraySlice<NamedSpan>) -> String? {
    for mention in mentions where reading.lookups.lists(at: mention.span.end).contains(WordListSet(.honorifics)) {
      for hit in reading.lookups.at(mention.span.end) where hit.entry.isWord(.honorifics) && hit.length > 1 {
        let value = reading.lexicon.value(hit.id)
        if !value.isEmpty { return value }
      }
    }
    return nil
  }
}

/// The different ways in which the text writes one thing: few, so that they are compared one by one.
private struct DistinctForms {
  private let document: Document
  private typealias Form = (span: TextSpan, text: String)
  /// Most things are written in one way, which needs no memory.
  private var first: Form?
  private var others: [Form] = []
  /// Nobody writes a thing in more ways; what comes later is not remembered.
  private static let most = 64

  init(_ document: Document) { self.document = document }

  /// Whether `span` is written like one before it.
  func contains(_ span: TextSpan) -> Bool { form(of: span) != nil }

  private func form(of span: TextSpan) -> Form? {
    if let first, document.isSameText(first.span, span) { return first }
    return others.first { document.isSameText($0.span, span) }
  }

  /// Everything is written in the same way.
  var isOne: Bool { others.isEmpty }

  var isFull: Bool { others.count == Self.most - 1 }

  mutating func add(_ span: TextSpan, _ text: String) {
    if first == nil { first = (span, text) } else { others.append((span, text)) }
  }

  /// The text of `span`; the same form gives the same string again.
  mutating func text(_ span: TextSpan) -> String {
    if let form = form(of: span) { return form.text }
    let text = document.text(span)
    if !isFull { add(span, text) }
    return text
  }
}

/// Disjoint sets with path halving (Tarjan 1975); the smallest member stands for its set.
struct UnionFind {
  private var parents: [Int]

  init(_ count: Int) { parents = Array(0..<count) }

  mutating func root(_ element: Int) -> Int {
    var element = element
    while parents[element] != element {
      parents[element] = parents[parents[element]]
      element = parents[element]
    }
    return element
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (a, b) = (root(a), root(b))
    parents[max(a, b)] = min(a, b)
  }
}
