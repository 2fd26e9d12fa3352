/// The columns of `characters/names.tsv`: the places a character may have in a name, `alone`, as a word of its own, and
/// `woman`, which is no cost but tells whose given name has it.
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
  /// How much likelier the character is in the given name of a woman than of a man: the logarithm of the ratio in tenths,
  /// and 100; 0 where too few have it.
  case woman

  @inlinable
  public static var count: Int { 11 }
}
