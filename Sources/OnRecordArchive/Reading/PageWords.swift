import CArchive

/// What the names of a page's elements say of them: `page-words.tsv`.
final class PageWords {
  enum Zone: String, Sendable {
    case body, caption, noise, advertisement, related

    /// Not of the article.
    var isChrome: Bool { self != .body && self != .caption }
  }

  private struct Word {
    var bytes: [UInt8]
    var isAnywhere: Bool
    var zone: Zone
  }

  private let words: [Word]
  /// Names come again and again, on a page and from page to page.
  private var known: [String: Zone?] = [:]

  init() {
    var words: [Word] = []
    let file = UnsafeBufferPointer(start: carchive_page_words(), count: carchive_page_words_size())
    let text = file.withMemoryRebound(to: UInt8.self) { String(decoding: $0, as: UTF8.self) }
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      guard fields.count == 2, let zone = Zone(rawValue: String(fields[1])) else { continue }
      let isAnywhere = fields[0].hasPrefix("*")
      words.append(
        Word(bytes: Array(fields[0].utf8.dropFirst(isAnywhere ? 1 : 0)), isAnywhere: isAnywhere, zone: zone))
    }
    self.words = words
  }

  func zone(tag: String) -> Zone? {
    switch tag {
    case "nav", "footer": .noise
    case "aside": .related
    case "figcaption": .caption
    default: nil
    }
  }

  func zone(name: String) -> Zone? {
    if name.isEmpty { return nil }
    if let zone = known[name] { return zone }
    let zone = look(name)
    if known.count < 10_000 { known[name] = .some(zone) }
    return zone
  }

  private func look(_ name: String) -> Zone? {
    let bytes = Array(name.utf8)
    let lower = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    for word in words where find(word, lower, bytes) { return word.zone }
    return nil
  }

  private func find(_ word: Word, _ lower: [UInt8], _ bytes: [UInt8]) -> Bool {
    let count = word.bytes.count
    guard lower.count >= count else { return false }
    for start in 0...(lower.count - count) where lower[start] == word.bytes[0] {
      guard lower[start..<(start + count)].elementsEqual(word.bytes) else { continue }
      if word.isAnywhere { return true }
      // A whole part of the name: between marks, digits or changes of case.
      let end = start + count
      let begins = start == 0 || !isLetter(bytes[start - 1]) || (!isUpper(bytes[start - 1]) && isUpper(bytes[start]))
      let ends = end == lower.count || !isLetter(bytes[end]) || (isUpper(bytes[end]) && !isUpper(bytes[end - 1]))
      if begins, ends { return true }
    }
    return false
  }

  private func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
