import CArchive

/// Ctrl-C and its like: the first asks the run to stop where it can be resumed, the second ends the program.
public enum RunInterruption {
  public static func listen() { carchive_catch_interrupts() }

  public static var isWanted: Bool { carchive_interrupted() }
}
