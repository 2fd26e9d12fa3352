extension Document {
  /// The mark of O’Neill at `position`: the one that closes a quotation, between two Latin letters.
  func isElision(_ position: Int) -> Bool {
    characterClass(at: position) == .closeQuote && scalars[position] == 0x2019
      && characterClass(at: position - 1) == .latin && characterClass(at: position + 1) == .latin
  }
}
