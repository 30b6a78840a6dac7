internal import ArgumentParser

/// The options of every command that runs trials of sweeps, here or elsewhere.
struct TrialArguments: ParsableArguments {
  /// Which trials are run again.
  enum Retried: String, ExpressibleByArgument, CaseIterable { case failed }

  @Option(name: .long, help: ArgumentHelp("The folder of all results.", valueName: "folder"))
  var out = "results"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many trials of a sweep run at a time; as many as there are cores if left out, and one in a "
        + "task of Slurm's.", valueName: "n"))
  var jobs: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Which trials of a sweep that have ended before are run again.", valueName: "status"))
  var retry: Retried?

  @Flag(name: .long, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs takes a whole number from 1 to 1024.")
    }
    if out.isEmpty { throw ValidationError("--out needs the name of a folder.") }
  }

  /// Whether trials that have failed before are run again.
  var retriesFailed: Bool { retry == .failed }

  /// What a worker elsewhere is told of them.
  var workerOptions: [String] { retry.map { ["--retry", $0.rawValue] } ?? [] }
}
