import Glibc
import ICUText
import OnRecord
import OnRecordArchive
import OnRecordModel

/// The time this thread has been at work: what else the machine does counts less than by the clock on the wall.
enum ProcessorTime {
  /// Seconds.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// The seconds of one round.
struct Measurement {
  /// By `Stage.rawValue`.
  var stages = [Double](repeating: 0, count: Stage.allCases.count)
  /// Writing the graphs as JSON.
  var writing = 0.0
  /// NDJSON in to NDJSON out, as `filter` does it.
  var whole = 0.0
  /// ICU's word boundaries of all texts, as UTF-16.
  var wordBreaking = 0.0
  /// One pass that adds up all bytes.
  var plainPass = 0.0
  /// What the passes gave, so that they are not left out.
  var checksum = 0

  init(_ corpus: Corpus, _ extractor: Extractor) throws {
    var clock = StageClock()
    var json = JSONBuffer()
    let writer = GraphWriter()
    for batch in ArticleBatch.batches(of: corpus.articles) {
      clock.start()
      let graphs = extractor.extract(batch, observer: &clock)
      let start = ProcessorTime.now
      for graph in graphs { writer.write(graph, to: &json) }
      writing += ProcessorTime.now - start
      checksum &+= json.count
      json.removeAll()
    }
    stages = clock.seconds
    try measureWhole(corpus, extractor)
    try measureYardsticks(corpus)
  }

  private mutating func measureWhole(_ corpus: Corpus, _ extractor: Extractor) throws {
    let reader = ArticleLineReader()
    let writer = GraphWriter()
    var json = JSONBuffer()
    let start = ProcessorTime.now
    var batch = ArticleBatch<Void>()
    for (number, line) in corpus.lines.enumerated() {
      batch.append(try line.withUnsafeBufferPointer { try reader.article($0, record: number + 1) }, from: ())
      guard batch.isFull || number == corpus.lines.count - 1 else { continue }
      for graph in extractor.extract(batch.articles) {
        writer.write(graph, to: &json)
        json.newline()
      }
      batch.removeAll()
      if json.count > 1 << 16 {
        checksum &+= json.count
        json.removeAll()
      }
    }
    whole = ProcessorTime.now - start
  }

  private mutating func measureYardsticks(_ corpus: Corpus) throws {
    let breaker = try TextBreaker(.word)
    let texts = corpus.articles.map { Array($0.text.utf16) }
    var start = ProcessorTime.now
    for text in texts {
      checksum &+= try text.withUnsafeBufferPointer { try breaker.countBoundaries(utf16: $0) }
    }
    wordBreaking = ProcessorTime.now - start
    let bytes = corpus.articles.map { Array($0.text.utf8) }
    start = ProcessorTime.now
    for text in bytes {
      var sum = 0
      for byte in text { sum &+= Int(byte) }
      checksum &+= sum
    }
    plainPass = ProcessorTime.now - start
  }
}

/// Adds up the time between the ends of stages.
struct StageClock: StageObserver {
  private(set) var seconds = [Double](repeating: 0, count: Stage.allCases.count)
  private var last = ProcessorTime.now

  mutating func start() { last = ProcessorTime.now }

  mutating func ended(_ stage: Stage) {
    let now = ProcessorTime.now
    seconds[stage.rawValue] += now - last
    last = now
  }
}
