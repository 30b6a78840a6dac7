/// One call of the built command `runner`, to its end.
package struct RunnerProcess {
  /// Its exit status; a signal that ended it as a negative number.
  package let status: Int32
  /// What it wrote to standard output.
  package let output: String
  /// What it wrote to standard error.
  package let errors: String

  /// What it wrote to standard error, without the lines that tell how far a sweep is: one comes every
  /// five seconds, on a slow machine of sweeps that are otherwise too short for it.
  package var messages: String {
    errors.split(separator: "\n").filter { !$0.contains(" trials  ") }.joined(separator: "\n")
  }

  /// Runs the command in a folder and waits for it.
  ///
  /// - Parameters:
  ///   - arguments: What follows the command's name.
  ///   - folder: Where it runs.
  ///   - environment: Variables beside those of the tests.
  ///   - wrapper: A command that runs it, if not the tests.
  /// - Throws: An error of Foundation's where it cannot be started.
  package init(
    _ arguments: [String], in folder: String, environment: [String: String] = [:],
    through wrapper: [String] = []
  ) throws {
    let command = try StartedRunner(
      arguments, in: folder, environment: environment, through: wrapper)
    status = command.wait()
    output = try command.output()
    errors = try command.errors()
  }
}
