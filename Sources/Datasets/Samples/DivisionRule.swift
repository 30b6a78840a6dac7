public import Declarations

/// How samples are drawn that are held out: by which seed, and what is kept together or in proportion.
public struct DivisionRule: Declared, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "split", Self(), "How samples are drawn that are held out.",
    source: "scikit-learn, StratifiedShuffleSplit, GroupShuffleSplit, KFold",
    arguments: [
      .optional(
        \.seed, "seed", .optional(.wholeNumber(.atLeast(0))), "decides which samples are drawn",
        otherwise: "the run's seed decides", example: "1"),
      .optional(
        \.stratify, "stratify", .boolean, "whether each class has the same share of every part"),
      .optional(
        \.group, "group", .optional(.text),
        "the column of a table whose equal cells stay together; it is no input unless `columns` types it",
        otherwise: "every sample is drawn by itself"),
      .optional(
        \.folds, "folds", .optional(.wholeNumber(.atLeast(2))),
        "how many parts there are, each of which is validated on in one run", otherwise: "none",
        example: "5"),
      .optional(
        \.fold, "fold", .optional(.wholeNumber(.atLeast(0))),
        "which of the folds is validated on, from 0",
        otherwise: "none", example: "0"),
    ])

  /// Decides which samples are drawn; nil for the run's seed.
  public var seed: Int?
  /// Whether each class has the same share of every part.
  public var stratify = false
  /// The column whose equal cells stay together.
  public var group: String?
  /// How many folds there are.
  public var folds: Int?
  /// Which of them is validated on, from 0.
  public var fold: Int?

  /// Draws every sample by itself, by the run's seed.
  public init() {}

  /// Why a fold is none.
  static func noFold(_ fold: Int, of folds: Int) -> String {
    "there are \(folds) folds, counted from 0; \(fold) is none of them"
  }

  /// What is wrong with the arguments together.
  public var problems: [ArgumentError] {
    if stratify, group != nil {
      let message =
        "classes cannot be in proportion where groups stay together: give stratify or group"
      return [ArgumentError(argument: "stratify", message: message)]
    }
    switch (folds, fold) {
    case (let folds?, let fold?) where fold >= folds:
      return [
        ArgumentError(
          argument: "fold", message: Self.noFold(fold, of: folds))
      ]
    case (nil, _?):
      return [
        ArgumentError(
          argument: "fold", message: "folds must say how many there are", isUnwanted: true)
      ]
    case (_?, nil):
      return [
        ArgumentError(
          argument: "folds", message: "fold must say which of them is validated on, from 0",
          isUnwanted: true)
      ]
    case (_?, _?), (nil, nil): return []
    }
  }
}
