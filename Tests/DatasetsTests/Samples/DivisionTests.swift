import Datasets
import Declarations
import Testing

@Suite struct DivisionTests {
  @Test(arguments: [(10, 0.25, 3), (10, 0.2, 2), (2, 0.5, 1), (1797, 0.2, 359), (3, 0.2, 1)])
  func `the parts are disjoint, sorted, complete and as large as the fraction says`(
    _ count: Int, _ fraction: Double, _ held: Int
  ) throws {
    let split = try Division(of: count, validation: .fraction(fraction), seed: 4)
    #expect(split.validation?.count == held)
    #expect(split.training == split.training.sorted())
    #expect(split.validation == split.validation?.sorted())
    #expect((split.training + (split.validation ?? [])).sorted() == Array(0..<count))
  }

  @Test func `the seed decides, and every sample may be held out`() throws {
    #expect(
      try Division(of: 100, validation: .fraction(0.5), seed: 1)
        == Division(of: 100, validation: .fraction(0.5), seed: 1))
    #expect(
      try Division(of: 100, validation: .fraction(0.5), seed: 1)
        != Division(of: 100, validation: .fraction(0.5), seed: 2))
    let held = try (0..<100).flatMap {
      try Division(of: 6, validation: .fraction(0.3), seed: $0).validation ?? []
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
    #expect(throws: ArgumentError(argument: "validation", message: message)) {
      try Division(of: count, validation: .fraction(fraction), seed: 0)
    }
  }

  @Test(
    arguments: [
      (
        .fraction(0.9), .fraction(0.9),
        "a fraction of 0.9 of 10 samples, with a fraction of 0.9 for test,"
      ),
      (.count(4), .count(6), "4 of 10 samples, with 6 for test,"),
    ] as [(HeldOut, HeldOut, String)])
  func `what two parts leave none of is told of both`(
    _ validation: HeldOut, _ test: HeldOut, _ message: String
  ) {
    let error = ArgumentError(
      argument: "validation", message: "\(message) leaves none for training")
    #expect(throws: error) {
      try Division(of: 10, validation: validation, test: test, seed: 0)
    }
  }
}

/// Draws in proportion to classes, by groups and in folds; the counts are scikit-learn's
/// (`encoded_tables.py`).
@Suite struct DivisionRuleTests {
  private func rule(_ set: (inout DivisionRule) -> Void) -> DivisionRule {
    var rule = DivisionRule()
    set(&rule)
    return rule
  }

  private func counts(_ indices: [Int]?, _ labels: [Int32]) -> [Int] {
    (indices ?? []).reduce(into: [Int](repeating: 0, count: Int(labels.max() ?? 0) + 1)) {
      $0[Int(labels[$1])] += 1
    }
  }

  private func labels(_ counts: [Int]) -> [Int32] {
    counts.enumerated().flatMap { [Int32](repeating: Int32($0), count: $1) }
  }

  @Test(arguments: [
    ([50, 30, 20], 0.2, [10, 6, 4]), ([59, 71, 48], 0.3, [18, 21, 14]),
    ([7, 5, 3], 0.2, [1, 1, 1]),
    ([212, 357], 0.1, [21, 36]),
  ])
  func `classes keep their shares`(_ sizes: [Int], _ share: Double, _ held: [Int]) throws {
    let labels = labels(sizes)
    let rule = rule { ($0.stratify, $0.seed) = (true, 5) }
    let division = try Division(
      of: labels.count, test: .fraction(share), by: rule, seed: 1, labels: labels)
    #expect(counts(division.test, labels) == held)
    #expect(
      try Division(of: labels.count, test: .fraction(share), by: rule, seed: 2, labels: labels)
        == division)
  }

  @Test(arguments: [
    ([50, 30, 20], [[13, 7, 5], [13, 7, 5], [12, 8, 5], [12, 8, 5]]),
    ([59, 71, 48], [[15, 18, 12], [15, 18, 12], [15, 17, 12], [14, 18, 12]]),
    ([212, 357], [[53, 90], [53, 89], [53, 89], [53, 89]]),
  ])
  func `folds are disjoint, complete and in proportion`(_ sizes: [Int], _ folds: [[Int]]) throws {
    let labels = labels(sizes)
    var met: [Int] = []
    for fold in folds.indices {
      let rule = rule { ($0.stratify, $0.folds, $0.fold) = (true, folds.count, fold) }
      let division = try Division(of: labels.count, by: rule, seed: 1, labels: labels)
      #expect(counts(division.validation, labels) == folds[fold])
      #expect(division.training.count == labels.count - folds[fold].reduce(0, +))
      met += division.validation ?? []
    }
    #expect(met.sorted() == Array(labels.indices))
  }

  @Test func `the test is the same for all folds, and no part of them`() throws {
    var tests: Set<[Int]> = []
    for fold in 0..<3 {
      let rule = rule { ($0.folds, $0.fold) = (3, fold) }
      let division = try Division(of: 20, test: .count(5), by: rule, seed: 1)
      tests.insert(division.test ?? [])
      #expect(division.validation?.count == 5 && division.training.count == 10)
      #expect(
        Set(division.training + (division.validation ?? []) + (division.test ?? [])).count == 20)
    }
    #expect(tests.count == 1)
  }

  @Test func `groups stay together`() throws {
    let groups: [Int32] = (0..<60).map { Int32($0 % 11) }
    let rule = rule { $0.group = "patient" }
    let division = try Division(
      of: 60, validation: .fraction(0.2), test: .fraction(0.2), by: rule, seed: 3, groups: groups)
    let parts = [division.training, division.validation ?? [], division.test ?? []]
    let met = parts.map { Set($0.map { groups[$0] }) }
    #expect(met[0].isDisjoint(with: met[1]) && met[0].isDisjoint(with: met[2]))
    #expect(met[1].isDisjoint(with: met[2]))
    #expect(parts.allSatisfy { $0.count >= 12 })
    #expect(parts.reduce(0) { $0 + $1.count } == 60)
  }

  @Test(arguments: [(5, false), (7, true), (-1, false)])
  func `a fold that there is not is refused`(_ fold: Int, _ isStratified: Bool) {
    var rule = DivisionRule()
    (rule.folds, rule.fold, rule.stratify) = (5, fold, isStratified)
    let error = #expect(throws: ArgumentError.self) {
      try Division(of: 20, by: rule, seed: 0, labels: (0..<20).map { Int32($0 % 2) })
    }
    #expect(
      error
        == ArgumentError(
          argument: "split.fold",
          message: "there are 5 folds, counted from 0; \(fold) is none of them"))
  }

  @Test func `what cannot be is refused`() {
    func mistake(_ set: (inout DivisionRule) -> Void) -> String? {
      let rule = rule(set)
      if let problem = rule.problems.first { return problem.argument }
      do { _ = try Division(of: 4, by: rule, seed: 0) } catch { return error.argument }
      return nil
    }
    #expect(mistake { $0.stratify = true } == "split.stratify")
    #expect(mistake { $0.group = "a" } == "split.group")
    #expect(mistake { ($0.folds, $0.fold) = (5, 0) } == "split.folds")
    #expect(mistake { ($0.folds, $0.fold) = (3, 3) } == "fold")
    #expect(mistake { $0.folds = 3 } == "folds")
    #expect(mistake { $0.fold = 3 } == "fold")
    #expect(mistake { ($0.group, $0.stratify) = ("a", true) } == "stratify")
  }
}
