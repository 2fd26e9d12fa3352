import GRDB
import OnRecord

/// A question to a dataset with its SQL: one of `queries.sql`.
public struct NamedQuery: Sendable {
  /// A value that the query needs.
  public struct Parameter: Hashable, Sendable {
    public var name: String
    public var description: String
  }

  public private(set) var name: String
  /// The question.
  public private(set) var asks = ""
  public private(set) var parameters: [Parameter] = []
  public private(set) var sql = ""

  /// All queries, in the order of their file.
  public static let all: [NamedQuery] = {
    var queries: [NamedQuery] = []
    for line in EmbeddedFile.text("queries.sql").split(separator: "\n", omittingEmptySubsequences: false) {
      if let name = line.value(of: "query") {
        queries.append(NamedQuery(name: name))
        continue
      }
      guard !queries.isEmpty else { continue }
      let last = queries.count - 1
      if let asks = line.value(of: "asks") {
        queries[last].asks = asks
      } else if line.hasPrefix("-- ") {
        let words = line.dropFirst(3).split(separator: ":", maxSplits: 1)
        if words.count == 2 {
          queries[last].parameters.append(
            Parameter(name: String(words[0]), description: words[1].drop { $0 == " " }.description))
        }
      } else if !line.isEmpty {
        queries[last].sql += line + "\n"
      }
    }
    return queries
  }()

  private init(name: String) { self.name = name }

  /// A row's values as text, nil for none; numbers are told apart.
  public typealias Cell = (text: String, isNumber: Bool)

  /// Asks the dataset in `folder`.
  /// - Parameter values: one for each parameter, names and words in either script.
  /// - Throws: GRDB's `DatabaseError` where the database is none of ours.
  public func run(
    folder: String, values: [String], limit: Int, row: ([String], [Cell?]) throws -> Void
  ) throws {
    let path = folder.hasSuffix(".sqlite") ? folder : folder + "/onrecord.sqlite"
    guard try FileSystem.kind(path) == .file else { throw FileError(path: path, reason: "no file") }
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let search = SearchText(try Extractor().lexicon)
    var arguments: [String: any DatabaseValueConvertible] = ["limit": limit]
    for (parameter, value) in zip(parameters, values) {
      arguments[parameter.name] = parameter.name == "words" ? search.query(value) : search.fold(value)
    }
    try queue.read { database in
      let rows = try Row.fetchCursor(database, sql: sql, arguments: StatementArguments(arguments))
      while let found = try rows.next() {
        let cells = Array(found.databaseValues).map { value -> Cell? in
          switch value.storage {
          case .null: nil
          case .int64(let number): ("\(number)", true)
          case .double(let number): ("\(number)", true)
          case .string(let text): (text, false)
          case .blob: ("", false)
          }
        }
        try row(Array(found.columnNames), cells)
      }
    }
  }
}

extension Substring {
  /// What stands behind `-- key: `.
  fileprivate func value(of key: String) -> String? {
    hasPrefix("-- \(key): ") ? String(dropFirst(key.count + 5)) : nil
  }
}
