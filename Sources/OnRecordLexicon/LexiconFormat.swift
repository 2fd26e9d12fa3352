/// The layout of a compiled lexicon: a header of section offsets, then sections, each aligned to 16 bytes, in the
/// machine's byte order. Used in place: nothing is parsed or copied when it is opened.
enum LexiconFormat {
  static let magic: UInt32 = 0x4352_4E4F
  /// Counts up whenever a section changes its meaning.
  static let version: UInt32 = 2

  enum Section: Int, CaseIterable {
    case fold, classes, names, reading, surnameReading, codes, pairs, trie, entries, entities, entityForms
    case strings, stringBytes
  }

  /// Magic, version, total size, then offset and byte count of each section.
  static let headerWords = 4 + Section.allCases.count * 2
}

/// One meaning of a surface form: 16 bytes in the compiled lexicon.
package struct LexiconEntry: Sendable, BitwiseCopyable {
  package enum Kind: UInt8, Sendable {
    case word, person, organization, place
  }

  var kindCode: UInt8
  /// The list of a word; the highest bit tells the last entry of its surface form.
  var listCode: UInt8
  /// Bits of an entity's form; the number of a word.
  var formCode: UInt16
  /// Flags of a word; index of an entity.
  var payload: UInt32
  /// The word's value, as a string index.
  var valueIndex: UInt32
  /// Line of the file the entry comes from.
  package var line: UInt32

  package var kind: Kind { Kind(rawValue: kindCode) ?? .word }
  package var flags: UInt32 { payload }
  /// The value of a word where it is a whole number below 65536, else 0.
  package var number: Int { kindCode == 0 ? Int(formCode) : 0 }
  /// Needs support by the article.
  package var isWeak: Bool { kindCode != 0 && formCode & 1 != 0 }
  /// The form is the entry's own name, not an alias.
  package var isName: Bool { kindCode != 0 && formCode & 2 != 0 }
  package var list: WordList { WordList(rawValue: listCode & Self.listMask) ?? .commonWords }

  static let listMask: UInt8 = 0x7F

  /// No other entry of the same surface form stands behind it.
  @inline(__always)
  var isLast: Bool { listCode & 0x80 != 0 }

  @inline(__always)
  package func isWord(_ list: WordList) -> Bool { kindCode == 0 && listCode & Self.listMask == list.rawValue }
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
