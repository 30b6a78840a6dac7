import Declarations
import Expressions
import Schedules

/// Families of phases, cycles and pieces.
extension LawCases {
  @Sendable static func phases() throws -> [Case] {
    var cases: [Case] = []
    for length in lengths {
      for (warmup, stable, decay) in [
        (length, 0, 0), (0, length, 0), (0, 0, length), (length, length, length),
      ] {
        for ramp in Ramp.allCases {
          let policy = try WarmupStableDecay.validated {
            ($0.numWarmupSteps, $0.numStableSteps) = (Length(steps: warmup), Length(steps: stable))
            $0.numDecaySteps = Length(steps: decay)
            ($0.warmupType, $0.decayType, $0.minLRRatio) = (ramp, ramp, 0.1)
          }
          let begins = warmup > 0 ? 0.1 : stable + decay > 0 ? 1 : 0.1
          cases.append(
            scaled(
              "warmup_stable_decay of \(warmup), \(stable), \(decay), \(ramp)", 3 * length + 5,
              policy, 0.1...1, first: begins, last: 0.1))
        }
      }
    }
    return cases
  }

  @Sendable static func flatCosines() throws -> [Case] {
    try lengths.flatMap { length in
      try [0, 0.3, 0.5, 1].map { share in
        let policy = try FlatCosine.validated {
          $0.totalSteps = Length(steps: max(length, 1))
          ($0.pctStart, $0.divFinal) = (share, 100)
        }
        return scaled(
          "flat_cosine of \(length), \(share)", length + 5, policy, 0.01...1, first: 1, last: 0.01)
      }
    }
  }

  @Sendable static func restarts() throws -> [Case] {
    try lengths.flatMap { length in
      try [1, 2, 3].map { growth in
        let policy = try CosineWarmRestarts.validated {
          ($0.t0, $0.tMult, $0.etaMin) = (Length(steps: max(length, 1)), growth, 0.01)
        }
        return falling(
          "cosine_annealing_warm_restarts of \(length), growing by \(growth)", 500, policy
        ) { ($0, nil) }
      }
    }
  }

  @Sendable static func cycles() throws -> [Case] {
    let height = try CyclicPolicy.expression("0.5 * (1 + sin(x))")
    var shapes = CyclicPolicy.Mode.allCases.map { mode in
      (name: mode.rawValue, policy: CyclicPolicy(mode: mode, gamma: 0.9))
    }
    var custom = CyclicPolicy()
    (custom.scaleFunction, custom.scaleMode) = (height, .iterations)
    shapes.append(("custom", custom))
    var cases: [Case] = []
    for length in lengths {
      for shape in shapes {
        for down in [0, 1, 7] where length + down > 0 {
          var policy = shape.policy
          (policy.baseLR, policy.maxLR) = (0.001, [0.1, 0.2])
          (policy.stepSizeUp, policy.stepSizeDown) = (Length(steps: length), Length(steps: down))
          try policy.validate()
          cases.append(
            fixed(
              "cyclic of \(length) and \(down), \(shape.name)", 500, policy, 0.001...0.2, 0.8...0.9,
              first: length > 0 ? 0.001 : nil))
        }
      }
    }
    return cases
  }

  @Sendable static func lines() throws -> [Case] {
    let (first, second) = (PiecewiseLinear.Point(3, 0.1), PiecewiseLinear.Point(9, 0.3))
    return [
      fixed(
        "piecewise_linear", 20,
        try PiecewiseLinear.validated { $0.points = .all([first, second]) },
        0.1...0.3, first: 0.1, last: 0.3),
      fixed(
        "piecewise_linear, one a group", 20,
        try PiecewiseLinear.validated { $0.points = [[second], [first, second]] }, 0.1...0.3,
        last: 0.3),
    ]
  }

  @Sendable static func levels() throws -> [Case] {
    let policy = try PiecewiseConstant.validated {
      ($0.boundaries, $0.values) = ([0, 2, 2, 7], .all([9, 0.1, 9, 0.2, 0.3]))
    }
    return [fixed("piecewise_constant", 20, policy, 0.1...0.3, first: 0.1)]
  }
}

extension CyclicPolicy {
  /// Cycles whose height changes in a mode.
  fileprivate init(mode: Mode, gamma: Double) {
    self.init()
    (self.mode, self.gamma) = (mode, gamma)
  }
}
