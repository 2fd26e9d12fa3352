import OnRecordLexicon
import Synchronization

/// The memory that one article is read in, used again for article after article.
final class ReadingMemory {
  let bytes = ScratchBuffer<UInt8>()
  let scalars = ScratchBuffer<UInt32>()
  let folded = ScratchBuffer<UInt16>()
  let classes = ScratchBuffer<UInt8>()
  let byteOffsets = ScratchBuffer<Int32>()
  let paragraphs = ScratchBuffer<Document.Paragraph>(capacity: 64)
  let lookups = LookupMemory()
  /// Of `NameContext`.
  let neighbours = ScratchBuffer<NameContext.Neighbours>()
  /// Shared by articles that are read together.
  fileprivate(set) var work: WorkMemory

  fileprivate init(_ work: WorkMemory) { self.work = work }

  var scanner: LookupScanner { work.scanner }
  var names: NameMemory { work.names }
}

/// The memory that one article after the other is worked on in, so that it stays in the caches: nothing of it is asked for
/// once the next one comes.
final class WorkMemory {
  let scanner = LookupScanner()
  let names = NameMemory()
}

/// Memory that no article is being read in, kept for the next one.
final class ReadingMemoryPool: Sendable {
  private struct Idle: @unchecked Sendable {
    var memories: [ReadingMemory] = []
    var works: [WorkMemory] = []
  }

  private let idle = Mutex(Idle())
  /// Memory that an article of more scalars has grown is given back.
  private static let largestKept = 1 << 20

  /// What `body` gives, with memory that nobody else uses meanwhile.
  func withMemory<Result>(_ body: (ReadingMemory) -> Result) -> Result { withMemories(1) { body($0[0]) } }

  /// The same with memory for `count` articles.
  func withMemories<Result, Failure: Error>(
    _ count: Int, _ body: ([ReadingMemory]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let (memories, work) = idle.withLock { idle in
      let work = idle.works.popLast() ?? WorkMemory()
      return ((0..<count).map { _ in idle.memories.popLast() ?? ReadingMemory(work) }, work)
    }
    for memory in memories { memory.work = work }
    let result = try body(memories)
    idle.withLock { idle in
      let kept = memories.filter { $0.scalars.capacity <= Self.largestKept }
      if kept.count == memories.count { idle.works.append(work) }
      idle.memories += kept
    }
    return result
  }
}
