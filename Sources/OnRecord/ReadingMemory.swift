import OnRecordLexicon
import Synchronization

/// The memory one worker reads articles in, used again for article after article.
final class ReadingMemory {
  let bytes = ScratchBuffer<UInt8>()
  let scalars = ScratchBuffer<UInt32>()
  let folded = ScratchBuffer<UInt16>()
  let classes = ScratchBuffer<UInt8>()
  let byteOffsets = ScratchBuffer<Int32>()
  let paragraphs = ScratchBuffer<Document.Paragraph>(capacity: 64)
  let scanner = LookupScanner()
  let names = NameMemory()
}

/// Memory that no article is being read in, kept for the next one.
final class ReadingMemoryPool: Sendable {
  private struct Idle: @unchecked Sendable { var memories: [ReadingMemory] = [] }

  private let idle = Mutex(Idle())
  /// Memory that an article of more scalars has grown is given back.
  private static let largestKept = 1 << 20

  /// What `body` gives, with memory that nobody else uses meanwhile.
  func withMemory<Result>(_ body: (ReadingMemory) -> Result) -> Result { withMemories(1) { body($0[0]) } }

  /// The same with memory for `count` articles.
  func withMemories<Result, Failure: Error>(
    _ count: Int, _ body: ([ReadingMemory]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let memories = idle.withLock { idle in (0..<count).map { _ in idle.memories.popLast() ?? ReadingMemory() } }
    let result = try body(memories)
    idle.withLock { $0.memories += memories.filter { $0.scalars.capacity <= Self.largestKept } }
    return result
  }
}
