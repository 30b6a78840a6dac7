import Foundation
import TestSupport
import Testing

/// Specs that are made of several files, that come from a pipe, and what a run keeps of them.
@Suite struct WholeSpecTests {
  private static let base = """
    x-policy: &policy {type: one_cycle_policy, lr: 0.1}
    data: {dataset: csv, path: ../data.csv, target: y, batch_size: 2}
    model: [linear: 4, relu, linear: 1]
    loss: mse
    optimizer: {type: sgd, momentum: 0.9}
    scheduler: {<<: *policy, momentum_range: [0.8, 0.9], interval: epoch}
    train: {epochs: 4}
    """
  private static let main =
    "# a comment\nextends: parts/base.yaml\nscheduler: {momentum_range: null}"

  /// A folder with `main.yaml`, `parts/base.yaml` and `data.csv`.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/parts", withIntermediateDirectories: true)
    _ = try folder.write(Self.base.utf8, "parts/base.yaml")
    _ = try folder.write(Self.main.utf8, "main.yaml")
    _ = try folder.write("x,y\n1,2\n3,4\n5,6\n7,8\n".utf8, "data.csv")
    return folder
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  private func shell(_ command: String, in folder: TemporaryFolder) throws -> (
    status: Int32, output: String
  ) {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", "\(command) 2>&1", StartedRunner.path]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  @Test func `a run's spec is the whole of it and that very run, wherever it is`() throws {
    let folder = try folder()
    let run = try RunnerProcess(
      ["main.yaml", "--set", "description=run #3", "--set", "train.epochs=2"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let path = String(run.output.prefix { $0 != ":" })
    let spec = try text("\(folder.path)/\(path)/spec.yaml")
    #expect(
      spec == """
        name: main
        data:
          dataset: csv
          path: \(folder.path)/parts/../data.csv
          target: y
          batch_size: 2
        model:
          - linear: 4
          - relu
          - linear: 1
        loss: mse
        optimizer: {type: sgd, momentum: 0.9}
        scheduler: {momentum_range: null, interval: epoch, type: one_cycle_policy, lr: 0.1}
        train: {epochs: 2}
        description: "run #3"

        """)
    #expect(
      try text("\(folder.path)/\(path)/source.yaml")
        == "\(Self.main)\n--- # parts/base.yaml\n\(Self.base)")
    _ = try folder.write(spec.utf8, "parts/copy.yaml")
    for file in ["\(path)/spec.yaml", "parts/copy.yaml"] {
      let again = try RunnerProcess([file], in: folder.path)
      #expect(again.status == 0 && again.output == "\(path): already done\n", "\(again.errors)")
    }
    #expect(try text("\(folder.path)/\(path)/spec.yaml") == spec)
  }

  private static let twice = "Error: <stdin> can be read once; it is named twice.\n"

  @Test func `a spec may come from standard input or a pipe of the shell`() throws {
    let folder = try folder()
    let run = try RunnerProcess(["main.yaml"], in: folder.path)
    let path = run.output.prefix { $0 != ":" }
    let cases: [(command: String, status: Int32, output: String)] = [
      ("(echo name: main; cat main.yaml) | $0 -", 0, "\(path): already done\n"),
      ("$0 run <(echo name: main; cat main.yaml)", 0, "\(path): already done\n"),
      ("(echo name: main; cat main.yaml) | $0 check - --quiet", 0, ""),
      ("$0 check /dev/stdin --set name=main < main.yaml", 0, "<stdin>: ok\n"),
      ("$0 check - --set name=main < main.yaml", 0, "<stdin>: ok\n"),
      ("$0 check - - < main.yaml 2>&1 | head -n 1", 0, Self.twice),
      ("$0 check - - < main.yaml > /dev/null", 64, ""),
      ("$0 run main.yaml - /dev/stdin < main.yaml > /dev/null", 64, ""),
      ("$0 schedule - - --diff < main.yaml 2>&1 | head -n 1", 0, Self.twice),
      (
        "$0 explain - train.epochs < parts/base.yaml", 0,
        "train.epochs = 4  (whole number, <stdin>:7:17)\n"
      ),
      ("$0 schedule - < main.yaml | head -n 1", 0, "step,epoch,lr.default,momentum.default\n"),
      (
        "$0 schedule --diff <(cat main.yaml) <(cat main.yaml) | wc -l", 0, "1\n"
      ),
      (
        "$0 check - < main.yaml", 65,
        "<stdin>:2:1: error: missing key 'name': a spec that comes from no file has no file's name\n"
          + "    2 | extends: parts/base.yaml\n      | ^\n"
      ),
      (
        "$0 check - < /dev/null", 65, "<stdin>:1:1: error: the file is empty\n    1 | \n      | ^\n"
      ),
      ("$0 check - < .", 66, "<stdin>: error: Is a directory\n"),
      ("$0 check - <&-", 66, "<stdin>: error: Bad file descriptor\n"),
      (
        "head -c 5000000 /dev/zero | $0 check -", 65,
        "<stdin>: error: has more than 4194304 bytes\n"
      ),
    ]
    for item in cases {
      let result = try shell(item.command, in: folder)
      #expect(
        result.status == item.status && result.output == item.output, "\(item.command): \(result)")
    }
  }

  @Test func `a file that is extended and not there is a missing input`() throws {
    let folder = try folder()
    let spec = try folder.write("extends: [parts/base.yaml, nowhere.yaml, parts]".utf8, "s.yaml")
    let run = try RunnerProcess(["check", spec], in: folder.path)
    #expect(run.status == 66)
    #expect(
      run.errors.hasPrefix(
        "\(spec):1:28: error: extends: \(folder.path)/nowhere.yaml: no such file\n"),
      "\(run.errors)")
    _ = try folder.write("extends: parts".utf8, "s.yaml")
    let other = try RunnerProcess(["check", "s.yaml"], in: folder.path)
    #expect(other.errors.hasPrefix("s.yaml:1:10: error: extends: parts: is a directory\n"))
    let cycle = try folder.write("extends: ../s.yaml".utf8, "parts/base.yaml")
    _ = try folder.write("extends: parts/../parts/base.yaml".utf8, "s.yaml")
    let third = try RunnerProcess(["check", "s.yaml"], in: folder.path)
    #expect(third.status == 65)
    #expect(
      third.errors.contains("parts/base.yaml:1:10: error: extends: '../s.yaml' extends itself"),
      "\(cycle)")
  }

  @Test func `only files in the bounds are extended, and standard input is none`() throws {
    let folder = try folder()
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/tree/own/specs", withIntermediateDirectories: true)
    _ = try folder.write("secret: 1".utf8, "outside.yaml")
    _ = try folder.write(Self.base.utf8, "tree/own/base.yaml")
    func check(_ extended: String) throws -> (status: Int32, output: String) {
      _ = try folder.write("name: s\nextends: '\(extended)'".utf8, "tree/own/specs/s.yaml")
      let command = "echo 'seed: 1' | $0 check tree/own/specs/s.yaml 2>&1 | head -n 1"
      return try shell(command, in: folder)
    }
    let place = "tree/own/specs/s.yaml:2:10: error: extends:"
    for (path, message) in [
      ("-", "tree/own/specs/-: no such file"), ("/dev/stdin", "/dev/stdin: is not a regular file"),
      ("/dev/fd/0", "/dev/fd/0: is not a regular file"),
    ] {
      #expect(try check(path).output == "\(place) \(message)\n")
    }
    let root = "\(folder.path)/tree/own"
    for path in [
      "../../../../../../../../etc/passwd", "/etc/passwd", "../../../outside.yaml", "link.yaml",
    ] {
      try? FileManager.default.createSymbolicLink(
        atPath: "\(root)/specs/link.yaml", withDestinationPath: "\(folder.path)/outside.yaml")
      let shown = path.hasPrefix("/") ? path : "tree/own/specs/\(path)"
      let output = try check(path).output
      #expect(output.hasPrefix("\(place) \(shown): lies outside '/"), "\(output)")
      #expect(output.contains("/tree/own'; a spec extends") && !output.contains("secret"))
    }
    for path in ["../base.yaml", "\(root)/base.yaml", "../../own/base.yaml"] {
      #expect(try !check(path).output.contains("extends"))
    }
    // In a repository its root is the bound.
    _ = try folder.write("gitdir: nowhere".utf8, ".git")
    #expect(try !check("../../../parts/base.yaml").output.contains("extends"))
  }

  @Test func `thousands of options are read in one go`() throws {
    let folder = try folder()
    let options = (0..<5000).flatMap { ["--set", "x-\($0).k=1"] }
    let run = try RunnerProcess(
      ["check", "main.yaml", "--set=seed=1"] + options + ["--set", "loss=msee"], in: folder.path)
    #expect(run.status == 65)
    #expect(run.errors.hasPrefix("--set:5002:6: error: unknown loss 'msee'; did you mean 'mse'?\n"))
  }
}
