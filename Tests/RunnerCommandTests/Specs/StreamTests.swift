import Foundation
import TestSupport
import Testing

/// Standard streams that are full, closed, or that nobody reads.
@Suite struct StreamTests {
  static let spec = """
    data: {dataset: normal, samples: 20, shape: 3, batch_size: 5}
    model: [linear: 1]
    loss: mean
    optimizer: {type: sgd, lr: 0.1}
    train: {steps: 2000, log_every: 1st}
    """

  /// Runs a command with its streams as the shell is told.
  private func run(
    _ arguments: [String], _ streams: String, before: String = ""
  ) throws -> RunnerProcess {
    let folder = try TemporaryFolder()
    _ = try folder.write(Array(Self.spec.utf8), "s.yaml")
    let run = try RunnerProcess(
      arguments, in: folder.path, through: ["sh", "-c", before + #""$@" "# + streams, "sh"])
    guard arguments[0] == "s.yaml" else { return run }
    // Whoever listens, the run is kept whole, with nothing in its files that was meant for others.
    let files = RunFiles(latestOf: "s", in: "\(folder.path)/results")
    #expect(try files.result()["status"] as? String == "done")
    let rows = try #require(files.bytes("metrics.csv")).split(separator: 0x0A)
    #expect(rows.count == 2001)
    #expect(rows.allSatisfy { $0.count { $0 == UInt8(ascii: ",") } == 4 })
    return run
  }

  static let commands = [
    ["s.yaml"], ["s.yaml", "--json"], ["check", "s.yaml"], ["schedule", "s.yaml"],
    ["schedule", "s.yaml", "--svg", "-"], ["explain", "s.yaml"], ["--help"], ["run", "--help"],
    ["--version"],
  ]

  @Test(arguments: commands)
  func `results that cannot be written are told, and end with 74`(_ arguments: [String]) throws {
    let full = try run(arguments, ">/dev/full")
    #expect(full.status == 74)
    #expect(full.errors == "standard output: error: No space left on device\n")
    let closed = try run(arguments, ">&-")
    #expect(closed.status == 74)
    #expect(closed.errors == "standard output: error: Bad file descriptor\n")
  }

  /// A pipe whose reader has gone, as standard output or error.
  private static func unread(_ stream: Int32) -> String {
    "mkfifo pipe; (exec 3<pipe) & exec \(stream)>pipe; wait; exec "
  }

  @Test(arguments: [["s.yaml"], ["schedule", "s.yaml"], ["--help"]])
  func `results that nobody reads end the command by SIGPIPE, without a word`(
    _ arguments: [String]
  ) throws {
    let run = try run(arguments, "", before: Self.unread(STDOUT_FILENO))
    #expect(run.status == -SIGPIPE)
    #expect(run.errors.isEmpty)
  }

  @Test(arguments: ["2>/dev/full", "2>&-", "<&- 2>&-"])
  func `a run goes on when nobody can be told how it comes along`(_ streams: String) throws {
    #expect(try run(["s.yaml"], streams).status == 0)
  }

  @Test func `a run goes on when nobody reads how it comes along`() throws {
    #expect(try run(["s.yaml"], "", before: Self.unread(STDERR_FILENO)).status == 0)
  }
}
