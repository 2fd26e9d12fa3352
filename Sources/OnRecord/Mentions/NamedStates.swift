import OnRecordLexicon
import OnRecordModel

/// The states that an article names in full: 加 stands for 加拿大 beside it, 澳 for 澳門 where no 澳洲 is named.
final class NamedStates {
  private let reading: Reading
  /// The numbers of the places that a strong form names.
  private lazy var places = read()

  init(_ reading: Reading) { self.reading = reading }

  private func read() -> Set<UInt32> {
    var places: Set<UInt32> = []
    for hit in reading.signs.names where hit.entry.kind == .place {
      if let entity = hit.entity { places.insert(entity.number) }
    }
    return places
  }

  /// The article names one of the places that a character stands for.
  func contains(_ abbreviation: Hit) -> Bool { names(of: abbreviation).contains(where: isNamed) }

  /// What a character stands for: of several the first that the article names, else the first of all.
  func place(of abbreviation: Hit) -> EntityID? {
    let names = names(of: abbreviation)
    guard let first = names.first else { return nil }
    let name = names.count == 1 ? first : names.first(where: isNamed) ?? first
    return reading.lexicon.place(named: String(name))
  }

  private func names(of abbreviation: Hit) -> [Substring] {
    reading.lexicon.value(abbreviation.id).split(separator: " ")
  }

  private func isNamed(_ name: Substring) -> Bool {
    reading.lexicon.place(named: String(name)).map { places.contains($0.number) } ?? false
  }
}
