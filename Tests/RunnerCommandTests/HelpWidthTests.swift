import Foundation
import TestSupport
import Testing

/// The help of all commands: its width, its groups, its exit statuses.
@Suite struct HelpWidthTests {
  private static let commands: [[String]] = [
    [], ["run"], ["check"], ["schedule"], ["find-lr"], ["list"], ["compare"], ["explain"],
    ["describe"], ["expand"], ["work"], ["launch"], ["launch", "slurm"], ["launch", "kubernetes"],
    ["schema"], ["export"], ["export", "schedule"], ["export", "tensorboard"],
    ["export", "optuna"], ["export", "mlflow"], ["export", "parquet"], ["export", "weights"],
    ["init"], ["man"], ["bench"],
  ]

  @Test(arguments: commands)
  func `the help of a command fits eighty columns`(_ command: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try RunnerProcess(command + ["--help"], in: folder.path)
    #expect(run.status == 0)
    let long = run.output.split(separator: "\n").filter { $0.count > 80 }
    #expect(long.isEmpty, "\(long)")
  }

  @Test func `the help of runner groups commands and names all exit statuses`() throws {
    let folder = try TemporaryFolder()
    let help = try RunnerProcess(["--help"], in: folder.path).output
    for heading in ["RUN", "LOOK", "SWEEP", "REFERENCE", "TOOLS"] {
      #expect(help.contains("\n\(heading) SUBCOMMANDS:\n"))
    }
    let statuses = [0, 1, 10, 11, 64, 65, 66, 70, 71, 73, 74, 75, 129, 130, 143]
    for status in statuses {
      #expect(try help.contains(Regex("\\b\(status)\\b")), "\(status)")
    }
  }
}
