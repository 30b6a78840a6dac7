internal import Synchronization

/// The right of one worker to run a trial, as long as it renews it.
package final class TrialClaim: Sendable {
  /// The name of the run's folder.
  package let id: String
  let text: ClaimText
  private let beat = Atomic<Int>(0)
  private let lost = Atomic<Bool>(false)

  init(_ id: String, _ text: ClaimText) { (self.id, self.text) = (id, text) }

  /// Whether another worker was seen to have taken the trial over.
  package var isLost: Bool { lost.load(ordering: .relaxed) }

  func lose() { lost.store(true, ordering: .relaxed) }

  /// The line of the next heartbeat.
  func nextBeat() -> [UInt8] {
    ClaimText.line(ofBeat: beat.add(1, ordering: .relaxed).newValue)
  }
}
