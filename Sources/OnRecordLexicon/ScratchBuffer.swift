/// Memory for plain values that grows to the largest need and is used again; not initialized, freed with its owner.
///
/// The views that stages read are unsafe buffers over such memory: copying them costs no reference counting, which in
/// the inner loops is half of all time.
package final class ScratchBuffer<Element: BitwiseCopyable> {
  package private(set) var base: UnsafeMutablePointer<Element>
  package private(set) var capacity: Int

  package init(capacity: Int = 4096) {
    base = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit { base.deallocate() }

  /// Makes room for `count` elements; what it held is lost where it has to grow.
  package func reserve(_ count: Int) {
    if count <= capacity { return }
    base.deallocate()
    capacity = max(count, capacity + capacity / 2)
    base = .allocate(capacity: capacity)
  }

  /// Makes room for `count` elements and keeps the first `used` ones.
  package func grow(to count: Int, keeping used: Int) {
    if count <= capacity { return }
    let old = base
    capacity = max(count, capacity + capacity / 2)
    base = .allocate(capacity: capacity)
    base.update(from: old, count: used)
    old.deallocate()
  }
}
