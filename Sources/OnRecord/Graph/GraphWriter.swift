public import OnRecordModel

/// Writes article graphs as JSON of the schema `onrecord/1`: keys in the contract's order, nodes by position then id.
public struct GraphWriter: Sendable {
  /// Offsets of the graph that is being written, in the unit that was asked for.
  private var offsets: TextOffsets?

  /// A writer; it keeps nothing between graphs.
  public init() {}

  /// One graph as one line of UTF-8, without a newline.
  /// - Parameters:
  ///   - graph: what is written.
  ///   - text: the article's text, to be written into the graph where it is asked for.
  ///   - offsets: the article's offsets in another unit, written behind those in scalars where they are asked for.
  public func json(_ graph: ArticleGraph, text: String? = nil, offsets: TextOffsets? = nil) -> [UInt8] {
    var buffer = JSONBuffer()
    write(graph, text: text, offsets: offsets, to: &buffer)
    return buffer.bytes
  }

  /// - Parameters:
  ///   - text: the article's text, to be written into the graph where it is asked for.
  ///   - offsets: the article's offsets in another unit, where they are asked for.
  package func write(
    _ graph: ArticleGraph, text: String? = nil, offsets: TextOffsets? = nil, to json: inout JSONBuffer
  ) {
    var writer = self
    writer.offsets = offsets
    writer.write(graph, text ?? graph.article.text, &json)
  }

  private func write(_ graph: ArticleGraph, _ text: String?, _ json: inout JSONBuffer) {
    json.object { json in
      json.key("schema")
      json.string(ArticleGraph.schema)
      json.key("article")
      write(graph.article, text, &json)
      json.key("nodes")
      json.array { json in
        for place in places(graph) { write(place, of: graph, &json) }
      }
      json.key("edges")
      json.array { json in
        Self.forEach(graph.edges) { write($0, &json) }
      }
    }
  }

  private func write(_ head: ArticleGraph.Head, _ text: String?, _ json: inout JSONBuffer) {
    json.object { json in
      json.key("id")
      json.string(head.id)
      json.key("source")
      if let source = head.source {
        json.object { json in
          json.key("path")
          json.string(source.path)
          json.key("record")
          if let record = source.record { json.number(record) } else { json.literal("null") }
        }
      } else {
        json.literal("null")
      }
      json.key("url")
      json.string(head.url)
      json.key("title")
      json.string(head.title)
      json.key("byline")
      json.array { json in for name in head.byline { json.string(name) } }
      json.key("outlet")
      json.string(head.outlet)
      json.key("published")
      json.string(head.published)
      json.key("language")
      json.string(head.language)
      json.key("scalars")
      json.number(head.scalars)
      json.key("sha256")
      json.string(head.sha256)
      json.key("zones")
      json.array { json in
        for zone in head.zones {
          json.object { json in
            json.key("kind")
            json.string(zone.kind.rawValue)
            writeSpan(zone.span, &json)
            json.key("rule")
            json.string(zone.rule)
          }
        }
      }
      if let text {
        json.key("text")
        json.string(text)
      }
    }
  }

  /// Where a node stands in the order of an article's nodes, and which one it is.
  private struct NodePlace {
    enum Kind { case entity, figure, quotation, declined }

    var start: Int
    var kind: Kind
    var index: Int
  }

  /// By position, then id.
  private func places(_ graph: ArticleGraph) -> [NodePlace] {
    var places: [NodePlace] = []
    places.reserveCapacity(
      graph.entities.count + graph.figures.count + graph.quotations.count + graph.declined.count)
    // By index: nodes are large, and an iterator copies each.
    for index in graph.entities.indices {
      let start = graph.entities[index].mentions.first?.span.start ?? 0
      places.append(NodePlace(start: start, kind: .entity, index: index))
    }
    for index in graph.figures.indices {
      places.append(NodePlace(start: graph.figures[index].span.start, kind: .figure, index: index))
    }
    for index in graph.quotations.indices {
      let start = graph.quotations[index].content.first?.span.start ?? 0
      places.append(NodePlace(start: start, kind: .quotation, index: index))
    }
    for (index, comment) in graph.declined.enumerated() {
      places.append(NodePlace(start: comment.cue.span.start, kind: .declined, index: index))
    }
    places.sort { $0.start != $1.start ? $0.start < $1.start : id($0, graph) < id($1, graph) }
    return places
  }

  private func id(_ place: NodePlace, _ graph: ArticleGraph) -> String {
    switch place.kind {
    case .entity: graph.entities[place.index].id
    case .figure: graph.figures[place.index].id(in: graph.article.id)
    case .quotation: graph.quotations[place.index].id
    case .declined: graph.declined[place.index].id
    }
  }

  private func write(_ place: NodePlace, of graph: ArticleGraph, _ json: inout JSONBuffer) {
    switch place.kind {
    case .entity: Self.withElement(graph.entities, place.index) { write($0, &json) }
    case .figure: Self.withElement(graph.figures, place.index) { write($0, in: graph.article.id, &json) }
    case .quotation: Self.withElement(graph.quotations, place.index) { write($0, &json) }
    case .declined: write(graph.declined[place.index], &json)
    }
  }

  /// Nodes and edges are large: they are read where they lie, as arguments they would be copied.
  @inline(__always)
  private static func withElement<Element>(
    _ elements: [Element], _ index: Int, _ body: (UnsafePointer<Element>) -> Void
  ) {
    elements.withUnsafeBufferPointer { if let first = $0.baseAddress { body(first + index) } }
  }

  @inline(__always)
  private static func forEach<Element>(_ elements: [Element], _ body: (UnsafePointer<Element>) -> Void) {
    elements.withUnsafeBufferPointer { elements in
      guard let first = elements.baseAddress else { return }
      for index in elements.indices { body(first + index) }
    }
  }

  private func write(_ entity: UnsafePointer<Entity>, _ json: inout JSONBuffer) {
    json.object { json in
      json.key("id")
      json.string(entity.pointee.id)
      json.key("type")
      json.string(entity.pointee.type.rawValue)
      json.key("name")
      json.string(entity.pointee.name)
      json.key("aliases")
      json.array { json in for alias in entity.pointee.aliases { json.string(alias) } }
      json.key("romanization")
      json.string(entity.pointee.romanization)
      json.key("gazetteer")
      json.string(entity.pointee.gazetteer)
      json.key("mentions")
      json.array { json in
        Self.forEach(entity.pointee.mentions) { mention in
          json.object { json in
            writeSpan(mention.pointee.span, &json)
            json.key("text")
            json.string(mention.pointee.text)
            json.key("rule")
            json.string(mention.pointee.rule)
          }
        }
      }
    }
  }

  /// What a figure does not have is left out.
  private func write(_ figure: UnsafePointer<Figure>, in article: String, _ json: inout JSONBuffer) {
    json.object { json in
      json.key("id")
      SpanID.withUTF8("figure", figure.pointee.kind.rawValue, figure.pointee.span, in: article) {
        json.string(utf8: $0)
      }
      json.key("type")
      json.string("figure")
      json.key("kind")
      json.string(figure.pointee.kind.rawValue)
      json.key("text")
      json.string(figure.pointee.text)
      writeSpan(figure.pointee.span, &json)
      json.key("number")
      json.object { json in writeSpan(figure.pointee.number, &json) }
      if let low = figure.pointee.low {
        json.key("low")
        json.number(low)
      }
      if let high = figure.pointee.high {
        json.key("high")
        json.number(high)
      }
      if let value = figure.pointee.value {
        if let highValue = figure.pointee.highValue {
          json.key("low")
          json.string(value)
          json.key("high")
          json.string(highValue)
        } else {
          json.key("value")
          json.string(value)
        }
      }
      if let unit = figure.pointee.unit {
        json.key("unit")
        json.string(unit)
      }
      if let modifier = figure.pointee.modifier {
        json.key("modifier")
        json.string(modifier.rawValue)
      }
      if let change = figure.pointee.change {
        json.key("change")
        json.string(change.rawValue)
      }
      if let part = figure.pointee.changePart {
        json.key("change_part")
        json.string(part.rawValue)
      }
      if let interval = figure.pointee.interval {
        json.key("interval")
        json.object { json in
          json.key("start")
          json.string(interval.start)
          json.key("end")
          json.string(interval.end)
          if let days = interval.days {
            json.key("days")
            json.number(days)
          }
        }
      }
      if let of = figure.pointee.of {
        json.key("of")
        json.string(of)
      }
      if let per = figure.pointee.per {
        json.key("per")
        json.string(per)
      }
      json.key("rule")
      json.string(figure.pointee.rule)
    }
  }

  private func write(_ quotation: UnsafePointer<Quotation>, _ json: inout JSONBuffer) {
    json.object { json in
      json.key("id")
      json.string(quotation.pointee.id)
      json.key("type")
      json.string("quote")
      json.key("form")
      json.string(quotation.pointee.form.rawValue)
      json.key("content")
      json.array { json in for stretch in quotation.pointee.content { writeStretch(stretch, &json) } }
      json.key("cue")
      writeStretch(quotation.pointee.cue, &json)
      json.key("source")
      if let source = quotation.pointee.source { write(source, &json) } else { json.literal("null") }
      json.key("continuation")
      json.boolean(quotation.pointee.isContinuation)
      if quotation.pointee.addressee != nil {
        json.key("addressee")
        writeStretch(quotation.pointee.addressee, &json)
      }
      if quotation.pointee.venue != nil {
        json.key("venue")
        writeStretch(quotation.pointee.venue, &json)
      }
      json.key("rules")
      json.object { json in
        json.key("content")
        json.string(quotation.pointee.contentRule)
        json.key("source")
        json.string(quotation.pointee.sourceRule)
      }
    }
  }

  private func write(_ comment: DeclinedComment, _ json: inout JSONBuffer) {
    json.object { json in
      json.key("id")
      json.string(comment.id)
      json.key("type")
      json.string("declined")
      json.key("cue")
      writeStretch(comment.cue, &json)
      json.key("source")
      write(comment.source, &json)
      if comment.addressee != nil {
        json.key("addressee")
        writeStretch(comment.addressee, &json)
      }
      json.key("rule")
      json.string(comment.rule)
    }
  }

  private func write(_ source: Quotation.Source, _ json: inout JSONBuffer) {
    json.object { json in
      writeSpan(source.span, &json)
      json.key("text")
      json.string(source.text)
      json.key("standing")
      json.string(source.standing.rawValue)
    }
  }

  private func write(_ edge: UnsafePointer<Edge>, _ json: inout JSONBuffer) {
    json.object { json in
      json.key("type")
      json.string(edge.pointee.kind.rawValue)
      json.key("from")
      json.string(edge.pointee.from)
      json.key("to")
      json.string(edge.pointee.to)
      if let title = edge.pointee.title {
        json.key("title")
        json.string(title)
      }
      if edge.pointee.isPast {
        json.key("past")
        json.boolean(true)
      }
      if let span = edge.pointee.span { writeSpan(span, &json) }
      if let rule = edge.pointee.rule {
        json.key("rule")
        json.string(rule)
      }
    }
  }

  private func writeStretch(_ stretch: Quotation.Stretch?, _ json: inout JSONBuffer) {
    guard let stretch else {
      json.literal("null")
      return
    }
    json.object { json in
      writeSpan(stretch.span, &json)
      json.key("text")
      json.string(stretch.text)
    }
  }

  private func writeSpan(_ span: TextSpan, _ json: inout JSONBuffer) {
    json.key("start")
    json.number(span.start)
    json.key("end")
    json.number(span.end)
    guard let offsets else { return }
    json.key(named: "start_\(offsets.unit.rawValue)")
    json.number(offsets.offset(of: span.start))
    json.key(named: "end_\(offsets.unit.rawValue)")
    json.number(offsets.offset(of: span.end))
  }
}
