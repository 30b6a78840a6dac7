import Expressions
import Schedules

/// Values as the documentation shows them, degenerate lengths among them.
extension FurtherFamilyTests {
  static func decays() throws -> [Example] {
    func stable(_ warmup: Int, _ stable: Int, _ decay: Int) throws -> any Policy {
      try WarmupStableDecay(
        WarmupStableDecaySettings(
          warmupSteps: warmup, stableSteps: stable, decaySteps: decay, decayType: .linear))
    }
    let root = 0.5 * 0.5.squareRoot()
    return [
      Example(
        testDescription: "inverse_time", policy: try InverseTimeDecay(decayRate: 1, decaySteps: 2),
        values: [0.1, 0.2 / 3, 0.05, 0.04]),
      Example(
        testDescription: "inverse_time, staircase",
        policy: try InverseTimeDecay(decayRate: 1, decaySteps: 2, staircase: true),
        values: [0.1, 0.1, 0.05, 0.05, 0.1 / 3]),
      Example(
        testDescription: "cosine_annealing_warm_restarts",
        policy: try CosineWarmRestarts(firstCycle: 2, growth: 2),
        values: [0.1, 0.05, 0.1, 0.1 * (0.5 + root), 0.05, 0.1 * (0.5 - root), 0.1]),
      Example(
        testDescription: "cosine_annealing_warm_restarts of one",
        policy: try CosineWarmRestarts(firstCycle: 1), values: [0.1, 0.1, 0.1]),
      Example(
        testDescription: "cosine_annealing_warm_restarts at exact powers",
        policy: try CosineWarmRestarts(firstCycle: 1, growth: 3, minimum: 0.02),
        values: [0.1, 0.1, 0.08, 0.04, 0.1]),
      Example(
        testDescription: "warmup_stable_decay", policy: try stable(2, 2, 2),
        values: [0, 0.05, 0.1, 0.1, 0.1, 0.05, 0, 0]),
      Example(
        testDescription: "warmup_stable_decay, stay alone", policy: try stable(0, 2, 0),
        values: [0.1, 0.1, 0, 0]),
      Example(
        testDescription: "warmup_stable_decay of nothing", policy: try stable(0, 0, 0),
        values: [0, 0]),
      Example(
        testDescription: "warmup_stable_decay of single steps", policy: try stable(1, 1, 1),
        values: [0, 0.1, 0.1, 0]),
      Example(
        testDescription: "inverse_sqrt", policy: try InverseSquareRoot(warmupSteps: 2),
        values: [0, 0.05, 0.1, 0.1 / 1.5.squareRoot(), 0.1 / 2.0.squareRoot()]),
      Example(
        testDescription: "inverse_sqrt without a warmup",
        policy: try InverseSquareRoot(warmupSteps: 0),
        values: [0.1, 0.1 / 1.0001.squareRoot()]),
      Example(
        testDescription: "noam", policy: try NoamPolicy(modelWidth: 4, warmupSteps: 4),
        values: [0.0625, 0.125, 0.1875, 0.25, 0.5 / 5.0.squareRoot(), 0.5 / 6.0.squareRoot()]),
      Example(
        testDescription: "noam without a warmup",
        policy: try NoamPolicy(modelWidth: 4, warmupSteps: 0),
        values: [0.5, 0.25 * 2.0.squareRoot()]),
      Example(
        testDescription: "noam with a warmup of one",
        policy: try NoamPolicy(modelWidth: 4, warmupSteps: 1),
        values: [0.5, 0.25 * 2.0.squareRoot()]),
      // tanh 7 and tanh 2 from tables.
      Example(
        testDescription: "tanh", policy: try TanhDecay(stepsToMinimum: 2),
        values: [
          0.05 * (1 + 0.999_998_336_943_944_7), 0.05 * (1 + 0.964_027_580_075_816_9), 0, 0,
        ]),
      Example(
        testDescription: "tanh of one", policy: try TanhDecay(stepsToMinimum: 1, minimum: 0.01),
        values: [0.01 + 0.045 * (1 + 0.999_998_336_943_944_7), 0.01, 0.01]),
    ]
  }

  static func lines() throws -> [Example] {
    let clock = try Clock(epochs: 4)
    let falling = Factor.expression(try Clock.expression("1 / t"), clock)
    func linear(_ points: (Int, Double)...) throws -> any Policy {
      try PiecewiseLinear(.all(points.map { PiecewisePoint(step: $0.0, value: $0.1) }))
    }
    return [
      Example(
        testDescription: "multiplicative",
        policy: try MultiplicativePolicy([.learningRate: .all(falling)], length: 4),
        values: [0.1, 0.1, 0.05, 0.05 / 3, 0.05 / 3]),
      Example(
        testDescription: "multiplicative of nothing",
        policy: try MultiplicativePolicy([.learningRate: .all(falling)], length: 0),
        values: [0.1, 0.1]),
      Example(
        testDescription: "multiplicative by a number",
        policy: try MultiplicativePolicy(
          [.momentum: .all(.expression(try Clock.expression("0.5"), clock))], length: 1),
        values: [0.9, 0.45, 0.225], knob: .momentum),
      Example(
        testDescription: "piecewise_linear", policy: try linear((1, 0.1), (3, 0.3)),
        values: [0.1, 0.1, 0.2, 0.3, 0.3]),
      Example(
        testDescription: "piecewise_linear of one", policy: try linear((7, 0.1)),
        values: [0.1, 0.1]),
      Example(
        testDescription: "piecewise_linear, two at one step",
        policy: try linear((0, 0), (2, 0.2), (2, 0.5), (4, 0.5)), values: [0, 0.1, 0.5, 0.5, 0.5]),
      Example(
        testDescription: "piecewise_constant",
        policy: try PiecewiseConstant(boundaries: [1, 3], values: [[0.3, 0.2, 0.1]]),
        values: [0.3, 0.2, 0.2, 0.1, 0.1]),
      Example(
        testDescription: "piecewise_constant without boundaries",
        policy: try PiecewiseConstant(boundaries: [], values: .all([0.3])), values: [0.3, 0.3]),
      Example(
        testDescription: "piecewise_constant, two at one step",
        policy: try PiecewiseConstant(boundaries: [1, 1], values: .all([0.3, 0.2, 0.1])),
        values: [0.3, 0.1]),
      Example(
        testDescription: "flat_cosine", policy: try FlatCosine(totalSteps: 4, pctStart: 0.5),
        values: [0.1, 0.1, 0.1, 0.05 * (1 + 1e-5), 1e-6, 1e-6]),
      Example(
        testDescription: "flat_cosine that stays",
        policy: try FlatCosine(totalSteps: 2, pctStart: 1, finalDivisor: 10),
        values: [0.1, 0.1, 0.01, 0.01]),
      Example(
        testDescription: "flat_cosine that falls at once",
        policy: try FlatCosine(totalSteps: 2, pctStart: 0, finalDivisor: 10),
        values: [0.1, 0.055, 0.01]),
    ]
  }

  static func cycles() throws -> [Example] {
    func cyclic(
      _ up: Int, _ down: Int, _ scale: CyclicScale = .triangular
    ) throws -> any Policy {
      try CyclicPolicy(
        CyclicSettings(
          baseLearningRate: 0.1, maxLearningRate: 0.5, stepSizeUp: up, stepSizeDown: down,
          scale: scale))
    }
    func one(_ count: Int, _ share: Double = 0.5) -> OneCycleSettings {
      OneCycleSettings(
        maxLearningRate: 1, totalSteps: count, pctStart: share, divFactor: 10, finalDivFactor: 100)
    }
    let root = 0.5.squareRoot()
    return [
      Example(
        testDescription: "cyclic", policy: try cyclic(2, 2),
        values: [0.1, 0.3, 0.5, 0.3, 0.1, 0.3, 0.5]),
      Example(
        testDescription: "cyclic's momentum", policy: try cyclic(2, 2),
        values: [0.9, 0.85, 0.8, 0.85, 0.9], knob: .momentum),
      Example(
        testDescription: "cyclic, triangular2", policy: try cyclic(2, 2, .triangular2),
        values: [0.1, 0.3, 0.5, 0.3, 0.1, 0.2, 0.3, 0.2, 0.1, 0.15]),
      Example(
        testDescription: "cyclic, exp_range",
        policy: try cyclic(2, 2, .exponentialRange(gamma: 0.5)),
        values: [0.1, 0.2, 0.2, 0.125, 0.1, 0.10625]),
      Example(
        testDescription: "cyclic, a height by the cycle",
        policy: try cyclic(1, 1, .custom(try CyclicScale.expression("1 / x"), by: .cycle)),
        values: [0.1, 0.5, 0.1, 0.3, 0.1]),
      Example(
        testDescription: "cyclic, a height by the step",
        policy: try cyclic(
          1, 1, .custom(try CyclicScale.expression("1 / (x + 1)"), by: .iterations)),
        values: [0.1, 0.3, 0.1, 0.2, 0.1]),
      Example(
        testDescription: "cyclic of single steps", policy: try cyclic(1, 1),
        values: [0.1, 0.5, 0.1, 0.5]),
      Example(
        testDescription: "cyclic without a way up", policy: try cyclic(0, 2),
        values: [0.5, 0.3, 0.5, 0.3]),
      Example(
        testDescription: "cyclic without a way down", policy: try cyclic(2, 0),
        values: [0.1, 0.3, 0.1, 0.3]),
      Example(
        testDescription: "smith_2018", policy: try SmithOneCycle(one(6), stepSize: 2),
        values: [0.1, 0.55, 1, 0.5, 0.0001, 0.0001, 0.0001]),
      Example(
        testDescription: "smith_2018's momentum", policy: try SmithOneCycle(one(6), stepSize: 2),
        values: [0.95, 0.9, 0.85, 0.9, 0.95, 0.925, 0.925], knob: .momentum),
      Example(
        testDescription: "smith_2018 of single steps",
        policy: try SmithOneCycle(one(3), stepSize: 1), values: [0.1, 1, 0.0001, 0.0001]),
      Example(
        testDescription: "smith_2018 of one", policy: try SmithOneCycle(one(1)),
        values: [0.1, 0.1]),
      Example(
        testDescription: "fastai", policy: try FastaiOneCycle(one(4)),
        values: [0.1, 0.55, 1, 0.505, 0.01, 0.01]),
      Example(
        testDescription: "fastai's momentum", policy: try FastaiOneCycle(one(4)),
        values: [0.95, 0.9, 0.85, 0.9, 0.95], knob: .momentum),
      Example(
        testDescription: "fastai, down alone", policy: try FastaiOneCycle(one(2, 0)),
        values: [1, 0.505, 0.01]),
      Example(
        testDescription: "fastai, up alone", policy: try FastaiOneCycle(one(4, 1)),
        values: [
          0.1, 1 - 0.45 * (1 + root), 0.55, 1 - 0.45 * (1 - root), 0.01,
        ]),
      Example(
        testDescription: "fastai of one", policy: try FastaiOneCycle(one(1)), values: [0.1, 0.01]),
    ]
  }
}
