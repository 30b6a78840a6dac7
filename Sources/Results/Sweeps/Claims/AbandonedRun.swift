internal import System

/// The folder of a run that is moved away from a process which has lost its claim: it may be frozen, and
/// go on at any time.
///
/// That process goes on in the folder that it has open, and ends when it finds that it is not in its place.
/// What the run can be resumed from is first put into a new folder, its successor:
///
/// 1. `.abandoned/ID.TOKEN.next`, the successor, is made whole;
/// 2. the run's folder becomes `.abandoned/ID.TOKEN`;
/// 3. the successor gets the run's name.
///
/// Who is killed before 2 has changed nothing; after 2 the next worker finds by the names that 3 is missing.
enum AbandonedRun {
  private static let suffix = ".next"

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
      let token = TrialClaims.uniqueName()
      try prepare(folder, token)
      try moveAside(folder, token)
      try finishMove(id, named: name, in: root)
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

  /// Makes the successor of a run's folder, if there is a checkpoint: that, which is never written to but
  /// replaced, and then a copy of the rows, of which there are at least as many as it counts.
  static func prepare(_ run: RunFolder, _ token: String) throws(FileError) {
    let old = try run.open()
    let state = FileSystem.name(of: run.state)
    guard let saved = try? old.folder("checkpoint"), saved.names.contains(state) else { return }
    let (place, name) = (try place(of: run), "\(run.id).\(token)\(suffix)")
    _ = try place.makeFolder(name)
    let new = try place.folder(name)
    _ = try new.makeFolder("checkpoint")
    let checkpoints = try new.folder("checkpoint")
    if !saved.link(state, to: state, in: checkpoints) {
      try copy(state, from: saved, to: checkpoints)
    }
    try copy(MetricsOutput.name, from: old, to: new)
    for folder in [checkpoints, new, place] { try folder.synchronize() }
  }

  /// Moves a run's folder to `ROOT/NAME/sweeps/.abandoned`, where nobody takes it for a run's.
  static func moveAside(_ run: RunFolder, _ token: String) throws(FileError) {
    let (place, target) = (try place(of: run), "\(run.id).\(token)")
    do throws(FileError) {
      try Folder(run.root).folder(run.name).rename(run.id, to: target, in: place)
    } catch {
      // What was reported to have failed may have been done.
      guard (try? place.folder(target)) != nil else { throw error }
    }
  }

  /// Gives successors of a run's folders their names whose places are empty; one whose run's folder was not
  /// moved away is removed.
  static func finishMove(_ id: String, named name: String, in root: String) throws(FileError) {
    let path = "\(root)/\(name)/sweeps/.abandoned"
    guard let place = try? Folder(path) else { return }
    let names = Set(place.names)
    for entry in names where entry.hasSuffix(suffix) {
      let run = RunFolder(root: root, name: name, id: String(entry.prefix { $0 != "." }))
      guard RunFolder.isName(run.id, ofRun: id) else { continue }
      if !run.exists, names.contains(String(entry.dropLast(suffix.count))) {
        try place.rename(entry, to: run.id, in: Folder(root).folder(name))
      } else {
        FileSystem.removeFolder("\(path)/\(entry)")
      }
    }
  }

  /// The folder that abandoned ones are moved to, made if it is not there.
  private static func place(of run: RunFolder) throws(FileError) -> Folder {
    let sweeps = try Folder(run.root).folder(run.name).folder("sweeps")
    _ = try sweeps.makeFolder(".abandoned")
    return try sweeps.folder(".abandoned")
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
