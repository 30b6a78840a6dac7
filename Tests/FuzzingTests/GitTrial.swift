@testable import Provenance

/// What git says of a tree, and what a repository holds in the place of large files.
enum GitTrial {
  static func run(_ bytes: [UInt8]) -> Bool {
    var settings = StorageSettings()
    settings.add(bytes, isRepository: true)
    // Nothing that an answer says may begin a section or a line of its own.
    let lines = settings.text.split(separator: "\n")
    precondition(
      lines.allSatisfy { line in
        line == "[core]" || line == "[extensions]"
          || line.allSatisfy {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0 == " " || $0 == "=")
          }
      }, "a setting that is no plain word")
    if let pointer = LFSPointer(bytes) { return pointer.digest.utf8.count <= LFSPointer.longest }
    guard let status = TreeStatus(bytes) else { return settings.worktree != nil }
    let revision = Revision(status, spec: Array("dir/spec.yaml".utf8))
    precondition(!revision.isDirty || !status.entries.isEmpty, "a change of no file")
    for entry in status.entries where entry.changedObject != nil {
      precondition(revision.isDirty, "a changed file of an unchanged tree")
    }
    return true
  }
}
