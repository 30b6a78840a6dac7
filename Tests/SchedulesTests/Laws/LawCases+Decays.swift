import Declarations
import Schedules

/// Families that are functions of the base value.
extension LawCases {
  @Sendable static func constants() throws -> [Case] {
    try lengths.map { length in
      let policy = try ConstantFactor.validated {
        ($0.factor, $0.totalIters) = (0.5, Length(steps: length))
      }
      return scaled(
        "constant of \(length)", length + 60, policy, 0.5...1, first: length > 0 ? 0.5 : 1, last: 1)
    }
      + plain("constant") { length in
        try ConstantFactor.validated { $0.totalIters = Length(steps: length - 1) }
      }
  }

  @Sendable static func linears() throws -> [Case] {
    try lengths.map { length in
      let policy = try LinearFactor.validated {
        ($0.startFactor, $0.endFactor) = (0.1, 2)
        $0.totalIters = Length(steps: length)
      }
      return scaled(
        "linear of \(length)", length + 60, policy, 0.1...2, first: length > 0 ? 0.1 : 2, last: 2)
    }
      + plain("linear") { length in
        try LinearFactor.validated {
          ($0.startFactor, $0.totalIters) = (0, Length(steps: length - 1))
        }
      }
  }

  @Sendable static func polynomials() throws -> [Case] {
    func policy(_ length: Int, _ power: Double) throws -> PolynomialDecay {
      try .validated { ($0.totalIters, $0.power) = (Length(steps: length), power) }
    }
    return try lengths.map { length in
      scaled(
        "polynomial of \(length)", length + 60, try policy(length, 3), 0...1,
        first: length > 0 ? 1 : 0, last: 0)
    } + plain("polynomial") { try policy($0 - 1, 0.5) }
  }

  @Sendable static func steps() throws -> [Case] {
    try lengths.map { length in
      let policy = try StepDecay.validated {
        ($0.stepSize, $0.gamma) = (Length(steps: max(length, 1)), 0.5)
      }
      return scaled("step of \(length)", length + 60, policy, 0...1, first: 1)
    } + plain("step") { length in try StepDecay.validated { $0.stepSize = Length(steps: length) } }
  }

  @Sendable static func multiSteps() throws -> [Case] {
    func policy(_ milestones: [Int], _ gamma: Double) throws -> MultiStepDecay {
      try .validated {
        ($0.milestones, $0.gamma) = (milestones.map { Length(steps: $0) }, gamma)
      }
    }
    return try lengths.map { length in
      scaled(
        "multi_step of \(length)", length + 60, try policy([length, 0, 2 * length], 0.5), 0...0.5)
    } + plain("multi_step") { try policy([0, $0, $0], 0.1) }
  }

  @Sendable static func exponentials() throws -> [Case] {
    [
      Case(
        testDescription: "exponential", horizon: 60,
        policy: try ExponentialDecay.validated { $0.gamma = 0.9 })
    ]
  }

  @Sendable static func cosines() throws -> [Case] {
    func policy(_ length: Int, _ least: Double) throws -> CosineAnnealing {
      try .validated { ($0.tMax, $0.etaMin) = (Length(steps: length), least) }
    }
    return try lengths.map { length in
      falling("cosine_annealing of \(length)", length + 60, try policy(max(length, 1), 0.01)) {
        ($0, 0.01)
      }
    } + plain("cosine_annealing") { try policy($0, 1e-3) }
  }

  @Sendable static func reflections() throws -> [Case] {
    func policy(_ length: Int) throws -> RexDecay {
      try .validated { $0.tMax = Length(steps: length) }
    }
    return try lengths.map { length in
      scaled(
        "rex of \(length)", length + 60, try policy(max(length, 1)), 0...1, first: 1, last: 0)
    } + plain("rex") { try policy($0) }
  }

  @Sendable static func tangents() throws -> [Case] {
    try lengths.map { length in
      let policy = try TanhDecay.validated {
        ($0.tInitial, $0.lrMin) = (Length(steps: max(length, 1)), 0.01)
      }
      return falling("tanh of \(length)", length + 60, policy) { _ in (nil, 0.01) }
    }
  }

  @Sendable static func inverseTimes() throws -> [Case] {
    try lengths.flatMap { length in
      try [false, true].map { isStaircase in
        let policy = try InverseTimeDecay.validated {
          ($0.decayRate, $0.decaySteps) = (0.5, Length(steps: max(length, 1)))
          $0.staircase = isStaircase
        }
        let name = "inverse_time of \(length)\(isStaircase ? ", staircase" : "")"
        return scaled(name, length + 60, policy, 0...1, first: 1)
      }
    }
  }

  @Sendable static func inverseRoots() throws -> [Case] {
    func policy(_ length: Int, _ timescale: Length?) throws -> InverseSquareRoot {
      try .validated { ($0.numWarmupSteps, $0.timescale) = (Length(steps: length), timescale) }
    }
    return try lengths.flatMap { length in
      [
        scaled(
          "inverse_sqrt of \(length)", length + 60, try policy(length, nil), 0...1,
          first: length > 0 ? 0 : 1),
        scaled(
          "inverse_sqrt of \(length), timescale", length + 60, try policy(length, 1), 0...1),
      ]
    }
  }

  @Sendable static func noams() throws -> [Case] {
    try lengths.map { length in
      let policy = try NoamDecay.validated {
        ($0.dModel, $0.warmupSteps) = (16, Length(steps: length))
      }
      let count = Double(max(length, 1))
      return fixed(
        "noam of \(length)", length + 60, policy, 0...0.25 / count.squareRoot(),
        first: 0.25 / (count * count.squareRoot()))
    }
  }
}
