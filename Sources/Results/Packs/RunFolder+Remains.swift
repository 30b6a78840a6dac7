internal import System

extension RunFolder {
  /// Whether a file of a run's folder is one of those that every run has.
  static func isOwn(_ name: String) -> Bool {
    let names = [
      "spec.yaml", "source.yaml", "resolved.json", "encoding.json", "split.json", "metrics.csv",
      "result.json", ConfusionOutput.name,
    ]
    return names.contains(name) || name.hasPrefix("git") && name.hasSuffix(".diff")
  }

  /// Whether what is called so in a run's folder is its folder of pictures, with nothing else in it.
  static func isPlots(_ name: String, in place: Folder) -> Bool {
    guard name == plotsName, let names = try? place.folder(name).names else { return false }
    return names.allSatisfy { plotNames.contains($0) || AtomicFile.isTemporary($0) }
  }

  /// Removes what a process has left of the folder of a run that is in a pack and has its end there, if no
  /// process works on it and nothing else is in it.
  package func removeRemains() {
    guard exists, !hasWeights, !hasState, let lock = try? RunLock(of: self) else { return }
    let isWhole = storedResult.map { $0.status != .running && $0.status != .interrupted } ?? false
    let others = lock.place.names.filter {
      $0 != ".lock" && $0 != "checkpoint" && !AtomicFile.isTemporary($0) && !Self.isOwn($0)
        && !Self.isPlots($0, in: lock.place)
    }
    if !isWhole, others.isEmpty { try? RunRemoval(root: root, name: name).remove(self, lock) }
  }
}
