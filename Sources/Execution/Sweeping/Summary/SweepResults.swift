internal import JSON
internal import Messages
internal import Results
internal import Sweeps

/// What a sweep is summed up from: its cells, its trials and what came of these.
struct SweepResults {
  /// A value of an axis.
  struct Value {
    /// As an option gives it.
    let line: String
    /// As JSON.
    let json: JSONValue
    /// In a table: a text as it is, all else as JSON.
    let cell: String

    init(line: String, json: JSONValue) {
      (self.line, self.json) = (line, json)
      cell = json == .null ? json.plainText : json.cellText
    }
  }

  /// A choice of values, which its trials have in common.
  struct Cell {
    /// Its number, from 0; a product that leaves cells out leaves out their numbers.
    let number: Int
    /// A value an axis; nil where the cell does not have it.
    let values: [Value?]
    /// Whether a race gave up its remaining repeats.
    let isDropped: Bool
  }

  /// A run of a cell.
  struct TrialResult {
    let number: Int
    /// The place of its cell in ``SweepResults/cells``.
    let cell: Int
    let id: String
    /// By which it is paired with trials of other cells; nil where it has the seed of its cell.
    let seed: Int?
    /// What it is for.
    let phase: TrialPhase
    /// What came of it; nil while that is not known.
    let record: TrialRecord?
  }

  /// How the cells were chosen.
  enum Design {
    case grid(Grid)
    /// By a search, with the point of each cell.
    case search(SearchSpace, [Point])
  }

  /// The name of the results.
  let name: String
  /// The ID of the sweep.
  let id: String
  /// What cells are compared by.
  let goal: SweepGoal
  /// The paths of the axes.
  let axes: [String]
  /// The cells, by their numbers.
  let cells: [Cell]
  /// The trials, by their numbers.
  let trials: [TrialResult]
  let design: Design
  /// Whether the best cells are confirmed, so that the tables show phases.
  let hasPhases: Bool
}

extension SweepResults {
  /// How many trials have come to what; those without a record are not counted.
  var statuses: [(status: RunStatus, count: Int)] {
    let counts = Dictionary(grouping: trials.compactMap(\.record?.status)) { $0 }
    return RunStatus.allCases.map { ($0, counts[$0]?.count ?? 0) }
  }
}
