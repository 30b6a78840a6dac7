internal import ArgumentParser
internal import Execution
internal import System

/// `runner trial-worker`: what a sweep starts to run its trials in; not for people.
struct TrialWorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "trial-worker", shouldDisplay: false)

  func run() throws {
    StopSignal.catchAll()
    try TrialWorker.work(environment: Host.environment).exitUnlessDone()
  }
}
