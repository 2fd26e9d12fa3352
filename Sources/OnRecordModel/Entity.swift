/// What an entity is.
public enum EntityType: String, Hashable, Sendable, Codable, CaseIterable, BitwiseCopyable {
  case person, organization, place
}

/// One place in the text that names an entity.
public struct Mention: Hashable, Sendable, Codable {
  /// Where it stands.
  public var span: TextSpan
  /// The article's own characters, never folded ones.
  public var text: String
  /// The rule that found it.
  public var rule: String

  /// A mention with its evidence.
  @inlinable
  public init(span: TextSpan, text: String, rule: String) {
    self.span = span
    self.text = text
    self.rule = rule
  }
}

/// A person, an organization or a place of one article, with all its mentions.
public struct Entity: Hashable, Sendable, Codable {
  /// The gazetteer entry's id, else type, name and article.
  public var id: String
  /// What it is.
  public var type: EntityType
  /// The fullest Chinese name the article gives, in the article's script.
  public var name: String
  /// Other ways the article names it, Latin spellings among them.
  public var aliases: [String]
  /// Pinyin of a Chinese person's name; evidence, never an identifier.
  public var romanization: String?
  /// The gazetteer entry, where one is known.
  public var gazetteer: String?
  /// `m` or `f`, where the gazetteer or a title tells it; what pronouns are resolved by.
  public var gender: String?
  /// All mentions, in the order of the text.
  public var mentions: [Mention]

  /// An entity with its mentions.
  @inlinable
  public init(
    id: String, type: EntityType, name: String, aliases: [String] = [], romanization: String? = nil,
    gazetteer: String? = nil, gender: String? = nil, mentions: [Mention] = []
  ) {
    self.id = id
    self.type = type
    self.name = name
    self.aliases = aliases
    self.romanization = romanization
    self.gazetteer = gazetteer
    self.gender = gender
    self.mentions = mentions
  }
}
