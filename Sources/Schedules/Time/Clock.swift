public import Declarations
public import Expressions

/// What an expression can know about time: this step's place in the run, and the run's size.
///
/// The variables, in the order of their slots:
///
/// | name | is |
/// |---|---|
/// | `epoch` | epochs finished before this step |
/// | `step` | updates done before this step |
/// | `t` | the scheduler's own counter: epochs or steps, as its interval says |
/// | `epochs`, `steps` | the run's totals |
/// | `frac` | `t / (length − 1)`: 0 at the first value of the run, 1 at the last and beyond |
/// | `base` | the knob's base value |
///
/// The clock of a part of a composite counts `t` from the part's start, and `frac` goes from 0 to 1
/// over the part; `epoch`, `step` and the totals stay those of the run.
///
/// While the number of steps in an epoch is unknown (there are no data yet), some of them are;
/// `unavailable` names those, and their value is NaN.
public struct Clock: Sendable, Hashable {
  /// The names of the variables, in the order in which an expression takes their values.
  public static let variables = ["epoch", "step", "t", "epochs", "steps", "frac", "base"]
  /// When the scheduler's counter advances.
  public let interval: Interval
  /// The number of the scheduler's steps in the run, or in a part of it; `t` runs over 0..<length.
  public private(set) var length: Int
  /// The step of the run at which `t` is 0: other than 0 for a part.
  public private(set) var start = 0
  /// The run's epochs, a fraction where it ends within one.
  public let epochs: Double?
  /// The run's updates.
  public let steps: Int?

  /// The updates in each epoch.
  public var epochTable: EpochTable? { uneven?.table ?? stepsPerEpoch.map(EpochTable.init) }

  /// The updates in one epoch; nil where they are unknown, or differ from epoch to epoch.
  public let stepsPerEpoch: Int?

  // A clock is copied at each evaluation, which an array in its midst would make slower by half.
  private let uneven: UnevenEpochs?

  /// Makes the clock of a run of so many epochs.
  ///
  /// - Throws: `ArgumentError` for a negative or overflowing length, or if the scheduler advances
  ///   by steps and their number in an epoch is unknown.
  public init(interval: Interval = .epoch, epochs: Int, stepsPerEpoch: Int? = nil)
    throws(ArgumentError)
  {
    try Self.check(stepsPerEpoch)
    try self.init(
      interval: interval, epochs: epochs, epochTable: stepsPerEpoch.map(EpochTable.init))
  }

  /// Makes the clock of a run of so many updates.
  ///
  /// - Throws: `ArgumentError` for a negative length, or if the scheduler advances by epochs and
  ///   the number of steps in one is unknown.
  public init(interval: Interval = .step, steps: Int, stepsPerEpoch: Int? = nil)
    throws(ArgumentError)
  {
    try Self.check(stepsPerEpoch)
    try self.init(interval: interval, steps: steps, epochTable: stepsPerEpoch.map(EpochTable.init))
  }

  /// Makes the clock of a run of so many epochs, which may differ in their updates.
  ///
  /// - Throws: `ArgumentError` for a negative or overflowing length, an epoch without steps, or if
  ///   the scheduler advances by steps and their number in an epoch is unknown.
  public init(interval: Interval = .epoch, epochs: Int, epochTable: EpochTable?)
    throws(ArgumentError)
  {
    try Self.check(length: epochs, argument: "epochs", epochTable)
    let steps = epochTable?.start(of: epochs)
    if steps == .max {
      throw ArgumentError(argument: "epochs", message: "the run has more steps than can be counted")
    }
    self.interval = interval
    self.epochs = Double(epochs)
    self.steps = steps
    stepsPerEpoch = epochTable?.constant
    uneven = UnevenEpochs(epochTable)
    length = try Self.known(
      interval == .epoch ? epochs : self.steps, "a run in epochs has no known number of steps")
  }

  /// Makes the clock of a run of so many updates, in epochs that may differ in theirs.
  ///
  /// - Throws: `ArgumentError` for a negative length, an epoch without steps, or if the scheduler
  ///   advances by epochs and the number of steps in one is unknown.
  public init(interval: Interval = .step, steps: Int, epochTable: EpochTable?)
    throws(ArgumentError)
  {
    try Self.check(length: steps, argument: "steps", epochTable)
    (self.interval, self.steps) = (interval, steps)
    stepsPerEpoch = epochTable?.constant
    uneven = UnevenEpochs(epochTable)
    epochs = epochTable?.epochs(in: Double(steps))
    // A run that ends within an epoch begins that epoch.
    let begun = epochTable.map { steps == 0 ? 0 : $0.epoch(of: steps - 1) + 1 }
    length = try Self.known(
      interval == .step ? steps : begun, "a run in steps has no known number of epochs")
  }

  /// The clock of a part, on local time.
  ///
  /// - Parameters:
  ///   - start: The part's first step on this clock, not negative.
  ///   - length: The part's steps, not negative.
  /// - Returns: A clock whose `t` is 0 at the part's first step.
  public func part(from start: Int, length: Int) -> Clock {
    precondition(start >= 0 && length >= 0, "a part begins and ends at no negative step")
    var part = self
    part.start = self.start.addingSaturated(start)
    part.length = length
    return part
  }

  /// The variables that cannot be known, and which an expression must not use.
  public var unavailable: Set<String> {
    var names: Set<String> = []
    if stepsPerEpoch == nil && uneven == nil { names.insert(interval == .epoch ? "step" : "epoch") }
    if epochs == nil { names.insert("epochs") }
    if steps == nil { names.insert("steps") }
    return names
  }

  /// Compiles an expression over these variables.
  ///
  /// - Throws: `ExpressionError` where the source is not an expression over `variables`.
  public static func expression(_ source: String) throws(ExpressionError) -> Expression {
    try Expression(source, variables: variables)
  }

  /// The value of an expression at a step of the scheduler.
  ///
  /// - Parameters:
  ///   - expression: An expression that was compiled over `variables`.
  ///   - t: The scheduler's counter; a negative one counts as 0.
  ///   - base: The base value of the knob.
  /// - Returns: The value, NaN if it depends on a variable that is unavailable.
  public func value(of expression: Expression, at t: Int, base: Double) -> Double {
    expression.value(values(at: t, base: base).span)
  }

  /// The values of the variables, in their order.
  func values(at t: Int, base: Double) -> InlineArray<7, Double> {
    let t = max(t, 0)
    let now = t.addingSaturated(start)
    return [
      epoch(at: now), step(at: now), Double(t), epochs ?? .nan, steps.map(Double.init) ?? .nan,
      min(Double(t) / Double(max(length - 1, 1)), 1), base,
    ]
  }

  private func epoch(at t: Int) -> Double {
    if interval == .epoch { return Double(t) }
    if let stepsPerEpoch { return Double(t / stepsPerEpoch) }
    return uneven.map { Double($0.table.epoch(of: t)) } ?? .nan
  }

  private func step(at t: Int) -> Double {
    if interval == .step { return Double(t) }
    if let stepsPerEpoch { return Double(t) * Double(stepsPerEpoch) }
    return uneven.map { $0.table.steps(in: Double(t)) } ?? .nan
  }

  private static func check(_ stepsPerEpoch: Int?) throws(ArgumentError) {
    guard let stepsPerEpoch, stepsPerEpoch < 1 else { return }
    throw ArgumentError(
      argument: "steps_per_epoch", message: "must be at least 1, but is \(stepsPerEpoch)")
  }

  private static func check(
    length: Int, argument: String, _ epochTable: EpochTable?
  ) throws(ArgumentError) {
    guard length >= 0 else {
      throw ArgumentError(argument: argument, message: "must not be negative, but is \(length)")
    }
    try check(epochTable?.shortest)
  }

  private static func known(_ length: Int?, _ reason: String) throws(ArgumentError) -> Int {
    guard let length else {
      throw ArgumentError(
        argument: "interval", message: "\(reason) while the steps in an epoch are unknown")
    }
    return length
  }
}
