package import JSON

/// The state of a git working tree.
package struct Revision: Sendable, Equatable {
  /// The file beside a result that holds the tree's changes.
  package struct DiffFile: Sendable, Equatable {
    /// The file's name.
    package let name: String
    /// Whether there is more than the file holds.
    package let isCut: Bool

    /// Makes a note of a file.
    package init(name: String, isCut: Bool) { (self.name, self.isCut) = (name, isCut) }
  }

  /// The commit's name; nil before the first commit.
  package let commit: String?
  /// Whether a file that git tracks differs from the commit, as far as that can be told without
  /// running a filter.
  package let isDirty: Bool
  /// Whether the spec itself differs from the commit, or is not tracked.
  package let isSpecDirty: Bool
  /// Where the changes are kept, if they are.
  package var diff: DiffFile?

  /// Makes a revision from its parts.
  package init(commit: String?, isDirty: Bool, isSpecDirty: Bool) {
    (self.commit, self.isDirty, self.isSpecDirty) = (commit, isDirty, isSpecDirty)
  }

  /// Draws up what git says of a tree; the spec's path is that from the tree's root.
  init(_ status: TreeStatus, spec: [UInt8]?) {
    self.init(
      commit: status.commit, isDirty: status.entries.contains { $0.kind != UInt8(ascii: "?") },
      isSpecDirty: spec.map { spec in status.entries.contains { $0.covers(spec) } } ?? false)
  }
}

extension Revision: JSONCodable {
  /// The revision as it stands in `result.json`.
  package var json: JSONValue {
    .object([
      ("commit", commit.json), ("dirty", isDirty.json), ("spec_dirty", isSpecDirty.json),
      ("diff", diff.json),
    ])
  }

  /// Reads a revision.
  package init(json: JSONValue) throws(JSONError) {
    commit = try json.value("commit")
    isDirty = try json.value("dirty")
    isSpecDirty = try json.value("spec_dirty")
    diff = try json.value("diff")
  }
}

extension Revision.DiffFile: JSONCodable {
  /// The note as it stands in `result.json`.
  package var json: JSONValue { .object([("file", name.json), ("cut", isCut.json)]) }

  /// Reads a note.
  package init(json: JSONValue) throws(JSONError) {
    name = try json.value("file")
    isCut = try json.value("cut")
  }
}
