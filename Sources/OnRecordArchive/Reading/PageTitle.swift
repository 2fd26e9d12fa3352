/// The headline of a page: what it shows as one and names in its `<title>`, without the names of site and section.
struct PageTitle {
  private(set) var text = ""
  /// The block that shows it.
  private(set) var block: Int?
  /// The site's name, where the `<title>` ends with it.
  private(set) var site: String?
  private(set) var rule = "zone.page.title"

  init(_ page: HTMLPage, _ metadata: PageMetadata) {
    let told = (metadata.titles + [page.titleTag].compactMap { $0 }).filter { !$0.isEmpty }
    site = page.titleTag.flatMap(Self.site)
    if let shown = Self.shown(page, told) {
      text = page.blocks[shown].text
      block = shown
      rule = "zone.page.title.shown"
      return
    }
    // Not shown as told: the shortest that is told, for names of sites only make it longer.
    let stripped = told.map(Self.stripped).filter { $0.unicodeScalars.count >= 4 }
    text =
      stripped.min { $0.unicodeScalars.count < $1.unicodeScalars.count } ?? Self.largestHeading(page) ?? told.first
      ?? ""
    rule = "zone.page.title.told"
    let squeezed = text.squeezed
    block = page.blocks.firstIndex { $0.text.squeezed == squeezed }
  }

  /// The block that the page shows as its headline: the beginning of what it tells of itself, headings before others.
  private static func shown(_ page: HTMLPage, _ told: [String]) -> Int? {
    let told = told.map { comparable($0) }
    var best: (score: Int, block: Int)?
    for (index, block) in page.blocks.enumerated() where (4...120).contains(block.length) {
      let squeezed = comparable(block.text)
      guard squeezed.count >= 4, told.contains(where: { Self.contains($0, squeezed) }) else { continue }
      let element = page.elements[block.element]
      var score = squeezed.count * 4
      let name = element.name.lowercased()
      if element.tag == "h1" { score += 60 } else if element.tag.count == 2, element.tag.hasPrefix("h") { score += 20 }
      if name.contains("title") || name.contains("headline") { score += 20 }
      if block.linked > 0 { score -= 60 }
      if element.tag == "title" { continue }
      if score > best?.score ?? 12 { best = (score, index) }
    }
    guard let best else { return nil }
    // A short beginning that is shown somewhere is the name of a site or section that leads the title.
    let length = comparable(page.blocks[best.block].text).count
    let longest = told.map(\.count).min() ?? 0
    return length * 3 >= longest ? best.block : nil
  }

  /// Whether `told` begins with `shown`, or has it behind the short name of a section.
  private static func contains(_ told: [UInt32], _ shown: [UInt32]) -> Bool {
    if told.starts(with: shown) { return true }
    guard told.count > shown.count, shown.count >= 8 else { return false }
    return (1...min(12, told.count - shown.count)).contains { told[$0...].starts(with: shown) }
  }

  /// Letters and characters only: pages differ in spaces and marks between what they show and what they tell.
  private static func comparable(_ text: String) -> [UInt32] {
    text.unicodeScalars.compactMap { scalar in
      let properties = scalar.properties
      return properties.isWhitespace || scalar.value < 0x80 && !properties.isAlphabetic && properties.numericType == nil
        ? nil : scalar.value
    }
  }

  private static let separators: [Character] = ["|", "｜", "_", "丨", "│", "∣", "—", "–", "-", "－", "»", "·"]

  /// Without the names of site and section behind the last separators.
  static func stripped(_ title: String) -> String {
    var title = title.trimmingSpace
    for separator in separators {
      let isLoose = separator == "-" || separator == "·" || separator == "–" || separator == "—" || separator == "－"
      while let place = title.lastIndex(of: separator) {
        let head = String(title[..<place]).trimmingSpace
        let tail = String(title[title.index(after: place)...]).trimmingSpace
        // Behind the mark stands a name: short, without marks of sentences, and shorter than the headline.
        let isName = tail.unicodeScalars.count <= 18 && !tail.contains { "，。！？：；、「」“”".contains($0) }
        guard isName, head.unicodeScalars.count >= 6, tail.unicodeScalars.count < head.unicodeScalars.count || !isLoose
        else { break }
        title = head
        while let last = title.last, separators.contains(last) { title.removeLast() }
        title = title.trimmingSpace
      }
    }
    return title
  }

  /// What a `<title>` names last.
  private static func site(_ title: String) -> String? {
    guard let place = title.lastIndex(where: { separators.contains($0) }) else { return nil }
    let tail = String(title[title.index(after: place)...]).trimmingSpace
    return (2...16).contains(tail.unicodeScalars.count) ? tail : nil
  }

  private static func largestHeading(_ page: HTMLPage) -> String? {
    for tag in ["h1", "h2"] {
      let blocks = page.blocks.filter { page.elements[$0.element].tag == tag && $0.linked == 0 && $0.length >= 6 }
      if let longest = blocks.max(by: { $0.length < $1.length }) { return longest.text }
    }
    return nil
  }
}
