package import JSON
internal import Provenance
internal import System

/// What a run came to, and what it was made with and from: the content of `result.json`.
///
/// Format 1 had no `digest`, and `gitBefore` and `specDirty` for `git_before` and `spec_dirty`.
package struct ResultRecord: Sendable {
  /// The version of the format; it changes when a reader would have to.
  static let format = 2

  let name: String
  let id: String
  /// The experiment's digest, in 64 hexadecimal digits.
  let digest: String
  package internal(set) var status = RunStatus.running
  /// Why the run is not done, for people.
  package internal(set) var message: String?
  /// What was measured, in order, under names like `epochs` and `train.loss`.
  var summary: [(name: String, value: JSONValue)] = []
  let seed: UInt64
  var started = Timestamp.now()
  /// When the run ended; nil while it runs.
  var ended: Timestamp?
  /// How often the run was resumed after it had been stopped or killed.
  var resumptions = 0
  /// Seconds of all its processes, from start to end.
  package internal(set) var totalSeconds: Double?
  /// Seconds of that in the training loop.
  var trainingSeconds: Double?
  var machine = Machine.current()
  package let threads: Int
  var version = BuildFacts.version
  var build = BuildFacts.build
  /// The state of the working tree that holds the spec; nil if none is known.
  var revision: Revision?
  /// Other states that it had in earlier processes of the run, in order.
  var earlierRevisions: [Revision] = []
  /// Identifies the data; nil where no data is read.
  var dataDigest: String?

  /// The record as `result.json` holds it; what is not known is `null`.
  package var json: JSONValue {
    .object([
      ("format", Self.format.json),
      ("name", name.json),
      ("id", id.json),
      ("digest", digest.json),
      ("status", status.rawValue.json),
      ("message", message.json),
      ("summary", .object(summary.map { ($0.name, $0.value) })),
      ("seed", Self.json(ofSeed: seed)),
      ("started", started.text.json),
      ("ended", (ended?.text).json),
      ("resumptions", resumptions.json),
      ("seconds", .object([("total", totalSeconds.json), ("training", trainingSeconds.json)])),
      ("host", machine.host.json),
      ("cpu", machine.cpu.json),
      ("cores", machine.cores.json),
      ("threads", threads.json),
      ("runner", .object([("version", version.json), ("build", build.json)])),
      ("git", revision.json),
      ("git_before", earlierRevisions.json),
      ("data", .object([("digest", dataDigest.json)])),
    ])
  }

  /// A seed as `result.json` holds it: a text where it is larger than whole numbers there may be.
  static func json(ofSeed seed: UInt64) -> JSONValue {
    Int(exactly: seed)?.json ?? String(seed).json
  }
}
