internal import Schedules

/// Warmup, stay and decay; the names of Hugging Face's transformers.
struct WarmupStableDecayArguments: ScheduleArguments {
  private let warmup: Located<Duration>
  private let stable: Located<Duration>?
  private let decay: Located<Duration>
  private let warmupType: Ramp
  private let decayType: Ramp
  private let minimumRatio: Double

  /// Reads the arguments, or reports why it cannot.
  init?(_ fields: inout Fields, in context: ReadingContext) {
    let warmup = context.requiredLength("num_warmup_steps", &fields)
    let stable = context.optionalLength("num_stable_steps", &fields)
    let decay = context.requiredLength("num_decay_steps", &fields)
    let warmupType: Ramp? = fields.choice("warmup_type", default: .linear, of: "warmup type")
    let decayType: Ramp? = fields.choice("decay_type", default: .cosine, of: "decay type")
    let ratio = fields.number("min_lr_ratio", default: 0, .within(0, 1))
    guard let warmup, let decay, let warmupType, let decayType, let ratio,
      !fields.has("num_stable_steps") || stable != nil
    else { return nil }
    self.warmup = warmup
    self.stable = stable
    self.decay = decay
    self.warmupType = warmupType
    self.decayType = decayType
    minimumRatio = ratio
  }

  var lengths: [Located<Duration>] { [warmup, decay] + (stable.map { [$0] } ?? []) }

  var end: Located<Duration>? { decay }

  func policy(_ check: ScheduleCheck) throws(ScheduleError) -> (any Policy)? {
    let counts = [warmup, decay].map(check.phase)
    guard let warmup = counts[0], let decay = counts[1] else { return nil }
    // What is not given is the rest of the run.
    var rest = max(check.run.clock.length - warmup - decay, 0)
    if let stable {
      guard let count = check.phase(stable) else { return nil }
      rest = count
    }
    return try WarmupStableDecay(
      WarmupStableDecaySettings(
        warmupSteps: warmup, stableSteps: rest, decaySteps: decay, warmupType: warmupType,
        decayType: decayType, minimumRatio: minimumRatio))
  }
}
