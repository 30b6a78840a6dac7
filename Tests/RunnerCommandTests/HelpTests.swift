import TestSupport
import Testing

/// What the argument parser answers by itself, however it is asked.
@Suite struct HelpTests {
  private func output(_ arguments: [String]) throws -> String {
    let folder = try TemporaryFolder()
    let run = try RunnerProcess(arguments, in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    return run.output
  }

  /// Two ways to ask for one thing, and what the answer begins with.
  static let pairs: [(first: [String], second: [String], beginning: String)] = [
    (["--help"], ["help"], "OVERVIEW: Trains neural networks"),
    (["check", "--help"], ["help", "check"], "OVERVIEW: Find all mistakes"),
    (["check", "x.yaml", "-h"], ["help", "check"], "OVERVIEW: Find all mistakes"),
    (["launch", "slurm", "--help"], ["help", "launch", "slurm"], "OVERVIEW: "),
    (["--version"], ["check", "--version"], "0."),
  ]

  @Test(arguments: pairs)
  func `help and the version are the same, however one asks for them`(
    _ pair: (first: [String], second: [String], beginning: String)
  ) throws {
    let answer = try output(pair.first)
    #expect(answer.hasPrefix(pair.beginning), "\(answer)")
    #expect(try output(pair.second) == answer)
  }

  @Test(arguments: [["check"], ["run"], []])
  func `a mistake in arguments names the command as it is typed`(_ command: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try RunnerProcess(command + ["x.yaml", "--nonsense"], in: folder.path)
    #expect(run.status == 64)
    #expect(run.errors.contains("Unknown option '--nonsense'"), "\(run.errors)")
    let usage = "Usage: runner \(command == ["check"] ? "check" : "[run]") FILE... [options]"
    #expect(run.errors.contains(usage), "\(run.errors)")
  }
}
