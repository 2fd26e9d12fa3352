import Glibc
public import OnRecord
import OnRecordModel

/// The batch job: reads articles from files, folders and archives and writes a dataset.
///
/// Articles are read in the order of their paths and records, handed to workers in batches, and written in the order
/// they were read: the same bytes with any number of workers. Memory is that of the batches under way.
public struct Extraction {
  /// What a run did.
  public struct Summary: Sendable {
    public var counts = RunCounts()
    public var seconds = 0.0
    public var messages: [String] = []
    /// Ctrl-C ended the run; it can be resumed.
    public var isInterrupted = false
    /// There was nothing to resume: the dataset is complete.
    public var wasComplete = false
  }

  public var workers = 1
  /// Writes the article's text into its graph.
  public var writesText = false
  /// Writes offsets in this unit behind those in Unicode scalars.
  public var offsets: OffsetUnit?
  /// Counts articles that say nearly the same once: all have their graphs, but the first alone stands for them in counts
  /// and in everything that is written beside the graphs.
  public var countsOnce = false
  /// What the dataset is to hold beside its article graphs.
  public var formats = DatasetFormat.standard
  /// What fields are called.
  public var map = FieldMap()
  /// What all inputs are taken for, by its name; nil lets their content tell.
  public var inputFormat: String?
  /// Goes on where an interrupted run was ended.
  public var resumes = false
  /// Reads no more records than this.
  public var limit: Int?
  /// Reads every `count`-th record, beginning with number `index`, from 1.
  public var shard: (index: Int, count: Int)?
  /// How long one article may take.
  public var timeout: Duration?
  /// The largest record that is read, in bytes.
  public var largestRecord = 16 << 20
  /// Tells the user's own gazetteers apart, for `resumes`.
  public var overlays = "built-in"
  public var progress = RunProgress.Style.off
  private let extractor: Extractor

  public init(extractor: Extractor) { self.extractor = extractor }

  /// The names that `inputFormat` may have.
  public static var inputFormats: [String] { ArticleFormats.all.map(\.name) }

  private struct Ended: Error {}

  /// Batches are large enough that handing them over costs nothing, and small enough to stay in memory.
  private static let batchBytes = 1 << 17
  private static let batchRecords = 512

  /// Extracts all articles of `inputs` into the folder `output`.
  /// - Throws: `FileError` where the dataset cannot be written, `ResumeError` where an interrupted run had other options;
  ///   inputs that fail are told in `problems.ndjson`.
  public func run(inputs: [String], output: String) throws -> Summary {
    let clock = ContinuousClock()
    let start = clock.now
    try FileSystem.makeFolder(output)
    let lock = try FileSystem.lock(output)
    defer { close(lock) }
    let files = InputFiles(inputs)
    let identity = identity(inputs, files)
    var state: RunJournal.State?
    if resumes {
      state = try RunJournal.state(folder: output, identity: identity, files: RunWriter.fileNames.count)
      if state == nil, AppendedFile.size(RunJournal.path(output)) == nil, AppendedFile.size(output + "/run.json") != nil
      {
        return Summary(wasComplete: true)
      }
    }
    var summary = Summary()
    if let state, state.isRead {
      summary.counts = state.counts
      try Self.nameFiles(output)
    } else {
      let writer = try RunWriter(folder: output, identity: identity, state: state, countsOnce: countsOnce)
      do {
        try read(files.files, writer)
      } catch is Ended {
        summary.isInterrupted = RunInterruption.isWanted
      }
      summary.counts = writer.state.counts
      summary.messages = writer.messages
      if summary.isInterrupted { return summary }
      try writer.finishReading()
    }
    if !formats.isEmpty {
      var dataset = DatasetWriter(folder: output, formats: formats)
      dataset.countsOnce = countsOnce
      _ = try dataset.write()
    }
    summary.seconds = RunProgress.seconds(start.duration(to: clock.now))
    try RunWriter.writeRun(
      RunDescription(
        inputs: inputs, options: identity.filter { $0.name != "inputs" && $0.name != "version" }, workers: workers,
        files: files.files.count, passedOver: files.passedOver, counts: summary.counts, seconds: summary.seconds,
        isResumed: state != nil), folder: output)
    return summary
  }

  /// What a resumed run must have in common with the interrupted one; the number of workers is free.
  private func identity(_ inputs: [String], _ files: InputFiles) -> [(name: String, value: String)] {
    [
      ("version", OnRecordVersion.current), ("inputs", files.fingerprint), ("text", writesText ? "yes" : "no"),
      ("offsets", offsets?.rawValue ?? "none"), ("unique", countsOnce ? "yes" : "no"),
      ("map", map.options.sorted().joined(separator: " ")), ("format", inputFormat ?? "auto"),
      ("limit", limit.map(String.init) ?? "none"),
      ("shard", shard.map { "\($0.index)/\($0.count)" } ?? "1/1"), ("largest", String(largestRecord)),
      ("gazetteers", overlays),
    ]
  }

  /// Gives the files their names that a run, ended just then, did not come to.
  private static func nameFiles(_ folder: String) throws(FileError) {
    for name in RunWriter.fileNames.dropLast() where AppendedFile.size("\(folder)/\(name).partial") != nil {
      guard rename("\(folder)/\(name).partial", "\(folder)/\(name)") == 0 else { throw .last("\(folder)/\(name)") }
    }
    unlink("\(folder)/\(RunWriter.fileNames.last ?? "").partial")
  }

  // MARK: Reading

  private func read(_ files: [InputFiles.File], _ writer: RunWriter) throws {
    let extractor = extractor
    let (map, writesText, offsets, timeout) = (map, writesText, offsets, timeout)
    let pipeline = BatchPipeline<RecordWorker.Batch, Result<RunWriter.Outcome, any Error>>(workers: workers) {
      let worker = Result {
        try RecordWorker(extractor, map: map, writesText: writesText, offsets: offsets, timeout: timeout)
      }
      return { batch in worker.map { $0.outcome(of: batch) } }
    }
    defer { pipeline.close() }
    let reader = ArchiveReader(
      files: files, format: inputFormat.flatMap(ArticleFormats.named), limit: largestRecord)
    var progress = RunProgress(progress, total: files.reduce(0) { $0 + $1.size })
    defer { progress.end() }
    func take(_ outcome: Result<RunWriter.Outcome, any Error>) throws {
      try writer.write(outcome.get())
      progress.update(writer.state.counts, read: reader.bytesRead)
    }

    let done = writer.state
    var batch = RecordWorker.Batch()
    (batch.file, batch.records, batch.total) = (done.file, done.records, done.total)
    var toSkip = done.records
    var isEnded = false
    do {
      try reader.read(from: done.file) { item in
        if RunInterruption.isWanted { throw Ended() }
        if item.file == done.file, toSkip > 0 {
          toSkip -= 1
          return
        }
        if let limit, batch.total >= limit { throw Ended() }
        if item.file != batch.file { batch.records = 0 }
        batch.file = item.file
        batch.records += 1
        batch.total += 1
        if shard.map({ (batch.total - 1) % $0.count == $0.index - 1 }) ?? true {
          batch.items.append(item)
          batch.size += item.record.bytes.count
        }
        guard batch.size >= Self.batchBytes || batch.items.count >= Self.batchRecords else { return }
        try pipeline.submit(batch, take)
        batch.items.removeAll()
        batch.size = 0
      }
    } catch is Ended {
      isEnded = true
    }
    if !batch.items.isEmpty, !(isEnded && RunInterruption.isWanted) { try pipeline.submit(batch, take) }
    try pipeline.finish(take)
    if isEnded || RunInterruption.isWanted { throw Ended() }
  }
}
