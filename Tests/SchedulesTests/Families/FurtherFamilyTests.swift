import Declarations
import Schedules
import Testing

/// The values that the documentation of each further family shows, the degenerate lengths among
/// them, and what each refuses.
@Suite struct FurtherFamilyTests {
  @Test(arguments: try decays() + lines() + cycles())
  func `values are those of the documentation`(_ item: FamilyExample) throws {
    let timetable = try Timetable(item.policy, bases: [[.learningRate: 0.1, .momentum: 0.9]])
    for (step, expected) in item.values.enumerated() {
      let value = timetable.value(of: item.knob, group: 0, at: step)
      #expect(abs(value - expected) < 1e-15, "at \(step): \(value)")
    }
  }

  static let mistakes: [(problems: [ArgumentError], arguments: [String])] = [
    (
      InverseTimeDecay.problems { ($0.decayRate, $0.decaySteps) = (-1, 0) },
      ["decay_rate", "decay_steps"]
    ),
    (
      CosineWarmRestarts.problems { ($0.t0, $0.tMult, $0.etaMin) = (0, 0, .nan) },
      ["T_0", "T_mult", "eta_min"]
    ),
    (
      CyclicPolicy.problems {
        ($0.baseLR, $0.maxLR, $0.mode, $0.gamma) = ([-1], [1, .infinity], .exponentialRange, -1)
        ($0.stepSizeUp, $0.stepSizeDown) = (-1, -1)
        ($0.baseMomentum, $0.maxMomentum) = (-1, 2)
      },
      [
        "base_lr", "max_lr", "step_size_up", "step_size_down", "gamma", "base_momentum",
        "max_momentum", "max_lr",
      ]
    ),
    (
      CyclicPolicy.problems {
        ($0.baseLR, $0.maxLR, $0.stepSizeUp) = (1, 1, 0)
        ($0.baseMomentum, $0.maxMomentum) = ([0.1], [0.2, 0.3])
      }, ["step_size_down", "max_momentum"]
    ),
    (
      CyclicPolicy.problems {
        ($0.baseLR, $0.maxLR) = (1, 1)
        ($0.stepSizeUp, $0.stepSizeDown) = (Length(steps: .max), 1)
      }, ["step_size_down"]
    ),
    (
      WarmupStableDecay.problems {
        ($0.numWarmupSteps, $0.numStableSteps, $0.numDecaySteps) = (-1, -1, -1)
        $0.minLRRatio = 2
      },
      ["num_warmup_steps", "num_stable_steps", "num_decay_steps", "min_lr_ratio"]
    ),
    (
      InverseSquareRoot.problems { ($0.numWarmupSteps, $0.timescale) = (-1, 0) },
      ["num_warmup_steps", "timescale"]
    ),
    (
      NoamDecay.problems { ($0.dModel, $0.warmupSteps, $0.factor) = (0, -1, [1, -1]) },
      ["d_model", "warmup_steps", "factor"]
    ),
    (
      TanhDecay.problems { ($0.tInitial, $0.lb, $0.ub, $0.lrMin) = (0, 3, 3, -1) },
      ["t_initial", "lr_min", "ub"]
    ),
    (
      PiecewiseLinear.problems {
        $0.points = [
          [], [point(-1, 1)], [point(0, .nan)], [point(2, 1), point(1, 1)], [point(0, 1)],
        ]
      }, [String](repeating: "milestones_values", count: 4)
    ),
    (
      PiecewiseConstant.problems {
        ($0.boundaries, $0.values) = ([2, -1], [[1], [1, 2, .nan], [1, 2, 3]])
      },
      ["boundaries", "values", "values", "boundaries"]
    ),
    (
      FlatCosine.problems { ($0.totalSteps, $0.pctStart, $0.divFinal) = (0, 2, 0) },
      ["total_steps", "pct_start", "div_final"]
    ),
  ]

  private static func point(_ step: Int, _ value: Double) -> PiecewiseLinear.Point {
    PiecewiseLinear.Point(Length(steps: step), value)
  }

  @Test(arguments: mistakes.indices)
  func `every argument out of range is found`(_ i: Int) {
    #expect(Self.mistakes[i].problems.map(\.argument) == Self.mistakes[i].arguments)
  }

  @Test func `as many values as groups`() throws {
    func cycle(_ variant: OneCycleLRPolicy.Variant) throws -> OneCycleLRPolicy {
      try .validated { ($0.variant, $0.maxLR, $0.totalSteps) = (variant, [1, 2], 3) }
    }
    let policies: [any Policy] = [
      try CyclicPolicy.validated { ($0.baseLR, $0.maxLR) = (0.1, [1, 2]) },
      try NoamDecay.validated { ($0.warmupSteps, $0.factor) = (1, [1, 2]) },
      try PiecewiseConstant.validated { $0.values = [[1], [2]] },
      try PiecewiseLinear.validated { $0.points = [[Self.point(0, 1)], [Self.point(0, 2)]] },
      try cycle(.smith), try cycle(.fastai),
      try MultiplicativePolicy([.learningRate: .each({ _ in 1 }, { _ in 2 })], length: 3),
    ]
    for policy in policies {
      #expect(throws: ArgumentError.self) {
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
    for policy in try Self.longest() {
      let timetable = try Timetable(policy, bases: [[.learningRate: 1, .momentum: 0.9]])
      for schedule in timetable.entries.map(\.schedule) {
        #expect([0, 1, 1 << 53, .max].allSatisfy { schedule.value(at: $0).isFinite })
        #expect(schedule.joins.allSatisfy { $0 > 0 } && schedule.length ?? 1 > 0)
      }
    }
  }

  private static func longest() throws -> [any Policy] {
    let most = Length(steps: .max)
    func cycle(
      _ variant: OneCycleLRPolicy.Variant, isThree: Bool = false, stepSize: Length? = nil
    ) throws -> OneCycleLRPolicy {
      try .validated {
        ($0.variant, $0.totalSteps, $0.threePhase, $0.stepSize) = (variant, most, isThree, stepSize)
      }
    }
    return [
      try InverseTimeDecay.validated { ($0.decayRate, $0.decaySteps) = (1, most) },
      try CosineWarmRestarts.validated { ($0.t0, $0.tMult) = (most, .max) },
      try CosineWarmRestarts.validated { ($0.t0, $0.tMult) = (1, .max) },
      try WarmupStableDecay.validated {
        ($0.numWarmupSteps, $0.numStableSteps, $0.numDecaySteps) = (most, most, most)
      },
      try InverseSquareRoot.validated { ($0.numWarmupSteps, $0.timescale) = (most, most) },
      try NoamDecay.validated { ($0.dModel, $0.warmupSteps) = (.max, most) },
      try TanhDecay.validated { $0.tInitial = most },
      try FlatCosine.validated { $0.totalSteps = most },
      try CyclicPolicy.validated {
        ($0.stepSizeUp, $0.stepSizeDown, $0.mode) = (most, 0, .triangular2)
      },
      try PiecewiseConstant.validated {
        ($0.boundaries, $0.values) = ([0, most], .all([1, 2, 3]))
      },
      try PiecewiseLinear.validated {
        $0.points = .all([PiecewiseLinear.Point(0, 0), PiecewiseLinear.Point(most, 1)])
      },
      try cycle(.smith), try cycle(.smith, stepSize: most), try cycle(.fastai),
      try cycle(.pytorch, isThree: true),
    ]
  }
}
