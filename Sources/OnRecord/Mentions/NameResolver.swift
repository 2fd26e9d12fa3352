import OnRecordLexicon
import OnRecordModel

/// Puts mentions together into entities: same gazetteer entry, same form, gloss, part of a full name.
struct NameResolver {
  private let reading: Reading
  private let found: [FoundMention]
  private let glosses: [Gloss]

  init(_ reading: Reading, _ recognized: RecognizedMentions) {
    self.reading = reading
    found = recognized.mentions
    glosses = recognized.glosses
  }

  private var document: Document { reading.document }

  func names() -> Names {
    var names = group()
    let references = ReferenceRecognizer(reading).references(names)
    for reference in references {
      names.entities[reference.entity].mentions.append(
        Mention(span: reference.surname, text: document.text(reference.surname), rule: "person.surname-with-title"))
      names.mentions.append(
        NamedSpan(
          span: reference.surname, type: .person, entity: reference.entity, rule: "person.surname-with-title"))
      names.references.append(
        NamedSpan(span: reference.whole, type: .person, entity: reference.entity, rule: "reference.surname-with-title"))
    }
    names.mentions.sort { $0.span < $1.span }
    complete(&names)
    names.roles = RoleRecognizer(reading).roles(names)
    return names
  }

  // MARK: Groups

  /// What joins mentions without more: the same entry of the gazetteers, else the same form.
  private enum NameKey: Hashable {
    case entry(EntityType, EntityID)
    case form(EntityType, FoldedText)
  }

  private func group() -> Names {
    var union = UnionFind(found.count)
    var byKey: [NameKey: Int] = [:]
    byKey.reserveCapacity(found.count)
    var byStart: [TextSpan: Int] = [:]
    for (index, mention) in found.enumerated() {
      if !glosses.isEmpty { byStart[mention.span] = index }
      let key =
        entry(mention).map { NameKey.entry(mention.type, $0) } ?? .form(mention.type, document.key(mention.span))
      if let known = byKey[key] { union.join(known, index) } else { byKey[key] = index }
    }
    for gloss in glosses {
      if let host = byStart[gloss.host], let alias = byStart[gloss.alias], found[host].type == found[alias].type {
        union.join(host, alias)
      }
    }
    joinParts(&union)
    return entities(&union)
  }

  private func entities(_ union: inout UnionFind) -> Names {
    var names = Names()
    var index: [Int: Int] = [:]
    for (position, mention) in found.enumerated() {
      let root = union.root(position)
      let entity: Int
      if let known = index[root] {
        entity = known
      } else {
        entity = names.entities.count
        index[root] = entity
        names.entities.append(Entity(id: "", type: mention.type, name: ""))
      }
      if names.entities[entity].gazetteer == nil, let entry = entry(mention) {
        let description = reading.lexicon.description(entry)
        names.entities[entity].gazetteer = "\(mention.type.rawValue)/\(description.name)"
        if mention.type == .person, description.kind == "m" || description.kind == "f" {
          names.entities[entity].gender = description.kind
        }
      }
      names.entities[entity].mentions.append(
        Mention(span: mention.span, text: document.text(mention.span), rule: mention.rule))
      names.mentions.append(
        NamedSpan(span: mention.span, type: mention.type, entity: entity, rule: mention.rule))
    }
    return names
  }

  /// One character that stands for a country is that country: 美 = 美國.
  private func entry(_ mention: FoundMention) -> EntityID? {
    if let entity = mention.entity { return entity }
    guard mention.span.length == 1, mention.type == .place,
      let hit = reading.lookups.word(.placeAbbreviations, at: mention.span.start)
    else { return nil }
    return reading.lexicon.place(named: reading.lexicon.value(hit.id))
  }

  /// A part of a full name, 米勒 for 克里斯·米勒, is the last person before it that begins or ends so, else the first one
  /// behind it.
  private func joinParts(_ union: inout UnionFind) {
    let parts = found.indices.filter { found[$0].rule.hasSuffix("-part") }
    if parts.isEmpty { return }
    let wanted = Set(parts.map { document.key(found[$0].span) })
    var owners: [FoldedText: [Int]] = [:]
    for (index, mention) in found.enumerated() where mention.type == .person && !mention.rule.hasSuffix("-part") {
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
      var low = 0
      var high = owners.count
      while low < high {
        let middle = (low + high) / 2
        if owners[middle] < part { low = middle + 1 } else { high = middle }
      }
      union.join(owners[max(0, low - 1)], part)
    }
  }

  // MARK: Entities

  private func complete(_ names: inout Names) {
    for index in names.entities.indices {
      names.entities[index].mentions.sort { $0.span < $1.span }
      var entity = names.entities[index]
      let full = entity.mentions.filter { $0.rule != "person.surname-with-title" && !$0.rule.hasSuffix("-part") }
      let forms = full.isEmpty ? entity.mentions : full
      entity.name = forms.first { $0.span.length > 1 }?.text ?? forms.first?.text ?? ""
      var seen: Set<String> = [entity.name]
      entity.aliases = full.map(\.text).filter { seen.insert($0).inserted }
      entity.id = entity.gazetteer ?? "\(entity.type.rawValue)/\(entity.name)@\(reading.article.id)"
      if entity.type == .person {
        entity.romanization = romanization(entity)
        if entity.gender == nil { entity.gender = gender(entity) }
      }
      names.entities[index] = entity
    }
    // Two people of one name in one article are told apart by a number.
    var seen: [String: Int] = [:]
    for index in names.entities.indices {
      let id = names.entities[index].id
      let count = (seen[id] ?? 0) + 1
      seen[id] = count
      if count > 1 { names.entities[index].id = "\(id)#\(count)" }
    }
  }

  /// Pinyin of a Chinese name: 江凱明 → Jiang Kaiming.
  private func romanization(_ entity: Entity) -> String? {
    guard
      let mention = entity.mentions.first(where: { mention in
        (2...4).contains(mention.span.length)
          && mention.span.range.allSatisfy { document.characterClass(at: $0) == .han }
          && reading.lookups.word(.surnames, at: mention.span.start) != nil
          && (mention.rule.hasPrefix("person.chinese") || mention.rule == "mention.established"
            || mention.rule == "mention.gazetteer")
      }), let surname = reading.lookups.word(.surnames, at: mention.span.start), surname.length < mention.span.length
    else { return nil }
    var family = ""
    var given = ""
    for position in mention.span.range {
      let syllable = reading.lexicon.pinyin(document.folded[position], asSurname: position < Int(surname.end))
      if syllable.isEmpty { return nil }
      if position < Int(surname.end) { family += syllable } else { given += syllable }
    }
    return "\(capitalized(family)) \(capitalized(given))"
  }

  private func capitalized(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  /// From an honorific behind or before one of the mentions: 女士, 先生.
  private func gender(_ entity: Entity) -> String? {
    for mention in entity.mentions {
      for hit in reading.lookups.at(mention.span.end) where hit.entry.isWord(.honorifics) && hit.length > 1 {
        let value = reading.lexicon.value(hit.id)
        if !value.isEmpty { return value }
      }
    }
    return nil
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
