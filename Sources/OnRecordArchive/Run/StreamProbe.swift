package import OnRecord
import OnRecordModel

/// Reads bytes as if they were a file and extracts what they hold, on one thread and without files: for fuzzing.
package final class StreamProbe {
  private let worker: RecordWorker

  package init(_ extractor: Extractor) throws {
    worker = try RecordWorker(extractor, map: FieldMap(), writesText: true)
  }

  /// The formats that `read` takes.
  package static var formats: [String] { ArticleFormats.all.map(\.name) }

  /// Reads `bytes`; the number of articles and problems in them.
  /// - Parameters:
  ///   - name: what the file is called, which tells its format where its content does not.
  ///   - format: what it is taken for; nil lets content and name tell.
  package func read(_ bytes: [UInt8], name: String = "probe", format: String? = nil) throws -> (
    articles: Int, problems: Int
  ) {
    let reader = ArchiveReader(files: [], format: format.flatMap(ArticleFormats.named), limit: 1 << 20)
    var counts = RunCounts()
    let place = StreamPlace(path: name, id: name, limit: 1 << 20)
    try reader.read(ByteStream(MemorySource(bytes)), at: place, depth: 0) { record, format in
      var batch = RecordWorker.Batch()
      batch.items = [ArchiveReader.Item(file: 0, record: record, format: format)]
      counts += worker.outcome(of: batch).counts
    }
    return (counts.articles, counts.problems)
  }
}
