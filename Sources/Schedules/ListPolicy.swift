/// The policy that reads the values themselves from lists, one value a step.
///
/// With `[0.1, 0.2, 0.3]` a knob is 0.1 at step 0, 0.2 at step 1, and 0.3 at step 2 and from then
/// on: nothing is appended to a list. A knob without a list keeps its base value.
/// Source: `ListScheduler` of the original package.
public struct ListPolicy: Policy {
  private let schedules: [Knob: PerGroup<ListSchedule>]

  /// Makes a policy from lists for any knobs.
  ///
  /// - Parameter values: For each scheduled knob one list for all groups, or one for each.
  /// - Throws: `ScheduleError` for an empty list, or for a value that is not finite.
  public init(_ values: [Knob: PerGroup<[Double]>]) throws(ScheduleError) {
    var schedules: [Knob: PerGroup<ListSchedule>] = [:]
    for knob in Knob.allCases {
      guard let lists = values[knob] else { continue }
      schedules[knob] = try Self.schedules(of: lists, argument: knob.rawValue)
    }
    self.schedules = schedules
  }

  /// Makes a policy from lists for the learning rate and the momentum.
  ///
  /// - Throws: `ScheduleError` for an empty list, or for a value that is not finite.
  public init(learningRate: PerGroup<[Double]>? = nil, momentum: PerGroup<[Double]>? = nil)
    throws(ScheduleError)
  {
    var values: [Knob: PerGroup<[Double]>] = [:]
    values[.learningRate] = learningRate
    values[.momentum] = momentum
    try self.init(values)
  }

  /// The group's list.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    schedules[knob]?[group]
  }

  /// Refuses lists per group that are not as many as the groups.
  public func check(groupCount: Int) throws(ScheduleError) {
    for knob in Knob.allCases {
      try schedules[knob]?.check(argument: knob.rawValue, groupCount: groupCount)
    }
  }

  private static func schedules(
    of lists: PerGroup<[Double]>, argument: String
  ) throws(ScheduleError) -> PerGroup<ListSchedule> {
    var made: [ListSchedule] = []
    for (group, values) in lists.entries {
      if let problem = ListSchedule.problem(values) {
        throw ScheduleError(argument: argument, group: group, message: problem)
      }
      made.append(try ListSchedule(values))
    }
    if case .all = lists { return .all(made[0]) }
    return .each(made)
  }
}
