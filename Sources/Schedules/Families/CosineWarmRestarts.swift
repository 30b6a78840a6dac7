public import Declarations
internal import RealModule

/// A learning rate that falls along half a cosine again and again.
///
/// `eta_min` itself is never reached. A step's cycle is found in whole numbers, so that it is right
/// at exact powers too, where logarithms err.
public struct CosineWarmRestarts: LearningRatePolicy, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "cosine_annealing_warm_restarts", Self(),
    "Lowers the learning rate along half a cosine again and again.",
    formula: """
      lr = eta_min + ½ (lr − eta_min)(1 + cos(π · c/T))    c steps into a cycle of T
      T  = T_0, T_0 · T_mult, T_0 · T_mult², …
      """,
    source: "Loshchilov, Hutter, SGDR, 2016, arXiv:1608.03983",
    pytorch: "optim.lr_scheduler.CosineAnnealingWarmRestarts",
    arguments: [
      .required(\.t0, "T_0", .length(.steps), "the length of the first cycle", example: "10%"),
      .optional(
        \.tMult, "T_mult", .wholeNumber(.atLeast(1)), "how much longer each cycle is than the last"),
      .optional(\.etaMin, "eta_min", .number(.notNegative), "what a cycle falls towards"),
    ])

  /// The length of the first cycle.
  public var t0: Length = 1
  /// How many times longer each cycle is than the one before.
  public var tMult = 1
  /// What a cycle falls towards.
  public var etaMin = 0.0

  /// The learning rate at a step for a group's base value.
  public func value(at step: Int, base: Double) -> Double {
    let (place, length) = cycle(at: max(step, 0))
    if place == 0 { return base }
    // 1 + cos x as 2 cos²(x/2), which keeps its digits where it is close to 0.
    let half = Double.cos(0.5 * .pi * (Double(place) / Double(length)))
    return etaMin + (base - etaMin) * half * half
  }

  /// The steps since a cycle began, and its length.
  private func cycle(at step: Int) -> (place: Int, length: Int) {
    let first = t0.steps
    if tMult == 1 { return (step % first, first) }
    var (place, length) = (step, first)
    while place >= length {
      place -= length
      length = length.multipliedSaturated(by: tMult)
    }
    return (place, length)
  }

  /// The first steps of all cycles but the first.
  public var joins: [Int] {
    var (joins, start, length) = ([Int](), 0, t0.steps)
    while joins.count < 100 {
      let (next, isTooFar) = start.addingReportingOverflow(length)
      if isTooFar { break }
      joins.append(next)
      start = next
      length = length.multipliedSaturated(by: tMult)
    }
    return joins
  }

  /// None: a restart is meant.
  public var seams: [Int] { [] }

  /// The steps of the first cycle.
  public var period: Int? { t0.steps }
}
