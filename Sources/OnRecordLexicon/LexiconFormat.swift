/// The layout of a compiled lexicon: a header of section offsets, then sections, each aligned to 64 bytes, in the
/// machine's byte order. Used in place: nothing is parsed or copied when it is opened.
enum LexiconFormat {
  static let magic: UInt32 = 0x4352_4E4F
  /// Counts up whenever a section changes its meaning.
  static let version: UInt32 = 7

  enum Section: Int, CaseIterable {
    case fold, classes, reading, surnameReading, codes, characters, trie, entries, origins, entities, entityForms
    case strings, stringBytes
  }

  static let alignment = 64

  /// Magic, version, total size, then offset and byte count of each section.
  static let headerWords = 4 + Section.allCases.count * 2
}

/// One meaning of a surface form: 8 bytes in the compiled lexicon, so that the common ones stay in the cache.
@frozen
public struct LexiconEntry: Sendable, BitwiseCopyable {
  @frozen
  public enum Kind: UInt8, Sendable {
    case word, person, organization, place
  }

  /// From the lowest bit: 8 bits kind, 7 bits list, 1 bit for the last entry of its surface form, 16 bits form. In one
  /// word, so that a question is one comparison.
  @usableFromInline var head: UInt32
  /// Flags of a word; index of an entity.
  @usableFromInline var payload: UInt32

  /// - Parameter formCode: bits of an entity's form; the number of a word.
  init(kindCode: UInt8, listCode: UInt8, formCode: UInt16, payload: UInt32) {
    head = UInt32(kindCode) | UInt32(listCode) << 8 | UInt32(formCode) << 16
    self.payload = payload
  }

  @inlinable
  @inline(__always)
  var kindCode: UInt8 { UInt8(truncatingIfNeeded: head) }
  @inlinable
  @inline(__always)
  var listCode: UInt8 { UInt8(truncatingIfNeeded: head >> 8 & 0x7F) }
  @inlinable
  @inline(__always)
  var formCode: UInt16 { UInt16(truncatingIfNeeded: head >> 16) }

  @inlinable
  public var kind: Kind { kindCode <= Kind.place.rawValue ? unsafeBitCast(kindCode, to: Kind.self) : .word }
  @inlinable
  public var flags: UInt32 { payload }
  /// The number that stands for a word's value, as its list tells.
  @inlinable
  public var number: Int { kindCode == 0 ? Int(formCode) : 0 }
  /// Needs support by the article.
  @inlinable
  public var isWeak: Bool { kindCode != 0 && formCode & 1 != 0 }
  /// Where an entity is at home, as far as readings of numbers need it; nil for the rest of the world and for words.
  @inlinable
  public var homeland: Homeland? {
    kindCode == 0 ? nil : Homeland(rawValue: UInt8(truncatingIfNeeded: formCode >> 2 & 3))
  }

  /// Capital letters alone, FDA: in small letters behind a capital it is a word, Who.
  @inlinable
  public var isInitials: Bool { kindCode != 0 && formCode & 16 != 0 }

  /// The form is the entry's own name, not an alias.
  @inlinable
  public var isName: Bool { kindCode != 0 && formCode & 2 != 0 }
  @inlinable
  public var list: WordList { WordList(code: listCode) }

  /// No other entry of the same surface form stands behind it.
  @inline(__always)
  var isLast: Bool {
    get { head & 1 << 15 != 0 }
    set { head = newValue ? head | 1 << 15 : head & ~(1 << 15) }
  }

  @inlinable
  @inline(__always)
  public func isWord(_ list: WordList) -> Bool { head & 0x7FFF == UInt32(list.rawValue) << 8 }

  /// A word of one of `lists`.
  @inlinable
  @inline(__always)
  public func isWord(of lists: WordListSet) -> Bool {
    kindCode == 0 && lists.rawValue &>> UInt64(listCode) & 1 != 0
  }
}

/// The three regions whose news call their own currency 元; an entity's file or description tells its region.
@frozen
public enum Homeland: UInt8, Sendable, CaseIterable {
  case taiwan = 1
  case hongKong, mainland

  /// The region of an entity: told by its file, `places/taiwan.tsv`, or by what its description begins with, 香港政黨.
  init?(file: String, about: String) {
    if let region = Homeland(file: file) ?? Homeland(about: about) { self = region } else { return nil }
  }

  private init?(about: String) {
    if about.hasPrefix("台灣") {
      self = .taiwan
    } else if about.hasPrefix("香港") || about.hasPrefix("澳門") {
      self = .hongKong
    } else if about.hasPrefix("中國") {
      self = .mainland
    } else {
      return nil
    }
  }

  private init?(file: String) {
    guard let name = file.split(separator: "/").last else { return nil }
    if name.hasPrefix("taiwan") {
      self = .taiwan
    } else if name.hasPrefix("hongkong") {
      self = .hongKong
    } else if name.hasPrefix("china") {
      self = .mainland
    } else {
      return nil
    }
  }
}

/// Where an entry comes from: a word's value or an entity's file, as a string index, and the line.
struct EntryOrigin: BitwiseCopyable {
  var text: UInt32
  var line: UInt32
}

/// An entity of the gazetteers: 24 bytes in the compiled lexicon.
struct EntityRecord {
  var type: UInt32
  var name: UInt32
  var kind: UInt32
  var about: UInt32
  /// The string indices of all forms: a range in the section `entityForms`.
  var firstForm: UInt32
  var formCount: UInt32
}
