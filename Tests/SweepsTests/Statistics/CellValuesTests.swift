import Testing

@testable import Sweeps

@Suite struct CellValuesTests {
  @Test func `values stand in the order of their seeds`() {
    var cell = CellValues()
    #expect(cell.counted.isEmpty && cell.counted.statistics == nil)
    for (seed, value) in [(3, 0.3), (1, 0.1), (2, 0.2)] { cell.add(value, seed: seed, .searched) }
    #expect(cell.searched.values.map(\.seed) == [1, 2, 3])
    #expect(cell.searched.values.map(\.value) == [0.1, 0.2, 0.3])
    #expect(cell.phase == .searched && cell.confirmed.isEmpty)
  }

  @Test func `a cell that is confirmed is measured by its fresh seeds alone`() {
    var cell = CellValues()
    cell.add(0.9, seed: 0, .searched)
    cell.add(0.5, seed: 10, .confirmed)
    cell.add(0.7, seed: 11, .confirmed)
    #expect(cell.phase == .confirmed)
    #expect(cell.counted.statistics?.mean == 0.6 && cell.searched.statistics?.mean == 0.9)
  }

  @Test func `trials without a value are counted, and confirm a cell, too`() {
    var cell = CellValues()
    cell.add(nil, seed: 0, .searched)
    cell.add(0.9, seed: 1, .searched)
    #expect(cell.counted.lacking == 1 && cell.counted.values.count == 1)
    cell.add(nil, seed: 10, .confirmed)
    #expect(cell.phase == .confirmed && cell.counted.statistics == nil)
  }
}
