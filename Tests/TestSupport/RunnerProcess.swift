internal import Foundation

/// One call of the built command `runner`, to its end.
package struct RunnerProcess {
  /// Its exit status; a signal that ended it as a negative number.
  package let status: Int32
  /// What it wrote to standard output.
  package let output: String
  /// What it wrote to standard error.
  package let errors: String

  /// Runs the command in a folder and waits for it.
  ///
  /// Variables of the environment are beside those of the tests, or in the place of them.
  package init(
    _ arguments: [String], in folder: String, environment: [String: String] = [:]
  ) throws {
    let files = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    // Files take any amount of output; a pipe that nobody reads would block the command.
    let streams = try ["output", "errors"].map { name in
      try FileHandle(forWritingTo: URL(fileURLWithPath: files.write([], name)))
    }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = streams[0]
    process.standardError = streams[1]
    try process.run()
    process.waitUntilExit()
    let code = process.terminationStatus
    status = process.terminationReason == .exit ? code : -code
    output = try String(contentsOfFile: "\(files.path)/output", encoding: .utf8)
    errors = try String(contentsOfFile: "\(files.path)/errors", encoding: .utf8)
  }

  /// The command, which is built beside the tests.
  private static var path: String {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appendingPathComponent("runner").path
  }
}
