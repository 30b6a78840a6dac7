internal import Experiments
internal import Results

/// What the trials of a sweep have left, in folders and in packs.
final class KeptRuns {
  private let sweep: PreparedSweep
  private let root: String
  private let packs: RunPacks
  /// How many runs that were asked for are named by packs which do not hold them whole.
  private var damaged = 0

  /// Looks at a folder of all results.
  init(of sweep: PreparedSweep, in root: String) {
    (self.sweep, self.root) = (sweep, root)
    packs = RunPacks(root: root, name: sweep.name)
  }

  /// Looks at the packs anew.
  func refresh() { packs.refresh() }

  /// What is to be told of packs that are damaged, once all trials were asked for.
  var problem: Problem? {
    guard damaged > 0 else { return nil }
    let place = "\(root)/\(sweep.name)/packs"
    return Problem(at: place, Message.damagedRecords(damaged), nil)
  }

  /// Whether what a trial has left is there, with the weights that the sweep asks for: a trial that lacks
  /// them runs again, to the same bytes, and so does one whose record in a pack is damaged.
  func contain(_ record: TrialRecord) -> Bool {
    let folder = RunFolder(root: root, name: sweep.name, id: record.id)
    let needsWeights = record.status == .done && sweep.results.weights == .all
    if folder.exists { return !needsWeights || folder.hasWeights }
    guard packs.contains(record.id) else { return false }
    guard let run = packs.run(record.id) else {
      damaged += 1
      return false
    }
    return !needsWeights || run.result?.lacksWeights == false
  }
}
