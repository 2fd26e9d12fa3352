import Dispatch
import Glibc

/// Hands batches to workers and gives their outcomes back in the order in which the batches came.
///
/// Bounded: `submit` waits, taking outcomes, while as many batches as allowed are under way, so memory does not grow
/// with the archive.
final class BatchPipeline<Batch: Sendable, Outcome: Sendable>: @unchecked Sendable {
  private var waiting: [(number: Int, batch: Batch)] = []
  private var finished: [Int: Outcome] = [:]
  private var submitted = 0
  private var taken = 0
  private var isClosed = false
  private let limit: Int
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let hasWork = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let hasOutcome = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let threads = DispatchGroup()

  /// - Parameter worker: makes the function of one worker, on that worker's thread.
  init(workers: Int, worker: @escaping @Sendable () -> (Batch) -> Outcome) {
    limit = workers * 2 + 1
    pthread_mutex_init(lock, nil)
    pthread_cond_init(hasWork, nil)
    pthread_cond_init(hasOutcome, nil)
    let queue = DispatchQueue(label: "onrecord.workers", attributes: .concurrent)
    for _ in 0..<workers { queue.async(group: threads) { self.run(worker()) } }
  }

  deinit {
    pthread_mutex_destroy(lock)
    pthread_cond_destroy(hasWork)
    pthread_cond_destroy(hasOutcome)
    lock.deallocate()
    hasWork.deallocate()
    hasOutcome.deallocate()
  }

  private func run(_ work: (Batch) -> Outcome) {
    while true {
      pthread_mutex_lock(lock)
      while waiting.isEmpty, !isClosed { pthread_cond_wait(hasWork, lock) }
      guard !waiting.isEmpty else {
        pthread_mutex_unlock(lock)
        return
      }
      let (number, batch) = waiting.removeFirst()
      pthread_mutex_unlock(lock)
      let outcome = work(batch)
      pthread_mutex_lock(lock)
      finished[number] = outcome
      pthread_cond_signal(hasOutcome)
      pthread_mutex_unlock(lock)
    }
  }

  /// Queues a batch; `take` is given every outcome that is next in order, while there is no room and where it is ready.
  func submit(_ batch: Batch, _ take: (Outcome) throws -> Void) rethrows {
    pthread_mutex_lock(lock)
    waiting.append((submitted, batch))
    submitted += 1
    pthread_cond_signal(hasWork)
    pthread_mutex_unlock(lock)
    while let outcome = next(waits: submitted - taken >= limit) { try take(outcome) }
  }

  /// Waits for all that is under way and ends the workers.
  func finish(_ take: (Outcome) throws -> Void) rethrows {
    defer { close() }
    while let outcome = next(waits: true) { try take(outcome) }
  }

  /// Ends the workers; batches that are still waiting are dropped.
  func close() {
    pthread_mutex_lock(lock)
    isClosed = true
    waiting.removeAll()
    pthread_cond_broadcast(hasWork)
    pthread_mutex_unlock(lock)
    threads.wait()
  }

  /// The next outcome in order; nil where none is under way, or it is not ready and `waits` is false.
  private func next(waits: Bool) -> Outcome? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    guard taken < submitted else { return nil }
    while finished[taken] == nil {
      guard waits else { return nil }
      pthread_cond_wait(hasOutcome, lock)
    }
    defer { taken += 1 }
    return finished.removeValue(forKey: taken)
  }
}
