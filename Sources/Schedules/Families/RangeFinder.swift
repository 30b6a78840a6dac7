public import Declarations
internal import RealModule

/// The learning-rate range test: learning rates evenly spaced in log10, from tiny to huge.
///
/// Momentum, weight decay or another knob takes the place of the learning rate where `knob` names it, or the
/// batch size, which replaces `data.batch_size`: rounded, one an epoch, since batches change in size only
/// between epochs. A row of metrics stands for a step unless `train.log_every` says otherwise, and the run ends,
/// done, where the smoothed loss is `stop_factor` times its best, or not finite. Both ends are exact. One epoch
/// is `start` alone. Steps beyond the end have the last value. All other knobs keep their base values.
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
      Smith, 2015, arXiv:1506.01186; Smith, 2018, arXiv:1803.09820, for other knobs and the batch size; \
      RangeFinder of the original package
      """,
    arguments: [
      .optional(
        \.epochs, "epochs", .length(.whole), "how long the test takes", otherwise: "the whole run"),
      .optional(\.start, "start", .perGroup(.number(.notNegative)), "the first value"),
      .optional(\.last, "end", .perGroup(.number(.notNegative)), "the last value"),
      .optional(\.mode, "mode", .choice("mode"), "how values lie between the ends"),
      .optional(
        \.tested, "knob", .choice("knob"),
        "what is tested; batch_size changes from epoch to epoch, for all groups alike"),
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
  public var tested = TestedQuantity.knob(.learningRate)
  /// How many times its best the smoothed loss may be before the test ends; 0 for any.
  public var stopFactor = 4.0

  /// Makes it with its defaults.
  public init() {}

  /// Makes a range test of so many values.
  ///
  /// - Throws: `ArgumentError` for an argument out of its range.
  public init(
    epochs: Int, start: PerGroup<Double> = Self().start, end: PerGroup<Double> = Self().last,
    mode: Mode = .exponential, tested: TestedQuantity = .knob(.learningRate)
  ) throws(ArgumentError) {
    self.epochs = Length(steps: epochs)
    (self.start, last, self.mode, self.tested) = (start, end, mode, tested)
    try validate()
  }

  /// Ends that are 0 between equal ratios, ends of different groups, and ends that are no batch sizes.
  public var problems: [ArgumentError] {
    if tested == .batchSize { return sizeProblems }
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

  /// Ends that are no two whole numbers of samples.
  private var sizeProblems: [ArgumentError] {
    let ends = [("start", start), ("end", last)]
    var problems: [ArgumentError] = ends.compactMap { name, end in
      guard case .all(let size) = end else {
        return ArgumentError(argument: name, message: "must be one batch size, for all groups")
      }
      // What is negative, or not finite, the argument's range has refused.
      guard size >= 1 && Int(exactly: size) != nil || !(0..<Double.infinity ~= size) else {
        let message = "must be a whole number of at least 1 where knob is batch_size"
        return ArgumentError(argument: name, message: message)
      }
      return nil
    }
    if problems.isEmpty, start == last {
      problems.append(ArgumentError(argument: "end", message: "must be another size than start"))
    }
    return problems
  }

  /// Turns every declared length into steps, and refuses what cannot be tested here.
  public mutating func resolve(in time: any PolicyTime) -> Bool {
    switch tested {
    case .knob(let knob):
      guard time.checkKnob(knob, at: PolicyPlace("knob")) else { return false }
    case .batchSize:
      guard time.clock.interval == .epoch else {
        time.refuse(
          "batches change in size only between epochs; give 'interval: epoch' and train.epochs",
          at: PolicyPlace("knob"))
        return false
      }
      guard epochs.unit != .steps else {
        time.refuse(
          "how many steps an epoch has depends on its batch size; give a number of epochs",
          at: PolicyPlace("epochs"))
        return false
      }
    }
    return resolveLengths(in: time)
  }

  /// Yes.
  public static var replacesRates: Bool { true }

  /// Not where they are what is tested.
  public var usesBaseRate: Bool { tested != .knob(.learningRate) }

  /// The samples of a batch in an epoch, where that is tested.
  public func batchSize(at epoch: Int) -> Int? {
    guard tested == .batchSize, let start = start[0], let end = last[0] else { return nil }
    let value = epochs.unit == .own ? curve(from: start, to: end).value(at: epoch) : start
    return Int(exactly: value.rounded()).flatMap { $0 >= 1 ? $0 : nil }
  }

  /// Not where values are batch sizes, of which each is meant.
  public var isCurve: Bool { tested != .batchSize }

  /// The group's value over time of the knob that is tested, nil for every other.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    guard tested == .knob(knob), let start = start[group], let end = last[group] else { return nil }
    return curve(from: start, to: end)
  }

  private func curve(from start: Double, to end: Double) -> any Schedule {
    switch mode {
    case .exponential:
      Curve(
        start: start, end: end,
        spacing: EvenSpacing(first: .log10(start), last: .log10(end), count: epochs.steps)
      ) { .pow(10, $0) }
    case .linear:
      Curve(
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
