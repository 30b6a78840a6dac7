internal import System

/// Moves runs that have ended from their folders into packs of this process.
///
/// It is used by one batch of a group at a time, which is why it may say that it is sendable.
final class RunPacking: @unchecked Sendable {
  private var writers: [String: PackWriter] = [:]
  private var removals: [String: RunRemoval] = [:]
  private let spares: SpareFolders

  /// Makes a packing that keeps the folders for other runs.
  init(keepingIn spares: SpareFolders) { self.spares = spares }

  /// Moves runs, each with those of its files that wait for their names; their folders are then gone.
  ///
  /// - Returns: The runs that have to stay in their folders, with all that has a name of its own there.
  /// - Throws: `FileError` if the disk has failed: nothing was moved, or not all of it, and what is in both
  ///   places does no harm.
  func move(_ runs: [(run: RunSession, held: [HeldFile])]) throws(FileError) -> [RunSession] {
    var (staying, packed): ([RunSession], [String: [(RunSession, PackedRun)]]) = ([], [:])
    for (run, held) in runs {
      guard let record = Self.record(of: run, held) else {
        staying.append(run)
        continue
      }
      packed["\(run.folder.root)/\(run.folder.name)", default: []].append((run, record))
    }
    for (place, runs) in packed {
      do throws(FileError) {
        try move(runs, to: place)
      } catch {
        guard !error.isOfDisk else { throw error }
        staying += runs.map(\.0)
      }
    }
    return staying
  }

  private func move(
    _ runs: [(run: RunSession, record: PackedRun)], to place: String
  ) throws(FileError) {
    let folder = runs[0].run.folder
    let writer = writers[place] ?? PackWriter(root: folder.root, name: folder.name)
    writers[place] = writer
    try writer.append(runs.map(\.record))
    guard let removal = removal(of: folder, place) else { return }
    for (run, _) in runs { run.remove(by: removal) }
  }

  /// What removes runs of a place; nil where the folder was moved away meanwhile.
  private func removal(of folder: RunFolder, _ place: String) -> RunRemoval? {
    if let removal = removals[place] { return removal }
    let removal = try? RunRemoval(root: folder.root, name: folder.name, keepingIn: spares)
    removal?.removeLeftovers()
    removals[place] = removal
    return removal
  }

  /// The files of a run; nil where there is something in its folder that is none of them.
  private static func record(of run: RunSession, _ held: [HeldFile]) -> PackedRun? {
    guard (try? run.checkPlace()) != nil else { return nil }
    var files = run.memory ?? []
    for name in run.place.names.sorted() where name != ".lock" && name != "checkpoint" {
      guard !AtomicFile.isTemporary(name), !RunFolder.isPlots(name, in: run.place) else {
        continue
      }
      guard RunFolder.isOwn(name) else { return nil }
      // The one that is there says that the run is running.
      guard name != "result.json" else { continue }
      let bytes = SmallFile.contents("\(run.folder.path)/\(name)", limit: 1 << 40)
      guard let bytes else { return nil }
      files.append(PackedRun.File(name: name, bytes: bytes))
    }
    for file in held {
      guard let bytes = file.contents else { return nil }
      let folder = file.name.hasSuffix(".safetensors") ? "checkpoint/" : ""
      files.append(PackedRun.File(name: folder + file.name, bytes: bytes))
    }
    return PackedRun(id: run.folder.id, files: files)
  }
}
