import Foundation
import TestSupport
import Testing

/// What README shows, run as it stands there: in order, in a folder that holds the experiments alone.
@Suite struct ReadmeTests {
  /// A block of code.
  private struct Snippet {
    let language: String
    let text: String
    /// The file that its first line names, `# FILE`.
    var file: String? {
      let line = text.prefix { $0 != "\n" }
      return line.hasPrefix("# ") && !line.dropFirst(2).contains(" ") ? "\(line.dropFirst(2))" : nil
    }
  }

  private static func snippets() throws -> [Snippet] {
    let readme = try String(contentsOfFile: "\(Project.root)/README.md", encoding: .utf8)
    return readme.split(separator: "\n```").dropFirst().compactMap { part in
      guard let end = part.firstIndex(of: "\n"), end != part.startIndex else { return nil }
      return Snippet(
        language: String(part[..<end]), text: String(part[part.index(after: end)...]) + "\n")
    }
  }

  /// Runs a program with `runner` on its path, and gives its status and all that it printed.
  private static func run(
    _ arguments: [String], in folder: String
  ) throws -> (status: Int32, output: String) {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var variables = ProcessInfo.processInfo.environment
    variables["PATH"] = "\(folder)/.build/release:\(variables["PATH"] ?? "/usr/bin:/bin")"
    variables["XDG_CACHE_HOME"] = folder
    process.environment = variables
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  /// A folder with the experiments and the command, where README expects it.
  private static func project() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let files = FileManager.default
    try files.createDirectory(
      atPath: "\(folder.path)/.build/release", withIntermediateDirectories: true)
    try files.createSymbolicLink(
      atPath: "\(folder.path)/.build/release/runner", withDestinationPath: StartedRunner.path)
    try files.copyItem(
      atPath: "\(Project.root)/experiments", toPath: "\(folder.path)/experiments")
    return folder
  }

  private static let hasPython =
    (try? run(["python3", "-c", "import pandas, safetensors.torch, torch"], in: "/"))?.status == 0

  @Test func `every snippet does what it should`() throws {
    let folder = try Self.project()
    var counts: [String: Int] = [:]
    for snippet in try Self.snippets() {
      // `.ci/run` runs these two on a machine of its own.
      if snippet.text.contains("apt-get") { continue }
      counts[snippet.language, default: 0] += 1
      switch snippet.language {
      case "sh":
        let run = try Self.run(["bash", "-euo", "pipefail", "-c", snippet.text], in: folder.path)
        #expect(run.status == 0, "\(snippet.text)\(run.output)")
      case "yaml":
        let file = snippet.file ?? "experiments/example.yaml"
        _ = try folder.write(Array(snippet.text.utf8), file)
        let check = try RunnerProcess(["check", file], in: folder.path)
        #expect(check.status == 0 && check.errors.isEmpty, "\(file): \(check.errors)")
        let name = snippet.file == nil ? ["--set", "name=onecycle"] : []
        let run = try RunnerProcess([file] + name, in: folder.path)
        #expect(run.status == 0, "\(file): \(run.errors)")
        // The example is the experiment that it shows the most of.
        if snippet.file == nil {
          let id = run.output.prefix { $0 != ":" }
          #expect(id == "results/onecycle/7f07ffdea9e7")
        }
      default:
        let file = try #require(snippet.file)
        _ = try folder.write(Array(snippet.text.utf8), file)
        guard Self.hasPython else { continue }
        let run = try Self.run(["python3", file], in: folder.path)
        #expect(run.status == 0, "\(snippet.text)\(run.output)")
      }
    }
    #expect(counts == ["sh": 6, "yaml": 7, "python": 2])
  }

  @Test(arguments: [
    [], ["run"], ["check"], ["schedule"], ["explain"], ["describe"], ["schema"], ["bench"],
    ["expand"], ["work"], ["launch"], ["launch", "slurm"], ["launch", "kubernetes"],
  ])
  func `help fits a terminal of 80 columns`(_ command: [String]) throws {
    let folder = try TemporaryFolder()
    let help = try RunnerProcess(command + ["--help"], in: folder.path)
    #expect(help.status == 0)
    let long = help.output.split(separator: "\n").filter { $0.count > 80 }
    #expect(long.isEmpty, "\(long)")
    if command.isEmpty {
      for status in [0, 1, 10, 64, 65, 66, 70, 71, 73, 74, 75, 129, 130, 143] {
        let number = try Regex("\\b\(status)\\b")
        #expect(help.output.contains(number), "\(status)")
      }
    }
  }
}
