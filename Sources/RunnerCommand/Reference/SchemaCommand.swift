internal import ArgumentParser
internal import Experiments
internal import JSON

/// `runner schema`: what editors complete and check specs by.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    _superCommandName: DirectParsing.root,
    abstract: "Print the JSON Schema of experiment files.",
    discussion: """
      For editors, which complete and check files by it while they are written:

        runner schema > runner.schema.json

      and, as the first line of an experiment file,

        # yaml-language-server: $schema=runner.schema.json

      runner check finds more: whatever depends on the data, or on several values together.
      """)

  func run() throws { try Console.print(SpecSchema.json.prettyText) }
}
