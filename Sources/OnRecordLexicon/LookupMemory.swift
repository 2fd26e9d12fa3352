/// The memory of the lookups of one text, used again for text after text.
package final class LookupMemory {
  let hits = ScratchBuffer<Hit>()
  let first = ScratchBuffer<Int32>()
  let starting = ScratchBuffer<UInt64>()
  let ending = ScratchBuffer<UInt64>()
  let codes = ScratchBuffer<UInt16>()

  package init() {}

  /// The first `count` hits, in a text of `length` characters.
  func lookups(_ count: Int, _ length: Int) -> Lookups {
    Lookups(
      hits: UnsafeBufferPointer(start: hits.base, count: count),
      first: UnsafeBufferPointer(start: first.base, count: length + 1), codes: UnsafePointer(codes.base),
      starting: UnsafeBufferPointer(start: starting.base, count: length),
      ending: UnsafeBufferPointer(start: ending.base, count: length + 1))
  }
}
