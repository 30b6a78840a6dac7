internal import Foundation

/// A call of the built command `runner` that may still be running.
package final class StartedRunner {
  private let process = Process()
  private let files: TemporaryFolder
  private let pipes: [Pipe]

  /// Starts the command in a folder.
  ///
  /// - Parameters:
  ///   - arguments: What follows the command's name.
  ///   - folder: Where it runs.
  ///   - environment: Variables beside those of the tests; caches go to a folder of the call's own.
  ///   - wrapper: A command that runs it, such as `prlimit --fsize=100`. What it and the command say
  ///     goes through pipes, which hold some 60 000 bytes, since a limit would hold for files.
  /// - Throws: An error of Foundation's where it cannot be started.
  package init(
    _ arguments: [String], in folder: String, environment: [String: String] = [:],
    through wrapper: [String] = []
  ) throws {
    files = try TemporaryFolder()
    let isWrapped = !wrapper.isEmpty
    pipes = isWrapped ? [Pipe(), Pipe()] : []
    process.executableURL = URL(fileURLWithPath: isWrapped ? "/usr/bin/env" : Self.path)
    process.arguments = isWrapped ? wrapper + [Self.path] + arguments : arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging(["XDG_CACHE_HOME": files.path]) { $1 }.merging(environment) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    // Files take any amount of output; a pipe that nobody reads would block the command.
    let streams = try ["output", "errors"].map { name in
      try FileHandle(forWritingTo: URL(fileURLWithPath: files.write([], name)))
    }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = isWrapped ? pipes[0] : streams[0]
    process.standardError = isWrapped ? pipes[1] : streams[1]
    try process.run()
  }

  /// The number of the process.
  package var number: Int32 { process.processIdentifier }

  /// Sends it a signal, unless it has ended.
  package func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits for something that the command does, such as a file that it writes.
  ///
  /// - Parameter fact: Whether it was done.
  /// - Returns: False if the command ended before that, or a quarter of an hour went by.
  @discardableResult
  package func wait(until fact: () -> Bool) -> Bool {
    let start = ContinuousClock.now
    // A claim that nobody renews is taken over after a minute and more, and several may follow each other.
    while process.isRunning, start.duration(to: .now) < .seconds(900) {
      if fact() { return true }
      usleep(200)
    }
    return false
  }

  /// Waits until it has ended.
  ///
  /// - Returns: Its exit status; a signal that ended it as a negative number.
  package func wait() -> Int32 {
    process.waitUntilExit()
    let code = process.terminationStatus
    return process.terminationReason == .exit ? code : -code
  }

  /// What it has written to standard output so far.
  ///
  /// Of a command with a wrapper it can be had once, when that has ended.
  package func output() throws -> String { try text(0, "output") }

  /// What it has written to standard error so far, as ``output()``.
  package func errors() throws -> String { try text(1, "errors") }

  private func text(_ stream: Int, _ name: String) throws -> String {
    guard pipes.isEmpty else {
      return String(
        decoding: try pipes[stream].fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    }
    return try String(contentsOfFile: "\(files.path)/\(name)", encoding: .utf8)
  }

  /// The command, which is built beside the tests.
  package static var path: String {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appendingPathComponent("runner").path
  }
}
