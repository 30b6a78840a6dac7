internal import Declarations
internal import Messages
package import Schedules
internal import Training

/// The length of a run in epochs, in steps, and in the scheduler's own interval.
package struct RunClock: Sendable {
  /// What expressions see of time.
  package private(set) var clock: Clock
  /// Updates in each epoch, where the data are known.
  package let epochs: EpochTable?
  /// The run's length in steps of the scheduler, also where the clock is that of a part.
  let length: Int
  /// Whether data are named that could not be read, so that what depends on them is not reported.
  let isDataLost: Bool

  /// The run's length in steps, where it is known.
  package var steps: Int? { clock.steps }

  /// Makes the clock of a spec, or reports why there is none: but not that epochs have no known
  /// length, where the data that tell it could not be read.
  init?(
    _ train: TrainSection, _ scheduler: SchedulerSection?, epochs: EpochTable?,
    isDataLost: Bool = false, _ findings: Findings
  ) {
    let interval = scheduler?.interval?.value ?? train.defaultInterval
    (self.epochs, self.isDataLost) = (epochs, isDataLost)
    do throws(ArgumentError) {
      switch train.length.value {
      case .epochs(let count):
        clock = try Clock(interval: interval, epochs: count, epochTable: epochs)
      case .steps(let count):
        clock = try Clock(interval: interval, steps: count, epochTable: epochs)
      }
      length = clock.length
      guard Double(clock.length) <= TrainOptions.longestRun else {
        findings.error(
          at: train.length.span,
          "\(train.length.path): the scheduler would advance \(clock.length) times; at most "
            + "\(TrainOptions.longestRun.plainText) are possible")
        return nil
      }
    } catch {
      let isInterval = error.argument == "interval"
      if isInterval, isDataLost { return nil }
      let place = isInterval ? scheduler?.interval?.span : nil
      let path = isInterval ? "scheduler.interval" : train.length.path.description
      let advice = isInterval ? "; give 'data', or the run's length in \(interval.rawValue)s" : ""
      findings.error(at: place ?? train.length.span, "\(path): \(error.message)\(advice)")
      return nil
    }
  }

  /// The time of a part of a composite; a part that begins beyond the end has no steps.
  func part(from start: Int, length: Int) -> RunClock {
    var part = self
    part.clock = clock.part(from: start, length: max(length, 0))
    return part
  }

  /// What the clock is of: the run, or a part of it.
  var noun: String { clock.start == 0 && clock.length == length ? "run" : "part" }

  /// A duration in steps of the scheduler, which may end between two; nil where it cannot be known.
  ///
  /// Where epochs differ in length it is counted from the beginning of the run.
  func schedulerSteps(_ duration: Length) -> Double? {
    let count: Double? =
      switch (duration.unit, clock.interval) {
      case (.own, _), (.epochs, .epoch), (.steps, .step): duration.count
      case (.percent, _): share(duration)
      case (.epochs, .step): epochs.map { $0.steps(in: duration.count) }
      case (.steps, .epoch): epochs.map { $0.epochs(in: duration.count) }
      case (.rest, _): Double(clock.length)
      }
    guard let count, count < 0x1p53 else { return nil }
    // Conversions leave rounding errors.
    let nearest = count.rounded()
    return duration.unit != .own && abs(count - nearest) < 1e-9 * count ? nearest : count
  }

  /// Whether a duration cannot be converted for want of data alone.
  func isLost(_ duration: Length) -> Bool {
    switch (duration.unit, clock.interval) {
    case (.own, _), (.percent, _), (.rest, _), (.epochs, .epoch), (.steps, .step): false
    case (.epochs, .step), (.steps, .epoch): isDataLost && epochs == nil
    }
  }

  /// A share of the run; behind what came before it in the run, 100 % and what differs from the rest
  /// by the rounding of its start alone are the rest.
  private func share(_ duration: Length) -> Double {
    let (count, rest) = (duration.count * Double(length) / 100, Double(clock.length))
    let isLast = clock.start > 0 && clock.start + clock.length == length
    return isLast && (duration.count == 100 || abs(count - rest) <= 0.5) ? rest : count
  }

  /// How many updates go by in a duration from the start of the run, rounded; nil where it cannot be known.
  ///
  /// A bare number is of the scheduler's own interval. Rounding by more than a twentieth is reported.
  func updates(in duration: Located<Length>, _ findings: Findings) -> Int? {
    let own = clock.interval == .step ? Length.Unit.steps : .epochs
    let count = duration.value.count
    let updates: Double? =
      switch duration.value.unit == .own ? own : duration.value.unit {
      case .steps, .own, .rest: count
      case .percent: steps.map { count / 100 * Double($0) }
      case .epochs: epochs.map { $0.steps(in: count) }
      }
    guard let updates, updates < 0x1p53 else { return nil }
    let used = Int(updates.rounded())
    let message = duration.value.rounding(updates, to: used, unit: "step", tolerance: 0.05)
    if let message { findings.warning(at: duration.span, "\(duration.path): \(message)") }
    return used
  }

  /// How often something is done: every so many updates, at least one, or every so many epochs
  /// where those differ in length; nil where it cannot be known, or after reporting why not.
  ///
  /// A number of updates that is not whole is rounded; that is reported of updates, and of epochs
  /// and shares where it changes them by more than a twentieth.
  func cadence(_ duration: Located<Length>, _ findings: Findings) -> Extent? {
    let own = clock.interval == .step ? Length.Unit.steps : .epochs
    let count = duration.value.count
    func every(_ updates: Double, tolerance: Double = 0.05) -> Extent? {
      guard updates < 0x1p53 else { return nil }
      let used = max(1, Int(updates.rounded()))
      let message = duration.value.rounding(updates, to: used, unit: "step", tolerance: tolerance)
      if let message { findings.warning(at: duration.span, "\(duration.path): \(message)") }
      return .steps(used)
    }
    switch duration.value.unit == .own ? own : duration.value.unit {
    case .steps, .own, .rest: return every(count, tolerance: 1e-9)
    case .percent: return steps.flatMap { every(count / 100 * Double($0)) }
    case .epochs:
      guard let epochs else { return nil }
      if let length = epochs.constant { return every(count * Double(length)) }
      if let whole = Int(exactly: count) { return .epochs(whole) }
      findings.error(
        at: duration.span,
        "\(duration.path): expected whole epochs or steps, since data.batch_size changes the "
          + "length of epochs; found '\(duration.value.text)'")
      return nil
    }
  }
}

extension TrainSection {
  /// The interval of a scheduler that names none: the unit of the run's length.
  var defaultInterval: Interval {
    if case .steps = length.value { .step } else { .epoch }
  }
}
