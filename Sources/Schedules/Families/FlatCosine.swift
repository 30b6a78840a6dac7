public import Declarations

/// A learning rate that stays, and then falls along half a cosine.
///
/// From total_steps on it is `lr/div_final`, which no step of the run has, as in fastai.
public struct FlatCosine: LearningRatePolicy, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "flat_cosine", Self(), "Holds the learning rate, and then lowers it along half a cosine.",
    formula: """
      lr(t) = lr                                                       x ≤ pct_start
            = lr/d + ½ (lr − lr/d)(1 + cos π(x − s)/(1 − s))           from then on
      x = t/total_steps    s = pct_start    d = div_final
      """,
    source: "fastai, fit_flat_cos",
    arguments: [
      .optional(
        \.totalSteps, "total_steps", .length(.positive), "when the least rate is reached",
        otherwise: "the rest of the run"),
      .optional(\.pctStart, "pct_start", .number(.within(0, 1)), "share of it before the fall"),
      .optional(\.divFinal, "div_final", .number(.positive), "base rate divided by the last"),
    ])

  /// When the least learning rate is reached.
  public var totalSteps = Length.rest
  /// The share of the steps before the fall.
  public var pctStart = 0.75
  /// The learning rate divided by the last one.
  public var divFinal = 1e5

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    if Double(step) >= totalSteps.time { return base / divFinal }
    let share = Double(max(step, 0)) / totalSteps.time
    if share <= pctStart { return base }
    return Annealing.cosine.value(
      from: base, to: base / divFinal, at: (share - pctStart) / (1 - pctStart))
  }

  /// The step from which on the value stays.
  public var length: Int? { totalSteps.end }

  /// The first step of the fall.
  public var joins: [Int] {
    let start = (pctStart * totalSteps.time).rounded(.up)
    return start > 0 && start < totalSteps.time ? [Int(start)] : []
  }
}
