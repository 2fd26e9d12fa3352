import OnRecord
import OnRecordLexicon
import OnRecordModel

/// Takes the article out of a page: title, byline, date and outlet from what the page tells machines, else from what it
/// shows; the text from its densest part.
///
/// The article's text is what was taken, one block a line, its zones known.
struct PageReader {
  private let page: HTMLPage
  private let tools: ReadingTools
  private let metadata: PageMetadata
  private let title: PageTitle

  init(_ page: HTMLPage, _ tools: ReadingTools, url: String?) {
    self.page = page
    self.tools = tools
    metadata = PageMetadata(page)
    title = PageTitle(page, metadata)
  }

  /// The article; nil where the page has no text of one.
  func draft() -> ArticleDraft? {
    let body = PageBody(page, title: title.text, titleBlock: title.block, lead: metadata.lead, tools)
    var lines = body.lines()
    if let told = metadata.body, !Self.holds(lines, told) { lines = Self.lines(told) }
    guard lines.contains(where: { $0.kind == .body }) else { return nil }
    var draft = ArticleDraft()
    draft.title = title.text.isEmpty ? nil : title.text
    draft.url = metadata.url.flatMap { $0.hasPrefix("http") ? $0 : nil }
    draft.outlet = outlet()
    let head = head(body, lines)
    draft.published = metadata.published ?? date(head, lines)
    draft.byline = authors(head)
    compose(&draft, byline: draft.byline.isEmpty ? bylines(head) : [], lines)
    return draft
  }

  /// Whether the lines taken are what the page tells machines its article is: its beginning, middle and end.
  private static func holds(_ lines: [PageBody.Line], _ told: String) -> Bool {
    let told = Array(told.squeezed.unicodeScalars)
    guard told.count >= 80 else { return true }
    let text = lines.map(\.text).joined().squeezed
    let places = [told.count / 4, told.count / 2, told.count * 3 / 4]
    return places.contains { place in
      text.contains(String(String.UnicodeScalarView(told[place..<min(told.count, place + 10)])))
    }
  }

  /// An article as the page tells it to machines, where it is not found in what the page shows.
  private static func lines(_ told: String) -> [PageBody.Line] {
    told.split(whereSeparator: \.isNewline).map { String($0).trimmingSpace }.filter { !$0.isEmpty }.map {
      PageBody.Line(text: $0, kind: .body, rule: "zone.page.told", block: 0)
    }
  }

  private func compose(_ draft: inout ArticleDraft, byline: [String], _ lines: [PageBody.Line]) {
    var zones: [Zone] = []
    var position = 0
    func add(_ text: String, _ kind: Zone.Kind, _ rule: String) {
      if position > 0 {
        draft.text += "\n"
        position += 1
      }
      let length = text.unicodeScalars.count
      zones.append(Zone(kind: kind, span: TextSpan(position, position + length), rule: rule))
      draft.text += text
      position += length
    }
    if let title = draft.title { add(title, .title, title == self.title.text ? self.title.rule : "zone.page.title") }
    for line in byline { add(line, .byline, "zone.page.byline") }
    for line in lines { add(line.text, line.kind, line.rule) }
    draft.zones = zones
  }

  // MARK: What stands above the article

  /// The blocks between title and text, and a few around where the title is not seen.
  private func head(_ body: PageBody, _ lines: [PageBody.Line]) -> [Int] {
    let first = lines.first { $0.kind == .body }?.block ?? 0
    let start = title.block.map { $0 < first ? $0 + 1 : max(0, first - 12) } ?? max(0, first - 12)
    let near = Array(max(start, first - 40)..<max(start, first))
    // Titles may stand below the line with the date.
    let above = title.block.map { Array(max(0, min($0, first) - 4)..<max(0, min($0, first))) } ?? []
    return near + above.reversed()
  }

  private func date(_ head: [Int], _ lines: [PageBody.Line]) -> String? {
    for (index, element) in page.elements.enumerated() where element.property == "datePublished" {
      if let date = (page.attribute("datetime", of: index) ?? page.attribute("content", of: index)).flatMap(
        PublishedDate.iso)
        ?? PublishedDate.iso(page.text(index))
      {
        return date
      }
    }
    for block in head { if let date = PublishedDate.iso(page.blocks[block].text) { return date } }
    for line in lines where line.kind == .byline { if let date = PublishedDate.iso(line.text) { return date } }
    for (index, element) in page.elements.enumerated() where element.tag == "time" {
      if let date = page.attribute("datetime", of: index).flatMap(PublishedDate.iso)
        ?? PublishedDate.iso(page.text(index))
      {
        return date
      }
    }
    let names = ["date", "time", "pub"]
    for (index, element) in page.elements.enumerated() where names.contains(where: element.name.lowercased().contains) {
      if element.blocks.count <= 3, let date = PublishedDate.iso(page.text(index, limit: 60)) { return date }
    }
    for block in page.blocks.prefix(80) where block.length <= 60 {
      if let date = PublishedDate.iso(block.text) { return date }
    }
    return nil
  }

  private func outlet() -> String? {
    guard let outlet = metadata.outlet, !outlet.contains("://"), outlet.unicodeScalars.count <= 30 else {
      return title.site
    }
    let parts = outlet.split { "|｜".contains($0) }
    return parts.first.map { String($0).trimmingSpace } ?? outlet
  }

  // MARK: Authors

  /// The people whom the page tells machines of, else those in elements for authors above the text.
  private func authors(_ head: [Int]) -> [String] {
    var names: [String] = []
    func add(_ text: String) {
      guard !text.contains("://"), text.unicodeScalars.count <= 80, text != metadata.outlet else { return }
      for name in tools.byline(of: text, isField: true).names where !names.contains(name) { names.append(name) }
    }
    for text in metadata.authors { add(text) }
    if !names.isEmpty { return names }
    let range = (head.min() ?? 0)..<((head.max() ?? 0) + 1)
    for (index, element) in page.elements.enumerated()
    where isAuthor(element) && range.overlaps(element.blocks)
      || isAuthor(element) && HTMLPage.inline.contains(element.tag) && range.contains(element.blocks.lowerBound)
    {
      add(page.text(index, limit: 80))
    }
    return names
  }

  private func isAuthor(_ element: HTMLPage.Element) -> Bool {
    let name = element.name.lowercased()
    return element.property == "author"
      || ["author", "reporter", "byline", "writer", "journalist"].contains { name.contains($0) }
  }

  /// The lines above the text that name who wrote it.
  private func bylines(_ head: [Int]) -> [String] {
    head.sorted().map { page.blocks[$0] }.filter { block in
      block.length <= 60 && block.marks <= 1 && !tools.byline(of: block.text).names.isEmpty
    }.map(\.text)
  }
}

extension ReadingTools {
  /// Who a short text says wrote an article.
  func byline(of text: String, isField: Bool = false) -> Byline {
    let scalars = text.unicodeScalars.map(\.value)
    let lookups = scanner.lookups(text, lexicon)
    return scalars.withUnsafeBufferPointer { scalars in
      BylineReader(scalars: scalars, lookups: lookups, lexicon: lexicon)
        .byline(in: TextSpan(0, scalars.count), isField: isField)
    }
  }
}
