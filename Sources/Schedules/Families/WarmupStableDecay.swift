public import Declarations

/// A learning rate that warms up, stays, and decays.
///
/// A phase of no steps is left out: without a decay the learning rate drops at once.
public struct WarmupStableDecay: LearningRatePolicy, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "warmup_stable_decay", Self(), "Raises the learning rate, holds it, and lowers it.",
    formula: """
      lr(t) = lr · (f (1 − min_lr_ratio) + min_lr_ratio)
      f = warmup_type at t/W            t < W             W = num_warmup_steps
        = 1                             t < W + S         S = num_stable_steps
        = decay_type at (t − W − S)/D   t < W + S + D     D = num_decay_steps
        = 0                             from then on
      rises   linear p    cosine ½ (1 − cos πp)    1-sqrt 1 − √(1 − p)
      falls   linear 1 − p    cosine ½ (1 + cos πp)    1-sqrt 1 − √p
      """,
    source: "Hu et al., MiniCPM, 2024, arXiv:2404.06395; transformers, get_wsd_schedule",
    arguments: [
      .required(
        \.numWarmupSteps, "num_warmup_steps", .length(.real), "how long it rises", example: "10%"),
      .optional(
        \.numStableSteps, "num_stable_steps", .length(.real), "how long it stays",
        otherwise: "the rest of the run"),
      .required(
        \.numDecaySteps, "num_decay_steps", .length(.real), "how long it falls", example: "20%"),
      .optional(\.warmupType, "warmup_type", .choice("warmup type"), "how it rises"),
      .optional(\.decayType, "decay_type", .choice("decay type"), "how it falls"),
      .optional(
        \.minLRRatio, "min_lr_ratio", .number(.within(0, 1)), "the least rate as a share of lr"),
    ])

  /// How long it rises.
  public var numWarmupSteps: Length = 0
  /// How long it stays.
  public var numStableSteps = Length.rest
  /// How long it falls.
  public var numDecaySteps: Length = 0
  /// How it rises.
  public var warmupType = Ramp.linear
  /// How it falls.
  public var decayType = Ramp.cosine
  /// The least learning rate as a share of the base value.
  public var minLRRatio = 0.0

  /// What is not given of the stay is the rest of the time.
  public mutating func resolve(in time: any PolicyTime) -> Bool {
    let isRest = numStableSteps.unit == .rest
    if isRest { numStableSteps = 0 }
    guard resolveLengths(in: time) else { return false }
    if isRest {
      let rest = Double(time.clock.length) - numWarmupSteps.time - numDecaySteps.time
      numStableSteps = Length(max(rest, 0), .own)
    }
    if numDecaySteps.time > 0, decayStart == length {
      time.warnOfNoStep("the decay", at: PolicyPlace("num_decay_steps"))
    }
    return true
  }

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    let (time, warmup, decay) = (Double(max(step, 0)), numWarmupSteps.time, numDecaySteps.time)
    if time < warmup { return base * factor(warmupType.rise(at: time / warmup)) }
    let decayed = time - warmup - numStableSteps.time
    if decayed < 0 { return base }
    if decayed >= decay { return base * minLRRatio }
    return base * factor(decayType.fall(at: decayed / decay))
  }

  private func factor(_ share: Double) -> Double { share * (1 - minLRRatio) + minLRRatio }

  private var decayStart: Int { (numWarmupSteps.time + numStableSteps.time).firstStep }

  /// The steps of all phases.
  public var length: Int? {
    (numWarmupSteps.time + numStableSteps.time + numDecaySteps.time).firstStep
  }

  /// The first steps of the phases behind the warmup, if it has any, and of the decay.
  public var joins: [Int] {
    let start = decayStart == numWarmupSteps.end || decayStart == .max ? [] : [decayStart]
    return ([numWarmupSteps.end] + start).filter { $0 > 0 }
  }

  /// The decay, at whose end the least learning rate is reached.
  public var end: PolicyPlace? { PolicyPlace("num_decay_steps") }
}
