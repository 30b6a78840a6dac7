/// A learning rate that goes from point to point along straight lines.
///
/// Between two points (s, a) and (e, b) `lr(t) = a + (b − a)(t − s)/(e − s)`; before the first point
/// it has the first value, from the last on the last. It takes the place of the base value. With the
/// points (1, 0.1), (3, 0.3) that is 0.1 0.1 0.2 0.3 0.3 …. One point is a constant; where two stand
/// at one step, the value jumps to that of the later.
/// Source: Ignite's `PiecewiseLinear`.
public struct PiecewiseLinear: Policy {
  private let curves: PerGroup<Curve>

  /// Makes a policy.
  ///
  /// - Parameter points: At least one point, in the order of their steps, of which none is
  ///   negative; for all groups, or for each. Ignite's `milestones_values`.
  /// - Throws: `ScheduleError` for points of which no schedule can be made.
  public init(_ points: PerGroup<[PiecewisePoint]>) throws(ScheduleError) {
    if let problem = Self.problems(points).first { throw problem }
    curves = points.map(Curve.init)
  }

  /// Everything that is wrong with the points.
  public static func problems(_ points: PerGroup<[PiecewisePoint]>) -> [ScheduleError] {
    points.entries.compactMap { group, points in
      PiecewisePoint.problem(points).map {
        ScheduleError(argument: "milestones_values", group: group, message: $0)
      }
    }
  }

  /// The group's learning rate, nil for every other knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    knob == .learningRate ? curves[group] : nil
  }

  /// Refuses points per group that are not as many as the groups.
  public func check(groupCount: Int) throws(ScheduleError) {
    try curves.check(argument: "milestones_values", groupCount: groupCount)
  }

  /// The learning rate of one group.
  private struct Curve: Schedule {
    let points: [PiecewisePoint]

    func value(at step: Int) -> Double {
      guard let index = points.index(at: step) else { return points[0].value }
      let start = points[index]
      guard index + 1 < points.count else { return start.value }
      let end = points[index + 1]
      let share = Double(step - start.step) / Double(end.step - start.step)
      return start.value + (end.value - start.value) * share
    }

    var length: Int? { points.last?.step }

    var joins: [Int] { Set(points.map(\.step)).filter { $0 > 0 }.sorted() }

    var isMonotoneBetweenJoins: Bool { true }
  }
}
