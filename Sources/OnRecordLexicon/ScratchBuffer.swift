/// Memory for plain values that grows to the largest need and is used again; not initialized, freed with its owner.
///
/// The views that stages read are unsafe buffers over such memory: copying them costs no reference counting, which in
/// the inner loops is half of all time.
package final class ScratchBuffer<Element: BitwiseCopyable> {
  private struct Memory {
    var base: UnsafeMutablePointer<Element>
    var capacity: Int
  }

  /// Behind a pointer: a variable of the class would be checked at every use for being changed meanwhile.
  private let memory: UnsafeMutablePointer<Memory>

  package init(capacity: Int = 4096) {
    memory = .allocate(capacity: 1)
    memory.initialize(to: Memory(base: .allocate(capacity: capacity), capacity: capacity))
  }

  deinit {
    memory.pointee.base.deallocate()
    memory.deallocate()
  }

  package var base: UnsafeMutablePointer<Element> { memory.pointee.base }
  package var capacity: Int { memory.pointee.capacity }

  /// Makes room for `count` elements; what it held is lost where it has to grow.
  package func reserve(_ count: Int) {
    if count <= capacity { return }
    memory.pointee.base.deallocate()
    allocate(count)
  }

  /// Makes room for `count` elements and keeps the first `used` ones.
  package func grow(to count: Int, keeping used: Int) {
    if count <= capacity { return }
    let old = base
    allocate(count)
    base.update(from: old, count: used)
    old.deallocate()
  }

  private func allocate(_ count: Int) {
    let capacity = max(count, capacity + capacity / 2)
    memory.pointee = Memory(base: .allocate(capacity: capacity), capacity: capacity)
  }
}
