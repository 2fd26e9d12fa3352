import Glibc
public import OnRecord
import OnRecordModel

/// The pure filter: one article a line in, one graph a line out, in the same order; a bad line gives a line with
/// `"error"`, and the stream goes on.
public struct Filter {
  private let extractor: Extractor
  /// Writes the article's text into its graph.
  public var writesText = false
  /// Writes offsets in this unit behind those in Unicode scalars.
  public var offsets: OffsetUnit?

  public init(extractor: Extractor) { self.extractor = extractor }

  /// Runs until the input ends; the number of lines that failed.
  public func run(input: Int32 = 0, output: Int32 = 1) -> Int {
    var lines = LineReader(descriptor: input)
    let reader = ArticleLineReader()
    var batch = ArticleBatch<Void>()
    var buffer = JSONBuffer()
    var failures = 0
    while let line = lines.next() {
      do throws(ArticleLineError) {
        if lines.isCut { throw ArticleLineError(description: "a line longer than \(lines.limit) bytes") }
        let article = try line.withUnsafeBufferPointer { (bytes) throws(ArticleLineError) in
          try reader.article(bytes, record: lines.line)
        }
        batch.append(article, from: ())
        if batch.isFull { extract(&batch, to: &buffer) }
      } catch {
        extract(&batch, to: &buffer)
        failures += 1
        buffer.object { json in
          json.key("error")
          json.string(error.description)
          json.key("line")
          json.number(lines.line)
        }
        buffer.newline()
      }
      // Whoever writes a line and waits for its answer gets it.
      let isAwaited = lines.wouldWait
      if isAwaited { extract(&batch, to: &buffer) }
      if isAwaited || buffer.count > 1 << 16 {
        buffer.withBytes { writeAll($0, output) }
        buffer.removeAll()
      }
    }
    extract(&batch, to: &buffer)
    buffer.withBytes { writeAll($0, output) }
    return failures
  }

  private func extract(_ batch: inout ArticleBatch<Void>, to buffer: inout JSONBuffer) {
    let writer = GraphWriter()
    for (article, graph) in zip(batch.articles, extractor.extract(batch.articles)) {
      writer.write(
        graph, text: writesText ? article.text : nil, offsets: offsets.map { TextOffsets(article.text, in: $0) },
        to: &buffer)
      buffer.newline()
    }
    batch.removeAll()
  }

  private func writeAll(_ bytes: UnsafeRawBufferPointer, _ descriptor: Int32) {
    var done = 0
    while done < bytes.count {
      let count = write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if count < 0, errno != EINTR { return }
      done += max(0, count)
    }
  }
}
