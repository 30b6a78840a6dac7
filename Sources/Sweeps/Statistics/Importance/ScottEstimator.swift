internal import RealModule

/// The distribution of trials over the cells of one axis, smoothed by Parzen kernels whose width
/// follows Scott's rule.
///
///     σ = 1.059 · min(IQR/1.34, sd) · N^(−1/5)     at least 0.5/1.64, in cells
///
/// A kernel stands at each cell that has trials and weighs as many; another, of weight 1, stands in
/// the middle and is as wide as the axis. Kernels are normal distributions that are cut off at the
/// ends; on an axis of options a kernel is one option, with 1/(kernels) for each.
///
/// Source: Optuna 5, `ScottParzenEstimator`.
enum ScottEstimator {
  /// The probability of each cell of an axis of numbers, of how many trials each has.
  static func numbers(_ counts: [Int]) -> [Double] {
    let (occupied, cells) = (counts.indices.filter { counts[$0] > 0 }, counts.count)
    let width = width(counts, occupied)
    var masses = [Double](repeating: 0, count: cells)
    for cell in occupied {
      add(Double(counts[cell]), center: Double(cell), width: width, to: &masses)
    }
    add(1, center: Double(cells - 1) / 2, width: Double(cells), to: &masses)
    let total = Double(counts.reduce(1, +))
    return masses.map { $0 / total }
  }

  /// The probability of each option, of how many trials each has.
  static func options(_ counts: [Int]) -> [Double] {
    let occupied = counts.count { $0 > 0 }
    let prior = 1 / Double(occupied + 1)
    // A row sums to 1 + options · prior, and the prior's own to 1.
    let row = 1 + prior * Double(counts.count)
    let trials = Double(counts.reduce(0, +))
    return counts.map { count in
      (Double(count) / row + trials * prior / row + 1 / Double(counts.count)) / (trials + 1)
    }
  }

  private static func width(_ counts: [Int], _ occupied: [Int]) -> Double {
    let trials = counts.reduce(0, +)
    let weighted = occupied.map { (cell: Double($0), count: Double(counts[$0])) }
    let mean = weighted.reduce(0) { $0 + $1.cell * $1.count } / Double(trials)
    let squares = weighted.reduce(0) { $0 + ($1.cell - mean) * ($1.cell - mean) * $1.count }
    let deviation = (squares / Double(max(1, trials - 1))).squareRoot()
    let first = quartile(counts, occupied) { $0 >= trials / 4 }
    let third = quartile(counts, occupied) { $0 > trials * 3 / 4 }
    let spread = min(Double(third - first) / 1.34, deviation)
    return max(1.059 * spread * .pow(Double(trials), -0.2), 0.5 / 1.64)
  }

  /// The first cell up to which enough trials lie; the last occupied one if there is none.
  private static func quartile(
    _ counts: [Int], _ occupied: [Int], _ isEnough: (Int) -> Bool
  ) -> Int {
    var sum = 0
    for cell in occupied {
      sum += counts[cell]
      if isEnough(sum) { return cell }
    }
    return occupied.last ?? 0
  }

  private static func add(
    _ weight: Double, center: Double, width: Double, to masses: inout [Double]
  ) {
    func between(_ low: Double, _ high: Double) -> Double {
      NormalDistribution.between((low - center) / width, (high - center) / width)
    }
    let whole = between(-0.5, Double(masses.count) - 0.5)
    for cell in masses.indices {
      masses[cell] += weight * between(Double(cell) - 0.5, Double(cell) + 0.5) / whole
    }
  }
}
