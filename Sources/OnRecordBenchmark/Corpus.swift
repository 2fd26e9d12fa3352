import Glibc
import OnRecord
import OnRecordArchive
import OnRecordModel

/// The articles that are measured, with the lines they came from.
struct Corpus {
  var articles: [Article] = []
  /// NDJSON lines, as `filter` reads them.
  var lines: [[UInt8]] = []

  /// The articles' texts in bytes.
  var bytes: Int { articles.reduce(0) { $0 + $1.text.utf8.count } }

  init(_ inputs: [String]) throws {
    for input in inputs {
      let files = try FileSystem.kind(input) == .folder ? FileSystem.files(in: input) : [input]
      for file in files { try read(file) }
    }
    if articles.isEmpty { throw EmptyCorpus() }
  }

  private mutating func read(_ file: String) throws {
    let contents = try FileSystem.contents(file)
    if file.hasSuffix(".txt") {
      add(Article(id: file, text: String(decoding: contents, as: UTF8.self)))
      return
    }
    guard file.hasSuffix(".ndjson") || file.hasSuffix(".jsonl") else { return }
    let reader = ArticleLineReader()
    for (number, line) in contents.split(separator: UInt8(ascii: "\n")).enumerated() {
      let bytes = Array(line)
      let article = try bytes.withUnsafeBufferPointer { try reader.article($0, record: number + 1) }
      articles.append(article)
      lines.append(bytes)
    }
  }

  private mutating func add(_ article: Article) {
    var json = JSONBuffer()
    json.object { json in
      json.key("id")
      json.string(article.id)
      json.key("text")
      json.string(article.text)
    }
    articles.append(article)
    lines.append(json.bytes)
  }
}

struct EmptyCorpus: Error, CustomStringConvertible {
  var description: String { "expected articles, found none" }
}
