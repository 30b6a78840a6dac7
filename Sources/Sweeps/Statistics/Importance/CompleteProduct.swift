/// The greatest part of a grid all of whose cells have a value, as far as leaving out levels of factors
/// one by one finds it: always the one with the greatest share of cells without a value.
struct CompleteProduct {
  /// How many levels of each factor are left.
  private(set) var counts: [Int]
  private let factors: GridFactors
  // The place of each level among those that are left; nil for those that are not.
  private var places: [[Int?]]
  // The levels of each cell without a value, until one of them is left out; and how many such cells
  // each level has, and which.
  private var lacking: [[Int]?]
  private var numbers: [[Int]]
  private var cells: [[[Int]]]

  /// Leaves out levels until all cells that are left are among some, or fewer than half are left.
  init(_ grid: Grid, _ factors: GridFactors, having known: Set<Int>) {
    self.factors = factors
    counts = factors.factors.map(\.count)
    places = counts.map { Array(0..<$0) }
    numbers = counts.map { [Int](repeating: 0, count: $0) }
    cells = counts.map { [[Int]](repeating: [], count: $0) }
    lacking = (0..<grid.cellCount).filter { !known.contains($0) }.map(factors.levels(ofCell:))
    for (cell, levels) in lacking.enumerated() {
      for (factor, level) in (levels ?? []).enumerated() {
        numbers[factor][level] += 1
        cells[factor][level].append(cell)
      }
    }
    leaveOutEmptyLevels()
    while let (factor, level) = emptiest, 2 * cellCount >= grid.cellCount {
      leaveOut(level, of: factor)
    }
    for factor in places.indices {
      var place = 0
      for level in places[factor].indices where places[factor][level] != nil {
        places[factor][level] = place
        place += 1
      }
    }
  }

  /// How many cells are left.
  var cellCount: Int { counts.reduce(1, *) }

  /// The place of a cell's level among those of each factor that are left; nil if one is left out.
  func places(of cell: Int) -> [Int]? {
    var found: [Int] = []
    for (factor, level) in factors.levels(ofCell: cell).enumerated() {
      guard let place = places[factor][level] else { return nil }
      found.append(place)
    }
    return found
  }

  /// The factor and the level with the greatest share of cells that lack a value, the first of equals;
  /// nil if no cell does.
  private var emptiest: (factor: Int, level: Int)? {
    var (found, greatest) = ((factor: Int, level: Int)?.none, 0.0)
    for factor in counts.indices where counts[factor] > 0 {
      // A level has as many cells as the others of its factor.
      let whole = Double(cellCount / counts[factor])
      for (level, number) in numbers[factor].enumerated() where Double(number) > greatest * whole {
        (found, greatest) = ((factor, level), Double(number) / whole)
      }
    }
    return found
  }

  /// Leaves out at once what no order of others would keep.
  private mutating func leaveOutEmptyLevels() {
    for factor in counts.indices {
      let whole = cellCount / max(1, counts[factor])
      for level in numbers[factor].indices where numbers[factor][level] == whole && whole > 0 {
        leaveOut(level, of: factor)
      }
    }
  }

  private mutating func leaveOut(_ level: Int, of factor: Int) {
    counts[factor] -= 1
    places[factor][level] = nil
    for cell in cells[factor][level] {
      for (factor, level) in (lacking[cell] ?? []).enumerated() { numbers[factor][level] -= 1 }
      lacking[cell] = nil
    }
  }
}
