package import Expressions
package import Schedules

/// The schedule of every knob of every group.
package struct SchedulerSection: Sendable {
  /// The families of schedules.
  enum Kind: String, CaseIterable {
    case lambda, list, constant, step, exponential, linear, polynomial
    case multiplicative, cyclic, noam, tanh
    case multiStep = "multi_step"
    case cosineAnnealing = "cosine_annealing"
    case cosineWarmRestarts = "cosine_annealing_warm_restarts"
    case inverseTime = "inverse_time"
    case inverseSquareRoot = "inverse_sqrt"
    case warmupStableDecay = "warmup_stable_decay"
    case flatCosine = "flat_cosine"
    case piecewiseLinear = "piecewise_linear"
    case piecewiseConstant = "piecewise_constant"
    case oneCycle = "one_cycle"
    case rangeFinder = "range_finder"
    case oneCyclePolicy = "one_cycle_policy"
    case reduceOnPlateau = "reduce_on_plateau"
    case sequential, chained
    case repetition = "repeat"
    case perKnob = "per_knob"
  }

  /// A family with its arguments.
  package indirect enum Family: Sendable {
    /// Base values times factors.
    case lambda([Knob: GroupSetting<Expression>])
    /// The values themselves.
    case list([Knob: GroupSetting<ValueList>])
    /// Learning rates evenly spaced on a logarithmic scale.
    case rangeFinder(epochs: Located<Duration>?, start: Located<Double>, end: Located<Double>)
    /// A learning rate that is a function of its base value.
    case decay(Decay)
    /// Any other family, whose arguments make its policy themselves.
    case arguments(any ScheduleArguments)
    /// One cycle in one of its variants.
    case oneCycle(OneCycleArguments)
    /// One cycle and its tail.
    case oneCyclePolicy(OneCycle)
    /// Learning rates that fall when what is measured no longer improves.
    case reduceOnPlateau(Plateau)
    /// Schedulers one after another.
    case sequential(Sequence)
    /// Schedulers of which each takes the values of the one before it as its base values.
    case chained([SchedulerSection])
    /// A scheduler that begins anew.
    case repetition(SchedulerSection, length: Located<Duration>, times: Int?)
    /// A schedule of its own for each knob.
    case perKnob([Knob: GroupSetting<KnobValues>])
  }

  /// The values of one knob over time.
  package enum ValueList: Sendable {
    /// Numbers, one a step.
    case numbers([Double])
    /// An expression such as `linspace(0.01, 0.1, 100)`.
    case expression(ListExpression)

    /// The variables of a list expression, in the order of their slots.
    package static let variables = ["epochs", "steps"]
  }

  /// The arguments of the one-cycle policy.
  package struct OneCycle: Sendable {
    /// The highest learning rates.
    package var lr: GroupSetting<Double>
    /// The length of the cycle and its tail; nil is the whole run.
    package var epochs: Located<Duration>?
    /// The lowest and highest momentum; nil leaves momentum alone.
    package var momentumRange: GroupSetting<OneCyclePolicy.MomentumRange>?
    /// The share of the steps that go up, and that go down.
    package var phaseRatio: Located<Double>
  }

  /// The family; nil where the spec names none, and nothing is scheduled.
  package var family: Family?
  /// When the scheduler advances; nil is the unit of the run's length.
  package var interval: Located<Interval>?
  /// What stands in front of it.
  package var warmup: Warmup?
  /// Where the section, or its type, stands.
  package var span: SourceSpan
  /// The section's place in the spec.
  package var path: SpecPath
}

extension ReadingContext {
  /// Reads `scheduler:`, or a scheduler within one.
  func scheduler(_ node: SpecNode, at path: SpecPath, depth: Int = 0) -> SchedulerSection? {
    guard var fields = Fields(node, at: path, in: self) else { return nil }
    let typeSpan = node[key: "type"]?.span ?? node.span
    let kind: SchedulerSection.Kind? = fields.kind("type", of: "scheduler")
    let interval: Located<Interval>? = interval(&fields, depth: depth)
    let warmup = warmup(&fields)
    let family: SchedulerSection.Family? =
      switch kind {
      case .lambda: knobs(&fields, of: "expression", factors).map { .lambda($0) }
      case .list: knobs(&fields, of: "list", lists).map { .list($0) }
      case .rangeFinder: rangeFinder(&fields)
      case .oneCyclePolicy: oneCycle(&fields).map { .oneCyclePolicy($0) }
      case .oneCycle: oneCycleArguments(&fields).map { .oneCycle($0) }
      case .constant, .step, .exponential, .linear, .polynomial, .multiStep, .cosineAnnealing:
        kind.flatMap { decay(&fields, of: $0) }.map { .decay($0) }
      case .reduceOnPlateau: plateauAlone(&fields, depth: depth).map { .reduceOnPlateau($0) }
      case .sequential, .chained, .repetition, .perKnob:
        kind.flatMap { composite(&fields, of: $0, depth: depth) }
      case let kind?: arguments(&fields, of: kind).map { .arguments($0) }
      case nil: nil
      }
    if kind != nil { fields.finish() }
    guard let family, !fields.has("interval") || interval != nil,
      !fields.has("warmup") || warmup != nil
    else { return nil }
    return SchedulerSection(
      family: family, interval: interval, warmup: warmup, span: typeSpan, path: path)
  }

  /// What follows the run's own measurements, which nothing that is a function of time can contain.
  private func plateauAlone(
    _ fields: inout Fields, depth: Int
  ) -> SchedulerSection.Plateau? {
    let section = plateau(&fields)
    let whole =
      depth > 0 ? fields.span : fields.has("warmup") ? fields.keySpan("warmup") : nil
    guard let whole else { return section }
    findings.error(
      at: whole,
      "\(fields.path): reduce_on_plateau follows what the run measures, so it stands alone: "
        + "neither within another scheduler nor behind a warmup")
    return nil
  }

  /// When the scheduler advances, which only the outermost says.
  private func interval(_ fields: inout Fields, depth: Int) -> Located<Interval>? {
    let value: Located<Interval>? = fields.optional("interval") { node, path in
      let value: Interval? = choice(node, at: path, of: "interval")
      return value.map { Located(value: $0, span: node.span, path: path) }
    }
    if depth > 0, fields.has("interval") {
      findings.error(
        at: fields.keySpan("interval"),
        "\(fields.path.key("interval")): only the outermost scheduler has an interval; its parts "
          + "advance with it")
    }
    return value
  }

  /// The settings of every knob that is given and not null.
  func knobs<Value: Sendable>(
    _ fields: inout Fields, of type: String, _ read: (SpecNode, SpecPath) -> GroupSetting<Value>?
  ) -> [Knob: GroupSetting<Value>]? {
    var (settings, isWhole) = ([Knob: GroupSetting<Value>](), true)
    for knob in Knob.allCases {
      guard let node = fields.node(knob.rawValue) else { continue }
      let path = fields.path.key(knob.rawValue)
      if node.isNull {
        resolution.note(.null, type, at: path, from: node)
      } else if let setting = read(node, path) {
        settings[knob] = setting
      } else {
        isWhole = false
      }
    }
    return isWhole ? settings : nil
  }

  /// One factor for every group, or a list of one a group.
  func factors(_ node: SpecNode, at path: SpecPath) -> GroupSetting<Expression>? {
    groupSetting(node, at: path, expression)
  }

  private func rangeFinder(_ fields: inout Fields) -> SchedulerSection.Family? {
    let epochs = length(&fields)
    let start = located("start", default: 1e-7, &fields)
    let end = located("end", default: 1, &fields)
    guard let start, let end, !fields.has("epochs") || epochs != nil else { return nil }
    return .rangeFinder(epochs: epochs, start: start, end: end)
  }

  private func oneCycle(_ fields: inout Fields) -> SchedulerSection.OneCycle? {
    let lr = fields.required("lr") { node, path in
      groupSetting(node, at: path) { number($0, at: $1, .positive) }
    }
    let epochs = length(&fields)
    let range = fields.node("momentum_range")
    let rangePath = fields.path.key("momentum_range")
    let momentum = range.map { momentumRange($0, at: rangePath) } ?? defaultRange(rangePath, fields)
    let ratioSpan = fields.node("phase_ratio")?.span ?? fields.span
    let ratio = fields.number("phase_ratio", default: 0.45, .within(0, 0.5))
    guard let lr, let ratio, !fields.has("epochs") || epochs != nil else { return nil }
    if range?.isNull == false, momentum == nil { return nil }
    let located = Located(value: ratio, span: ratioSpan, path: fields.path.key("phase_ratio"))
    return SchedulerSection.OneCycle(
      lr: lr, epochs: epochs, momentumRange: momentum, phaseRatio: located)
  }

  private func located(
    _ key: String, default value: Double, _ fields: inout Fields
  ) -> Located<Double>? {
    let span = fields.node(key)?.span ?? fields.span
    let path = fields.path.key(key)
    return fields.number(key, default: value, .positive).map {
      Located(value: $0, span: span, path: path)
    }
  }

  private func length(_ fields: inout Fields) -> Located<Duration>? {
    fields.optional("epochs") { node, path in
      duration(node, at: path).map { Located(value: $0, span: node.span, path: path) }
    }
  }
}
