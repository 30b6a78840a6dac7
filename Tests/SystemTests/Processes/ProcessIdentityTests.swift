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

  @Test func `a process that has ended is gone before anybody has waited for it`() throws {
    var number: pid_t = 0
    var arguments = [strdup("sleep"), strdup("100"), nil]
    defer { for argument in arguments { free(argument) } }
    try #require(posix_spawn(&number, "/bin/sleep", nil, nil, &arguments, environ) == 0)
    let child = identity(
      number: Int(number), start: try #require(ProcessStatus(ofProcess: Int(number))).start)
    #expect(!child.isGone && !Host.hasNoProcess(Int(number)))
    kill(number, SIGKILL)
    // It has ended, and is still there to be waited for.
    var information = siginfo_t()
    try #require(waitid(P_PID, id_t(number), &information, WEXITED | WNOWAIT) == 0)
    #expect(kill(number, 0) == 0)
    #expect(child.isGone && Host.hasNoProcess(Int(number)))
    #expect(waitpid(number, nil, 0) == number)
  }

  @Test(
    arguments: [
      ("7 (a) R 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 1 18 99 20", false, 99),
      ("7 (Z) Z 1) Z 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 1 18 99 20", true, 99),
      ("7 (a) Z 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 2 18 99 20", false, 99),
      ("7 (a) Z 1 2 3", nil, nil), ("7 a Z", nil, nil), ("", nil, nil),
    ] as [(String, Bool?, Int?)])
  func `the status of a process is read from its fields`(
    _ text: String, _ isZombie: Bool?, _ start: Int?
  ) {
    let status = ProcessStatus(Array(text.utf8))
    #expect(status?.isZombie == isZombie)
    #expect(status?.start == start)
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
