public import Declarations

/// Every knob of every parameter group as a function of the scheduler's step.
///
/// A preview, a run and a resumed run all read the same table, so they cannot disagree.
public struct Timetable: Sendable {
  /// A knob that a policy moves.
  public struct Entry: Sendable {
    /// The knob.
    public let knob: Knob
    /// The group's index.
    public let group: Int
    /// The knob's values over time.
    public let schedule: any Schedule
  }

  /// The base values of each group's knobs.
  public let bases: [[Knob: Double]]
  /// The knobs that are scheduled, by knob in the order of `Knob`, then by group.
  public let entries: [Entry]

  // By knob and group, for random access without hashing.
  private let schedules: [[(any Schedule)?]]

  /// Makes the table of a policy over groups.
  ///
  /// - Parameters:
  ///   - policy: The rule that gives knobs their schedules.
  ///   - bases: For each group the knobs that it has, and their base values.
  /// - Throws: `ArgumentError` if the policy was made for another number of groups.
  public init(_ policy: any Policy, bases: [[Knob: Double]]) throws(ArgumentError) {
    try policy.check(groupCount: bases.count)
    self.bases = bases
    schedules = Knob.allCases.map { knob in
      bases.indices.map { group in
        guard bases[group][knob] != nil else { return nil }
        return policy.schedule(for: knob, group: group, bases: bases[group])
      }
    }
    var entries: [Entry] = []
    for (knob, row) in zip(Knob.allCases, schedules) {
      for (group, schedule) in row.enumerated() {
        guard let schedule else { continue }
        entries.append(Entry(knob: knob, group: group, schedule: schedule))
      }
    }
    self.entries = entries
  }

  /// The number of parameter groups.
  public var groupCount: Int { bases.count }

  /// The schedule of a group's knob, or nil where it keeps its base value.
  public func schedule(of knob: Knob, group: Int) -> (any Schedule)? {
    schedules[knob.ordinal][group]
  }

  /// The value of a group's knob at a step of the scheduler.
  ///
  /// - Precondition: The group exists and has this knob.
  public func value(of knob: Knob, group: Int, at step: Int) -> Double {
    if let schedule = schedule(of: knob, group: group) { return schedule.value(at: step) }
    guard let base = bases[group][knob] else {
      preconditionFailure("group \(group) has no \(knob.rawValue)")
    }
    return base
  }

  /// The columns that a table of this policy shows.
  ///
  /// Learning rate and momentum of every group that has them, then whatever else is scheduled; by
  /// knob, then by group.
  public var columns: [KnobColumn] {
    var columns: [KnobColumn] = []
    for knob in Knob.allCases {
      let isAlwaysShown = knob == .learningRate || knob == .momentum
      for group in bases.indices where bases[group][knob] != nil {
        guard isAlwaysShown || schedule(of: knob, group: group) != nil else { continue }
        columns.append(KnobColumn(knob: knob, group: group))
      }
    }
    return columns
  }
}

extension Knob {
  /// The knob's place in `allCases`.
  fileprivate var ordinal: Int {
    switch self {
    case .learningRate: 0
    case .momentum: 1
    case .dampening: 2
    case .weightDecay: 3
    case .beta1: 4
    case .beta2: 5
    }
  }
}
