/// How the axes of a sweep are combined.
///
/// Axes count in the order in which they stand; a grid knows only how many values each has. Cells
/// count from 0; the last axis of a product changes first, as in nested loops.
package indirect enum Grid: Sendable, Hashable {
  /// One axis with so many values.
  case axis(Int)
  /// Every combination of the parts.
  case product([Grid])
  /// The parts in step; all have as many cells.
  case zip([Grid])

  /// How many cells there are; `Int.max` stands for more.
  package var cellCount: Int {
    switch self {
    case .axis(let count): count
    case .zip(let parts): parts.map(\.cellCount).min() ?? 0
    case .product(let parts):
      parts.contains { $0.cellCount == 0 }
        ? 0 : parts.reduce(1) { $0.saturatingProduct(with: $1.cellCount) }
    }
  }

  /// Which value of each axis a cell has.
  package func choices(ofCell cell: Int) -> [Int] {
    precondition((0..<cellCount).contains(cell), "a grid has cells 0 to its count")
    var choices: [Int] = []
    append(cell, to: &choices)
    return choices
  }

  private func append(_ cell: Int, to choices: inout [Int]) {
    switch self {
    case .axis: choices.append(cell)
    case .zip(let parts): for part in parts { part.append(cell, to: &choices) }
    case .product(let parts):
      var (rest, own) = (cell, [Int](repeating: 0, count: parts.count))
      for (index, part) in parts.enumerated().reversed() {
        own[index] = rest % part.cellCount
        rest /= part.cellCount
      }
      for (part, cell) in Swift.zip(parts, own) { part.append(cell, to: &choices) }
    }
  }
}

extension Int {
  /// The product of two numbers that are not negative; the greatest number where it is beyond that.
  package func saturatingProduct(with other: Int) -> Int {
    let (product, isBeyond) = multipliedReportingOverflow(by: other)
    return isBeyond ? .max : product
  }
}
