internal import Experiments
internal import Sweeps

extension SweepSection {
  /// How many trials are read, at most, before the first of them runs.
  var readingCount: Int {
    let (count, isBeyond): (Int, Bool)
    switch cells {
    case .grid(let grid):
      (count, isBeyond) = grid.cellCount.multipliedReportingOverflow(by: repeats)
    case .search(let strategy, let trials):
      (count, isBeyond) = (probes.count + (strategy.looksBack ? 0 : trials * repeats), false)
    }
    return isBeyond ? .max : count
  }
}
