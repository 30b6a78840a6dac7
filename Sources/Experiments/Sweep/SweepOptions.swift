internal import Declarations

/// What `sweep:` says beside its axes.
struct SweepOptions: Declared {
  /// Its name and its arguments.
  static let declaration = Declaration<Self>(
    "sweep", Self(), "Runs the spec with many values.",
    arguments: [
      .optional(
        \.repeats, "repeats", .wholeNumber(.within(1, 1e6)),
        "seeds that each cell is run with, from the spec's seed on"),
      .optional(
        \.objective, "objective", .mapping, "what cells are compared by",
        otherwise: "what train.monitor names, the validation loss, or the training loss"),
    ])

  /// Seeds that each cell is run with.
  var repeats = 1
  /// What cells are compared by.
  var objective = SweepObjective()
}
