internal import ArgumentParser

/// Parses arguments by the subcommand that they name, without a look at the others.
///
/// From the root the parser tries the arguments on the root, on the two forms of a request for a completion
/// script, and only then on the subcommand: most of the time that a short command takes. A command whose
/// configuration names the root (`_superCommandName`) is parsed alone. What it does not take as it is
/// (mistakes, help, the version, completions) is parsed from the root all the same, whose messages these are.
enum DirectParsing {
  /// The name that subcommands give the root in their configurations.
  static let root = "runner"

  /// Parses arguments as `root.parseAsRoot` does.
  static func parse(
    _ arguments: [String], from root: any ParsableCommand.Type
  ) throws -> any ParsableCommand {
    // The parser would try the default subcommand first.
    if arguments == ["--version"] { throw CleanExit.message(root.configuration.version) }
    return try parseSubcommand(arguments, of: root) ?? root.parseAsRoot(arguments)
  }

  private static func parseSubcommand(
    _ arguments: [String], of root: any ParsableCommand.Type
  ) -> (any ParsableCommand)? {
    // `help` is a subcommand that the parser adds; what begins with three dashes asks for completions.
    guard let first = arguments.first, first != "help", !first.hasPrefix("---") else { return nil }
    let subcommands = root.configuration.subcommands
    let named = subcommands.first { $0.configuration.commandName == first }
    guard let command = named ?? root.configuration.defaultSubcommand else { return nil }
    let rest = named == nil ? arguments : Array(arguments.dropFirst())
    guard let parsed = try? command.parseAsRoot(rest) else { return nil }
    // Help is a command of the parser's own.
    let known = [command] + command.configuration.subcommands
    return known.contains { $0 == type(of: parsed) } ? parsed : nil
  }
}
