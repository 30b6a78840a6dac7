internal import Foundation

/// A call of the built command `runner` that may still be running.
package final class StartedRunner {
  private let process = Process()
  private let files: TemporaryFolder

  /// Starts the command in a folder.
  ///
  /// - Parameters:
  ///   - arguments: What follows the command's name.
  ///   - folder: Where it runs.
  ///   - environment: Variables beside those of the tests.
  /// - Throws: An error of Foundation's where it cannot be started.
  package init(
    _ arguments: [String], in folder: String, environment: [String: String] = [:]
  ) throws {
    files = try TemporaryFolder()
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
  }

  /// Sends it a signal, unless it has ended.
  package func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits until it has ended.
  ///
  /// - Returns: Its exit status; a signal that ended it as a negative number.
  package func wait() -> Int32 {
    process.waitUntilExit()
    let code = process.terminationStatus
    return process.terminationReason == .exit ? code : -code
  }

  /// What it has written to standard output so far.
  package func output() throws -> String {
    try String(contentsOfFile: "\(files.path)/output", encoding: .utf8)
  }

  /// What it has written to standard error so far.
  package func errors() throws -> String {
    try String(contentsOfFile: "\(files.path)/errors", encoding: .utf8)
  }

  /// The command, which is built beside the tests.
  private static var path: String {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appendingPathComponent("runner").path
  }
}
