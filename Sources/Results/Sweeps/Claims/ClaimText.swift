internal import JSON
internal import System

/// What a claim's file holds: a line that tells whose it is and never changes, and one with a number
/// that grows by each heartbeat.
struct ClaimText: Sendable, Equatable {
  /// The most bytes of such a file.
  static let limit = 4096
  private static let digits = 12

  /// The process that has the trial.
  let owner: ProcessIdentity
  /// What tells this claim from any other.
  let token: String
  /// Seconds between two heartbeats of the owner.
  let heartbeat: Double

  init(owner: ProcessIdentity, token: String, heartbeat: Double) {
    (self.owner, self.token, self.heartbeat) = (owner, token, heartbeat)
  }

  /// Reads a file; nil for one that tells nothing, as before it was written.
  init?(_ bytes: [UInt8]) {
    guard let line = bytes.split(separator: UInt8(ascii: "\n")).first,
      let json = try? JSONValue(parsing: line), let host = try? json.value("host") as String,
      let number = try? json.value("process") as Int,
      let token = try? json.value("token") as String,
      let heartbeat = try? json.value("heartbeat") as Double, heartbeat > 0, heartbeat < 1e6
    else { return nil }
    let owner = ProcessIdentity(
      host: host, number: number, start: try? json.value("start") as Int?,
      kernel: try? json.value("kernel") as String?)
    self.init(owner: owner, token: token, heartbeat: heartbeat)
  }

  /// The line that never changes, with its end.
  private var head: [UInt8] {
    let json = JSONValue.object([
      ("host", owner.host.json), ("process", owner.number.json), ("start", owner.start.json),
      ("kernel", owner.kernel.json), ("token", token.json), ("heartbeat", heartbeat.json),
    ])
    return Array((json.compactText + "\n").utf8)
  }

  /// Where the line of the heartbeats begins.
  var place: Int { head.count }

  /// The line of a heartbeat, always as long.
  static func line(ofBeat number: Int) -> [UInt8] {
    let text = String(number)
    return Array((String(repeating: "0", count: max(digits - text.count, 0)) + text + "\n").utf8)
  }

  /// The whole file as it is made.
  var bytes: [UInt8] { head + Self.line(ofBeat: 0) }

  /// Whether a file is this claim's, whatever its heartbeat.
  func isOf(_ bytes: [UInt8]) -> Bool { bytes.starts(with: head) }
}
