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

  private var endings: [Ending]
  private let place: Folder
  private let packing: RunPacking
  private let flush: RunGroup.Flush
  /// What went wrong with single runs, by the names of their folders.
  private var failures: [String: FileError] = [:]

  init(
    _ endings: [Ending], on place: Folder, _ packing: RunPacking, _ flush: @escaping RunGroup.Flush
  ) {
    (self.endings, self.place, self.packing, self.flush) = (endings, place, packing, flush)
  }

  /// Brings the files of all runs to the disk, and gives them their names; the locks are given back when
  /// the batch goes.
  ///
  /// - Returns: What went wrong with single runs, by the names of their folders: these have not ended, and
  ///   their files that have no name yet are removed.
  /// - Throws: `FileError` if the disk has failed, which ends no run.
  package func commit() throws(FileError) -> [String: FileError] {
    var isOver = false
    defer { for ending in endings where !isOver || !isEnded(ending.run) { ending.file?.discard() } }
    try pack()
    guard !endings.isEmpty else { return failures }
    try flush(place)
    for ending in endings {
      try take(ending.run) { () throws(FileError) in
        try ending.run.checkPlace()
        try ending.file?.release()
      }
    }
    let ended = endings.map(\.run).filter(isEnded)
    // That it cannot be written takes nothing from the results.
    try? ended.last?.folder.updateLatest(.group)
    try flush(place)
    isOver = true
    for run in ended where !run.keepsState && run.folder.hasState {
      run.folder.removeLeftovers(andState: true)
    }
    return failures
  }

  private func isEnded(_ run: RunSession) -> Bool { failures[run.folder.id] == nil }

  /// Does something with a run, and takes down what goes wrong with it alone.
  ///
  /// - Throws: `FileError` if the disk has failed.
  private func take(_ run: RunSession, _ body: () throws(FileError) -> Void) throws(FileError) {
    guard isEnded(run) else { return }
    do throws(FileError) {
      try body()
    } catch {
      guard !error.isOfDisk else { throw error }
      failures[run.folder.id] = error
    }
  }

  /// Moves the runs into packs that are kept there; what is left has to be done for the others.
  private func pack() throws(FileError) {
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
    guard !runs.isEmpty else { return }
    for run in try packing.move(runs) {
      others += endings.filter { $0.run === run }
      try take(run) { () throws(FileError) in
        if let result = try run.leaveMemory() { others.append(Ending(run: run, file: result)) }
      }
    }
    endings = others
  }
}
