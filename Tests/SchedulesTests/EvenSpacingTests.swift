import Testing

@testable import Schedules

@Suite struct EvenSpacingTests {
  static let tiny = Double.leastNonzeroMagnitude

  /// From numpy's `linspace`, printed in full.
  static let sequences: [(first: Double, last: Double, values: [Double])] = [
    (3, 3, [3]),
    (0.1, 0.7, [0.1, 0.7]),
    (0, 1, [0, 0.25, 0.5, 0.75, 1]),
    (0.1, 1, [0.1, 0.325, 0.55, 0.775, 1]),
    // 5e-324 to 1.5e-323, where the step itself underflows.
    (tiny, 3 * tiny, [tiny, tiny, 2 * tiny, 3 * tiny, 3 * tiny]),
  ]

  @Test(arguments: sequences.indices)
  func `numbers are numpy's linspace`(_ i: Int) {
    let item = Self.sequences[i]
    let spacing = EvenSpacing(first: item.first, last: item.last, count: item.values.count)
    #expect(item.values.indices.map { spacing[$0] } == item.values)
  }

  @Test func `indices outside are clamped`() {
    let spacing = EvenSpacing(first: 1, last: 2, count: 3)
    #expect(spacing[-5] == 1 && spacing[3] == 2 && spacing[.max] == 2)
  }
}
