internal import Experiments
internal import Messages
internal import System

// Messages of sweeps.
extension Message {
  static let noSweep = "has no 'sweep:'; runner run runs it"
  static func inAllTrials(_ count: Int) -> String { "in all \(count) trials" }
  static func inTrials(_ count: Int, of total: Int) -> String {
    "in \(count) of \(counted(total, "trial"))"
  }
  static func firstTrial(_ values: String) -> String { ", the first with \(values)" }
  static func noBestInTraining(_ column: String) -> String {
    "of \(column) the last value is known, and not the best"
  }
  static func noValidation(_ column: String) -> String {
    "'\(column)' is not measured; give data.validation"
  }
  static func unmeasured(_ column: String) -> String {
    column.hasPrefix(SweepObjective.train)
      ? "'\(column)' is not measured; add \(column.dropFirst(SweepObjective.train.count)) to metrics.train"
      : "'\(column)' is not measured; it is not among the metrics"
  }
  static func lagBelowJobs(_ lag: Int, _ jobs: Int) -> String {
    "at most \(counted(lag, "trial")) of the search can be under way; use --jobs \(lag), or a lag of "
      + "\(jobs), with which it has other trials"
  }
  static func lostWorker(_ end: WorkerProcess.End) -> String {
    switch end {
    case .signaled(let signal): "its process was ended by signal \(signal)"
    case .exited(let status): "its process ended with status \(status)"
    }
  }
  static func damagedRecords(_ count: Int) -> String {
    count == 1
      ? "the record of 1 trial is damaged, which runs again"
      : "the records of \(count) trials are damaged, which run again"
  }
  static func damagedLines(_ count: Int) -> String {
    "\(counted(count, "line")) of the journals cannot be read, so that decisions may be missing"
  }
  static let unkeptResults = "results could not be kept, so that their trials are begun once more"
  static let stoppedWorker = "its process was told to stop"
  static func beganAgain(_ cause: String) -> String { "\(cause); it is begun once more" }
  static func lostAgain(_ cause: String, log: String) -> String {
    "\(cause), for the second time" + Self.log(log)
  }
  static func log(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).suffix(20).map { "\n  | \($0)" }.joined()
  }
  static func failedBefore(_ count: Int) -> String {
    "\(counted(count, "trial")) failed before; --retry failed runs \(count == 1 ? "it" : "them") again"
  }
  static func interruptedSweep(by signal: String) -> String {
    "; interrupted by \(signal), run the same command to resume"
  }
  static let trialsLeft = "; what is left is for other workers, or for the same command later"
  static let lostClaim =
    "lost its claim: it was not renewed in time, and another worker has taken the trial over"
  static func waiting(_ count: Int) -> String {
    "waiting for \(counted(count, "trial")) that other workers run"
  }
  static func claimedElsewhere(_ id: String) -> String {
    "another worker has claimed the trial \(id)"
  }
  static let indexWithoutCount = "--index K goes with --of N"
  static func indexBeyondCount(_ count: Int) -> String {
    "--index takes a whole number from 0 to \(count - 1), below --of"
  }
  static let countWithoutIndex =
    "--of N goes with --index K, which no variable of an array tells here"
  static func variable(_ name: String, _ value: String) -> String {
    "\(name) is '\(Legible.line(value, limit: 40))'"
  }
  static func loneVariable(_ name: String, _ value: String, without other: String) -> String {
    "\(variable(name, value)), and \(other), which goes with it, is missing; give --index K and --of N"
  }
  static func beyondCount(_ name: String, _ value: String, _ place: Int, _ count: Int) -> String {
    "\(variable(name, value)): task \(place), counted from 0, is none of \(counted(count, "task"))"
  }
  static func sameRuns(_ pairs: [(number: Int, first: Int)], of total: Int) -> String {
    let shown = pairs.prefix(3).map { "trial \($0.number) is trial \($0.first)" }
    let rest = pairs.count > 3 ? ", …" : ""
    return "\(pairs.count) of \(counted(total, "trial")) are the same run as an earlier one: "
      + shown.joined(separator: ", ") + rest
  }
}
