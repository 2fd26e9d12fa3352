/// What somebody said, with who said it and which word tells so.
public struct Quotation: Hashable, Sendable, Codable {
  /// direct: all of it inside quotation marks. indirect: none. mixed: indirect with quoted words inside.
  public enum Form: String, Hashable, Sendable, Codable, CaseIterable {
    case direct, indirect, mixed
  }

  /// How the text names the source.
  public enum Standing: String, Hashable, Sendable, Codable, CaseIterable {
    case named, titled, pronoun, implied, anonymous
  }

  /// The words that name the source; an implied source (zero subject, the last speaker) has no words of its own here.
  public struct Source: Hashable, Sendable, Codable {
    /// Where the words stand.
    public var span: TextSpan
    /// The article's own characters.
    public var text: String
    /// How the words name the source.
    public var standing: Standing

    /// The words that name a source.
    @inlinable
    public init(span: TextSpan, text: String = "", standing: Standing) {
      self.span = span
      self.text = text
      self.standing = standing
    }
  }

  /// A stretch of the article with its text.
  public struct Stretch: Hashable, Sendable, Codable {
    /// Where the words stand.
    public var span: TextSpan
    /// The article's own characters.
    public var text: String

    /// A stretch with its text.
    @inlinable
    public init(span: TextSpan, text: String = "") {
      self.span = span
      self.text = text
    }
  }

  /// Article, span and kind.
  public var id: String
  /// How much of it stands inside quotation marks.
  public var form: Form
  /// One stretch, or two around one cue.
  public var content: [Stretch]
  /// The word that tells that something was said; nil for a bare 「…」 and for what goes on.
  public var cue: Stretch?
  /// The words that name who said it.
  public var source: Source?
  /// The entities behind the source: none for an anonymous one, two where two speak jointly.
  public var speakers: [String]
  /// Uncued indirect sentences that go on after a quote.
  public var isContinuation: Bool
  /// To whom it was said: 向BBC中文, 告訴X.
  public var addressee: Stretch?
  /// Where it was said: 在記者會上, 於臉書發文.
  public var venue: Stretch?
  /// The rule that found the content.
  public var contentRule: String
  /// The rule that found the source.
  public var sourceRule: String?

  /// A quote with its evidence.
  @inlinable
  public init(
    id: String = "", form: Form, content: [Stretch], cue: Stretch? = nil, source: Source? = nil,
    speakers: [String] = [], isContinuation: Bool = false, addressee: Stretch? = nil, venue: Stretch? = nil,
    contentRule: String, sourceRule: String? = nil
  ) {
    self.id = id
    self.form = form
    self.content = content
    self.cue = cue
    self.source = source
    self.speakers = speakers
    self.isContinuation = isContinuation
    self.addressee = addressee
    self.venue = venue
    self.contentRule = contentRule
    self.sourceRule = sourceRule
  }

  /// From the first scalar of the content to its last.
  @inlinable
  public var span: TextSpan {
    TextSpan(content.first?.span.start ?? 0, content.last?.span.end ?? 0)
  }
}
