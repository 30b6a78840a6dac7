public import Declarations

/// A rule that gives every knob of every parameter group its schedule: what a spec names under
/// `scheduler`.
///
/// One policy moves several knobs together, such as a momentum that falls while the learning rate
/// rises. It is made in three steps: a spec or a program sets its arguments; ``resolve(in:)`` turns
/// lengths into steps of the time that it is given; then it gives schedules, which are pure
/// functions of the step.
public protocol Policy: Declared {
  /// The schedule of a group's knob, or nil where the knob keeps its base value.
  ///
  /// - Parameters:
  ///   - knob: The knob that is asked for, one of those in `bases`.
  ///   - group: The group's index.
  ///   - bases: The base values of all the group's knobs.
  /// - Returns: The schedule, or nil.
  func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)?

  /// Refuses a number of groups that the policy was not made for.
  func check(groupCount: Int) throws(ArgumentError)

  /// Turns lengths into steps of the time that the policy is given, and ties expressions to it.
  ///
  /// - Returns: False after reporting what does not fit.
  mutating func resolve(in time: any PolicyTime) -> Bool

  /// Whether it can put learning rates in the place of base values, which need not be given then.
  static var replacesRates: Bool { get }
  /// The arguments that hold the least and the greatest learning rate, where it has such.
  static var rateArguments: RateArguments { get }
  /// Whether a learning rate is made from the base value, also before lengths are steps.
  var usesBaseRate: Bool { get }

  /// The variables of time that its own expressions use.
  var variables: Set<String> { get }
  /// The policies that it is made of, with their places.
  var parts: [PolicyPart] { get }

  /// The part that gives a group's knob its value at a step, nil where that is the policy itself.
  func part(at step: Int, of knob: Knob, group: Int) -> PolicyPart?

  /// The argument that gives a group's knob its values, nil for the policy as a whole.
  func place(of knob: Knob, group: Int) -> PolicyPlace?

  /// The length at whose end the schedule ends, nil for the policy as a whole.
  var end: PolicyPlace? { get }
  /// Whether what is wrong with its length is reported when it is resolved.
  var reportsItsLength: Bool { get }
  /// Whether it is a curve over its time, of which a few steps show little; not where every value is
  /// meant as it is, as those of a list are.
  var isCurve: Bool { get }
  /// How values follow what a run measures; nil where they are functions of time.
  var feedback: PolicyFeedback? { get }
  /// When a run ends early, if it is a range test, which has a row of metrics a step; nil for all else.
  var rangeStop: RangeStop? { get }
  /// The samples of a batch in an epoch, where it decides them, the first until lengths are steps; nil where
  /// it does not.
  func batchSize(at epoch: Int) -> Int?
}

extension Policy {
  /// Makes it with every argument at its default; a required argument has a stand-in.
  public init() { self = Self.declaration.makeUsual() }

  /// Refuses arguments with one entry a group that are not as many as the groups.
  public func check(groupCount: Int) throws(ArgumentError) {
    for argument in Self.declaration.arguments {
      guard let count = argument.groupCount(self), count != groupCount else { continue }
      throw ArgumentError(argument: argument.name, entries: count, groups: groupCount)
    }
  }

  /// Turns every declared length into steps.
  public mutating func resolve(in time: any PolicyTime) -> Bool { resolveLengths(in: time) }

  /// Turns every declared length into steps.
  mutating func resolveLengths(in time: any PolicyTime) -> Bool {
    var isWhole = true
    for argument in Self.declaration.arguments {
      let isResolved = argument.resolve(&self) { length, rounding, indices in
        time.steps(of: length, rounding, at: PolicyPlace(argument.name, indices))
      }
      isWhole = isWhole && isResolved
    }
    return isWhole
  }

  /// No: learning rates are made from base values.
  public static var replacesRates: Bool { false }

  /// None: rates follow from base values, or are all given.
  public static var rateArguments: RateArguments { RateArguments() }

  /// Whether no values are put in its place.
  public var usesBaseRate: Bool { !Self.replacesRates }

  /// No expressions.
  public var variables: Set<String> { [] }

  /// No parts.
  public var parts: [PolicyPart] { [] }

  /// It is no range test.
  public var rangeStop: RangeStop? { nil }

  /// It decides no batch sizes.
  public func batchSize(at epoch: Int) -> Int? { nil }

  /// The policy itself.
  public func part(at step: Int, of knob: Knob, group: Int) -> PolicyPart? { nil }

  /// The policy as a whole.
  public func place(of knob: Knob, group: Int) -> PolicyPlace? { nil }

  /// The place of what an argument says of a group.
  func place(_ name: String, group: Int) -> PolicyPlace {
    let argument = Self.declaration.arguments.first { $0.name == name }
    return PolicyPlace(name, argument?.groupCount(self) == nil ? [] : [group])
  }

  /// The only length, if there is one alone.
  public var end: PolicyPlace? {
    let lengths = Self.lengthArguments
    return lengths.count == 1 ? PolicyPlace(lengths[0]) : nil
  }

  /// Whether a length is that of the whole run.
  public var reportsItsLength: Bool { false }

  /// Whether one of its parts is a curve; what has no parts is one.
  public var isCurve: Bool { parts.isEmpty || parts.contains { $0.policy?.isCurve ?? false } }

  /// Whether its own expressions use how long the run is, or how far it has come.
  var followsRun: Bool { !variables.isDisjoint(with: ["frac", "epochs", "steps"]) }

  /// None: values are functions of time.
  public var feedback: PolicyFeedback? { nil }

  private static var lengthArguments: [String] {
    declaration.arguments.filter { $0.facts.shape == .length }.map(\.name)
  }
}
