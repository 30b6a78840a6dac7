import Schedules
import Testing

/// The values that the documentation of each family shows, and what each refuses.
@Suite struct FamilyTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let policy: any Policy
    let values: [Double]
    var knob = Knob.learningRate
  }

  static func examples() throws -> [Example] {
    func cycle(_ length: Int, _ share: Double = 0.3, isThree: Bool = false) throws -> any Policy {
      try OneCycleAnnealing(
        OneCycleSettings(
          maxLearningRate: 1, totalSteps: length, pctStart: share, annealStrategy: .linear,
          divFactor: 10, finalDivFactor: 10, threePhase: isThree))
    }
    let root = 0.5 * 0.5.squareRoot()
    return [
      Example(
        testDescription: "step", policy: try StepDecay(stepSize: 2, gamma: 0.5),
        values: [0.1, 0.1, 0.05, 0.05, 0.025]),
      Example(
        testDescription: "multi_step", policy: try MultiStepDecay(milestones: [3, 2], gamma: 0.5),
        values: [0.1, 0.1, 0.05, 0.025, 0.025]),
      Example(
        testDescription: "multi_step, twice", policy: try MultiStepDecay(milestones: [1, 1]),
        values: [0.1, 0.001]),
      Example(
        testDescription: "exponential", policy: try ExponentialDecay(gamma: 0.5),
        values: [0.1, 0.05, 0.025]),
      Example(
        testDescription: "cosine_annealing", policy: try CosineAnnealing(stepsToMinimum: 4),
        values: [0.1, 0.1 * (0.5 + root), 0.05, 0.1 * (0.5 - root), 0, 0, 0]),
      Example(
        testDescription: "cosine_annealing of one",
        policy: try CosineAnnealing(stepsToMinimum: 1, minimum: 0.01), values: [0.1, 0.01, 0.01]),
      Example(
        testDescription: "constant", policy: try ConstantFactor(factor: 0.5, iterations: 2),
        values: [0.05, 0.05, 0.1, 0.1]),
      Example(
        testDescription: "linear", policy: try LinearFactor(start: 0, iterations: 4),
        values: [0, 0.025, 0.05, 0.075, 0.1, 0.1]),
      Example(
        testDescription: "linear of none", policy: try LinearFactor(end: 0.5, iterations: 0),
        values: [0.05, 0.05]),
      Example(
        testDescription: "polynomial", policy: try PolynomialDecay(iterations: 4, power: 2),
        values: [0.1, 0.05625, 0.025, 0.00625, 0, 0]),
      Example(
        testDescription: "polynomial of none", policy: try PolynomialDecay(iterations: 0),
        values: [0, 0]),
      Example(
        testDescription: "one_cycle", policy: try cycle(5, 0.4),
        values: [0.1, 1, 0.67, 0.34, 0.01, 0.01, 0.01]),
      Example(
        testDescription: "one_cycle's momentum", policy: try cycle(5, 0.4),
        values: [0.95, 0.85, 0.95 - 0.2 / 3, 0.95 - 0.1 / 3, 0.95, 0.95], knob: .momentum),
      Example(testDescription: "one_cycle of one", policy: try cycle(1), values: [0.01, 0.01]),
      Example(
        testDescription: "one_cycle with three phases",
        policy: try cycle(9, 1.0 / 3, isThree: true),
        values: [0.1, 0.55, 1, 0.55, 0.1, 0.0775, 0.055, 0.0325, 0.01, 0.01]),
      Example(
        testDescription: "momentum with three phases", policy: try cycle(9, 1.0 / 3, isThree: true),
        values: [0.95, 0.9, 0.85, 0.9, 0.95, 0.95, 0.95, 0.95, 0.95, 0.95], knob: .momentum),
    ]
  }

  @Test(arguments: try examples())
  func `values are those of the documentation`(_ item: Example) throws {
    let timetable = try Timetable(item.policy, bases: [[.learningRate: 0.1, .momentum: 0.9]])
    for (step, expected) in item.values.enumerated() {
      let value = timetable.value(of: item.knob, group: 0, at: step)
      #expect(abs(value - expected) < 1e-15, "at \(step): \(value)")
    }
  }

  @Test func `a cycle can leave the momentum alone, and have ends of its own for each group`()
    throws
  {
    var settings = OneCycleSettings(
      maxLearningRate: 1, totalSteps: 3, baseMomentum: [0.5, 0.6], maxMomentum: 0.9)
    let base: [Knob: Double] = [.learningRate: 1, .momentum: 0.7]
    let both = try Timetable(try OneCycleAnnealing(settings), bases: [base, base])
    let peaks = (0..<2).map { group in
      (0..<3).map { both.value(of: .momentum, group: group, at: $0) }.max()
    }
    #expect(peaks == [0.9, 0.9])
    settings.cycleMomentum = false
    let plain = try Timetable(try OneCycleAnnealing(settings), bases: [base])
    #expect(plain.schedule(of: .momentum, group: 0) == nil)
  }

  static let mistakes: [(problems: [ScheduleError], arguments: [String])] = [
    (StepDecay.problems(stepSize: 0, gamma: -1), ["step_size", "gamma"]),
    (MultiStepDecay.problems(milestones: [3, -1], gamma: .nan), ["milestones", "gamma"]),
    (ExponentialDecay.problems(gamma: .infinity), ["gamma"]),
    (CosineAnnealing.problems(stepsToMinimum: 0, minimum: -1), ["T_max", "eta_min"]),
    (ConstantFactor.problems(factor: -1, iterations: -1), ["factor", "total_iters"]),
    (
      LinearFactor.problems(start: -1, end: .nan, iterations: -1),
      ["start_factor", "end_factor", "total_iters"]
    ),
    (PolynomialDecay.problems(iterations: -1, power: 0), ["total_iters", "power"]),
    (
      OneCycleSettings(
        maxLearningRate: [1, 0], totalSteps: 0, pctStart: 1.5, baseMomentum: 2, maxMomentum: -1,
        divFactor: 0, finalDivFactor: .infinity
      ).problems,
      [
        "max_lr", "total_steps", "pct_start", "base_momentum", "max_momentum", "div_factor",
        "final_div_factor",
      ]
    ),
    (
      OneCycleSettings(
        maxLearningRate: 1, totalSteps: 1, baseMomentum: [0.1], maxMomentum: [0.2, 0.3]
      ).problems, ["max_momentum"]
    ),
  ]

  @Test(arguments: mistakes.indices)
  func `every argument out of range is found`(_ i: Int) {
    #expect(Self.mistakes[i].problems.map(\.argument) == Self.mistakes[i].arguments)
  }

  @Test func `as many learning rates as groups`() throws {
    let policy = try OneCycleAnnealing(
      OneCycleSettings(maxLearningRate: [1, 2], totalSteps: 3))
    #expect(throws: ScheduleError.self) {
      try Timetable(policy, bases: [[.learningRate: 1]])
    }
  }
}
