internal import Synchronization
internal import System

/// Folders of runs that are in packs now, kept for the next runs of the process.
///
/// File systems are slow to give an inode out again that was freed a moment ago: ext4 passes over each one of
/// the last minutes whenever something is made. Folders that come and go by the ten thousand would cost more
/// than their trials. A spare has no file but `.lock`, whose text tells which process it belongs to.
final class SpareFolders: Sendable {
  /// How the names of spares begin; no run has such a name.
  static let beginning = ".spare-"

  private struct Pool {
    /// `ROOT/NAME`.
    let parent: Folder
    /// `ROOT/NAME/packs`.
    let packs: Folder
    var names: [String] = []
  }

  /// The spares by the paths of their `ROOT/NAME`.
  private let pools = Mutex<[String: Pool]>([:])

  deinit {
    for pool in pools.withLock({ $0 }).values {
      for name in pool.names { Self.remove(name, in: pool.packs) }
    }
  }

  /// Keeps a folder, which has a spare's name by now and whose lock is free.
  func keep(_ name: String, of run: RunFolder, parent: Folder, packs: Folder) {
    pools.withLock {
      $0[Self.key(of: run), default: Pool(parent: parent, packs: packs)].names.append(name)
    }
  }

  /// Makes a run's folder out of a spare; where there is none, or something has the run's name, nothing is
  /// done.
  func makeFolder(of run: RunFolder) {
    guard let (spare, pool) = take(for: run) else { return }
    guard !pool.packs.rename(spare, toFree: run.id, in: pool.parent) else { return }
    Self.remove(spare, in: pool.packs)
  }

  private func take(for run: RunFolder) -> (spare: String, Pool)? {
    pools.withLock { pools in
      guard let spare = pools[Self.key(of: run)]?.names.popLast() else { return nil }
      return pools[Self.key(of: run)].map { (spare, $0) }
    }
  }

  private static func key(of run: RunFolder) -> String { "\(run.root)/\(run.name)" }

  private static func remove(_ name: String, in packs: Folder) {
    try? packs.folder(name).remove(RunLock.name)
    _ = packs.removeFolder(name)
  }
}
