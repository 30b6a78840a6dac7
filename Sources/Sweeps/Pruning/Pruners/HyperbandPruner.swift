package import Declarations

/// Successive halving in brackets that begin with more and more training.
///
/// A trial's bracket follows from its number: its digits in base 2, read backwards, are a share of the
/// sum of all weights, so that any stretch of trials is spread over the brackets by their weights.
package struct HyperbandPruner: Pruner {
  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "hyperband", Self(), "Successive halving in brackets that begin with more and more training.",
    formula: """
      brackets b = 0…B−1, B = ⌊log(max/min)/log(factor)⌋ + 1, each with the rungs of
      asha: {early_stopping_rate: b} and ⌈B·factor^(B−1−b)/(B−b)⌉ parts of the trials
      """,
    source: """
      Li et al., "Hyperband: a novel bandit-based approach to hyperparameter optimization", JMLR \
      2018; weights of Optuna, `HyperbandPruner`
      """,
    arguments: [
      .optional(
        \.min, "min", .training, "the training that every trial of the first bracket does",
        example: "2ep"),
      .optional(
        \.max, "max", .training, "the training from which no bracket begins",
        otherwise: "the length of the first trial's run"),
      .optional(
        \.factor, "factor", .wholeNumber(.within(2, 1e6)),
        "what the trials are divided by, and training multiplied with, from rung to rung"),
      .optional(
        \.bootstrapCount, "bootstrap_count", .wholeNumber(.notNegative),
        "how many trials end at a rung, whatever their values, before one goes on"),
    ])

  /// The most brackets.
  private static let mostBrackets = 32
  /// The greatest share of a bracket that a number counts exactly.
  private static let greatestWeight = 0x1p53

  /// The training that every trial of the first bracket does.
  package var min: Length = 1
  /// The training that brackets are counted up to.
  package var max = Length.rest
  /// What the trials are divided by from rung to rung.
  package var factor = 3
  /// How many trials end at a rung before one goes on.
  package var bootstrapCount = 0

  /// How many brackets there are.
  package var bracketCount: Int {
    let all = Rungs(min: min, factor: factor, rate: 0, bootstrapCount: 0)
    return Swift.min(Swift.max(all.count(through: max.time), 1), Self.mostBrackets)
  }

  /// That the first bracket's share of the trials is beyond counting; nil unless `min` and `max` are
  /// told in one unit.
  package var problems: [ArgumentError] {
    guard min.unit == max.unit else { return [] }
    let plain = resolved(runLength: max.count)
    let count = plain.bracketCount
    guard plain.share(of: 0, among: count) > Self.greatestWeight else { return [] }
    let message =
      "is too little beside 'max': there would be \(count) brackets, and 2^53 trials or more in the "
      + "first for one in the last"
    return [ArgumentError(argument: "min", message: message)]
  }

  /// A `min` that is above `max`.
  package var contradictions: [ArgumentError] {
    guard min.unit == max.unit, min.count > max.count else { return [] }
    return [ArgumentError(argument: "max", message: "must be at least 'min', \(min.text)")]
  }

  /// Those that end at a rung before one goes on.
  package var neededTrials: (argument: String, count: Int)? { ("bootstrap_count", bootstrapCount) }

  /// The shares of the brackets in all trials.
  package var weights: [Int] {
    let count = bracketCount
    return (0..<count).map { weight(of: $0, among: count) }
  }

  private func weight(of bracket: Int, among count: Int) -> Int {
    Int(Swift.min(share(of: bracket, among: count), Self.greatestWeight))
  }

  private func share(of bracket: Int, among count: Int) -> Double {
    let share = Double(count) * Rungs.power(factor, count - 1 - bracket)
    return (share / Double(count - bracket)).rounded(.up)
  }

  /// The bracket of a trial.
  package func bracket(of trial: Int) -> Int {
    let count = bracketCount
    let total = (0..<count).reduce(0) { $0 + weight(of: $1, among: count) }
    var (digits, backwards) = (UInt64(trial), UInt64(0))
    for _ in 0..<64 { (backwards, digits) = (backwards << 1 | digits & 1, digits >> 1) }
    var place = Int(backwards.multipliedFullWidth(by: UInt64(total)).high)
    for bracket in 0..<count {
      place -= weight(of: bracket, among: count)
      if place < 0 { return bracket }
    }
    return count - 1
  }

  private func rungs(of trial: Int) -> Rungs {
    let bracket = bracket(of: trial)
    return Rungs(
      min: min, factor: factor, rate: bracket, bootstrapCount: bootstrapCount, bracket: bracket)
  }

  /// The rungs that are reached.
  package func checks(after history: PruningHistory) -> [PruningCheck] {
    rungs(of: history.trial).checks(after: history)
  }

  /// When the next rung is reached.
  package func nextCheck(after resource: Double, of trial: Int) -> Double {
    rungs(of: trial).next(after: resource)
  }

  /// No: the values at rungs count.
  package var usesAllReports: Bool { false }

  /// Whether it has a value at the rung of the same bracket.
  package func competes(
    _ other: PruningHistory, with trial: Int, at check: PruningCheck, _ order: DecisionOrder
  ) -> Bool {
    guard let rung = check.rung, bracket(of: other.trial) == check.bracket else { return false }
    return rungs(of: other.trial).cost(of: other, at: rung) != nil
  }

  /// Compares the value with the others at the rung.
  package func verdict(
    on history: PruningHistory, at check: PruningCheck, against competitors: [PruningHistory]
  ) -> PruningVerdict? {
    rungs(of: history.trial).verdict(on: history, at: check, against: competitors)
  }
}
