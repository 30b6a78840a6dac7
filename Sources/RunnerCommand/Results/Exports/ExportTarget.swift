internal import ArgumentParser
internal import Execution

/// Where an export goes.
struct ExportTarget: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The file to write; or the folder, which must be new or empty.", valueName: "path"))
  var out: String

  @Flag(name: .long, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if out.isEmpty { throw ValidationError("--out needs a name.") }
  }

  /// Exports things, tells how many there were, and ends the command where that fails.
  func export(
    _ thing: String, _ write: (String, (Problem) -> Void) throws -> Int
  ) throws {
    do {
      let count = try write(out) { Console.report([$0], warnings: !quiet) }
      if !quiet { Console.tell("\(out): \(count) \(thing)\(count == 1 ? "" : "s")") }
    } catch let problem as Problem {
      Console.tell(problem.text)
      try (problem.status ?? .software).exitUnlessDone()
    }
  }
}
