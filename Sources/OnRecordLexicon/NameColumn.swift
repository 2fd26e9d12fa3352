/// The columns of `characters/names.tsv`: the places a character may have in a name, and `alone`, as a word of its own.
@frozen
public enum NameColumn: Int, CaseIterable, Sendable {
  case surname
  case givenFirst
  case givenSecond
  /// The only character of a given name.
  case givenOnly
  case transcriptionFirst
  case transcriptionInside
  case transcriptionLast
  /// Before the suffix of an organization or a place.
  case organization
  case place
  case alone

  @inlinable
  public static var count: Int { 10 }
}
