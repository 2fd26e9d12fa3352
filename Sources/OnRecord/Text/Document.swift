import OnRecordLexicon
import OnRecordModel

/// One article's text made ready for rules: scalars, their folds and classes, zones, paragraphs and sentences.
///
/// All offsets are scalars; the fold keeps the length. A view over a `ReadingMemory`, good until the next article.
struct Document {
  /// The text's Unicode scalars.
  let scalars: UnsafeBufferPointer<UInt32>
  /// The matching key of each scalar; U+FFFF beyond the Basic Multilingual Plane.
  let folded: UnsafeBufferPointer<UInt16>
  /// The raw `CharacterClass` of each scalar.
  let classes: UnsafeBufferPointer<UInt8>
  /// Where each scalar begins in the text's UTF-8 bytes; one more for the end.
  let byteOffsets: UnsafeBufferPointer<Int32>
  private let bytes: UnsafeBufferPointer<UInt8>
  /// How many Han characters the text has.
  let hanCount: Int
  /// Traditional text has a third of its characters changed by the fold, Simplified text hardly any.
  let isTraditional: Bool
  /// The lines that are read, in order: names, figures and quotes are looked for inside them only.
  private(set) var paragraphs = UnsafeBufferPointer<Paragraph>(start: nil, count: 0)

  /// A line of the text that belongs to the article.
  struct Paragraph: BitwiseCopyable {
    /// Without white space at its ends.
    var span: TextSpan
    var kind: Zone.Kind
  }

  /// Decodes the text into `memory`.
  init(_ article: Article, lexicon: Lexicon, memory: ReadingMemory) {
    var text = article.text
    let length = text.withUTF8 { bytes in
      memory.bytes.reserve(bytes.count)
      if let base = bytes.baseAddress { memory.bytes.base.update(from: base, count: bytes.count) }
      return bytes.count
    }
    bytes = UnsafeBufferPointer(start: memory.bytes.base, count: length)
    memory.scalars.reserve(length)
    memory.folded.reserve(length)
    memory.classes.reserve(length)
    memory.byteOffsets.reserve(length + 1)
    let (count, han, changed) = Self.decode(bytes, lexicon, memory)
    hanCount = han
    isTraditional = changed * 20 > han
    scalars = UnsafeBufferPointer(start: memory.scalars.base, count: count)
    folded = UnsafeBufferPointer(start: memory.folded.base, count: count)
    classes = UnsafeBufferPointer(start: memory.classes.base, count: count)
    byteOffsets = UnsafeBufferPointer(start: memory.byteOffsets.base, count: count + 1)
  }

  /// The number of scalars in `bytes`, of Han characters among them, and of those that the fold changes. The bytes are
  /// a String's and so valid UTF-8: the first one tells the length.
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon, _ memory: ReadingMemory)
    -> (count: Int, han: Int, changed: Int)
  {
    let scalars = memory.scalars.base
    let folded = memory.folded.base
    let classes = memory.classes.base
    let byteOffsets = memory.byteOffsets.base
    let table = lexicon.characters
    let hanClass = CharacterClass.han.rawValue
    var index = 0
    var count = 0
    var han = 0
    var changed = 0
    while index < bytes.count {
      let first = UInt32(bytes[index])
      byteOffsets[count] = Int32(truncatingIfNeeded: index)
      let scalar: UInt32
      if first < 0x80 {
        scalar = first
        index &+= 1
      } else if first < 0xE0 {
        scalar = (first & 0x1F) << 6 | UInt32(bytes[index &+ 1]) & 0x3F
        index &+= 2
      } else if first < 0xF0 {
        let middle = (UInt32(bytes[index &+ 1]) & 0x3F) << 6
        scalar = (first & 0x0F) << 12 | middle | UInt32(bytes[index &+ 2]) & 0x3F
        index &+= 3
      } else {
        let high = (first & 0x07) << 18 | (UInt32(bytes[index &+ 1]) & 0x3F) << 12
        scalar = high | (UInt32(bytes[index &+ 2]) & 0x3F) << 6 | UInt32(bytes[index &+ 3]) & 0x3F
        index &+= 4
      }
      scalars[count] = scalar
      let key: UInt16
      let kind: UInt8
      if scalar < 0x10000 {
        (key, kind) = (table.fold[Int(scalar)], table.classes[Int(scalar)])
      } else {
        (key, kind) = (lexicon.fold(scalar), lexicon.characterClass(scalar).rawValue)
      }
      folded[count] = key
      classes[count] = kind
      if kind == hanClass {
        han &+= 1
        if UInt32(key) != scalar { changed &+= 1 }
      }
      count &+= 1
    }
    byteOffsets[count] = Int32(truncatingIfNeeded: bytes.count)
    return (count, han, changed)
  }

  var count: Int { scalars.count }

  /// The class of the scalar at `position`; a newline beyond either end, so that rules stop there.
  @inline(__always)
  func characterClass(at position: Int) -> CharacterClass {
    // One comparison: no negative number is small without its sign.
    guard UInt(bitPattern: position) < UInt(bitPattern: classes.count) else { return .newline }
    return CharacterClass(code: classes[position])
  }

  /// The article's own characters at `span`.
  func text(_ span: TextSpan) -> String {
    let start = max(0, min(span.start, count))
    let end = max(start, min(span.end, count))
    let slice = UnsafeBufferPointer(rebasing: bytes[Int(byteOffsets[start])..<Int(byteOffsets[end])])
    // A stretch of a String is valid and need not be looked through again.
    return unsafe String(copying: UTF8Span(unchecked: slice.span))
  }

  /// Whether the same characters stand at both.
  func isSameText(_ a: TextSpan, _ b: TextSpan) -> Bool {
    guard a.length == b.length, min(a.start, b.start) >= 0, max(a.end, b.end) <= count else { return false }
    for offset in 0..<max(0, a.length) where scalars[a.start + offset] != scalars[b.start + offset] { return false }
    return true
  }

  /// Whether the scalars of `text` stand at `start`.
  func holds(_ text: [UInt32], at start: Int) -> Bool {
    start >= 0 && start + text.count <= count && text.indices.allSatisfy { scalars[start + $0] == text[$0] }
  }

  /// The folded characters at `span`: a key for comparing.
  @inline(__always)
  func key(_ span: TextSpan) -> FoldedText {
    let start = max(0, min(span.start, count))
    let end = max(start, min(span.end, count))
    return FoldedText(UnsafeBufferPointer(rebasing: folded[start..<end]))
  }

  /// `span` without white space at its ends.
  func trimmed(_ span: TextSpan) -> TextSpan {
    var span = span
    while span.start < span.end, isSpace(span.start) { span.start += 1 }
    while span.end > span.start, isSpace(span.end - 1) { span.end -= 1 }
    return span
  }

  func isSpace(_ position: Int) -> Bool {
    let kind = characterClass(at: position)
    return kind == .space || kind == .newline
  }

  /// The lines of the text as half-open spans without their newline.
  var lines: [TextSpan] {
    var lines: [TextSpan] = []
    var start = 0
    while true {
      let end = next(of: [.newline], from: start, before: count)
      lines.append(TextSpan(start, end))
      if end == count { return lines }
      start = end + 1
    }
  }

  /// Cuts what `zones`, which must be in order and apart, say is read into paragraphs.
  mutating func adopt(_ zones: [Zone], memory: ReadingMemory) {
    var count = 0
    for zone in zones where zone.kind.isRead {
      let zoneEnd = min(zone.span.end, self.count)
      var start = max(0, zone.span.start)
      let isOne = zone.rule == ZoneRecognizer.joined
      while start <= zoneEnd {
        let end = isOne ? zoneEnd : next(of: [.newline], from: start, before: zoneEnd)
        var span = trimmed(TextSpan(start, end))
        if zone.kind == .body, let heading = GluedHeadings.heading(of: span, in: self) {
          memory.paragraphs.grow(to: count + 1, keeping: count)
          memory.paragraphs.base[count] = Paragraph(span: heading, kind: .heading)
          count += 1
          span.start = heading.end + 1
        }
        if !span.isEmpty {
          memory.paragraphs.grow(to: count + 1, keeping: count)
          memory.paragraphs.base[count] = Paragraph(span: span, kind: zone.kind)
          count += 1
        }
        start = end + 1
      }
    }
    paragraphs = UnsafeBufferPointer(start: memory.paragraphs.base, count: count)
  }

  /// The index of the paragraph that holds `position`, nil in chrome and between lines.
  func paragraph(at position: Int) -> Int? {
    let low = paragraphs.partitioningIndex { $0.span.end > position }
    return low < paragraphs.count && paragraphs[low].span.contains(position) ? low : nil
  }
}
