internal import ArgumentParser
internal import Execution
internal import System

/// `runner launch kubernetes`: the manifest of a job of workers.
struct LaunchKubernetesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kubernetes",
    abstract: "Print the manifest of a Kubernetes job of workers of a sweep.",
    usage: "runner launch kubernetes FILE --image IMAGE [options]",
    discussion: """
      Prints an indexed job of 'runner work' as YAML, for 'kubectl apply -f -'. Spec, data and \
      results lie on a volume that all workers share (ReadWriteMany); paths are those that workers \
      see there, relative ones from where it is mounted. A worker whose spec is wrong, or of whose \
      trials some have failed, is not tried again; one that was interrupted or evicted is, as often \
      as that happens, and any other some times.
      """)

  @Argument(help: ArgumentHelp("The experiment file.", valueName: "file"))
  var file: String

  @OptionGroup var spec: SpecArguments

  @Option(name: .long, help: "The image that holds runner.")
  var image: String

  @Option(name: .long, help: ArgumentHelp("The program in the image.", valueName: "path"))
  var program = "runner"

  @OptionGroup var trials: TrialArguments

  @OptionGroup var claims: ClaimArguments

  @Option(
    name: .long,
    help: ArgumentHelp("How many workers there are; up to 16 if left out.", valueName: "n"))
  var tasks: Int?

  @Option(name: .long, help: ArgumentHelp("Processors of each, as in 2.", valueName: "amount"))
  var cpu: String?

  @Option(name: .long, help: ArgumentHelp("Memory of each, as in 4Gi.", valueName: "amount"))
  var memory: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The persistent volume claim of the shared volume.", valueName: "name"))
  var claim = "runner"

  @Option(
    name: .long, help: ArgumentHelp("Where workers see the volume.", valueName: "folder"))
  var mount = "/work"

  /// The most workers that an indexed job may have.
  private static let mostTasks = 100_000

  func validate() throws {
    if let tasks, !(1...Self.mostTasks).contains(tasks) {
      throw ValidationError("--tasks takes a whole number from 1 to \(Self.mostTasks).")
    }
    if InputStream(file) != nil {
      throw ValidationError("FILE must be one that workers can read, and not a stream.")
    }
    if program.isEmpty { throw ValidationError("--program needs the name of a program.") }
    if !mount.hasPrefix("/") || mount.contains(":") {
      throw ValidationError("--mount takes a path from the root, without a colon.")
    }
    try checkNames()
    try checkAmounts()
  }

  private func checkNames() throws {
    if !KubernetesText.isImage(image) {
      throw ValidationError("--image takes the name of an image, as in registry/runner:1.")
    }
    if !KubernetesText.isName(claim) {
      throw ValidationError(
        "--claim takes small letters, digits, hyphens and points, as in runner-data.")
    }
  }

  private func checkAmounts() throws {
    // Kubernetes counts thousandths of a processor.
    if let cpu, KubernetesText.quantity(cpu).map({ $0 >= 0.001 }) != true {
      throw ValidationError("--cpu takes an amount of Kubernetes', as in 2 or 500m.")
    }
    if let memory, KubernetesText.quantity(memory).map({ $0 >= 0x1p20 }) != true {
      throw ValidationError("--memory takes an amount of Kubernetes' from 1Mi on, as in 4Gi.")
    }
  }

  func run() throws {
    let sweep: PreparedSweep
    do throws(PreparationError) {
      sweep = try spec.sweep(file, isQuiet: trials.quiet)
    } catch {
      Console.report(error.problems, warnings: !trials.quiet)
      return try error.status.exitUnlessDone()
    }
    Console.report(sweep.warnings, warnings: !trials.quiet)
    try Console.print(job.text(of: sweep))
  }

  private var job: KubernetesJob {
    var job = KubernetesJob(image: image, file: file, out: trials.out)
    (job.program, job.tasks, job.jobs) = (program, tasks, trials.jobs)
    job.workerOptions = trials.workerOptions + claims.workerOptions
    (job.cpu, job.memory, job.claim, job.mount) = (cpu, memory, claim, mount)
    job.overrides = spec.settings
    return job
  }
}
