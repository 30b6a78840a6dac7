internal import Experiments
internal import Messages
internal import System

// Messages of running.
extension Message {
  static let alreadyDone = "already done"
  static let alreadyPacked = "already done, in a pack beside it"
  static let lostResult =
    "has the weights of a run that has ended, and no result.json that can be read: bring that back, remove the "
    + "folder to begin again, or use --force for a folder beside this one"
  static func divergedBefore(_ cause: String?) -> String {
    "diverged before\(cause.map { ": \(Legible.escaped($0))" } ?? ""); \(advice), or run it again with --force"
  }
  private static let advice =
    "lower the learning rate, begin with a warm-up (scheduler.warmup), or clip gradients "
    + "(train.clip_grad_norm)"
  static func otherExperiment(_ found: String?, _ expected: String) -> String {
    "holds a run of the experiment with digest \(found ?? "unknown"), not of \(expected); remove it, or use "
      + "--force for a folder beside this one"
  }
  static func uselessCheckpoint(_ cause: String) -> String {
    "\(cause); remove it to begin again, or use --force for a folder beside this one"
  }
  static func unreadCheckpoint(_ cause: String) -> String {
    "\(cause); the run can be resumed when it can be read: run the same command again"
  }
  static func undrawn(_ cause: String) -> String {
    "the run's picture cannot be written: \(cause)"
  }
  static func otherBits(_ differences: [String]) -> String {
    "the run is resumed \(differences.joined(separator: ", ")); its last digits may differ from "
      + "those of a run in one go"
  }
  static func fewerThreads(_ asked: Int, _ arrived: Int) -> String {
    "\(arrived) of \(counted(asked, "thread")) came, as the system or OMP_THREAD_LIMIT allows; the "
      + "run goes on with \(arrived == 1 ? "it" : "these")"
  }
  static let refusedThread = "the system refuses threads or memory"
  /// A trial for which the system has no process to give.
  static func refusal(of trial: Trial) -> FileError {
    FileError(.refused, path: trial.title, message: refusedThread)
  }
  static let refusedMemory = "runner: error: the system refuses memory"
  static func untrainable(_ cause: String) -> String { "model: \(cause)" }
  static func ended(
    _ status: String, _ reason: String?, seconds: Double, _ numbers: String
  ) -> String {
    let reason = reason.map { " (\($0))" } ?? ""
    return "\(status) in \(NumberText.short(seconds)) s\(reason): \(numbers)"
  }
  static func diverged(_ cause: String) -> String { "diverged: \(cause); \(advice)" }
  static func interrupted(by signal: String, after numbers: String) -> String {
    "interrupted by \(signal) after \(numbers); run the same command to resume"
  }
  static func stillRunning(_ problem: String, result: String, _ cause: String) -> String {
    "\(problem); \(Legible.escaped(result)) still says 'running': \(cause)"
  }
}
