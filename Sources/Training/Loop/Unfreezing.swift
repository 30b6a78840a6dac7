import Optimizers

/// The parameter groups that are not trained before some update of a run.
///
/// Until then a group has no gradients, no share in their norm and no state, which begins with its first update;
/// schedules go on with the run's time meanwhile.
struct Unfreezing {
  /// The number of updates before the first of each group; empty where all begin with the run.
  private let starts: [Int]
  /// The updates for which the groups are as they were set last.
  private var settled: Range<Int>?

  /// Takes the number of updates before the first of each group.
  init(_ starts: [Int]) { self.starts = starts }

  /// Whether groups may have to be set for an update, which is then the first of a stretch without changes.
  mutating func changes(at step: Int) -> Bool {
    guard !starts.isEmpty, settled?.contains(step) != true else { return false }
    let past = starts.filter { $0 <= step }.max() ?? 0
    settled = past..<(starts.filter { $0 > step }.min() ?? .max)
    return true
  }

  /// Holds the groups that an update does not train, and no others.
  func apply(to optimizer: any Optimizer, at step: Int) {
    for index in optimizer.groups.indices {
      optimizer.groups[index].isHeld = step < starts[index]
    }
  }
}
