import GRDB
import OnRecord
import OnRecordModel

/// Writes `report.html`: one page with all of the dataset in it, which opens without a server or network.
///
/// The page is a template (`report.html`, `report.css`, `report.js` of the target CDataset); the data follow in chunks
/// that are deflated and in base64, so that no text can be markup, and that the browser unpacks when it shows them.
/// What would be too large for a browser is left out, and the page says so.
struct ReportWriter {
  /// What the page holds at most: beyond that a browser grows slow.
  struct Limits {
    var articles = 20_000
    var textBytes = 64 << 20
    var entities = 150_000
  }

  private static let articlesInChunk = 32
  private static let rowsInChunk = 4096

  let database: Database
  let folder: String
  var limits = Limits()
  private let search: SearchText

  init(database: Database, folder: String, search: SearchText) {
    self.database = database
    self.folder = folder
    self.search = search
  }

  private struct Included {
    var articles = 0
    var texts = 0
    var entities = 0
  }

  func write() throws {
    let file = try OutputFile(folder + "/report.html")
    let page = EmbeddedFile.text("report.html")
      .replacing("/*STYLE*/", with: EmbeddedFile.text("report.css"))
    let halves = page.split(separator: "<!--DATA-->", maxSplits: 1)
    precondition(halves.count == 2, "report.html: found no <!--DATA-->")
    try file.write(Array(halves[0].utf8))
    let chunks = ReportChunks(file: file, rowsInChunk: Self.rowsInChunk)
    var included = Included()
    let entities = try EntityNumbers(database, limit: limits.entities)
    included.entities = try writeEntities(entities, chunks)
    var rules = RuleNumbers()
    try writeArticles(entities, &rules, chunks, &included)
    try writeMeta(entities, rules, chunks, included)
    let script = halves[1].split(separator: "/*SCRIPT*/", maxSplits: 1)
    precondition(script.count == 2, "report.html: found no /*SCRIPT*/")
    try file.write(Array(script[0].utf8))
    try file.write(Array(EmbeddedFile.text("report.js").utf8))
    try file.write(Array(script[1].utf8))
    try file.finish()
  }

  // MARK: Entities

  private func writeEntities(_ entities: EntityNumbers, _ chunks: ReportChunks) throws -> Int {
    let aliases = try SQLStatement(
      database,
      """
      SELECT alias, sum(aliases.mentions) AS n FROM aliases JOIN entities USING (entity)
      WHERE same_as = ? AND alias <> ? GROUP BY alias ORDER BY n DESC, alias LIMIT 8
      """)
    var count = 0
    try database.forEachRow(
      "SELECT entity, name, type, quotes, articles, mentions, gazetteer IS NOT NULL FROM report_entities ORDER BY number"
    ) { row in
      let name = row.text(1)
      aliases.bind(row.integer(0))
      aliases.bind(name)
      var found: [String] = []
      while try aliases.step() { found.append(aliases.text(0)) }
      try chunks.row("entities") { json in
        json.string(name)
        json.number(Self.types.firstIndex(of: row.text(2)) ?? 0)
        for column in 3...6 { json.number(row.integer(column)) }
        json.string(found.joined(separator: "|"))
      }
      count += 1
    }
    try chunks.end()
    return count
  }

  private static let types = ["person", "organization", "place"]
  private static let forms = ["direct", "indirect", "mixed"]
  private static let standings = ["named", "titled", "pronoun", "implied", "anonymous"]
  private static let zones = ["title", "byline", "heading", "body", "caption", "advertisement", "related", "noise"]

  // MARK: Articles

  private func writeArticles(
    _ entities: EntityNumbers, _ rules: inout RuleNumbers, _ chunks: ReportChunks, _ included: inout Included
  ) throws {
    let quoteChunks = ReportChunks(file: chunks.file, rowsInChunk: Self.rowsInChunk)
    let textChunks = ReportChunks(file: chunks.file, rowsInChunk: Self.articlesInChunk)
    let figuresOfQuote = try SQLStatement(
      database, "SELECT count(*) FROM edges WHERE from_quote = ? AND to_figure IS NOT NULL")
    let duplicates = try Set(Int.fetchAll(database, sql: "SELECT article FROM duplicates"))
    var textBytes = 0
    var firstQuote = 0
    try StoredArticles(database).forEach { article in
      guard included.articles < limits.articles else { return }
      let number = included.articles
      included.articles += 1
      textBytes += article.text?.utf8.count ?? 0
      let hasText = article.text != nil && textBytes <= limits.textBytes
      if hasText { included.texts += 1 }
      try chunks.row("articles") { json in
        json.string(article.id)
        json.string(article.title)
        json.string(article.outlet)
        json.string(article.published)
        json.string(article.url)
        json.string(article.byline)
        json.number(article.quotes.count { !$0.isContinuation })
        json.number(article.figures.count)
        json.number(duplicates.contains(article.article) ? 1 : 0)
        json.string(article.language)
      }
      for quote in article.quotes {
        figuresOfQuote.bind(quote.quote)
        let figures = try figuresOfQuote.step() ? figuresOfQuote.integer(0) : 0
        figuresOfQuote.reset()
        try quoteChunks.row("quotes") { json in
          write(quote, article: number, figures: figures, entities, &rules, &json)
        }
      }
      try textChunks.row("texts") { json in
        write(article, text: hasText ? article.text : nil, firstQuote: firstQuote, entities, &rules, &json)
      }
      firstQuote += article.quotes.count
    }
    try chunks.end()
    try quoteChunks.end()
    try textChunks.end()
  }

  private func write(
    _ quote: StoredArticle.Quote, article: Int, figures: Int, _ entities: EntityNumbers, _ rules: inout RuleNumbers,
    _ json: inout JSONBuffer
  ) {
    json.number(article)
    json.array { json in
      for speaker in quote.speakers { if let number = entities[speaker] { json.number(number) } }
    }
    json.string(quote.source?.text)
    json.number(quote.standing.flatMap { Self.standings.firstIndex(of: $0) } ?? -1)
    json.string(quote.cue?.text)
    json.number(Self.forms.firstIndex(of: quote.form) ?? 0)
    json.string(quote.text)
    json.number(quote.parts.first?.start ?? 0)
    json.number(quote.parts.last?.stop ?? 0)
    json.number(quote.isContinuation ? 1 : 0)
    json.number(rules.number(quote.contentRule))
    json.number(quote.sourceRule.map { rules.number($0) } ?? -1)
    json.string(quote.addressee)
    json.string(quote.venue)
    json.number(figures)
  }

  private func write(
    _ article: StoredArticle, text: String?, firstQuote: Int, _ entities: EntityNumbers, _ rules: inout RuleNumbers,
    _ json: inout JSONBuffer
  ) {
    json.string(text)
    guard text != nil else { return }
    json.array { json in
      for zone in article.zones {
        json.array { json in
          json.number(Self.zones.firstIndex(of: zone.kind) ?? 3)
          json.number(zone.start)
          json.number(zone.stop)
        }
      }
    }
    json.array { json in
      for mention in article.mentions {
        guard let number = entities[mention.entity] else { continue }
        json.array { json in
          for value in [mention.start, mention.stop, number, rules.number(mention.rule)] { json.number(value) }
        }
      }
    }
    json.array { json in
      for figure in article.figures {
        json.array { json in
          json.number(figure.start)
          json.number(figure.stop)
          json.string(figure.kind)
          json.string(figure.summary)
          json.number(rules.number(figure.rule))
        }
      }
    }
    json.array { json in
      for (index, quote) in article.quotes.enumerated() {
        json.array { json in
          json.number(firstQuote + index)
          json.array { json in
            for part in quote.parts {
              json.number(part.start)
              json.number(part.stop)
            }
          }
          for stretch in [quote.cue, quote.source] {
            json.number(stretch?.start ?? -1)
            json.number(stretch?.stop ?? -1)
          }
        }
      }
    }
  }

  // MARK: The rest

  private func writeMeta(_ entities: EntityNumbers, _ rules: RuleNumbers, _ chunks: ReportChunks, _ included: Included)
    throws
  {
    func count(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: "SELECT count(*) FROM \(sql)") ?? 0 }
    let counts: [(String, Int)] = [
      ("articles", try count("articles")),
      ("people", try count("entities WHERE type = 'person' AND same_as = entity")),
      ("organizations", try count("entities WHERE type = 'organization' AND same_as = entity")),
      ("places", try count("entities WHERE type = 'place' AND same_as = entity")),
      ("figures", try count("figures")), ("quotes", try count("quotes WHERE continuation = 0")),
      ("joined", try count("entities WHERE same_as <> entity")),
    ]
    let network = try ReportNetwork(database)
    var json = JSONBuffer()
    json.object { json in
      json.key("version")
      json.string(OnRecordVersion.current)
      json.key("articlesInChunk")
      json.number(Self.articlesInChunk)
      json.key("counts")
      json.object { json in
        for (name, value) in counts {
          json.key(named: name)
          json.number(value)
        }
      }
      json.key("included")
      json.object { json in
        json.key("articles")
        json.number(included.articles)
        json.key("texts")
        json.number(included.texts)
        json.key("entities")
        json.number(included.entities)
      }
      json.key("rules")
      json.array { json in for rule in rules.names { json.string(rule) } }
      json.key("fold")
      json.string(search.foldPairs)
      json.key("network")
      network.write(&json)
    }
    try chunks.write("meta", 0, json.bytes)
  }
}

extension StoredArticle.Figure {
  /// What the figure says, for people: `percent over 95%`, `money 2500000000–3000000000 USD, of AI晶片`.
  fileprivate var summary: String {
    var summary = text
    let low = low ?? value
    let high = high ?? highValue
    if let low {
      summary += " = "
      if let modifier { summary += modifier.replacing("_", with: " ") + " " }
      summary += low
      if let high, high != low { summary += "–\(high)" }
      if let unit { summary += unit == "%" ? "%" : " \(unit)" }
      if let change { summary += ", \(change)" }
    }
    if let intervalStart {
      summary += ", from \(intervalStart) " + (intervalEnd.map { "to before \($0)" } ?? "on")
    }
    if let of { summary += ", of \(of)" }
    if let per { summary += ", per \(per)" }
    return summary
  }
}

/// Rules by the numbers that rows refer to them with.
private struct RuleNumbers {
  private(set) var names: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func number(_ rule: String) -> Int {
    if let number = numbers[rule] { return number }
    numbers[rule] = names.count
    names.append(rule)
    return names.count - 1
  }
}
