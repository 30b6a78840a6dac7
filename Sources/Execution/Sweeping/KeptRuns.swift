internal import Experiments
internal import Results

/// What the trials of a sweep have left, in folders and in packs.
final class KeptRuns {
  private let sweep: PreparedSweep
  private let root: String
  private let packs: RunPacks

  /// Looks at a folder of all results.
  init(of sweep: PreparedSweep, in root: String) {
    (self.sweep, self.root) = (sweep, root)
    packs = RunPacks(root: root, name: sweep.name)
  }

  /// Looks at the packs anew.
  func refresh() { packs.refresh() }

  /// Whether what a trial has left is there, with the weights that the sweep asks for: a trial that lacks
  /// them runs again, to the same bytes.
  func contain(_ record: TrialRecord) -> Bool {
    let folder = RunFolder(root: root, name: sweep.name, id: record.id)
    let needsWeights = record.status == .done && sweep.results.weights == .all
    if folder.exists { return !needsWeights || folder.hasWeights }
    guard packs.contains(record.id) else { return false }
    return !needsWeights || packs.run(record.id)?.result?.lacksWeights == false
  }
}
