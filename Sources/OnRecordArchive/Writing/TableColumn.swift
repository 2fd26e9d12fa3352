/// One column of the tables, as `columns.tsv` describes it.
struct TableColumn {
  var name: String
  /// integer, number, string or boolean.
  var type: String
  var isPrimary: Bool
  /// The table whose key it holds.
  var refersTo: String?
  var description: String

  /// All tables with their columns, in the order of the file.
  static func tables() -> [(name: String, columns: [TableColumn])] {
    var tables: [(name: String, columns: [TableColumn])] = []
    for line in EmbeddedFile.text("columns.tsv").split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 5 else { continue }
      if tables.last?.name != fields[0] { tables.append((fields[0], [])) }
      tables[tables.count - 1].columns.append(
        TableColumn(
          name: fields[1], type: fields[2], isPrimary: fields[3] == "primary",
          refersTo: fields[3].isEmpty || fields[3] == "primary" ? nil : fields[3], description: fields[4]))
    }
    return tables
  }
}
