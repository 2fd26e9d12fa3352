import OnRecordLexicon
import OnRecordModel

/// Assembles an article's graph: nodes with their texts and ids, and the edges between them.
struct GraphBuilder {
  private let reading: Reading
  private let names: Names
  private let figures: [Figure]
  private let quotations: [Quotation]
  private let declined: [Edge]

  init(
    _ reading: Reading, _ names: Names, _ figures: [Figure], _ quotations: [Quotation], declined: [Edge] = []
  ) {
    self.declined = declined
    self.reading = reading
    self.names = names
    self.figures = figures
    self.quotations = quotations
  }

  func graph() -> ArticleGraph {
    let document = reading.document
    var graph = ArticleGraph(article: head())
    graph.entities = names.entities
    graph.figures = figures.map { figure in
      var figure = figure
      figure.text = document.text(figure.span)
      return figure
    }
    graph.quotations = quotations.map { complete($0) }
    graph.edges = edges(graph.quotations)
    return graph
  }

  private func head() -> ArticleGraph.Head {
    let article = reading.article
    var text = article.text
    let title = reading.zones.first { $0.kind == .title }.map { reading.document.text($0.span) }
    return ArticleGraph.Head(
      id: article.id, source: article.source, url: article.url, title: article.title ?? title, byline: article.byline,
      outlet: article.outlet, published: article.published, language: language(),
      scalars: reading.document.count, sha256: text.withUTF8 { SHA256.hexadecimal(of: $0) },
      zones: reading.zones)
  }

  private func language() -> String {
    if reading.document.hanCount == 0 { return "und" }
    return reading.document.isTraditional ? "zh-Hant" : "zh-Hans"
  }

  private func complete(_ quotation: Quotation) -> Quotation {
    let document = reading.document
    var quotation = quotation
    for index in quotation.content.indices {
      quotation.content[index].text = document.text(quotation.content[index].span)
    }
    func fill(_ stretch: inout Quotation.Stretch?) {
      if let span = stretch?.span { stretch?.text = document.text(span) }
    }
    fill(&quotation.cue)
    fill(&quotation.addressee)
    fill(&quotation.venue)
    if let span = quotation.source?.span { quotation.source?.text = document.text(span) }
    quotation.id = SpanID.text(
      quotation.isContinuation ? "continuation" : "quote", nil, quotation.span, in: reading.article.id)
    return quotation
  }

  /// The index of the first figure that begins at `position` or behind it; figures are in order.
  private func firstFigure(from position: Int) -> Int {
    figures.partitioningIndex { $0.span.start >= position }
  }

  /// Sorted by position of what they start from, then by ids.
  private func edges(_ quotations: [Quotation]) -> [Edge] {
    var edges: [Edge] = []
    edges.reserveCapacity(quotations.count * 2 + names.roles.count + declined.count)
    // The last quotation that mentions each entity: an edge is written once.
    var mentioning = [Int](repeating: -1, count: names.entities.count)
    for (number, quotation) in quotations.enumerated() {
      if let standing = quotation.source?.standing, standing != .anonymous {
        for speaker in quotation.speakers {
          edges.append(Edge(kind: .said, from: speaker, to: quotation.id, rule: quotation.sourceRule))
        }
      }
      if let addressee = quotation.addressee {
        let told = names.mentions(in: addressee.span)
        for mention in told {
          edges.append(
            Edge(kind: .told, from: quotation.id, to: names.entities[mention.entity].id, span: addressee.span))
        }
      }
      for stretch in quotation.content {
        for mention in names.mentions(in: stretch.span) {
          guard mentioning[mention.entity] != number else { continue }
          mentioning[mention.entity] = number
          edges.append(Edge(kind: .mentions, from: quotation.id, to: names.entities[mention.entity].id))
        }
        for index in firstFigure(from: stretch.span.start)..<figures.count {
          let span = figures[index].span
          if span.start >= stretch.span.end { break }
          guard stretch.span.contains(span) else { continue }
          edges.append(Edge(kind: .mentions, from: quotation.id, to: figures[index].id(in: reading.article.id)))
        }
      }
    }
    edges.append(contentsOf: declined)
    edges.append(contentsOf: names.roles)
    edges.append(contentsOf: FigureOwners(reading, names).edges(figures))
    return edges
  }
}
