import CICU

/// A table of ICU's own data, such as the names of countries in one language.
///
/// Read when gazetteers are compiled, so that results do not change with the ICU of the machine that runs them.
public final class ResourceTable {
  private let handle: OpaquePointer

  /// - Parameter package: the data package without its version: `region`, `curr`, `zone`.
  public init(package: String, locale: String, key: String) throws(ICUError) {
    var status: Int32 = 0
    let opened = cicu_table_open(package, locale, key, &status)
    try checked(status, "open \(package)/\(locale)/\(key)")
    guard let opened else { throw ICUError(operation: "open \(package)/\(locale)/\(key)", name: "null") }
    handle = opened
  }

  deinit { cicu_table_close(handle) }

  /// All entries that are strings; of an entry that is a table or an array, the string at `inner`.
  public func entries(inner: String? = nil) -> [(key: String, text: String)] {
    var entries: [(key: String, text: String)] = []
    for index in 0..<cicu_table_count(handle) {
      var key: UnsafePointer<CChar>?
      var length: Int32 = 0
      guard let units = cicu_table_entry(handle, index, inner, &key, &length), let key else { continue }
      let text = String(decoding: UnsafeBufferPointer(start: units, count: Int(length)), as: UTF16.self)
      entries.append((String(cString: key), text))
    }
    return entries
  }
}

/// `number` in words by ICU's rules: `spellOut(5432, locale: "zh_Hant")` is 五千四百三十二.
public func spellOut(_ number: Int64, locale: String, ruleSet: String? = nil) throws(ICUError) -> String {
  var units = [UInt16](repeating: 0, count: 256)
  var status: Int32 = 0
  let length = units.withUnsafeMutableBufferPointer { buffer -> Int32 in
    guard let base = buffer.baseAddress else { return 0 }
    return cicu_spell_out(number, locale, ruleSet, base, Int32(buffer.count), &status)
  }
  try checked(status, "spell out \(number) in \(locale)")
  return String(decoding: units[..<Int(length)], as: UTF16.self)
}
