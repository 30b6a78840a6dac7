public import Declarations

/// A learning rate that holds one value after another.
///
/// It takes the place of the base value. Of two boundaries at one step the value between is left
/// out.
public struct PiecewiseConstant: Policy {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "piecewise_constant", Self(), "Holds one learning rate after another.",
    formula: "lr(t) = values[n]    n boundaries b with b ≤ t",
    source: "optax, piecewise_constant_schedule; Keras changes one step later",
    arguments: [
      .required(
        \.boundaries, "boundaries", .list(.length(.real), of: "durations"),
        "the first steps with a new value, ascending", example: "[50%]"),
      .required(
        \.values, "values",
        .perGroup(.list(.number(), of: "numbers")) { $0.items?.first?.items == nil },
        "the values, one more than the boundaries", example: "[0.1, 0.01]"),
    ])

  /// The first steps with a new value, ascending.
  public var boundaries: [Length] = []
  /// The values, one more than the boundaries; for all groups, or for each.
  public var values: PerGroup<[Double]> = .all([0])

  /// Values that are not one more than the boundaries, and boundaries that do not ascend.
  public var problems: [ArgumentError] {
    let wanted = boundaries.count + 1
    var problems = values.entries.filter { $0.value.count != wanted }.map { group, list in
      ArgumentError(
        argument: "values", group: group,
        message: "expected \(wanted) value\(wanted == 1 ? "" : "s"), one more than the boundaries, "
          + "found \(list.count)")
    }
    if boundaries.allSatisfy({ $0.unit == .own }), times != times.sorted() {
      problems.append(ArgumentError(argument: "boundaries", message: "must be ascending"))
    }
    return problems
  }

  private var times: [Double] { boundaries.map(\.time) }

  /// Yes.
  public static var replacesRates: Bool { true }

  /// The group's learning rate over time, nil for every other knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    guard knob == .learningRate else { return nil }
    return values[group].map { Curve(boundaries: times, values: $0) }
  }

  /// The values.
  public func place(of knob: Knob, group: Int) -> PolicyPlace? { place("values", group: group) }

  /// The last boundary that is given.
  public var end: PolicyPlace? {
    boundaries.isEmpty ? nil : PolicyPlace("boundaries", [boundaries.count - 1])
  }

  /// Not a curve: each level is meant.
  public var isCurve: Bool { false }

  private struct Curve: Schedule {
    let boundaries: [Double]
    let values: [Double]

    func value(at step: Int) -> Double { values[boundaries.count(upTo: Double(max(step, 0)))] }

    var joins: [Int] { Set(boundaries.map(\.firstStep)).filter { $0 > 0 }.sorted() }

    // Every change is meant.
    var seams: [Int] { [] }

    var isMonotoneBetweenJoins: Bool { true }
  }
}
