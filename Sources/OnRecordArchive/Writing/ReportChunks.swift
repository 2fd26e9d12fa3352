import CArchive
import GRDB
import OnRecord

/// Rows of JSON in chunks, each deflated and in base64 in a script element of its own.
final class ReportChunks {
  let file: OutputFile
  private let rowsInChunk: Int
  private var name: StaticString = ""
  private var number = 0
  private var rows = 0
  private var chunk: [UInt8] = []

  init(file: OutputFile, rowsInChunk: Int) {
    self.file = file
    self.rowsInChunk = rowsInChunk
  }

  /// Adds one row, an array, to the part `name`; a chunk that is full is written.
  func row(_ name: StaticString, _ body: (inout JSONBuffer) -> Void) throws {
    self.name = name
    var json = JSONBuffer()
    json.array(body)
    chunk.append(UInt8(ascii: rows == 0 ? "[" : ","))
    chunk.append(contentsOf: json.bytes)
    rows += 1
    if rows == rowsInChunk { try flush() }
  }

  /// Writes what is left of the part; the next row begins another.
  func end() throws {
    try flush()
    number = 0
  }

  private func flush() throws {
    if rows == 0 { return }
    chunk.append(UInt8(ascii: "]"))
    try write(name, number, chunk)
    number += 1
    rows = 0
    chunk.removeAll(keepingCapacity: true)
  }

  func write(_ name: StaticString, _ number: Int, _ bytes: [UInt8]) throws {
    var size = 0
    let deflated = bytes.withUnsafeBufferPointer { bytes -> UnsafeMutablePointer<UInt8>? in
      guard let base = bytes.baseAddress else { return nil }
      return carchive_deflate(base, bytes.count, &size)
    }
    guard let deflated else { throw FileError(path: "report.html", reason: "no memory to compress it") }
    defer { carchive_deflate_free(deflated) }
    let start = "<script type=\"text/plain\" data-part=\"\(name)\" data-number=\"\(number)\">"
    try file.write(Array(start.utf8))
    try file.write(Self.base64(UnsafeBufferPointer(start: deflated, count: size)))
    try file.write(Array("</script>\n".utf8))
  }

  private static func base64(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 4 / 3 + 4)
    var index = 0
    while index < bytes.count {
      let second = index + 1 < bytes.count ? UInt32(bytes[index + 1]) : 0
      let third = index + 2 < bytes.count ? UInt32(bytes[index + 2]) : 0
      let group = UInt32(bytes[index]) << 16 | second << 8 | third
      text.append(letters[Int(group >> 18 & 63)])
      text.append(letters[Int(group >> 12 & 63)])
      text.append(index + 1 < bytes.count ? letters[Int(group >> 6 & 63)] : UInt8(ascii: "="))
      text.append(index + 2 < bytes.count ? letters[Int(group & 63)] : UInt8(ascii: "="))
      index += 3
    }
    return text
  }
}

/// Entities as the report numbers them: those that stand for others, the most quoted first.
struct EntityNumbers {
  private var numbers: [Int32]

  /// The report's number of an entity, or of who stands for it; nil for those left out.
  subscript(entity: Int) -> Int? {
    guard entity < numbers.count, numbers[entity] >= 0 else { return nil }
    return Int(numbers[entity])
  }

  init(_ database: Database, limit: Int) throws {
    try database.execute(
      sql: """
        DROP TABLE IF EXISTS temp.report_entities;
        CREATE TEMP TABLE report_entities (
          number INTEGER PRIMARY KEY, entity INTEGER, name TEXT, type TEXT, gazetteer TEXT, quotes INTEGER,
          articles INTEGER, mentions INTEGER);
        INSERT INTO report_entities (entity, name, type, gazetteer, quotes, articles, mentions)
        SELECT g.entity, g.name, g.type, g.gazetteer, sum(e.quotes) AS quotes, sum(e.articles), sum(e.mentions) AS n
        FROM entities AS g JOIN entities AS e ON e.same_as = g.entity
        GROUP BY g.entity ORDER BY quotes DESC, n DESC, g.id LIMIT \(limit);
        """)
    let count = try Int.fetchOne(database, sql: "SELECT max(entity) FROM entities") ?? 0
    var numbers = [Int32](repeating: -1, count: count + 1)
    let sql = "SELECT e.entity, r.number - 1 FROM report_entities AS r JOIN entities AS e ON e.same_as = r.entity"
    try database.forEachRow(sql) { numbers[$0.integer(0)] = Int32($0.integer(1)) }
    self.numbers = numbers
  }
}

/// The report's network: the most quoted of each type, who is quoted with whom, and who speaks about whom.
struct ReportNetwork {
  private var nodes: [Int] = []
  private var together: [(Int, Int, Int)] = []
  private var about: [(Int, Int, Int)] = []

  /// Needs the table `report_entities`.
  init(_ database: Database) throws {
    try database.execute(
      sql: """
        DROP TABLE IF EXISTS temp.report_nodes;
        DROP TABLE IF EXISTS temp.report_sources;
        CREATE TEMP TABLE report_nodes (node INTEGER PRIMARY KEY, entity INTEGER UNIQUE, number INTEGER);
        INSERT INTO report_nodes (entity, number)
        SELECT entity, number FROM (
          SELECT entity, number, row_number() OVER (PARTITION BY type ORDER BY number) AS place FROM report_entities
          WHERE quotes > 0)
        WHERE place <= 80 ORDER BY number;
        CREATE TEMP TABLE report_sources AS
        SELECT DISTINCT n.node, q.article
        FROM edges AS said JOIN entities AS e ON e.entity = said.from_entity
        JOIN report_nodes AS n ON n.entity = e.same_as JOIN quotes AS q ON q.quote = said.to_quote
        WHERE said.type = 'said';
        CREATE INDEX temp.report_sources_article ON report_sources (article);
        """)
    try database.forEachRow("SELECT number - 1 FROM report_nodes ORDER BY node") { nodes.append($0.integer(0)) }
    try database.forEachRow(
      """
      SELECT a.node - 1, b.node - 1, count(*) FROM report_sources AS a JOIN report_sources AS b
      ON b.article = a.article AND b.node > a.node GROUP BY a.node, b.node ORDER BY a.node, b.node
      """
    ) { together.append(($0.integer(0), $0.integer(1), $0.integer(2))) }
    try database.forEachRow(
      """
      SELECT s.node - 1, t.node - 1, count(DISTINCT said.to_quote)
      FROM edges AS said
      JOIN entities AS e ON e.entity = said.from_entity JOIN report_nodes AS s ON s.entity = e.same_as
      JOIN edges AS named ON named.from_quote = said.to_quote AND named.type = 'mentions'
      JOIN entities AS f ON f.entity = named.to_entity JOIN report_nodes AS t ON t.entity = f.same_as
      WHERE said.type = 'said' AND s.node <> t.node GROUP BY s.node, t.node ORDER BY s.node, t.node
      """
    ) { about.append(($0.integer(0), $0.integer(1), $0.integer(2))) }
  }

  func write(_ json: inout JSONBuffer) {
    json.object { json in
      json.key("nodes")
      json.array { json in for node in nodes { json.number(node) } }
      json.key("together")
      write(together, &json)
      json.key("about")
      write(about, &json)
    }
  }

  private func write(_ lines: [(Int, Int, Int)], _ json: inout JSONBuffer) {
    json.array { json in
      for line in lines {
        json.array { json in for value in [line.0, line.1, line.2] { json.number(value) } }
      }
    }
  }
}
