package import JSON
internal import System

/// A `result.json` as it is found, of format 1, 2 or 3.
package struct StoredResult: Sendable {
  /// The whole file.
  package let text: String
  /// How far the run has come.
  package private(set) var status: RunStatus
  /// The experiment's digest, which format 1 lacks.
  package let digest: String?
  private var json: JSONValue
  /// What it says.
  package var document: JSONValue { json }

  /// Reads a file; nil if there is none, or none that says how far the run has come.
  init?(_ path: String) {
    guard let bytes = SmallFile.contents(path, limit: 16 << 20) else { return nil }
    self.init(bytes: bytes)
  }

  /// Reads the content of a file; nil if it does not say how far the run has come.
  init?(bytes: [UInt8]) {
    guard let json = try? JSONValue(parsing: bytes), let word = try? json.value("status") as String,
      let status = RunStatus(rawValue: word)
    else { return nil }
    (text, self.status, self.json) = (String(decoding: bytes, as: UTF8.self), status, json)
    digest = try? json.value("digest") as String
  }

  /// The document anew on one line: nothing in a text that came from elsewhere steers a terminal.
  package var shownText: String { json.compactText }

  /// The document anew, as a run writes it.
  var fileText: String { json.prettyText }

  /// Why the run is not done, for people, where the file says so.
  package var message: String? { try? json.value("message") as String? }

  /// Whether the run was begun by `--force`.
  package var isForced: Bool { (try? json.value("forced") as Bool) ?? false }

  /// Whether the run was told to keep no weights; earlier versions kept them always.
  package var lacksWeights: Bool { json["weights"] == .null }

  /// Whether the file tells of a whole run: whose, when it ended, and what it came to.
  package var isComplete: Bool {
    let texts = ["name", "id", "started", "ended"].map { try? json.value($0) as String }
    let steps = try? json["summary"]?.value("steps") as Int?
    return !texts.contains(nil) && steps != nil
  }

  /// Whether the file, of format 1, can be that of an experiment, as far as that format tells.
  package func isFormer(name: String, id: String, seed: UInt64, dataDigest: String) -> Bool {
    guard case .integer(1)? = json["format"] else { return false }
    return json["name"] == name.json && json["id"] == id.json
      && json["seed"] == ResultRecord.json(ofSeed: seed)
      && json["data"]?["digest"] == dataDigest.json
  }

  /// What is so of a run that says that it is running and has no process: it was interrupted.
  var interrupted: StoredResult {
    guard case .object(let pairs) = json else { return self }
    var result = self
    result.status = .interrupted
    result.json = .object(
      pairs.map { key, value in
        switch key {
        case "status": (key, RunStatus.interrupted.rawValue.json)
        case "message": (key, Message.killed.json)
        case _: (key, value)
        }
      })
    return result
  }
}
