internal import Foundation

/// The Python that reads exports with other tools' own readers: `RUNNER_READERS`, or else `python3`.
package enum PythonReader {
  /// Whether it has all of some modules, which the project does not need.
  package static func has(_ modules: String) -> Bool {
    (try? run("import \(modules)"))?.status == 0
  }

  /// Runs a program, and gives its exit status and all that it printed.
  package static func run(_ program: String, _ arguments: String...) throws -> (
    status: Int32, output: String
  ) {
    let (process, pipe) = (Process(), Pipe())
    let python = ProcessInfo.processInfo.environment["RUNNER_READERS"] ?? "python3"
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, "-c", program] + arguments
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
