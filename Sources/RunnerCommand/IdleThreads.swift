internal import System

/// The pool's threads while they wait for work or for each other.
enum IdleThreads {
  /// How often a thread looks before it sleeps: some tens of microseconds, which the waits within an update of
  /// a run that has the machine to itself are shorter than.
  private static let looks = "1000"

  /// Has them sleep soon: threads that keep looking take the processor from those that they wait for, as soon
  /// as other processes share it.
  ///
  /// By itself OpenMP's library looks for some milliseconds. It reads its variables when it is loaded, so the
  /// program begins anew with one; whoever has set one has decided.
  static func sleepSoon() {
    let environment = Host.environment
    guard Host.processorCount > 1,
      ["GOMP_SPINCOUNT", "OMP_WAIT_POLICY"].allSatisfy({ environment[$0] == nil })
    else { return }
    Host.restart(with: "GOMP_SPINCOUNT", looks)
  }
}
