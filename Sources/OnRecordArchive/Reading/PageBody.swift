import OnRecord
import OnRecordLexicon
import OnRecordModel

/// Finds the blocks of a page that are its article: the densest text, without what stands around and inside it.
struct PageBody {
  private let page: HTMLPage
  private let tools: ReadingTools
  private let title: String
  private let titleBlock: Int?
  private let lead: String?
  /// The blocks that show the title, and those that begin what the page marks as its article.
  private var titles: [Int] = []
  private var bodies: [Int] = []
  /// Whether each element is, or lies in, chrome.
  private var isChrome: [Bool] = []
  /// Sums of the blocks' scores: `sums[i]` of the first `i`.
  private var sums: [Int] = [0]
  /// The element that holds the article.
  private(set) var container = 0

  /// One line of the article.
  struct Line {
    var text: String
    var kind: Zone.Kind
    var rule: String
    var block: Int
  }

  /// - Parameters:
  ///   - titleBlock: where the page shows its headline.
  ///   - lead: how the page says the article begins.
  init(_ page: HTMLPage, title: String, titleBlock: Int?, lead: String?, _ tools: ReadingTools) {
    self.page = page
    self.titleBlock = titleBlock
    self.lead = lead.map { String($0.squeezed.prefix(16)) }
    self.tools = tools
    self.title = title.squeezed
    let squeezed = title.squeezed
    let length = squeezed.unicodeScalars.count
    if length >= 6 {
      for (index, block) in page.blocks.enumerated() where block.linked == 0 && block.length == length {
        if titles.count < 8, block.text.squeezed == squeezed { titles.append(index) }
      }
    }
    for element in page.elements where element.property == "articleBody" && bodies.count < 8 {
      bodies.append(element.blocks.lowerBound)
    }
    findChrome()
    container = densest()
  }

  // MARK: Where the article is

  /// Text that sentences are made of; links and short labels count nothing.
  private func score(_ block: HTMLPage.Block) -> Int {
    let plain = block.length - block.linked
    guard block.marks > 0, plain >= 12, block.linked * 2 < block.length else { return 0 }
    return plain
  }

  private mutating func findChrome() {
    var all = [0]
    for block in page.blocks { all.append(all[all.count - 1] + score(block)) }
    let total = all[all.count - 1]
    isChrome = [Bool](repeating: false, count: page.elements.count)
    for (index, element) in page.elements.enumerated() {
      if element.parent >= 0, isChrome[element.parent] {
        isChrome[index] = true
        continue
      }
      guard let zone = element.zone, zone.isChrome, element.tag != "body", element.tag != "html" else { continue }
      // A wrapper that holds the article is none, whatever it is called.
      let share = all[element.blocks.upperBound] - all[element.blocks.lowerBound]
      isChrome[index] =
        share * 10 < total * 4 && !holdsTitle(element)
        || isSurelyChrome(element) && all[element.blocks.lowerBound] * 7 >= total
    }
    sums = [0]
    for block in page.blocks { sums.append(sums[sums.count - 1] + (isChrome[block.element] ? 0 : score(block))) }
  }

  private func isSurelyChrome(_ element: HTMLPage.Element) -> Bool {
    let name = element.name.lowercased()
    return (name.contains("comment") || element.tag == "footer") && !holdsTitle(element)
      && !bodies.contains { element.blocks.contains($0) }
  }

  private func holdsTitle(_ element: HTMLPage.Element) -> Bool { titles.contains { element.blocks.contains($0) } }

  private func sum(_ element: Int) -> Int {
    let blocks = page.elements[element].blocks
    return sums[blocks.upperBound] - sums[blocks.lowerBound]
  }

  private func densest() -> Int {
    guard !page.elements.isEmpty else { return 0 }
    // What stands in an element itself and in its children.
    var near = [Int](repeating: 0, count: page.elements.count)
    for (index, block) in page.blocks.enumerated() {
      var score = sums[index + 1] - sums[index]
      guard score > 0 else { continue }
      // The page's own summary is mostly the article's beginning.
      if let lead, lead.count >= 12, block.text.squeezed.contains(lead) { score += 150 }
      near[block.element] += score
      let parent = page.elements[block.element].parent
      if parent >= 0 { near[parent] += score }
    }
    var best = 0
    var bestScore = 0
    for (index, element) in page.elements.enumerated() where !isChrome[index] {
      var score = near[index] * 4
      if element.zone == .body { score += score / 2 }
      if element.property.lowercased().contains("articlebody") { score *= 2 }
      if element.tag == "article" { score += score / 4 }
      if let titleBlock {
        if element.blocks.upperBound <= titleBlock {
          score /= 3
        } else if element.blocks.lowerBound <= titleBlock + 30 {
          score += score / 3
        }
      }
      // Of nested elements with the same text the inner one.
      if score > 0, score >= bestScore { (best, bestScore) = (index, score) }
    }
    // Paragraphs in boxes of their own: the box around the boxes.
    let total = sums[sums.count - 1]
    while page.elements[best].parent >= 0 {
      let parent = page.elements[best].parent
      let inside = sum(best)
      let around = sum(parent)
      if around > inside, inside * 2 < total || around * 10 < inside * 13 && isNearby(best, parent) {
        best = parent
      } else if around == inside, page.elements[parent].blocks.count - page.elements[best].blocks.count <= 0 {
        best = parent
      } else {
        break
      }
    }
    return best
  }

  /// Whether what `parent` holds beside `child` is text rather than lists of links.
  private func isNearby(_ child: Int, _ parent: Int) -> Bool {
    let inner = page.elements[child].blocks
    let outer = page.elements[parent].blocks
    var plain = 0
    var linked = 0
    for index in outer where !inner.contains(index) && !isChrome[page.blocks[index].element] {
      plain += page.blocks[index].length - page.blocks[index].linked
      linked += page.blocks[index].linked
    }
    return linked * 3 < plain
  }

  // MARK: Its lines

  /// The lines of the article, in order, chrome left out.
  func lines() -> [Line] {
    guard !page.elements.isEmpty else { return [] }
    var lines: [Line] = []
    var isInRelated = false
    for index in page.elements[container].blocks {
      let block = page.blocks[index]
      if isChrome[block.element] { continue }
      let squeezed = block.text.squeezed
      if squeezed == title { continue }
      let kind = kind(block, isInRelated: &isInRelated)
      guard let kind else { continue }
      if kind.0.isRead, let last = lines.last, last.text.squeezed == squeezed { continue }
      lines.append(Line(text: block.text, kind: kind.0, rule: kind.1, block: index))
    }
    return withoutTail(lines)
  }

  private func kind(_ block: HTMLPage.Block, isInRelated: inout Bool) -> (Zone.Kind, String)? {
    let mark = LineMark(block.text, tools)
    if mark.zone == "related", mark.isHeading {
      isInRelated = true
      return nil
    }
    let isSentence = block.marks > 0 && block.length - block.linked >= 20 && mark.endsSentence
    if isInRelated {
      // A list of headlines ends where the article goes on.
      guard isSentence, block.linked * 2 < block.length else { return nil }
      isInRelated = false
    }
    if mark.zone == "related" || mark.zone == "advertisement" { return nil }
    if mark.zone == "noise", block.length <= 60 || mark.isNotice { return nil }
    if mark.zone == "byline" || isByline(block, mark) { return (.byline, "zone.page.byline") }
    if mark.isTags { return nil }
    if block.linked * 10 > block.length * 6, !(mark.endsSentence && block.marks > 1 && block.linked < block.length) {
      return nil
    }
    if hasZone(block, .caption) || mark.isCaption { return (.caption, "zone.page.caption") }
    if !isSentence, isHeading(block) { return (.heading, "zone.page.heading") }
    return (.body, "zone.page.body")
  }

  /// A short line that names who wrote, or tells little but a date.
  private func isByline(_ block: HTMLPage.Block, _ mark: LineMark) -> Bool {
    guard block.length <= 40, !mark.endsSentence, block.marks == 0 else { return false }
    if block.length <= 30, block.text.unicodeScalars.count(where: { (0x30...0x39).contains($0.value) }) >= 6,
      PublishedDate.iso(block.text) != nil
    {
      return true
    }
    return !tools.byline(of: block.text).names.isEmpty
  }

  private func hasZone(_ block: HTMLPage.Block, _ zone: PageWords.Zone) -> Bool {
    var element = block.element
    while element >= 0, element != container {
      if page.elements[element].zone == zone { return true }
      element = page.elements[element].parent
    }
    return false
  }

  private func isHeading(_ block: HTMLPage.Block) -> Bool {
    let tag = page.elements[block.element].tag
    return tag.count == 2 && tag.hasPrefix("h") && block.length <= 40
  }

  /// Without the short lines behind the last sentence: credits, labels, addresses.
  private func withoutTail(_ lines: [Line]) -> [Line] {
    guard let last = lines.lastIndex(where: { $0.kind == .body && page.blocks[$0.block].marks > 0 }) else {
      return lines
    }
    let first = lines.firstIndex { $0.kind == .body && page.blocks[$0.block].marks > 0 } ?? 0
    return lines.enumerated().filter { index, line in
      if line.kind == .byline || index >= first && index <= last { return true }
      return line.text.unicodeScalars.count > (index < first ? 4 : 15)
    }.map(\.element)
  }
}

extension String {
  /// Without any white space.
  var squeezed: String { String(String.UnicodeScalarView(unicodeScalars.filter { !$0.properties.isWhitespace })) }
}
