import GRDB
import OnRecord

/// Writes `graph.json`: the graphs of all articles as one, entities with what they were joined with, quotes with their
/// text, who said what.
///
/// Sorted by ids, so that the order of the articles does not matter; one row at a time.
struct CorpusGraphWriter {
  static let schema = "onrecord-corpus/1"

  let database: Database
  let folder: String

  func write() throws {
    let file = try OutputFile(folder + "/graph.json")
    var isFirst = true
    func section(_ start: String) throws {
      try file.write(Array(start.utf8))
      isFirst = true
    }
    func item(_ write: (inout JSONBuffer) -> Void) throws {
      var json = JSONBuffer()
      if !isFirst { try file.write([UInt8(ascii: ",")]) }
      isFirst = false
      json.object(write)
      try file.write(json.bytes)
    }
    try section("{\"schema\":\"\(Self.schema)\",\"articles\":[")
    try database.forEachRow("SELECT id, title, outlet, published, url FROM articles ORDER BY id") { row in
      try item { json in
        for (column, name) in ["id", "title", "outlet", "published", "url"].enumerated() {
          json.key(named: name)
          json.string(row.optionalText(column))
        }
      }
    }
    try section("],\"nodes\":[")
    try writeEntities(item)
    try writeQuotes(item)
    try writeDeclined(item)
    try section("],\"edges\":[")
    try writeEdges(item)
    try section("]}\n")
    try file.finish()
  }

  private typealias Item = ((inout JSONBuffer) -> Void) throws -> Void

  private func writeEntities(_ item: Item) throws {
    let aliases = try SQLStatement(
      database, "SELECT alias FROM aliases WHERE entity = ? AND alias <> ? ORDER BY alias")
    let sql = """
      SELECT e.id, e.type, e.name, e.gazetteer, e.mentions, e.articles, s.id, e.entity
      FROM entities AS e LEFT JOIN entities AS s ON s.entity = e.same_as AND s.entity <> e.entity ORDER BY e.id
      """
    try database.forEachRow(sql) { row in
      let name = row.text(2)
      var found: [String] = []
      aliases.bind(row.integer(7))
      aliases.bind(name)
      while try aliases.step() { found.append(aliases.text(0)) }
      try item { json in
        json.key("id")
        json.string(row.text(0))
        json.key("type")
        json.string(row.text(1))
        json.key("name")
        json.string(name)
        json.key("aliases")
        json.array { json in for alias in found { json.string(alias) } }
        json.key("gazetteer")
        json.string(row.optionalText(3))
        json.key("mentions")
        json.number(row.integer(4))
        json.key("articles")
        json.number(row.integer(5))
        if let same = row.optionalText(6) {
          json.key("same")
          json.string(same)
        }
      }
    }
  }

  private func writeQuotes(_ item: Item) throws {
    let sql = """
      SELECT q.id, q.form, q.text, q.cue, q.source, q.standing, a.id FROM quotes AS q JOIN articles AS a USING (article)
      ORDER BY q.id, a.id
      """
    try database.forEachRow(sql) { row in
      try item { json in
        json.key("id")
        json.string(row.text(0))
        json.key("type")
        json.string("quote")
        json.key("form")
        json.string(row.text(1))
        json.key("text")
        json.string(row.text(2))
        json.key("cue")
        json.string(row.optionalText(3))
        json.key("source")
        json.string(row.optionalText(4))
        json.key("standing")
        json.string(row.optionalText(5))
        json.key("article")
        json.string(row.text(6))
      }
    }
  }

  private func writeDeclined(_ item: Item) throws {
    let sql = """
      SELECT d.id, d.text, d.source, d.standing, a.id FROM declined AS d JOIN articles AS a USING (article)
      ORDER BY d.id, a.id
      """
    try database.forEachRow(sql) { row in
      try item { json in
        json.key("id")
        json.string(row.text(0))
        json.key("type")
        json.string("declined")
        json.key("text")
        json.string(row.text(1))
        json.key("source")
        json.string(row.text(2))
        json.key("standing")
        json.string(row.text(3))
        json.key("article")
        json.string(row.text(4))
      }
    }
  }

  private func writeEdges(_ item: Item) throws {
    let sql = """
      SELECT DISTINCT e.type, coalesce(fe.id, fq.id, fd.id) AS source, coalesce(te.id, tq.id, td.id) AS target, e.title,
        e.past,
        CASE e.type WHEN 'same' THEN e.rule END AS rule, e.evidence
      FROM edges AS e
      LEFT JOIN entities AS fe ON fe.entity = e.from_entity LEFT JOIN quotes AS fq ON fq.quote = e.from_quote
      LEFT JOIN declined AS fd ON fd.declined = e.from_declined
      LEFT JOIN entities AS te ON te.entity = e.to_entity LEFT JOIN quotes AS tq ON tq.quote = e.to_quote
      LEFT JOIN declined AS td ON td.declined = e.to_declined
      WHERE e.to_figure IS NULL AND e.from_figure IS NULL ORDER BY e.type, source, target, e.title, e.past, rule, e.evidence
      """
    try database.forEachRow(sql) { row in
      try item { json in
        json.key("type")
        json.string(row.text(0))
        json.key("from")
        json.string(row.text(1))
        json.key("to")
        json.string(row.text(2))
        if let title = row.optionalText(3) {
          json.key("title")
          json.string(title)
        }
        if row.integer(4) != 0 {
          json.key("past")
          json.boolean(true)
        }
        if let rule = row.optionalText(5) {
          json.key("rule")
          json.string(rule)
          json.key("evidence")
          json.string(row.optionalText(6))
        }
      }
    }
  }
}
