import Datasets
import System
import Testing

@testable import Execution

@Suite struct ProblemTests {
  @Test func `nothing that a problem quotes reaches a terminal`() {
    #expect(Problem("a\u{1B}[2J\nb", nil).text == "a\\u{1b}[2J\nb")
    // A newline of a file's name does not begin a line.
    #expect(!Problem(at: "a\nb", "c\nd", .usage).text.contains("\n"))
  }

  @Test func `a problem without a status is a warning`() {
    #expect(Problem(at: "a", "b", nil).text == "a: warning: b")
    #expect(Problem(at: "a", "b", .busy).text == "a: error: b")
  }

  @Test(arguments: [
    (FileError.Kind.missing, Execution.ExitStatus.missingInput), (.unreadable, .missingInput),
    (.tooLarge, .invalidData), (.cannotCreate, .cannotCreate), (.failed, .ioFailure),
    (.busy, .busy),
  ])
  func `a file's fault decides the status`(_ kind: FileError.Kind, _ status: Execution.ExitStatus) {
    let problem = Problem(FileError(kind, path: "p", message: "m"))
    #expect(problem.text == "p: error: m" && problem.status == status)
  }

  @Test func `a signal decides the status as shells tell it`() {
    #expect(Execution.ExitStatus(.interrupt).rawValue == 130)
    #expect(Execution.ExitStatus(.terminate).rawValue == 143)
  }
}
