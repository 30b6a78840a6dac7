public import Optimizers
public import Schedules

/// The `step()` of a training loop: a counter that reads a timetable into an optimizer.
///
/// Whoever calls it decides what its steps are, updates or epochs:
///
///     let scheduler = try Scheduler(optimizer, RangeFinder(epochs: 100))
///     for _ in 0..<100 {
///       // ... forward, backward
///       optimizer.update()
///       scheduler.step()
///     }
public final class Scheduler {
  /// The values of all knobs over time.
  public let timetable: Timetable

  /// The counter, to be saved and restored; setting it moves the optimizer to that step.
  public var state: Int {
    didSet { apply() }
  }

  private let optimizer: any Optimizer

  /// Moves an optimizer to step 0 of a policy.
  ///
  /// The base values are the hyperparameters that the optimizer's groups have now.
  ///
  /// - Throws: `ScheduleError` if the policy was made for another number of groups.
  public convenience init(_ optimizer: any Optimizer, _ policy: any Policy) throws(ScheduleError) {
    let timetable = try Timetable(policy, bases: optimizer.groups.map(\.hyperparameters.bases))
    self.init(optimizer, timetable: timetable)
  }

  /// Moves an optimizer to step 0 of a timetable.
  ///
  /// - Precondition: The timetable is of as many groups as the optimizer has.
  public init(_ optimizer: any Optimizer, timetable: Timetable) {
    precondition(
      timetable.groupCount == optimizer.groups.count,
      "the timetable must be of the optimizer's groups")
    self.optimizer = optimizer
    self.timetable = timetable
    state = 0
    apply()
  }

  /// Moves all scheduled knobs of the optimizer to their next values.
  public func step() { state += 1 }

  private func apply() {
    for entry in timetable.entries {
      optimizer.groups[entry.group].hyperparameters[entry.knob] = entry.schedule.value(at: state)
    }
  }
}
