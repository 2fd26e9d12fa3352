import GRDB
import OnRecord

/// Writes `brat/*.txt` and `brat/*.ann` with the configuration that brat needs to show them.
///
/// Articles whose text is not known are left out. A file's name is the article's number and as much of its id as file
/// systems take, so that no id leaves the folder.
struct BratWriter {
  let database: Database
  let folder: String

  func write() throws {
    try FileSystem.makeFolder(folder + "/brat")
    try write("annotation.conf", Array(Self.configuration.utf8))
    try StoredArticles(database).forEach { article in
      guard let text = article.text else { return }
      let name = Self.name(article)
      try write("\(name).txt", Array(text.utf8))
      var annotations = BratAnnotations(text: ScalarText(text))
      annotations.add(article)
      try write("\(name).ann", annotations.bytes)
    }
  }

  private func write(_ name: String, _ bytes: [UInt8]) throws {
    let file = try OutputFile("\(folder)/brat/\(name)")
    try file.write(bytes)
    try file.finish()
  }

  private static func name(_ article: StoredArticle) -> String {
    let number = String(article.article)
    var id = ""
    for scalar in article.id.unicodeScalars where id.utf8.count < 80 {
      let isPlain = scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-"
      id.unicodeScalars.append(isPlain ? scalar : "_")
    }
    return "\(String(repeating: "0", count: max(0, 6 - number.count)))\(number)-\(id)"
  }

  private static let configuration = """
    [entities]
    person
    organization
    place
    figure
    quote
    cue
    source

    [relations]
    said\tArg1:source, Arg2:quote
    cued\tArg1:cue, Arg2:quote

    [events]

    [attributes]
    form\tArg:quote, Value:direct|indirect|mixed
    standing\tArg:source, Value:named|titled|pronoun|implied|anonymous
    kind\tArg:figure, Value:percent|money|count|measure|ratio|date|time|duration|age|ordinal|number

    """
}

/// The annotations of one article in brat's standoff format.
private struct BratAnnotations {
  let text: ScalarText
  private(set) var bytes: [UInt8] = []
  private var spans = 0
  private var relations = 0
  private var attributes = 0
  private var notes = 0

  init(text: ScalarText) { self.text = text }

  mutating func add(_ article: StoredArticle) {
    for mention in article.mentions { note(span(mention.kind, [(mention.start, mention.stop)]), mention.rule) }
    for figure in article.figures {
      let span = span("figure", [(figure.start, figure.stop)])
      attribute("kind", span, figure.kind)
      note(span, figure.rule)
    }
    for quote in article.quotes {
      let content = span("quote", quote.parts)
      attribute("form", content, quote.form)
      note(content, quote.contentRule)
      if let source = quote.source, let found = span("source", [(source.start, source.stop)]) {
        attribute("standing", found, quote.standing)
        relation("said", found, content)
      }
      if let cue = quote.cue, let found = span("cue", [(cue.start, cue.stop)]) { relation("cued", found, content) }
    }
  }

  /// A line for a span; nil where nothing of it is text. Brat wants spans broken where lines break.
  private mutating func span(_ type: String, _ parts: [(start: Int, stop: Int)]) -> Int? {
    var pieces: [(start: Int, stop: Int)] = []
    for part in parts {
      var start = part.start
      for position in max(0, part.start)..<max(0, part.start, min(part.stop, text.scalars.count))
      where text.scalars[position] == "\n" || text.scalars[position] == "\r" {
        if start < position { pieces.append((start, position)) }
        start = position + 1
      }
      if start < min(part.stop, text.scalars.count) { pieces.append((start, part.stop)) }
    }
    if pieces.isEmpty { return nil }
    spans += 1
    let places = pieces.map { "\($0.start) \($0.stop)" }.joined(separator: ";")
    let slices = pieces.map { text.slice($0.start, $0.stop) }.joined(separator: " ")
    line("T\(spans)\t\(type) \(places)\t\(slices)")
    return spans
  }

  private mutating func relation(_ type: String, _ from: Int, _ to: Int?) {
    guard let to else { return }
    relations += 1
    line("R\(relations)\t\(type) Arg1:T\(from) Arg2:T\(to)")
  }

  private mutating func attribute(_ name: String, _ span: Int?, _ value: String?) {
    guard let span, let value else { return }
    attributes += 1
    line("A\(attributes)\t\(name) T\(span) \(value)")
  }

  private mutating func note(_ span: Int?, _ text: String) {
    guard let span else { return }
    notes += 1
    line("#\(notes)\tAnnotatorNotes T\(span)\t\(text)")
  }

  private mutating func line(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(0x0A)
  }
}
