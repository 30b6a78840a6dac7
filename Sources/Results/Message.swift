internal import Messages
internal import Training

/// The texts of the room's messages, all of them; what they are about goes before them.
enum Message {
  static let removedFile = "was removed while the run was using it"
  static let lostFolder = "was removed, renamed or replaced while the run was using it"
  static let notAFolder = "File exists"
  static let linkedFolder = "is a link; results are written to folders alone"
  static let irregularFile = "is not a regular file"
  static let refusedThread = "the system refuses a thread"
  static let unknownHolder = "another process"

  static func pathTooLong(_ limit: Int) -> String {
    "a path must be shorter than \(limit) bytes and have no null character"
  }
  static func busy(_ holder: String) -> String { "\(holder) runs this experiment" }
  static let noResults = "no such file or folder"
  static let noResultsBeside = "is no file of a run: there is no run in its folder"
  static let noResultsWithin = "holds no run, no sweep and no folder of them"
  static let missingTable = "is missing"
  static func tooShort(_ size: Int, needed length: Int) -> String {
    "has \(size) bytes; the checkpoint needs \(length)"
  }
  static let alteredTable = "does not begin with the rows that the checkpoint needs"
  static let otherColumns =
    "has other columns than this version of runner writes, so that the version that began the run is "
    + "to end it"
  static func lostTable(_ cause: String, checkpoint: String) -> String {
    "\(cause); if it cannot be brought back, remove \(Legible.escaped(checkpoint)) to begin again"
  }

  // Of checkpoints.
  static func otherFormat(_ format: String?, _ read: [String]) -> String {
    "the checkpoint is of format \(format ?? "unknown"); this runner reads formats "
      + "\(read[0]) to \(read[read.count - 1])"
  }
  static func otherExperiment(_ found: String?, _ expected: String) -> String {
    "the checkpoint is of \(found ?? "an unknown experiment"), not of \(expected)"
  }
  static func otherDigest(_ found: String?, _ expected: String) -> String {
    "the checkpoint is of the experiment with digest \(found ?? "unknown"), not of \(expected)"
  }
  static let wrongChecksum =
    "the checkpoint is damaged: it does not have the checksum that it names"
  static func damaged(_ key: String) -> String { "the checkpoint's '\(key)' is damaged" }

  // Of runs that have ended.
  static let killed = "killed, or its machine stopped"
  static func stoppedEarly(_ stop: EarlyStop) -> String {
    switch stop {
    case .noImprovement(let column, let evaluations):
      "stopped early: \(column) has not improved in "
        + counted(evaluations, "evaluation")
    case .rangeTest(let factor):
      "the range test has ended: the smoothed loss is above \(NumberText.short(factor)) times its best"
    case .notFinite: "the range test has ended: the loss is not finite"
    }
  }
  static func stopped(by signal: String) -> String { "stopped by \(signal)" }
  static func diverged(_ loss: Double, step: Int) -> String {
    let value = loss.isNaN ? "not a number" : loss < 0 ? "minus infinity" : "infinite"
    return "the loss was \(value) at step \(step)"
  }
  static func divergedWeights(step: Int) -> String {
    "weights or running statistics are not finite after the last update, at step \(step)"
  }

  static func finiteWeights(after steps: Int?) -> String {
    guard let steps else { return "" }
    return "; the last finite weights, after \(counted(steps, "update")), are in "
      + RunFolder.lastFiniteWeightsName
  }

  // Of runs that are resumed: how they were saved, and what is so now.
  static func threads(_ saved: String, _ current: String) -> String {
    "with \(current) thread\(current == "1" ? "" : "s") instead of \(saved)"
  }
  static func processor(_ saved: String, _ current: String) -> String {
    "on \(Legible.escaped(current)) instead of \(Legible.escaped(saved))"
  }
  static func instructions(_ saved: String, _ current: String) -> String {
    "with instructions up to \(current) instead of \(Legible.escaped(saved))"
  }
  static func build(_ saved: String, _ current: String) -> String {
    "by runner \(current) instead of \(Legible.escaped(saved))"
  }
}
