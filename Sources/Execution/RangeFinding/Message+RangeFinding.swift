internal import Messages
internal import Sweeps

// Messages of range tests.
extension Message {
  static let noRuns = "holds no run that can be read"
  static let unreadTable = "is missing, or cannot be read"
  static func noSteps(_ columns: [String]) -> String {
    let names = columns.prefix(20).map { Legible.name($0) }.joined(separator: ", ")
    return "expected a column 'step'; this file has \(columns == [] ? "no header" : names)"
  }
  static func unaveragedRun(_ status: String) -> String {
    "is no part of the mean over seeds: it is \(status)"
  }
  static let repeatedColumns = "two columns have the same name"
  static let unorderedSteps = "the steps are not numbers that ascend from 0 on"
  static let damagedRow = "has more or fewer cells than the header, and is left out"
  static func nothingFinite(_ column: String) -> String {
    "no run has a finite value of \(Legible.name(column))"
  }
  static let nothingToPlot = "has no finite value to draw"
  static func undrawnCells(_ drawn: Int, of all: Int) -> String {
    "\(drawn) of \(counted(all, "curve")) are drawn, those that end best; --csv has all"
  }
  static let noRates = "has no rows"
  static func noRangeColumns(_ columns: [String]) -> String {
    "a range test has a column 'lr' (or lr.GROUP) and a column 'loss' (or train.loss); this file has "
      + columns.map { Legible.name($0) }.joined(separator: ", ")
  }
  static func noNumber(_ cell: String, _ column: String) -> String {
    cell.isEmpty
      ? "\(Legible.name(column)) is empty"
      : "\(Legible.name(column)) is \(Legible.name(cell)), which is no number"
  }
  static func severalRates(_ column: String) -> String {
    "its groups have different rates; those of \(Legible.name(column)) are read"
  }
  static func disagreement(_ decades: String) -> String {
    "valley, minimum and steep lie \(decades) decades apart: repeat the test with other seeds, or with more steps"
  }
  static let givenRates =
    "its scheduler is given each learning rate, so that there is no one rate to set"
  static let noResult = "has no result"
  static func unendedRun(_ status: String) -> String {
    "is left out: it is \(status); run the same command to resume"
  }
  static func otherKnob(_ knob: String, _ first: String) -> String {
    "is a range test of \(knob), and the first one is of \(first)"
  }
  static func shortTest(_ least: Int, of most: Int) -> String {
    "all are read as far as the shortest goes, which has \(least) rates where another has \(most)"
  }
  static func noRate(_ knob: String) -> String {
    "a range test of \(knob) has no learning rate for --apply or --verify"
  }
  static func lossGap(_ rate: String) -> String {
    "the loss at \(rate) is not finite, and others after it are: some methods read no further"
  }
  static func fewPoints(_ count: Int) -> String {
    "has only \(counted(count, "point")) after trimming: run the test with more steps"
  }
  static let noFall = "the loss never falls, so that nothing can be read off it"
  static let fallsAtLast =
    "the loss still falls at the largest batch size: a larger one may train, too"
  static let readsNoSizes = "reads learning rates, and no batch sizes"
  static func falling(_ smallest: String, _ largest: String) -> String {
    "the loss falls from batch size \(smallest) to \(largest)"
  }
  /// What a test of batch sizes tells, and what it does not.
  static let meaningOfSizes = [
    "Each size trained for an epoch, on the weights that the sizes before it had left, at the same rate:",
    "this tells which sizes still train, and not which one is best. A larger batch takes fewer updates an",
    "epoch and permits a larger rate: set data.batch_size, then read the rate anew with runner find-lr.",
  ]
  static let allDiverged = "all three cycles diverged: the rate is too great"
  static let bestIsHigher =
    "the best cycle is that with three times the rate: a greater one may be better"
  static let bestIsLower =
    "the best cycle is that with a third of the rate: a smaller one may be better"
  static let noRecommendation =
    "no recommendation: neither valley, minimum nor steep suggests a rate"
}
