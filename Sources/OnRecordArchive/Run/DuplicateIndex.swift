import OnRecord

/// Finds articles that say what an earlier one says: the same text, or nearly the same, as agencies' stories have.
///
/// Banded MinHash: articles of a similarity of 0.8 and more meet in one of twenty bands with a probability of 0.998.
/// Sketches lie in a file; memory holds eight bytes a band, up to 64 MB, beyond which later articles displace earlier
/// ones. Duplicates point at the first of their kind, so groups are stars that can be read and undone.
struct DuplicateIndex {
  static let threshold = 0.8
  private static let bands = 20
  private static let rows = DuplicateSketch.bins / bands
  private static let largestTable = 1 << 23
  private static let recordSize = DuplicateSketch.byteCount + 16

  private let sketches: AppendedFile
  private let articles: AppendedFile
  /// A band's hash above, the number of an original below, from 1; 0 is empty.
  private var table = [UInt64](repeating: 0, count: 1 << 14)
  private var used = 0
  private var originals = 0
  private var lines = 0

  /// One line of `duplicates.ndjson`.
  struct Duplicate {
    var line: Int
    var id: [UInt8]
    var originalLine: Int
    var originalID: [UInt8]
    var similarity: Double

    func write(to json: inout JSONBuffer) {
      json.object { json in
        json.key("line")
        json.number(line)
        json.key("id")
        json.literal(String(decoding: id, as: UTF8.self))
        json.key("of_line")
        json.number(originalLine)
        json.key("of")
        json.literal(String(decoding: originalID, as: UTF8.self))
        json.key("similarity")
        let thousandths = Int((similarity * 1000).rounded())
        let digits = String(1000 + thousandths % 1000).dropFirst()
        json.literal(thousandths >= 1000 ? "1" : "0.\(digits)")
      }
      json.newline()
    }
  }

  /// An index over the sketches that are in `sketches` already.
  init(_ sketches: AppendedFile, _ articles: AppendedFile, lines: Int = 0) {
    self.sketches = sketches
    self.articles = articles
    self.lines = lines
    let count = sketches.length / Self.recordSize
    while originals < count {
      guard let known = original(originals) else { break }
      insert(known.sketch)
    }
  }

  /// What the next article, whose graph begins at `articleOffset`, repeats; nil where it is the first of its kind.
  mutating func add(_ sketch: DuplicateSketch, articleOffset: Int) throws(FileError) -> Duplicate? {
    lines += 1
    var best: (similarity: Double, line: Int, offset: Int)?
    var asked: Set<Int> = []
    for hash in bands(of: sketch) {
      guard let number = find(hash), asked.insert(number).inserted, let known = original(number) else { continue }
      let similarity = known.sketch.similarity(to: sketch)
      if similarity >= Self.threshold, similarity > best?.similarity ?? 0 {
        best = (similarity, known.line, known.offset)
      }
    }
    if let best {
      return Duplicate(
        line: lines, id: id(at: articleOffset), originalLine: best.line, originalID: id(at: best.offset),
        similarity: best.similarity)
    }
    var record = sketch.bytes
    for number in [articleOffset, lines] {
      for shift in stride(from: 0, to: 64, by: 8) { record.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
    try sketches.append(record)
    insert(sketch)
    return nil
  }

  private func original(_ number: Int) -> (sketch: DuplicateSketch, offset: Int, line: Int)? {
    let bytes = sketches.read(at: number * Self.recordSize, count: Self.recordSize)
    guard bytes.count == Self.recordSize, let sketch = DuplicateSketch(bytes[...]) else { return nil }
    func integer(_ start: Int) -> Int { (0..<8).reduce(0) { $0 | Int(bytes[start + $1]) << ($1 * 8) } }
    return (sketch, integer(DuplicateSketch.byteCount), integer(DuplicateSketch.byteCount + 8))
  }

  /// The id of the graph that begins at `offset`, as JSON.
  private func id(at offset: Int) -> [UInt8] {
    let bytes = articles.read(at: offset, count: 1 << 12)
    let start = Array("{\"schema\":\"onrecord/1\",\"article\":{\"id\":\"".utf8)
    guard bytes.starts(with: start) else { return Array("null".utf8) }
    var end = start.count
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
    guard end < bytes.count else { return Array("null".utf8) }
    return Array(bytes[(start.count - 1)...end])
  }

  // MARK: The table

  /// One hash for the whole text, and one for each band.
  private func bands(of sketch: DuplicateSketch) -> [UInt32] {
    var hashes = [UInt32(truncatingIfNeeded: sketch.whole >> 16) | 1]
    if sketch.isShort { return hashes }
    for band in 0..<Self.bands {
      var hash = StableHash()
      hash.add(UInt64(band))
      for row in 0..<Self.rows { hash.add(UInt64(sketch.minima[band * Self.rows + row])) }
      hashes.append(UInt32(truncatingIfNeeded: hash.value >> 16) | 1)
    }
    return hashes
  }

  private func slot(_ hash: UInt32, _ count: Int) -> Int { Int(hash >> 1) & (count - 1) }

  private static let probes = 8

  private func find(_ hash: UInt32) -> Int? {
    for probe in 0..<Self.probes {
      let entry = table[(slot(hash, table.count) + probe) & (table.count - 1)]
      if entry == 0 { return nil }
      if UInt32(entry >> 32) == hash { return Int(entry & 0xFFFF_FFFF) - 1 }
    }
    return nil
  }

  private mutating func insert(_ sketch: DuplicateSketch) {
    originals += 1
    for hash in bands(of: sketch) {
      if used * 2 > table.count, table.count < Self.largestTable { grow() }
      put(UInt64(hash) << 32 | UInt64(UInt32(truncatingIfNeeded: originals)))
    }
  }

  private mutating func put(_ entry: UInt64) {
    let hash = UInt32(entry >> 32)
    let first = slot(hash, table.count)
    for probe in 0..<Self.probes {
      let place = (first + probe) & (table.count - 1)
      if table[place] == 0 {
        table[place] = entry
        used += 1
        return
      }
      // The first of a kind stands for it.
      if UInt32(table[place] >> 32) == hash { return }
    }
    table[first] = entry
  }

  private mutating func grow() {
    let old = table
    table = [UInt64](repeating: 0, count: old.count * 2)
    used = 0
    for entry in old where entry != 0 { put(entry) }
  }
}
