public import Declarations
internal import Expressions
internal import RealModule

/// The policy that multiplies knobs with a factor at every step.
///
/// A knob without a factor keeps its base value. A factor that uses no variable is a power, and has
/// no end. Of every other the products up to the run's length are made beforehand and kept, so that
/// any step is found in constant time: each of them up to 2²⁰ steps, and of longer runs so many
/// evenly spaced ones. From the run's end on the value stays.
public struct MultiplicativePolicy: KnobPolicy {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "multiplicative", Self(), "Multiplies values with a factor at every step.",
    formula: "value(t) = base · factor(1) · factor(2) ⋯ factor(t)",
    source: "PyTorch", pytorch: "optim.lr_scheduler.MultiplicativeLR",
    arguments: settings(.perGroup(.factor), "the factor at each step", example: "0.95"))

  /// The factors, for all groups or for each; a knob without one keeps its base value.
  public var settings: [Knob: PerGroup<Factor>] = [:] { didSet { products = [:] } }
  /// The knob of `per_knob` under which it stands, where it does.
  public var ownKnob: Knob?

  /// When values stay.
  public var length = Length.rest { didSet { products = [:] } }

  // Those that do not depend on the group, which is where a factor does not use the base value.
  private var products: [Knob: PerGroup<RunningProduct?>] = [:]
  /// The most operations that all products may take to make, so that it is done in about a second.
  static let mostWork = 30_000_000

  init() {}

  /// Makes a policy from factors for any knobs.
  ///
  /// - Parameters:
  ///   - factors: For each scheduled knob one factor for all groups, or one for each.
  ///   - length: The number of steps after which values stay, at least 0.
  /// - Throws: `ArgumentError` for a negative length.
  public init(_ factors: [Knob: PerGroup<Factor>], length: Int) throws(ArgumentError) {
    if length < 0 {
      throw ArgumentError(argument: "length", message: "must be at least 0, but is \(length)")
    }
    settings = factors
    self.length = Length(steps: length)
    makeProducts()
  }

  /// Ties expressions to the time, and makes the products over it.
  public mutating func resolve(in time: any PolicyTime) -> Bool {
    length = Length(steps: time.clock.length)
    // Products of what is wrong would be made for nothing.
    guard resolveFactors(in: time) else { return false }
    guard isShort(groups: time.groupCount) else {
      time.refuse(
        "products over \(time.counted(time.clock.length)) take too long to make; use fewer groups, "
          + "fewer steps, or shorter expressions", at: nil)
      return false
    }
    makeProducts()
    return true
  }

  /// Makes the products that all groups share.
  private mutating func makeProducts() {
    let count = length.steps
    products = settings.mapValues { factors in
      factors.map { factor in
        factor.names.contains("base") || factor.constant != nil
          ? nil : RunningProduct(of: factor, base: 1, length: count)
      }
    }
  }

  /// Whether all products can be made in a second or so.
  private func isShort(groups: Int) -> Bool {
    let work = settings.values.reduce(0) { sum, setting in
      let count = if case .each = setting { 1 } else { groups }
      return setting.entries.reduce(sum) { $0 + count * $1.value.work }
    }
    let (product, overflow) = work.multipliedReportingOverflow(by: length.steps)
    return !overflow && product <= Self.mostWork
  }

  /// The variables of its expressions.
  public var variables: Set<String> { Factor.names(in: settings) }

  /// Whether a factor depends on the run's length.
  public var isCurve: Bool { followsRun }

  /// The knob's base value times the product of its factors.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? {
    guard let factor = settings[knob]?[group], let base = bases[knob] else { return nil }
    if let rate = factor.constant { return PowerSchedule(base: base, rate: rate) }
    let product =
      products[knob]?[group].flatMap(\.self)
      ?? RunningProduct(of: factor, base: base, length: length.steps)
    return ProductSchedule(base: base, product: product)
  }

  /// A base value times a power: `value(t) = base · rate^t`.
  private struct PowerSchedule: Schedule {
    let base: Double
    let rate: Double

    func value(at step: Int) -> Double { value(at: step, base: base) }

    func value(at step: Int, base: Double) -> Double { base * .pow(rate, max(step, 0)) }

    var usesBase: Bool { true }

    // A negative rate changes the sign with every step.
    var isMonotoneBetweenJoins: Bool { rate >= 0 }
  }

  /// A base value times a product of factors.
  private struct ProductSchedule: Schedule {
    let base: Double
    let product: RunningProduct

    func value(at step: Int) -> Double { value(at: step, base: base) }

    // The products were made for the knob's own base value, and stay.
    func value(at step: Int, base: Double) -> Double { base * product.value(at: step) }

    var length: Int? { product.length }

    var usesBase: Bool { true }

    var work: Int { product.work }
  }
}

/// The products of a factor's values at steps 1, 2, …: 1 at step 0.
///
/// Every so many of them are kept, at most 2²⁰; those between are made from the one before. From the
/// last step on the product stays.
private struct RunningProduct: Sendable {
  let length: Int
  private let factor: Factor
  private let base: Double
  private let stride: Int
  private let kept: [Double]

  /// Makes the products at 0..<length, for a knob with this base value.
  init(of factor: Factor, base: Double, length: Int) {
    (self.length, self.factor, self.base) = (length, factor, base)
    stride = max(length - 1, 0) >> 20 + 1
    var (product, kept) = (1.0, [1.0])
    kept.reserveCapacity(max(length - 1, 0) / stride + 1)
    for step in 1..<max(length, 1) {
      product *= factor.value(at: step, base: base)
      if step.isMultiple(of: stride) { kept.append(product) }
    }
    self.kept = kept
  }

  /// What one product takes: the factors since the one before that is kept.
  var work: Int { factor.work.multipliedSaturated(by: stride).addingSaturated(4) }

  /// The product of the values at 1...step.
  func value(at step: Int) -> Double {
    let step = min(max(step, 0), max(length - 1, 0))
    let (index, rest) = step.quotientAndRemainder(dividingBy: stride)
    var product = kept[index]
    for next in step - rest..<step { product *= factor.value(at: next + 1, base: base) }
    return product
  }
}

extension Factor {
  /// The factor that holds at every step, where it is an expression without variables.
  fileprivate var constant: Double? {
    guard case .expression(let expression, _) = self, expression.names.isEmpty else { return nil }
    return try? Expression.constant(expression.source)
  }
}
