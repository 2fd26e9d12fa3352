import OnRecordLexicon
import OnRecordModel

/// Assembles an article's graph: nodes with their texts and ids, and the edges between them.
struct GraphBuilder {
  private let reading: Reading
  private let names: Names
  private let figures: [Figure]

  init(_ reading: Reading, _ names: Names, _ figures: [Figure]) {
    self.reading = reading
    self.names = names
    self.figures = figures
  }

  /// The graph of an article in which these were said, and declined.
  func graph(_ quotations: consuming [Quotation], declined: [DeclinedComment] = []) -> ArticleGraph {
    var graph = ArticleGraph(article: head())
    graph.entities = names.entities
    graph.figures = figures
    // Quotations are large: they are completed where they lie.
    for index in quotations.indices { complete(&quotations[index]) }
    graph.quotations = quotations
    graph.declined = declined.map { complete($0) }
    graph.edges = edges(graph.quotations, graph.declined)
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

  private func complete(_ quotation: inout Quotation) {
    let document = reading.document
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
  }

  private func complete(_ comment: DeclinedComment) -> DeclinedComment {
    let document = reading.document
    var comment = comment
    comment.cue.text = document.text(comment.cue.span)
    comment.source.text = document.text(comment.source.span)
    if let span = comment.addressee?.span { comment.addressee?.text = document.text(span) }
    comment.id = SpanID.text("declined", nil, comment.cue.span, in: reading.article.id)
    return comment
  }

  /// The index of the first figure that begins at `position` or behind it; figures are in order.
  private func firstFigure(from position: Int) -> Int {
    figures.partitioningIndex { $0.span.start >= position }
  }

  /// Sorted by position of what they start from, then by ids.
  private func edges(_ quotations: [Quotation], _ declined: [DeclinedComment]) -> [Edge] {
    var edges: [Edge] = []
    edges.reserveCapacity(quotations.count * 2 + names.roles.count + declined.count)
    // Handed over, not copied.
    func add(_ edge: consuming Edge) { edges.append(edge) }
    // The last quotation that mentions each entity: an edge is written once.
    var mentioning = [Int](repeating: -1, count: names.entities.count)
    // By index: quotations are large, and an iterator copies each.
    for number in quotations.indices {
      let id = quotations[number].id
      if let standing = quotations[number].source?.standing, standing != .anonymous {
        let rule = quotations[number].sourceRule
        for speaker in quotations[number].speakers {
          add(Edge(kind: .said, from: speaker, to: id, rule: rule))
        }
      }
      if let addressee = quotations[number].addressee { edges.append(contentsOf: told(id, addressee.span)) }
      for stretch in quotations[number].content {
        for mention in names.mentions(in: stretch.span) {
          guard mentioning[mention.entity] != number else { continue }
          mentioning[mention.entity] = number
          add(Edge(kind: .mentions, from: id, to: names.entities[mention.entity].id))
        }
        for index in firstFigure(from: stretch.span.start)..<figures.count {
          let span = figures[index].span
          if span.start >= stretch.span.end { break }
          guard stretch.span.contains(span) else { continue }
          // Not by the figure itself, which would be copied.
          let figure = SpanID.text("figure", figures[index].kind.rawValue, span, in: reading.article.id)
          add(Edge(kind: .mentions, from: id, to: figure))
        }
      }
    }
    for comment in declined {
      for decliner in comment.decliners {
        edges.append(Edge(kind: .declined, from: decliner, to: comment.id, rule: comment.rule))
      }
      if let addressee = comment.addressee { edges.append(contentsOf: told(comment.id, addressee.span)) }
    }
    edges.append(contentsOf: names.roles)
    edges.append(contentsOf: FigureOwners(reading, names).edges(figures))
    return edges
  }

  /// From what was said, or declined, to each one it was told to.
  private func told(_ node: String, _ addressee: TextSpan) -> [Edge] {
    names.mentions(in: addressee).map {
      Edge(kind: .told, from: node, to: names.entities[$0.entity].id, span: addressee)
    }
  }
}
