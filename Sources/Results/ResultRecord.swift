package import JSON
package import Provenance
package import System

/// What a run came to, and what it was made with and from: the content of `result.json`.
package struct ResultRecord: Sendable {
  /// The version of the format; it changes when a reader would have to.
  package static let format = 1

  /// The experiment's name.
  package var name: String
  /// The run's ID.
  package var id: String
  /// How far the run has come.
  package var status: RunStatus
  /// Why it is not done, for people.
  package var message: String?
  /// What was measured, in order, under names like `epochs` and `train.loss`.
  package var summary: [(name: String, value: JSONValue)]
  /// The seed of everything random.
  package var seed: UInt64
  /// When the run began.
  package var started: Timestamp
  /// When it ended; nil while it runs.
  package var ended: Timestamp?
  /// How often the run went on after it had been stopped or killed.
  package var resumptions = 0
  /// Seconds of all its processes, from start to end.
  package var totalSeconds: Double?
  /// Seconds of that in the training loop.
  package var trainingSeconds: Double?
  /// Where it ran.
  package var machine: Machine
  /// How many threads it used.
  package var threads: Int
  /// The runner's version.
  package var version: String
  /// What the runner was built as: `release` or `debug`, and for which machine.
  package var build: String
  /// The state of the working tree that holds the spec; nil if none is known.
  package var revision: Revision?
  /// Other states that it had in earlier processes of the run, in order.
  package var earlierRevisions: [Revision] = []
  /// Identifies the data; nil where no data is read.
  package var dataDigest: String?

  /// Makes a record of a run that has begun.
  package init(
    name: String, id: String, status: RunStatus = .running, seed: UInt64, started: Timestamp,
    machine: Machine, threads: Int, version: String, build: String, revision: Revision? = nil,
    dataDigest: String? = nil
  ) {
    self.name = name
    self.id = id
    self.status = status
    self.seed = seed
    self.started = started
    self.machine = machine
    self.threads = threads
    self.version = version
    self.build = build
    self.revision = revision
    self.dataDigest = dataDigest
    summary = []
  }

  /// The record as `result.json` holds it; what is not known is `null`.
  package var json: JSONValue {
    .object([
      ("format", .integer(Self.format)),
      ("name", .string(name)),
      ("id", .string(id)),
      ("status", .string(status.rawValue)),
      ("message", message.json),
      ("summary", .object(summary.map { ($0.name, $0.value) })),
      ("seed", Int(exactly: seed).map(JSONValue.integer) ?? .string(String(seed))),
      ("started", .string(started.text)),
      ("ended", (ended?.text).json),
      ("resumptions", .integer(resumptions)),
      ("seconds", seconds),
      ("host", .string(machine.host)),
      ("cpu", .string(machine.cpu)),
      ("cores", .integer(machine.cores)),
      ("threads", .integer(threads)),
      ("runner", .object([("version", .string(version)), ("build", .string(build))])),
      ("git", revision.json),
      ("gitBefore", earlierRevisions.json),
      ("data", .object([("digest", dataDigest.json)])),
    ])
  }

  private var seconds: JSONValue {
    .object([
      ("total", totalSeconds.map(JSONValue.number) ?? .null),
      ("training", trainingSeconds.map(JSONValue.number) ?? .null),
    ])
  }
}
