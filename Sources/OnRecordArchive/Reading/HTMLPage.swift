import CArchive

/// A page as a list of elements and of blocks of text, in the order of the page.
///
/// Scripts, forms' choices and frames are left out. libxml2 parses; nothing of it is seen outside.
final class HTMLPage {
  struct Element {
    var tag: String
    var parent: Int
    /// What its tag, class, id or style says it is.
    var zone: PageWords.Zone?
    /// The `itemprop` of schema.org.
    var property: String
    /// The class and id, for telling titles and bylines.
    var name: String
    /// The blocks inside.
    var blocks: Range<Int>
    fileprivate var node: OpaquePointer
  }

  struct Block {
    var element: Int
    /// White space is one blank, none at the ends.
    var text: String
    /// Characters that are no space.
    var length: Int
    /// Those of them inside links.
    var linked: Int
    /// Marks of sentences: ，。！？；
    var marks: Int
    /// Begins or ends at a `<br>`, so it may be half of a paragraph.
    var zone: PageWords.Zone?
  }

  private(set) var elements: [Element] = []
  private(set) var blocks: [Block] = []
  /// `<meta>`: name or property in lower case, content.
  private(set) var metadata: [(name: String, content: String)] = []
  private(set) var titleTag: String?
  /// The texts of `<script type="application/ld+json">`.
  private(set) var linkedData: [String] = []
  private(set) var canonical: String?

  private let document: OpaquePointer
  private let words: PageWords
  private static let largest = 200_000

  /// nil where libxml2 finds no page.
  init?(_ text: String, _ words: PageWords) {
    self.words = words
    var text = text
    let parsed = text.withUTF8 { bytes -> OpaquePointer? in
      guard let base = bytes.baseAddress, let length = Int32(exactly: bytes.count) else { return nil }
      return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { carchive_page_parse($0, length) }
    }
    guard let parsed else { return nil }
    document = parsed
    // Where this fails deinit closes the page, for all properties are set.
    guard let root = carchive_page_root(parsed) else { return nil }
    flatten(root)
  }

  deinit { carchive_page_close(document) }

  /// The text inside an element, up to `limit` characters.
  func text(_ index: Int, limit: Int = 200) -> String {
    var builder = BlockBuilder()
    var node: OpaquePointer? = carchive_node_child(elements[index].node)
    let top = elements[index].node
    while let current = node, builder.length < limit {
      let type = Int(carchive_node_kind(current))
      if type == CARCHIVE_NODE_TEXT { builder.add(carchive_node_content(current), isLinked: false) }
      if type == CARCHIVE_NODE_ELEMENT, Self.isBreaking(current) { builder.addSpace() }
      node = Self.next(current, within: top, entersChildren: !Self.isSkipped(current))
    }
    return builder.block?.text ?? ""
  }

  /// The value of an attribute, nil where it is absent.
  func attribute(_ name: String, of index: Int) -> String? { Self.attribute(elements[index].node, name) }

  // MARK: Flattening

  private func flatten(_ root: OpaquePointer) {
    var open: [Int] = []
    var links = 0
    var builder = BlockBuilder()
    func flush() {
      if let block = builder.block, let element = open.last(where: { !Self.inline.contains(elements[$0].tag) }) {
        blocks.append(
          Block(
            element: element, text: block.text, length: block.length, linked: block.linked, marks: block.marks))
      }
      builder = BlockBuilder()
    }
    var node: OpaquePointer? = root
    while let current = node, elements.count < Self.largest {
      let type = Int(carchive_node_kind(current))
      var enters = type == CARCHIVE_NODE_ELEMENT
      if type == CARCHIVE_NODE_TEXT {
        builder.add(carchive_node_content(current), isLinked: links > 0)
      } else if type == CARCHIVE_NODE_ELEMENT {
        let tag = Self.name(current)
        if Self.isSkipped(current) {
          collect(current, tag)
          enters = false
        } else if tag == "br" || tag == "hr" {
          flush()
          enters = false
        } else if carchive_node_child(current) == nil {
          if tag == "meta" || tag == "link" { collect(current, tag) }
          enters = false
        } else {
          if !Self.inline.contains(tag) { flush() }
          if tag == "a" { links += 1 }
          open.append(elements.count)
          elements.append(element(current, tag, parent: open.count > 1 ? open[open.count - 2] : -1))
          if tag == "title", titleTag == nil { titleTag = text(elements.count - 1, limit: 400) }
        }
      }
      if enters, let child = carchive_node_child(current) {
        node = child
        continue
      }
      // Onward, closing what ends here.
      var back = current
      while carchive_node_next(back) == nil, let parent = carchive_node_parent(back),
        let index = open.last, elements[index].node == parent
      {
        if !Self.inline.contains(elements[index].tag) { flush() }
        if elements[index].tag == "a" { links -= 1 }
        elements[index].blocks = elements[index].blocks.lowerBound..<blocks.count
        open.removeLast()
        back = parent
      }
      node = open.isEmpty ? nil : carchive_node_next(back)
    }
    flush()
    for index in open { elements[index].blocks = elements[index].blocks.lowerBound..<blocks.count }
  }

  private func element(_ node: OpaquePointer, _ tag: String, parent: Int) -> Element {
    let name = [Self.attribute(node, "class"), Self.attribute(node, "id")].compactMap { $0 }.joined(separator: " ")
    var zone = words.zone(tag: tag) ?? words.zone(name: name)
    if zone == nil, Self.isHidden(node) { zone = .noise }
    return Element(
      tag: tag, parent: parent, zone: zone, property: Self.attribute(node, "itemprop") ?? "", name: name,
      blocks: blocks.count..<blocks.count, node: node)
  }

  /// What the head of a page tells without text.
  private func collect(_ node: OpaquePointer, _ tag: String) {
    switch tag {
    case "meta":
      guard let content = Self.attribute(node, "content"), !content.isEmpty else { return }
      for attribute in ["name", "property", "itemprop"] {
        if let name = Self.attribute(node, attribute) { metadata.append((name.lowercased(), content)) }
      }
    case "link":
      if canonical == nil, Self.attribute(node, "rel") == "canonical" { canonical = Self.attribute(node, "href") }
    case "script":
      guard Self.attribute(node, "type")?.lowercased() == "application/ld+json", let child = carchive_node_child(node),
        let content = carchive_node_content(child)
      else { return }
      linkedData.append(String(cString: content))
    default: return
    }
  }

  private static let skipped: Set<String> = [
    "script", "style", "noscript", "iframe", "frame", "object", "embed", "svg", "canvas", "template", "select",
    "option", "button", "textarea", "input", "video", "audio", "map", "datalist",
  ]

  static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins", "kbd", "label", "mark",
    "q", "ruby", "rb", "rt", "rp", "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "img",
    "strike",
    "del", "o:p", "st1:chsdate",
  ]

  private static func isSkipped(_ node: OpaquePointer) -> Bool {
    carchive_node_kind(node) == Int32(CARCHIVE_NODE_ELEMENT) && skipped.contains(name(node))
  }

  private static func isBreaking(_ node: OpaquePointer) -> Bool { !inline.contains(name(node)) }

  private static func isHidden(_ node: OpaquePointer) -> Bool {
    guard let style = attribute(node, "style") else { return attribute(node, "hidden") != nil }
    let squeezed = style.lowercased().filter { $0 != " " }
    return squeezed.contains("display:none") || squeezed.contains("visibility:hidden")
  }

  private static func name(_ node: OpaquePointer) -> String {
    String(cString: carchive_node_name(node)).lowercased()
  }

  private static func attribute(_ node: OpaquePointer, _ name: String) -> String? {
    guard let value = carchive_node_attribute(node, name) else { return nil }
    defer { carchive_text_free(value) }
    return String(cString: value)
  }

  /// The node behind `node` in the order of the page.
  private static func next(_ node: OpaquePointer, within top: OpaquePointer, entersChildren: Bool) -> OpaquePointer? {
    if entersChildren, let child = carchive_node_child(node) { return child }
    var node = node
    while node != top {
      if let next = carchive_node_next(node) { return next }
      guard let parent = carchive_node_parent(node) else { return nil }
      node = parent
    }
    return nil
  }
}

/// Gathers the text of one block.
struct BlockBuilder {
  private var scalars = String.UnicodeScalarView()
  private var needsSpace = false
  private(set) var length = 0
  private var linked = 0
  private var marks = 0

  mutating func add(_ content: UnsafePointer<CChar>?, isLinked: Bool) {
    guard let content else { return }
    for scalar in String(cString: content).unicodeScalars {
      switch scalar.value {
      case 0x09...0x0D, 0x20, 0xA0, 0x3000, 0x2000...0x200A, 0x2028, 0x2029, 0x85: needsSpace = true
      case 0x200B...0x200F, 0xFEFF, 0xAD, 0x2060, 0...8, 0xE...0x1F, 0x7F: continue
      default:
        if needsSpace, !scalars.isEmpty { scalars.append(" ") }
        needsSpace = false
        scalars.append(scalar)
        length += 1
        if isLinked { linked += 1 }
        switch scalar.value {
        case 0xFF0C, 0x3002, 0xFF01, 0xFF1F, 0xFF1B: marks += 1
        // Half-width marks stand between Han on many pages of Taiwan.
        case 0x2C, 0x21, 0x3F: if scalars.count > 1 { marks += 1 }
        default: break
        }
      }
    }
  }

  mutating func addSpace() { needsSpace = true }

  var block: (text: String, length: Int, linked: Int, marks: Int)? {
    scalars.isEmpty ? nil : (String(scalars), length, linked, marks)
  }
}
