internal import ArgumentParser
internal import Execution
internal import System

/// The options of every command that reads a spec.
struct SpecArguments: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Put a value in the place of the file's; may be repeated.",
      discussion: "As in --set optimizer.groups.biases.lr=0.1 or --set 'model.0.linear=64'.",
      valueName: "path=value"))
  var settings: [String] = []

  /// Where it is remembered what was read of files of data.
  var memory: DataMemory? { DataMemory(environment: Host.environment) }
}
