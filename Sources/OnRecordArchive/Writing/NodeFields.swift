import OnRecordModel

/// The fields of one node as they come, before its type is known.
struct NodeFields {
  var id = ""
  var type = ""
  var kind = ""
  var form = ""
  var rule: String?
  var span = TextSpan(0, 0)

  private var name = ""
  private var text = ""
  private var aliases: [String] = []
  private var romanization: String?
  private var gazetteer: String?
  private var mentions: [Mention] = []

  private var number = TextSpan(0, 0)
  private var low: (text: String, isNumber: Bool)?
  private var high: (text: String, isNumber: Bool)?
  private var value: String?
  private var unit: String?
  private var modifier: String?
  private var change: String?
  private var changePart: String?
  private var interval: Figure.Interval?
  private var of: String?
  private var per: String?

  private var content: [Quotation.Stretch] = []
  private var cue: Quotation.Stretch?
  private var source: Quotation.Source?
  private var isContinuation = false
  private var addressee: Quotation.Stretch?
  private var venue: Quotation.Stretch?
  private var contentRule = ""
  private var sourceRule: String?

  mutating func read(_ tokens: inout JSONTokens) throws(GraphReadingError) {
    try tokens.object { (tokens, key) throws(GraphReadingError) in try readField(&tokens, key) }
    guard span.start <= span.end else {
      throw GraphReadingError(description: "found a span from \(span.start) to \(span.end)")
    }
  }

  private mutating func readField(_ tokens: inout JSONTokens, _ key: JSONKey) throws(GraphReadingError) {
    switch key {
    case "id": id = try tokens.string()
    case "type": type = try tokens.string()
    case "kind": kind = try tokens.string()
    case "name": name = try tokens.string()
    case "text": text = try tokens.string()
    case "start": span.start = try tokens.integer()
    case "end": span.end = try tokens.integer()
    case "rule": rule = try tokens.optionalString()
    case "aliases": try tokens.array { (tokens) throws(GraphReadingError) in aliases.append(try tokens.string()) }
    case "romanization": romanization = try tokens.optionalString()
    case "gazetteer": gazetteer = try tokens.optionalString()
    case "mentions":
      try tokens.array { (tokens) throws(GraphReadingError) in
        let stretch = try Self.stretch(&tokens)
        mentions.append(Mention(span: stretch.span, text: stretch.text, rule: stretch.detail ?? ""))
      }
    default: try readFigureField(&tokens, key)
    }
  }

  private mutating func readFigureField(_ tokens: inout JSONTokens, _ key: JSONKey) throws(GraphReadingError) {
    switch key {
    case "number": number = try Self.stretch(&tokens).span
    case "low": low = try tokens.numberOrString()
    case "high": high = try tokens.numberOrString()
    case "value": value = try tokens.numberOrString()?.text
    case "unit": unit = try tokens.optionalString()
    case "modifier": modifier = try tokens.optionalString()
    case "change": change = try tokens.optionalString()
    case "change_part": changePart = try tokens.optionalString()
    case "of": of = try tokens.optionalString()
    case "per": per = try tokens.optionalString()
    case "interval":
      var interval = Figure.Interval(start: "", end: "")
      try tokens.object { (tokens, key) throws(GraphReadingError) in
        switch key {
        case "start": interval.start = try tokens.string()
        case "end": interval.end = try tokens.optionalString()
        case "days": interval.days = try tokens.optionalInteger()
        default: tokens.skip()
        }
      }
      self.interval = interval
    default: try readQuoteField(&tokens, key)
    }
  }

  private mutating func readQuoteField(_ tokens: inout JSONTokens, _ key: JSONKey) throws(GraphReadingError) {
    switch key {
    case "form": form = try tokens.string()
    case "content":
      try tokens.array { (tokens) throws(GraphReadingError) in
        let stretch = try Self.stretch(&tokens)
        content.append(Quotation.Stretch(span: stretch.span, text: stretch.text))
      }
    case "cue": cue = try Self.optionalStretch(&tokens)
    case "addressee": addressee = try Self.optionalStretch(&tokens)
    case "venue": venue = try Self.optionalStretch(&tokens)
    case "continuation": isContinuation = try tokens.boolean()
    case "source":
      if tokens.isNull { return tokens.skip() }
      let stretch = try Self.stretch(&tokens)
      source = Quotation.Source(
        span: stretch.span, text: stretch.text, standing: Quotation.Standing(rawValue: stretch.detail ?? "") ?? .named)
    case "rules":
      try tokens.object { (tokens, key) throws(GraphReadingError) in
        switch key {
        case "content": contentRule = try tokens.optionalString() ?? ""
        case "source": sourceRule = try tokens.optionalString()
        default: tokens.skip()
        }
      }
    default: tokens.skip()
    }
  }

  /// A span with its text, and its rule or standing.
  private static func stretch(_ tokens: inout JSONTokens) throws(GraphReadingError) -> (
    span: TextSpan, text: String, detail: String?
  ) {
    var span = TextSpan(0, 0)
    var text = ""
    var detail: String?
    try tokens.object { (tokens, key) throws(GraphReadingError) in
      switch key {
      case "start": span.start = try tokens.integer()
      case "end": span.end = try tokens.integer()
      case "text": text = try tokens.string()
      case "rule", "standing": detail = try tokens.optionalString()
      default: tokens.skip()
      }
    }
    guard span.start <= span.end else {
      throw GraphReadingError(description: "found a span from \(span.start) to \(span.end)")
    }
    return (span, text, detail)
  }

  private static func optionalStretch(_ tokens: inout JSONTokens) throws(GraphReadingError) -> Quotation.Stretch? {
    if tokens.isNull {
      tokens.skip()
      return nil
    }
    let stretch = try stretch(&tokens)
    return Quotation.Stretch(span: stretch.span, text: stretch.text)
  }

  // MARK: What they make

  func entity(_ type: EntityType) -> Entity {
    Entity(
      id: id, type: type, name: name, aliases: aliases, romanization: romanization, gazetteer: gazetteer,
      mentions: mentions)
  }

  /// The figure; nil where its kind is unknown.
  func figure() -> Figure? {
    guard let kind = Figure.Kind(rawValue: kind) else { return nil }
    var figure = Figure(kind: kind, span: span, text: text, number: number, rule: rule ?? "")
    figure.low = low.flatMap { $0.isNumber ? DecimalNumber($0.text) : nil }
    figure.high = high.flatMap { $0.isNumber ? DecimalNumber($0.text) : nil }
    if let low, !low.isNumber {
      // A range of times or dates.
      figure.value = low.text
      figure.highValue = high?.text
    } else {
      figure.value = value
    }
    figure.unit = unit
    figure.modifier = modifier.flatMap { Figure.Modifier(rawValue: $0) }
    figure.change = change.flatMap { Figure.Change(rawValue: $0) }
    figure.changePart = changePart.flatMap { Figure.ChangePart(rawValue: $0) }
    figure.interval = interval
    figure.of = of
    figure.per = per
    return figure
  }

  /// The declined comment; nil where it has no cue or no source.
  func declined() -> DeclinedComment? {
    guard let cue, let source else { return nil }
    return DeclinedComment(id: id, cue: cue, source: source, addressee: addressee, rule: rule ?? "")
  }

  /// The quotation; nil where its form is unknown.
  func quotation() -> Quotation? {
    guard let form = Quotation.Form(rawValue: form) else { return nil }
    return Quotation(
      id: id, form: form, content: content, cue: cue, source: source, isContinuation: isContinuation,
      addressee: addressee, venue: venue, contentRule: contentRule, sourceRule: sourceRule)
  }
}
