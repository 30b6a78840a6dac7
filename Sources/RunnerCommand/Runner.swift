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

        runner experiments/onecycle.yaml             train; a run that is done is not run again
        runner check experiments/onecycle.yaml       find mistakes without training
        runner schedule experiments/onecycle.yaml    learning rate and momentum of every step, CSV;
                                                     --plot and --svg draw them, --diff compares
        runner explain experiments/onecycle.yaml optimizer.lr
                                                     a value, and where it comes from
        runner describe scheduler one_cycle          what a spec can name, with examples
        runner schema                                the JSON Schema of experiment files

      Results go to stdout, everything else to stderr. Exit status: 0 done or already done, \
      1 what was compared differs, 10 diverged, 64 wrong usage, 65 the spec or its data is wrong, 66 an input is missing, \
      70 our fault, 71 the system refused threads or memory, 73 a result cannot be created, 74 writing failed, 75 another process runs \
      this experiment.
      """,
    version: BuildFacts.version,
    subcommands: [
      RunCommand.self, CheckCommand.self, ScheduleCommand.self, ExplainCommand.self,
      DescribeCommand.self, SchemaCommand.self, BenchCommand.self,
    ],
    defaultSubcommand: RunCommand.self)

  static func main() {
    StandardStream.prepare()
    Memory.endWhereRefused(Problem.refusedMemory, status: ExitStatus.refused.rawValue)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// Ends as the argument parser does, but for help and the version: they are results, and that
  /// they could not be written is told.
  private static func end(with error: any Error) -> Never {
    guard exitCode(for: error) == .success else { exit(withError: error) }
    do {
      try Console.print(fullMessage(for: error))
    } catch {
      exit(withError: error)
    }
    exit()
  }
}
