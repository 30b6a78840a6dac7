import TestSupport
import Testing

@testable import Results

@Suite struct RunLockTests {
  @Test func `one holder at a time, and nothing to remove after it`() throws {
    let folder = try TemporaryFolder()
    let run = try RunFolder(creating: folder.path, name: "a", id: "1")
    do {
      let first = try RunLock(of: run)
      // Locks belong to open files, so a second one is refused within a process too.
      let error = #expect(throws: ResultsError.self) { try RunLock(of: run) }
      #expect(error?.kind == .busy)
      #expect(error?.message.hasSuffix("runs this experiment") == true)
      #expect(error?.message.hasPrefix("process ") == true)
      withExtendedLifetime(first) {}
    }
    _ = try RunLock(of: run)
  }
}
