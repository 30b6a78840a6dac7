/// The axes of a grid by what they can be told apart by: axes that go in step are one factor.
struct GridFactors {
  /// Axes that have one level in common.
  struct Factor {
    /// The places of the axes.
    let axes: [Int]
    /// How many levels there are.
    let count: Int
  }

  private let grid: Grid
  /// The factors in the order of their axes.
  let factors: [Factor]

  init(_ grid: Grid) {
    self.grid = grid
    var (factors, axis) = ([Factor](), 0)
    Self.append(grid, to: &factors, &axis)
    self.factors = factors
  }

  /// The level of each factor that a cell has.
  func levels(ofCell cell: Int) -> [Int] {
    var levels: [Int] = []
    Self.append(cell, of: grid, to: &levels)
    return levels
  }

  private static func append(_ grid: Grid, to factors: inout [Factor], _ axis: inout Int) {
    if case .product(let parts) = grid {
      for part in parts { append(part, to: &factors, &axis) }
    } else {
      let axes = axis..<axis + grid.axisCount
      factors.append(Factor(axes: Array(axes), count: grid.cellCount))
      axis = axes.upperBound
    }
  }

  private static func append(_ cell: Int, of grid: Grid, to levels: inout [Int]) {
    guard case .product(let parts) = grid else { return levels.append(cell) }
    var width = grid.cellCount
    for part in parts {
      width /= part.cellCount
      append(cell / width % part.cellCount, of: part, to: &levels)
    }
  }
}

extension Grid {
  fileprivate var axisCount: Int {
    switch self {
    case .axis: 1
    case .product(let parts), .zip(let parts): parts.reduce(0) { $0 + $1.axisCount }
    }
  }
}
