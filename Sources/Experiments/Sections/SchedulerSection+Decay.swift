internal import Schedules

extension SchedulerSection {
  /// A learning rate that is a function of its base value; arguments are PyTorch's.
  package enum Decay: Sendable {
    /// The base value times a factor until a step.
    case constant(factor: Double, iterations: Located<Duration>)
    /// A factor every few steps.
    case step(size: Located<Duration>, gamma: Double)
    /// A factor at each milestone.
    case multiStep(milestones: [Located<Duration>], gamma: Double)
    /// A factor every step.
    case exponential(gamma: Double)
    /// A factor on a straight line.
    case linear(start: Double, end: Double, iterations: Located<Duration>)
    /// A power of the steps that are left.
    case polynomial(iterations: Located<Duration>, power: Double)
    /// Half a cosine.
    case cosineAnnealing(stepsToMinimum: Located<Duration>, minimum: Double)

    /// The lengths among its arguments.
    package var lengths: [Located<Duration>] {
      switch self {
      case .constant(_, let length), .step(let length, _), .linear(_, _, let length),
        .polynomial(let length, _), .cosineAnnealing(let length, _):
        [length]
      case .multiStep(let milestones, _): milestones
      case .exponential: []
      }
    }

    /// The length at whose end the schedule ends or takes its last turn.
    var end: Located<Duration>? {
      switch self {
      case .linear(_, _, let length), .polynomial(let length, _), .constant(_, let length),
        .cosineAnnealing(let length, _):
        length
      case .multiStep(let milestones, _): milestones.last
      case .step, .exponential: nil
      }
    }
  }
}

extension ReadingContext {
  func decay(_ fields: inout Fields, of kind: SchedulerSection.Kind) -> SchedulerSection.Decay? {
    switch kind {
    case .constant:
      let factor = fields.number("factor", default: 1.0 / 3, .notNegative)
      let iterations = length("total_iters", default: Duration(5, .own), &fields)
      guard let factor, let iterations else { return nil }
      return .constant(factor: factor, iterations: iterations)
    case .step:
      let size = requiredLength("step_size", &fields)
      let gamma = fields.number("gamma", default: 0.1, .notNegative)
      guard let size, let gamma else { return nil }
      return .step(size: size, gamma: gamma)
    case .multiStep: return multiStep(&fields)
    case .exponential:
      return fields.required("gamma") { number($0, at: $1, .notNegative) }.map {
        .exponential(gamma: $0)
      }
    case .linear: return linear(&fields)
    case .polynomial:
      let iterations = length("total_iters", default: Duration(5, .own), &fields)
      let power = fields.number("power", default: 1, .notNegative)
      guard let iterations, let power else { return nil }
      return .polynomial(iterations: iterations, power: power)
    default:
      let steps = requiredLength("T_max", &fields)
      let minimum = fields.number("eta_min", default: 0, .notNegative)
      guard let steps, let minimum else { return nil }
      return .cosineAnnealing(stepsToMinimum: steps, minimum: minimum)
    }
  }

  private func multiStep(_ fields: inout Fields) -> SchedulerSection.Decay? {
    let milestones = lengthList("milestones", &fields)
    let gamma = fields.number("gamma", default: 0.1, .notNegative)
    guard let milestones, let gamma else { return nil }
    return .multiStep(milestones: milestones, gamma: gamma)
  }

  private func linear(_ fields: inout Fields) -> SchedulerSection.Decay? {
    let start = fields.number("start_factor", default: 1.0 / 3, .notNegative)
    let end = fields.number("end_factor", default: 1, .notNegative)
    let iterations = length("total_iters", default: Duration(5, .own), &fields)
    guard let start, let end, let iterations else { return nil }
    return .linear(start: start, end: end, iterations: iterations)
  }

  /// A length in time, or its default where the key is not given.
  func length(
    _ key: String, default value: Duration, _ fields: inout Fields
  ) -> Located<Duration>? {
    let span = fields.node(key)?.span ?? fields.span.firstCharacter
    let path = fields.path.key(key)
    return fields.duration(key, default: value).map {
      Located(value: $0, span: span, path: path)
    }
  }

  /// A length in time that must be given.
  func requiredLength(_ key: String, _ fields: inout Fields) -> Located<Duration>? {
    fields.required(key) { node, path in
      duration(node, at: path).map { Located(value: $0, span: node.span, path: path) }
    }
  }
}
