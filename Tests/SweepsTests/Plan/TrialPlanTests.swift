import Testing

@testable import Sweeps

@Suite struct TrialPlanTests {
  /// A value of a trial that any other function would serve as well.
  private static func value(_ trial: PlannedTrial) -> Double {
    Double((trial.cell * 7 + trial.repetition * 3) % 11) + Double(trial.cell) / 8
  }

  /// Runs a plan, so many trials at a time, of which any may end first.
  private static func trials(
    _ plan: TrialPlan, jobs: Int, order: UInt64,
    value: (PlannedTrial) -> Outcome = { .done(Self.value($0)) }
  ) -> [PlannedTrial] {
    var (plan, random) = (plan, order)
    var (running, next): ([Int], Int) = ([], 0)
    while true {
      while running.count < jobs, next < plan.trials.count {
        running.append(next)
        next += 1
      }
      guard !running.isEmpty else { return plan.trials }
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = running.remove(at: Int(random >> 33) % running.count)
      plan.record(value(plan.trials[number]), of: number)
    }
  }

  private static let space = try? SearchSpace([
    Axis("a", .uniform(low: 0, high: 1)), Axis("b", .choice(count: 3)),
  ])

  private static func search(
    _ strategy: any SearchStrategy, count: Int, lag: Int = 8
  ) throws -> TrialPlan.Cells {
    let problem = SearchProblem(space: try #require(space), seed: 5, direction: .minimize)
    return .searched(Search(strategy, problem, lag: lag), count: count)
  }

  private static let plans: [String] = ["listed", "raced", "searched", "searched and raced"]

  private static func plan(_ name: String) throws -> TrialPlan {
    let cells =
      try name.hasPrefix("searched")
      ? search(TPESearch(), count: 30) : .listed([0, 1, 3, 4, 7])
    return TrialPlan(
      cells, repeats: 6, race: name.hasSuffix("raced") ? Race() : nil,
      confirm: Confirm(), direction: .minimize)
  }

  @Test(arguments: plans)
  func `trials are the same for any number of jobs and any order of ending`(_ name: String) throws {
    let plan = try Self.plan(name)
    let trials = Self.trials(plan, jobs: 1, order: 0)
    for (jobs, order) in [(2, 1), (3, 2), (8, 3), (8, 4), (100, 5)] as [(Int, UInt64)] {
      #expect(Self.trials(plan, jobs: jobs, order: order) == trials)
    }
    #expect(Set(trials).count == trials.count)
  }

  @Test func `cells that are listed have their repeats one after another`() {
    let plan = TrialPlan(.listed([2, 5]), repeats: 2, direction: .minimize)
    #expect(plan.isComplete && plan.most == 4)
    #expect(plan.trials.map(\.cell) == [2, 2, 5, 5])
    #expect(plan.trials.map(\.repetition) == [0, 1, 0, 1])
  }

  @Test func `a race goes round by round and drops what is worse with every seed`() {
    // Cell 1 is worse than cell 0 by 1 with every seed, cell 2 only with every second one.
    let plan = TrialPlan(.listed([0, 1, 2]), repeats: 6, race: Race(), direction: .minimize)
    let trials = Self.trials(plan, jobs: 2, order: 0) { trial in
      let worse = [0, 1, Double(1 - trial.repetition % 2 * 2) + 0.1][trial.cell]
      return .done(Double(trial.repetition) + worse)
    }
    // With n seeds p is 2⁻ⁿ, so that the fourth is the first below 0.1.
    #expect(Race().leastRepeats == 4)
    #expect(trials.filter { $0.cell == 1 }.count == 4)
    #expect(trials.filter { $0.cell != 1 }.count == 12)
    #expect(trials.prefix(6).map(\.repetition) == [0, 0, 0, 1, 1, 1])
  }

  @Test func `a race drops a cell that fails, and a maximum has the same race`() {
    let plan = TrialPlan(.listed([0, 1, 2]), repeats: 5, race: Race(), direction: .maximize)
    let trials = Self.trials(plan, jobs: 3, order: 9) { trial in
      trial.cell == 2 ? .failed : .done(Double(trial.cell))
    }
    #expect([0, 1, 2].map { cell in trials.filter { $0.cell == cell }.count } == [4, 5, 1])
  }

  @Test func `the best cells are confirmed on seeds of their own, the best first`() {
    let confirm = Confirm.with(top: 2, repeats: 3)
    let plan = TrialPlan(
      .listed([0, 1, 2, 3]), repeats: 2, confirm: confirm, direction: .maximize)
    #expect(!plan.isComplete && plan.most == 14)
    let trials = Self.trials(plan, jobs: 3, order: 1) { trial in
      // The third cell would be the best, but lacks a value.
      trial.cell == 2 && trial.repetition == 1 ? .failed : .done([1, 4, 9, 3][trial.cell])
    }
    #expect(trials.dropFirst(8).map(\.cell) == [1, 1, 1, 3, 3, 3])
    #expect(trials.dropFirst(8).map(\.repetition) == [2, 3, 4, 2, 3, 4])
    #expect(trials.dropFirst(8).allSatisfy(plan.confirms))
  }

  @Test func `a search without a look back has all its trials at once`() throws {
    for strategy in [RandomSearch(), SobolSearch()] as [any SearchStrategy] {
      let plan = TrialPlan(try Self.search(strategy, count: 40), repeats: 1, direction: .minimize)
      #expect(plan.isComplete && plan.trials.count == 40 && plan.lag == nil)
    }
    let plan = TrialPlan(
      try Self.search(TPESearch(), count: 40, lag: 5), repeats: 2, direction: .minimize)
    #expect(!plan.isComplete && plan.trials.count == 10 && plan.most == 80 && plan.lag == 5)
  }

  @Test func `a search is told the mean of a cell's repeats`() throws {
    let plan = TrialPlan(
      try Self.search(TPESearch(), count: 30), repeats: 2, direction: .minimize)
    let means = TrialPlan(
      try Self.search(TPESearch(), count: 30), repeats: 1, direction: .minimize)
    var (ends, meanEnds) = (plan, means)
    for number in 0..<60 {
      let trial = ends.trials[number]
      ends.record(.done(Double(trial.cell) + Double(trial.repetition)), of: number)
    }
    for number in 0..<30 { meanEnds.record(.done(Double(number) + 0.5), of: number) }
    #expect(ends.points == meanEnds.points)
  }

  @Test func `the sign-flip test counts patterns`() {
    var test = SignFlipTest()
    #expect(test.oneSided([1, 1, 1]) == 1.0 / 8)
    #expect(test.oneSided([0.1, 0.2, 0.3]) == 1.0 / 8)
    // Of the sums of ±1±2±1 one is 4 and two are 2.
    #expect(test.oneSided([-1, 2, 1]) == 3.0 / 8)
    #expect(test.oneSided([0, 0]) == 1)
  }

  @Test func `a race counts all seeds, however many there are`() {
    var test = SignFlipTest()
    // The last twenty are as good as the best; the sum of all lies three standard deviations from 0.
    let later = (0..<20).map { $0 % 2 == 0 ? 1.0 : -1.0 }
    let costs = [Double](repeating: 5, count: 10) + later
    let best = [Double](repeating: 0, count: 30)
    #expect(!Race().drops(later, best: best, &test))
    #expect(Race().drops(costs, best: best, &test))
    #expect(!Race().drops(costs.map { -$0 }, best: best, &test))
  }
}

extension Confirm {
  fileprivate static func with(top: Int, repeats: Int) -> Confirm {
    var confirm = Confirm()
    (confirm.top, confirm.repeats) = (top, repeats)
    return confirm
  }
}
