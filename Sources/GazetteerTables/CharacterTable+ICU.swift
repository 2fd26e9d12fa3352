package import ICUText
package import OnRecordLexicon

extension CharacterTable {
  /// The tables that ICU's data and the gazetteers' own lines give: frozen into the compiled lexicon, so that results do
  /// not change with the ICU on the machine that runs them.
  package init(_ source: GazetteerSource) throws(ICUError) {
    self.init()
    let simplify = try Transliterator("Hant-Hans")
    let unaccent = try Transliterator("Latin-ASCII")
    for code in 0..<Self.size {
      let scalar = UInt32(code)
      classes[code] = Self.characterClass(scalar, source).rawValue
    }
    try foldHan(simplify)
    for code in 0..<Self.size {
      fold[code] = try folded(UInt32(code), source, unaccent)
    }
    // A variant may fold to a character that folds on: settle in two steps.
    for code in 0..<Self.size { fold[code] = fold[Int(fold[code])] }
    for row in source.nameCharacters where row.character < Self.size {
      let at = Int(fold[Int(row.character)]) * NameColumn.allCases.count
      for (offset, cost) in row.costs.enumerated() where cost > 0 {
        names[at + offset] = names[at + offset] == 0 ? cost : min(names[at + offset], cost)
      }
    }
    try addReadings()
  }

  private static func characterClass(_ scalar: UInt32, _ source: GazetteerSource) -> CharacterClass {
    if let own = source.classes[scalar] { return own }
    // A full-width form is of the class of its half-width one.
    if (0xFF01...0xFF5E).contains(scalar), let half = source.classes[scalar - 0xFEE0] { return half }
    if (0xD800...0xDFFF).contains(scalar) { return .other }
    if scalar == 0x0A || scalar == 0x0D || scalar == 0x2028 || scalar == 0x2029 || scalar == 0x85 { return .newline }
    switch GeneralCategory(of: scalar) {
    case .letter, .mark:
      switch script(of: scalar) {
      case "Hani": return .han
      case "Latn": return .latin
      case "Hira", "Kana": return .kana
      case "Hang": return .hangul
      default: return scalar == 0x3005 || scalar == 0x30FC ? .kana : .letter
      }
    case .number:
      if (0x30...0x39).contains(scalar) || (0xFF10...0xFF19).contains(scalar) { return .digit }
      return script(of: scalar) == "Hani" ? .han : .symbol
    case .space: return .space
    case .punctuation: return .punctuation
    case .symbol: return .symbol
    case .other: return scalar == 0x09 ? .space : .other
    }
  }

  /// Hant to Hans of all Han characters at once: a line each, since the transform works on a whole text.
  private mutating func foldHan(_ simplify: Transliterator) throws(ICUError) {
    let han = (0..<Self.size).filter { classes[$0] == CharacterClass.han.rawValue }
    for code in 0..<Self.size { fold[code] = UInt16(code) }
    var text = String.UnicodeScalarView()
    for code in han {
      if let scalar = Unicode.Scalar(UInt32(code)) { text.append(scalar) }
      text.append("\n")
    }
    let lines = try simplify.transliterate(String(text)).unicodeScalars.split(separator: "\n")
    guard lines.count == han.count else { return }
    for (code, line) in zip(han, lines) {
      if line.count == 1, let only = line.first, only.value < Self.size { fold[code] = UInt16(only.value) }
    }
  }

  private func folded(_ code: UInt32, _ source: GazetteerSource, _ unaccent: Transliterator) throws(ICUError)
    -> UInt16
  {
    var scalar = code
    if (0xFF01...0xFF5E).contains(scalar) { scalar -= 0xFEE0 }
    if scalar == 0x3000 || scalar == 0xA0 { scalar = 0x20 }
    if let own = source.folds[scalar] { scalar = own }
    if CharacterClass(rawValue: classes[Int(code)]) == .interpunct { scalar = 0xB7 }
    if (0x41...0x5A).contains(scalar) { return UInt16(scalar + 0x20) }
    if scalar >= 0xC0, scalar < 0x250, let unicode = Unicode.Scalar(scalar), unicode.properties.isAlphabetic {
      let plain = try unaccent.transliterate(String(Character(unicode))).lowercased().unicodeScalars
      if plain.count == 1, let only = plain.first, only.value < 0x80 { return UInt16(only.value) }
      return UInt16(scalar)
    }
    return fold[Int(scalar)]
  }

  /// Han-Latin wants Simplified input; /Names reads 曾 查 解 任 單 as the surnames they are.
  private mutating func addReadings() throws(ICUError) {
    let han = (0x4E00..<0xA000).filter { fold[$0] == UInt16($0) }
    var indices: [String: UInt16] = ["": 0]
    func lines(_ id: String) throws(ICUError) -> [String] {
      var text = String.UnicodeScalarView()
      for code in han {
        if let scalar = Unicode.Scalar(UInt32(code)) { text.append(scalar) }
        text.append("\n")
      }
      let latin = try Transliterator("\(id); Latin-ASCII").transliterate(String(text))
      return latin.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    let common = try lines("Han-Latin")
    let surnames = try lines("Han-Latin/Names")
    for (index, code) in han.enumerated() where index < common.count && index < surnames.count {
      for (line, isSurname) in [(common[index], false), (surnames[index], true)] {
        let letters = line.filter { $0 >= "a" && $0 <= "z" }
        let at = indices[letters] ?? UInt16(readings.count)
        if indices[letters] == nil {
          indices[letters] = at
          readings.append(letters)
        }
        if isSurname { surnameReading[code] = at } else { reading[code] = at }
      }
    }
  }
}
