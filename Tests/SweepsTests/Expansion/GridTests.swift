import Testing

@testable import Sweeps

struct GridTests {
  static let grids: [(grid: Grid, cells: [[Int]])] = [
    (.axis(3), [[0], [1], [2]]),
    (.product([.axis(2), .axis(3)]), [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]]),
    (.zip([.axis(2), .axis(2)]), [[0, 0], [1, 1]]),
    (
      .product([.axis(2), .zip([.axis(2), .axis(2)])]),
      [[0, 0, 0], [0, 1, 1], [1, 0, 0], [1, 1, 1]]
    ),
    (
      .zip([.product([.axis(2), .axis(2)]), .axis(4)]),
      [[0, 0, 0], [0, 1, 1], [1, 0, 2], [1, 1, 3]]
    ),
    (.product([]), [[]]),
    (.product([.axis(2), .axis(0)]), []),
  ]

  @Test("a grid has its cells in the order of nested loops", arguments: grids)
  func cells(grid: Grid, cells: [[Int]]) {
    #expect(grid.cellCount == cells.count)
    #expect((0..<grid.cellCount).map(grid.choices(ofCell:)) == cells)
  }

  @Test func `more cells than can be counted are the greatest number`() {
    let axis = Grid.axis(1 << 20)
    #expect(Grid.product([axis, axis, axis]).cellCount == 1 << 60)
    #expect(Grid.product([axis, axis, axis, axis]).cellCount == .max)
    #expect(Grid.product([axis, axis, axis, axis, .axis(0)]).cellCount == 0)
  }
}
