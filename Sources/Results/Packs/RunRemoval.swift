internal import System

/// Removes the folders of runs that are in packs of a name.
///
/// A folder is first moved to `ROOT/NAME/packs` under a name that no run has, so that nobody meets one that
/// is half removed. As a rule it stays there for a next run. What a kill leaves there goes when the next
/// process begins a pack.
struct RunRemoval {
  private static let beginning = ".removed-"

  private let parent: Folder
  private let packs: Folder
  private let spares: SpareFolders?

  /// Opens the folders of a name; those that are removed may be kept for other runs.
  ///
  /// - Throws: `FileError` with `cannotCreate`.
  init(root: String, name: String, keepingIn spares: SpareFolders? = nil) throws(FileError) {
    self.spares = spares
    parent = try Folder(root).folder(name)
    packs = try parent.folder(FileSystem.name(of: RunPacks.folder(root: root, name: name)))
  }

  /// Removes a run's folder, if it is still the one whose lock is held.
  func remove(_ run: RunFolder, _ lock: RunLock) {
    // As a rule nothing else is in it.
    let isSpare = spares != nil && lock.place.names == [RunLock.name]
    let beginning = isSpare ? SpareFolders.beginning : Self.beginning
    let name = beginning + "\(run.id)-\(TrialClaims.uniqueName())"
    guard (try? lock.checkPlace()) != nil,
      (try? parent.rename(run.id, to: name, in: packs)) != nil
    else { return }
    if isSpare, let spares {
      // Who takes the lock now finds that the folder is not the run's any more.
      lock.release()
      return spares.keep(name, of: run, parent: parent, packs: packs)
    }
    lock.remove()
    if !packs.removeFolder(name) { FileSystem.removeFolder(packs.path(of: name)) }
  }

  /// Removes what processes have moved aside that were killed before it was gone.
  func removeLeftovers() {
    for name in packs.names {
      let isSpare = name.hasPrefix(SpareFolders.beginning)
      guard isSpare ? isAbandoned(name) : name.hasPrefix(Self.beginning) else { continue }
      FileSystem.removeFolder(packs.path(of: name))
    }
  }

  /// Whether the process is known to have ended that a spare belongs to.
  private func isAbandoned(_ spare: String) -> Bool {
    guard let place = try? packs.folder(spare) else { return false }
    // One that tells of no process was about to be removed when its process was killed.
    let text = place.contents(RunLock.name, limit: 1024) ?? []
    return text.isEmpty || RunLock.isLastHolderGone(of: place)
  }
}
