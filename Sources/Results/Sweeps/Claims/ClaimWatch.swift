/// Tells from looks at other workers' claims which of them are not renewed any more.
///
/// Only the time between looks counts, by the clock of whoever looks: the clocks of two machines are
/// never compared. Of a time in which nobody looked, as when the waiter itself was frozen, one
/// heartbeat counts: the other process may have been frozen with it.
struct ClaimWatch {
  /// Heartbeats that may be missing.
  static let patience = 3

  private struct Sight {
    let content: [UInt8]
    var last: Duration
    var unchanged = Duration.zero
  }

  private var sights: [String: Sight] = [:]

  /// Notes what a claim's file holds at a moment; whether it has been that for too many heartbeats.
  mutating func isStale(
    _ id: String, _ content: [UInt8], at now: Duration, heartbeat: Duration
  ) -> Bool {
    guard var sight = sights[id], sight.content == content else {
      sights[id] = Sight(content: content, last: now)
      return false
    }
    sight.unchanged += min(max(now - sight.last, .zero), heartbeat)
    sight.last = now
    sights[id] = sight
    return sight.unchanged >= heartbeat * Self.patience
  }

  /// Forgets what was seen of a claim.
  mutating func forget(_ id: String) { sights[id] = nil }
}
