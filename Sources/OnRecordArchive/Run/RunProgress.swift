import Glibc

/// Tells on standard error how far a run is: one line that changes on a terminal, a line every ten seconds elsewhere.
public struct RunProgress {
  public enum Style: String, Sendable, CaseIterable { case auto, plain, off }

  private let isTerminal: Bool
  private let isOff: Bool
  private let total: Int
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant
  private var isShown = false

  /// - Parameter total: the size of all input files; 0 where it is not known.
  init(_ style: Style, total: Int) {
    isOff = style == .off
    isTerminal = style == .auto && isatty(2) == 1
    self.total = total
    start = clock.now
    last = start
  }

  /// - Parameters:
  ///   - read: bytes of the input files read, of which `skipped` had been read by an earlier run.
  mutating func update(_ counts: RunCounts, read: Int) {
    guard !isOff else { return }
    let now = clock.now
    guard last.duration(to: now) > (isTerminal ? .milliseconds(200) : .seconds(10)) else { return }
    last = now
    show(counts, read: read)
  }

  private mutating func show(_ counts: RunCounts, read: Int) {
    let seconds = Self.seconds(start.duration(to: clock.now))
    var line = "\(counts.articles) articles"
    if counts.problems > 0 { line += ", \(counts.problems) problems" }
    if seconds > 0 { line += ", \(Self.tenths(Double(counts.bytes) / 1e6 / seconds)) MB/s" }
    if total > 0, read > 0, read <= total {
      line += ", \(read * 100 / total)%"
      let left = seconds * Double(total - read) / Double(read)
      if left < 1e7 { line += ", \(Self.time(Int(left.rounded()))) left" }
    }
    print(isTerminal ? "\r\u{1B}[K\(line)" : line + "\n")
    isShown = true
  }

  /// Takes the changing line away.
  func end() { if isShown, isTerminal { print("\r\u{1B}[K") } }

  private func print(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(2, bytes, bytes.count)
  }

  static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }

  private static func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// 42s, 3m05s, 2h07m.
  private static func time(_ seconds: Int) -> String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if seconds < 60 { return "\(seconds)s" }
    if seconds < 3600 { return "\(seconds / 60)m\(padded(seconds % 60))s" }
    return "\(seconds / 3600)h\(padded(seconds / 60 % 60))m"
  }
}
