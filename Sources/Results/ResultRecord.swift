package import JSON
internal import Provenance
internal import System

/// What a run came to, and what it was made with and from: the content of `result.json`.
///
/// Format 2 had no `folder`, `forced`, `overrides`, `values` and `instructions`; format 1 had no `digest`
/// either, and `gitBefore` and `specDirty` for `git_before` and `spec_dirty`.
package struct ResultRecord: Sendable {
  /// The version of the format; it changes when a reader would have to.
  static let format = 3

  let name: String
  let id: String
  /// The experiment's digest, in 64 hexadecimal digits.
  let digest: String
  package internal(set) var status = RunStatus.running
  /// Why the run is not done, for people.
  package internal(set) var message: String?
  /// What was measured, in order, under names like `epochs` and `train.loss`.
  var summary: [(name: String, value: JSONValue)] = []
  /// What was measured on the test samples, once, at the end.
  var test: [(name: String, value: JSONValue)] = []
  /// Where the weights at the end are in the run's folder; nil where none are kept.
  var weights: String?
  let seed: UInt64
  /// The run's folder, from the root of the file system.
  var folder: String?
  /// Whether the run was begun by `--force`.
  var isForced = false
  /// What was given by `--set`, in order.
  var overrides: [String] = []
  /// The run that it goes on from, and where; nil where it begins anew.
  package var parent: RunParent?
  /// The spec's resolved values, as in `resolved.json`; null where they are too long.
  var values = JSONValue.null
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
  /// The processor's instructions that oneDNN used.
  var instructions: String?
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
    let origin = parent.map { [("parent", $0.json)] } ?? []
    return .object(facts + origin + others)
  }

  private var facts: [(key: String, value: JSONValue)] {
    [
      ("format", Self.format.json),
      ("name", name.json),
      ("id", id.json),
      ("digest", digest.json),
      ("folder", folder.json),
      ("forced", isForced.json),
      ("status", status.rawValue.json),
      ("message", message.json),
      ("summary", .object(summary.map { ($0.name, $0.value) })),
      ("weights", weights.json),
      ("seed", Self.json(ofSeed: seed)),
      ("started", started.text.json),
      ("ended", (ended?.text).json),
      ("resumptions", resumptions.json),
      ("seconds", .object([("total", totalSeconds.json), ("training", trainingSeconds.json)])),
      ("overrides", overrides.json),
      ("values", values),
    ]
  }

  private var others: [(key: String, value: JSONValue)] {
    [
      ("host", machine.host.json),
      ("cpu", machine.cpu.json),
      ("instructions", instructions.json),
      ("cores", machine.cores.json),
      ("threads", threads.json),
      ("runner", .object([("version", version.json), ("build", build.json)])),
      ("git", revision.json),
      ("git_before", earlierRevisions.json),
      ("data", .object([("digest", dataDigest.json)])),
    ]
  }

  /// Resolved values as `result.json` holds them: null if their text has more than a megabyte, or is too
  /// deep to be read back.
  static func bounded(_ values: JSONValue) -> JSONValue {
    values.isReadable(within: 1) && values.isShort(1 << 20) ? values : .null
  }

  /// A seed as `result.json` holds it: a text where it is larger than whole numbers there may be.
  static func json(ofSeed seed: UInt64) -> JSONValue {
    Int(exactly: seed)?.json ?? String(seed).json
  }
}
