#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The learning-rate range test: learning rates evenly spaced in log10, from tiny to huge.
///
/// `lr(t) = 10^(log10 start + t · (log10 end − log10 start)/(epochs − 1))`, which is numpy's
/// `logspace(-7, 0, epochs)` by default: with 8 epochs 1e-7, 1e-6, … 0.1, 1. Both ends are exact.
/// One epoch is `start` alone. Steps beyond the end have the last value. All other knobs keep
/// their base values.
/// Source: `RangeFinder` of the original package, after L. N. Smith, "Cyclical learning rates for
/// training neural networks", 2015, arXiv:1506.01186.
public struct RangeFinder: Policy, Schedule, Hashable {
  /// The number of steps from one end to the other.
  public let epochs: Int

  /// The first learning rate.
  public let start: Double

  /// The last learning rate.
  public let end: Double

  private let exponents: EvenSpacing

  /// Makes a range test.
  ///
  /// - Parameters:
  ///   - epochs: The number of learning rates, at least 1.
  ///   - start: The first learning rate, positive and finite.
  ///   - end: The last learning rate, positive and finite; it may be the smaller one.
  /// - Throws: `ScheduleError` for an argument out of its range.
  public init(epochs: Int, start: Double = 1e-7, end: Double = 1) throws(ScheduleError) {
    if let problem = Self.problems(epochs: epochs, start: start, end: end).first { throw problem }
    self.epochs = epochs
    self.start = start
    self.end = end
    exponents = EvenSpacing(first: log10(start), last: log10(end), count: epochs)
  }

  /// Everything that is wrong with the arguments of a range test, in their order.
  public static func problems(
    epochs: Int, start: Double = 1e-7, end: Double = 1
  ) -> [ScheduleError] {
    var problems: [ScheduleError] = []
    if epochs < 1 {
      problems.append(
        ScheduleError(argument: "epochs", message: "must be at least 1, but is \(epochs)"))
    }
    for (argument, value) in [("start", start), ("end", end)] where !(value > 0 && value.isFinite) {
      problems.append(
        ScheduleError(
          argument: argument, message: "must be positive and finite, but is \(value)"))
    }
    return problems
  }

  /// The learning rate at a step.
  public func value(at step: Int) -> Double {
    if step <= 0 { return start }
    if step >= epochs - 1 { return epochs == 1 ? start : end }
    return pow(10, exponents[step])
  }

  /// The number of steps from one end to the other.
  public var length: Int? { epochs }

  /// The range test itself for the learning rate, nil for every other knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    knob == .learningRate ? self : nil
  }

  /// Whether values lie between those at the ends of their part: they do.
  public var isMonotoneBetweenJoins: Bool { true }
}
