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
  /// Whether a file that git tracks differs from the commit, as it is without filters.
  package let isDirty: Bool
  /// Whether the spec itself differs from the commit, or is not tracked.
  package let isSpecDirty: Bool
  /// Where the changes are kept, if they are.
  package var diff: DiffFile?

  /// Makes a revision from its parts.
  package init(commit: String?, isDirty: Bool, isSpecDirty: Bool) {
    (self.commit, self.isDirty, self.isSpecDirty) = (commit, isDirty, isSpecDirty)
  }

  /// Reads what `git status --porcelain=v2 --branch -z` answers, nil if it is no such answer; the
  /// spec's path is that from the tree's root.
  init?(status: String, spec: String?) {
    var fields = status.split(separator: "\0").makeIterator()
    var (commit, isAnswer): (String?, Bool) = (nil, false)
    var (isDirty, isSpecDirty) = (false, false)
    while let field = fields.next() {
      if field.hasPrefix("# branch.oid ") {
        isAnswer = true
        let name = field.dropFirst(13)
        commit = name == "(initial)" ? nil : String(name)
      }
      guard let entry = Self.entry(field) else { continue }
      // The old name of a renamed file is a field of its own.
      if entry.kind == "2" { _ = fields.next() }
      if entry.kind != "?" { isDirty = true }
      if let spec, Self.covers(entry.path, spec) { isSpecDirty = true }
    }
    guard isAnswer else { return nil }
    self.init(commit: commit, isDirty: isDirty, isSpecDirty: isSpecDirty)
  }

  /// The kind and path of a changed file's line; nil for other lines.
  private static func entry(_ field: Substring) -> (kind: Character, path: Substring)? {
    let counts: [Character: Int] = ["1": 8, "2": 9, "u": 10, "?": 1]
    guard let kind = field.first, let words = counts[kind] else { return nil }
    let parts = field.split(separator: " ", maxSplits: words, omittingEmptySubsequences: false)
    guard parts.count == words + 1 else { return nil }
    return (kind, parts[words])
  }

  /// Whether an entry speaks of a file: by its own name, or by a folder that is not tracked.
  private static func covers(_ entry: Substring, _ file: String) -> Bool {
    entry.hasSuffix("/") ? file.hasPrefix(entry) : file == entry
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
