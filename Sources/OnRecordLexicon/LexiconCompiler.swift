import OnRecordModel

/// Makes a compiled lexicon of gazetteers: tables of characters, one automaton over all forms, their entries.
package struct LexiconCompiler {
  private let source: GazetteerSource
  private let fold: [UInt16]
  private let table: CharacterTable?

  /// A lexicon that stands by itself.
  package init(_ source: GazetteerSource, characters table: CharacterTable) {
    self.source = source
    self.table = table
    fold = table.fold
  }

  /// An overlay on `base`: folded as that one was, without character tables of its own.
  package init(_ source: GazetteerSource, overlaying base: Lexicon) {
    self.source = source
    table = nil
    fold = (0..<CharacterTable.size).map { base.fold(UInt32($0)) }
  }

  /// The compiled lexicon's bytes.
  /// - Throws: `LexiconError.tooLarge` where the names are more than the format holds, about eight million.
  package func compile() throws(LexiconError) -> [UInt8] {
    var strings = StringPool()
    var surfaces: [[UInt16]: [Meaning]] = [:]
    var entities: [EntityRecord] = []
    var entityForms: [UInt32] = []

    for entity in source.entities {
      let index = UInt32(entities.count)
      let kind: LexiconEntry.Kind =
        switch entity.type {
        case .person: .person
        case .organization: .organization
        case .place: .place
        }
      let homeland = UInt16(Homeland(file: entity.file, about: entity.about)?.rawValue ?? 0)
      entities.append(
        EntityRecord(
          type: UInt32(kind.rawValue), name: strings.index(of: entity.name), kind: strings.index(of: entity.kind),
          about: strings.index(of: entity.about), firstForm: UInt32(entityForms.count),
          formCount: UInt32(entity.forms.count)))
      for (position, form) in entity.forms.enumerated() {
        entityForms.append(strings.index(of: form.text))
        guard let key = key(form.text) else { continue }
        let code: UInt16 =
          (form.isWeak ? 1 : 0) | (position == 0 ? 2 : 0) | homeland << 2 | (form.isInitials ? 16 : 0)
        if surfaces[key]?.contains(where: { $0.entry.kind != .word && $0.entry.payload == index }) == true { continue }
        surfaces[key, default: []].append(
          Meaning(
            entry: LexiconEntry(kindCode: kind.rawValue, listCode: 0, formCode: code, payload: index),
            origin: EntryOrigin(text: strings.index(of: entity.file), line: UInt32(clamping: entity.line))))
      }
    }
    for word in source.words {
      guard let key = key(word.word) else { continue }
      surfaces[key, default: []].append(
        Meaning(
          entry: LexiconEntry(
            kindCode: 0, listCode: word.list.rawValue, formCode: word.list.code(of: word.value) ?? 0,
            payload: word.flags),
          origin: EntryOrigin(text: strings.index(of: word.value), line: UInt32(clamping: word.line))))
    }

    // Frequent characters get small codes, so that siblings lie close together.
    var counts = [Int](repeating: 0, count: CharacterTable.size)
    for key in surfaces.keys { for unit in key { counts[Int(unit)] += 1 } }
    let ranked = (0..<CharacterTable.size).filter { counts[$0] > 0 }
      .sorted { (counts[$1], $0) < (counts[$0], $1) }
    var codes = [UInt16](repeating: 0, count: CharacterTable.size)
    for (rank, unit) in ranked.enumerated() { codes[unit] = UInt16(rank + 1) }
    // Then those that no form holds, but names may.
    var characters = [CharacterRecord()]
    for unit in ranked { characters.append(CharacterRecord(costs: nameCosts(unit))) }
    for unit in 0..<CharacterTable.size where codes[unit] == 0 && nameCosts(unit).contains(where: { $0 > 0 }) {
      codes[unit] = UInt16(characters.count)
      characters.append(CharacterRecord(costs: nameCosts(unit)))
    }

    let sorted = surfaces.map { (codes: $0.key.map { codes[Int($0)] }, meanings: $0.value) }
      .sorted { $0.codes.lexicographicallyPrecedes($1.codes) }
    // The value of a key is the index of its first entry, counted from 1; its last entry is marked. Words that texts
    // use most come first: their entries share a few lines of the cache.
    var values = [Int](repeating: 0, count: sorted.count)
    var entries: [LexiconEntry] = []
    var origins: [EntryOrigin] = []
    let costs = sorted.map { Self.cost($0.meanings) }
    for index in sorted.indices.sorted(by: { (costs[$0], $0) < (costs[$1], $1) }) {
      values[index] = entries.count + 1
      for meaning in sorted[index].meanings {
        entries.append(meaning.entry)
        origins.append(meaning.origin)
      }
      if !entries.isEmpty { entries[entries.count - 1].isLast = true }
    }
    let keys = sorted.map(\.codes)
    let trie = try DoubleArray(keys: keys, values: values)
    for (key, value) in zip(keys, values) {
      if key.count == 1 {
        var index = value - 1
        characters[Int(key[0])].insert(entry: entries[index])
        while !entries[index].isLast {
          index += 1
          characters[Int(key[0])].insert(entry: entries[index])
        }
      }
      characters[Int(key[0])].unit = trie.child(of: trie.units[0], by: key[0]) ?? 0
      if key.count > 1 { characters[Int(key[0])].insert(follower: key[1]) }
    }

    var image = ImageBuilder()
    image.add(.fold, table?.fold ?? [])
    image.add(.classes, table?.classes ?? [])
    image.add(.reading, (table?.reading ?? []).map { strings.index(of: table?.readings[Int($0)] ?? "") })
    image.add(.surnameReading, (table?.surnameReading ?? []).map { strings.index(of: table?.readings[Int($0)] ?? "") })
    image.add(.codes, codes)
    image.add(.characters, characters)
    image.add(.trie, trie.units)
    image.add(.entries, entries)
    image.add(.origins, origins)
    image.add(.entities, entities)
    image.add(.entityForms, entityForms)
    image.add(.strings, strings.offsets)
    image.add(.stringBytes, strings.bytes)
    return image.finished()
  }

  private struct Meaning {
    var entry: LexiconEntry
    var origin: EntryOrigin
  }

  /// What a folded character costs in all places of a name; nothing in an overlay.
  private func nameCosts(_ folded: Int) -> ArraySlice<UInt8> {
    guard let table else { return [] }
    return table.names[(folded * NameColumn.count)..<((folded + 1) * NameColumn.count)]
  }

  /// How rare a form is, as far as the common words tell; single characters are common.
  private static func cost(_ meanings: [Meaning]) -> Int {
    meanings.lazy.filter { $0.entry.isWord(.commonWords) }.map(\.entry.number).min() ?? 1000
  }

  /// The folded form, or nil where a character lies beyond the Basic Multilingual Plane.
  private func key(_ text: String) -> [UInt16]? {
    var key: [UInt16] = []
    for scalar in text.unicodeScalars {
      guard scalar.value < CharacterTable.size else { return nil }
      key.append(fold[Int(scalar.value)])
    }
    return key.isEmpty ? nil : key
  }
}

/// Strings written once each, told by index.
private struct StringPool {
  private var indices: [String: UInt32] = [:]
  private(set) var offsets: [UInt32] = [0]
  private(set) var bytes: [UInt8] = []

  mutating func index(of text: String) -> UInt32 {
    if let known = indices[text] { return known }
    let index = UInt32(offsets.count - 1)
    indices[text] = index
    bytes.append(contentsOf: text.utf8)
    offsets.append(UInt32(bytes.count))
    return index
  }
}

private struct ImageBuilder {
  private var body: [UInt8] = []
  private var places: [Int: (offset: Int, count: Int)] = [:]

  mutating func add<Element>(_ section: LexiconFormat.Section, _ elements: [Element]) {
    while body.count % LexiconFormat.alignment != 0 { body.append(0) }
    let offset = body.count
    elements.withUnsafeBytes { body.append(contentsOf: $0) }
    places[section.rawValue] = (offset, body.count - offset)
  }

  func finished() -> [UInt8] {
    let alignment = LexiconFormat.alignment
    let headerBytes = (LexiconFormat.headerWords * 4 + alignment - 1) / alignment * alignment
    var words: [UInt32] = [LexiconFormat.magic, LexiconFormat.version, UInt32(headerBytes + body.count), 0]
    for section in LexiconFormat.Section.allCases {
      let place = places[section.rawValue] ?? (0, 0)
      words.append(UInt32(headerBytes + place.offset))
      words.append(UInt32(place.count))
    }
    var image = words.withUnsafeBytes { Array($0) }
    image.append(contentsOf: repeatElement(0, count: headerBytes - image.count))
    return image + body
  }
}
