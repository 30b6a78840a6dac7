internal import ArgumentParser
internal import Execution

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

  @Option(name: .long, help: ArgumentHelp("The folder of all results.", valueName: "folder"))
  var out = "results"

  @Option(
    name: .long,
    help: ArgumentHelp("How many workers there are; up to 16 if left out.", valueName: "n"))
  var tasks: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many trials run at a time in each; as many as its processors allow if left out.",
      valueName: "n"))
  var jobs: Int?

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

  @Flag(name: .long, help: "Print nothing but errors beside the manifest.")
  var quiet = false

  func validate() throws {
    if let tasks, tasks < 1 { throw ValidationError("--tasks takes a whole number from 1 on.") }
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs takes a whole number from 1 to 1024.")
    }
    if image.isEmpty { throw ValidationError("--image needs the name of an image.") }
    if out.isEmpty { throw ValidationError("--out needs the name of a folder.") }
    if !mount.hasPrefix("/") || mount.contains(":") {
      throw ValidationError("--mount takes a path from the root, without a colon.")
    }
  }

  func run() throws {
    let sweep: PreparedSweep
    do throws(PreparationError) {
      sweep = try Preparation.sweep(path: file, overrides: spec.settings, memory: spec.memory)
    } catch {
      Console.report(error.problems, warnings: !quiet)
      return try error.status.exitUnlessDone()
    }
    Console.report(sweep.warnings, warnings: !quiet)
    try Console.print(job.text(of: sweep))
  }

  private var job: KubernetesJob {
    var job = KubernetesJob(image: image, file: file, out: out)
    (job.program, job.tasks, job.jobs) = (program, tasks, jobs)
    (job.cpu, job.memory, job.claim, job.mount) = (cpu, memory, claim, mount)
    job.overrides = spec.settings
    return job
  }
}
