import ArgumentParser
import Glibc
import OnRecord
import OnRecordArchive
import OnRecordModel

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Shows articles with every span and the rule behind it.",
    discussion: "Reads what extract reads: a text, a page, or an archive, of which --id picks articles.")

  @Argument(help: "Files, folders and archives with articles; - for standard input.") var inputs: [String]
  @Option(name: .long, help: "Show the article with this id alone, as the tables name it; may be given again.")
  var id: [String] = []
  @Flag(
    help:
      "Show for each name what it cost, what spoke for it and the rivals it beat, and for each quote who else might have said it."
  ) var why = false
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var gazetteers: GazetteerOptions

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("expected a file or folder") }
  }

  func run() throws {
    let extractor = try gazetteers.extractor()
    var archive = ArticleArchive(extractor: extractor)
    archive.map = try reading.fieldMap()
    archive.inputFormat = reading.format
    archive.largestRecord = reading.largest << 20
    let wanted = Set(id)
    var missing = wanted
    var problems = 0
    var shown = 0
    try archive.read(inputs: inputs) { result in
      switch result {
      case .success(let article):
        guard wanted.isEmpty || wanted.contains(article.id) else { return }
        missing.remove(article.id)
        shown += 1
        show(article, extractor)
      case .failure(let problem):
        problems += 1
        OnRecordCommand.print("\(problem)", to: .error)
      }
    }
    for id in id where missing.contains(id) {
      OnRecordCommand.print("no article \(id) in \(inputs.joined(separator: " "))", to: .error)
    }
    if problems > 0 || !missing.isEmpty { throw ExitCode(shown == 0 ? 1 : 2) }
  }

  private func show(_ article: Article, _ extractor: Extractor) {
    let graph = extractor.extract(article)
    let evidence = why ? extractor.nameEvidence(article) : []
    let sourceRivals = why ? extractor.sourceRivals(article) : [:]
    let markedSpans = why ? extractor.markedSpans(article) : []
    let isTerminal = isatty(1) == 1
    let scalars = Array(article.text.unicodeScalars)
    var spans = Explanation.spans(of: graph, markedSpans)
    print("\n\(article.id)  \(paint(article.source?.location ?? "", .dim, isTerminal))")
    for zone in graph.article.zones {
      print("\n\(paint("— \(zone.kind.rawValue)", .dim, isTerminal))  \(paint(zone.rule, .dim, isTerminal))")
      print(String(String.UnicodeScalarView(scalars[zone.span.range])))
      let inside = spans.filter { zone.span.contains($0.span.start) }
      spans.removeAll { zone.span.contains($0.span.start) }
      for span in inside {
        let slice = String(String.UnicodeScalarView(scalars[span.span.range]))
        let place = "\(span.span.start)–\(span.span.end)".padding(12)
        print(
          "  \(place)\(paint(span.kind.padding(14), span.color, isTerminal))\(slice)  \(span.detail)  [\(span.rule)]")
        for rival in span.cue.flatMap({ sourceRivals[$0] }) ?? [] {
          let text = String(String.UnicodeScalarView(scalars[rival.range]))
          print("      \(paint("not said by \(rival.start)–\(rival.end) \(text)", .dim, isTerminal))")
        }
        for reason in evidence where reason.span.contains(span.span.start) && span.isName {
          for line in Explanation.reasons(reason, in: scalars) { print("      \(paint(line, .dim, isTerminal))") }
        }
      }
    }
  }

  private func paint(_ text: String, _ color: Explanation.Color, _ isTerminal: Bool) -> String {
    isTerminal ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// What `explain` tells of a graph: its spans in the order of the text.
enum Explanation {
  enum Color: Int {
    case dim = 2
    case person = 36
    case organization = 35
    case place = 32
    case figure = 33
    case quote = 34
  }

  struct Line {
    var span: TextSpan
    var kind: String
    var color: Color
    var detail: String
    var rule: String
    /// The cue of a quote.
    var cue: TextSpan?

    var isName: Bool { color == .person || color == .organization || color == .place }
  }

  /// What a name cost beside its plain reading, what spoke for it, and the rivals it beat.
  static func reasons(_ reason: NameEvidence, in scalars: [Unicode.Scalar]) -> [String] {
    let witnesses = reason.witnesses.isEmpty ? "" : "; " + reason.witnesses.joined(separator: ", ")
    var lines = ["cost \(reason.cost), as plain text \(reason.plain)\(witnesses)"]
    for rival in reason.rivals {
      let slice = String(String.UnicodeScalarView(scalars[rival.span.range]))
      lines.append("beat \(slice)  \(rival.type.rawValue) \(rival.cost)  [\(rival.rule)]")
    }
    return lines
  }

  static func spans(of graph: ArticleGraph, _ markedSpans: [(span: TextSpan, kind: MarkedSpanKind)]) -> [Line] {
    var lines = markedSpans.map { marked in
      Line(span: marked.span, kind: "marked", color: .dim, detail: marked.kind.rawValue, rule: "marks")
    }
    var names: [String: String] = [:]
    for entity in graph.entities {
      names[entity.id] = entity.name
      let color: Color =
        switch entity.type {
        case .person: .person
        case .organization: .organization
        case .place: .place
        }
      for mention in entity.mentions {
        lines.append(
          Line(
            span: mention.span, kind: entity.type.rawValue, color: color, detail: "= \(entity.id)", rule: mention.rule))
      }
    }
    for figure in graph.figures {
      let low = figure.value ?? figure.low?.description ?? ""
      let high = figure.highValue ?? figure.high?.description ?? low
      var detail = "\(figure.kind.rawValue) \(low == high ? low : "\(low)..\(high)") \(figure.unit ?? "")"
      if let modifier = figure.modifier { detail += " \(modifier.rawValue)" }
      if let of = figure.of { detail += " of \(of)" }
      lines.append(Line(span: figure.span, kind: "figure", color: .figure, detail: detail, rule: figure.rule))
    }
    for quotation in graph.quotations {
      let source = quotation.source?.text ?? "no source"
      let speakers = quotation.speakers.compactMap { names[$0] }.joined(separator: ", ")
      lines.append(
        Line(
          span: quotation.span, kind: "quote", color: .quote,
          detail: "\(quotation.form.rawValue), \(source) (\(speakers)), cue \(quotation.cue?.text ?? "none")",
          rule: "\(quotation.contentRule), \(quotation.sourceRule ?? "no source")", cue: quotation.cue?.span))
    }
    for comment in graph.declined {
      let who = comment.decliners.compactMap { names[$0] }.joined(separator: ", ")
      lines.append(
        Line(
          span: comment.cue.span, kind: "declined", color: .quote, detail: "\(comment.source.text) (\(who))",
          rule: comment.rule))
    }
    return lines.sorted { ($0.span.start, $1.span.end) < ($1.span.start, $0.span.end) }
  }
}
