import Declarations
import Schedules

/// Cycles in all their forms, and the range test.
extension LawCases {
  private static func cycle(
    _ variant: OneCycleLRPolicy.Variant, _ length: Int,
    _ set: (inout OneCycleLRPolicy) -> Void = { _ in }
  ) throws -> OneCycleLRPolicy {
    try .validated {
      $0.variant = variant
      ($0.totalSteps, $0.divFactor) = (Length(steps: max(length, 1)), 10)
      set(&$0)
    }
  }

  @Sendable static func oneCycles() throws -> [Case] {
    try lengths.flatMap { length in try shares(length) + smiths(length) } + cyclesByDefault()
  }

  private static func shares(_ length: Int) throws -> [Case] {
    var cases: [Case] = []
    for share in [0, 0.1, 0.25, 0.5, 0.6, 1] {
      let fastai = try cycle(.fastai, length) { ($0.pctStart, $0.finalDivFactor) = (share, 100) }
      cases.append(
        fixed(
          "one_cycle, fastai, of \(length), \(share)", length + 5, fastai, 0.01...1, 0.85...0.95,
          first: share > 0 ? 0.1 : 1, last: 0.01))
      for isThree in [false, true] {
        let policy = try cycle(.pytorch, length) {
          ($0.pctStart, $0.finalDivFactor, $0.threePhase) = (share, 100, isThree)
        }
        cases.append(
          fixed(
            "one_cycle of \(length), \(share), \(isThree ? 3 : 2) phases", length + 5, policy,
            0.001...1, 0.85...0.95))
      }
    }
    return cases
  }

  private static func smiths(_ length: Int) throws -> [Case] {
    var sizes = [1, 2, 20, 22, 100].filter { 4 * $0 >= max(length, 1) }.map(Optional.some)
    sizes.append(nil)
    return try sizes.map { size in
      let policy = try cycle(.smith, length) { $0.stepSize = size.map { Length(steps: $0) } }
      return fixed(
        "one_cycle, smith_2018, of \(length)\(size.map { ", \($0)" } ?? "")", length + 5, policy,
        0.0001...1, 0.85...0.95, first: 0.1)
    }
  }

  private static func cyclesByDefault() throws -> [Case] {
    let shapes: [(share: Double, isThree: Bool)] = [
      (0, false), (0.1, true), (0.5, true), (0.6, true), (1, false),
    ]
    return try shapes.flatMap { share, isThree in
      try plain("one_cycle, \(share) up, \(isThree ? 3 : 2) phases") { length in
        try OneCycleLRPolicy.validated {
          ($0.maxLR, $0.totalSteps) = ([0.1, 3], Length(steps: length))
          ($0.pctStart, $0.threePhase) = (share, isThree)
        }
      }
    }
  }

  @Sendable static func oneCyclePolicies() throws -> [Case] {
    try [1, 2, 3, 100].flatMap { epochs in
      try [0, 0.3, 0.45, 0.5].map { ratio in
        Case(
          testDescription: "one_cycle_policy of \(epochs), ratio \(ratio)", horizon: epochs,
          policy: try OneCyclePolicy(learningRate: [0.1, 3], epochs: epochs, phaseRatio: ratio))
      }
    }
  }

  @Sendable static func rangeFinders() throws -> [Case] {
    try [1, 2, 3, 100].map { epochs in
      Case(
        testDescription: "range_finder of \(epochs)", horizon: epochs,
        policy: try RangeFinder(epochs: epochs))
    }
  }
}
