/// A learning rate that holds one value after another.
///
/// `lr(t) = values[n]`, where n counts the boundaries b with b ≤ t; there is one value more than
/// there are boundaries. It takes the place of the base value. With the boundaries 1 and 3 and the
/// values 0.3, 0.2 and 0.1 that is 0.3 | 0.2 0.2 | 0.1 …, for ever. Without boundaries it is one
/// value; of two boundaries at one step the value between is left out.
/// Source: optax's `piecewise_constant_schedule`, with the arguments of Keras's
/// `PiecewiseConstantDecay`, which changes one step later.
public struct PiecewiseConstant: Policy {
  private let curves: PerGroup<Curve>

  /// Makes a policy.
  ///
  /// - Parameters:
  ///   - boundaries: The first steps with a new value, ascending, none negative.
  ///   - values: The values, one more than the boundaries; for all groups, or for each.
  /// - Throws: `ScheduleError` for an argument out of its range.
  public init(boundaries: [Int], values: PerGroup<[Double]>) throws(ScheduleError) {
    if let problem = Self.problems(boundaries: boundaries, values: values).first { throw problem }
    curves = values.map { Curve(boundaries: boundaries, values: $0) }
  }

  /// Everything that is wrong with the arguments, in their order.
  public static func problems(
    boundaries: [Int], values: PerGroup<[Double]>
  ) -> [ScheduleError] {
    var problems = ScheduleError.problem("boundaries", boundaries.min() ?? 0, atLeast: 0)
    if boundaries != boundaries.sorted() {
      problems.append(ScheduleError(argument: "boundaries", message: "must be ascending"))
    }
    return problems
      + values.entries.compactMap { group, values in
        problem(values, count: boundaries.count + 1).map {
          ScheduleError(argument: "values", group: group, message: $0)
        }
      }
  }

  private static func problem(_ values: [Double], count: Int) -> String? {
    guard values.count == count else {
      return "must be \(count), one more than the boundaries, but are \(values.count)"
    }
    guard let value = values.first(where: { !$0.isFinite }) else { return nil }
    return "must be finite, but one is \(value)"
  }

  /// The group's learning rate, nil for every other knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    knob == .learningRate ? curves[group] : nil
  }

  /// Refuses values per group that are not as many as the groups.
  public func check(groupCount: Int) throws(ScheduleError) {
    try curves.check(argument: "values", groupCount: groupCount)
  }

  /// The learning rate of one group.
  private struct Curve: Schedule {
    let boundaries: [Int]
    let values: [Double]

    func value(at step: Int) -> Double {
      let step = max(step, 0)
      var (low, high) = (0, boundaries.count)
      while low < high {
        let middle = (low + high) / 2
        if boundaries[middle] <= step { low = middle + 1 } else { high = middle }
      }
      return values[low]
    }

    var joins: [Int] { Set(boundaries).filter { $0 > 0 }.sorted() }

    // Every change is meant.
    var seams: [Int] { [] }

    var isMonotoneBetweenJoins: Bool { true }
  }
}
