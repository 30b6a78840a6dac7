internal import Schedules

/// The arguments of one cycle that its variants do not share.
struct OneCycleShape {
  /// The share of the steps that go up.
  var riseShare = 0.3
  /// What values go along.
  var annealing = Annealing.cosine
  /// What divides the first or the highest learning rate into the last.
  var finalDivisor = 1e4
  /// Whether it comes down in two phases.
  var hasThreePhases = false
  /// The length of the way up in Smith's cycle; nil is the library's share of the cycle.
  var stepSize: Located<Duration>?
}

extension ReadingContext {
  /// The arguments of a variant; what conflicts with it is a mistake.
  func oneCycleShape(
    _ variant: SchedulerSection.OneCycleArguments.Variant, _ fields: inout Fields
  ) -> OneCycleShape? {
    switch variant {
    case .pytorch: pytorchShape(&fields)
    case .fastai: fastaiShape(&fields)
    case .smith: smithShape(&fields)
    }
  }

  private func pytorchShape(_ fields: inout Fields) -> OneCycleShape? {
    let isFree = refuse("step_size", "pytorch", "pct_start says how long it goes up", &fields)
    let share = fields.number("pct_start", default: 0.3, .within(0, 1))
    let annealing: Annealing? = fields.choice(
      "anneal_strategy", default: .cosine, of: "anneal strategy")
    let final = fields.number("final_div_factor", default: 1e4, .positive)
    let isThree = fields.boolean("three_phase", default: false)
    guard isFree, let share, let annealing, let final, let isThree else { return nil }
    return OneCycleShape(
      riseShare: share, annealing: annealing, finalDivisor: final, hasThreePhases: isThree)
  }

  private func fastaiShape(_ fields: inout Fields) -> OneCycleShape? {
    let isFree = refuse("step_size", "fastai", "pct_start says how long it goes up", &fields)
    let share = fields.number("pct_start", default: 0.25, .within(0, 1))
    let isFit = goes(.cosine, "fastai", &fields)
    let final = fields.number("final_div_factor", default: 1e5, .positive)
    guard isFree, isFit, let share, let final else { return nil }
    return OneCycleShape(riseShare: share, finalDivisor: final)
  }

  private func smithShape(_ fields: inout Fields) -> OneCycleShape? {
    let frees = [
      refuse("pct_start", "smith_2018", "step_size says how long it goes up", &fields),
      refuse("final_div_factor", "smith_2018", "its floor is a 1000th of the start", &fields),
      goes(.linear, "smith_2018", &fields),
    ]
    let size = optionalLength("step_size", &fields)
    guard frees.allSatisfy(\.self), !fields.has("step_size") || size != nil else { return nil }
    return OneCycleShape(annealing: .linear, stepSize: size)
  }

  /// Whether a key that a variant does not have is left out; otherwise it is reported.
  private func refuse(
    _ key: String, _ variant: String, _ reason: String, _ fields: inout Fields
  ) -> Bool {
    guard fields.node(key) != nil else { return true }
    findings.error(
      at: fields.keySpan(key),
      "\(fields.path.key(key)): variant '\(variant)' has no '\(key)'; \(reason)")
    return false
  }

  /// Whether the way and the phases, where they are given, are a variant's own.
  private func goes(
    _ annealing: Annealing, _ variant: String, _ fields: inout Fields
  ) -> Bool {
    let given: Annealing? = fields.choice(
      "anneal_strategy", default: annealing, of: "anneal strategy")
    let isThree = fields.boolean("three_phase", default: false)
    if let given, given != annealing {
      conflict("anneal_strategy", variant, "'\(annealing.rawValue)'", &fields)
    }
    if isThree == true { conflict("three_phase", variant, "false", &fields) }
    return given == annealing && isThree == false
  }

  private func conflict(
    _ key: String, _ variant: String, _ wanted: String, _ fields: inout Fields
  ) {
    guard let node = fields.node(key) else { return }
    findings.error(
      at: node.span,
      "\(fields.path.key(key)): variant '\(variant)' takes \(wanted) alone, found "
        + "\(node.description)")
  }
}
