import Foundation
import TestSupport
import Testing

@Suite struct SchemaTests {
  /// Runs Python and gives its exit status and what it printed; nil where there is none.
  private static func python(_ arguments: [String]) -> (status: Int32, output: String)? {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    (process.standardOutput, process.standardError) = (pipe, FileHandle.nullDevice)
    guard (try? process.run()) != nil else { return nil }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  /// Whether the independent validator is there, which the project does not need.
  private static let hasValidator = python(["-c", "import jsonschema, yaml"])?.status == 0

  @Test(.enabled(if: hasValidator, "skipped: Python has no jsonschema, or no yaml"))
  func `an independent validator takes what check takes, and refuses mistakes`() throws {
    let script = "\(Project.root)/.ci/schema"
    let run = try #require(Self.python([script, StartedRunner.path]))
    #expect(run.status == 0, "\(run.output)")
  }
}
