public import Declarations
internal import Messages

/// One cycle of learning rate and momentum in one of three forms, which are PyTorch's, fastai's and
/// that of Smith's own training logs.
///
/// PyTorch's phases may end between two steps; from the last step on its last value holds, where
/// PyTorch overshoots and then refuses. A phase of no length counts as done. fastai's last value is
/// reached at the step behind the cycle. Smith's momentum sags again in the tail, and in runs of more
/// than four step sizes, of which there are no records, below `base_momentum`.
public struct OneCycleLRPolicy: Policy {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "one_cycle", Self(),
    "One cycle of learning rate and momentum, as PyTorch, fastai or Smith ran it.",
    formula: """
      pytorch     along cosines or lines, N = total_steps, initial = max_lr/div_factor:
                  1            to pct_start · N − 1     initial → max_lr    max → base momentum
                  2 of two     to N − 1                 max_lr → initial/final_div_factor    base → max
                  2 of three   to 2 pct_start · N − 2   max_lr → initial    base → max
                  3 of three   to N − 1                 initial → initial/final_div_factor    max
      fastai      along cosines, x = t/N:
                  to x = pct_start    max_lr/div_factor → max_lr          max → base momentum
                  to x = 1            max_lr → max_lr/final_div_factor    base → max
      smith_2018  b = max_lr/div_factor, S = step_size:
                  lr = b + (max_lr − b) t/S             t ≤ S,   then max(max_lr (2 − t/S), b/1000)
                  momentum  max → base over S, base → max over S, then max + (base − max)(t − 2S)/(2S)
      """,
    source: "Smith, Topin, 2017, arXiv:1708.07120; Smith, 2018, arXiv:1803.09820; fastai",
    pytorch: "optim.lr_scheduler.OneCycleLR",
    arguments: [
      .optional(\.variant, "variant", .choice("variant"), "whose cycle it is"),
      .required(
        \.maxLR, "max_lr", .perGroup(.number(.positive), each: .number(.notNegative)),
        "the highest learning rate", example: "0.1"),
      .optional(
        \.totalSteps, "total_steps", .length(.whole), "how long the cycle takes",
        otherwise: "the whole run"),
      .optional(\.cycleMomentum, "cycle_momentum", .boolean, "whether momentum moves, too"),
      .optional(
        \.baseMomentum, "base_momentum", .perGroup(.number(.within(0, 1))), "the lowest momentum"),
      .optional(
        \.maxMomentum, "max_momentum", .perGroup(.number(.within(0, 1))), "the highest momentum"),
      .optional(
        \.divFactor, "div_factor", .number(.positive),
        "the highest rate divided by the first; 10 in smith_2018"),
      .optional(
        \.stepSize, "step_size", .optional(.length(.positive)), "how long smith_2018 rises",
        otherwise: "45 % of the cycle"),
      .optional(
        \.pctStart, "pct_start", .optional(.number(.within(0, 1))),
        "share of the steps that go up; 0.25 in fastai"),
      .optional(
        \.annealStrategy, "anneal_strategy", .choice("anneal strategy"), "what values go along"),
      .optional(
        \.finalDivFactor, "final_div_factor", .optional(.number(.positive)),
        "the first rate divided by the last; in fastai the highest, by 1e5"),
      .optional(\.threePhase, "three_phase", .boolean, "whether it comes down in two phases"),
    ])

  /// Whose cycle it is.
  public enum Variant: String, Sendable, Hashable, CaseIterable {
    /// PyTorch's, in two phases or three.
    case pytorch
    /// fastai's `fit_one_cycle`.
    case fastai
    /// As Smith's logs show it.
    case smith = "smith_2018"
  }

  /// Whose cycle it is; setting it sets the defaults that are its own.
  public var variant = Variant.pytorch {
    didSet {
      guard variant != oldValue else { return }
      divFactor = variant == .smith ? 10 : 25
      annealStrategy = variant == .smith ? .linear : .cosine
      switch variant {
      case .pytorch: (pctStart, finalDivFactor) = (0.3, 1e4)
      case .fastai: (pctStart, finalDivFactor) = (0.25, 1e5)
      case .smith: (pctStart, finalDivFactor) = (nil, nil)
      }
    }
  }

  /// The highest learning rate, for all groups or for each.
  public var maxLR: PerGroup<Double> = 1
  /// How long the cycle takes.
  public var totalSteps = Length.rest
  /// Whether the momentum cycles too, down while the learning rate goes up.
  public var cycleMomentum = true
  /// The lowest momentum, for all groups or for each.
  public var baseMomentum: PerGroup<Double> = 0.85
  /// The highest momentum, for all groups or for each.
  public var maxMomentum: PerGroup<Double> = 0.95
  /// The highest learning rate divided by the first one.
  public var divFactor = 25.0
  /// How long Smith's cycle goes up, and down; nil is 45 % of the cycle.
  public var stepSize: Length?
  /// The share of the steps that go up; nil in Smith's cycle.
  public var pctStart: Double? = 0.3
  /// The way between two values.
  public var annealStrategy = Annealing.cosine
  /// The first learning rate divided by the last one; in fastai's cycle the highest.
  public var finalDivFactor: Double? = 1e4
  /// Whether the way down goes by the first learning rate.
  public var threePhase = false

  /// Momenta of different groups, and what the variant does not have.
  public var problems: [ArgumentError] {
    let count = baseMomentum.mismatch(with: maxMomentum, named: "base_momentum")
    let counts = [count].compactMap(\.self).map {
      ArgumentError(argument: "max_momentum", message: $0)
    }
    let noStepSize = unwanted("step_size", stepSize, "pct_start says how long it goes up")
    switch variant {
    case .pytorch: return counts + noStepSize
    case .fastai: return counts + noStepSize + conflicts(with: .cosine)
    case .smith:
      return counts + unwanted("pct_start", pctStart, "step_size says how long it goes up")
        + unwanted("final_div_factor", finalDivFactor, "its floor is a 1000th of the start")
        + conflicts(with: .linear)
    }
  }

  private func unwanted(
    _ argument: String, _ value: Any?, _ reason: String
  ) -> [ArgumentError] {
    guard value != nil else { return [] }
    let message = "variant '\(variant.rawValue)' has no '\(argument)'; \(reason)"
    return [ArgumentError(argument: argument, message: message, isUnwanted: true)]
  }

  /// What goes another way than the only one of the variant, or comes down in two phases.
  private func conflicts(with way: Annealing) -> [ArgumentError] {
    let takes = "variant '\(variant.rawValue)' takes"
    var conflicts: [ArgumentError] = []
    if annealStrategy != way {
      let message = "\(takes) '\(way.rawValue)' alone, found '\(annealStrategy.rawValue)'"
      conflicts.append(ArgumentError(argument: "anneal_strategy", message: message))
    }
    if threePhase {
      let message = "\(takes) false alone, found 'true'"
      conflicts.append(ArgumentError(argument: "three_phase", message: message))
    }
    return conflicts
  }

  /// The rates of a cycle's ends and top.
  public static var rateArguments: RateArguments { RateArguments(max: "max_lr") }

  /// Yes.
  public static var replacesRates: Bool { true }

  /// Refuses cycles that are given for a momentum that the update rule does not have, and reports phases without
  /// steps.
  public mutating func resolve(in time: any PolicyTime) -> Bool {
    guard let cycles = time.cyclesMomentum(cycleMomentum, from: baseMomentum, to: maxMomentum)
    else { return false }
    cycleMomentum = cycles
    let written = stepSize?.text ?? ""
    guard resolveLengths(in: time) else { return false }
    if threePhase, let pctStart, pctStart > 0.5 {
      time.warn(
        "two phases of \(pctStart.plainText) each leave none of the cycle for the third; the least "
          + "learning rate is not reached", at: PolicyPlace("pct_start"))
    }
    if let stepSize, 2 * stepSize.time >= Double(totalSteps.steps) {
      time.warn(
        "the way up and the way down take '\(written)' each, the cycle has "
          + "\(time.counted(totalSteps.steps)); its end is not reached",
        at: PolicyPlace("step_size"))
    }
    for phase in emptyPhases { time.warnOfNoStep(phase, at: nil) }
    return true
  }

  /// The ways up and down, as messages call them, that no step of the cycle falls into.
  private var emptyPhases: [String] {
    let (count, share) = (Double(totalSteps.steps), pctStart ?? 0)
    switch variant {
    case .pytorch:
      guard share > 0, share < 1 else { return [] }
      let (top, bottom) = (phaseEnds[1], phaseEnds[2])
      return (top < 0 ? ["the way up"] : [])
        + (bottom < max(top.rounded(.down) + 1, 0) ? ["the way down"] : [])
    case .fastai: return share < 1 && share * count > count - 1 ? ["the way down"] : []
    case .smith: return stepSize == nil && smithStep >= count - 1 ? ["the way down"] : []
    }
  }

  /// The group's learning rate or momentum over time, nil for every other knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    switch knob {
    case .learningRate: return maxLR[group].map(rates)
    case .momentum where cycleMomentum:
      guard let low = baseMomentum[group], let high = maxMomentum[group] else { return nil }
      return momenta(from: high, to: low)
    case .momentum, .dampening, .weightDecay, .beta1, .beta2: return nil
    }
  }

  private func rates(to peak: Double) -> any Schedule {
    let (initial, final) = (peak / divFactor, finalDivFactor ?? 1)
    switch variant {
    case .pytorch:
      let least = initial / final
      return phased(threePhase ? [initial, peak, initial, least] : [initial, peak, least])
    case .fastai: return cosines(initial, peak, peak / final)
    case .smith:
      return SmithCurve(
        start: initial, peak: peak, floor: initial / 1000, stepSize: smithStep,
        count: totalSteps.steps)
    }
  }

  private func momenta(from high: Double, to low: Double) -> any Schedule {
    switch variant {
    case .pytorch: phased(threePhase ? [high, low, high, high] : [high, low, high])
    case .fastai: cosines(high, low, high)
    case .smith:
      SmithCurve(
        start: high, peak: low, floor: nil, stepSize: smithStep, count: totalSteps.steps)
    }
  }

  /// The steps up in Smith's cycle.
  private var smithStep: Double {
    stepSize?.time ?? 0.45 * Double(totalSteps.steps)
  }

  private func phased(_ values: [Double]) -> any Schedule {
    PhasedCurve(
      annealing: annealStrategy, totalSteps: totalSteps.steps, ends: phaseEnds, values: values)
  }

  /// The ends of PyTorch's phases, as PyTorch computes them; the first phase begins at the first.
  private var phaseEnds: [Double] {
    let (count, share) = (Double(totalSteps.steps), pctStart ?? 0)
    return threePhase
      ? [0, share * count - 1, 2 * share * count - 2, count - 1]
      : [0, share * count - 1, count - 1]
  }

  private func cosines(_ start: Double, _ middle: Double, _ end: Double) -> any Schedule {
    CosineCurve(
      start: start, middle: middle, end: end, share: pctStart ?? 0, count: totalSteps.steps)
  }

  /// The argument that gives the highest values.
  public func place(of knob: Knob, group: Int) -> PolicyPlace? {
    place(knob == .momentum ? "max_momentum" : "max_lr", group: group)
  }

  /// Whether a length that does not fit is reported when it is resolved: it is.
  public var reportsItsLength: Bool { true }
}
