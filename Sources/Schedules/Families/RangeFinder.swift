public import Declarations
internal import RealModule

/// The learning-rate range test: learning rates evenly spaced in log10, from tiny to huge.
///
/// A row of metrics stands for a step unless `train.log_every` says otherwise, and the run ends, done, where the
/// smoothed loss is `stop_factor` times its best, or not finite. Both ends are exact. One epoch is `start` alone. Steps beyond the end have the last value. All
/// other knobs keep their base values.
public struct RangeFinder: Policy {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "range_finder", Self(),
    "A range test: learning rates evenly spaced in log10, from tiny to huge.",
    formula: "lr(t) = 10^(log10 start + t · (log10 end − log10 start)/(epochs − 1))",
    source: "Smith, 2015, arXiv:1506.01186; RangeFinder of the original package",
    arguments: [
      .optional(
        \.epochs, "epochs", .length(.whole), "how long the test takes", otherwise: "the whole run"),
      .optional(\.start, "start", .number(.positive), "the first learning rate"),
      .optional(\.last, "end", .number(.positive), "the last learning rate"),
      .optional(
        \.stopFactor, "stop_factor", .number(.notNegative),
        "the test ends where the smoothed loss is so many times its best; 0 for never"),
    ])

  /// How long the test takes.
  public var epochs = Length.rest
  /// The first learning rate.
  public var start = 1e-7
  /// The last learning rate, which may be the smaller one.
  public var last = 1.0

  /// How many times its best the smoothed loss may be before the test ends; 0 for any.
  public var stopFactor = 4.0

  /// Makes it with its defaults.
  public init() {}

  /// Makes a range test of so many learning rates.
  ///
  /// - Throws: `ArgumentError` for an argument out of its range.
  public init(
    epochs: Int, start: Double = Self().start, end: Double = Self().last
  ) throws(ArgumentError) {
    self.epochs = Length(steps: epochs)
    self.start = start
    last = end
    try validate()
  }

  /// Yes.
  public static var replacesRates: Bool { true }

  /// The group's learning rate over time, nil for every other knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    guard knob == .learningRate else { return nil }
    let exponents = EvenSpacing(
      first: .log10(start), last: .log10(last), count: epochs.steps)
    return Curve(start: start, end: last, exponents: exponents)
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
    let exponents: EvenSpacing

    func value(at step: Int) -> Double {
      if step <= 0 { return start }
      if step >= exponents.count - 1 { return exponents.count == 1 ? start : end }
      return .pow(10, exponents[step])
    }

    var length: Int? { exponents.count }

    var isMonotoneBetweenJoins: Bool { true }
  }
}
