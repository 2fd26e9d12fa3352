import CICU

/// A failure that ICU reported: what was asked, and ICU's own name for what went wrong.
public struct ICUError: Error, Hashable, Sendable, CustomStringConvertible {
  public let operation: String
  /// ICU's name of the status: `U_FILE_ACCESS_ERROR`.
  public let name: String

  public var description: String { "ICU: \(operation): \(name)" }
}

/// The one door through which every status of ICU passes: positive is a failure, negative only a warning.
func checked(_ status: Int32, _ operation: @autoclosure () -> String) throws(ICUError) {
  guard status <= 0 else {
    throw ICUError(operation: operation(), name: String(cString: cicu_error_name(status)))
  }
}

/// The version of the ICU that is linked: `72.1`.
public var icuVersion: String { String(cString: cicu_version()) }
