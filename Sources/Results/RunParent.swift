internal import JSON

/// The run that another one goes on from, as the latter's `result.json` names it.
package struct RunParent: Sendable, Equatable {
  /// The name of its folder; nil where that is not there any more.
  package let id: String?
  /// Its experiment's digest.
  package let digest: String
  /// Its folder, from the root of the file system.
  package let folder: String
  /// The updates that it had done.
  package let step: Int

  /// Names a run and a place of it.
  package init(id: String?, digest: String, folder: String, step: Int) {
    (self.id, self.digest, self.folder, self.step) = (id, digest, folder, step)
  }

  /// The object that `result.json` has.
  var json: JSONValue {
    .object([
      ("id", id.json), ("folder", folder.json), ("step", step.json), ("digest", digest.json),
    ])
  }
}
