import OnRecord
import OnRecordModel

/// Turns records into lines of the dataset. Holds handles and memory of its own: one per worker.
final class RecordWorker {
  private let extractor: Extractor
  private let tools: ReadingTools
  private let writesText: Bool
  private let offsets: OffsetUnit?
  private let timeout: Duration?
  private let writer = GraphWriter()
  private var articles = JSONBuffer()
  private var texts = JSONBuffer()
  private var problems = JSONBuffer()

  init(
    _ extractor: Extractor, map: FieldMap, writesText: Bool = false, offsets: OffsetUnit? = nil,
    timeout: Duration? = nil
  ) throws {
    self.extractor = extractor
    self.writesText = writesText
    self.offsets = offsets
    self.timeout = timeout
    tools = try ReadingTools(map: map, lexicon: extractor.lexicon)
  }

  /// Records that are read one after another, and how far the archive is read with them.
  struct Batch: Sendable {
    var items: [ArchiveReader.Item] = []
    var size = 0
    var file = 0
    var records = 0
    var total = 0
  }

  func outcome(of batch: Batch) -> RunWriter.Outcome {
    var outcome = RunWriter.Outcome()
    articles.removeAll()
    texts.removeAll()
    problems.removeAll()
    // Where one article may take only so long, each is timed by itself.
    var ready = timeout == nil ? ArticleBatch<Record>() : ArticleBatch(mostArticles: 1)
    for item in batch.items {
      read(item, into: &ready, &outcome)
      if ready.isFull { write(&ready, into: &outcome) }
    }
    write(&ready, into: &outcome)
    outcome.articles = articles.bytes
    outcome.texts = texts.bytes
    outcome.problems = problems.bytes
    outcome.file = batch.file
    outcome.records = batch.records
    outcome.total = batch.total
    return outcome
  }

  private func read(
    _ item: ArchiveReader.Item, into ready: inout ArticleBatch<Record>, _ outcome: inout RunWriter.Outcome
  ) {
    do throws(RecordError) {
      guard let article = try item.article(tools) else { return }
      ready.append(article, from: item.record)
    } catch {
      report(error, of: item.record, into: &outcome)
    }
  }

  private func report(_ error: RecordError, of record: Record, into outcome: inout RunWriter.Outcome) {
    let byte = record.offset + (error.byte ?? 0)
    ProblemLine.write(
      path: record.place.path, line: record.number, byte: byte, error: error.description, to: &problems)
    outcome.counts.problems += 1
    if outcome.messages.count < 20 {
      outcome.messages.append("\(record.source.location): \(error)")
    }
  }

  private func write(_ ready: inout ArticleBatch<Record>, into outcome: inout RunWriter.Outcome) {
    defer { ready.removeAll() }
    var deadline = Deadline(timeout)
    do throws(Deadline.Interruption) {
      let graphs = try extractor.extract(ready.articles, observer: &deadline)
      for (article, graph) in zip(ready.articles, graphs) { write(graph, of: article, into: &outcome) }
    } catch {
      let late = RecordError("took more than \(timeout ?? .zero), given up after the stage \(error.stage)")
      for record in ready.origins { report(late, of: record, into: &outcome) }
    }
  }

  private func write(_ graph: ArticleGraph, of article: Article, into outcome: inout RunWriter.Outcome) {
    if !writesText {
      TextLine.write(sha256: graph.article.sha256, text: article.text, to: &texts)
    }
    outcome.starts.append(articles.count)
    outcome.sketches.append(DuplicateSketch(article.text, graph.article.zones, extractor.lexicon))
    writer.write(
      graph, text: writesText ? article.text : nil, offsets: offsets.map { TextOffsets(article.text, in: $0) },
      to: &articles)
    articles.newline()
    outcome.counts.articles += 1
    outcome.counts.bytes += article.text.utf8.count
    outcome.found.append(counts(of: graph))
  }

  /// What was found in one article; the article itself is not counted.
  private func counts(of graph: ArticleGraph) -> RunCounts {
    var counts = RunCounts()
    for entity in graph.entities {
      switch entity.type {
      case .person: counts.people += 1
      case .organization: counts.organizations += 1
      case .place: counts.places += 1
      }
    }
    counts.figures += graph.figures.count
    for quotation in graph.quotations where !quotation.isContinuation {
      counts.quotes += 1
      if quotation.source != nil { counts.sourced += 1 }
    }
    return counts
  }
}

/// Ends an extraction at the first stage that ends too late.
struct Deadline: StageObserver {
  struct Interruption: Error { var stage: Stage }

  private let end: ContinuousClock.Instant?

  init(_ limit: Duration?) { end = limit.map { ContinuousClock.now + $0 } }

  mutating func ended(_ stage: Stage) throws(Interruption) {
    if let end, ContinuousClock.now > end { throw Interruption(stage: stage) }
  }
}
