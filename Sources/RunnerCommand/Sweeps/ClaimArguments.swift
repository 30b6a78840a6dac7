internal import ArgumentParser
internal import Execution

/// The options of commands whose workers claim trials.
struct ClaimArguments: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The time after which a claim is renewed, 30s if left out.", valueName: "time"))
  var heartbeat: String?

  func validate() throws {
    if let heartbeat, TimeSpan(heartbeat)?.isHeartbeat != true {
      throw ValidationError("--heartbeat takes a time from 0.1s to 1h, as in 30s.")
    }
  }

  /// The time between two heartbeats in seconds; nil for the usual one.
  var seconds: Double? { heartbeat.flatMap(TimeSpan.init)?.seconds }

  /// What a worker elsewhere is told of it.
  var workerOptions: [String] { heartbeat.map { ["--heartbeat", $0] } ?? [] }
}
