internal import Results
internal import System

/// Where the runs of an experiment lie: in the folder that its ID names, and in those beside it that
/// `--force` has made, `ID-2`, `ID-3`, ….
struct RunLocation {
  /// The folder of all results.
  let root: String
  /// The experiment's name.
  let name: String
  /// Which experiment it is.
  let identity: Identity
  /// What a result of format 1, which has no digest, is compared with.
  let seed: UInt64
  let dataDigest: String
  /// Whether it is one of very many: the folders beside the ID's are then tried one by one, up to the
  /// first that is not there, and not looked for among all that there are.
  let isOneOfMany: Bool

  /// The folder of the newest run: the last that has ended, or else the last that can go on, or else the one
  /// that the ID names, or by the rule of earlier versions where a run that is there can be believed or
  /// resumed.
  var newest: RunFolder {
    let folders = numbers.map(folder)
    if let folder = folders.last(where: hasEnded) ?? folders.last(where: hasBegun) {
      return folder
    }
    let (usual, former) = (folder(identity.id), folder(identity.formerID))
    guard !usual.exists else { return usual }
    guard let result = former.storedResult else { return former.hasState ? former : usual }
    let isFormer = result.digest == identity.digest || isOfFormerRule(result)
    return isFormer && (former.hasState || Self.hasEnded(result)) ? former : usual
  }

  /// The folder of the newest run that no process works on, if that was begun by `--force` and can go on;
  /// nil if there is none.
  var interrupted: RunFolder? {
    let free = numbers.last { isOurs(folder($0)) && !RunLock.isHeld(of: folder($0)) }
    guard let number = free else { return nil }
    let newest = folder(number)
    guard let result = newest.storedResult else {
      return number > 1 || !newest.hasState ? newest : nil
    }
    guard !Self.hasEnded(result), number > 1 || result.isForced, hasUse(newest) else { return nil }
    return newest
  }

  /// Takes a run's folder, which is made if it is not there; nil is one for a run that begins anew beside
  /// the others.
  ///
  /// Where another process was quicker, a run that is forced begins anew beside that one's.
  ///
  /// - Throws: `FileError`: `busy` if another process has the folder, `cannotCreate` if there can be none.
  func take(
    _ folder: RunFolder?, isForced: Bool
  ) throws(FileError) -> (folder: RunFolder, lock: RunLock) {
    let folder = try make(folder)
    do throws(FileError) {
      return (folder, try RunLock(of: folder))
    } catch {
      guard isForced, error.kind == .busy else { throw error }
      return try take(nil, isForced: true)
    }
  }

  private func make(_ folder: RunFolder?) throws(FileError) -> RunFolder {
    guard let folder else {
      return try RunFolder(
        creating: root, name: name, id: identity.id, occupied: .sibling,
        number: (numbers.last ?? 0) + 1)
    }
    return try RunFolder(creating: root, name: name, id: folder.id)
  }

  /// Whether a result tells that its run came to an end, and to which.
  static func hasEnded(_ result: StoredResult) -> Bool {
    [.done, .diverged].contains(result.status) && result.isComplete
  }

  /// Whether a result that was found in a folder is this experiment's.
  func isOurs(_ result: StoredResult, in folder: RunFolder) -> Bool {
    // Format 1 had no digest, and no folder of today's names.
    result.digest == identity.digest
      || result.digest == nil && folder.id == identity.formerID && isOfFormerRule(result)
  }

  private var numbers: [Int] {
    guard !isOneOfMany else {
      let beside = (2...).prefix { folder($0).exists }
      return (folder(1).exists ? [1] : []) + beside
    }
    return RunFolder.numbers(of: identity.id, named: name, in: root).filter { folder($0).exists }
  }

  private func folder(_ number: Int) -> RunFolder {
    folder(RunFolder.sibling(of: identity.id, number))
  }

  private func folder(_ id: String) -> RunFolder { RunFolder(root: root, name: name, id: id) }

  /// Whether a folder is this experiment's: by its result, or as one that a process was killed in before it
  /// could write one.
  private func isOurs(_ folder: RunFolder) -> Bool {
    guard let result = folder.storedResult else { return !folder.hasWeights }
    return result.digest == identity.digest
  }

  /// Whether this experiment's run in a folder came to its end.
  private func hasEnded(_ folder: RunFolder) -> Bool {
    folder.storedResult.map { $0.digest == identity.digest && Self.hasEnded($0) } ?? false
  }

  /// Whether this experiment's run in a folder has come as far as a result or a checkpoint: less than that
  /// may be anybody's folder.
  private func hasBegun(_ folder: RunFolder) -> Bool {
    guard let result = folder.storedResult else { return folder.hasState && !folder.hasWeights }
    return result.digest == identity.digest
  }

  /// Whether a run can be resumed or begun in a folder: what it has saved is not damaged.
  private func hasUse(_ folder: RunFolder) -> Bool {
    do throws(CheckpointError) {
      _ = try Checkpoint(in: folder, digest: identity.digest)
    } catch { return error.obstacle != nil }
    return true
  }

  /// Whether a result is of the format that had no digest, and of this experiment as far as that
  /// format tells.
  private func isOfFormerRule(_ result: StoredResult) -> Bool {
    result.isFormer(name: name, id: identity.formerID, seed: seed, dataDigest: dataDigest)
  }
}
