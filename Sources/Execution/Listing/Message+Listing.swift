internal import Messages

// Messages of listing and comparing runs.
extension Message {
  static func unknownPath(_ path: String) -> String {
    "no run has a value at \(Legible.name(path)); a path is such as data.split.fold"
  }
  static func unknownPath(_ path: String, _ near: String?) -> String {
    "no run has a value at \(Legible.name(path))"
      + (near.map { "; did you mean \(Legible.name($0))?" } ?? "")
  }
  static func noneChosen(_ count: Int) -> String {
    "none of \(counted(count, "run", isGrouped: true)) is as asked for"
  }
  static let oneCell =
    "its runs differ by their seeds alone: compare takes two paths or more, or a sweep"
  static func unknownMetric(_ name: String, _ near: String?, _ known: [String]) -> String {
    let advice = near.map { "did you mean \(Legible.name($0))?" }
    return "no run has a metric \(Legible.name(name)); "
      + (advice ?? "there are " + known.prefix(20).map { Legible.name($0) }.joined(separator: ", "))
  }
  static func cellsShown(_ count: Int, of all: Int) -> String {
    "the \(count) best of \(counted(all, "cell")) are shown side by side; --json has all"
  }
  static let nothingMeasured = "no run is done and has measured a loss"
  static func moreSeeds(_ count: Int) -> String { "\(count) or more seeds of each would tell" }
  static func oneMeasured(_ cell: String, _ metric: String) -> String {
    "nothing can be compared: \(cell) alone has a value of \(metric)"
  }
  static func notComparable(_ runs: [String], of count: Int) -> String {
    let more = runs.count > 5 ? " and \(runs.count - 5) more, which --json names" : ""
    return "\(runs.count) of \(counted(count, "run")) cannot be compared: "
      + runs.prefix(5).joined(separator: ", ") + more
  }
  static func repeatedSeeds(_ cell: String, _ paths: [String]) -> String {
    let more = paths.count > 5 ? " and \(paths.count - 5) more" : ""
    return "\(cell): left out, since another run has the same seed: "
      + paths.prefix(5).joined(separator: ", ") + more
  }
  static func missingTrials(_ count: Int, _ path: String) -> String {
    "\(path): \(counted(count, "trial")) of the sweep \(count == 1 ? "has" : "have") no result yet"
  }
}
