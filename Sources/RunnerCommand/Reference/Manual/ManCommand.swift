internal import ArgumentParser
internal import JSON
internal import Provenance

/// `runner man`: the manual page.
struct ManCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man",
    _superCommandName: DirectParsing.root,
    abstract: "Print the manual page of runner and all its commands.",
    discussion: """
      To read it, and to have it where man(1) looks:

        runner man | man -l -
        runner man > ~/.local/share/man/man1/runner.1
      """)

  func run() throws {
    let dump = try JSONValue(parsing: Runner._dumpHelp().utf8)
    let command = CommandFacts(dump["command"] ?? .null)
    try Console.write(Array(ManualPage(command, version: BuildFacts.version).text.utf8))
  }
}
