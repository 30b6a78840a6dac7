internal import System

/// Removes the folders of runs that are in packs of a name.
///
/// A folder is first moved to `ROOT/NAME/packs` under a name that no run has, so that nobody meets one that
/// is half removed. What a kill leaves there goes when the next process begins a pack.
struct RunRemoval {
  private static let beginning = ".removed-"

  private let parent: Folder
  private let packs: Folder

  /// Opens the folders of a name.
  ///
  /// - Throws: `FileError` with `cannotCreate`.
  init(root: String, name: String) throws(FileError) {
    parent = try Folder(root).folder(name)
    packs = try parent.folder(FileSystem.name(of: RunPacks.folder(root: root, name: name)))
  }

  /// Removes a run's folder, if it is still the one whose lock is held.
  func remove(_ run: RunFolder, _ lock: RunLock) {
    let name = Self.beginning + "\(run.id)-\(TrialClaims.uniqueName())"
    guard (try? lock.checkPlace()) != nil,
      (try? parent.rename(run.id, to: name, in: packs)) != nil
    else { return }
    // As a rule nothing else is in it.
    lock.remove()
    if !packs.removeFolder(name) { FileSystem.removeFolder(packs.path(of: name)) }
  }

  /// Removes what processes have moved aside that were killed before it was gone.
  func removeLeftovers() {
    for name in packs.names where name.hasPrefix(Self.beginning) {
      FileSystem.removeFolder(packs.path(of: name))
    }
  }
}
