public import Declarations

/// What becomes of cells that are empty or say that a value is missing.
public struct MissingCells: Declared, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "missing", Self(), "What becomes of cells that are empty, or say that a value is missing.",
    source: "scikit-learn, SimpleImputer", shorthand: "fill",
    arguments: [
      .optional(
        \.fill, "fill", .optional(.choice("way to fill")),
        "what a training column gives: its mean, its median, its most frequent value; `drop` leaves the "
          + "row out, `error` refuses it; words are filled with the most frequent",
        otherwise: "the value, or `error`"),
      .optional(
        \.value, "value", .optional(.text), "a number or a word for all of them",
        otherwise: "`fill` says what", example: "0"),
      .optional(
        \.indicator, "indicator", .boolean,
        "whether each column with such cells gets one more input: 1 where the value was missing"),
    ])

  /// How a cell is filled.
  public enum Fill: String, Sendable, CaseIterable {
    case mean
    case median
    case mostFrequent = "most_frequent"
    case drop
    case error
  }

  /// How a cell is filled; nil for ``value``, or where that is nil, not at all.
  public var fill: Fill?
  /// The value of all such cells.
  public var value: String?
  /// Whether each column with such cells gets an indicator.
  public var indicator = false

  /// Refuses such cells.
  public init() {}

  /// What is wrong with the arguments together.
  public var problems: [ArgumentError] {
    guard fill != nil, value != nil else { return [] }
    return [
      ArgumentError(
        argument: "value", message: "either fill or value is given, not both", isUnwanted: true)
    ]
  }

  /// Whether a cell that is missing is a mistake.
  var isRefused: Bool { (fill == nil && value == nil) || fill == .error }

  /// What says that a value is missing, in pandas and elsewhere; in a column that is declared a category, only
  /// the empty cell does.
  static let words: Set<String> = [
    "", "#N/A", "#NA", "<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null", "-NaN",
    "-nan",
    "?",
  ]

  /// How many bytes the longest of these words has.
  static let longestWord = 4
}
