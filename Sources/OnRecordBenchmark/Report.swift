import Glibc
import OnRecord
import OnRecordArchive

/// The medians of all rounds, as a table or as JSON.
struct Report {
  private struct Row {
    var name: String
    var seconds: Double
  }

  private let rows: [Row]
  private let bytes: Int
  private let articles: Int
  private let openingSeconds: Double
  private let wordBreaking: Double
  private let plainPass: Double

  init(corpus: Corpus, rounds: [Measurement], openingSeconds: Double) {
    func median(_ value: (Measurement) -> Double) -> Double {
      let sorted = rounds.map(value).sorted()
      return sorted[sorted.count / 2]
    }
    var rows = Stage.allCases.map { stage in
      Row(name: "\(stage)", seconds: median { $0.stages[stage.rawValue] })
    }
    rows.append(Row(name: "extraction", seconds: median { $0.stages.reduce(0, +) }))
    rows.append(Row(name: "json", seconds: median { $0.writing }))
    rows.append(Row(name: "ndjson to ndjson", seconds: median { $0.whole }))
    wordBreaking = median { $0.wordBreaking }
    plainPass = median { $0.plainPass }
    rows.append(Row(name: "ICU word breaking", seconds: wordBreaking))
    rows.append(Row(name: "plain pass", seconds: plainPass))
    self.rows = rows
    self.openingSeconds = openingSeconds
    bytes = corpus.bytes
    articles = corpus.articles.count
  }

  private static var peakMemory: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
  }

  var table: String {
    var lines = [
      "\(articles) articles, \(bytes) bytes of text, one thread; opening the extractor \(Self.fixed(openingSeconds * 1000, 2)) ms; "
        + "peak memory \(Self.peakMemory / 1024) MB (with the corpus)",
      "",
      "| stage | MB/s | ns a byte | speed against ICU word breaking | time against a plain pass |",
      "|---|--:|--:|--:|--:|",
    ]
    for row in rows {
      let rate = Double(bytes) / 1e6 / row.seconds
      let cost = row.seconds * 1e9 / Double(bytes)
      lines.append(
        "| \(row.name) | \(Self.fixed(rate, 1)) | \(Self.fixed(cost, 2)) "
          + "| \(Self.fixed(wordBreaking / row.seconds, 2)) | \(Self.fixed(row.seconds / plainPass, 1)) |")
    }
    return lines.joined(separator: "\n")
  }

  var json: String {
    var json = JSONBuffer()
    json.object { json in
      json.key("articles")
      json.number(articles)
      json.key("bytes")
      json.number(bytes)
      json.key("openingMilliseconds")
      json.literal(Self.fixed(openingSeconds * 1000, 3))
      json.key("peakMemoryKilobytes")
      json.number(Self.peakMemory)
      json.key("stages")
      json.array { json in
        for row in rows {
          json.object { json in
            json.key("name")
            json.string(row.name)
            json.key("seconds")
            json.literal(Self.fixed(row.seconds, 6))
            json.key("speedAgainstWordBreaking")
            json.literal(Self.fixed(wordBreaking / row.seconds, 3))
          }
        }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// `value` with `digits` behind the point.
  private static func fixed(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return "0" }
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = Int((value * scale).rounded())
    guard digits > 0 else { return "\(scaled)" }
    let fraction = String(scaled % Int(scale))
    return "\(scaled / Int(scale))." + String(repeating: "0", count: digits - fraction.count) + fraction
  }
}
