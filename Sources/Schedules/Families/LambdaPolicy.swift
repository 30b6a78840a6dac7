public import Declarations
internal import Expressions

/// The policy that multiplies base values with functions of the step.
///
/// A knob without a factor keeps its base value. Steps before 0 count as 0; a factor is evaluated
/// wherever it is asked, beyond the run's end too.
public struct LambdaPolicy: KnobPolicy {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "lambda", Self(), "Multiplies base values with functions of time.",
    formula: "value(t) = base · factor(t)",
    source: "PyTorch; LambdaScheduler of the original package",
    pytorch: "optim.lr_scheduler.LambdaLR",
    arguments: settings(.perGroup(.factor), "the factor of the base", example: "0.95 ** epoch"))

  /// The factors, for all groups or for each; a knob without one keeps its base value.
  public var settings: [Knob: PerGroup<Factor>] = [:]
  /// The knob of `per_knob` under which it stands, where it does.
  public var ownKnob: Knob?

  init() {}

  /// Makes a policy from factors for any knobs.
  ///
  /// - Parameter factors: For each scheduled knob one factor for all groups, or one for each.
  public init(_ factors: [Knob: PerGroup<Factor>]) { settings = factors }

  /// Makes a policy from factors for the learning rate and the momentum.
  public init(learningRate: PerGroup<Factor>? = nil, momentum: PerGroup<Factor>? = nil) {
    settings[.learningRate] = learningRate
    settings[.momentum] = momentum
  }

  /// Ties expressions to the time.
  public mutating func resolve(in time: any PolicyTime) -> Bool { resolveFactors(in: time) }

  /// The variables of its expressions.
  public var variables: Set<String> { Factor.names(in: settings) }

  /// Whether a factor depends on the run's length.
  public var isCurve: Bool { followsRun }

  /// The knob's base value times its factor.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    guard let factor = settings[knob]?[group], let base = bases[knob] else { return nil }
    return LambdaSchedule(base: base, factor: factor)
  }
}

/// A base value times a factor.
struct LambdaSchedule: Schedule {
  let base: Double
  let factor: Factor

  func value(at step: Int) -> Double { value(at: step, base: base) }

  func value(at step: Int, base: Double) -> Double {
    base * factor.value(at: max(step, 0), base: base)
  }

  var usesBase: Bool { true }

  var work: Int { factor.work }
}
