import GRDB
import OnRecord

/// Writes `annotations.jsonl`: one W3C Web Annotation a line for every mention, figure and quote.
///
/// Targets are selected by position (code points, as the standard counts) and by quote, with 20 characters on each side
/// where the text is known. An article without an address is `urn:onrecord:article/ID`.
struct AnnotationWriter {
  let database: Database
  let folder: String

  func write() throws {
    let file = try OutputFile(folder + "/annotations.jsonl")
    var names: [Int: (id: String, type: String)] = [:]
    let entity = try SQLStatement(database, "SELECT id, type FROM entities WHERE entity = ?")
    try StoredArticles(database).forEach { article in
      names.removeAll(keepingCapacity: true)
      for key in article.mentions.map(\.entity) + article.quotes.flatMap(\.speakers) where names[key] == nil {
        entity.bind(key)
        if try entity.step() { names[key] = (entity.text(0), entity.text(1)) }
        entity.reset()
      }
      var json = JSONBuffer()
      write(article, names, &json)
      try file.write(json.bytes)
    }
    try file.finish()
  }

  private func write(_ article: StoredArticle, _ names: [Int: (id: String, type: String)], _ json: inout JSONBuffer) {
    let text = article.text.map { ScalarText($0) }
    let source = article.url ?? Self.identifier("article/\(article.id)")
    for mention in article.mentions {
      guard let entity = names[mention.entity] else { continue }
      annotation(
        id: "mention/\(mention.start)-\(mention.stop)@\(article.id)", source, [(mention.start, mention.stop)],
        mention.text, text, &json
      ) { json in
        Self.tag(entity.type, &json)
        Self.resource(entity.id, purpose: "identifying", &json)
        Self.rule(mention.rule, &json)
      }
    }
    for figure in article.figures {
      annotation(id: figure.id, source, [(figure.start, figure.stop)], figure.text, text, &json) { json in
        Self.tag("figure/\(figure.kind)", &json)
        Self.rule(figure.rule, &json)
      }
    }
    for quote in article.quotes {
      annotation(id: quote.id, source, quote.parts, quote.text, text, &json) { json in
        Self.tag("quote/\(quote.form)", &json)
        for speaker in quote.speakers {
          if let entity = names[speaker] { Self.resource(entity.id, purpose: "identifying", &json) }
        }
        if let words = quote.source { Self.body(words.text, purpose: "describing", &json) }
        Self.rule(quote.contentRule, &json)
      }
    }
  }

  private func annotation(
    id: String, _ source: String, _ parts: [(start: Int, stop: Int)], _ exact: String, _ text: ScalarText?,
    _ json: inout JSONBuffer, _ bodies: (inout JSONBuffer) -> Void
  ) {
    json.object { json in
      json.key("@context")
      json.string("http://www.w3.org/ns/anno.jsonld")
      json.key("id")
      json.string(Self.identifier(id))
      json.key("type")
      json.string("Annotation")
      json.key("motivation")
      json.string("tagging")
      json.key("body")
      json.array(bodies)
      json.key("target")
      json.array { json in
        for part in parts {
          json.object { json in
            json.key("source")
            json.string(source)
            json.key("selector")
            json.array { json in
              Self.selectors(part, parts.count == 1 ? exact : text?.slice(part.start, part.stop), text, &json)
            }
          }
        }
      }
    }
    json.newline()
  }

  private static func selectors(
    _ part: (start: Int, stop: Int), _ exact: String?, _ text: ScalarText?, _ json: inout JSONBuffer
  ) {
    json.object { json in
      json.key("type")
      json.string("TextPositionSelector")
      json.key("start")
      json.number(part.start)
      json.key("end")
      json.number(part.stop)
    }
    guard let exact else { return }
    json.object { json in
      json.key("type")
      json.string("TextQuoteSelector")
      json.key("exact")
      json.string(exact)
      if let text {
        json.key("prefix")
        json.string(text.slice(part.start - 20, part.start))
        json.key("suffix")
        json.string(text.slice(part.stop, part.stop + 20))
      }
    }
  }

  private static func tag(_ value: String, _ json: inout JSONBuffer) { body(value, purpose: "tagging", &json) }

  private static func rule(_ rule: String, _ json: inout JSONBuffer) { body(rule, purpose: "assessing", &json) }

  private static func body(_ value: String, purpose: String, _ json: inout JSONBuffer) {
    json.object { json in
      json.key("type")
      json.string("TextualBody")
      json.key("value")
      json.string(value)
      json.key("purpose")
      json.string(purpose)
    }
  }

  private static func resource(_ id: String, purpose: String, _ json: inout JSONBuffer) {
    json.object { json in
      json.key("type")
      json.string("SpecificResource")
      json.key("source")
      json.string(identifier(id))
      json.key("purpose")
      json.string(purpose)
    }
  }

  /// An IRI of our own: Chinese stays, what an IRI must not hold is percent-encoded.
  static func identifier(_ id: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    let plain = Set("0123456789:@/-._~ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    var bytes = Array("urn:onrecord:".utf8)
    for byte in id.utf8 {
      let isPlain = byte >= 0x80 || plain.contains(byte)
      if isPlain {
        bytes.append(byte)
      } else {
        bytes.append(contentsOf: [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
