import GRDB

/// An article as the dataset holds it: its text and all that was found in it, in the order of the text.
struct StoredArticle {
  struct Mention {
    var entity, identity, start, stop: Int
    /// person, organization or place.
    var kind, text, rule: String
  }

  struct Quote {
    var quote: Int
    var id, form, text: String
    var parts: [(start: Int, stop: Int)]
    var cue, source: (text: String, start: Int, stop: Int)?
    var standing, addressee, venue: String?
    var isContinuation: Bool
    var contentRule: String
    var sourceRule: String?
    /// The rows of the entities that say it.
    var speakers: [Int]
  }

  struct Figure {
    var id, kind, text: String
    var start, stop: Int
    var low, high, value, highValue, unit, modifier, change, intervalStart, intervalEnd, of, per: String?
    var rule: String
  }

  var article: Int
  var id: String
  var url, title, byline, outlet, published: String?
  var language: String
  /// Nil where the text is not known.
  var text: String?
  var zones: [(kind: String, start: Int, stop: Int)]
  var mentions: [Mention]
  var quotes: [Quote]
  var figures: [Figure]
}

/// Reads articles back out of the tables, one at a time, in their order.
struct StoredArticles {
  private let database: Database
  private let zones, mentions, quotes, contents, speakers, figures: SQLStatement

  init(_ database: Database) throws {
    self.database = database
    zones = try SQLStatement(database, "SELECT kind, start, stop FROM zones WHERE article = ? ORDER BY zone")
    mentions = try SQLStatement(
      database,
      """
      SELECT entity, same_as, start, stop, type, text, rule FROM mentions JOIN entities USING (entity) WHERE article = ?
      ORDER BY start, stop, mention
      """)
    quotes = try SQLStatement(
      database,
      """
      SELECT quote, id, form, text, cue, cue_start, cue_stop, source, source_start, source_stop, standing, addressee,
        venue, continuation, content_rule, source_rule FROM quotes WHERE article = ? ORDER BY start, stop, quote
      """)
    contents = try SQLStatement(database, "SELECT start, stop FROM contents WHERE quote = ? ORDER BY part")
    speakers = try SQLStatement(
      database, "SELECT from_entity FROM edges WHERE to_quote = ? AND type = 'said' ORDER BY edge")
    figures = try SQLStatement(
      database,
      """
      SELECT id, kind, text, start, stop, low, high, value, high_value, unit, modifier, change, interval_start,
        interval_end, of, per, rule FROM figures WHERE article = ? ORDER BY start, stop, figure
      """)
  }

  func forEach(_ body: (StoredArticle) throws -> Void) throws {
    let sql = """
      SELECT a.article, a.id, url, title, byline, outlet, published, language, text
      FROM articles AS a LEFT JOIN texts USING (article) ORDER BY a.article
      """
    try database.forEachRow(sql) { row in
      let key = row.integer(0)
      let article = StoredArticle(
        article: key, id: row.text(1), url: row.optionalText(2), title: row.optionalText(3),
        byline: row.optionalText(4), outlet: row.optionalText(5), published: row.optionalText(6),
        language: row.text(7), text: row.optionalText(8),
        zones: try collect(zones, key) { ($0.text(0), $0.integer(1), $0.integer(2)) },
        mentions: try collect(mentions, key) {
          StoredArticle.Mention(
            entity: $0.integer(0), identity: $0.integer(1), start: $0.integer(2), stop: $0.integer(3),
            kind: $0.text(4), text: $0.text(5), rule: $0.text(6))
        },
        quotes: try collect(quotes, key, quote), figures: try collect(figures, key, figure))
      try body(article)
    }
  }

  private func collect<Item>(_ statement: SQLStatement, _ key: Int, _ item: (SQLStatement) throws -> Item) throws
    -> [Item]
  {
    statement.bind(key)
    var items: [Item] = []
    while try statement.step() { items.append(try item(statement)) }
    return items
  }

  private func quote(_ row: SQLStatement) throws -> StoredArticle.Quote {
    func stretch(_ column: Int) -> (text: String, start: Int, stop: Int)? {
      row.optionalText(column).map { ($0, row.integer(column + 1), row.integer(column + 2)) }
    }
    let key = row.integer(0)
    return StoredArticle.Quote(
      quote: key, id: row.text(1), form: row.text(2), text: row.text(3),
      parts: try collect(contents, key) { ($0.integer(0), $0.integer(1)) }, cue: stretch(4), source: stretch(7),
      standing: row.optionalText(10), addressee: row.optionalText(11), venue: row.optionalText(12),
      isContinuation: row.integer(13) != 0, contentRule: row.text(14), sourceRule: row.optionalText(15),
      speakers: try collect(speakers, key) { $0.integer(0) })
  }

  private func figure(_ row: SQLStatement) -> StoredArticle.Figure {
    StoredArticle.Figure(
      id: row.text(0), kind: row.text(1), text: row.text(2), start: row.integer(3), stop: row.integer(4),
      low: row.optionalText(5), high: row.optionalText(6), value: row.optionalText(7), highValue: row.optionalText(8),
      unit: row.optionalText(9), modifier: row.optionalText(10), change: row.optionalText(11),
      intervalStart: row.optionalText(12), intervalEnd: row.optionalText(13), of: row.optionalText(14),
      per: row.optionalText(15), rule: row.text(16))
  }
}

/// A text by its scalars, for slices by offsets.
struct ScalarText {
  let scalars: [Unicode.Scalar]

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// The slice, as far as the text goes.
  func slice(_ start: Int, _ stop: Int) -> String {
    let start = min(max(0, start), scalars.count)
    let stop = min(max(start, stop), scalars.count)
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<stop])
    return String(text)
  }
}
