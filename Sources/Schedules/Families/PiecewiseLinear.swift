public import Declarations
internal import Messages

/// A learning rate that goes from point to point along straight lines.
///
/// It takes the place of the base value. One point is a constant; where two stand at one step, the
/// value jumps to that of the later.
public struct PiecewiseLinear: Policy {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "piecewise_linear", Self(), "Moves the learning rate from point to point along straight lines.",
    formula: """
      lr(t) = a + (b − a)(t − s)/(e − s)    between the points (s, a) and (e, b)
      the first value before the first point, the last from the last on
      """,
    source: "Ignite, PiecewiseLinear",
    arguments: [
      .required(
        \.points, "milestones_values", Self.pointList, "pairs [time, value], in the order of time",
        example: "[[0, 0.1], [50%, 0.01], [100%, 0]]")
    ])

  /// A value that the learning rate has at a time.
  public struct Point: Sendable, Hashable {
    /// The time.
    public var time: Length
    /// The value.
    public var value: Double

    /// Makes a point.
    public init(_ time: Length, _ value: Double) { (self.time, self.value) = (time, value) }
  }

  /// At least one point, in the order of time; for all groups, or for each.
  public var points: PerGroup<[Point]> = .all([Point(0, 0)])

  /// Points that are missing, not finite, or not in the order of time.
  public var problems: [ArgumentError] {
    points.entries.compactMap { group, points in
      Self.problem(points).map {
        ArgumentError(argument: "milestones_values", group: group, message: $0)
      }
    }
  }

  private static func problem(_ points: [Point]) -> String? {
    guard points.allSatisfy({ $0.time.unit == .own }) else { return nil }
    let times = points.map(\.time.time)
    guard let first = times.first else { return "must have at least one point" }
    if first < 0 { return "must not be at a negative step, but is at \(first.plainText)" }
    for (time, next) in zip(times, times.dropFirst()) where next < time {
      return "must be in the order of steps, but \(next.plainText) comes after \(time.plainText)"
    }
    guard let point = points.first(where: { !$0.value.isFinite }) else { return nil }
    return "must be finite, but is \(point.value) at step \(point.time.time.plainText)"
  }

  /// Yes.
  public static var replacesRates: Bool { true }

  /// The group's learning rate over time, nil for every other knob.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    guard knob == .learningRate, let points = points[group] else { return nil }
    return Curve(times: points.map(\.time.time), values: points.map(\.value))
  }

  /// The points.
  public func place(of knob: Knob, group: Int) -> PolicyPlace? {
    place("milestones_values", group: group)
  }

  /// The time of the last point.
  public var end: PolicyPlace? {
    switch points {
    case .all(let points): PolicyPlace("milestones_values", [points.count - 1, 0])
    case .each(let lists):
      PolicyPlace("milestones_values", [lists.count - 1, (lists.last?.count ?? 1) - 1, 0])
    }
  }

  private struct Curve: Schedule {
    let times: [Double]
    let values: [Double]

    func value(at step: Int) -> Double {
      let index = times.count(upTo: Double(step)) - 1
      guard index >= 0 else { return values[0] }
      guard index + 1 < times.count else { return values[index] }
      let share = (Double(step) - times[index]) / (times[index + 1] - times[index])
      return values[index] + (values[index + 1] - values[index]) * share
    }

    var length: Int? { times.last?.firstStep }

    var joins: [Int] { Set(times.map(\.firstStep)).filter { $0 > 0 }.sorted() }

    var isMonotoneBetweenJoins: Bool { true }
  }

  private static let point = ValueKind<Point>(
    .tuple([.length, .number(.any)]),
    read: { reader in
      guard let items = reader.items, items.count == 2 else {
        reader.refuse(expected: "a pair [time, value]")
        return nil
      }
      let (time, value) = (items[0].length(), items[1].number(.any))
      guard let time, let value else { return nil }
      return Point(time, value)
    },
    plain: { .list([.text($0.time.text), .number($0.value)]) },
    resolve: { point, resolver in
      guard let time = resolver(point.time, .real, [0]) else { return false }
      point.time = time
      return true
    })

  private static let pointList: ValueKind<PerGroup<[Point]>> = {
    var list: ValueKind<[Point]> = .list(point, of: "pairs [time, value]")
    let read = list.read
    list.read = { reader in
      guard reader.items?.isEmpty != true else {
        reader.refuse(expected: "at least one pair [time, value]")
        return nil
      }
      return read(reader)
    }
    // One list holds pairs; a list of lists of pairs has one a group.
    return .perGroup(list) { reader in
      !(reader.items ?? []).contains { ($0.items ?? []).contains { $0.items != nil } }
    }
  }()
}
