/// What a spec asks for, while it waits for its turn.
package enum QueuedSpec {
  /// One run.
  case run(QueuedRun)
  /// A sweep over many.
  case sweep(PreparedSweep)

  /// Puts what was prepared aside, without its samples unless it is alone.
  package init(_ spec: PreparedSpec, isAlone: Bool) {
    switch spec {
    case .run(let run): self = .run(QueuedRun(run, isAlone: isAlone))
    case .sweep(let sweep): self = .sweep(sweep)
    }
  }
}
