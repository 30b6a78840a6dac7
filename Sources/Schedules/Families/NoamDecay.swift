public import Declarations

/// The learning rate of the first transformer: up along a line, then down as one over a root.
///
/// It takes the place of the base value. The highest is at step W − 1.
public struct NoamDecay: Policy {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "noam", Self(),
    "The first transformer's learning rate: up a line, then down as one over a root.",
    formula: "lr(t) = factor · d_model^−½ · min(n^−½, n · W^−1.5)    n = t + 1    W = warmup_steps",
    source: "Vaswani et al., 2017, arXiv:1706.03762, section 5.3",
    arguments: [
      .required(
        \.dModel, "d_model", .wholeNumber(.atLeast(1)), "the width of the model's vectors",
        example: "512"),
      .required(
        \.warmupSteps, "warmup_steps", .length(.real), "how long it rises", example: "10%"),
      .optional(
        \.factor, "factor", .perGroup(.number(.notNegative)), "what all of it is multiplied with"),
    ])

  /// The width of the model's vectors.
  public var dModel = 1
  /// How long it rises.
  public var warmupSteps: Length = 0
  /// What the learning rate is multiplied with, for all groups or for each.
  public var factor: PerGroup<Double> = 1

  /// Yes.
  public static var replacesRates: Bool { true }

  /// The group's learning rate over time, nil for every other knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    guard knob == .learningRate, let factor = factor[group] else { return nil }
    let (scale, count) = (factor / Double(dModel).squareRoot(), warmupSteps.time)
    return Curve(
      scale: scale, slope: count > 0 ? scale / (count * count.squareRoot()) : scale,
      warmupSteps: warmupSteps)
  }

  /// The factor, where each group has its own.
  public func place(of knob: Knob, group: Int) -> PolicyPlace? {
    if case .each = factor { PolicyPlace("factor", [group]) } else { nil }
  }

  private struct Curve: Schedule {
    let scale: Double
    let slope: Double
    let warmupSteps: Length

    func value(at step: Int) -> Double {
      let count = Double(max(step, 0)) + 1
      return count < warmupSteps.time ? count * slope : scale / count.squareRoot()
    }

    var joins: [Int] { warmupSteps.end > 0 ? [warmupSteps.end] : [] }

    var isMonotoneBetweenJoins: Bool { true }
  }
}
