internal import Messages
internal import Sweeps

// Messages of pruning.
extension Message {
  static func pruned(_ decision: PruningDecision, _ measure: PruningMeasure) -> String {
    let check = decision.check
    var text = "pruned by \(decision.rule) after \(measure.unit.text(check.resource))"
    if let rung = check.rung { text += ", at rung \(rung)" }
    if let bracket = check.bracket { text += " of bracket \(bracket)" }
    let best = measure.isBest ? "best." : ""
    text += ": \(best)\(measure.column) \(NumberText.short(decision.value))"
    guard let threshold = decision.threshold else { return text }
    return "\(text), threshold \(NumberText.short(threshold))"
  }
  static func prunedRun(_ reason: String, _ numbers: String) -> String { "\(reason); \(numbers)" }
  static func noPruning(from start: String?, whole: String) -> String {
    guard let start else {
      return "never decides: no training is so long; a run ends with \(whole)"
    }
    return "decides from \(start) on, and a run ends with \(whole)"
  }
  static func otherUnit(
    _ plain: String, isDefault: Bool, _ meant: String, _ unit: PruningUnit
  ) -> String {
    let found = isDefault ? "found the default '\(plain)'" : "found '\(plain)'"
    return "expected lengths in one unit, \(found), which is \(meant), beside one in "
      + "'\(unit.rawValue)'"
  }
  static func unmeasuredBeforeEnd(_ column: String, _ keys: [String]) -> String {
    "'\(column)' is not measured before the end of a run; give a shorter "
      + keys.map { "train.\($0)" }.joined(separator: " or ")
  }

  static func noDecisions(lacking key: String) -> String {
    "has no '\(key):', so that its journals hold no decisions"
  }
  static let noJournal =
    "there is no journal; run the sweep, or give the folder of all results by --out"
  static func otherDecision(_ made: String, _ found: String?) -> String {
    "a decision is not what the reports come to: the journal says \(made), and they say "
      + (found ?? "nothing")
  }
  static func moreDecisions(_ count: Int) -> String {
    "\(count) more decisions are not what the reports come to"
  }
}
