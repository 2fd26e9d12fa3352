/// Strong forms that two entries of a gazetteer share: an article that has one cannot tell which is meant, so that one of
/// them must be weak, or both.
package struct GazetteerClashes {
  /// One error a shared form, in the order of the lines.
  package private(set) var errors: [GazetteerError] = []

  /// - Parameter fold: the matching key of a scalar; forms that differ by script only are one.
  package init(_ entities: [GazetteerEntry], fold: (UInt32) -> UInt16) {
    var owners: [[UInt16]: Int] = [:]
    for (index, entity) in entities.enumerated() {
      for form in entity.forms where !form.isWeak {
        let key = form.text.unicodeScalars.map { fold($0.value) }
        guard let owner = owners[key] else {
          owners[key] = index
          continue
        }
        if owner == index { continue }
        let other = entities[owner]
        errors.append(
          GazetteerError(
            file: entity.file, line: entity.line,
            found: "\(form.text), a strong form of \(other.name) too (\(other.file):\(other.line))",
            expected: "a strong form of one entry only: mark it weak (?)"))
      }
    }
  }
}
