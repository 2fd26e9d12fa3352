import GRDB
import OnRecord

/// Writes `tables/*.csv` and the `datapackage.json` that describes them.
///
/// UTF-8 with a byte order mark, by which Excel knows it; RFC 4180. A text that a spreadsheet would run as a formula gets
/// an apostrophe in front, one more where it has some already; to undo it, take one away.
struct TableWriter {
  let database: Database
  let folder: String

  func write() throws {
    try FileSystem.makeFolder(folder + "/tables")
    var resources: [(name: String, columns: [TableColumn], rows: Int)] = []
    for table in TableColumn.tables() {
      let rows = try write(table.name, table.columns)
      resources.append((table.name, table.columns, rows))
    }
    let file = try OutputFile(folder + "/datapackage.json")
    try file.write(package(resources))
    try file.finish()
  }

  private func write(_ table: String, _ columns: [TableColumn]) throws -> Int {
    let file = try OutputFile("\(folder)/tables/\(table).csv")
    let names = columns.map(\.name)
    var line: [UInt8] = [0xEF, 0xBB, 0xBF]
    line.append(contentsOf: names.joined(separator: ",").utf8)
    line.append(contentsOf: [0x0D, 0x0A])
    try file.write(line)
    let order =
      table == "who_said_what" ? "quote_key, identity" : table == "aliases" || table == "duplicates" ? "1, 2" : "1"
    var rows = 0
    try database.forEachRow(
      "SELECT \(names.map { "\"\($0)\"" }.joined(separator: ", ")) FROM \(table) ORDER BY \(order)"
    ) { row in
      line.removeAll(keepingCapacity: true)
      for column in names.indices {
        if column > 0 { line.append(UInt8(ascii: ",")) }
        Self.append(row.bytes(column), isText: row.isText(column), to: &line)
      }
      line.append(contentsOf: [0x0D, 0x0A])
      try file.write(line)
      rows += 1
    }
    try file.finish()
    return rows
  }

  /// Appends one cell.
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, isText: Bool, to line: inout [UInt8]) {
    guard isText else {
      line.append(contentsOf: bytes)
      return
    }
    let isFormula = runs(bytes)
    let hasSpace = bytes.first == 0x20 || bytes.last == 0x20
    let hasMark = bytes.contains { (byte: UInt8) -> Bool in byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D
    }
    guard isFormula || hasSpace || hasMark else {
      line.append(contentsOf: bytes)
      return
    }
    line.append(0x22)
    if isFormula { line.append(UInt8(ascii: "'")) }
    for byte in bytes {
      if byte == 0x22 { line.append(0x22) }
      line.append(byte)
    }
    line.append(0x22)
  }

  /// Whether a spreadsheet would run the text: =, +, -, @, tab or a line's end, also as full-width characters, in front,
  /// behind spaces and apostrophes or not.
  private static func runs(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = bytes.firstIndex(where: { $0 != 0x27 && $0 != 0x20 }) else { return false }
    switch bytes[start] {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: return true
    case 0xEF where start + 2 < bytes.count && bytes[start + 1] == 0xBC:
      // ＋ － ＝ ＠
      return [0x8B, 0x8D, 0x9D, 0xA0].contains(bytes[start + 2])
    default: return false
    }
  }

  // MARK: The description

  private func package(_ resources: [(name: String, columns: [TableColumn], rows: Int)]) -> [UInt8] {
    var json = JSONBuffer()
    json.object { json in
      json.key("profile")
      json.string("tabular-data-package")
      json.key("name")
      json.string("onrecord")
      json.key("title")
      json.string("Who said what: articles, names, figures and quotes")
      json.key("description")
      json.string(
        "Offsets count Unicode scalars, half-open: Python's text[start:stop]. A text that a spreadsheet would run (it "
          + "begins with =, +, -, @, a tab or a line's end) has an apostrophe in front that is not its own.")
      json.key("resources")
      json.array { json in
        for resource in resources { write(resource.name, resource.columns, resource.rows, &json) }
      }
    }
    json.newline()
    return json.bytes
  }

  private func write(_ name: String, _ columns: [TableColumn], _ rows: Int, _ json: inout JSONBuffer) {
    json.object { json in
      json.key("profile")
      json.string("tabular-data-resource")
      json.key("name")
      json.string(name)
      json.key("path")
      json.string("tables/\(name).csv")
      json.key("format")
      json.string("csv")
      json.key("mediatype")
      json.string("text/csv")
      json.key("encoding")
      json.string("utf-8")
      json.key("rows")
      json.number(rows)
      json.key("schema")
      json.object { json in
        json.key("fields")
        json.array { json in for column in columns { write(column, &json) } }
        if let key = columns.first(where: \.isPrimary) {
          json.key("primaryKey")
          json.array { json in json.string(key.name) }
        } else if name == "aliases" || name == "duplicates" {
          json.key("primaryKey")
          json.array { json in for column in columns.prefix(2) { json.string(column.name) } }
        }
        writeForeignKeys(name, columns, &json)
      }
    }
  }

  private func writeForeignKeys(_ name: String, _ columns: [TableColumn], _ json: inout JSONBuffer) {
    if columns.allSatisfy({ $0.refersTo == nil }) { return }
    json.key("foreignKeys")
    json.array { json in
      for column in columns {
        guard let table = column.refersTo else { continue }
        json.object { json in
          json.key("fields")
          json.array { json in json.string(column.name) }
          json.key("reference")
          json.object { json in
            json.key("resource")
            json.string(table == name ? "" : table)
            json.key("fields")
            json.array { json in json.string(Self.key(of: table)) }
          }
        }
      }
    }
  }

  private static func key(of table: String) -> String {
    TableColumn.tables().first { $0.name == table }?.columns.first(where: \.isPrimary)?.name ?? ""
  }

  private func write(_ column: TableColumn, _ json: inout JSONBuffer) {
    json.object { json in
      json.key("name")
      json.string(column.name)
      json.key("type")
      json.string(column.type)
      if column.type == "boolean" {
        json.key("trueValues")
        json.array { json in json.string("1") }
        json.key("falseValues")
        json.array { json in json.string("0") }
      }
      json.key("description")
      json.string(column.description)
    }
  }
}

/// Cells of CSV.
public enum CSV {
  /// `text` as a cell: quoted where needed, and harmless to a spreadsheet.
  public static func cell(_ text: String) -> String {
    var text = text
    var bytes: [UInt8] = []
    text.withUTF8 { TableWriter.append($0, isText: true, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
