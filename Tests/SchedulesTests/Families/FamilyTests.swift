import Declarations
import Schedules
import Testing

/// The values that the documentation of each family shows, and what each refuses.
@Suite struct FamilyTests {
  static func cycle(
    _ length: Int, _ share: Double = 0.3, isThree: Bool = false
  ) throws -> any Policy {
    try OneCycleLRPolicy.validated {
      ($0.totalSteps, $0.pctStart, $0.annealStrategy) = (Length(steps: length), share, .linear)
      ($0.divFactor, $0.finalDivFactor, $0.threePhase) = (10, 10, isThree)
    }
  }

  static func examples() throws -> [FamilyExample] {
    try decays() + [
      FamilyExample(
        testDescription: "one_cycle", policy: try cycle(5, 0.4),
        values: [0.1, 1, 0.67, 0.34, 0.01, 0.01, 0.01]),
      FamilyExample(
        testDescription: "one_cycle's momentum", policy: try cycle(5, 0.4),
        values: [0.95, 0.85, 0.95 - 0.2 / 3, 0.95 - 0.1 / 3, 0.95, 0.95], knob: .momentum),
      FamilyExample(
        testDescription: "one_cycle of one", policy: try cycle(1), values: [0.01, 0.01]),
      FamilyExample(
        testDescription: "one_cycle with three phases",
        policy: try cycle(9, 1.0 / 3, isThree: true),
        values: [0.1, 0.55, 1, 0.55, 0.1, 0.0775, 0.055, 0.0325, 0.01, 0.01]),
      FamilyExample(
        testDescription: "momentum with three phases", policy: try cycle(9, 1.0 / 3, isThree: true),
        values: [0.95, 0.9, 0.85, 0.9, 0.95, 0.95, 0.95, 0.95, 0.95, 0.95], knob: .momentum),
    ]
  }

  private static func decays() throws -> [FamilyExample] {
    let root = 0.5 * 0.5.squareRoot()
    return [
      FamilyExample(
        testDescription: "step",
        policy: try StepDecay.validated { ($0.stepSize, $0.gamma) = (2, 0.5) },
        values: [0.1, 0.1, 0.05, 0.05, 0.025]),
      FamilyExample(
        testDescription: "multi_step",
        policy: try MultiStepDecay.validated { ($0.milestones, $0.gamma) = ([3, 2], 0.5) },
        values: [0.1, 0.1, 0.05, 0.025, 0.025]),
      FamilyExample(
        testDescription: "multi_step, twice",
        policy: try MultiStepDecay.validated { $0.milestones = [1, 1] }, values: [0.1, 0.001]),
      FamilyExample(
        testDescription: "exponential", policy: try ExponentialDecay.validated { $0.gamma = 0.5 },
        values: [0.1, 0.05, 0.025]),
      FamilyExample(
        testDescription: "cosine_annealing", policy: try CosineAnnealing.validated { $0.tMax = 4 },
        values: [0.1, 0.1 * (0.5 + root), 0.05, 0.1 * (0.5 - root), 0, 0, 0]),
      FamilyExample(
        testDescription: "cosine_annealing of one",
        policy: try CosineAnnealing.validated { ($0.tMax, $0.etaMin) = (1, 0.01) },
        values: [0.1, 0.01, 0.01]),
      FamilyExample(
        testDescription: "constant",
        policy: try ConstantFactor.validated { ($0.factor, $0.totalIters) = (0.5, 2) },
        values: [0.05, 0.05, 0.1, 0.1]),
      FamilyExample(
        testDescription: "linear",
        policy: try LinearFactor.validated { ($0.startFactor, $0.totalIters) = (0, 4) },
        values: [0, 0.025, 0.05, 0.075, 0.1, 0.1]),
      FamilyExample(
        testDescription: "linear of none",
        policy: try LinearFactor.validated { ($0.endFactor, $0.totalIters) = (0.5, 0) },
        values: [0.05, 0.05]),
      FamilyExample(
        testDescription: "polynomial",
        policy: try PolynomialDecay.validated { ($0.totalIters, $0.power) = (4, 2) },
        values: [0.1, 0.05625, 0.025, 0.00625, 0, 0]),
      FamilyExample(
        testDescription: "polynomial of none",
        policy: try PolynomialDecay.validated { $0.totalIters = 0 }, values: [0, 0]),
    ]
  }

  @Test(arguments: try examples())
  func `values are those of the documentation`(_ item: FamilyExample) throws {
    let timetable = try Timetable(item.policy, bases: [[.learningRate: 0.1, .momentum: 0.9]])
    for (step, expected) in item.values.enumerated() {
      let value = timetable.value(of: item.knob, group: 0, at: step)
      #expect(abs(value - expected) < 1e-15, "at \(step): \(value)")
    }
  }

  @Test func `a cycle can leave the momentum alone, and have ends of its own for each group`()
    throws
  {
    var policy = try OneCycleLRPolicy.validated {
      ($0.totalSteps, $0.baseMomentum, $0.maxMomentum) = (3, [0.5, 0.6], 0.9)
    }
    let base: [Knob: Double] = [.learningRate: 1, .momentum: 0.7]
    let both = try Timetable(policy, bases: [base, base])
    let peaks = (0..<2).map { group in
      (0..<3).map { both.value(of: .momentum, group: group, at: $0) }.max()
    }
    #expect(peaks == [0.9, 0.9])
    (policy.cycleMomentum, policy.baseMomentum) = (false, 0.85)
    let plain = try Timetable(policy, bases: [base])
    #expect(plain.schedule(of: .momentum, group: 0) == nil)
  }

  static let mistakes: [(problems: [ArgumentError], arguments: [String])] = [
    (StepDecay.problems { ($0.stepSize, $0.gamma) = (0, -1) }, ["step_size", "gamma"]),
    (
      MultiStepDecay.problems { ($0.milestones, $0.gamma) = ([3, -1], .nan) },
      ["milestones", "gamma"]
    ),
    (ExponentialDecay.problems { $0.gamma = .infinity }, ["gamma"]),
    (CosineAnnealing.problems { ($0.tMax, $0.etaMin) = (0, -1) }, ["T_max", "eta_min"]),
    (
      ConstantFactor.problems { ($0.factor, $0.totalIters) = (-1, -1) }, ["factor", "total_iters"]
    ),
    (
      LinearFactor.problems { ($0.startFactor, $0.endFactor, $0.totalIters) = (-1, .nan, -1) },
      ["start_factor", "end_factor", "total_iters"]
    ),
    (
      PolynomialDecay.problems { ($0.totalIters, $0.power) = (-1, 0) }, ["total_iters", "power"]
    ),
    (
      OneCycleLRPolicy.problems {
        ($0.maxLR, $0.totalSteps, $0.pctStart) = ([1, -1], 0, 1.5)
        ($0.baseMomentum, $0.maxMomentum) = (2, -1)
        ($0.divFactor, $0.finalDivFactor) = (0, .infinity)
      },
      [
        "max_lr", "total_steps", "base_momentum", "max_momentum", "div_factor", "pct_start",
        "final_div_factor",
      ]
    ),
    (
      OneCycleLRPolicy.problems {
        ($0.totalSteps, $0.baseMomentum, $0.maxMomentum) = (1, [0.1], [0.2, 0.3])
      }, ["max_momentum"]
    ),
    (
      OneCycleLRPolicy.problems {
        $0.variant = .fastai
        ($0.totalSteps, $0.baseMomentum, $0.maxMomentum) = (1, [0.1], [0.2, 0.3])
        ($0.stepSize, $0.annealStrategy, $0.threePhase) = (3, .linear, true)
      }, ["max_momentum", "step_size", "anneal_strategy", "three_phase"]
    ),
  ]

  @Test(arguments: mistakes.indices)
  func `every argument out of range is found`(_ i: Int) {
    #expect(Self.mistakes[i].problems.map(\.argument) == Self.mistakes[i].arguments)
  }

  @Test func `as many learning rates as groups`() throws {
    let policy = try OneCycleLRPolicy.validated { ($0.maxLR, $0.totalSteps) = ([1, 2], 3) }
    #expect(throws: ArgumentError.self) {
      try Timetable(policy, bases: [[.learningRate: 1]])
    }
  }
}

extension Declared {
  /// What is wrong with the thing once some arguments are set.
  static func problems(_ set: (inout Self) -> Void) -> [ArgumentError] {
    var thing = Self()
    set(&thing)
    return thing.allProblems
  }
}
