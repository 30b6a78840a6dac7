package import Schedules

extension SchedulerSection {
  /// The arguments of PyTorch's one cycle.
  package struct OneCycleArguments: Sendable {
    /// The highest learning rates.
    package var maximum: GroupSetting<Double>
    /// The length of the cycle; nil is the whole run.
    package var totalSteps: Located<Duration>?
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
    /// The first learning rate over the last.
    package var finalDivisor: Double
    /// Whether it comes down in two phases.
    package var hasThreePhases: Bool
  }
}

extension ReadingContext {
  func oneCycleArguments(_ fields: inout Fields) -> SchedulerSection.OneCycleArguments? {
    let maximum = fields.required("max_lr") { node, path in
      groupSetting(node, at: path) { number($0, at: $1, .positive) }
    }
    let steps: Located<Duration>? = fields.optional("total_steps") { node, path in
      duration(node, at: path).map { Located(value: $0, span: node.span, path: path) }
    }
    let share = fields.number("pct_start", default: 0.3, .within(0, 1))
    let annealing: Annealing? = fields.choice(
      "anneal_strategy", default: .cosine, of: "anneal strategy")
    let cycles = fields.boolean("cycle_momentum", default: true)
    let low = momentums("base_momentum", default: 0.85, &fields)
    let high = momentums("max_momentum", default: 0.95, &fields)
    let divisor = fields.number("div_factor", default: 25, .positive)
    let final = fields.number("final_div_factor", default: 1e4, .positive)
    let isThree = fields.boolean("three_phase", default: false)
    guard let maximum, let share, let annealing, let cycles, let low, let high, let divisor,
      let final, let isThree, !fields.has("total_steps") || steps != nil
    else { return nil }
    return SchedulerSection.OneCycleArguments(
      maximum: maximum, totalSteps: steps, riseShare: share, annealing: annealing,
      cyclesMomentum: cycles, baseMomentum: low, maximumMomentum: high, divisor: divisor,
      finalDivisor: final, hasThreePhases: isThree)
  }

  private func momentums(
    _ key: String, default value: Double, _ fields: inout Fields
  ) -> GroupSetting<Double>? {
    let path = fields.path.key(key)
    if let node = fields.node(key) {
      return groupSetting(node, at: path) { number($0, at: $1, .within(0, 1)) }
    }
    resolution.note(.number(value), "number", at: path, from: nil)
    return GroupSetting(shared: value, at: fields.span, path)
  }
}
