import Testing

@testable import Execution

@Suite struct StepWindowTests {
  /// Values, and the steps after which a curve goes on by a step rather than a slope.
  static let table: [(values: [Double], steps: [Int])] = [
    ([1, 1, 1, 1], []), ([1, 1, 0, 0], [1]), ([1, 0, 0, 0], [0]), ([1, 1, 1, 0], [2]),
    ([4, 3, 2, 1], []), ([1, 1, 2, 3], []), ([3, 2, 1, 1], []), ([1, 1, 0, 1, 1], []),
    ([1, 1, 2, 2, 3, 3], [1, 3]), ([1], []), ([1, 1, 0, 0, 0.5, 1], [1]),
  ]

  @Test(arguments: table.indices)
  func `a step lies between two values that hold`(_ index: Int) {
    let (values, expected) = Self.table[index]
    var window = StepWindow { values[min($0, values.count - 1)] }
    var steps: [Int] = []
    for t in values.indices {
      #expect(window.value == values[t])
      #expect(window.isHeld == (t == 0 || values[t - 1] == values[t]))
      if window.isStep { steps.append(t) }
      window.advance()
    }
    #expect(steps == expected)
  }
}
