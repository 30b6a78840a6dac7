internal import ArgumentParser
internal import Execution
internal import Provenance
internal import System

/// The command `runner`.
@main
struct Runner: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runner",
    abstract: "Trains neural networks from experiment files.",
    discussion: """
      An experiment file is YAML: data, model, loss, optimizer with its parameter groups, \
      scheduler, length of training. Running it leaves JSON and CSV under results/.

        runner experiments/onecycle.yaml            train; what is done is done
        runner check experiments/onecycle.yaml      mistakes, without training
        runner schedule experiments/onecycle.yaml   lr and momentum of every step;
                                                    --plot, --svg, --diff
        runner find-lr results/range                a rate, from range tests
        runner list results/onecycle                the runs so far
        runner plot results/onecycle                curves, with bands over seeds
        runner compare results/a results/b          what differs, which is better
        runner report results/onecycle              a page to look at
        runner continue results/onecycle/ID --set train.epochs=20
                                                    trains a finished run further
        runner explain experiments/onecycle.yaml optimizer.lr
                                                    a value, and its origin
        runner describe scheduler one_cycle         what a spec can name
        runner expand sweep.yaml                    the trials of a sweep
        runner work sweep.yaml                      trials of a sweep beside other
                                                    workers, on any machines
        runner launch slurm sweep.yaml              an array of such workers; or
                                                    kubernetes: a job's manifest
        runner init cosine_annealing                a spec to start from
        runner schema                               the JSON Schema of specs
        runner man                                  all this, as a manual page

      Results go to stdout, everything else to stderr. Exit status:

        0    done, or already done       71   the system refused threads or memory
        1    what was compared differs   73   a result cannot be created
        10   diverged                    74   writing failed
        11   some trials failed          75   another process runs this experiment
        64   wrong usage                 129  interrupted by SIGHUP: run the same
        65   the spec or data is wrong        command to resume; so is 130 (SIGINT)
        66   an input is missing              and 143 (SIGTERM, SIGUSR1, SIGUSR2)
        70   our fault
      """,
    version: BuildFacts.version,
    subcommands: [TrialWorkerCommand.self],
    groupedSubcommands: [
      CommandGroup(name: "Run", subcommands: [RunCommand.self, CheckCommand.self]),
      CommandGroup(
        name: "Look",
        subcommands: [
          ScheduleCommand.self, FindLRCommand.self, ListCommand.self, PlotCommand.self,
          CompareCommand.self, ReportCommand.self, ExplainCommand.self, DataCommand.self,
        ]),
      CommandGroup(
        name: "Use", subcommands: [EvaluateCommand.self, PredictCommand.self, ContinueCommand.self]),
      CommandGroup(
        name: "Sweep",
        subcommands: [ExpandCommand.self, WorkCommand.self, LaunchCommand.self]),
      CommandGroup(
        name: "Reference",
        subcommands: [InitCommand.self, DescribeCommand.self, SchemaCommand.self, ManCommand.self]),
      CommandGroup(name: "Tools", subcommands: [ExportCommand.self, BenchCommand.self]),
    ],
    defaultSubcommand: RunCommand.self)

  static func main() {
    StandardStream.prepare()
    Memory.endWhereRefused(Problem.refusedMemory, status: ExitStatus.refused.rawValue)
    do {
      try checkArguments()
      let arguments = Array(CommandLine.arguments.dropFirst())
      var command = try DirectParsing.parse(
        SlurmArguments.joining(SpecArguments.joiningSettings(arguments)), from: self)
      try LibraryExit.during {
        try command.run()
      } otherwise: {
        Console.tell(Problem.refusedThread.text)
        return ExitStatus.refused.rawValue
      }
    } catch { end(with: error) }
  }

  /// Refuses arguments that are no text: replacing what is wrong in them would name other files.
  private static func checkArguments() throws {
    for index in 0..<Int(CommandLine.argc) {
      guard let bytes = CommandLine.unsafeArgv[index],
        String(validatingCString: bytes) == nil
      else { continue }
      throw ValidationError("'\(String(cString: bytes))' is not UTF-8.")
    }
  }

  /// Ends as the argument parser does, but for two things: that help and the version, which are
  /// results, could not be written is told, and no terminal obeys what a message quotes.
  private static func end(with error: any Error) -> Never {
    let (code, text) = (exitCode(for: error), fullMessage(for: error))
    guard code == .success else {
      if !text.isEmpty { Console.tell(Problem(text, nil).text) }
      exit(withError: code)
    }
    do {
      try Console.print(text)
    } catch { exit(withError: error) }
    exit()
  }
}
