import ArgumentParser
import OnRecord
import OnRecordArchive

struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: "Asks a dataset: who said what about whom, with which figures.",
    discussion: "Queries:\n"
      + NamedQuery.all.map { query in
        let values = query.parameters.map { $0.name.uppercased() }.joined(separator: " ")
        return "  \("\(query.name) \(values)".padding(22)) \(query.asks)"
      }.joined(separator: "\n"))

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv, json, sql }

  @Argument(help: "The dataset's folder, or its onrecord.sqlite.") var dataset: String
  @Argument(help: "The query's name.") var query: String
  @Argument(help: "Its values, in either script.") var values: [String] = []
  @Option(name: .shortAndLong, help: "table, csv, json (one object a line), or sql: the query itself.")
  var format = Format.table
  @Option(name: .shortAndLong, help: "How many rows at most.") var limit = 50

  func run() throws {
    guard let named = NamedQuery.all.first(where: { $0.name == query }) else {
      throw ValidationError(
        "found \(query), expected one of \(NamedQuery.all.map(\.name).joined(separator: ", "))")
    }
    if format == .sql { return print(named.sql, terminator: "") }
    guard values.count == named.parameters.count else {
      let expected = named.parameters.map { "\($0.name) (\($0.description))" }.joined(separator: ", ")
      throw ValidationError("found \(values.count) values, expected \(expected.isEmpty ? "none" : expected)")
    }
    var rows: [[NamedQuery.Cell?]] = []
    var columns: [String] = []
    try named.run(folder: dataset, values: values, limit: limit) { names, cells in
      columns = names
      rows.append(cells)
    }
    if rows.isEmpty { return OnRecordCommand.print("nothing found", to: .error) }
    switch format {
    case .table: writeTable(columns, rows)
    case .csv: writeCSV(columns, rows)
    case .json: writeJSON(columns, rows)
    case .sql: break
    }
  }

  // MARK: Forms

  private func writeTable(_ columns: [String], _ rows: [[NamedQuery.Cell?]]) {
    let lines =
      [columns] + rows.map { row in row.map { ($0?.text ?? "").replacingLineEnds.cut(toWidth: 60) } }
    let widths = columns.indices.map { column in lines.map { $0[column].width }.max() ?? 0 }
    for (number, line) in lines.enumerated() {
      let cells = line.enumerated().map { column, cell in
        let spaces = String(repeating: " ", count: widths[column] - cell.width)
        let isNumber = number > 0 && rows[number - 1][column]?.isNumber == true
        return isNumber ? spaces + cell : cell + (column == line.count - 1 ? "" : spaces)
      }
      print(cells.joined(separator: "  "))
      if number == 0 { print(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")) }
    }
  }

  private func writeCSV(_ columns: [String], _ rows: [[NamedQuery.Cell?]]) {
    print(columns.joined(separator: ","), terminator: "\r\n")
    for row in rows {
      print(
        row.map { cell in cell.map { $0.isNumber ? $0.text : CSV.cell($0.text) } ?? "" }.joined(separator: ","),
        terminator: "\r\n")
    }
  }

  private func writeJSON(_ columns: [String], _ rows: [[NamedQuery.Cell?]]) {
    for row in rows {
      var json = JSONBuffer()
      json.object { json in
        for (column, cell) in zip(columns, row) {
          json.key(named: column)
          if let cell, cell.isNumber { json.literal(cell.text) } else { json.string(cell?.text) }
        }
      }
      print(String(decoding: json.bytes, as: UTF8.self))
    }
  }
}

extension String {
  /// Columns of a terminal: two for a wide character.
  fileprivate var width: Int { unicodeScalars.reduce(0) { $0 + Self.width($1) } }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x1100..<0x1160, 0x2E80..<0x303F, 0x3041..<0xA4D0, 0xAC00..<0xD7A4, 0xF900..<0xFB00, 0xFE30..<0xFE70,
      0xFF01..<0xFF61, 0xFFE0..<0xFFE7, 0x1F300..<0x1FAFF, 0x20000..<0x34000:
      2
    default: scalar.properties.generalCategory == .nonspacingMark ? 0 : 1
    }
  }

  fileprivate func cut(toWidth limit: Int) -> String {
    if width <= limit { return self }
    var cut = String.UnicodeScalarView()
    var used = 1
    for scalar in unicodeScalars {
      used += Self.width(scalar)
      if used > limit { break }
      cut.append(scalar)
    }
    return String(cut) + "…"
  }

  fileprivate var replacingLineEnds: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
  }
}
