import Results
import Sweeps
import Testing

@testable import Execution

@Suite struct ComparisonTextTests {
  private let best = [0.91, 0.93, 0.92, 0.95, 0.94, 0.90, 0.93, 0.96]
  private let other = [0.90, 0.91, 0.92, 0.92, 0.93, 0.88, 0.93, 0.92]

  /// A sweep over learning rates 0.1, 0.2, … with the values of each.
  private func sample(_ values: [[Double]]) -> SampleResults {
    var sample = SampleResults()
    sample.design = .grid(.axis(values.count))
    for (cell, values) in values.enumerated() {
      sample.addCell(Double(cell + 1) / 10)
      sample.add(values, to: cell)
    }
    return sample
  }

  private func sentences(_ values: [[Double]]) throws -> [String] {
    Array(try sample(values).lines().dropFirst(min(values.count, 5) + 1))
  }

  @Test func `the best cells are a table with intervals`() throws {
    // SciPy 1.17: t intervals of means 0.93 and 0.91375 with sd 0.02 and 0.016850180160122055.
    let lines = try sample([other, best, []]).lines()
    #expect(
      lines.prefix(3) == [
        "rank  optimizer.lr  n  validation.accuracy",
        "1     0.2           8  0.93 ± 0.01672",
        "2     0.1           8  0.9137 ± 0.01409",
      ])
  }

  @Test func `a best cell that can be told apart is said to be better, with its statistics`() throws
  {
    // The numbers of CellComparisonTests: 0.01625 ± 0.01177, and 8 of 256 patterns.
    #expect(
      try sentences([other, best]) == [
        "optimizer.lr=0.2 is better than optimizer.lr=0.1 by 0.01625 ± 0.01177 "
          + "(paired, n = 8, p = .031, P(better) = 0.875)"
      ])
  }

  @Test func `the p of several comparisons is adjusted, and the next best is named`() throws {
    let low = best.enumerated().map { $1 - 0.3 - Double($0) / 100 }
    let next = best.enumerated().map { $1 - 0.1 - Double($0 % 2) / 50 }
    // Both are worse for each of 8 seeds: 2 · 2/256.
    #expect(
      try sentences([low, best, next]) == [
        "optimizer.lr=0.2 is better than optimizer.lr=0.3 by 0.11 ± 0.008937 "
          + "(paired, n = 8, p = .016 adjusted for 2 comparisons, P(better) = 1)"
      ])
  }

  @Test func `cells that cannot be told from the best are named with the seeds that would tell`()
    throws
  {
    let near = best.enumerated().map { $1 - ($0 % 2 == 0 ? -0.02 : 0.04) }
    // δ = −0.01 and sd = 0.03·√(8/7): (2.8 · sd/δ)² is 80.64, and there are 8.
    #expect(
      try sentences([near, best]) == [
        "not distinguishable from the best: optimizer.lr=0.1; about 73 more seeds would tell"
      ])
    // δ = −0.0005 and sd = 0.0205·√(8/7): (2.8 · sd/δ)² is 15061.76.
    let nearer = best.enumerated().map { $1 - ($0 % 2 == 0 ? -0.02 : 0.021) }
    let several = try sentences([near, best, near, near, near, nearer, near])
    #expect(
      several[0]
        == "not distinguishable from the best: optimizer.lr=0.6, optimizer.lr=0.1, optimizer.lr=0.3 "
        + "and 3 more; about 73 to 15054 more seeds would tell")
  }

  @Test func `cells that a race has dropped are named as such, and need no more seeds`() throws {
    var sample = SampleResults()
    sample.design = .grid(.axis(3))
    for (cell, isDropped) in [false, true, true].enumerated() {
      sample.addCell(Double(cell + 1) / 10, isDropped: isDropped)
      sample.add(isDropped ? best.prefix(4).map { $0 - 0.5 } : best, to: cell)
    }
    #expect(try Array(sample.lines().dropFirst(4)) == ["dropped by the race: 2 cells"])
    sample.cells.removeLast()
    sample.trials.removeLast(4)
    let one = try sample.lines()
    #expect(one.last == "dropped by the race: optimizer.lr=0.2" && one.count == 4)
  }

  @Test func `five seeds are said to be too few for any p`() throws {
    let worse = best.map { $0 - 0.5 }
    #expect(
      try sentences([Array(worse.prefix(5)), Array(best.prefix(5))]) == [
        "not distinguishable from the best: optimizer.lr=0.1; about 1 more seed would tell",
        "n = 5 is too small for any p below .05; 6 are the fewest",
      ])
  }

  @Test func `cells that one test alone would tell apart are counted as such`() throws {
    // Seven comparisons of 8 seeds: 7 · 2/256 is above 0.05, and 7 · 2/512 is below.
    let worse = (1...7).map { place in best.map { $0 - Double(place) / 10 } }
    #expect(
      try sentences([best] + worse) == [
        "7 cells differ from the best by p below .05, but not adjusted for 7 comparisons",
        "n = 8 is too small for any adjusted p below .05 in 7 comparisons; 9 are the fewest",
      ])
  }

  @Test func `cells of one seed are said not to be compared`() throws {
    #expect(
      try sentences([[0.5], [0.6]]) == [
        "which cell is best may be chance, since they have too few seeds to be compared; "
          + "sweep.repeats: 6 or more would tell"
      ])
    #expect(try sentences([[0.5, 0.6, 0.7]]) == [])
    #expect(try sample([[], []]).lines() == [])
  }

  @Test func `a cell that ranks last for a trial without a value is not said to be worse`() throws {
    let values = (1...8).map { Double($0) }
    var sample = sample([[], values.map { $0 - 0.5 }])
    sample.add(Array(values.prefix(7)), to: 0)
    sample.add(.diverged, to: 0, seed: 7)
    // All 7 differences are 0.5, and 2 of 2⁷ patterns of signs have as great a sum.
    #expect(
      try sample.lines().last
        == "optimizer.lr=0.1 ranks after optimizer.lr=0.2, but is better where both have values, by "
        + "0.5 ± 0 (paired, n = 7, p = .016, P(better) = 1)")
  }

  @Test func `cells without common seeds are compared by Welch's test`() throws {
    var sample = sample([[], []])
    sample.add([1, 2, 4, 3, 7], to: 0)
    sample.add([15, 16, 18, 15], to: 1, from: 100)
    // SciPy 1.17, as in CellComparisonTests but 10 farther apart: p = 2.757e-05 and a half width of 2.982.
    let line = try #require(try sample.lines().last)
    #expect(
      line.hasPrefix(
        "optimizer.lr=0.2 is better than optimizer.lr=0.1 by 12.6 ± 2.982 (Welch, n = 4, p = 2.8e-05"
      ))
  }
}
