import Glibc

/// What a run wrote about itself while it went, so that another one can go on where it was ended: `run.journal`.
///
/// A line of tab-separated fields after every batch, written after the batch itself. A line cut off, as by kill -9, does
/// not count.
struct RunJournal {
  /// How far the run had come.
  struct State {
    /// The number of the file that is being read, and how many of its records are done.
    var file = 0
    var records = 0
    /// Records of all files.
    var total = 0
    /// How long each output file is.
    var lengths: [Int] = []
    var counts = RunCounts()
    /// All articles are written; what follows from them is not.
    var isRead = false
  }

  static func path(_ folder: String) -> String { folder + "/run.journal" }

  private let descriptor: Int32
  private let path: String

  /// Starts a journal with the run's identity, or goes on with the one that is there.
  init(folder: String, identity: [(name: String, value: String)], continues: Bool) throws(FileError) {
    path = Self.path(folder)
    descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_APPEND | (continues ? 0 : O_TRUNC), 0o666)
    guard descriptor >= 0 else { throw .last(path) }
    // A line that was cut off ends here.
    if continues {
      try write("\n")
    } else {
      for (name, value) in identity { try write("\(name)\t\(value)\n") }
    }
  }

  func close() { _ = Glibc.close(descriptor) }

  func write(_ state: State) throws(FileError) {
    let numbers = [state.file, state.records, state.total] + state.lengths + state.counts.list
    try write("done\t\(numbers.map(String.init).joined(separator: "\t"))\t\(state.isRead ? "read" : "reading")\n")
  }

  private func write(_ line: String) throws(FileError) {
    let bytes = Array(line.utf8)
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else { throw .last(path) }
  }

  /// The last state of an interrupted run; nil where there is no journal, or nothing was written yet.
  /// - Throws: `ResumeError` where that run had other options or inputs.
  static func state(folder: String, identity: [(name: String, value: String)], files: Int) throws -> State? {
    guard AppendedFile.size(path(folder)) != nil else { return nil }
    let lines = String(decoding: try FileSystem.contents(path(folder)), as: UTF8.self).split(separator: "\n")
    var known: [String: String] = [:]
    var state: State?
    for line in lines {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if fields[0] == "done" {
        let numbers = fields.dropFirst().dropLast().compactMap { Int($0) }
        guard let last = fields.last, last == "read" || last == "reading", numbers.count == fields.count - 2,
          numbers.count > 3 + files, let counts = RunCounts(Array(numbers[(3 + files)...]))
        else { continue }
        state = State(
          file: numbers[0], records: numbers[1], total: numbers[2], lengths: Array(numbers[3..<(3 + files)]),
          counts: counts, isRead: last == "read")
      } else if fields.count == 2 {
        known[fields[0]] = fields[1]
      }
    }
    for (name, value) in identity where known[name] != value {
      guard state != nil else { return nil }
      throw ResumeError(
        description: "cannot resume: \(name) is \(value), the interrupted run had \(known[name] ?? "none"); "
          + "start it again without --resume")
    }
    return state
  }
}

/// Why a run cannot be resumed.
public struct ResumeError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String
}
