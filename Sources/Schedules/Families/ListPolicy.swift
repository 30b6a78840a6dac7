public import Declarations
internal import Expressions

/// The policy that reads the values themselves from lists, one value a step.
///
/// From the end of a list on its last value holds: nothing is appended. A knob without a list keeps
/// its base value.
public struct ListPolicy: KnobPolicy {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "list", Self(), "Reads the values themselves from lists, one value a step.",
    formula: "value(t) = values[min(t, n − 1)]    n values",
    source: "ListScheduler of the original package",
    arguments: settings(
      .perGroup(.values, isOne: { $0.isFlatList }), "the values",
      example: #""linspace(0.1, 0.01, epochs)""#))

  /// The lists of a spec, for all groups or for each.
  public var settings: [Knob: PerGroup<ValueList>] = [:]
  /// The knob of `per_knob` under which it stands, where it does.
  public var ownKnob: Knob?
  /// The most values of all lists of a policy.
  static let mostValues = 5_000_000

  private var schedules: [Knob: PerGroup<ListSchedule>] = [:]

  init() {}

  /// Makes a policy from lists for any knobs.
  ///
  /// - Parameter values: For each scheduled knob one list for all groups, or one for each.
  /// - Throws: `ArgumentError` for an empty list, or for a value that is not finite.
  public init(_ values: [Knob: PerGroup<[Double]>]) throws(ArgumentError) {
    for knob in Knob.allCases {
      guard let lists = values[knob] else { continue }
      for (group, values) in lists.entries {
        guard let problem = ListSchedule.problem(values) else { continue }
        throw ArgumentError(argument: knob.rawValue, group: group, message: problem)
      }
      schedules[knob] = lists.map(ListSchedule.init)
    }
  }

  /// Makes a policy from lists for the learning rate and the momentum.
  ///
  /// - Throws: `ArgumentError` for an empty list, or for a value that is not finite.
  public init(learningRate: PerGroup<[Double]>? = nil, momentum: PerGroup<[Double]>? = nil)
    throws(ArgumentError)
  {
    var values: [Knob: PerGroup<[Double]>] = [:]
    values[.learningRate] = learningRate
    values[.momentum] = momentum
    try self.init(values)
  }

  /// Yes.
  public static var replacesRates: Bool { true }

  /// Whether no list gives the learning rate.
  public var usesBaseRate: Bool {
    settings[.learningRate] == nil && schedules[.learningRate] == nil
  }

  /// Evaluates list expressions.
  public mutating func resolve(in time: any PolicyTime) -> Bool {
    var (isWhole, room) = (resolveKnobs(in: time), Self.mostValues)
    for (knob, setting) in settings {
      let own = ownKnob ?? knob
      let lists = setting.entries.map { group, list -> ListSchedule? in
        let place =
          group.map { PolicyPlace(own.rawValue, [$0]) } ?? PolicyPlace(own.rawValue)
        guard room >= 0, let values = list.values(in: time, at: place) else { return nil }
        room -= values.count
        if room < 0 {
          time.refuse(
            "all lists together hold more than \(Self.mostValues) values", at: place)
        }
        return ListSchedule(values: values)
      }
      let given = lists.compactMap(\.self)
      isWhole = isWhole && given.count == lists.count && room >= 0
      if case .each = setting {
        schedules[knob] = .each(given)
      } else if let list = given.first {
        schedules[knob] = .all(list)
      }
    }
    return isWhole
  }

  /// The variables of its expressions.
  public var variables: Set<String> {
    settings.values.flatMap(\.entries).reduce(into: []) { $0.formUnion($1.value.names) }
  }

  /// The group's list, nil for a knob without one.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    schedules[knob]?[group]
  }

  /// Refuses lists that are not as many as the groups.
  public func check(groupCount: Int) throws(ArgumentError) {
    for knob in Knob.allCases {
      try schedules[knob]?.check(argument: knob.rawValue, groupCount: groupCount)
    }
  }

  /// Whether a length that does not fit is reported when it is resolved: it is.
  public var reportsItsLength: Bool { true }

  /// Whether an expression makes as many values as the run has room for; each that is written is meant.
  public var isCurve: Bool { followsRun }
}

/// A list of values, one a step; the ends go on on either side.
struct ListSchedule: Schedule, Hashable {
  let values: [Double]

  func value(at step: Int) -> Double { values[min(max(step, 0), values.count - 1)] }

  var length: Int? { values.count }

  /// What keeps a list from being a schedule.
  static func problem(_ values: [Double]) -> String? {
    guard !values.isEmpty else { return "the list is empty; a schedule needs at least one value" }
    guard let index = values.firstIndex(where: { !$0.isFinite }) else { return nil }
    return "value \(index) of the list is \(values[index]), not a finite number"
  }
}

extension ArgumentReader {
  /// Whether a list is one list of numbers, and none that holds a list for each group.
  fileprivate var isFlatList: Bool {
    guard let items else { return false }
    return !items.contains { item in
      if item.items != nil { return true }
      // A mistyped number is not a list; a call may be a list, also where it is mistyped.
      guard let text = item.text else { return false }
      return (try? Expression.constant(text)) == nil && text.contains("(")
    }
  }
}

extension KnobRule {
  /// The rule of values that are known; nil where they are none.
  init?(values: [Double]) {
    guard let policy = try? ListPolicy(learningRate: .all(values)) else { return nil }
    self = .policy(policy)
  }
}
