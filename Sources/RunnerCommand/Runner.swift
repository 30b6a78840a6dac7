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
      70 our fault, 71 the system refused threads or memory, 73 a result cannot be created, 74 writing failed, \
      75 another process runs this experiment, 129, 130 and 143 interrupted.
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
      try checkArguments()
      let arguments = Array(CommandLine.arguments.dropFirst())
      var command = try parseAsRoot(SpecArguments.joiningSettings(arguments))
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
