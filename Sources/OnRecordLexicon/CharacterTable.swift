/// What every character of the Basic Multilingual Plane is: its fold, its class, its part in names, its reading.
package struct CharacterTable {
  package static let size = 0x10000

  /// The matching key: Simplified, half-width, lower case, without accents; one character to one character.
  package var fold = [UInt16](repeating: 0, count: size)
  package var classes = [UInt8](repeating: 0, count: size)
  /// The costs of a folded character, in the order of `NameColumn`.
  package var names = [UInt8](repeating: 0, count: size * NameColumn.allCases.count)
  /// Pinyin of a Han character, as an index into `readings`; 0 where there is none.
  package var reading = [UInt16](repeating: 0, count: size)
  package var surnameReading = [UInt16](repeating: 0, count: size)
  package var readings: [String] = [""]

  package init() {}
}
