import OnRecordLexicon
import OnRecordModel

/// A noun phrase that may be the source of a quote: 美國喬治城大學助理教授杜如松(Rush Doshi) as one.
struct SourceCandidate {
  enum Kind {
    /// Its head is a name.
    case named
    /// Its head is a title or short form that points at a name: 陳校長.
    case titled
    case pronoun
    /// Its head is a noun without a name: 知情人士, 華為的一名發言人.
    case anonymous
    /// Its head is a document: 聲明, 報告.
    case document
  }

  var span: TextSpan
  /// The head alone: the name.
  var head: TextSpan
  var kind: Kind
  /// The entities of the head, or of the body that the head speaks for.
  var entities: [Int]
  /// What governs it: a preposition right before, 向X, 在Y.
  var government: Government = .none
  var flags: SourceFlags
  /// No list holds it, it only stands where a source stands.
  var isUnknown = false
  /// A conjunction governs its clause, 對於X稱: others go on, not X.
  var isBackground = false
  private var rare: Rare?

  init(
    span: TextSpan, head: TextSpan, kind: Kind, entities: [Int], flags: SourceFlags, isUnknown: Bool = false
  ) {
    self.span = span
    self.head = head
    self.kind = kind
    self.entities = entities
    self.flags = flags
    self.isUnknown = isUnknown
  }

  /// What few candidates have, behind one reference: candidates are copied often.
  private final class Rare {
    let partners: [Int]
    let author: Author?
    let others: [Int]
    let issuer: TextSpan?

    init(partners: [Int], author: Author?, others: [Int], issuer: TextSpan?) {
      self.partners = partners
      self.author = author
      self.others = others
      self.issuer = issuer
    }
  }

  /// Names before a conjunction, behind which only a place or a body has come so far: 布林肯和日本… of 布林肯和日本外相林芳正.
  var partners: [Int] {
    get { rare?.partners ?? [] }
    set {
      if rare == nil, newValue.isEmpty { return }
      rare = Rare(partners: newValue, author: author, others: others, issuer: issuer)
    }
  }

  /// The noun before a document for whoever wrote it: 父親 of 父親昨晚發出聲明.
  var author: Author? {
    get { rare?.author }
    set { rare = Rare(partners: partners, author: newValue, others: others, issuer: issuer) }
  }

  /// Whom a pronoun does not mean: those whom its clause names behind it, 她對張惠玲說.
  var others: [Int] {
    get { rare?.others ?? [] }
    set {
      if rare == nil, newValue.isEmpty { return }
      rare = Rare(partners: partners, author: author, others: newValue, issuer: issuer)
    }
  }

  /// The words for whoever issues the document by a verb: 父親 of 父親昨晚發出聲明, nobody of 父親的聲明.
  var issuer: TextSpan? {
    get { rare?.issuer }
    set { rare = Rare(partners: partners, author: author, others: others, issuer: newValue) }
  }

  /// It only points, 這篇, and has no noun.
  var isPointer: Bool { kind == .anonymous && flags.contains(.deictic) && span == head }

  struct Author {
    var span: TextSpan
    var head: TextSpan
    var entities: [Int]
    var flags: SourceFlags
  }

  enum Government {
    case none
    case preposition
    /// 被X: who acts all the same.
    case passive
  }
}

/// The surnames of the people of an article, for sources that are a surname alone: 劉指.
struct SurnameIndex {
  private var bearers: SurnameBearers
  private let document: Document

  init(_ reading: Reading, _ names: Names) {
    document = reading.document
    bearers = SurnameBearers(names)
    for mention in names.mentions where mention.type == .person && (2...6).contains(mention.span.length) {
      guard document.characterClass(at: mention.span.start) == .han,
        let surname = reading.lookups.word(.surnames, at: mention.span.start), surname.length < mention.span.length,
        mention.span.length <= 4 || surname.surnameFlags.contains(.japanese),
        reading.lookups.word(.honorifics, at: Int(surname.end)).map({ Int($0.end) < mention.span.end }) ?? true
      else { continue }
      bearers.add(mention.entity, under: key(TextSpan(Int(surname.start), Int(surname.end))))
    }
    if bearers.areSeveral { bearers.place(names) }
  }

  var isEmpty: Bool { bearers.isEmpty }

  /// The person whose surname `span` is; of several the one named last before it.
  func person(_ span: TextSpan) -> Int? {
    (1...2).contains(span.length) ? bearers.last(key(span), before: span.start)?.entity : nil
  }

  private func key(_ span: TextSpan) -> UInt32 { SurnameBearers.key(span, in: document) }
}
