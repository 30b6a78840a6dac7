internal import ArgumentParser

/// The runs that are exported.
struct ExportArguments: ParsableArguments {
  @Argument(help: ArgumentHelp("Runs, sweeps, or folders of results.", valueName: "path"))
  var paths: [String]

  func validate() throws {
    if paths.contains("") { throw ValidationError("a path needs a name.") }
  }
}
