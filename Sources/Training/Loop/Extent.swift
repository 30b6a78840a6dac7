package import Schedules

/// A stretch of training, counted in updates or in passes over the training samples.
public enum Extent: Sendable, Hashable {
  /// So many updates.
  case steps(Int)
  /// So many passes over the training samples.
  case epochs(Int)

  /// The count, of whatever it counts.
  var count: Int {
    switch self {
    case .steps(let count), .epochs(let count): count
    }
  }

  /// The number of updates, as many as can be counted if there are more.
  func steps(in epochs: EpochTable) -> Int {
    switch self {
    case .steps(let count): count
    case .epochs(let count): epochs.start(of: count)
    }
  }

  /// The updates done where the first of such stretches ends that ends with at least so many done.
  package func firstEnd(from steps: Int, in table: EpochTable) -> Int {
    switch self {
    case .steps(let count):
      return (steps + count - 1) / count * count
    case .epochs(let count):
      let (epochs, rest) = table.position(of: steps)
      return table.start(of: (epochs + (rest == 0 ? 0 : 1) + count - 1) / count * count)
    }
  }

  /// Whether the update numbered `step`, from 0, is the last one of such a stretch.
  package func ends(after step: Int, in table: EpochTable) -> Bool {
    switch self {
    case .steps(let count):
      return (step + 1) % count == 0
    case .epochs(let count):
      let (epochs, rest) = table.position(of: step + 1)
      return rest == 0 && epochs % count == 0
    }
  }
}
