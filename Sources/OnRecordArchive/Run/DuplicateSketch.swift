import OnRecordLexicon
import OnRecordModel

/// A short stand-in for what an article says, made so that articles alike have sketches alike.
///
/// One-permutation MinHash over the shingles of four characters, folded, of what is read of the article; punctuation
/// and space do not count. The share of equal bins estimates the Jaccard similarity of the shingles, with a standard
/// error of 0.04 at 0.8.
struct DuplicateSketch: Hashable, Sendable {
  static let bins = 120
  /// Fewer shingles than this tell nothing of likeness, only of sameness.
  private static let fewest = 40

  /// Of all characters in order: equal texts have equal hashes, in either script.
  private(set) var whole: UInt64
  private(set) var minima: [UInt16]
  private(set) var isShort: Bool

  init(_ text: String, _ zones: [Zone], _ lexicon: Lexicon) {
    var minimum = [UInt32](repeating: .max, count: Self.bins)
    var shingle: UInt64 = 0
    var count = 0
    var hash = StableHash()
    var position = 0
    var zone = zones.makeIterator()
    var current = zone.next()
    for scalar in text.unicodeScalars {
      while let known = current, position >= known.span.end { current = zone.next() }
      defer { position += 1 }
      guard let current, current.kind.isRead, position >= current.span.start else { continue }
      let kind = lexicon.characterClass(scalar.value)
      guard kind == .han || kind.isAlphanumeric else { continue }
      let folded = lexicon.fold(scalar.value)
      hash.add(UInt64(folded))
      shingle = shingle << 16 | UInt64(folded)
      count += 1
      guard count >= 4 else { continue }
      var mixed = (shingle ^ shingle >> 31) &* 0x9E37_79B9_7F4A_7C15
      mixed = (mixed ^ mixed >> 29) &* 0xBF58_476D_1CE4_E5B9
      mixed ^= mixed >> 32
      let bin = Int((mixed >> 32) % UInt64(Self.bins))
      minimum[bin] = min(minimum[bin], UInt32(truncatingIfNeeded: mixed))
    }
    whole = hash.value
    isShort = count < Self.fewest + 3
    minima = [UInt16](repeating: 0, count: Self.bins)
    for bin in 0..<Self.bins where count >= 4 {
      // An empty bin takes over from the next one that is not.
      var other = bin
      while minimum[other] == .max { other = (other + 1) % Self.bins }
      let distance = UInt32((other - bin + Self.bins) % Self.bins)
      let value = (minimum[other] &+ distance &* 0x9E37_79B9) &* 0x85EB_CA6B
      minima[bin] = UInt16(truncatingIfNeeded: value >> 16)
    }
  }

  /// The share of bins that are equal; 1 for equal texts.
  func similarity(to other: DuplicateSketch) -> Double {
    if whole == other.whole { return 1 }
    if isShort || other.isShort { return 0 }
    var equal = 0
    for bin in 0..<Self.bins where minima[bin] == other.minima[bin] { equal += 1 }
    return Double(equal) / Double(Self.bins)
  }

  // MARK: Bytes

  static let byteCount = bins * 2 + 9

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.byteCount)
    for value in minima { bytes += [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)] }
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: whole >> shift)) }
    bytes.append(isShort ? 1 : 0)
    return bytes
  }

  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count >= Self.byteCount else { return nil }
    let start = bytes.startIndex
    minima = (0..<Self.bins).map { UInt16(bytes[start + $0 * 2]) | UInt16(bytes[start + $0 * 2 + 1]) << 8 }
    let rest = start + Self.bins * 2
    whole = (0..<8).reduce(0) { $0 | UInt64(bytes[rest + $1]) << UInt64($1 * 8) }
    isShort = bytes[rest + 8] == 1
  }
}
