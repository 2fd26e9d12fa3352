import ICUText
package import OnRecordLexicon

extension GazetteerReader {
  /// Adds the currencies that ICU names in Chinese and no word list of ours does: 蒙古圖格里克 is MNT.
  ///
  /// Only whole names of three and more Han characters: what stands in parentheses or beside a year is bookkeeping.
  package mutating func addCurrenciesOfICU() {
    guard let after = WordList.currencies.flagNames.firstIndex(of: "after") else { return }
    var known = Set(source.words.filter { $0.list == .currencies }.map(\.word))
    for locale in ["zh_Hant", "zh_Hant_HK", "zh"] {
      guard let table = try? ResourceTable(package: "curr", locale: locale, key: "Currencies") else { continue }
      // Codes that begin with X are metals, funds and tests.
      for (code, name) in table.entries(inner: "1") where code.utf8.count == 3 && !code.hasPrefix("X") {
        let scalars = name.unicodeScalars
        guard scalars.count > 2, scalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) }) else { continue }
        if known.insert(name).inserted {
          addWord(name, in: .currencies, value: code, flags: 1 << UInt32(after), from: "ICU currencies")
        }
      }
    }
  }
}
