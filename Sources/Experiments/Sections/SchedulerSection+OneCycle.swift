package import Schedules

extension SchedulerSection {
  /// The arguments of one cycle, by PyTorch's names.
  package struct OneCycleArguments: Sendable {
    /// Whose cycle it is.
    package enum Variant: String, Sendable, CaseIterable {
      /// PyTorch's, in two phases or three.
      case pytorch
      /// fastai's `fit_one_cycle`.
      case fastai
      /// As Smith's logs show it.
      case smith = "smith_2018"
    }

    /// Whose cycle it is.
    package var variant: Variant
    /// The highest learning rates.
    package var maximum: GroupSetting<Double>
    /// The length of the cycle; nil is the whole run.
    package var totalSteps: Located<Duration>?
    /// The length of the way up in Smith's cycle; nil is 45 % of the cycle.
    package var stepSize: Located<Duration>?
    /// The share of the steps that go up.
    package var riseShare: Double
    /// What values go along.
    package var annealing: Annealing
    /// Whether momentum moves against the learning rate.
    package var cyclesMomentum: Bool
    /// The lowest momentums.
    package var baseMomentum: GroupSetting<Double>
    /// The highest momentums.
    package var maximumMomentum: GroupSetting<Double>
    /// The highest learning rate over the first.
    package var divisor: Double
    /// The first learning rate over the last; in fastai's the highest over the last.
    package var finalDivisor: Double
    /// Whether it comes down in two phases.
    package var hasThreePhases: Bool
  }
}

extension ReadingContext {
  func oneCycleArguments(_ fields: inout Fields) -> SchedulerSection.OneCycleArguments? {
    let variant: SchedulerSection.OneCycleArguments.Variant? = fields.choice(
      "variant", default: .pytorch, of: "variant")
    let maximum = fields.required("max_lr") { node, path in
      groupSetting(node, at: path) { number($0, at: $1, .positive) }
    }
    let steps = optionalLength("total_steps", &fields)
    let cycles = fields.boolean("cycle_momentum", default: true)
    let low = momentums("base_momentum", default: 0.85, &fields)
    let high = momentums("max_momentum", default: 0.95, &fields)
    let divisor = fields.number(
      "div_factor", default: variant == .smith ? 10 : 25, .positive)
    let shape = oneCycleShape(variant ?? .pytorch, &fields)
    guard let variant, let maximum, let cycles, let low, let high, let divisor, let shape,
      !fields.has("total_steps") || steps != nil
    else { return nil }
    return SchedulerSection.OneCycleArguments(
      variant: variant, maximum: maximum, totalSteps: steps, stepSize: shape.stepSize,
      riseShare: shape.riseShare, annealing: shape.annealing, cyclesMomentum: cycles,
      baseMomentum: low, maximumMomentum: high, divisor: divisor,
      finalDivisor: shape.finalDivisor, hasThreePhases: shape.hasThreePhases)
  }

  /// Momentums for all groups or for each, or their default where the key is not given.
  func momentums(
    _ key: String, default value: Double, _ fields: inout Fields
  ) -> GroupSetting<Double>? {
    groupNumbers(key, default: value, .within(0, 1), &fields)
  }

  /// One number for all groups or one for each, or its default where the key is not given.
  func groupNumbers(
    _ key: String, default value: Double, _ rule: NumberRule, _ fields: inout Fields
  ) -> GroupSetting<Double>? {
    let path = fields.path.key(key)
    if let node = fields.node(key) {
      return groupSetting(node, at: path) { number($0, at: $1, rule) }
    }
    resolution.note(.number(value), "number", at: path, from: nil)
    return GroupSetting(shared: value, at: fields.span.firstCharacter, path)
  }
}
