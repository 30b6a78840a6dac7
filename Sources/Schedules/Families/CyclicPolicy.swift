public import Declarations
public import Expressions
internal import RealModule

/// A learning rate that goes up and down between two bounds for ever, and a momentum that goes down
/// and up.
///
/// They take the place of the base values. Without steps up a cycle begins at the top, without steps
/// down it drops from just below the top.
public struct CyclicPolicy: Policy {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "cyclic", Self(), "Moves learning rate and momentum up and down between bounds for ever.",
    formula: """
      lr       = base_lr + (max_lr − base_lr) · s · h
      momentum = max_momentum − (max_momentum − base_momentum) · s · h
      s = c/U                  c < U    c steps into a cycle of U steps up and D steps down
        = (U + D − c)/D        from then on
      h = 1                    triangular
        = 2^−n                 triangular2, in cycle n from 0
        = gamma^t              exp_range
      """,
    source: "Smith, 2015, arXiv:1506.01186", pytorch: "optim.lr_scheduler.CyclicLR",
    arguments: [
      .required(
        \.baseLR, "base_lr", .perGroup(.number(.notNegative)), "the rate at the ends of a cycle",
        example: "0.001"),
      .required(
        \.maxLR, "max_lr", .perGroup(.number(.notNegative)), "the rate at the first top",
        example: "0.01"),
      .optional(
        \.stepSizeUp, "step_size_up", .length(.real), "how long a cycle goes up", example: "10%"),
      .optional(
        \.stepSizeDown, "step_size_down", .optional(.length(.real), orNull: true),
        "how long it goes down",
        otherwise: "as long as up"),
      .optional(\.mode, "mode", .choice("mode"), "how the height of cycles changes"),
      .optional(\.gamma, "gamma", .number(.notNegative), "the factor of exp_range at each step"),
      .optional(
        \.scaleFunction, "scale_fn", .optional(.expression(over: ["x"])),
        "the height as an expression of x, in the place of mode", otherwise: "what mode says"),
      .optional(
        \.scaleMode, "scale_mode", .optional(.choice("scale mode")),
        "what x counts: cycles from 1, or steps", otherwise: "cycle, where scale_fn is given"),
      .optional(\.cycleMomentum, "cycle_momentum", .boolean, "whether momentum moves, too"),
      .optional(
        \.baseMomentum, "base_momentum", .perGroup(.number(.within(0, 1))),
        "the momentum at the first top"),
      .optional(
        \.maxMomentum, "max_momentum", .perGroup(.number(.within(0, 1))),
        "the momentum at the ends of a cycle"),
    ])

  /// How the height of cycles changes; raw values are PyTorch's.
  public enum Mode: String, Sendable, Hashable, CaseIterable {
    /// Every cycle is as high as the first.
    case triangular
    /// Every cycle is half as high as the one before.
    case triangular2
    /// The height is multiplied with `gamma` every step.
    case exponentialRange = "exp_range"
  }

  /// What a height is a function of; raw values are PyTorch's.
  public enum Counter: String, Sendable, Hashable, CaseIterable {
    /// The number of the cycle, from 1 on.
    case cycle
    /// The step, from 0 on.
    case iterations
  }

  /// The learning rate at the ends of a cycle, for all groups or for each.
  public var baseLR: PerGroup<Double> = 0
  /// The learning rate at the top of the first cycle, for all groups or for each.
  public var maxLR: PerGroup<Double> = 1
  /// How long a cycle goes up.
  public var stepSizeUp: Length = 2000
  /// How long it goes down; nil is as long as up.
  public var stepSizeDown: Length?
  /// How the height of the cycles changes.
  public var mode = Mode.triangular
  /// The factor of `exp_range` at each step.
  public var gamma = 1.0
  /// The height as a function of `x`, in the place of the mode.
  public var scaleFunction: Expression? {
    didSet { if scaleFunction != nil { scaleMode = scaleMode ?? .cycle } }
  }
  /// What `x` counts; nil where there is no scale function.
  public var scaleMode: Counter?
  /// Whether the momentum cycles too, down while the learning rate goes up.
  public var cycleMomentum = true
  /// The momentum at the top of the first cycle, for all groups or for each.
  public var baseMomentum: PerGroup<Double> = 0.8
  /// The momentum at the ends of a cycle, for all groups or for each.
  public var maxMomentum: PerGroup<Double> = 0.9

  /// Compiles a height as a function of `x`.
  ///
  /// - Throws: `ExpressionError` where the source is not an expression over `x`.
  public static func expression(_ source: String) throws(ExpressionError) -> Expression {
    try Expression(source, variables: ["x"])
  }

  /// A cycle without steps, bounds of different groups, and a scale mode without a function.
  public var problems: [ArgumentError] {
    let pairs = [
      ("base_lr", baseLR, "max_lr", maxLR),
      ("base_momentum", baseMomentum, "max_momentum", maxMomentum),
    ]
    var problems = pairs.compactMap { first, low, second, high in
      low.mismatch(with: high, named: first).map { ArgumentError(argument: second, message: $0) }
    }
    if scaleMode != nil, scaleFunction == nil {
      let message = "there is no scale_fn to which it applies"
      problems.append(ArgumentError(argument: "scale_mode", message: message, isUnwanted: true))
    }
    return lengthProblems + problems
  }

  private var lengthProblems: [ArgumentError] {
    let down = stepSizeDown ?? stepSizeUp
    guard stepSizeUp.unit == .own, down.unit == .own, down.time >= 0 else { return [] }
    let (_, isTooLong) = max(stepSizeUp.steps, 0).addingReportingOverflow(down.steps)
    guard max(stepSizeUp.time, 0) + down.time < 1 || isTooLong else { return [] }
    let message = "must leave a cycle at least 1 step and no more than can be counted"
    return [ArgumentError(argument: "step_size_down", message: message)]
  }

  /// The rates of a cycle's ends and top.
  public static var rateArguments: RateArguments { RateArguments(base: "base_lr", max: "max_lr") }

  /// Yes.
  public static var replacesRates: Bool { true }

  /// Refuses cycles that are given for a momentum that the update rule does not have.
  public mutating func resolve(in time: any PolicyTime) -> Bool {
    guard let cycles = time.cyclesMomentum(cycleMomentum, from: baseMomentum, to: maxMomentum)
    else { return false }
    cycleMomentum = cycles
    time.warnOfOrder(("base_lr", baseLR), ("max_lr", maxLR), "cycles go down first")
    guard resolveLengths(in: time) else { return false }
    warnOfShortWays(in: time)
    return true
  }

  /// Reports ways of less than a step, or a cycle that has no step near its top.
  private func warnOfShortWays(in time: any PolicyTime) {
    let short = [
      ("step_size_up", "up", stepSizeUp), ("step_size_down", "down", stepSizeDown ?? stepSizeUp),
    ].filter { 0 < $0.2.time && $0.2.time < 1 }
    for (name, what, _) in short {
      time.warnOfFewSteps(
        "the way \(what) is shorter than \(time.clock.interval == .step ? "a step" : "an epoch")",
        at: PolicyPlace(name))
    }
    if short.isEmpty, !reachesTop {
      let unit = time.clock.interval.rawValue
      time.warnOfFewSteps(
        "no \(unit) of a cycle is near its top, so that max_lr is not reached",
        at: PolicyPlace("step_size_up"))
    }
  }

  /// Whether a step of the first cycles lies in the upper half of its way.
  private var reachesTop: Bool {
    let (up, down) = (stepSizeUp.time, (stepSizeDown ?? stepSizeUp).time)
    // On a way of two steps or more one of them does.
    guard max(up, down) < 2 else { return true }
    let way = Curve(foot: 0, top: 1, up: up, down: down, height: .constant)
    return (0..<100).contains { way.value(at: $0) >= 0.5 }
  }

  /// The group's learning rate or momentum over time, nil for every other knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    switch knob {
    case .learningRate: return curve(from: baseLR[group], to: maxLR[group])
    case .momentum where cycleMomentum:
      return curve(from: maxMomentum[group], to: baseMomentum[group])
    case .momentum, .dampening, .weightDecay, .beta1, .beta2: return nil
    }
  }

  private func curve(from foot: Double?, to top: Double?) -> (any Schedule)? {
    guard let foot, let top else { return nil }
    return Curve(
      foot: foot, top: top, up: stepSizeUp.time, down: (stepSizeDown ?? stepSizeUp).time,
      height: height)
  }

  private var height: Height {
    if let scaleFunction { return .custom(scaleFunction, by: scaleMode ?? .cycle) }
    return switch mode {
    case .triangular: .constant
    case .triangular2: .halved
    case .exponentialRange: .power(gamma)
    }
  }

  /// The argument that gives the highest values.
  public func place(of knob: Knob, group: Int) -> PolicyPlace? {
    place(knob == .momentum ? "max_momentum" : "max_lr", group: group)
  }

  /// The way up, by which cycles are as long as they are.
  public var end: PolicyPlace? { PolicyPlace("step_size_up") }

  /// The height at a step of a cycle, both from 0.
  private enum Height: Sendable {
    case constant, halved
    case power(Double)
    case custom(Expression, by: Counter)

    func value(cycle: Int, step: Int) -> Double {
      switch self {
      case .constant: return 1
      // Beyond 2⁻¹⁰⁷⁴ nothing is left.
      case .halved: return Double(sign: .plus, exponent: -min(cycle, 1100), significand: 1)
      case .power(let gamma): return .pow(gamma, step)
      case .custom(let expression, let counter):
        let slots: InlineArray<1, Double> = [counter == .cycle ? Double(cycle) + 1 : Double(step)]
        return expression.value(slots.span)
      }
    }
  }

  /// From a foot to a top and back, again and again.
  private struct Curve: Schedule {
    let foot: Double
    let top: Double
    let up: Double
    let down: Double
    let height: Height

    func value(at step: Int) -> Double {
      let step = max(step, 0)
      let cycle = (Double(step) / (up + down)).rounded(.down)
      // The product may be rounded to a little more than the step.
      let place = max(Double(step) - cycle * (up + down), 0)
      let share = place < up || down == 0 ? place / up : max(up + down - place, 0) / down
      return foot + (top - foot) * share
        * height.value(cycle: Int(saturating: cycle), step: step)
    }

    /// The tops and feet of the first cycles.
    var joins: [Int] {
      var (joins, cycle) = ([0], 0.0)
      while joins.count <= 100 {
        let start = cycle * (up + down)
        for turn in [start + up, start + up + down] where turn.firstStep > joins[joins.count - 1] {
          joins.append(turn.firstStep)
        }
        if start + up + down >= 0x1p63 { break }
        cycle += 1
      }
      return Array(joins.dropFirst())
    }

    // A side of a step or none is steep, and meant to be.
    var seams: [Int] { [] }

    var period: Int? { (up + down).firstStep }

    var isMonotoneBetweenJoins: Bool {
      switch height {
      case .constant, .halved: true
      case .power, .custom: false
      }
    }
  }
}

extension PerGroup {
  /// What is wrong where both have one entry a group, but not for the same groups.
  func mismatch(with other: PerGroup, named name: String) -> String? {
    guard case .each(let low) = self, case .each(let high) = other, low.count != high.count else {
      return nil
    }
    return "has \(high.count) entries where \(name) has \(low.count)"
  }
}
