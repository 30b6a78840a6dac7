internal import Expressions
internal import Schedules

/// Up and down between two bounds; PyTorch's names.
struct CyclicArguments: ScheduleArguments {
  private let base: GroupSetting<Double>
  private let maximum: GroupSetting<Double>
  private let up: Located<Duration>
  private let down: Located<Duration>?
  private let scale: CyclicScale
  private let cyclesMomentum: Bool
  private let baseMomentum: GroupSetting<Double>
  private let maximumMomentum: GroupSetting<Double>

  /// Reads the arguments, or reports why it cannot.
  init?(_ fields: inout Fields, in context: ReadingContext) {
    func rates(_ key: String, _ fields: inout Fields) -> GroupSetting<Double>? {
      fields.required(key) { node, path in
        context.groupSetting(node, at: path) { context.number($0, at: $1, .notNegative) }
      }
    }
    let base = rates("base_lr", &fields)
    let maximum = rates("max_lr", &fields)
    let up = context.length("step_size_up", default: Duration(2000, .own), &fields)
    let isLikeUp = fields.node("step_size_down")?.isNull ?? true
    let down = isLikeUp ? nil : context.optionalLength("step_size_down", &fields)
    let scale = context.cyclicScale(&fields)
    let cycles = fields.boolean("cycle_momentum", default: true)
    let low = context.momentums("base_momentum", default: 0.8, &fields)
    let high = context.momentums("max_momentum", default: 0.9, &fields)
    guard let base, let maximum, let up, let scale, let cycles, let low, let high,
      isLikeUp || down != nil
    else { return nil }
    self.base = base
    self.maximum = maximum
    self.up = up
    self.down = down
    self.scale = scale
    cyclesMomentum = cycles
    baseMomentum = low
    maximumMomentum = high
  }

  var lengths: [Located<Duration>] { [up] + (down.map { [$0] } ?? []) }

  var end: Located<Duration>? { up }

  func place(of knob: Knob, group: Int) -> (span: SourceSpan, path: SpecPath)? {
    (knob == .momentum ? maximumMomentum : maximum).place(of: group)
  }

  func policy(_ check: ScheduleCheck) throws(ScheduleError) -> (any Policy)? {
    for setting in [base, maximum, baseMomentum, maximumMomentum] {
      setting.check(groups: check.groupNames, findings: check.findings)
    }
    if cyclesMomentum {
      let path = check.scheduler.path.key("cycle_momentum")
      check.checkKnob(.momentum, at: check.scheduler.span, path)
    }
    guard let up = check.phase(up) else { return nil }
    var settings = CyclicSettings(
      baseLearningRate: base.perGroup { $0 }, maxLearningRate: maximum.perGroup { $0 },
      stepSizeUp: up, scale: scale, cycleMomentum: cyclesMomentum,
      baseMomentum: baseMomentum.perGroup { $0 }, maxMomentum: maximumMomentum.perGroup { $0 })
    if let down {
      guard let count = check.phase(down) else { return nil }
      settings.stepSizeDown = count
    }
    return try CyclicPolicy(settings)
  }
}

extension ReadingContext {
  fileprivate enum Mode: String, CaseIterable {
    case triangular, triangular2
    case exponentialRange = "exp_range"
  }

  /// How the height of cycles changes: by a mode, or by an expression that takes its place.
  fileprivate func cyclicScale(_ fields: inout Fields) -> CyclicScale? {
    let mode: Mode? = fields.choice("mode", default: .triangular, of: "mode")
    let gamma = fields.number("gamma", default: 1, .notNegative)
    guard let node = fields.node("scale_fn") else {
      if fields.has("scale_mode") {
        _ = fields.node("scale_mode")
        findings.error(
          at: fields.keySpan("scale_mode"),
          "\(fields.path.key("scale_mode")): there is no scale_fn to which it applies")
        return nil
      }
      guard let mode, let gamma else { return nil }
      return mode.scale(gamma: gamma)
    }
    let path = fields.path.key("scale_fn")
    let counter: CyclicScale.Counter? = fields.choice(
      "scale_mode", default: .cycle, of: "scale mode")
    guard let height = height(node, at: path), let counter else { return nil }
    return .custom(height, by: counter)
  }

  private func height(_ node: SpecNode, at path: SpecPath) -> Expression? {
    guard let text = node.text, !node.isNull else {
      mistake(path, expected: "an expression", at: node)
      return nil
    }
    do throws(ExpressionError) {
      let expression = try CyclicScale.expression(text)
      resolution.note(.text(withoutNeedlessSpaces(text)), "expression", at: path, from: node)
      return expression
    } catch {
      findings.error(at: node.span(of: error.range), "\(path): \(error.message)")
      return nil
    }
  }
}

extension ReadingContext.Mode {
  fileprivate func scale(gamma: Double) -> CyclicScale {
    switch self {
    case .triangular: .triangular
    case .triangular2: .triangular2
    case .exponentialRange: .exponentialRange(gamma: gamma)
    }
  }
}
