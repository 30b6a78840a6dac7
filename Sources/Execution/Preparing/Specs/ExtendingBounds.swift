internal import Experiments
internal import Provenance
internal import System

/// Where the files lie that a spec may extend: below the root of the spec's git repository or, where
/// there is none, below the folder above the spec's own.
struct ExtendingBounds {
  /// The folder, from the root and without links.
  let folder: String

  /// The bounds of a spec, or of one that comes from no file and belongs to the current folder.
  init(of file: SpecFile) {
    let own = FileSystem.resolved(file.folder.isEmpty ? "." : file.folder) ?? "/"
    let above = FileSystem.folder(of: own)
    folder = RevisionQuery.root(of: own) ?? (above == "/" ? own : above)
  }

  /// Whether a path leads to nothing outside, wherever its links lead.
  func contain(_ path: String) -> Bool {
    guard let path = FileSystem.resolved(path) else { return true }
    return folder == "/" || path == folder || path.hasPrefix("\(folder)/")
  }
}
