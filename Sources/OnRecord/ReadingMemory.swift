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
  func withMemory<Result, Failure: Error>(_ body: (ReadingMemory) throws(Failure) -> Result) throws(Failure) -> Result {
    let memory = idle.withLock { $0.memories.popLast() } ?? ReadingMemory()
    let result = try body(memory)
    if memory.scalars.capacity <= Self.largestKept { idle.withLock { $0.memories.append(memory) } }
    return result
  }
}
