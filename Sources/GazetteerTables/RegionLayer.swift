import ICUText
package import OnRecordLexicon
import OnRecordModel

extension GazetteerReader {
  /// Adds the regions that ICU's own data names in Chinese and English: the layer below our own
  /// gazetteers, which win where both know a name.
  package mutating func addRegionsOfICU() {
    var known: [String: Int] = [:]
    for (index, entity) in source.entities.enumerated() where entity.type == .place {
      for form in entity.forms { known[form.text] = known[form.text] ?? index }
    }
    var regions: [String: [String]] = [:]
    for locale in ["zh_Hant", "zh_Hant_HK", "zh", "en"] {
      // A locale that this ICU lacks only makes the layer thinner.
      guard let table = try? ResourceTable(package: "region", locale: locale, key: "Countries") else { continue }
      for (code, name) in table.entries() where code.utf8.count == 2 && !Self.leftOut.contains(code) {
        if regions[code]?.contains(name) != true { regions[code, default: []].append(name) }
      }
    }
    for code in regions.keys.sorted() {
      guard let names = regions[code], let first = names.first else { continue }
      if let index = names.lazy.compactMap({ known[$0] }).first {
        for name in names where !source.entities[index].forms.contains(where: { $0.text == name }) && known[name] == nil
        {
          extendEntity(at: index, with: name)
        }
      } else {
        addPlace(
          named: first, forms: names.map { GazetteerForm(text: $0, isWeak: false) }, kind: "country", about: code,
          from: "ICU regions")
      }
    }
  }

  /// No places: Europe without Russia, outlying pieces, codes for testing, the eurozone.
  private static let leftOut: Set<String> = ["EZ", "QO", "UN", "XA", "XB", "ZZ", "EU"]
}
