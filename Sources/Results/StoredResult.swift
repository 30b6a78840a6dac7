internal import JSON
internal import System

/// A `result.json` as it is found, of format 1 or 2.
package struct StoredResult: Sendable {
  /// The whole file.
  package let text: String
  /// How far the run has come.
  package let status: RunStatus
  /// The experiment's digest, which format 1 lacks.
  package let digest: String?

  /// Reads a file; nil if there is none, or none that says how far the run has come.
  init?(_ path: String) {
    guard let bytes = SmallFile.contents(path, limit: 16 << 20),
      let json = try? JSONValue(parsing: bytes), let word = try? json.value("status") as String,
      let status = RunStatus(rawValue: word)
    else { return nil }
    (text, self.status) = (String(decoding: bytes, as: UTF8.self), status)
    digest = try? json.value("digest") as String
  }
}
