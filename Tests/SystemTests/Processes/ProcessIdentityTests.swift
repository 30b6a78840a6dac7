import Foundation
import Testing

@testable import System

@Suite struct ProcessIdentityTests {
  private let current = ProcessIdentity.current

  private func identity(number: Int? = nil, start: Int? = nil, kernel: String? = nil)
    -> ProcessIdentity
  {
    ProcessIdentity(
      host: "other", number: number ?? current.number, start: start ?? current.start,
      kernel: kernel ?? current.kernel)
  }

  @Test func `a process is gone that is known to be, and no other`() throws {
    #expect(current.start != nil && current.kernel != nil && !current.isGone)
    #expect(!identity().isGone)
    // The number is another's now.
    #expect(identity(start: 1).isGone)
    // No process has that number.
    #expect(identity(number: 2_147_483_647).isGone)
    #expect(!identity(number: 2_147_483_647, kernel: "another boot").isGone)
    #expect(
      !ProcessIdentity(host: current.host, number: 2_147_483_647, start: nil, kernel: nil).isGone)
  }

  @Test func `a process that was waited for is gone`() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sleep")
    process.arguments = ["100"]
    try process.run()
    let path = "/proc/\(process.processIdentifier)/stat"
    // The twenty-second field, where the name has no space.
    let fields = try String(contentsOfFile: path, encoding: .utf8).split(separator: " ")
    let child = identity(number: Int(process.processIdentifier), start: Int(fields[21]))
    #expect(!child.isGone)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(child.isGone)
  }

  @Test(
    arguments: [
      ("200000 100000\n", 2), ("250000 100000\n", 3), ("50000 100000\n", 1), ("max 100000\n", nil),
      ("-1\n 100000\n", nil), ("100000", nil), ("", nil), ("1 0", nil),
    ] as [(String, Int?)])
  func `the time of processors that a group may use is rounded up`(_ text: String, _ count: Int?) {
    #expect(Host.quota(text) == count)
  }
}
