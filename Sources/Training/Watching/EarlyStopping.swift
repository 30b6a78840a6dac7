public import Declarations

/// When a run that no longer improves ends before its length.
public struct EarlyStopping: Declared, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "early_stopping", Self(), "Ends a run that no longer improves.", shorthand: "patience",
    arguments: [
      .required(
        \.patience, "patience", .wholeNumber(.atLeast(1)),
        "evaluations without improvement before the run ends", example: "5"),
      .optional(
        \.minDelta, "min_delta", .number(.notNegative),
        "by how much a value must be better than the best one to be an improvement"),
    ])

  /// The evaluations without improvement before the run ends, at least 1.
  public var patience = 1
  /// By how much a value must be better than the best one to be an improvement; not negative.
  public var minDelta = 0.0

  /// Makes it with its defaults.
  public init() {}

  /// Makes a rule.
  public init(patience: Int, minDelta: Double = Self().minDelta) {
    (self.patience, self.minDelta) = (patience, minDelta)
  }
}
