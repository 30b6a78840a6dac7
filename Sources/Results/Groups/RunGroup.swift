package import System

/// Runs whose files come onto the disk together: one flush of the file system for all of them in place of
/// several a run.
///
/// A run of a group has ended when its batch is committed. Until then its last files wait under temporary
/// names, so that its result says that it is running, and its lock is held. Whenever a process is killed
/// or a machine stops, a run is therefore found as one that was interrupted, or with all of its files
/// whole.
package final class RunGroup {
  /// Waits until a folder's file system is on the disk.
  package typealias Flush = @Sendable (Folder) throws(FileError) -> Void

  private let place: Folder
  private let flush: Flush
  private let spares = SpareFolders()
  private let packing: RunPacking
  private var waiting: [RunBatch.Ending] = []

  /// Makes a group without runs, of a folder on the file system that they are on; flushing that can be
  /// replaced by something else.
  package init(
    on place: Folder,
    flush: @escaping Flush = { (place) throws(FileError) in try place.synchronizeFileSystem() }
  ) {
    (self.place, self.flush) = (place, flush)
    packing = RunPacking(keepingIn: spares)
  }

  /// Makes the folder of a run out of that of one which is in a pack, if there is such a folder and none yet of
  /// the run.
  package func makeFolder(of run: RunFolder) { spares.makeFolder(of: run) }

  /// Lets a file of a run wait for its name; of a run that is all in memory there is none.
  func hold(_ file: HeldFile?, of run: RunSession) {
    waiting.append(RunBatch.Ending(run: run, file: file))
  }

  /// Lets go of the runs of an ID that have ended and were not handed over: they have not ended after all, and
  /// their locks are given back.
  package func discard(_ id: String) {
    for ending in waiting where RunFolder.isName(ending.run.folder.id, ofRun: id) {
      ending.file?.discard()
    }
    waiting.removeAll { RunFolder.isName($0.run.folder.id, ofRun: id) }
  }

  /// Waits until all that was written is on the disk, such as before a checkpoint that counts on it.
  func synchronize() throws(FileError) { try flush(place) }

  /// Hands over the runs that have ended since this was asked for last.
  package func takeBatch() -> RunBatch {
    defer { waiting = [] }
    return RunBatch(waiting, on: place, packing, flush)
  }
}
