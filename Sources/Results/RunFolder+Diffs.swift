internal import Provenance
internal import System

extension RunFolder {
  /// Keeps the changes of a tree as `git.diff`, or `git-2.diff` and so on beside the files of earlier
  /// processes of the run, unless one of those holds just that.
  func keep(
    _ diff: TreeDiff, beside kept: [Revision.DiffFile], in place: Folder,
    _ durability: Durability = .each
  ) throws(FileError) -> Revision.DiffFile {
    var number = 1
    while true {
      let file = Revision.DiffFile(
        name: number == 1 ? "git.diff" : "git-\(number).diff", isCut: diff.isCut)
      guard kept.contains(where: { $0.name == file.name }) else {
        try AtomicFile.write(to: file.name, in: place, durability) { (output) throws(FileError) in
          try output.write(diff.bytes)
        }
        return file
      }
      let bytes = SmallFile.contents("\(path)/\(file.name)", limit: TreeDiff.limit)
      if bytes == diff.bytes, kept.contains(file) { return file }
      number += 1
    }
  }

  /// Removes changes that processes have left that were killed before they could note them.
  func removeDiffs(except kept: [Revision.DiffFile], in place: Folder) {
    for name in place.names where name.hasPrefix("git") && name.hasSuffix(".diff") {
      if !kept.contains(where: { $0.name == name }) { place.remove(name) }
    }
  }
}
