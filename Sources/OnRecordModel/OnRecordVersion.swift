/// The version of OnRecord that datasets, `--version`, the C library and the Python package tell.
public enum OnRecordVersion {
  /// As bytes that live for ever, for C.
  public static let text: StaticString = "0.1.0"

  /// As text.
  public static var current: String { text.description }
}
