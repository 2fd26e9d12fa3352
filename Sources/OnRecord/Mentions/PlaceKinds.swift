import OnRecordLexicon
import OnRecordModel

/// How large the places are that the gazetteers know: what a state has, and what a quarter of a town has not.
struct PlaceKinds {
  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  /// A country or a part of the world.
  func isState(_ place: Hit) -> Bool {
    switch kind(place) {
    case "country", "continent", "region": true
    default: false
    }
  }

  /// So large that it has many universities and banks: 英國, 香港.
  func isLarge(_ place: Hit) -> Bool { isState(place) || kind(place) == "territory" }

  /// A quarter, a street, a building, a constituency: too small for a parliament.
  func isQuarter(_ place: Hit) -> Bool {
    switch kind(place) {
    case "district", "area", "street", "building", "station", "region", "island": true
    default: false
    }
  }

  /// A street, a building, a station: nobody lives in its north.
  func isSpot(_ place: Hit) -> Bool {
    switch kind(place) {
    case "street", "building", "station": true
    default: false
    }
  }

  /// 內地, 大陸 for 中國: what is no part of the state's name, and which no body bears.
  func isNickname(_ place: Hit) -> Bool {
    place.entry.homeland == .mainland && kind(place) == "country"
      && !(Int(place.start)..<Int(place.end)).contains { reading.document.folded[$0] == Self.middle }
  }

  /// 中
  private static let middle: UInt16 = 0x4E2D

  private func kind(_ place: Hit) -> String {
    place.entity.map { reading.lexicon.kind(of: $0) } ?? ""
  }
}
