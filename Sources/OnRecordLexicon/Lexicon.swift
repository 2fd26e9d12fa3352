package import OnRecordModel

/// A compiled lexicon that cannot be used.
package enum LexiconError: Error, Hashable, Sendable, CustomStringConvertible {
  case notALexicon
  case otherVersion(UInt32)
  case truncated
  case damaged
  case tooLarge

  package var description: String {
    switch self {
    case .notALexicon: "no compiled lexicon"
    case .otherVersion(let version):
      "a compiled lexicon of version \(version), expected \(LexiconFormat.version): compile it again"
    case .truncated: "a compiled lexicon that ends too early"
    case .damaged: "a compiled lexicon that is damaged: compile it again"
    case .tooLarge: "more names than a lexicon holds"
    }
  }
}

/// All that is known before an article is read: characters, words, entities; the built-in gazetteers and the user's
/// overlays as one.
///
/// Immutable and used in place; copies share it. Safe to share between threads.
public struct Lexicon: Sendable {
  /// The built-in gazetteers, or the only ones.
  @usableFromInline let base: LexiconImage
  /// What lies over them, first laid first.
  let overlays: [LexiconImage]

  /// - Parameter image: a compiled lexicon, aligned to 64 bytes, which must stay where it is for ever.
  package init(immortal image: UnsafeRawBufferPointer) throws(LexiconError) {
    base = try LexiconImage(image, owner: nil)
    overlays = []
  }

  package init(_ bytes: [UInt8]) throws(LexiconError) {
    let owner = ImageOwner(bytes)
    base = try LexiconImage(UnsafeRawBufferPointer(owner.buffer), owner: owner)
    overlays = []
  }

  private init(base: LexiconImage, overlays: [LexiconImage]) {
    self.base = base
    self.overlays = overlays
  }

  /// What `body` makes of an image.
  @inline(__always)
  private func with<Result>(_ image: Int, _ body: (LexiconImage) -> Result) -> Result {
    image == 0 ? body(base) : body(overlays[image - 1])
  }

  /// This lexicon with another laid over it.
  package func overlaid(with bytes: [UInt8]) throws(LexiconError) -> Lexicon {
    let owner = ImageOwner(bytes)
    let image = try LexiconImage(UnsafeRawBufferPointer(owner.buffer), owner: owner)
    guard image.isSound else { throw .damaged }
    return Lexicon(base: base, overlays: overlays + [image])
  }

  /// Whether `bytes` begin as a compiled lexicon does.
  package static func isImage(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 4 && bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) } == LexiconFormat.magic
  }

  // MARK: Characters

  /// The matching key of a scalar; what lies beyond the Basic Multilingual Plane has none and gives U+FFFF.
  @inlinable
  public func fold(_ scalar: UInt32) -> UInt16 { scalar < 0x10000 ? base.fold[Int(scalar)] : 0xFFFF }

  /// Keys and raw classes of the characters of the Basic Multilingual Plane, for reading whole texts.
  @inlinable
  public var characters: (fold: UnsafeBufferPointer<UInt16>, classes: UnsafeBufferPointer<UInt8>) {
    (base.fold, base.classes)
  }

  @inlinable
  public func characterClass(_ scalar: UInt32) -> CharacterClass {
    guard scalar < 0x10000 else { return (0x20000..<0x40000).contains(scalar) ? .han : .symbol }
    return CharacterClass(code: base.classes[Int(scalar)])
  }

  /// What a folded character costs in a place of a name, in tenths of a negative logarithm; 0 where it was never seen.
  @inlinable
  public func nameCost(_ folded: UInt16, _ column: NameColumn) -> Int {
    Int(nameCosts(ofCode: base.codes[Int(folded)])[column.rawValue])
  }

  /// What the character of a code costs in all places of a name, in the order of `NameColumn`, then zeros: 16 bytes.
  @inlinable
  @inline(__always)
  public func nameCosts(ofCode code: UInt16) -> UnsafePointer<UInt8> {
    let record = UnsafeRawPointer(base.characters.baseAddress.unsafelyUnwrapped + Int(code))
    return (record + CharacterRecord.namesOffset).assumingMemoryBound(to: UInt8.self)
  }

  /// The Pinyin syllable of a folded character in ASCII, without tone; as it is read in surnames where asked.
  package func pinyin(_ folded: UInt16, asSurname: Bool = false) -> UnsafeBufferPointer<UInt8> {
    base.bytes(asSurname ? base.surnameReading[Int(folded)] : base.reading[Int(folded)])
  }

  // MARK: Entries

  package func entry(_ id: EntryID) -> LexiconEntry { with(id.image) { $0.entries[id.index] } }

  /// The value of a word: the ISO code of a currency, the symbol of a unit.
  package func value(_ id: EntryID) -> String {
    with(id.image) { $0.entries[id.index].kind == .word ? $0.string($0.origins[id.index].text) : "" }
  }

  /// Where an entry stands: the file for entities, the list for words, and its line.
  package func place(_ id: EntryID) -> String {
    let entry = entry(id)
    let (text, line) = with(id.image) { ($0.string($0.origins[id.index].text), $0.origins[id.index].line) }
    return entry.kind == .word ? "words/\(entry.list.name).tsv:\(line)" : "\(text):\(line)"
  }

  /// The name of an entity, without the rest of its description.
  package func name(of id: EntityID) -> String {
    with(id.image) { $0.string($0.entities[id.index].name) }
  }

  /// The kind of an entity, without the rest of its description.
  package func kind(of id: EntityID) -> String {
    with(id.image) { $0.string($0.entities[id.index].kind) }
  }

  package func description(_ id: EntityID) -> EntityDescription {
    with(id.image) { Self.description(id, $0) }
  }

  private static func description(_ id: EntityID, _ image: LexiconImage) -> EntityDescription {
    let record = image.entities[id.index]
    let type: EntityType =
      switch LexiconEntry.Kind(rawValue: UInt8(truncatingIfNeeded: record.type)) {
      case .person: .person
      case .organization: .organization
      default: .place
      }
    let forms = (0..<Int(record.formCount)).map { image.string(image.entityForms[Int(record.firstForm) + $0]) }
    return EntityDescription(
      type: type, name: image.string(record.name), forms: forms, kind: image.string(record.kind),
      about: image.string(record.about))
  }

  /// The league of a team, or of a league itself; nil for every other entity.
  package func league(of id: EntityID) -> League? {
    let (kind, about) = with(id.image) { image in
      (image.bytes(image.entities[id.index].kind), image.entities[id.index].about)
    }
    let isLeague = Self.leagueKinds.contains { $0.elementsEqual(kind) }
    return isLeague ? League(image: id.image, about: about) : nil
  }

  private static let leagueKinds = ["team", "league"].map { Array($0.utf8) }

  /// Whether the gazetteers know the entity as a place.
  package func isPlace(_ id: EntityID) -> Bool {
    with(id.image) { $0.entities[id.index].type == UInt32(LexiconEntry.Kind.place.rawValue) }
  }

  /// The place whose name opens the description of an entity, 日本 of 日本政治人物: the longest of two to five characters.
  package func place(openingDescriptionOf id: EntityID) -> EntityID? {
    let about = with(id.image) { $0.string($0.entities[id.index].about) }
    var best: (length: Int, place: EntityID)?
    for number in 0...overlays.count {
      with(number) { image in
        var unit = image.trie[0]
        for (index, scalar) in about.unicodeScalars.prefix(5).enumerated() {
          guard let next = image.child(of: unit, by: image.codes[Int(fold(scalar.value))]) else { return }
          unit = next
          // Of equals the lexicon laid first.
          guard index > 0, index >= best?.length ?? 0,
            let entry = image.entry(ofUnit: unit, where: { $0.kind == .place })
          else { continue }
          best = (index + 1, EntityID(image: number, index: Int(entry.payload)))
        }
      }
    }
    return best?.place
  }

  /// In what field somebody is known: told by the title or the word that the description ends in, 作家 of 台灣作家.
  package func field(of id: EntityID) -> TitleField? {
    let about = Array(
      with(id.image) { $0.string($0.entities[id.index].about) }.unicodeScalars.suffix(Self.longestTitle))
    for start in about.indices.dropLast() {
      let field = with(0) { image -> TitleField? in
        var unit = image.trie[0]
        for scalar in about[start...] {
          guard let next = image.child(of: unit, by: image.codes[Int(fold(scalar.value))]) else { return nil }
          unit = next
        }
        return image.entry(ofUnit: unit, where: { $0.isWord(.titles) || $0.isWord(.fieldWords) })
          .flatMap { TitleField(code: $0.number) }
      }
      if let field { return field }
    }
    return nil
  }

  private static let longestTitle = 6

  /// The place whose name is `name`, in whatever script; for the few names that word lists speak of.
  package func place(named name: String) -> EntityID? {
    entry(named: name) { $0.kind == .place }.map { EntityID(image: $0.image, index: Int($0.entry.payload)) }
  }

  /// The organization that needs no support where it is named `name`, in whatever script.
  package func organization(named name: String) -> EntityID? {
    entry(named: name) { $0.kind == .organization && !$0.isWeak }
      .map { EntityID(image: $0.image, index: Int($0.entry.payload)) }
  }

  /// Where the entity is at home whose name or alias is `name`.
  package func homeland(named name: String) -> Homeland? {
    entry(named: name) { $0.homeland != nil }.flatMap { $0.entry.homeland }
  }

  /// The first entry of exactly that surface form that meets the condition.
  private func entry(named name: String, where isFit: (LexiconEntry) -> Bool) -> (image: Int, entry: LexiconEntry)? {
    for number in 0...overlays.count {
      let entry = with(number) { image -> LexiconEntry? in
        var unit = image.trie[0]
        for scalar in name.unicodeScalars {
          guard let next = image.child(of: unit, by: image.codes[Int(fold(scalar.value))]) else { return nil }
          unit = next
        }
        return image.entry(ofUnit: unit, where: isFit)
      }
      if let entry { return (number, entry) }
    }
    return nil
  }

  package var entityCount: Int { ([base] + overlays).reduce(0) { $0 + $1.entities.count } }
}

/// An entry of one of a lexicon's images.
@frozen
public struct EntryID: Hashable, Sendable, BitwiseCopyable {
  @usableFromInline let code: UInt32
  @inlinable
  init(image: Int, index: Int) { code = UInt32(image) << 28 | UInt32(index) }

  /// An entry of the first image.
  @inline(__always)
  init(base index: Int) { code = UInt32(truncatingIfNeeded: index) }

  @inlinable
  var image: Int { Int(code >> 28) }
  @inlinable
  var index: Int { Int(code & 0x0FFF_FFFF) }
}

/// An entity of one of a lexicon's images.
@frozen
public struct EntityID: Hashable, Sendable, BitwiseCopyable {
  @usableFromInline let code: UInt32
  @inlinable
  init(image: Int, index: Int) { code = UInt32(image) << 28 | UInt32(index) }
  @inlinable
  var image: Int { Int(code >> 28) }
  @inlinable
  var index: Int { Int(code & 0x0FFF_FFFF) }
  /// Different for each entity of all images.
  @inlinable
  public var number: UInt32 { code }
}

/// What a league and its teams have in common: the last column of their lines.
package struct League: Hashable, Sendable {
  let image: Int
  let about: UInt32
}

/// What the gazetteers say of an entity.
package struct EntityDescription: Hashable, Sendable {
  package var type: EntityType
  package var name: String
  package var forms: [String]
  package var kind: String
  package var about: String
}

/// Holds the bytes of an image that was compiled at run time.
final class ImageOwner: @unchecked Sendable {
  let buffer: UnsafeMutableRawBufferPointer

  init(_ bytes: [UInt8]) {
    buffer = .allocate(byteCount: max(bytes.count, LexiconFormat.alignment), alignment: LexiconFormat.alignment)
    bytes.withUnsafeBytes { buffer.copyMemory(from: $0) }
  }

  deinit { buffer.deallocate() }
}

/// One compiled lexicon, read in place. Never written to, so it is safe to share.
///
/// A class, so that a lexicon is two references, which everything that keeps one copies.
@usableFromInline
final class LexiconImage: @unchecked Sendable {
  @usableFromInline let fold: UnsafeBufferPointer<UInt16>
  @usableFromInline let classes: UnsafeBufferPointer<UInt8>
  let reading: UnsafeBufferPointer<UInt32>
  let surnameReading: UnsafeBufferPointer<UInt32>
  @usableFromInline let codes: UnsafeBufferPointer<UInt16>
  /// By their codes; 0 is the code of what the lexicon does not know.
  @usableFromInline let characters: UnsafeBufferPointer<CharacterRecord>
  let trie: UnsafeBufferPointer<UInt64>
  let entries: UnsafeBufferPointer<LexiconEntry>
  let origins: UnsafeBufferPointer<EntryOrigin>
  let entities: UnsafeBufferPointer<EntityRecord>
  let entityForms: UnsafeBufferPointer<UInt32>
  let strings: UnsafeBufferPointer<UInt32>
  let stringBytes: UnsafeBufferPointer<UInt8>
  private let owner: ImageOwner?

  init(_ image: UnsafeRawBufferPointer, owner: ImageOwner?) throws(LexiconError) {
    guard image.count >= LexiconFormat.headerWords * 4 else { throw .truncated }
    let header = image.bindMemory(to: UInt32.self)
    guard header[0] == LexiconFormat.magic else { throw .notALexicon }
    guard header[1] == LexiconFormat.version else { throw .otherVersion(header[1]) }
    guard Int(header[2]) <= image.count else { throw .truncated }
    for section in LexiconFormat.Section.allCases {
      let offset = Int(header[4 + section.rawValue * 2])
      guard offset % LexiconFormat.alignment == 0, offset + Int(header[5 + section.rawValue * 2]) <= image.count else {
        throw .truncated
      }
    }
    func section<Element>(_ section: LexiconFormat.Section, _: Element.Type) -> UnsafeBufferPointer<Element> {
      let offset = Int(header[4 + section.rawValue * 2])
      let count = Int(header[5 + section.rawValue * 2])
      return UnsafeRawBufferPointer(rebasing: image[offset..<(offset + count)]).bindMemory(to: Element.self)
    }
    fold = section(.fold, UInt16.self)
    classes = section(.classes, UInt8.self)
    reading = section(.reading, UInt32.self)
    surnameReading = section(.surnameReading, UInt32.self)
    codes = section(.codes, UInt16.self)
    characters = section(.characters, CharacterRecord.self)
    trie = section(.trie, UInt64.self)
    entries = section(.entries, LexiconEntry.self)
    origins = section(.origins, EntryOrigin.self)
    entities = section(.entities, EntityRecord.self)
    entityForms = section(.entityForms, UInt32.self)
    strings = section(.strings, UInt32.self)
    stringBytes = section(.stringBytes, UInt8.self)
    self.owner = owner
  }

  /// The unit behind `unit` by `code`, nil where no key goes on so; code 0 is no key's.
  @inline(__always)
  func child(of unit: UInt64, by code: UInt16) -> UInt64? {
    let base = DoubleArray.Unit.base(unit)
    let index = base + Int(code)
    guard code != 0, base != 0, index < trie.count else { return nil }
    let child = trie[index]
    return DoubleArray.Unit.label(child) == Int(code) ? child : nil
  }

  /// The first entry that meets the condition of the key that leads to `unit`.
  @inline(__always)
  func entry(ofUnit unit: UInt64, where isFit: (LexiconEntry) -> Bool) -> LexiconEntry? {
    var index = DoubleArray.Unit.value(unit) - 1
    guard index >= 0 else { return nil }
    while true {
      let entry = entries[index]
      if isFit(entry) { return entry }
      if entry.isLast { return nil }
      index += 1
    }
  }

  func bytes(_ index: UInt32) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: stringBytes[Int(strings[Int(index)])..<Int(strings[Int(index) + 1])])
  }

  func string(_ index: UInt32) -> String { String(decoding: bytes(index), as: UTF8.self) }
}
