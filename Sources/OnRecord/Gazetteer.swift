import OnRecordLexicon
public import OnRecordModel

/// Names and words of the user's own, laid over the built-in gazetteers.
///
///     let own = Gazetteer(
///       entries: [.init(.organization, "浮雲社", latin: ["Cloud Society"], kind: "media")],
///       words: [.init("放話", list: "cues", flags: ["clause"])])
///     let extractor = try Extractor(gazetteers: [own])
///
/// Either script is enough: the fold makes the other.
public struct Gazetteer: Hashable, Sendable, Codable {
  /// A person, an organization or a place of the world, with all ways to write its name.
  public struct Entry: Hashable, Sendable, Codable {
    /// What it is.
    public var type: EntityType
    /// Its name; a `?` behind this or any other form marks it weak: also an ordinary word, or another's name, so that the
    /// article must support it.
    public var name: String
    /// Other Chinese forms: short forms, the names of other regions.
    public var aliases: [String]
    /// Latin forms.
    public var latin: [String]
    /// `m` or `f` for a person, else what sort of organization or place it is, as in the built-in gazetteers.
    public var kind: String
    /// The country or field, in Chinese.
    public var about: String

    /// An entry by its name and what else is known.
    public init(
      _ type: EntityType, _ name: String, aliases: [String] = [], latin: [String] = [], kind: String = "",
      about: String = ""
    ) {
      self.type = type
      self.name = name
      self.aliases = aliases
      self.latin = latin
      self.kind = kind
      self.about = about
    }
  }

  /// A word that rules speak of: a cue, a title, a suffix of organizations. What a rule does with the words of a list
  /// stands at the list's file in `Gazetteers/zh/words`.
  public struct Word: Hashable, Sendable, Codable {
    /// The word itself.
    public var word: String
    /// The list's name: `cues`, `titles`, `organization-suffixes`.
    public var list: String
    /// What the word stands for, where its list has values: `km` of a unit.
    public var value: String
    /// How the word behaves, by the names that its list knows.
    public var flags: [String]

    /// A word of a list.
    public init(_ word: String, list: String, value: String = "", flags: [String] = []) {
      self.word = word
      self.list = list
      self.value = value
      self.flags = flags
    }
  }

  /// Names.
  public var entries: [Entry]
  /// Words for the rules.
  public var words: [Word]

  /// A gazetteer of names and words.
  public init(entries: [Entry] = [], words: [Word] = []) {
    self.entries = entries
    self.words = words
  }

  /// Adds all lines to those that `reader` has read; a line that is wrong is told in its errors as NAME:NUMBER, entries
  /// counted from 1 and words after them.
  func add(to reader: inout GazetteerReader, as name: String) {
    for (index, entry) in entries.enumerated() {
      reader.addEntity(
        entry.type, forms: [entry.name] + entry.aliases + entry.latin, kind: entry.kind, about: entry.about,
        from: name, line: index + 1)
    }
    for (index, word) in words.enumerated() {
      reader.addWord(
        word.word, list: word.list, value: word.value, flags: word.flags, from: name, line: entries.count + index + 1)
    }
  }
}

extension Extractor {
  /// An extractor with gazetteers and rules made in code: gazetteers are laid over the built-in ones, later ones over
  /// earlier ones, rules stand beside the built-in ones.
  /// - Throws: for the first line that is wrong, with what was found and what was expected.
  public init(gazetteers: [Gazetteer] = [], rules: [OwnNameRule]) throws {
    self.init(lexicon: try Extractor(gazetteers: gazetteers).lexicon, rules: rules)
  }

  /// An extractor with gazetteers made in code laid over the built-in ones; later ones lie over earlier ones.
  /// - Throws: for the first line that is wrong, with what was found and what was expected.
  public init(gazetteers: [Gazetteer]) throws {
    var reader = GazetteerReader()
    for (index, gazetteer) in gazetteers.enumerated() { gazetteer.add(to: &reader, as: "gazetteer \(index + 1)") }
    try self.init(compiled: gazetteers.isEmpty ? [] : [Self.compile(reader)])
  }
}
