import Testing

@testable import Sweeps

@Suite struct EtaSquaredTests {
  @Test func `shares of a product of two by two are those of a computation by hand`() throws {
    // Means 1, 2, 3, 8: rows 1.5 and 5.5, columns 2 and 5, all 3.5. With two repeats ±0.5 each:
    // SS(a) = 8 · 4 = 32, SS(b) = 8 · 2.25 = 18, SS(ab) = 8 · 1 = 8, within 8 · 0.25 = 2; 60 in all.
    let means: [Double] = [1, 2, 3, 8]
    let cells = means.enumerated().map { (cell: $0, values: [$1 - 0.5, $1 + 0.5]) }
    let found = try EtaSquared.importance(of: .product([.axis(2), .axis(2)]), cells)
    #expect(found.method == .etaSquared && found.count == 4)
    #expect(found.axes.map(\.axes) == [[0], [1]])
    expectEqual(found.axes.map(\.share), [32.0 / 60, 18.0 / 60])
    #expect(found.pairs.map(\.axes) == [[[0], [1]]])
    expectEqual(found.pairs.map(\.share), [8.0 / 60])
    expectEqual([found.rest ?? -1, found.error ?? -1], [0, 2.0 / 60])
  }

  private func expectEqual(_ found: [Double], _ expected: [Double]) {
    #expect(found.count == expected.count)
    for (found, expected) in zip(found, expected) {
      #expect(abs(found - expected) < 1e-12, "\(found) is not \(expected)")
    }
  }

  private func cells(repeats: Int) -> [(cell: Int, values: [Double])] {
    (0..<24).map { cell in
      let (a, b, c) = (Double(cell / 8), Double(cell / 4 % 2), Double(cell % 4))
      return (
        cell,
        (0..<repeats).map {
          let chance = Double((cell * 7 + $0 * 5) % 11) / 4
          return a * a + 2 * b + a * b + c + chance
        }
      )
    }
  }

  // NumPy's least squares, by .ci/statistics-oracles: a, b, c, ab, ac, bc, the rest and the repeats.
  static let shares: [(repeats: Int, shares: [Double])] = [
    (
      2,
      [
        0.4975429711808761, 0.2560368109819837, 0.16728948183208822, 0.01310211000990169,
        0.009644182988102656, 0.0011127903447810746, 0.002225580689562149, 0.053046071972704445,
      ]
    ),
    (
      1,
      [
        0.4507194115321489, 0.3105389895891986, 0.1551077619772137, 0.021300811060128683,
        0.014496052521234934, 0.027542499790346377, 0.02029447352972888,
      ]
    ),
  ]

  @Test(arguments: shares)
  func `shares of three axes are those of least squares`(
    _ repeats: Int, _ expected: [Double]
  ) throws {
    let grid = Grid.product([.axis(3), .axis(2), .axis(4)])
    let found = try EtaSquared.importance(of: grid, cells(repeats: repeats))
    let shares = found.axes.map(\.share) + found.pairs.map(\.share) + [found.rest ?? -1]
    expectEqual(shares + [found.error].compactMap { $0 }, expected)
    #expect(found.pairs.map(\.axes) == [[[0], [1]], [[0], [2]], [[1], [2]]])
    let nested = Grid.product([.axis(3), .product([.axis(2), .axis(4)])])
    #expect(try EtaSquared.importance(of: nested, cells(repeats: repeats)) == found)
  }

  @Test func `axes in step are one`() throws {
    // The same numbers as by hand, where the second factor is two axes in step.
    let grid = Grid.product([.axis(2), .zip([.axis(2), .axis(2)])])
    let cells = [1.0, 2, 3, 8].enumerated().map { (cell: $0, values: [$1]) }
    let found = try EtaSquared.importance(of: grid, cells)
    #expect(
      found.axes.map(\.axes) == [[0], [1, 2]] && found.pairs.map(\.axes) == [[[0], [1, 2]]])
    expectEqual(found.axes.map(\.share), [32.0 / 58, 18.0 / 58])
    #expect(found.error == nil)
    let alone = try EtaSquared.importance(of: .zip([.axis(4), .axis(4)]), cells)
    #expect(alone.axes.map(\.axes) == [[0, 1]] && alone.pairs.isEmpty)
    expectEqual(alone.axes.map(\.share), [1])
  }

  @Test func `an axis of one value has no share and no pairs`() throws {
    let cells = [1.0, 2].enumerated().map { (cell: $0, values: [$1]) }
    let found = try EtaSquared.importance(of: .product([.axis(1), .axis(2)]), cells)
    #expect(found.axes.map(\.share) == [0, 1] && found.pairs.isEmpty)
  }

  @Test func `levels of which some cell has no value are left out while half the cells stay`()
    throws
  {
    // The numbers by hand in a product of 3 × 2, whose last row has diverged in part.
    let grid = Grid.product([.axis(3), .axis(2)])
    var cells = [1.0, 2, 3, 8].enumerated().map { (cell: $0, values: [$1]) }
    cells.append((4, [100]))
    let found = try EtaSquared.importance(of: grid, cells)
    #expect(found.count == 4 && found.leftOut == 2)
    expectEqual(found.axes.map(\.share), [32.0 / 58, 18.0 / 58])
    expectEqual(found.pairs.map(\.share), [8.0 / 58])
    let first = try EtaSquared.importance(
      of: .product([.axis(2), .axis(3)]),
      [(0, [100]), (1, [1]), (2, [2]), (4, [3]), (5, [8])])
    #expect(first.count == 4 && first.leftOut == 2)
    expectEqual(first.axes.map(\.share), found.axes.map(\.share))
  }

  @Test func `what is not well defined is refused with its reason`() {
    let grid = Grid.product([.axis(3), .axis(2), .axis(4)])
    // One value of an axis says nothing of the axis.
    #expect(throws: AxisImportanceError.incomplete(lacking: 2, of: 4)) {
      _ = try EtaSquared.importance(
        of: .product([.axis(2), .axis(2)]), [(0, [1]), (1, [2]), (2, []), (3, [])])
    }
    // A value lacks in each level of a and c, so that nothing complete is left of them.
    let lacking = [0, 5, 9, 14, 19, 22]
    #expect(throws: AxisImportanceError.incomplete(lacking: 6, of: 24)) {
      _ = try EtaSquared.importance(
        of: grid,
        cells(repeats: 1).filter { !lacking.contains($0.cell) } + lacking.map { ($0, []) })
    }
    #expect(throws: AxisImportanceError.equalValues) {
      _ = try EtaSquared.importance(of: grid, (0..<24).map { ($0, [0.1, 0.1]) })
    }
    #expect(throws: AxisImportanceError.noAxes) {
      _ = try EtaSquared.importance(of: .product([.axis(1)]), [(0, [1, 2])])
    }
  }
}
