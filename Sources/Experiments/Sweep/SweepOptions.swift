internal import Declarations
internal import Sweeps

/// What `sweep:` says beside its axes.
struct SweepOptions: Declared {
  /// Its name and its arguments.
  static let declaration = Declaration<Self>(
    "sweep", Self(), "Runs the spec with many values.",
    arguments: [
      .optional(
        \.trials, "trials", .optional(.wholeNumber(.within(1, 1e6))), "points that a search tries",
        otherwise: "none: there is no search"),
      .optional(
        \.lag, "lag", .wholeNumber(.within(1, 1e4)),
        "trials of a search that may be under way: a point follows from those before them"),
      .optional(
        \.repeats, "repeats", .wholeNumber(.within(1, 1e6)),
        "seeds that each cell is run with, from the spec's seed on"),
      .optional(
        \.race, "race", .optional(.mapping), "drops cells between their repeats",
        otherwise: "every cell has all its repeats"),
      .optional(
        \.confirm, "confirm", .optional(.mapping), "runs the best cells again on fresh seeds",
        otherwise: "no cell is run again"),
      .optional(
        \.objective, "objective", .mapping, "what cells are compared by",
        otherwise: "what train.monitor names, the validation loss, or the training loss"),
    ])

  /// Points that a search tries.
  var trials: Int?
  /// Trials of a search that may be under way at a time.
  var lag = 8
  /// Seeds that each cell is run with.
  var repeats = 1
  /// How cells are dropped between their repeats.
  var race: Race?
  /// How the best cells are run again.
  var confirm: Confirm?
  /// What cells are compared by.
  var objective = SweepObjective()

  /// What is wrong with the options together.
  var problems: [ArgumentError] {
    guard let race, race.leastRepeats >= repeats else { return [] }
    return [
      ArgumentError(
        argument: "race",
        message:
          "drops a cell after \(race.leastRepeats) repeats at the earliest, of which there are "
          + "\(repeats)")
    ]
  }
}
