import GRDB
import GRDBSQLite

/// A prepared statement whose values are bound and read in place: for the rows of a bulk insert and of large exports.
final class SQLStatement {
  // Kept, because it owns the handle.
  private let statement: Statement
  private let handle: OpaquePointer
  private var bound: Int32 = 0

  init(_ database: Database, _ sql: String) throws {
    statement = try database.makeStatement(sql: sql)
    handle = statement.sqliteStatement
  }

  // MARK: Values in

  /// Binds the next parameter.
  func bind(_ text: String?) {
    bound += 1
    guard var text else {
      sqlite3_bind_null(handle, bound)
      return
    }
    text.withUTF8 { utf8 in
      let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      _ = utf8.withMemoryRebound(to: CChar.self) {
        // An empty text has no address, and that would bind null.
        if let base = $0.baseAddress, !$0.isEmpty {
          sqlite3_bind_text64(handle, bound, base, UInt64($0.count), transient, UInt8(SQLITE_UTF8))
        } else {
          sqlite3_bind_text(handle, bound, "", 0, nil)
        }
      }
    }
  }

  func bind(_ value: Int?) {
    bound += 1
    if let value { sqlite3_bind_int64(handle, bound, Int64(value)) } else { sqlite3_bind_null(handle, bound) }
  }

  func bind(_ value: Double) {
    bound += 1
    sqlite3_bind_double(handle, bound, value)
  }

  func bind(_ value: Bool) { bind(value ? 1 : 0) }

  /// Runs the statement with what was bound, and makes it ready for the next row.
  func run() throws {
    let code = sqlite3_step(handle)
    sqlite3_reset(handle)
    bound = 0
    guard code == SQLITE_DONE || code == SQLITE_ROW else { throw Self.error(code, handle) }
  }

  // MARK: Rows out

  /// The next row; false at the end.
  func step() throws -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    sqlite3_reset(handle)
    bound = 0
    guard code == SQLITE_DONE else { throw Self.error(code, handle) }
    return false
  }

  /// Ends a reading before its last row.
  func reset() {
    sqlite3_reset(handle)
    bound = 0
  }

  var columnCount: Int { Int(sqlite3_column_count(handle)) }

  func columnName(_ column: Int) -> String {
    sqlite3_column_name(handle, Int32(column)).map { String(cString: $0) } ?? ""
  }

  func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }
  func isText(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_TEXT }

  func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(handle, Int32(column))) }

  func optionalInteger(_ column: Int) -> Int? { isNull(column) ? nil : integer(column) }

  /// The bytes of a value as text; they live until the next step.
  func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    guard let text = sqlite3_column_text(handle, Int32(column)) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(handle, Int32(column))))
  }

  func text(_ column: Int) -> String { String(decoding: bytes(column), as: UTF8.self) }

  func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

  private static func error(_ code: Int32, _ handle: OpaquePointer) -> DatabaseError {
    let message = sqlite3_db_handle(handle).flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
    return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }
}

extension Database {
  /// Gives each row of `sql` to `row`.
  func forEachRow(_ sql: String, _ row: (SQLStatement) throws -> Void) throws {
    let statement = try SQLStatement(self, sql)
    while try statement.step() { try row(statement) }
  }
}
