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
  let scanner = LookupScanner()
  /// Of `NameContext`.
  let neighbours = ScratchBuffer<NameContext.Neighbours>()
  /// Shared by articles that are read together, one after the other in each stage, so that it stays in the caches.
  fileprivate(set) var names: NameMemory

  init(_ names: NameMemory) { self.names = names }
}

/// Memory that no article is being read in, kept for the next one.
final class ReadingMemoryPool: Sendable {
  private struct Idle: @unchecked Sendable {
    var memories: [ReadingMemory] = []
    var names: [NameMemory] = []
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
    let (memories, names) = idle.withLock { idle in
      let names = idle.names.popLast() ?? NameMemory()
      return ((0..<count).map { _ in idle.memories.popLast() ?? ReadingMemory(names) }, names)
    }
    for memory in memories { memory.names = names }
    let result = try body(memories)
    idle.withLock { idle in
      let kept = memories.filter { $0.scalars.capacity <= Self.largestKept }
      if kept.count == memories.count { idle.names.append(names) }
      idle.memories += kept
    }
    return result
  }
}
