import CDataset
import GRDB
import OnRecordModel

/// Fills the tables of `onrecord.sqlite` with article graphs, one after the other, in one transaction.
///
/// The other files of a dataset are read out of it, so that none of them needs the archive in memory.
struct DatabaseBuilder {
  private let database: Database
  private let search: SearchText
  private let joiner: EntityJoiner
  private let insert: Inserts
  /// Fills the tables of texts, zones, contents and figures as well.
  var storesWholeArticles = true
  /// Rows of entities that articles share: those of the gazetteers.
  private var shared: [String: Int] = [:]
  private var rows = Rows()

  var figureCount: Int { rows.figure }

  private struct Rows {
    var article = 0
    var entity = 0
    var mention = 0
    var quote = 0
    var figure = 0
    var declined = 0
  }

  private struct Inserts {
    let article, text, zone, entity, findEntity, name, alias, mention, quote, content, figure, declined,
      edge: SQLStatement
    let quoteSearch, articleSearch: SQLStatement

    init(_ database: Database) throws {
      func insert(_ into: String, _ count: Int, _ verb: String = "INSERT") throws -> SQLStatement {
        let marks = Array(repeating: "?", count: count).joined(separator: ", ")
        return try SQLStatement(database, "\(verb) INTO \(into) VALUES (\(marks))")
      }
      article = try insert("articles", 12)
      text = try insert("texts", 2)
      zone = try insert("zones", 6)
      entity = try insert(
        "entities (entity, id, type, name, romanization, gazetteer, same_as)", 7, "INSERT OR IGNORE")
      findEntity = try SQLStatement(database, "SELECT entity FROM entities WHERE id = ?")
      name = try SQLStatement(
        database,
        """
        INSERT INTO names VALUES (?, ?, 1, ?) ON CONFLICT DO UPDATE SET articles = articles + 1,
          romanization = coalesce(min(romanization, excluded.romanization), romanization, excluded.romanization)
        """)
      alias = try insert("given_aliases", 2)
      mention = try insert("mentions", 8)
      quote = try insert("quotes", 20)
      content = try insert("contents", 4)
      figure = try insert("figures", 22)
      declined = try insert("declined", 12)
      edge = try insert(
        """
        edges (type, article, from_entity, from_quote, from_figure, from_declined, to_entity, to_quote, to_figure,
          to_declined, title, past, start, stop, rule)
        """, 15)
      quoteSearch = try insert("quotes_search (rowid, original, folded)", 3)
      articleSearch = try insert("articles_search (rowid, original, folded)", 3)
    }
  }

  init(_ database: Database, search: SearchText, joinsEqualNames: Bool) throws {
    self.database = database
    self.search = search
    try database.execute(sql: EmbeddedFile.text("schema.sql"))
    try database.execute(
      sql: """
        CREATE TEMP TABLE names (
          entity INTEGER, name TEXT, articles INTEGER, romanization TEXT, PRIMARY KEY (entity, name)) WITHOUT ROWID;
        CREATE TEMP TABLE given_aliases (entity INTEGER, alias TEXT);
        """)
    joiner = try EntityJoiner(database, search: search, joinsEqualNames: joinsEqualNames)
    insert = try Inserts(database)
  }

  // MARK: One article

  /// Adds one graph; `id` is its article's, or the one that tells it from another of the same id.
  mutating func add(_ loaded: LoadedGraph, id: String) throws {
    let graph = loaded.graph
    rows.article += 1
    let article = rows.article
    try add(graph.article, id, article)
    if storesWholeArticles, let text = loaded.text {
      insert.text.bind(article)
      insert.text.bind(text)
      try insert.text.run()
    }
    if let row = loaded.articleSearch { try add(row, insert.articleSearch, article) }
    let zones = ZoneNumbers(graph.article.zones)
    let entities = try addEntities(graph, id, article, zones)
    var nodes = NodeRows(entities: entities)
    for figure in graph.figures {
      rows.figure += 1
      if !storesWholeArticles { continue }
      nodes.figures[figure.id(in: graph.article.id)] = rows.figure
      try add(figure, id: figure.id(in: id), article, zones)
    }
    for (number, quotation) in graph.quotations.enumerated() {
      rows.quote += 1
      nodes.quotes[quotation.id] = rows.quote
      try add(quotation, id: renamed(quotation.id, graph.article.id, id), article, zones)
      if number < loaded.quoteSearch.count { try add(loaded.quoteSearch[number], insert.quoteSearch, rows.quote) }
    }
    for comment in graph.declined {
      rows.declined += 1
      nodes.declined[comment.id] = rows.declined
      try add(comment, id: renamed(comment.id, graph.article.id, id), article, zones)
    }
    for edge in graph.edges { try add(edge, article, nodes) }
    try joiner.note(graph, keys: entities)
  }

  /// A node's id with the article's distinct id in it.
  private func renamed(_ node: String, _ old: String, _ new: String) -> String {
    old == new || !node.hasSuffix("@\(old)") ? node : "\(node.dropLast(old.count))\(new)"
  }

  private func add(_ head: ArticleGraph.Head, _ id: String, _ article: Int) throws {
    let row = insert.article
    row.bind(article)
    row.bind(id)
    row.bind(head.source?.path)
    row.bind(head.source?.record)
    row.bind(head.url)
    row.bind(head.title)
    row.bind(head.byline.isEmpty ? nil : head.byline.joined(separator: "、"))
    row.bind(head.outlet)
    row.bind(head.published)
    row.bind(head.language)
    row.bind(head.scalars)
    row.bind(head.sha256)
    try row.run()
    if !storesWholeArticles { return }
    for (number, zone) in head.zones.enumerated() {
      insert.zone.bind(article)
      insert.zone.bind(number)
      insert.zone.bind(zone.kind.rawValue)
      insert.zone.bind(zone.span.start)
      insert.zone.bind(zone.span.end)
      insert.zone.bind(zone.rule)
      try insert.zone.run()
    }
  }

  /// The rows of the article's entities by their ids.
  private mutating func addEntities(_ graph: ArticleGraph, _ id: String, _ article: Int, _ zones: ZoneNumbers) throws
    -> [String: Int]
  {
    var found: [String: Int] = [:]
    for entity in graph.entities {
      let isLocal = entity.id.hasSuffix("@\(graph.article.id)")
      let row =
        try found[entity.id] ?? (isLocal ? nil : shared[entity.id])
        ?? add(entity, id: renamed(entity.id, graph.article.id, id))
      found[entity.id] = row
      if !isLocal { shared[entity.id] = row }
      insert.name.bind(row)
      insert.name.bind(entity.name)
      insert.name.bind(entity.romanization)
      try insert.name.run()
      for alias in entity.aliases + [entity.name] {
        insert.alias.bind(row)
        insert.alias.bind(alias)
        try insert.alias.run()
      }
      for mention in entity.mentions {
        rows.mention += 1
        insert.mention.bind(rows.mention)
        insert.mention.bind(article)
        insert.mention.bind(zones.number(at: mention.span.start))
        insert.mention.bind(row)
        insert.mention.bind(mention.span.start)
        insert.mention.bind(mention.span.end)
        insert.mention.bind(mention.text)
        insert.mention.bind(mention.rule)
        try insert.mention.run()
      }
    }
    return found
  }

  private mutating func add(_ entity: Entity, id: String) throws -> Int {
    let row = insert.entity
    row.bind(rows.entity + 1)
    row.bind(id)
    row.bind(entity.type.rawValue)
    row.bind(entity.name)
    row.bind(entity.romanization)
    row.bind(entity.gazetteer)
    row.bind(rows.entity + 1)
    try row.run()
    if database.changesCount > 0 {
      rows.entity += 1
      return rows.entity
    }
    insert.findEntity.bind(id)
    defer { insert.findEntity.reset() }
    return try insert.findEntity.step() ? insert.findEntity.integer(0) : rows.entity
  }

  private func add(_ figure: Figure, id: String, _ article: Int, _ zones: ZoneNumbers) throws {
    let row = insert.figure
    row.bind(rows.figure)
    row.bind(id)
    row.bind(article)
    row.bind(zones.number(at: figure.span.start))
    row.bind(figure.kind.rawValue)
    row.bind(figure.text)
    row.bind(figure.span.start)
    row.bind(figure.span.end)
    row.bind(figure.low)
    row.bind(figure.high)
    row.bind(figure.value)
    row.bind(figure.highValue)
    row.bind(figure.unit)
    row.bind(figure.modifier?.rawValue)
    row.bind(figure.change?.rawValue)
    row.bind(figure.changePart?.rawValue)
    row.bind(figure.interval?.start)
    row.bind(figure.interval?.end)
    row.bind(figure.interval?.days)
    row.bind(figure.of)
    row.bind(figure.per)
    row.bind(figure.rule)
    try row.run()
  }

  private func add(_ quotation: Quotation, id: String, _ article: Int, _ zones: ZoneNumbers) throws {
    let row = insert.quote
    row.bind(rows.quote)
    row.bind(id)
    row.bind(article)
    row.bind(zones.number(at: quotation.span.start))
    row.bind(quotation.form.rawValue)
    row.bind(quotation.wholeText)
    row.bind(quotation.span.start)
    row.bind(quotation.span.end)
    row.bind(quotation.cue?.text)
    row.bind(quotation.cue?.span.start)
    row.bind(quotation.cue?.span.end)
    row.bind(quotation.source?.text)
    row.bind(quotation.source?.span.start)
    row.bind(quotation.source?.span.end)
    row.bind(quotation.source?.standing.rawValue)
    row.bind(quotation.isContinuation)
    row.bind(quotation.addressee?.text)
    row.bind(quotation.venue?.text)
    row.bind(quotation.contentRule)
    row.bind(quotation.sourceRule)
    try row.run()
    if !storesWholeArticles { return }
    for (part, stretch) in quotation.content.enumerated() {
      insert.content.bind(rows.quote)
      insert.content.bind(part)
      insert.content.bind(stretch.span.start)
      insert.content.bind(stretch.span.end)
      try insert.content.run()
    }
  }

  private func add(_ comment: DeclinedComment, id: String, _ article: Int, _ zones: ZoneNumbers) throws {
    let row = insert.declined
    row.bind(rows.declined)
    row.bind(id)
    row.bind(article)
    row.bind(zones.number(at: comment.cue.span.start))
    row.bind(comment.cue.text)
    row.bind(comment.cue.span.start)
    row.bind(comment.cue.span.end)
    row.bind(comment.source.text)
    row.bind(comment.source.span.start)
    row.bind(comment.source.span.end)
    row.bind(comment.source.standing.rawValue)
    row.bind(comment.rule)
    try row.run()
  }

  private func add(_ text: SearchText.Row, _ row: SQLStatement, _ key: Int) throws {
    row.bind(key)
    row.bind(text.original)
    row.bind(text.folded)
    try row.run()
  }

  /// An edge whose ends are no nodes of the article is passed over.
  private func add(_ edge: Edge, _ article: Int, _ nodes: NodeRows) throws {
    let ends = [nodes.entities, nodes.quotes, nodes.figures, nodes.declined]
    guard ends.contains(where: { $0[edge.from] != nil }), ends.contains(where: { $0[edge.to] != nil }) else { return }
    let row = insert.edge
    row.bind(edge.kind.rawValue)
    row.bind(article)
    for rows in ends { row.bind(rows[edge.from]) }
    for rows in ends { row.bind(rows[edge.to]) }
    row.bind(edge.title)
    row.bind(edge.isPast)
    row.bind(edge.span?.start)
    row.bind(edge.span?.end)
    row.bind(edge.rule)
    try row.run()
  }

  /// Notes that an article repeats another; both by their rows.
  func add(duplicate article: Int, of original: Int, similarity: String) throws {
    try database.execute(
      sql: "INSERT OR IGNORE INTO duplicates VALUES (?, ?, ?)", arguments: [article, original, similarity])
  }

  // MARK: All articles

  /// Joins entities, names and counts them, and makes indexes and views.
  func finish() throws {
    try joiner.join(database)
    try addAliases()
    try database.execute(sql: EmbeddedFile.text("views.sql"))
    // The name that most articles give; the smallest of equals, and the smallest spelling in Latin letters.
    try database.execute(
      sql: """
        UPDATE entities SET name = (
            SELECT name FROM names WHERE names.entity = entities.entity ORDER BY articles DESC, name LIMIT 1),
          romanization = (SELECT min(romanization) FROM names WHERE names.entity = entities.entity),
          mentions = (SELECT count(*) FROM mentions WHERE mentions.entity = entities.entity),
          articles = (SELECT count(DISTINCT article) FROM mentions WHERE mentions.entity = entities.entity),
          quotes = (SELECT count(*) FROM edges JOIN quotes ON quote = to_quote
            WHERE from_entity = entities.entity AND type = 'said' AND continuation = 0);
        DROP TABLE names;
        DROP TABLE given_aliases;
        INSERT INTO quotes_search (quotes_search) VALUES ('optimize');
        INSERT INTO articles_search (articles_search) VALUES ('optimize');
        """)
  }

  private func addAliases() throws {
    let row = try SQLStatement(database, "INSERT INTO aliases VALUES (?, ?, ?, ?)")
    let sql = """
      SELECT entity, alias, sum(mentions) FROM (
        SELECT entity, text AS alias, 1 AS mentions FROM mentions UNION ALL SELECT entity, alias, 0 FROM given_aliases)
      GROUP BY entity, alias ORDER BY entity, alias
      """
    try database.forEachRow(sql) { found in
      let alias = found.text(1)
      row.bind(found.integer(0))
      row.bind(alias)
      row.bind(search.fold(alias))
      row.bind(found.integer(2))
      try row.run()
    }
  }
}

extension SQLStatement {
  /// Binds a decimal as a whole number where it is one and fits, else as the nearest binary one.
  fileprivate func bind(_ value: DecimalNumber?) {
    guard let value else { return bind(nil as Int?) }
    if let integer = value.integer { bind(integer) } else { bind(Double(value.description) ?? 0) }
  }
}

/// The rows of an article's nodes by their ids.
private struct NodeRows {
  let entities: [String: Int]
  var quotes: [String: Int] = [:]
  var figures: [String: Int] = [:]
  var declined: [String: Int] = [:]
}

/// Finds the zone of a position.
private struct ZoneNumbers {
  private let zones: [Zone]

  init(_ zones: [Zone]) { self.zones = zones }

  func number(at position: Int) -> Int? {
    var low = 0
    var high = zones.count
    while low < high {
      let middle = (low + high) / 2
      if zones[middle].span.end <= position { low = middle + 1 } else { high = middle }
    }
    return low < zones.count && zones[low].span.contains(position) ? low : nil
  }
}
