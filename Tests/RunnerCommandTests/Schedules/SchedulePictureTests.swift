import Foundation
import TestSupport
import Testing

@Suite struct SchedulePictureTests {
  private static let gallery = "\(Project.root)/experiments/gallery"

  /// The names of the gallery's specs.
  private static func specs() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: gallery).sorted()
      .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
  }

  /// `RECORD=1` draws the pictures anew, and fails so that nobody takes that for a test.
  @Test(arguments: try specs())
  func `the gallery's pictures are those that the command draws`(_ name: String) throws {
    let folder = try TemporaryFolder()
    let picture = "\(Self.gallery)/\(name).svg"
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    let out = isRecording ? picture : "\(folder.path)/out.svg"
    let run = try RunnerProcess(
      ["schedule", "\(Self.gallery)/\(name).yaml", "--svg", out], in: folder.path)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(!isRecording, "recorded \(picture)")
    let drawn = try String(contentsOfFile: out, encoding: .utf8)
    #expect(drawn == (try String(contentsOfFile: picture, encoding: .utf8)))
  }

  private static let spec = """
    name: two groups
    optimizer: {type: sgd, lr: 1, momentum: 0.9, groups: [{name: a}, {name: b, lr: 0.5}]}
    scheduler: {type: lambda, lr: ["0.1 ** (epoch // 2)", "1"], weight_decay: "epoch"}
    train: {epochs: 6}
    """

  private func folder(_ spec: String = spec) throws -> (TemporaryFolder, file: String) {
    let folder = try TemporaryFolder()
    return (folder, try folder.write(Array(spec.utf8), "spec.yaml"))
  }

  @Test func `a picture names the spec, its type, its groups and what moves`() throws {
    let (folder, file) = try folder()
    let run = try RunnerProcess(["schedule", file, "--svg", "-", "--quiet"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    for part in [
      "<title>two groups: lambda</title>", ">a (base lr 1, momentum 0.9, weight_decay 0)<",
      ">b (base lr 0.5, momentum 0.9, weight_decay 0)<", ">6 epochs<", ">lr<", ">log axis<",
      ">weight_decay<", ">epoch<", "lr of a goes from 1 to 0.01, between 0.01 and 1.",
      "lr of b stays at 0.5.",
    ] { #expect(run.output.contains(part), "\(part)") }
    // Momentum is not scheduled and has no panel of its own.
    #expect(!run.output.contains(">momentum<"))
  }

  @Test func `what a spec leaves alone is a level line`() throws {
    let (folder, file) = try folder("optimizer: {type: sgd, lr: 0.1}\ntrain: {steps: 1}\n")
    let run = try RunnerProcess(["schedule", file, "--svg", "-"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("<title>spec: no scheduler</title>"))
    #expect(run.output.contains(">1 step · nothing is scheduled<"))
    #expect(run.output.contains(">step<"))
  }

  @Test func `where the steps of an epoch are known, both are shown`() throws {
    let folder = try TemporaryFolder()
    let file = "\(Project.root)/experiments/onecycle.yaml"
    let run = try RunnerProcess(["schedule", file, "--svg", "-"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains(">690 steps · 23 steps an epoch<"))
    #expect(run.output.contains(">step<") && run.output.contains(">epoch<"))
  }

  @Test func `an older picture is replaced, also through a link`() throws {
    let (folder, file) = try folder()
    let old = try folder.write(Array("old".utf8), "old.svg")
    let link = "\(folder.path)/link.svg"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "old.svg")
    let run = try RunnerProcess(["schedule", file, "--svg", link, "--quiet"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try String(contentsOfFile: old, encoding: .utf8).hasSuffix("</svg>\n"))
    let kind = try FileManager.default.attributesOfItem(atPath: link)[.type] as? FileAttributeType
    #expect(kind == .typeSymbolicLink)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(left == ["link.svg", "old.svg", "spec.yaml"])
  }

  @Test(arguments: [
    ("nowhere/out.svg", "nowhere/out.svg: error: there is no folder 'nowhere'\n"),
    (".", ".: error: is a directory\n"), ("/dev/null", "/dev/null: error: is not a regular file\n"),
    ("", ": error: a file needs a name\n"),
  ])
  func `a picture that cannot be made ends with 73`(_ out: String, _ message: String) throws {
    let (folder, file) = try folder()
    let run = try RunnerProcess(["schedule", file, "--svg", out, "--quiet"], in: folder.path)
    #expect(run.status == 73)
    #expect(run.errors == message)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["spec.yaml"])
  }

  @Test func `a terminal's picture has the same axes in the characters it has`() throws {
    let (folder, file) = try folder()
    let dots = try RunnerProcess(
      ["schedule", file, "--plot", "--quiet"], in: folder.path,
      environment: ["LC_ALL": "C.UTF-8", "COLUMNS": "70"])
    #expect(dots.status == 0)
    #expect(dots.errors.isEmpty)
    #expect(dots.output.hasPrefix("two groups: lambda\n6 epochs\n── a (base lr 1"))
    #expect(dots.output.contains("lr (log axis)\n"))
    #expect(!dots.output.contains("\u{1B}"), "a file is no terminal")
    let lines = dots.output.split(separator: "\n")
    #expect((lines.map(\.count).max() ?? 0) <= 70)
    let letters = try RunnerProcess(
      ["schedule", file, "--plot", "--quiet"], in: folder.path, environment: ["LC_ALL": "C"])
    #expect(letters.output.allSatisfy { $0.isASCII })
    #expect(letters.output.contains("** a (base lr 1"))
    #expect(letters.output.split(separator: "\n").count == lines.count)
  }

  @Test func `both pictures at once, and a wrong spec none`() throws {
    let (folder, file) = try folder()
    let both = try RunnerProcess(
      ["schedule", file, "--plot", "--svg", "out.svg", "--quiet"], in: folder.path)
    #expect(both.status == 0)
    #expect(both.output.hasPrefix("two groups: lambda\n"))
    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/out.svg"))
    let wrong = try folder.write(Array("optimizer: 7\n".utf8), "wrong.yaml")
    let none = try RunnerProcess(["schedule", wrong, "--svg", "none.svg"], in: folder.path)
    #expect(none.status == 65)
    #expect(none.errors.contains("wrong.yaml:1:12: error:"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/none.svg"))
  }

  @Test(arguments: [
    (["spec.yaml", "spec.yaml"], "two can be compared with --diff"),
    (["spec.yaml", "--diff"], "--diff compares two files; 1 given"),
    (["spec.yaml", "spec.yaml", "spec.yaml", "--diff"], "--diff compares two files; 3 given"),
    (["spec.yaml", "spec.yaml", "--diff", "--plot"], "neither --plot nor --svg"),
    (["spec.yaml", "spec.yaml", "--diff", "--svg", "x"], "neither --plot nor --svg"),
    (["spec.yaml", "--json"], "--json goes with --diff alone"),
    (["spec.yaml", "--tolerance", "0.1"], "--tolerance goes with --diff alone"),
    (["spec.yaml", "spec.yaml", "--diff", "--tolerance", "1"], "from 0 to less than 1"),
    (["spec.yaml", "spec.yaml", "--diff", "--tolerance", "nan"], "from 0 to less than 1"),
    (["spec.yaml", "spec.yaml", "--diff", "--tolerance", "x"], "'x'"),
    (["spec.yaml", "--plot", "--svg", "-"], "both write to standard output"),
    (["spec.yaml", "--svg", "./spec.yaml"], "would replace the experiment file"),
    (["spec.yaml", "--svg"], "--svg"), ([], "file"),
  ])
  func `options that do not go together are wrong usage`(
    _ arguments: [String], _ message: String
  ) throws {
    let (folder, file) = try folder()
    let run = try RunnerProcess(["schedule"] + arguments, in: folder.path)
    #expect(run.status == 64)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == Self.spec)
  }
}
