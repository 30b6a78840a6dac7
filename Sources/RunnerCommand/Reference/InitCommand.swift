internal import ArgumentParser
internal import Execution
internal import Experiments
internal import Messages

/// `runner init`: an experiment file to start from.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    _superCommandName: DirectParsing.root,
    abstract: "Write an experiment file to start from.",
    discussion: """
      It is complete and runs as it is, on made-up data. Every argument of the scheduler is there \
      with its meaning, values and default: those that may be left out as comments.

        runner init > experiment.yaml
        runner init cosine_annealing --out experiment.yaml
      """)

  @Argument(
    help: ArgumentHelp(
      "The scheduler (default: \(StarterSpec.usual)).", valueName: "scheduler"),
    completion: .list(StarterSpec.names))
  var scheduler: String = StarterSpec.usual

  @Option(
    name: .long,
    help: ArgumentHelp("Write a new file there, and not to standard output.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var out: String?

  func validate() throws {
    guard StarterSpec(scheduler) == nil else { return }
    let meant = StarterSpec.name(meantBy: scheduler)
    let advice = meant.map { "did you mean \($0)?" } ?? "known: runner describe scheduler"
    throw ValidationError("There is no scheduler '\(Legible.escaped(scheduler))'; \(advice)")
  }

  func run() throws {
    guard let text = StarterSpec(scheduler)?.text else { return }
    guard let out else { return try Console.print(text) }
    do throws(Problem) {
      try NewFile.write(text, to: out)
    } catch {
      Console.tell(error.text)
      try (error.status ?? .software).exitUnlessDone()
    }
  }
}
