package import System

/// Runs of a group that end together.
///
/// It belongs to one thread at a time, which is why it may say that it is sendable.
package final class RunBatch: @unchecked Sendable {
  /// One of the last files of a run, which has no name yet.
  struct Ending {
    let run: RunSession
    let file: HeldFile
  }

  private let endings: [Ending]
  private let place: Folder
  private let flush: RunGroup.Flush

  init(_ endings: [Ending], on place: Folder, _ flush: @escaping RunGroup.Flush) {
    (self.endings, self.place, self.flush) = (endings, place, flush)
  }

  /// Brings the files of all runs to the disk, and gives them their names; the locks are given back when
  /// the batch goes.
  ///
  /// - Returns: What went wrong with single runs, by their IDs: these have not ended.
  /// - Throws: `FileError` if the disk has failed, which ends no run.
  package func commit() throws(FileError) -> [String: FileError] {
    guard !endings.isEmpty else { return [:] }
    try flush(place)
    var failures: [String: FileError] = [:]
    for ending in endings where failures[ending.run.folder.id] == nil {
      do throws(FileError) {
        try ending.run.checkPlace()
        try ending.file.release()
      } catch { failures[ending.run.folder.id] = error }
    }
    let ended = endings.map(\.run).filter { failures[$0.folder.id] == nil }
    // That it cannot be written takes nothing from the results.
    try? ended.last?.folder.updateLatest(.group)
    try flush(place)
    for run in ended where run.record.status == .done && run.folder.hasState {
      run.folder.removeLeftovers(andState: true)
    }
    return failures
  }
}
