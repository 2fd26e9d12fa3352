/// The stages of one article's way, in order.
package enum Stage: Int, CaseIterable, Sendable {
  case decode, lookups, zones, figures, mentions, names, quotations, graph
}

/// Is told when a stage of an extraction has ended; what measures them is one.
package protocol StageObserver {
  /// What ends an extraction before its time; `Never` for those who only look.
  associatedtype Interruption: Error = Never
  mutating func ended(_ stage: Stage) throws(Interruption)
}

/// Looks at nothing: the ordinary way pays nothing for being observable.
struct NoObserver: StageObserver {
  @inline(__always)
  mutating func ended(_ stage: Stage) {}
}
