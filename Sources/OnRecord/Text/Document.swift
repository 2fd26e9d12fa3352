import OnRecordLexicon
import OnRecordModel

/// One article's text made ready for rules: scalars, their folds and classes, zones, paragraphs and sentences.
///
/// All offsets are scalars; the fold keeps the length.
struct Document {
  /// The text's Unicode scalars.
  private(set) var scalars: [UInt32] = []
  /// The matching key of each scalar; U+FFFF beyond the Basic Multilingual Plane.
  private(set) var folded: [UInt16] = []
  /// The raw `CharacterClass` of each scalar.
  private(set) var classes: [UInt8] = []
  /// Where each scalar begins in the text's UTF-8 bytes; one more for the end.
  private(set) var byteOffsets: [Int32] = []
  private var bytes: [UInt8] = []
  private(set) var zones: [Zone] = []
  /// The lines that are read, in order: names, figures and quotes are looked for inside them only.
  private(set) var paragraphs: [Paragraph] = []

  /// A line of the text that belongs to the article.
  struct Paragraph {
    /// Without white space at its ends.
    var span: TextSpan
    var kind: Zone.Kind
    /// Covers the span; each ends behind its closing mark.
    var sentences: [TextSpan]
  }

  init(_ article: Article, lexicon: Lexicon) {
    var text = article.text
    text.withUTF8 { bytes = Array($0) }
    decode(lexicon)
  }

  private mutating func decode(_ lexicon: Lexicon) {
    scalars.reserveCapacity(bytes.count / 2)
    folded.reserveCapacity(bytes.count / 2)
    classes.reserveCapacity(bytes.count / 2)
    byteOffsets.reserveCapacity(bytes.count / 2)
    var index = 0
    bytes.withUnsafeBufferPointer { bytes in
      while index < bytes.count {
        // A String's bytes are valid UTF-8: the first byte tells the length.
        let first = UInt32(bytes[index])
        let scalar: UInt32
        let length: Int
        if first < 0x80 {
          (scalar, length) = (first, 1)
        } else if first < 0xE0 {
          (scalar, length) = ((first & 0x1F) << 6 | UInt32(bytes[index + 1]) & 0x3F, 2)
        } else if first < 0xF0 {
          let middle = (UInt32(bytes[index + 1]) & 0x3F) << 6
          (scalar, length) = ((first & 0x0F) << 12 | middle | UInt32(bytes[index + 2]) & 0x3F, 3)
        } else {
          let high = (first & 0x07) << 18 | (UInt32(bytes[index + 1]) & 0x3F) << 12
          (scalar, length) = (high | (UInt32(bytes[index + 2]) & 0x3F) << 6 | UInt32(bytes[index + 3]) & 0x3F, 4)
        }
        byteOffsets.append(Int32(truncatingIfNeeded: index))
        scalars.append(scalar)
        folded.append(lexicon.fold(scalar))
        classes.append(lexicon.characterClass(scalar).rawValue)
        index += length
      }
    }
    byteOffsets.append(Int32(truncatingIfNeeded: bytes.count))
  }

  var count: Int { scalars.count }

  /// The class of the scalar at `position`; a newline beyond either end, so that rules stop there.
  func characterClass(at position: Int) -> CharacterClass {
    guard position >= 0, position < classes.count else { return .newline }
    return CharacterClass(rawValue: classes[position]) ?? .other
  }

  /// The article's own characters at `span`.
  func text(_ span: TextSpan) -> String {
    let start = max(0, min(span.start, count))
    let end = max(start, min(span.end, count))
    return String(decoding: bytes[Int(byteOffsets[start])..<Int(byteOffsets[end])], as: UTF8.self)
  }

  /// The folded characters at `span`: a key for comparing.
  func key(_ span: TextSpan) -> ArraySlice<UInt16> {
    folded[max(0, span.start)..<min(count, max(span.start, span.end))]
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
    for position in 0..<count where classes[position] == CharacterClass.newline.rawValue {
      lines.append(TextSpan(start, position))
      start = position + 1
    }
    lines.append(TextSpan(start, count))
    return lines
  }

  /// Takes over zones, which must be in order and apart, and cuts what is read into paragraphs and sentences.
  mutating func adopt(_ zones: [Zone]) {
    self.zones = zones
    paragraphs.removeAll(keepingCapacity: true)
    for zone in zones where zone.kind.isRead {
      var start = zone.span.start
      for position in zone.span.start...zone.span.end
      where position == zone.span.end || classes[position] == CharacterClass.newline.rawValue {
        let span = trimmed(TextSpan(start, position))
        if !span.isEmpty {
          paragraphs.append(Paragraph(span: span, kind: zone.kind, sentences: SentenceSplitter.split(self, span)))
        }
        start = position + 1
      }
    }
  }

  /// The index of the paragraph that holds `position`, nil in chrome and between lines.
  func paragraph(at position: Int) -> Int? {
    var low = 0
    var high = paragraphs.count
    while low < high {
      let middle = (low + high) / 2
      if paragraphs[middle].span.end <= position { low = middle + 1 } else { high = middle }
    }
    return low < paragraphs.count && paragraphs[low].span.contains(position) ? low : nil
  }
}
