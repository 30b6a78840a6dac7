import Declarations
import Expressions
import Schedules

/// Values as the documentation shows them, degenerate lengths among them.
extension FurtherFamilyTests {
  static func decays() throws -> [FamilyExample] {
    func stable(_ warmup: Int, _ stable: Int, _ decay: Int) throws -> any Policy {
      try WarmupStableDecay.validated {
        ($0.numWarmupSteps, $0.numStableSteps) = (Length(steps: warmup), Length(steps: stable))
        ($0.numDecaySteps, $0.decayType) = (Length(steps: decay), .linear)
      }
    }
    func inverse(_ isStaircase: Bool) throws -> any Policy {
      try InverseTimeDecay.validated {
        ($0.decayRate, $0.decaySteps, $0.staircase) = (1, 2, isStaircase)
      }
    }
    func restarts(_ first: Length, _ growth: Int = 1, _ least: Double = 0) throws -> any Policy {
      try CosineWarmRestarts.validated {
        ($0.t0, $0.tMult, $0.etaMin) = (first, growth, least)
      }
    }
    func noam(_ warmup: Length) throws -> any Policy {
      try NoamDecay.validated { ($0.dModel, $0.warmupSteps) = (4, warmup) }
    }
    let root = 0.5 * 0.5.squareRoot()
    return [
      FamilyExample(
        testDescription: "rex", policy: try RexDecay.validated { $0.tMax = 4 },
        values: [0.1, 0.6 / 7, 0.2 / 3, 0.04, 0, 0]),
      FamilyExample(
        testDescription: "rex of one", policy: try RexDecay.validated { $0.tMax = 1 },
        values: [0.1, 0, 0]),
      FamilyExample(
        testDescription: "inverse_time", policy: try inverse(false),
        values: [0.1, 0.2 / 3, 0.05, 0.04]),
      FamilyExample(
        testDescription: "inverse_time, staircase",
        policy: try inverse(true),
        values: [0.1, 0.1, 0.05, 0.05, 0.1 / 3]),
      FamilyExample(
        testDescription: "cosine_annealing_warm_restarts",
        policy: try restarts(2, 2),
        values: [0.1, 0.05, 0.1, 0.1 * (0.5 + root), 0.05, 0.1 * (0.5 - root), 0.1]),
      FamilyExample(
        testDescription: "cosine_annealing_warm_restarts of one",
        policy: try restarts(1), values: [0.1, 0.1, 0.1]),
      FamilyExample(
        testDescription: "cosine_annealing_warm_restarts at exact powers",
        policy: try restarts(1, 3, 0.02),
        values: [0.1, 0.1, 0.08, 0.04, 0.1]),
      FamilyExample(
        testDescription: "warmup_stable_decay", policy: try stable(2, 2, 2),
        values: [0, 0.05, 0.1, 0.1, 0.1, 0.05, 0, 0]),
      FamilyExample(
        testDescription: "warmup_stable_decay, stay alone", policy: try stable(0, 2, 0),
        values: [0.1, 0.1, 0, 0]),
      FamilyExample(
        testDescription: "warmup_stable_decay of nothing", policy: try stable(0, 0, 0),
        values: [0, 0]),
      FamilyExample(
        testDescription: "warmup_stable_decay of single steps", policy: try stable(1, 1, 1),
        values: [0, 0.1, 0.1, 0]),
      FamilyExample(
        testDescription: "inverse_sqrt",
        policy: try InverseSquareRoot.validated { $0.numWarmupSteps = 2 },
        values: [0, 0.05, 0.1, 0.1 / 1.5.squareRoot(), 0.1 / 2.0.squareRoot()]),
      FamilyExample(
        testDescription: "inverse_sqrt without a warmup",
        policy: try InverseSquareRoot.validated { $0.numWarmupSteps = 0 },
        values: [0.1, 0.1 / 1.0001.squareRoot()]),
      FamilyExample(
        testDescription: "noam", policy: try noam(4),
        values: [0.0625, 0.125, 0.1875, 0.25, 0.5 / 5.0.squareRoot(), 0.5 / 6.0.squareRoot()]),
      FamilyExample(
        testDescription: "noam without a warmup",
        policy: try noam(0),
        values: [0.5, 0.25 * 2.0.squareRoot()]),
      FamilyExample(
        testDescription: "noam with a warmup of one",
        policy: try noam(1),
        values: [0.5, 0.25 * 2.0.squareRoot()]),
      // tanh 7 and tanh 2 from tables.
      FamilyExample(
        testDescription: "tanh", policy: try TanhDecay.validated { $0.tInitial = 2 },
        values: [
          0.05 * (1 + 0.999_998_336_943_944_7), 0.05 * (1 + 0.964_027_580_075_816_9), 0, 0,
        ]),
      FamilyExample(
        testDescription: "tanh of one",
        policy: try TanhDecay.validated { ($0.tInitial, $0.lrMin) = (1, 0.01) },
        values: [0.01 + 0.045 * (1 + 0.999_998_336_943_944_7), 0.01, 0.01]),
    ]
  }

  static func lines() throws -> [FamilyExample] {
    let clock = try Clock(epochs: 4)
    let falling = Factor.expression(try Clock.expression("1 / t"), clock)
    func linear(_ points: (Int, Double)...) throws -> any Policy {
      try PiecewiseLinear.validated {
        $0.points = .all(points.map { PiecewiseLinear.Point(Length(steps: $0.0), $0.1) })
      }
    }
    func levels(_ boundaries: [Length], _ values: PerGroup<[Double]>) throws -> any Policy {
      try PiecewiseConstant.validated { ($0.boundaries, $0.values) = (boundaries, values) }
    }
    func flat(_ count: Length, _ share: Double, _ divisor: Double = 1e5) throws -> any Policy {
      try FlatCosine.validated {
        ($0.totalSteps, $0.pctStart, $0.divFinal) = (count, share, divisor)
      }
    }
    return [
      FamilyExample(
        testDescription: "multiplicative",
        policy: try MultiplicativePolicy([.learningRate: .all(falling)], length: 4),
        values: [0.1, 0.1, 0.05, 0.05 / 3, 0.05 / 3]),
      FamilyExample(
        testDescription: "multiplicative of nothing",
        policy: try MultiplicativePolicy([.learningRate: .all(falling)], length: 0),
        values: [0.1, 0.1]),
      FamilyExample(
        testDescription: "multiplicative by a number",
        policy: try MultiplicativePolicy(
          [.momentum: .all(.expression(try Clock.expression("0.5"), clock))], length: 1),
        values: [0.9, 0.45, 0.225], knob: .momentum),
      FamilyExample(
        testDescription: "piecewise_linear", policy: try linear((1, 0.1), (3, 0.3)),
        values: [0.1, 0.1, 0.2, 0.3, 0.3]),
      FamilyExample(
        testDescription: "piecewise_linear of one", policy: try linear((7, 0.1)),
        values: [0.1, 0.1]),
      FamilyExample(
        testDescription: "piecewise_linear, two at one step",
        policy: try linear((0, 0), (2, 0.2), (2, 0.5), (4, 0.5)), values: [0, 0.1, 0.5, 0.5, 0.5]),
      FamilyExample(
        testDescription: "piecewise_constant",
        policy: try levels([1, 3], [[0.3, 0.2, 0.1]]),
        values: [0.3, 0.2, 0.2, 0.1, 0.1]),
      FamilyExample(
        testDescription: "piecewise_constant without boundaries",
        policy: try levels([], .all([0.3])), values: [0.3, 0.3]),
      FamilyExample(
        testDescription: "piecewise_constant, two at one step",
        policy: try levels([1, 1], .all([0.3, 0.2, 0.1])),
        values: [0.3, 0.1]),
      FamilyExample(
        testDescription: "flat_cosine", policy: try flat(4, 0.5),
        values: [0.1, 0.1, 0.1, 0.05 * (1 + 1e-5), 1e-6, 1e-6]),
      FamilyExample(
        testDescription: "flat_cosine that stays",
        policy: try flat(2, 1, 10),
        values: [0.1, 0.1, 0.01, 0.01]),
      FamilyExample(
        testDescription: "flat_cosine that falls at once",
        policy: try flat(2, 0, 10),
        values: [0.1, 0.055, 0.01]),
    ]
  }

  static func cycles() throws -> [FamilyExample] {
    func cyclic(
      _ up: Length, _ down: Length, _ set: (inout CyclicPolicy) -> Void = { _ in }
    ) throws -> any Policy {
      try CyclicPolicy.validated {
        ($0.baseLR, $0.maxLR, $0.stepSizeUp, $0.stepSizeDown) = (0.1, 0.5, up, down)
        set(&$0)
      }
    }
    func smith(_ count: Length, _ stepSize: Length? = nil) throws -> any Policy {
      try OneCycleLRPolicy.validated {
        $0.variant = .smith
        ($0.totalSteps, $0.divFactor, $0.stepSize) = (count, 10, stepSize)
      }
    }
    func fastai(_ count: Length, _ share: Double = 0.5) throws -> any Policy {
      try OneCycleLRPolicy.validated {
        $0.variant = .fastai
        ($0.totalSteps, $0.pctStart) = (count, share)
        ($0.divFactor, $0.finalDivFactor) = (10, 100)
      }
    }
    let byCycle = try CyclicPolicy.expression("1 / x")
    let byStep = try CyclicPolicy.expression("1 / (x + 1)")
    let root = 0.5.squareRoot()
    return [
      FamilyExample(
        testDescription: "cyclic", policy: try cyclic(2, 2),
        values: [0.1, 0.3, 0.5, 0.3, 0.1, 0.3, 0.5]),
      FamilyExample(
        testDescription: "cyclic's momentum", policy: try cyclic(2, 2),
        values: [0.9, 0.85, 0.8, 0.85, 0.9], knob: .momentum),
      FamilyExample(
        testDescription: "cyclic, triangular2", policy: try cyclic(2, 2) { $0.mode = .triangular2 },
        values: [0.1, 0.3, 0.5, 0.3, 0.1, 0.2, 0.3, 0.2, 0.1, 0.15]),
      FamilyExample(
        testDescription: "cyclic, exp_range",
        policy: try cyclic(2, 2) { ($0.mode, $0.gamma) = (.exponentialRange, 0.5) },
        values: [0.1, 0.2, 0.2, 0.125, 0.1, 0.10625]),
      FamilyExample(
        testDescription: "cyclic, a height by the cycle",
        policy: try cyclic(1, 1) { ($0.scaleFunction, $0.scaleMode) = (byCycle, .cycle) },
        values: [0.1, 0.5, 0.1, 0.3, 0.1]),
      FamilyExample(
        testDescription: "cyclic, a height by the step",
        policy: try cyclic(1, 1) { ($0.scaleFunction, $0.scaleMode) = (byStep, .iterations) },
        values: [0.1, 0.3, 0.1, 0.2, 0.1]),
      FamilyExample(
        testDescription: "cyclic of single steps", policy: try cyclic(1, 1),
        values: [0.1, 0.5, 0.1, 0.5]),
      FamilyExample(
        testDescription: "cyclic without a way up", policy: try cyclic(0, 2),
        values: [0.5, 0.3, 0.5, 0.3]),
      FamilyExample(
        testDescription: "cyclic without a way down", policy: try cyclic(2, 0),
        values: [0.1, 0.3, 0.1, 0.3]),
      FamilyExample(
        testDescription: "smith_2018", policy: try smith(6, 2),
        values: [0.1, 0.55, 1, 0.5, 0.0001, 0.0001, 0.0001]),
      FamilyExample(
        testDescription: "smith_2018's momentum", policy: try smith(6, 2),
        values: [0.95, 0.9, 0.85, 0.9, 0.95, 0.925, 0.925], knob: .momentum),
      FamilyExample(
        testDescription: "smith_2018 of single steps",
        policy: try smith(3, 1), values: [0.1, 1, 0.0001, 0.0001]),
      FamilyExample(
        testDescription: "smith_2018 of one", policy: try smith(1),
        values: [0.1, 0.1]),
      FamilyExample(
        testDescription: "fastai", policy: try fastai(4),
        values: [0.1, 0.55, 1, 0.505, 0.01, 0.01]),
      FamilyExample(
        testDescription: "fastai's momentum", policy: try fastai(4),
        values: [0.95, 0.9, 0.85, 0.9, 0.95], knob: .momentum),
      FamilyExample(
        testDescription: "fastai, down alone", policy: try fastai(2, 0),
        values: [1, 0.505, 0.01]),
      FamilyExample(
        testDescription: "fastai, up alone", policy: try fastai(4, 1),
        values: [
          0.1, 1 - 0.45 * (1 + root), 0.55, 1 - 0.45 * (1 - root), 0.01,
        ]),
      FamilyExample(
        testDescription: "fastai of one", policy: try fastai(1), values: [0.1, 0.01]),
    ]
  }
}
