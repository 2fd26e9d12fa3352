import OnRecordLexicon

/// Where names of the gazetteers end.
extension Lookups {
  /// A strong name of a kind, two characters long at least and `limit` at most, ends at `position`.
  func endsName(_ kind: LexiconEntry.Kind, at position: Int, within limit: Int) -> Bool {
    guard lists(endingAt: position).contains(.names) else { return false }
    return (max(0, position - limit)..<max(0, position - 1)).contains { start in
      lists(at: start).contains(.names)
        && at(start).contains { Int($0.end) == position && $0.entry.kind == kind && !$0.entry.isWeak }
    }
  }
}
