internal import Experiments
internal import JSON
internal import Results
internal import System

/// All that a worker is told before its first trial: the spec as it was read, so that nothing that is
/// changed meanwhile has a part in its trials, and where results go.
struct WorkerOrder {
  /// The spec's path as it was given.
  let path: String
  /// The files that the spec was joined of.
  let files: [SpecFile]
  /// What was given by `--set`, in order.
  let overrides: [String]
  /// The folder of all results.
  let root: String
  /// The folder of the sweep, for the journal.
  let folder: String
  /// Whether what is done is run again.
  let isForced: Bool
  /// Whether weights are kept, whatever the spec says of trials.
  let keepsWeights: Bool
  /// What is measured of trials that may be pruned; nil where none is.
  let pruning: PruningMeasure?
  /// Seconds between two heartbeats of a claim.
  var heartbeat = TrialClaims.usualHeartbeat

  /// The order on one line.
  var line: String {
    JSONValue.object([
      ("path", path.json), ("files", .array(files.map(\.json))), ("overrides", overrides.json),
      ("root", root.json), ("folder", folder.json), ("forced", isForced.json),
      ("weights", keepsWeights.json), ("pruning", pruning.json), ("heartbeat", heartbeat.json),
    ]).compactText
  }

  init(
    path: String, files: [SpecFile], overrides: [String], root: String, folder: String,
    isForced: Bool, keepsWeights: Bool, pruning: PruningMeasure?
  ) {
    (self.path, self.files, self.overrides) = (path, files, overrides)
    (self.root, self.folder, self.isForced) = (root, folder, isForced)
    (self.keepsWeights, self.pruning) = (keepsWeights, pruning)
  }

  /// Reads what ``line`` gives.
  init(line: String) throws(JSONError) {
    let json = try JSONValue(parsing: Array(line.utf8))
    var files: [SpecFile] = []
    guard case .array(let items)? = json["files"] else { throw JSONError("files are missing") }
    for item in items { files.append(try SpecFile(json: item)) }
    self.init(
      path: try json.value("path"), files: files, overrides: try json.value("overrides"),
      root: try json.value("root"), folder: try json.value("folder"),
      isForced: try json.value("forced"), keepsWeights: try json.value("weights"),
      pruning: try json.value("pruning"))
    heartbeat = try json.value("heartbeat")
  }

  /// The file of a path, as it was read.
  func file(at path: String) throws(FileError) -> SpecFile {
    guard let file = files.first(where: { $0.name == path }) else {
      throw FileError(.missing, path: path, message: "no such file")
    }
    return file
  }
}

extension SpecFile {
  fileprivate var json: JSONValue {
    .object([
      ("name", name.json), ("text", String(decoding: bytes, as: UTF8.self).json),
      ("identity", identity.json), ("stream", isStream.json),
    ])
  }

  fileprivate init(json: JSONValue) throws(JSONError) {
    let text: String = try json.value("text")
    self.init(
      name: try json.value("name"), bytes: Array(text.utf8), identity: try json.value("identity"),
      isStream: try json.value("stream"))
  }
}
