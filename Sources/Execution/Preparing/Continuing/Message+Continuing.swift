internal import Experiments
internal import Messages
internal import Results

// Messages of runs that continue others.
extension Message {
  static func noState(
    _ place: ContinueOptions.Place, _ status: RunStatus, kept: [String]
  ) -> String {
    let others =
      kept.isEmpty ? "" : "; it has kept \(kept.joined(separator: ", ")): name one with --from"
    let what =
      switch place {
      case .last: "the state of its end"
      case .best: "the state of its best evaluation"
      case .step(let step): "its state after \(counted(step, "update"))"
      }
    switch status {
    case .running: return "is still running\(others)"
    case .interrupted:
      return "is interrupted: run the command that began it again to resume it\(others)"
    case .diverged where place == .last:
      return "has diverged, so that its last state is of no use\(others)"
    case .done, .diverged, .failed, .pruned:
      return "has not kept \(what)"
        + (kept.isEmpty
          ? "; a run keeps it with 'results: {checkpoints: last}' (or best, or {every: 5ep}): run its spec "
            + "again with --set results.checkpoints=last" : others)
    }
  }
  static func otherParent(_ found: String, _ expected: String?) -> String {
    "is of the experiment with digest \(found), not of \(expected ?? "unknown")"
  }
  static let otherContinuedData =
    "these are not the data that the run was trained on; bring those back"
  static func nothingLeft(_ steps: Int, from step: Int) -> String {
    "the run continues from step \(step), and there are \(counted(steps, "step")) in all: give a longer one"
  }
  /// A value that is not that of the run whose state is continued; nil for one that is not given.
  static func unfitValue(_ old: String?, _ new: String?) -> String {
    guard let old else {
      return "the run that is continued does not have this; its state does not fit"
    }
    let other = new.map { ", not \($0)" } ?? ""
    return "the state to continue from is of a run with \(old)\(other)"
  }
  static let continuedRangeTest = "a range test has no state to continue from"
  static func changedPast(
    _ place: ScheduleDifference.Place, _ unit: String, from step: Int
  ) -> String {
    "the schedule's past changes: at \(unit) \(place.step) \(Legible.name(place.column)) was "
      + "\(NumberText.short(place.first)), and is \(NumberText.short(place.second)) in the new schedule, "
      + "whose values hold from step \(step) on"
  }
  static func otherInterval(from step: Int) -> String {
    "the scheduler advances in another unit than in the run that is continued; its values hold from step "
      + "\(step) on"
  }
  static func unfitState(_ cause: String) -> String {
    "the state to continue from does not fit: \(cause)"
  }
}
