package import OnRecordModel

/// What is wrong in a gazetteer file, and where.
package struct GazetteerError: Error, Hashable, Sendable, CustomStringConvertible {
  package let file: String
  /// Counted from 1; 0 where the whole file is meant.
  package let line: Int
  package let found: String
  package let expected: String

  package init(file: String, line: Int, found: String, expected: String) {
    self.file = file
    self.line = line
    self.found = found
    self.expected = expected
  }

  package var description: String { "\(file):\(line): found \(found), expected \(expected)" }
}

/// One way to write an entry: a name, an alias, a Latin form.
package struct GazetteerForm: Hashable, Sendable {
  package var text: String
  /// Also an ordinary word or another's name: needs support by the article.
  package var isWeak: Bool

  package init(text: String, isWeak: Bool) {
    self.text = text
    self.isWeak = isWeak
  }

  /// Capital letters alone: FDA.
  package var isInitials: Bool {
    text.unicodeScalars.count > 1 && text.unicodeScalars.allSatisfy { ("A"..."Z").contains($0) }
  }
}

/// One line of an entity gazetteer: a person, an organization or a place of the world.
package struct GazetteerEntry: Hashable, Sendable {
  package var type: EntityType
  package var name: String
  /// All forms, the name first.
  package var forms: [GazetteerForm]
  package var kind: String
  package var about: String
  package var file: String
  package var line: Int
}

/// One line of a word list.
package struct WordEntry: Hashable, Sendable {
  package var list: WordList
  package var word: String
  package var value: String
  package var flags: UInt32
  package var file: String
  package var line: Int
}

/// What a character costs in each place of a name: one line of `characters/names.tsv`.
package struct NameCharacter: Hashable, Sendable {
  package var character: UInt32
  /// In the order of `NameColumn`.
  package var costs: [UInt8]
}

/// The gazetteers as read, before they are compiled.
package struct GazetteerSource: Sendable {
  package var entities: [GazetteerEntry] = []
  package var words: [WordEntry] = []
  package var nameCharacters: [NameCharacter] = []
  /// `rules/`: what each rule means, with its cases; nothing of it is compiled.
  package var rules: [RuleEntry] = []
  /// `characters.tsv`: the class of characters that Unicode's category does not tell.
  package var classes: [UInt32: CharacterClass] = [:]
  /// `fold.tsv`: characters that ICU's Hant-Hans leaves apart.
  package var folds: [UInt32: UInt32] = [:]
  package var errors: [GazetteerError] = []

  package init() {}
}
