internal import Synchronization
internal import System

/// Renews the claims of this process from a thread of its own, which stops where the process is frozen.
final class ClaimRenewal: Sendable {
  private let place: Folder
  private let heartbeat: Double
  private let claims = Mutex<[TrialClaim]>([])
  private let isRunning = Atomic<Bool>(false)

  /// Begins without claims; their files are in a folder.
  init(in place: Folder, heartbeat: Double) {
    (self.place, self.heartbeat) = (place, heartbeat)
  }

  /// Renews a claim from now on; false where the system has no thread to give.
  func add(_ claim: TrialClaim) -> Bool {
    claims.withLock { $0.append(claim) }
    if isRunning.exchange(true, ordering: .relaxed) { return true }
    let pause = UInt32(max(1000, min(heartbeat * 1e6, 4e9)))
    let thread = Thread { [weak self] in
      repeat { Thread.sleep(microseconds: pause) } while self?.renewAll() != nil
    }
    thread?.detach()
    if thread == nil { isRunning.store(false, ordering: .relaxed) }
    return thread != nil
  }

  /// Does not renew a claim any more.
  func remove(_ claim: TrialClaim) { claims.withLock { $0.removeAll { $0 === claim } } }

  private func renewAll() {
    for claim in claims.withLock(\.self) where !claim.isLost { renew(claim) }
  }

  /// Whether the file is still the claim's; one that is not is lost for good.
  func looks(_ claim: TrialClaim) -> Bool {
    if claim.isLost { return false }
    for isLast in [false, true] {
      if let bytes = place.contents(claim.id, limit: ClaimText.limit) {
        if claim.text.isOf(bytes) { return true }
        break
      }
      // Somebody may have renamed it by mistake, and puts it back.
      if !isLast { Thread.sleep(microseconds: 20_000) }
    }
    claim.lose()
    return false
  }

  private func renew(_ claim: TrialClaim) {
    guard let file = try? OutputFile(claim.id, in: place, .updating) else {
      _ = looks(claim)
      return
    }
    renew(claim, in: file)
  }

  /// Writes the next heartbeat into a file that was opened by the claim's name, if it is the claim's: by now
  /// that may be another worker's name.
  func renew(_ claim: TrialClaim, in file: borrowing OutputFile) {
    var bytes = [UInt8](repeating: 0, count: ClaimText.limit)
    guard let count = try? file.read(into: &bytes, at: 0), claim.text.isOf(Array(bytes[..<count]))
    else {
      _ = looks(claim)
      return
    }
    // What cannot be written now may be the next time; others wait for several heartbeats.
    try? file.write(claim.nextBeat(), at: claim.text.place)
  }
}
