import OnRecordLexicon

/// The memory one worker looks for names in, used again for article after article: nothing of it is asked for once the
/// names of an article are found.
final class NameMemory {
  /// Of `CharacterCosts`.
  let characterCosts = ScratchBuffer<UInt8>()
  /// Of `NameContext`.
  let hits = ScratchBuffer<Int32>()
  /// Of `RepeatedNames`.
  let previousPairs = ScratchBuffer<Int32>()
  let nextPairs = ScratchBuffer<Int32>()
  let lastPairs = ScratchBuffer<Int32>()
  /// Of `CandidatePositions`.
  let positions = ScratchBuffer<Int32>()
  /// Of `CandidateLattice`.
  let steps = ScratchBuffer<CandidateLattice.Step>()
  let firstCandidates = ScratchBuffer<Int32>()
  let nextCandidates = ScratchBuffer<Int32>()
  let wordCosts = ScratchBuffer<Int32>(capacity: CandidateLattice.longest + 1)
  /// Of `OrganizationCandidates`.
  let insides = ScratchBuffer<Int32>(capacity: OrganizationCandidates.insideCapacity)
  let plain = ScratchBuffer<Int32>(capacity: OrganizationCandidates.plainCapacity)
}
