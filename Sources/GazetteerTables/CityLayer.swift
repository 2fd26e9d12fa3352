import ICUText
package import OnRecordLexicon
import OnRecordModel

extension GazetteerReader {
  /// Adds the cities after which ICU names the world's time zones, in Chinese and English: below our own gazetteers,
  /// whose names win where both know one, and whose places take the other ways to write them.
  ///
  /// A zone that this ICU lacks or calls otherwise only makes the layer thinner.
  package mutating func addCitiesOfICU(foldedBy table: CharacterTable) {
    var places: [[UInt32]: Int] = [:]
    var taken: Set<[UInt32]> = Set(source.words.map { table.key($0.word) })
    for (index, entity) in source.entities.enumerated() {
      for form in entity.forms {
        let key = table.key(form.text)
        if entity.type == .place { places[key] = places[key] ?? index } else { taken.insert(key) }
      }
    }
    for (zone, names) in Self.cities().sorted(by: { $0.key < $1.key }) {
      guard let first = names.first else { continue }
      // Any one name may be another's: Hong Kong's Luanda is Taiwan's Rwanda. Taiwan's decides, then the Latin one.
      let latin = names.first(where: Self.isLatin)
      let known = places[table.key(first)] ?? latin.flatMap { places[table.key($0)] }
      var forms: [GazetteerForm] = []
      for name in names where places[table.key(name)] == nil {
        let key = table.key(name)
        places[key] = known ?? source.entities.count
        // Short transcriptions are also names of people: 基洛夫, 達爾文.
        let isShort = key.count < (known == nil ? 4 : 3)
        let isWeak = isShort || taken.contains(key) || Self.isLatin(name) && known == nil
        forms.append(GazetteerForm(text: name, isWeak: isWeak))
      }
      if let known {
        for form in forms { extendEntity(at: known, with: form.text, isWeak: form.isWeak) }
      } else if let name = forms.first {
        addPlace(named: name.text, forms: forms, kind: "city", about: zone, from: "ICU cities")
      }
    }
  }

  /// Cities by zone, the names of Taiwan first.
  private static func cities() -> [String: [String]] {
    var cities: [String: [String]] = [:]
    for locale in ["zh_Hant", "zh_Hant_HK", "zh", "en"] {
      guard let table = try? ResourceTable(package: "zone", locale: locale, key: "zoneStrings") else { continue }
      for (zone, name) in table.entries(inner: "ec") where isCity(zone) {
        if cities[zone]?.contains(name) != true { cities[zone, default: []].append(name) }
      }
    }
    // Where English has no entry, the zone's own name is the city's.
    for zone in cities.keys {
      guard let last = zone.split(separator: ":").last else { continue }
      let name = String(last.map { $0 == "_" ? " " : $0 })
      if cities[zone]?.contains(where: isLatin) != true {
        cities[zone]?.append(name)
      }
    }
    return cities
  }

  private static func isLatin(_ name: String) -> Bool { name.unicodeScalars.allSatisfy { $0.value < 0x2E80 } }

  /// Zones are named `America:Toronto`; those of islands, stations and whole countries name no city.
  private static func isCity(_ zone: String) -> Bool {
    let parts = zone.split(separator: ":")
    guard parts.count > 1, let area = parts.first, let last = parts.last else { return false }
    if areasOfIslands.contains(String(area)) { return citiesOnIslands.contains(String(last)) }
    return areasOfCities.contains(String(area)) && parts.count == 2 && !notCities.contains(String(last))
  }

  private static let areasOfCities: Set<String> = ["Africa", "America", "Arctic", "Asia", "Australia", "Europe"]
  private static let areasOfIslands: Set<String> = ["Atlantic", "Indian", "Pacific"]
  private static let citiesOnIslands: Set<String> = [
    "Antananarivo", "Apia", "Auckland", "Honolulu", "Majuro", "Noumea", "Pago_Pago", "Port_Moresby", "Reykjavik",
  ]
  private static let notCities: Set<String> = [
    "Andorra", "Anguilla", "Antigua", "Aruba", "Bahia", "Bahrain", "Barbados", "Belize", "Brunei", "Cayman",
    "Costa_Rica", "Curacao", "Dominica", "El_Salvador", "Gibraltar", "Grenada", "Guadeloupe", "Guatemala",
    "Guernsey", "Guyana", "Isle_of_Man", "Jamaica", "Jersey", "Kamchatka", "Kuwait", "Lindeman", "Lord_Howe",
    "Luxembourg", "Malta", "Martinique", "Miquelon", "Monaco", "Montserrat", "Noronha", "Oral", "Panama",
    "Puerto_Rico", "Qatar", "Sakhalin", "San_Marino", "Singapore", "St_Barthelemy", "St_Kitts", "St_Lucia",
    "St_Thomas", "St_Vincent", "Tortola", "Vatican",
  ]
}

extension CharacterTable {
  /// The text as it is matched.
  fileprivate func key(_ text: String) -> [UInt32] {
    text.unicodeScalars.map { $0.value < Self.size ? UInt32(fold[Int($0.value)]) : $0.value }
  }
}
