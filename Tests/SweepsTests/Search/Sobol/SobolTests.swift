import Testing

@testable import Sweeps

@Suite struct SobolTests {
  static func value(_ index: Int, _ dimension: Int) -> Double {
    Double(DirectionNumbers.point(index, DirectionNumbers.directions(of: dimension))) * 0x1p-32
  }

  // scipy.stats.qmc.Sobol(101, scramble=False).random(64): the first eight points of six dimensions.
  private static let firstPoints: [[Double]] = [
    [0, 0, 0, 0, 0, 0], [0.5, 0.5, 0.5, 0.5, 0.5, 0.5], [0.75, 0.25, 0.25, 0.25, 0.75, 0.75],
    [0.25, 0.75, 0.75, 0.75, 0.25, 0.25], [0.375, 0.375, 0.625, 0.875, 0.375, 0.125],
    [0.875, 0.875, 0.125, 0.375, 0.875, 0.625], [0.625, 0.125, 0.875, 0.625, 0.625, 0.875],
    [0.125, 0.625, 0.375, 0.125, 0.125, 0.375],
  ]

  @Test func `points without scrambling are SciPy's`() {
    for (index, point) in Self.firstPoints.enumerated() {
      #expect((0..<6).map { Self.value(index, $0) } == point)
    }
  }

  // Of the same, and of the first 2,048 points: index, dimension, coordinate.
  @Test(arguments: [
    (5, 20, 0.625), (37, 52, 0.328125), (63, 63, 0.734375), (33, 64, 0.984375),
    (50, 100, 0.640625), (63, 100, 0.578125), (1000, 40, 0.9130859375),
    (2047, 63, 0.98876953125), (1025, 99, 0.85791015625), (1999, 100, 0.45361328125),
  ])
  func `later points in later dimensions are SciPy's`(
    _ index: Int, _ dimension: Int, _ expected: Double
  ) {
    #expect(Self.value(index, dimension) == expected)
  }

  @Test func `there are 101 dimensions, each with its diagonal`() {
    #expect(DirectionNumbers.dimensions == 101)
    for dimension in 0..<DirectionNumbers.dimensions {
      let directions = DirectionNumbers.directions(of: dimension)
      #expect(directions.count == 32)
      // Direction k ends with bit 31 − k, so that every 2ⁿ points fall into 2ⁿ cells.
      for (k, direction) in directions.enumerated() {
        #expect(direction.trailingZeroBitCount == 31 - k)
      }
    }
  }

  private func scrambled(_ seed: UInt64) throws -> ScrambledSobol {
    let space = try SearchSpace([])
    return ScrambledSobol(
      SearchProblem(space: space, seed: seed, direction: .minimize), firstPart: 0)
  }

  @Test(arguments: [UInt64(0), 1, .max])
  func `scrambled, any 2ⁿ points from a multiple of 2ⁿ on fill 2ⁿ cells of each dimension`(
    _ seed: UInt64
  ) throws {
    let sequence = try scrambled(seed)
    for dimension in [0, 1, 2, 17, 63, 100] {
      let points = sequence.dimension(dimension)
      for first in [0, 64, 192] {
        let cells = Set((first..<first + 64).map { Int(points.value($0) * 64) })
        #expect(cells.count == 64)
      }
    }
  }

  @Test(arguments: [UInt64(0), 1, .max])
  func `scrambled, the first two dimensions fill every box of a size`(_ seed: UInt64) throws {
    let sequence = try scrambled(seed)
    let (x, y) = (sequence.dimension(0), sequence.dimension(1))
    for bits in 0...6 {
      let (columns, rows) = (Double(1 << bits), Double(64 >> bits))
      let boxes = (0..<64).map { Int(x.value($0) * columns) * 64 + Int(y.value($0) * rows) }
      #expect(Set(boxes).count == 64)
    }
  }

  @Test func `scrambling is another one for each seed and dimension`() throws {
    let (first, second) = (try scrambled(1), try scrambled(2))
    #expect(first.value(5, dimension: 0) == (try scrambled(1)).value(5, dimension: 0))
    #expect(first.value(5, dimension: 0) != second.value(5, dimension: 0))
    #expect(first.value(0, dimension: 0) != first.value(0, dimension: 1))
    // Past the table, numbers are random but as reproducible.
    #expect(first.value(5, dimension: 200) == first.value(5, dimension: 200))
    #expect(first.value(5, dimension: 200) != first.value(6, dimension: 200))
    #expect((0..<100).allSatisfy { (0..<1).contains(first.value($0, dimension: 200)) })
  }
}
