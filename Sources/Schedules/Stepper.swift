public import Declarations

/// The `step()` loop over a timetable: a counter that knows the current value of every knob.
///
/// It is a value that knows no optimizer: read the numbers from it and hand them on.
///
///     var stepper = try Stepper(OneCyclePolicy(learningRate: 0.1, epochs: 100), bases: bases)
///     for _ in 0..<100 {
///       optimizer.lr = stepper[.learningRate]
///       // ... forward, backward, update
///       stepper.step()
///     }
///
/// Schedules are pure functions of the step, so its state is the counter alone: what was saved at
/// any step continues with the values that an uninterrupted loop would have had.
public struct Stepper: Sendable {
  /// Everything that must be saved to go on later.
  public struct State: Sendable, Hashable, Codable {
    /// The steps that were done.
    public var step: Int

    /// Makes the state after so many steps.
    public init(step: Int = 0) { self.step = step }
  }

  /// The values of all knobs over time.
  public let timetable: Timetable
  /// What to save, and to set in order to go on from what was saved.
  public var state: State

  /// Begins at step 0 of a timetable, or where a saved state was.
  public init(_ timetable: Timetable, state: State = State()) {
    (self.timetable, self.state) = (timetable, state)
  }

  /// Begins at step 0 of a policy over groups.
  ///
  /// - Parameters:
  ///   - policy: The rule that gives knobs their schedules.
  ///   - bases: For each group the knobs that it has, and their base values.
  /// - Throws: `ArgumentError` if the policy was made for another number of groups.
  public init(_ policy: any Policy, bases: [[Knob: Double]]) throws(ArgumentError) {
    self.init(try Timetable(policy, bases: bases))
  }

  /// Moves to the next step.
  public mutating func step() { state.step = state.step.addingSaturated(1) }

  /// The current value of a group's knob.
  ///
  /// - Precondition: The group exists and has this knob.
  public subscript(knob: Knob, group: Int = 0) -> Double {
    timetable.value(of: knob, group: group, at: state.step)
  }

  /// The current values of all knobs of each group.
  public var values: [[Knob: Double]] {
    timetable.bases.enumerated().map { group, bases in
      Dictionary(uniqueKeysWithValues: bases.keys.map { ($0, self[$0, group]) })
    }
  }
}
