import Datasets
import Declarations
import Testing

@Suite struct ValidationSplitTests {
  @Test(arguments: [(10, 0.25, 3), (10, 0.2, 2), (2, 0.5, 1), (1797, 0.2, 359), (3, 0.2, 1)])
  func `the parts are disjoint, sorted, complete and as large as the fraction says`(
    _ count: Int, _ fraction: Double, _ held: Int
  ) throws {
    let split = try ValidationSplit(count: count, fraction: fraction, seed: 4)
    #expect(split.validation.count == held)
    #expect(split.training == split.training.sorted())
    #expect(split.validation == split.validation.sorted())
    #expect((split.training + split.validation).sorted() == Array(0..<count))
  }

  @Test func `the seed decides, and every sample may be held out`() throws {
    #expect(
      try ValidationSplit(count: 100, fraction: 0.5, seed: 1)
        == ValidationSplit(count: 100, fraction: 0.5, seed: 1))
    #expect(
      try ValidationSplit(count: 100, fraction: 0.5, seed: 1)
        != ValidationSplit(count: 100, fraction: 0.5, seed: 2))
    let held = try (0..<100).flatMap {
      try ValidationSplit(count: 6, fraction: 0.3, seed: $0).validation
    }
    #expect(Set(held) == Set(0..<6))
  }

  @Test(arguments: [
    (10, 0, "the fraction must lie between 0 and 1, both excluded"),
    (10, 1, "the fraction must lie between 0 and 1, both excluded"),
    (10, .nan, "the fraction must lie between 0 and 1, both excluded"),
    (10, -.infinity, "the fraction must lie between 0 and 1, both excluded"),
    (10, 0.01, "a fraction of 0.01 of 10 samples leaves none for validation"),
    (10, 0.99, "a fraction of 0.99 of 10 samples leaves none for training"),
    (1, 0.5, "a fraction of 0.5 of 1 sample leaves none for training"),
    (0, 0.5, "a fraction of 0.5 of 0 samples leaves none for validation"),
  ])
  func `other fractions are refused`(_ count: Int, _ fraction: Double, _ message: String) {
    #expect(throws: ArgumentError(argument: "fraction", message: message)) {
      try ValidationSplit(count: count, fraction: fraction, seed: 0)
    }
  }
}
