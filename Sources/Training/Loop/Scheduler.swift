public import Declarations
public import Optimizers
public import Schedules

/// The `step()` of a training loop: a stepper whose values go into an optimizer.
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
  public var timetable: Timetable { stepper.timetable }

  /// The counter, to be saved and restored; setting it moves the optimizer to that step.
  public var state: Int {
    get { stepper.state.step }
    set { stepper.state.step = newValue }
  }

  private let optimizer: any Optimizer

  private var stepper: Stepper {
    didSet { apply() }
  }

  /// Moves an optimizer to step 0 of a policy.
  ///
  /// The base values are the hyperparameters that the optimizer's groups have now.
  ///
  /// - Throws: `ArgumentError` if the policy was made for another number of groups.
  public convenience init(_ optimizer: any Optimizer, _ policy: any Policy) throws(ArgumentError) {
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
    stepper = Stepper(timetable)
    apply()
  }

  /// Moves all scheduled knobs of the optimizer to their next values.
  public func step() { stepper.step() }

  private func apply() {
    for entry in timetable.entries {
      optimizer.groups[entry.group].hyperparameters[entry.knob] = stepper[entry.knob, entry.group]
    }
  }
}
