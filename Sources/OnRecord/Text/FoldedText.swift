/// The folded characters of a stretch of a document: what names and words are compared by.
///
/// A view, good as long as the document is.
struct FoldedText: RandomAccessCollection, Hashable {
  private let characters: UnsafeBufferPointer<UInt16>

  init(_ characters: UnsafeBufferPointer<UInt16>) { self.characters = characters }

  var startIndex: Int { 0 }
  var endIndex: Int { characters.count }

  @inline(__always)
  subscript(index: Int) -> UInt16 { characters[index] }

  @inline(__always)
  static func == (a: FoldedText, b: FoldedText) -> Bool {
    guard a.count == b.count else { return false }
    for index in 0..<a.count where a[index] != b[index] { return false }
    return true
  }

  /// A hash that costs little: for the forms of one article, with `HashIndex`.
  var quickHash: UInt64 {
    var hash = UnitHash()
    for character in characters { hash.combine(character) }
    return hash.value
  }

  func hash(into hasher: inout Hasher) { hasher.combine(bytes: UnsafeRawBufferPointer(characters)) }
}
