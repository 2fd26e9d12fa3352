import GRDB
import OnRecord

/// Writes the network of a dataset for Gephi and its kin: `graph.graphml` and `graph.gexf`.
///
/// Nodes are entities as they were joined, those with an edge only; edges tell who speaks about whom, who told whom, and
/// who has which role where, with the number of quotes or articles as weight. Sorted by ids.
struct NetworkWriter {
  let database: Database
  let folder: String

  /// Makes the tables that both files are read from.
  init(database: Database, folder: String) throws {
    self.database = database
    self.folder = folder
    try database.execute(sql: EmbeddedFile.text("network.sql"))
  }

  private struct Node {
    let id, type, name: String
    let gazetteer: String?
    let aliases: String
    let mentions, quotes, articles: Int
  }

  private struct Edge {
    let type, source, target: String
    let title: String?
    let weight: Int
  }

  private func forEachNode(_ body: (Node) throws -> Void) throws {
    let aliases = try SQLStatement(
      database,
      """
      SELECT DISTINCT alias FROM aliases JOIN entities USING (entity) WHERE same_as = ? AND alias <> ? ORDER BY alias
      """)
    try database.forEachRow(
      "SELECT id, type, name, gazetteer, mentions, quotes, articles, node FROM network_nodes ORDER BY id"
    ) { row in
      aliases.bind(row.integer(7))
      aliases.bind(row.text(2))
      var found: [String] = []
      while try aliases.step() { found.append(aliases.text(0)) }
      try body(
        Node(
          id: row.text(0), type: row.text(1), name: row.text(2), gazetteer: row.optionalText(3),
          aliases: found.joined(separator: "|"), mentions: row.integer(4), quotes: row.integer(5),
          articles: row.integer(6)))
    }
  }

  private func forEachEdge(_ body: (Edge) throws -> Void) throws {
    let sql = """
      SELECT e.type, s.id, t.id, e.title, e.weight FROM network_edges AS e
      JOIN network_nodes AS s ON s.node = e.source JOIN network_nodes AS t ON t.node = e.target
      ORDER BY s.id, t.id, e.type, e.title
      """
    try database.forEachRow(sql) { row in
      try body(
        Edge(
          type: row.text(0), source: row.text(1), target: row.text(2), title: row.optionalText(3),
          weight: row.integer(4)))
    }
  }

  // MARK: GraphML

  func writeGraphML() throws {
    let file = try OutputFile(folder + "/graph.graphml")
    func write(_ text: String) throws { try file.write(Array(text.utf8)) }
    try write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
      http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

      """)
    let keys = [
      ("label", "node", "string"), ("type", "node", "string"), ("gazetteer", "node", "string"),
      ("aliases", "node", "string"), ("mentions", "node", "int"), ("quotes", "node", "int"),
      ("articles", "node", "int"), ("kind", "edge", "string"), ("title", "edge", "string"),
      ("weight", "edge", "double"),
    ]
    for (name, element, type) in keys {
      try write("<key id=\"\(name)\" for=\"\(element)\" attr.name=\"\(name)\" attr.type=\"\(type)\"/>\n")
    }
    try write("<graph id=\"onrecord\" edgedefault=\"directed\">\n")
    func data(_ key: String, _ value: String?) -> String {
      guard let value, !value.isEmpty else { return "" }
      return "<data key=\"\(key)\">\(XML.escaped(value))</data>"
    }
    try forEachNode { node in
      try write(
        "<node id=\"\(XML.escaped(node.id))\">\(data("label", node.name))\(data("type", node.type))"
          + data("gazetteer", node.gazetteer) + data("aliases", node.aliases) + data("mentions", "\(node.mentions)")
          + data("quotes", "\(node.quotes)") + data("articles", "\(node.articles)") + "</node>\n")
    }
    var number = 0
    try forEachEdge { edge in
      try write(
        "<edge id=\"e\(number)\" source=\"\(XML.escaped(edge.source))\" target=\"\(XML.escaped(edge.target))\">"
          + data("kind", edge.type) + data("title", edge.title) + data("weight", "\(edge.weight)") + "</edge>\n")
      number += 1
    }
    try write("</graph>\n</graphml>\n")
    try file.finish()
  }

  // MARK: GEXF

  func writeGEXF() throws {
    let file = try OutputFile(folder + "/graph.gexf")
    func write(_ text: String) throws { try file.write(Array(text.utf8)) }
    try write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">
      <meta><creator>OnRecord</creator><description>Who speaks about whom</description></meta>
      <graph mode="static" defaultedgetype="directed">
      <attributes class="node" mode="static">
      <attribute id="type" title="type" type="string"/><attribute id="gazetteer" title="gazetteer" type="string"/>
      <attribute id="aliases" title="aliases" type="string"/><attribute id="mentions" title="mentions" type="integer"/>
      <attribute id="quotes" title="quotes" type="integer"/><attribute id="articles" title="articles" type="integer"/>
      </attributes>
      <attributes class="edge" mode="static">
      <attribute id="kind" title="kind" type="string"/><attribute id="title" title="title" type="string"/>
      </attributes>
      <nodes>

      """)
    func value(_ key: String, _ value: String?) -> String {
      guard let value, !value.isEmpty else { return "" }
      return "<attvalue for=\"\(key)\" value=\"\(XML.escaped(value))\"/>"
    }
    try forEachNode { node in
      try write(
        "<node id=\"\(XML.escaped(node.id))\" label=\"\(XML.escaped(node.name))\"><attvalues>"
          + value("type", node.type) + value("gazetteer", node.gazetteer) + value("aliases", node.aliases)
          + value("mentions", "\(node.mentions)") + value("quotes", "\(node.quotes)")
          + value("articles", "\(node.articles)") + "</attvalues>\(Self.color(node.type))</node>\n")
    }
    try write("</nodes>\n<edges>\n")
    var number = 0
    try forEachEdge { edge in
      try write(
        "<edge id=\"\(number)\" source=\"\(XML.escaped(edge.source))\" target=\"\(XML.escaped(edge.target))\" "
          + "weight=\"\(edge.weight)\" label=\"\(XML.escaped(edge.title ?? edge.type))\"><attvalues>"
          + value("kind", edge.type) + value("title", edge.title) + "</attvalues></edge>\n")
      number += 1
    }
    try write("</edges>\n</graph>\n</gexf>\n")
    try file.finish()
  }

  private static func color(_ type: String) -> String {
    switch type {
    case "person": "<viz:color r=\"31\" g=\"98\" b=\"171\"/>"
    case "organization": "<viz:color r=\"151\" g=\"71\" b=\"145\"/>"
    default: "<viz:color r=\"62\" g=\"125\" b=\"82\"/>"
    }
  }
}

/// Text in XML.
enum XML {
  /// `text` with markup escaped; characters that XML 1.0 forbids become U+FFFD.
  static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { needsEscape($0) }) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
      default: escaped.unicodeScalars.append(needsEscape(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return escaped
  }

  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || scalar == "&" || scalar == "<" || scalar == ">" || scalar == "\""
      || scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }
}
