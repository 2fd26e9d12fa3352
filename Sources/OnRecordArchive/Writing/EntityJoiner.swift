import GRDB
import OnRecordModel

/// Joins entities across articles, each join an edge `same` that names its rule and its evidence.
///
/// Gazetteer entities are one by their id. Others are joined by what their articles say, never by a bare name, unless
/// equal names are to be joined. The rules:
/// - `same.name-organization`: people of one name with a role at one organization.
/// - `same.name-description`: people of one name that are described by the same words: 行政院發言人.
/// - `same.name-latin`: one name with the same Latin spelling of two words or more.
/// - `same.name-transcribed`: a transcribed full name, with its interpunct.
/// - `same.organization-name`: an organization's name of five characters or more.
/// - `same.name`: equal names of one type, where that was asked for.
struct EntityJoiner {
  private let search: SearchText
  private let joinsEqualNames: Bool
  private let insert: SQLStatement

  init(_ database: Database, search: SearchText, joinsEqualNames: Bool) throws {
    self.search = search
    self.joinsEqualNames = joinsEqualNames
    try database.execute(
      sql: "CREATE TEMP TABLE join_keys (rule TEXT NOT NULL, key TEXT NOT NULL, evidence TEXT, entity INTEGER NOT NULL)"
    )
    insert = try SQLStatement(database, "INSERT INTO join_keys VALUES (?, ?, ?, ?)")
  }

  private func add(_ rule: String, _ key: String, _ evidence: String, _ entity: Int) throws {
    insert.bind(rule)
    insert.bind(key)
    insert.bind(evidence)
    insert.bind(entity)
    try insert.run()
  }

  /// Notes what may join the entities of one article; `keys` are their rows.
  func note(_ graph: ArticleGraph, keys: [String: Int]) throws {
    var names: [String: Entity] = [:]
    for entity in graph.entities { names[entity.id] = entity }
    for entity in graph.entities {
      guard let key = keys[entity.id] else { continue }
      let name = search.fold(entity.name)
      if joinsEqualNames, name.unicodeScalars.count > 1 {
        try add("same.name", "\(entity.type.rawValue)/\(name)", entity.name, key)
      }
      if entity.gazetteer != nil { continue }
      switch entity.type {
      case .person:
        for alias in entity.aliases where Self.isLatinName(alias) {
          try add("same.name-latin", "\(name)/\(alias.lowercased())", "\(entity.name) \(alias)", key)
        }
        if name.unicodeScalars.contains(where: { "·‧・•".unicodeScalars.contains($0) }) {
          let bare = String(
            String.UnicodeScalarView(name.unicodeScalars.filter { !"·‧・•".unicodeScalars.contains($0) }))
          if bare.unicodeScalars.count >= 4 { try add("same.name-transcribed", bare, entity.name, key) }
        }
      case .organization:
        if name.unicodeScalars.count >= 5 { try add("same.organization-name", name, entity.name, key) }
      case .place: continue
      }
    }
    try noteRoles(graph, names, keys)
    try noteDescriptions(graph, names, keys)
  }

  private func noteRoles(_ graph: ArticleGraph, _ names: [String: Entity], _ keys: [String: Int]) throws {
    for edge in graph.edges where edge.kind == .role {
      guard let person = names[edge.from], person.type == .person, person.gazetteer == nil, let key = keys[edge.from],
        let organization = names[edge.to], person.name.unicodeScalars.count > 1
      else { continue }
      let at = organization.gazetteer ?? search.fold(organization.name)
      let evidence = "\(organization.name)\(edge.title ?? "")\(person.name)"
      try add("same.name-organization", "\(search.fold(person.name))/\(at)", evidence, key)
    }
  }

  /// What stands before or behind the name in the source of a quote.
  private func noteDescriptions(_ graph: ArticleGraph, _ names: [String: Entity], _ keys: [String: Int]) throws {
    for quotation in graph.quotations {
      guard let source = quotation.source, quotation.speakers.count == 1, let id = quotation.speakers.first,
        let person = names[id], person.type == .person, person.gazetteer == nil, let key = keys[id],
        let description = Self.description(source.text, of: person.name)
      else { continue }
      // Two-character names are common: they need more words.
      let needed = person.name.unicodeScalars.count > 2 ? 2 : 4
      guard description.unicodeScalars.count >= needed else { continue }
      try add(
        "same.name-description", "\(search.fold(person.name))/\(search.fold(description))", source.text, key)
    }
  }

  private static func description(_ source: String, of name: String) -> String? {
    guard name.unicodeScalars.count > 1, source.count > name.count else { return nil }
    if source.hasSuffix(name) { return String(source.dropLast(name.count)) }
    if source.hasPrefix(name) { return String(source.dropFirst(name.count)) }
    return nil
  }

  private static func isLatinName(_ alias: String) -> Bool {
    alias.utf8.contains(0x20) && alias.unicodeScalars.allSatisfy { $0.value < 0x250 || $0.value == 0x2019 }
  }

  /// Writes the edges `same`, and into each entity who stands for it: the smallest id of all it is joined with.
  func join(_ database: Database) throws {
    var entityOfRank: [Int32] = []
    try database.forEachRow("SELECT entity FROM entities ORDER BY id") {
      entityOfRank.append(Int32(truncatingIfNeeded: $0.integer(0)))
    }
    var rank = [Int32](repeating: 0, count: entityOfRank.count + 1)
    for (index, entity) in entityOfRank.enumerated() { rank[Int(entity)] = Int32(index) }
    var roots = SmallestMember(count: entityOfRank.count)

    let edge = try SQLStatement(
      database,
      "INSERT INTO edges (type, from_entity, to_entity, past, rule, evidence) VALUES ('same', ?, ?, 0, ?, ?)")
    var last = (rule: "", key: "")
    var first: Int?
    let sql = """
      SELECT rule, key, entity, min(evidence) FROM join_keys JOIN entities USING (entity)
      GROUP BY rule, key, entity ORDER BY rule, key, id
      """
    try database.forEachRow(sql) { row in
      let (rule, key, entity) = (row.text(0), row.text(1), row.integer(2))
      guard let start = first, last == (rule, key) else {
        last = (rule, key)
        first = entity
        return
      }
      edge.bind(start)
      edge.bind(entity)
      edge.bind(rule)
      edge.bind(row.text(3))
      try edge.run()
      roots.join(Int(rank[start]), Int(rank[entity]))
    }
    let update = try SQLStatement(database, "UPDATE entities SET same_as = ? WHERE entity = ?")
    for index in entityOfRank.indices {
      let root = roots.root(index)
      if root == index { continue }
      update.bind(Int(entityOfRank[root]))
      update.bind(Int(entityOfRank[index]))
      try update.run()
    }
    try database.execute(sql: "DROP TABLE join_keys")
  }
}

/// Sets of numbers, each known by its smallest member.
private struct SmallestMember {
  private var parent: [Int32]

  init(count: Int) { parent = (0..<count).map { Int32($0) } }

  mutating func root(_ member: Int) -> Int {
    var member = member
    while Int(parent[member]) != member {
      parent[member] = parent[Int(parent[member])]
      member = Int(parent[member])
    }
    return member
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (a, b) = (root(a), root(b))
    parent[max(a, b)] = Int32(min(a, b))
  }
}
