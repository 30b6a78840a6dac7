package import System

/// Runs of a group that end together.
///
/// It belongs to one thread at a time, which is why it may say that it is sendable.
package final class RunBatch: @unchecked Sendable {
  /// A run that ends, with one of its last files, which has no name yet.
  struct Ending {
    let run: RunSession
    let file: HeldFile?
  }

  private let endings: [Ending]
  private let place: Folder
  private let packing: RunPacking
  private let flush: RunGroup.Flush

  init(
    _ endings: [Ending], on place: Folder, _ packing: RunPacking, _ flush: @escaping RunGroup.Flush
  ) {
    (self.endings, self.place, self.packing, self.flush) = (endings, place, packing, flush)
  }

  /// Brings the files of all runs to the disk, and gives them their names; the locks are given back when
  /// the batch goes.
  ///
  /// - Returns: What went wrong with single runs, by their IDs: these have not ended.
  /// - Throws: `FileError` if the disk has failed, which ends no run.
  package func commit() throws(FileError) -> [String: FileError] {
    let endings = try pack()
    guard !endings.isEmpty else { return [:] }
    try flush(place)
    var failures: [String: FileError] = [:]
    for ending in endings where failures[ending.run.folder.id] == nil {
      do throws(FileError) {
        try ending.run.checkPlace()
        try ending.file?.release()
      } catch { failures[ending.run.folder.id] = error }
    }
    let ended = endings.map(\.run).filter { failures[$0.folder.id] == nil }
    // That it cannot be written takes nothing from the results.
    try? ended.last?.folder.updateLatest(.group)
    try flush(place)
    for run in ended where !run.keepsState && run.folder.hasState {
      run.folder.removeLeftovers(andState: true)
    }
    return failures
  }

  /// Moves the runs into packs that are kept there.
  ///
  /// - Returns: What has to be done for the others.
  private func pack() throws(FileError) -> [Ending] {
    var runs: [(run: RunSession, held: [HeldFile])] = []
    var others: [Ending] = []
    for ending in endings {
      if !ending.run.isPacked {
        others.append(ending)
      } else if runs.last?.run === ending.run {
        runs[runs.count - 1].held += [ending.file].compactMap(\.self)
      } else {
        runs.append((ending.run, [ending.file].compactMap(\.self)))
      }
    }
    guard !runs.isEmpty else { return endings }
    for run in try packing.move(runs) {
      others += endings.filter { $0.run === run }
      if let result = try run.leaveMemory() { others.append(Ending(run: run, file: result)) }
    }
    return others
  }
}
