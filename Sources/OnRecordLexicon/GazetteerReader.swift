package import OnRecordModel

/// Reads the gazetteers' TSV files; what a file holds is told by the folder it lies in.
///
///     people/ organizations/ places/   name, aliases, latin, kind, about
///     words/NAME.tsv                   word, value, flags
///     rules/STAGE.tsv                  rule, meaning, finds, leaves
///     characters/names.tsv             character, and a cost for each `NameColumn`
///     characters.tsv                   class, characters
///     fold.tsv                         character, folded
package struct GazetteerReader {
  package private(set) var source = GazetteerSource()

  package init() {}

  /// Adds one file. Lines that are wrong are left out and told in `source.errors`.
  package mutating func read(path: String, text: String) {
    let parts = path.split(separator: "/")
    let name = parts.last.map(String.init) ?? path
    let folder = parts.count > 1 ? String(parts[parts.count - 2]) : ""
    let rows = Self.rows(of: text)
    switch (folder, name) {
    case (_, "characters.tsv"): readClasses(rows, path)
    case (_, "fold.tsv"): readFolds(rows, path)
    case ("characters", "names.tsv"): readNameCharacters(rows, path)
    case ("people", _): readEntities(rows, path, .person)
    case ("organizations", _): readEntities(rows, path, .organization)
    case ("places", _): readEntities(rows, path, .place)
    case ("words", _): readWords(rows, path, list: String(name.dropLast(4)))
    case ("rules", _): readRules(rows, path, stage: String(name.dropLast(4)))
    default:
      fail(path, 0, "a file in folder \(folder)", "people, organizations, places, words, rules or characters")
    }
  }

  /// Adds a file of entities of any type, as users bring them: a first column tells the type.
  package mutating func readOverlay(path: String, text: String) {
    for row in Self.rows(of: text) {
      guard let first = row.columns.first, let type = EntityType(rawValue: first) else {
        fail(path, row.line, row.columns.first ?? "", "person, organization or place")
        continue
      }
      readEntity(Row(line: row.line, columns: Array(row.columns.dropFirst())), path, type)
    }
  }

  /// Adds a form to an entity read before.
  package mutating func extendEntity(at index: Int, with name: String, isWeak: Bool = false) {
    source.entities[index].forms.append(GazetteerForm(text: name, isWeak: isWeak))
  }

  /// Adds a place that no file names; `origin` stands where others tell their file.
  package mutating func addPlace(
    named name: String, forms: [GazetteerForm], kind: String, about: String, from origin: String
  ) {
    source.entities.append(
      GazetteerEntry(type: .place, name: name, forms: forms, kind: kind, about: about, file: origin, line: 0))
  }

  /// Adds a word that no list holds; `origin` stands where others tell their file.
  package mutating func addWord(
    _ word: String, in list: WordList, value: String, flags: UInt32, from origin: String
  ) {
    source.words.append(
      WordEntry(list: list, word: word, value: value, flags: flags, file: origin, line: 0))
  }

  /// Adds an entity told in code; `origin` and `line` stand where others tell their file.
  package mutating func addEntity(
    _ type: EntityType, forms: [String], kind: String, about: String, from origin: String, line: Int
  ) {
    addEntity(type, forms: forms.map(Self.form), kind: kind, about: about, from: origin, line: line)
  }

  /// Adds a word told in code to a list and with flags that are told by their names.
  package mutating func addWord(
    _ word: String, list name: String, value: String, flags: [String], from origin: String, line: Int
  ) {
    guard let list = WordList(name: name) else {
      fail(origin, line, "list \(name)", WordList.allCases.map(\.name).joined(separator: ", "))
      return
    }
    addWord(Row(line: line, columns: [word, value, flags.joined(separator: " ")]), origin, list)
  }

  private struct Row {
    var line: Int
    var columns: [String]
  }

  private static func rows(of text: String) -> [Row] {
    var rows: [Row] = []
    var line = 0
    for raw in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      var bytes = raw
      if bytes.last == UInt8(ascii: "\r") { bytes = bytes.dropLast() }
      if bytes.isEmpty || bytes.first == UInt8(ascii: "#") { continue }
      let columns = bytes.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      rows.append(Row(line: line, columns: columns.map { String(Substring($0)) }))
    }
    return rows
  }

  private mutating func fail(_ file: String, _ line: Int, _ found: String, _ expected: String) {
    source.errors.append(GazetteerError(file: file, line: line, found: found, expected: expected))
  }

  private mutating func readEntities(_ rows: [Row], _ path: String, _ type: EntityType) {
    for row in rows { readEntity(row, path, type) }
  }

  private mutating func readEntity(_ row: Row, _ path: String, _ type: EntityType) {
    guard (1...5).contains(row.columns.count), let name = row.columns.first, !name.isEmpty else {
      fail(path, row.line, "\(row.columns.count) columns", "name, aliases, latin, kind, about")
      return
    }
    let columns = row.columns + Array(repeating: "", count: 5 - row.columns.count)
    let others = [columns[1], columns[2]].flatMap { $0.split(separator: "|").map { Self.form(String($0)) } }
    addEntity(type, forms: [Self.form(name)] + others, kind: columns[3], about: columns[4], from: path, line: row.line)
  }

  private mutating func addEntity(
    _ type: EntityType, forms: [GazetteerForm], kind: String, about: String, from path: String, line: Int
  ) {
    var distinct: [GazetteerForm] = []
    for form in forms where !distinct.contains(where: { $0.text == form.text }) { distinct.append(form) }
    guard let name = distinct.first?.text, !distinct.contains(where: { $0.text.isEmpty }) else {
      fail(path, line, "an empty form", "a name")
      return
    }
    source.entities.append(
      GazetteerEntry(type: type, name: name, forms: distinct, kind: kind, about: about, file: path, line: line))
  }

  private static func form(_ text: String) -> GazetteerForm {
    text.hasSuffix("?")
      ? GazetteerForm(text: String(text.dropLast()), isWeak: true) : GazetteerForm(text: text, isWeak: false)
  }

  private mutating func readWords(_ rows: [Row], _ path: String, list name: String) {
    guard let list = WordList(name: name) else {
      fail(path, 0, "list \(name)", WordList.allCases.map(\.name).joined(separator: ", "))
      return
    }
    for row in rows { addWord(row, path, list) }
  }

  private mutating func addWord(_ row: Row, _ path: String, _ list: WordList) {
    guard (1...3).contains(row.columns.count), !row.columns[0].isEmpty else {
      fail(path, row.line, "\(row.columns.count) columns", "word, value, flags")
      return
    }
    var flags: UInt32 = 0
    if row.columns.count > 2 {
      for flag in row.columns[2].split(separator: " ") {
        guard let bit = list.flagNames.firstIndex(of: String(flag)) else {
          fail(path, row.line, "flag \(flag)", "one of \(list.flagNames.joined(separator: " "))")
          continue
        }
        flags |= 1 << UInt32(bit)
      }
    }
    let value = row.columns.count > 1 ? row.columns[1] : ""
    if list.code(of: value) == nil { fail(path, row.line, "value \(value)", "one that list \(list.name) knows") }
    source.words.append(
      WordEntry(list: list, word: row.columns[0], value: value, flags: flags, file: path, line: row.line))
  }

  /// Every rule has cases for and against it, several between `|`.
  private mutating func readRules(_ rows: [Row], _ path: String, stage: String) {
    for row in rows {
      guard row.columns.count == 4, row.columns.allSatisfy({ !$0.isEmpty }) else {
        fail(path, row.line, "\(row.columns.filter { !$0.isEmpty }.count) columns", "rule, meaning, finds, leaves")
        continue
      }
      var finds: [RuleEntry.Example] = []
      for text in row.columns[2].split(separator: "|", omittingEmptySubsequences: false) {
        guard let example = RuleEntry.Example(bracketed: String(text)) else {
          fail(path, row.line, String(text), "a text with [brackets] around what the rule gives")
          continue
        }
        finds.append(example)
      }
      let leaves = row.columns[3].split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      if leaves.contains(where: { $0.isEmpty || $0.contains("[") }) {
        fail(path, row.line, row.columns[3], "texts without brackets, in which the rule gives nothing")
        continue
      }
      source.rules.append(
        RuleEntry(
          stage: stage, id: row.columns[0], meaning: row.columns[1], finds: finds,
          leaves: leaves.map(RuleEntry.unescaped), file: path, line: row.line))
    }
  }

  private mutating func readNameCharacters(_ rows: [Row], _ path: String) {
    for row in rows {
      let costs = row.columns.dropFirst().compactMap { UInt8($0) }
      let scalars = row.columns[0].unicodeScalars
      guard costs.count == NameColumn.allCases.count, scalars.count == 1, let scalar = scalars.first else {
        let expected = "a character and \(NameColumn.allCases.count) costs below 256"
        fail(path, row.line, row.columns.joined(separator: " "), expected)
        continue
      }
      source.nameCharacters.append(NameCharacter(character: scalar.value, costs: costs))
    }
  }

  private mutating func readClasses(_ rows: [Row], _ path: String) {
    for row in rows {
      guard row.columns.count == 2, let kind = CharacterClass.allCases.first(where: { $0.name == row.columns[0] })
      else {
        fail(path, row.line, row.columns.joined(separator: " "), "a class and its characters")
        continue
      }
      for scalar in row.columns[1].unicodeScalars where scalar != " " { source.classes[scalar.value] = kind }
    }
  }

  private mutating func readFolds(_ rows: [Row], _ path: String) {
    for row in rows {
      let from = row.columns[0].unicodeScalars
      guard row.columns.count == 2, from.count == 1, row.columns[1].unicodeScalars.count == 1,
        let key = from.first, let target = row.columns[1].unicodeScalars.first
      else {
        fail(path, row.line, row.columns.joined(separator: " "), "a character and the one it folds to")
        continue
      }
      source.folds[key.value] = target.value
    }
  }
}
