/// What an entity is.
public enum EntityType: String, Hashable, Sendable, Codable, CaseIterable {
  case person, organization, place
}

/// One place in the text that names an entity.
public struct Mention: Hashable, Sendable, Codable {
  public var span: TextSpan
  /// The article's own characters, never folded ones.
  public var text: String
  public var rule: String

  public init(span: TextSpan, text: String, rule: String) {
    self.span = span
    self.text = text
    self.rule = rule
  }
}

/// A person, an organization or a place of one article, with all its mentions.
public struct Entity: Hashable, Sendable, Codable {
  public var id: String
  public var type: EntityType
  public var name: String
  public var aliases: [String]
  /// Pinyin of a Chinese person's name; evidence, never an identifier.
  public var romanization: String?
  /// The gazetteer entry, where one is known.
  public var gazetteer: String?
  /// `m` or `f`, where the gazetteer or a title tells it; what pronouns are resolved by.
  public var gender: String?
  public var mentions: [Mention]

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
