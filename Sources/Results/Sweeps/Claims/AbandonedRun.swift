internal import System

/// The folder of a run that is moved away from a process which has lost its claim: it may be frozen, and
/// go on at any time.
///
/// That process goes on in the folder that it has open, and ends when it finds that it is not in its place.
/// What the run can be resumed from goes to a new folder in the old one's place.
enum AbandonedRun {
  /// Moves the folders of a run that processes were the last to lock, unless the run has ended there.
  static func move(
    _ id: String, named name: String, in root: String, from owners: [ProcessIdentity]
  ) throws(FileError) {
    let holders = owners.map(RunLock.text(of:))
    for number in RunFolder.numbers(of: id, named: name, in: root) {
      let folder = RunFolder(root: root, name: name, id: RunFolder.sibling(of: id, number))
      guard let holder = RunLock.lastHolder(of: folder), holders.contains(holder) else { continue }
      let result = StoredResult(folder.result)
      if let result, result.status.isEnd, result.isComplete { continue }
      try moveAside(folder)
    }
  }

  /// Removes what was moved away of runs that have ended, unless a process has it still.
  static func removeAll(named name: String, in root: String) {
    let place = "\(root)/\(name)/sweeps/.abandoned"
    for entry in (try? Folder(place))?.names ?? [] {
      let run = RunFolder(root: root, name: name, id: String(entry.prefix { $0 != "." }))
      guard let result = StoredResult(run.result), result.status.isEnd, result.isComplete,
        FileSystem.isLocked("\(place)/\(entry)/.lock") == false
      else { continue }
      FileSystem.removeFolder("\(place)/\(entry)")
    }
  }

  /// Moves a run's folder to `ROOT/NAME/sweeps/.abandoned`, where nobody takes it for a run's.
  static func moveAside(_ run: RunFolder) throws(FileError) {
    let parent = try Folder(run.root).folder(run.name)
    let sweeps = try parent.folder("sweeps")
    _ = try sweeps.makeFolder(".abandoned")
    let (place, target) = (try sweeps.folder(".abandoned"), "\(run.id).\(TrialClaims.uniqueName())")
    do throws(FileError) {
      try parent.rename(run.id, to: target, in: place)
    } catch {
      // What was reported to have failed may have been done.
      guard (try? place.folder(target)) != nil else { throw error }
    }
    try salvage(place.folder(target), as: run)
  }

  /// Puts what the run is resumed from into a new folder: a checkpoint, which is never written to but
  /// replaced, and then a copy of the rows, of which there are at least as many as it counts.
  private static func salvage(_ old: Folder, as run: RunFolder) throws(FileError) {
    let state = FileSystem.name(of: run.state)
    guard let saved = try? old.folder("checkpoint"), saved.names.contains(state) else { return }
    let new = try RunFolder(creating: run.root, name: run.name, id: run.id).open()
    let checkpoints = try run.checkpoints(in: new)
    let temporary = AtomicFile.temporaryName()
    try saved.rename(state, to: temporary, in: checkpoints)
    try copy(MetricsOutput.name, from: old, to: new)
    try checkpoints.rename(temporary, to: state)
  }

  private static func copy(
    _ name: String, from old: Folder, to new: Folder
  ) throws(FileError) {
    let source = try RegularFile(old.path(of: name))
    try AtomicFile.write(to: name, in: new) { (file) throws(FileError) in
      var piece: [UInt8] = []
      repeat {
        piece.removeAll(keepingCapacity: true)
        try source.append(1 << 20, to: &piece)
        try file.write(piece)
      } while !piece.isEmpty
    }
  }
}
