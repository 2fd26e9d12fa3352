import Glibc
import OnRecordModel

/// One of our own annotated articles: the text without its tags, and what the tags say.
struct AnnotatedArticle {
  struct Span: Hashable {
    var kind: String
    var start: Int
    var end: Int
  }

  var name: String
  var text = ""
  var mentions: Set<Span> = []
  var figures: Set<Span> = []
  /// Content of quotes with the kind of speech.
  var quotes: Set<Span> = []
  /// The parts that are not the article.
  var chrome: [TextSpan] = []

  /// Reads inline tags; entities of XML are not used in our articles.
  init(name: String, xml: String) {
    self.name = name
    var scalars: [Unicode.Scalar] = []
    var open: [(tag: String, start: Int, attributes: String)] = []
    var tag: String?
    for scalar in xml.unicodeScalars {
      if let inside = tag {
        guard scalar == ">" else {
          tag = inside + String(scalar)
          continue
        }
        tag = nil
        if inside.hasPrefix("/") {
          if let last = open.popLast() { close(last, end: scalars.count) }
        } else {
          let parts = inside.split(separator: " ", maxSplits: 1)
          open.append((String(parts[0]), scalars.count, parts.count > 1 ? String(parts[1]) : ""))
        }
      } else if scalar == "<" {
        tag = ""
      } else {
        scalars.append(scalar)
      }
    }
    text = String(String.UnicodeScalarView(scalars))
  }

  private mutating func close(_ tag: (tag: String, start: Int, attributes: String), end: Int) {
    switch tag.tag {
    case "per": mentions.insert(Span(kind: "person", start: tag.start, end: end))
    case "org": mentions.insert(Span(kind: "organization", start: tag.start, end: end))
    case "loc": mentions.insert(Span(kind: "place", start: tag.start, end: end))
    case "fig": figures.insert(Span(kind: attribute("k", tag.attributes), start: tag.start, end: end))
    case "q": quotes.insert(Span(kind: attribute("k", tag.attributes), start: tag.start, end: end))
    case "chrome": chrome.append(TextSpan(tag.start, end))
    default: break
    }
  }

  private func attribute(_ name: String, _ attributes: String) -> String {
    for part in attributes.split(separator: " ") where part.hasPrefix("\(name)=\"") {
      return String(part.dropFirst(name.count + 2).dropLast())
    }
    return ""
  }

  /// All articles of `Tests/Articles`, sorted by name.
  static func all() -> [AnnotatedArticle] {
    TestFiles.names(in: "Articles").filter { $0.hasSuffix(".xml") }.map {
      AnnotatedArticle(name: String($0.dropLast(4)), xml: TestFiles.text("Articles/\($0)"))
    }
  }
}

/// Files of the folder `Tests`, found from where this file was compiled.
enum TestFiles {
  static let folder = String(#filePath.split(separator: "/").dropLast(2).map { "/\($0)" }.joined())

  static func names(in path: String) -> [String] {
    guard let handle = opendir("\(folder)/\(path)") else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  static func text(_ path: String) -> String {
    guard let file = fopen("\(folder)/\(path)", "rb") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The lines of a case file: columns between tabs, comments left out.
  static func cases(_ name: String) -> [[String]] {
    text("Cases/\(name).cases").split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
