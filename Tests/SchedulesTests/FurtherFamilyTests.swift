import Schedules
import Testing

/// The values that the documentation of each further family shows, the degenerate lengths among
/// them, and what each refuses.
@Suite struct FurtherFamilyTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let policy: any Policy
    let values: [Double]
    var knob = Knob.learningRate
  }

  @Test(arguments: try decays() + lines() + cycles())
  func `values are those of the documentation`(_ item: Example) throws {
    let timetable = try Timetable(item.policy, bases: [[.learningRate: 0.1, .momentum: 0.9]])
    for (step, expected) in item.values.enumerated() {
      let value = timetable.value(of: item.knob, group: 0, at: step)
      #expect(abs(value - expected) < 1e-15, "at \(step): \(value)")
    }
  }

  static let mistakes: [(problems: [ScheduleError], arguments: [String])] = [
    (InverseTimeDecay.problems(decayRate: -1, decaySteps: 0), ["decay_rate", "decay_steps"]),
    (
      CosineWarmRestarts.problems(firstCycle: 0, growth: 0, minimum: .nan),
      ["T_0", "T_mult", "eta_min"]
    ),
    (
      CyclicSettings(
        baseLearningRate: [-1], maxLearningRate: [1, .infinity], stepSizeUp: -1,
        stepSizeDown: -1, scale: .exponentialRange(gamma: -1), baseMomentum: -1, maxMomentum: 2
      ).problems,
      [
        "base_lr", "max_lr", "step_size_up", "step_size_down", "gamma", "base_momentum",
        "max_momentum", "max_lr",
      ]
    ),
    (
      CyclicSettings(
        baseLearningRate: 1, maxLearningRate: 1, stepSizeUp: 0, baseMomentum: [0.1],
        maxMomentum: [0.2, 0.3]
      ).problems, ["step_size_down", "max_momentum"]
    ),
    (
      CyclicSettings(
        baseLearningRate: 1, maxLearningRate: 1, stepSizeUp: .max, stepSizeDown: 1
      ).problems, ["step_size_down"]
    ),
    (
      WarmupStableDecaySettings(
        warmupSteps: -1, stableSteps: -1, decaySteps: -1, minimumRatio: 2
      ).problems,
      ["num_warmup_steps", "num_stable_steps", "num_decay_steps", "min_lr_ratio"]
    ),
    (
      InverseSquareRoot.problems(warmupSteps: -1, timescale: 0), ["num_warmup_steps", "timescale"]
    ),
    (
      NoamPolicy.problems(modelWidth: 0, warmupSteps: -1, factor: [1, -1]),
      ["d_model", "warmup_steps", "factor"]
    ),
    (
      TanhDecay.problems(stepsToMinimum: 0, lowerBound: 3, upperBound: 3, minimum: -1),
      ["t_initial", "ub", "lr_min"]
    ),
    (
      PiecewiseLinear.problems([
        [], [PiecewisePoint(step: -1, value: 1)], [PiecewisePoint(step: 0, value: .nan)],
        [PiecewisePoint(step: 2, value: 1), PiecewisePoint(step: 1, value: 1)],
        [PiecewisePoint(step: 0, value: 1)],
      ]), [String](repeating: "milestones_values", count: 4)
    ),
    (
      PiecewiseConstant.problems(boundaries: [2, -1], values: [[1], [1, 2, .nan], [1, 2, 3]]),
      ["boundaries", "boundaries", "values", "values"]
    ),
    (
      FlatCosine.problems(totalSteps: 0, pctStart: 2, finalDivisor: 0),
      ["total_steps", "pct_start", "div_final"]
    ),
  ]

  @Test(arguments: mistakes.indices)
  func `every argument out of range is found`(_ i: Int) {
    #expect(Self.mistakes[i].problems.map(\.argument) == Self.mistakes[i].arguments)
  }

  @Test func `as many values as groups`() throws {
    let policies: [any Policy] = [
      try CyclicPolicy(CyclicSettings(baseLearningRate: 0.1, maxLearningRate: [1, 2])),
      try NoamPolicy(modelWidth: 1, warmupSteps: 1, factor: [1, 2]),
      try PiecewiseConstant(boundaries: [], values: [[1], [2]]),
      try PiecewiseLinear([
        [PiecewisePoint(step: 0, value: 1)], [PiecewisePoint(step: 0, value: 2)],
      ]),
      try SmithOneCycle(OneCycleSettings(maxLearningRate: [1, 2], totalSteps: 3)),
      try FastaiOneCycle(OneCycleSettings(maxLearningRate: [1, 2], totalSteps: 3)),
      try MultiplicativePolicy([.learningRate: .each({ _ in 1 }, { _ in 2 })], length: 3),
    ]
    for policy in policies {
      #expect(throws: ScheduleError.self) {
        try Timetable(policy, bases: [[.learningRate: 1, .momentum: 0.9]])
      }
    }
  }

  @Test func `products of a run longer than are kept are those of a walk`() throws {
    let count = 3 << 20 + 5
    let policy = try MultiplicativePolicy(
      [.learningRate: .all { $0.isMultiple(of: 1000) ? 0.99 : 1 }], length: count)
    let schedule = try #require(
      policy.schedule(for: .learningRate, group: 0, bases: [.learningRate: 1]))
    var (product, isSame) = (1.0, true)
    for step in 0..<count {
      if step > 0, step.isMultiple(of: 1000) { product *= 0.99 }
      // Factors of 1 leave no rounding behind.
      if step % 997 == 0 { isSame = isSame && schedule.value(at: step) == product }
    }
    #expect(isSame)
  }

  @Test func `lengths as long as can be counted do not trap`() throws {
    let most = Int.max
    var settings = OneCycleSettings(maxLearningRate: 1, totalSteps: most)
    settings.threePhase = true
    let policies: [any Policy] = [
      try InverseTimeDecay(decayRate: 1, decaySteps: most),
      try CosineWarmRestarts(firstCycle: most, growth: most),
      try CosineWarmRestarts(firstCycle: 1, growth: most),
      try WarmupStableDecay(
        WarmupStableDecaySettings(warmupSteps: most, stableSteps: most, decaySteps: most)),
      try InverseSquareRoot(warmupSteps: most, timescale: most),
      try NoamPolicy(modelWidth: most, warmupSteps: most),
      try TanhDecay(stepsToMinimum: most), try FlatCosine(totalSteps: most),
      try CyclicPolicy(
        CyclicSettings(
          baseLearningRate: 0, maxLearningRate: 1, stepSizeUp: most, stepSizeDown: 0,
          scale: .triangular2)),
      try PiecewiseConstant(boundaries: [0, most], values: .all([1, 2, 3])),
      try PiecewiseLinear(
        .all([PiecewisePoint(step: 0, value: 0), PiecewisePoint(step: most, value: 1)])),
      try SmithOneCycle(settings), try SmithOneCycle(settings, stepSize: most),
      try FastaiOneCycle(settings), try OneCycleAnnealing(settings),
    ]
    for policy in policies {
      let timetable = try Timetable(policy, bases: [[.learningRate: 1, .momentum: 0.9]])
      for schedule in timetable.entries.map(\.schedule) {
        #expect([0, 1, 1 << 53, most].allSatisfy { schedule.value(at: $0).isFinite })
        #expect(schedule.joins.allSatisfy { $0 > 0 } && schedule.length ?? 1 > 0)
      }
    }
  }
}
