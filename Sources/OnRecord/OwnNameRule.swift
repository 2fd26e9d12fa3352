public import OnRecordModel

/// A rule of the user's own that finds names, beside those that are built in.
///
///     let courts = OwnNameRule("own.court") { paragraph in
///       paragraph.indices.dropFirst(2).filter { paragraph[$0] == "庭" }
///         .map { OwnNameRule.Name(TextSpan($0 - 2, $0 + 1), .organization) }
///     }
///     let extractor = try Extractor(rules: [courts])
///
/// What it proposes competes for its characters with all other readings of them, with the weight of a name that a
/// gazetteer knows, and makes mentions that name the rule. To make the built-in rules know one more word, use
/// ``Gazetteer/Word`` instead.
public struct OwnNameRule: Sendable {
  /// A name that the rule proposes.
  public struct Name: Hashable, Sendable {
    /// Where it stands in the article.
    public var span: TextSpan
    /// What it names.
    public var type: EntityType

    /// A name in the article.
    public init(_ span: TextSpan, _ type: EntityType) {
      self.span = span
      self.type = type
    }
  }

  /// What mentions name as their rule, such as `own.court`.
  public let id: String
  /// The names of one paragraph. The indices of its characters are offsets in the article's text; a span outside of it,
  /// or an empty one, is passed over. Called on the thread that reads the article: it must give the same names for the
  /// same paragraph, whatever came before.
  public let names: @Sendable (_ paragraph: ArraySlice<Unicode.Scalar>) -> [Name]

  /// A rule with its id, which must not be empty.
  public init(_ id: String, names: @escaping @Sendable (_ paragraph: ArraySlice<Unicode.Scalar>) -> [Name]) {
    self.id = id
    self.names = names
  }
}

/// What the user's own rules propose in an article, by their starts; empty without such rules.
struct OwnNames {
  private var names: [(name: OwnNameRule.Name, rule: String)] = []

  init(_ rules: [OwnNameRule], _ document: Document) {
    if rules.isEmpty { return }
    let scalars = document.scalars.map { Unicode.Scalar($0) ?? "\u{FFFD}" }
    for paragraph in document.paragraphs {
      for rule in rules {
        for name in rule.names(scalars[paragraph.span.range])
        where paragraph.span.contains(name.span) && !name.span.isEmpty {
          names.append((name, rule.id))
        }
      }
    }
    names.sort { ($0.name.span, $0.rule) < ($1.name.span, $1.rule) }
  }

  func add(to candidates: inout [MentionCandidate], in paragraph: TextSpan) {
    for (name, _) in names[names.partitioningIndex { $0.name.span.start >= paragraph.start }...] {
      guard paragraph.contains(name.span) else { break }
      candidates.append(
        MentionCandidate(
          span: name.span, type: name.type, entity: nil, cost: MentionCost.gazetteer(name.span.length), rule: .own))
    }
  }

  /// The id of the rule that proposed the name at `span`.
  func rule(at span: TextSpan) -> String {
    let index = names.partitioningIndex { $0.name.span >= span }
    return index < names.count && names[index].name.span == span ? names[index].rule : NameRule.own.rawValue
  }
}
