public import Declarations
internal import RealModule

/// The learning-rate range test: learning rates evenly spaced in log10, from tiny to huge.
///
/// Momentum, weight decay or another knob takes the place of the learning rate where `knob` names it. A row of
/// metrics stands for a step unless `train.log_every` says otherwise, and the run ends, done, where the smoothed
/// loss is `stop_factor` times its best, or not finite. Both ends are exact. One epoch is `start` alone. Steps
/// beyond the end have the last value. All other knobs keep their base values.
public struct RangeFinder: Policy {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "range_finder", Self(),
    "A range test: learning rates evenly spaced in log10, from tiny to huge.",
    formula: """
      lr(t) = 10^(log10 start + t · (log10 end − log10 start)/(epochs − 1))    exponential
            = start + t · (end − start)/(epochs − 1)                           linear
      """,
    source: """
      Smith, 2015, arXiv:1506.01186; Smith, 2018, arXiv:1803.09820, for other knobs; RangeFinder of the \
      original package
      """,
    arguments: [
      .optional(
        \.epochs, "epochs", .length(.whole), "how long the test takes", otherwise: "the whole run"),
      .optional(\.start, "start", .perGroup(.number(.notNegative)), "the first value"),
      .optional(\.last, "end", .perGroup(.number(.notNegative)), "the last value"),
      .optional(\.mode, "mode", .choice("mode"), "how values lie between the ends"),
      .optional(\.knob, "knob", .choice("knob"), "what is tested"),
      .optional(
        \.stopFactor, "stop_factor", .number(.notNegative),
        "the test ends where the smoothed loss is so many times its best; 0 for never"),
    ])

  /// How values lie between the ends.
  public enum Mode: String, Sendable, Hashable, CaseIterable {
    /// Equal ratios from one to the next.
    case exponential
    /// Equal differences.
    case linear
  }

  /// How long the test takes.
  public var epochs = Length.rest
  /// The first value, for all groups or for each.
  public var start: PerGroup<Double> = 1e-7
  /// The last value, which may be the smaller one, for all groups or for each.
  public var last: PerGroup<Double> = 1
  /// How values lie between them.
  public var mode = Mode.exponential
  /// What is tested.
  public var knob = Knob.learningRate
  /// How many times its best the smoothed loss may be before the test ends; 0 for any.
  public var stopFactor = 4.0

  /// Makes it with its defaults.
  public init() {}

  /// Makes a range test of so many values.
  ///
  /// - Throws: `ArgumentError` for an argument out of its range.
  public init(
    epochs: Int, start: PerGroup<Double> = Self().start, end: PerGroup<Double> = Self().last,
    mode: Mode = .exponential, knob: Knob = .learningRate
  ) throws(ArgumentError) {
    self.epochs = Length(steps: epochs)
    (self.start, last, self.mode, self.knob) = (start, end, mode, knob)
    try validate()
  }

  /// Ends that are 0 between equal ratios, and ends of different groups.
  public var problems: [ArgumentError] {
    var problems: [ArgumentError] = []
    if let message = start.mismatch(with: last, named: "start") {
      problems.append(ArgumentError(argument: "end", message: message))
    }
    guard mode == .exponential else { return problems }
    for (name, ends) in [("start", start), ("end", last)]
    where ends.entries.contains(where: { $0.value == 0 }) {
      let message = "must be above 0 where mode is exponential"
      problems.append(ArgumentError(argument: name, message: message))
    }
    return problems
  }

  /// Yes.
  public static var replacesRates: Bool { true }

  /// Not where they are what is tested.
  public var usesBaseRate: Bool { knob != .learningRate }

  /// The group's value over time of the knob that is tested, nil for every other.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    guard knob == self.knob, let start = start[group], let end = last[group] else { return nil }
    switch mode {
    case .exponential:
      return Curve(
        start: start, end: end,
        spacing: EvenSpacing(first: .log10(start), last: .log10(end), count: epochs.steps)
      ) { .pow(10, $0) }
    case .linear:
      return Curve(
        start: start, end: end, spacing: EvenSpacing(first: start, last: end, count: epochs.steps)
      ) { $0 }
    }
  }

  /// Beyond the factor, or where the loss is not finite.
  public var rangeStop: RangeStop? {
    RangeStop(factor: stopFactor == 0 ? .infinity : stopFactor)
  }

  /// Whether a length that does not fit is reported when it is resolved: it is.
  public var reportsItsLength: Bool { true }

  private struct Curve: Schedule {
    let start: Double
    let end: Double
    let spacing: EvenSpacing
    let map: @Sendable (Double) -> Double

    func value(at step: Int) -> Double {
      if step <= 0 { return start }
      if step >= spacing.count - 1 { return spacing.count == 1 ? start : end }
      return map(spacing[step])
    }

    var length: Int? { spacing.count }

    var isMonotoneBetweenJoins: Bool { true }
  }
}
