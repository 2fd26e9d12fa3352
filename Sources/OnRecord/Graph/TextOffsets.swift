/// Units that offsets can be counted in beside Unicode scalars.
public enum OffsetUnit: String, Hashable, Sendable, Codable, CaseIterable {
  /// Bytes of the text in UTF-8: C, Go, Rust.
  case utf8
  /// Code units of the text in UTF-16: JavaScript, Java, C#.
  case utf16
}

/// Where each scalar of a text begins in another unit: what `--offsets` adds to the spans of a graph.
public struct TextOffsets: Sendable {
  /// What is counted.
  public let unit: OffsetUnit
  private let starts: [Int]

  /// The offsets of all scalars of `text`.
  public init(_ text: String, in unit: OffsetUnit) {
    self.unit = unit
    var starts = [0]
    starts.reserveCapacity(text.utf8.count / 2 + 1)
    var offset = 0
    for scalar in text.unicodeScalars {
      offset += unit == .utf8 ? UTF8.width(scalar) : UTF16.width(scalar)
      starts.append(offset)
    }
    self.starts = starts
  }

  /// The offset of the scalar at `position`; that of the text's end for positions behind it.
  public func offset(of position: Int) -> Int { starts[min(max(0, position), starts.count - 1)] }
}
